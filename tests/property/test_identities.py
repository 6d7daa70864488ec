"""The figures of every mode fit together, whatever the numbers."""

import itertools
from decimal import Decimal
from fractions import Fraction
from typing import Any

from churn_calculator import calculate
from churn_calculator.fields import DENOMINATORS, FIELDS, MODES, PERIODS
from churn_calculator.formats import write_amount, write_decimal
from churn_calculator.numerals import read_amount
from churn_calculator.periods import MONTHS, convert
from hypothesis import assume, given
from hypothesis import strategies as st

counts = st.integers(0, 10**6)
locales = st.sampled_from(["en", "el", "et"])
amounts = st.integers(0, 10**9).map(lambda cents: Fraction(cents, 100))
rates = st.integers(1, 10**4).flatmap(
    lambda whole: st.integers(0, whole).map(lambda part: Fraction(part, whole))
)


def values(**request: str) -> dict[str, Any]:
    result = calculate({"locale": "en", **request})
    assert result["ok"], result["errors"]
    found: dict[str, Any] = result["values"]
    return found


def exact(figures: dict[str, Any], name: str) -> Fraction:
    return Fraction(figures[name]["exact"])


@given(st.integers(1, 10**6), counts, counts, counts)
def test_every_base_follows_from_the_counts(start: int, lost: int, new: int, joined: int) -> None:
    assume(joined <= min(lost, new) and lost - joined <= start)
    found = values(start=f"{start}", lost=f"{lost}", new=f"{new}", lost_new=f"{joined}")
    end = start + new - lost
    assert exact(found, "churn_rate_start") * start == lost
    assert exact(found, "churn_rate_cohort") * start == lost - joined
    assert exact(found, "churn_rate_average") * (start + end) == 2 * lost
    assert exact(found, "churn_rate_start_new") * (start + new) == lost
    assert exact(found, "start_minus_end") * start == start - end
    assert exact(found, "retention_rate") == 1 - exact(found, "churn_rate_cohort")
    assert exact(found, "remaining") == end - (new - joined)


@given(st.integers(1, 10**6), counts, counts)
def test_lost_worked_out_gives_the_same_as_lost_entered(start: int, lost: int, new: int) -> None:
    assume(lost <= start)
    entered = values(start=f"{start}", lost=f"{lost}", new=f"{new}")
    derived = values(start=f"{start}", end=f"{start + new - lost}", new=f"{new}")
    assert entered == derived


@given(st.integers(1, 10**4), st.integers(0, 10**4 - 1))
def test_more_lost_never_means_a_lower_rate(start: int, lost: int) -> None:
    assume(lost < start)
    fewer, more = (values(start=f"{start}", lost=f"{n}") for n in (lost, lost + 1))
    for name in ("churn_rate", "yearly_rate", "churn_rate_low", "churn_rate_high"):
        assert Decimal(fewer[name]["decimal"]) <= Decimal(more[name]["decimal"])


@given(rates, st.sampled_from(sorted(MONTHS)), st.sampled_from(sorted(MONTHS)))
def test_rates_of_two_periods_turn_into_each_other(rate: Fraction, first: str, second: str) -> None:
    there = convert(rate, MONTHS[first], MONTHS[second])
    # Where nearly all leave, the share that stays is lost in the digits of any fixed precision.
    assume(there < Fraction(999_999, 10**6))
    back = convert(there, MONTHS[second], MONTHS[first])
    assert abs(Fraction(back) - rate) < Fraction(1, 10**12)


@given(amounts, amounts, amounts, amounts)
def test_revenue_rates_fit_together(
    mrr: Fraction, churned: Fraction, contraction: Fraction, expansion: Fraction
) -> None:
    assume(mrr and churned + contraction <= mrr)
    amounts = {
        "mrr": mrr,
        "mrr_churned": churned,
        "mrr_contraction": contraction,
        "mrr_expansion": expansion,
    }
    typed = {name: write_amount(amount, "en") for name, amount in amounts.items()}
    found = values(mode="revenue", **typed)
    gross, net = exact(found, "gross_revenue_churn"), exact(found, "net_revenue_churn")
    assert gross * mrr == churned + contraction
    assert (gross - net) * mrr == expansion
    assert exact(found, "gross_revenue_retention") == 1 - gross
    assert exact(found, "net_revenue_retention") == 1 - net
    assert 0 <= gross <= 1


@given(st.integers(1, 10**6), counts, st.integers(1, 24))
def test_each_period_leaves_the_same_share(start: int, lost: int, periods: int) -> None:
    assume(lost <= start)
    found = values(mode="outlook", start=f"{start}", lost=f"{lost}", periods=f"{periods}")
    left = [Fraction(start), *(Fraction(n["exact"]) for n in found["customers_after"])]
    assert len(left) == periods + 1
    for before, after in itertools.pairwise(left):
        assert after * start == before * (start - lost)


@given(amounts, locales)
def test_written_amount_reads_back(amount: Fraction, locale: str) -> None:
    for text in (write_amount(amount, locale), write_decimal(amount, 2, locale)):
        # A whole number and two decimals are never taken for each other.
        assert read_amount("mrr", text, locale) == amount


numbers = st.text("0123456789.,' -+e%_x\u00a0€", max_size=12) | st.integers(0, 10**6).map(str)
choices = st.sampled_from([*PERIODS, *DENOMINATORS, "", "x"])
keys = st.sampled_from([field.name for field in FIELDS])


@given(
    st.dictionaries(keys, numbers | choices | st.text(max_size=8), max_size=10),
    st.sampled_from([*MODES, "", "x"]),
    locales,
)
def test_any_form_gets_a_result_or_errors(form: dict[str, str], mode: str, locale: str) -> None:
    result = calculate({**form, "mode": mode, "locale": locale})
    assert result["ok"] is not bool(result.get("errors"))
    for error in result.get("errors", []):
        assert error["text"]
