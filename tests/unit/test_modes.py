"""What each mode promises beyond the shared cases."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from churn_calculator import calculate
from statsmodels.stats.proportion import proportion_confint

SMALL = {"locale": "en", "start": "1000", "lost": "50"}


def codes(result: dict[str, Any]) -> list[str]:
    return [note["code"] for note in result["notes"]]


def test_values_of_the_api_are_all_there() -> None:
    july = SMALL | {"lost": "62", "new": "500", "lost_new": "0"}
    assert set(calculate(july)["values"]) >= {
        "churn_rate",
        "retention_rate",
        "lost",
        "remaining",
        "churn_rate_start",
        "churn_rate_average",
        "churn_rate_start_new",
        "churn_rate_cohort",
        "churn_rate_low",
        "churn_rate_high",
        "monthly_rate",
        "yearly_rate",
    }


def test_joiners_without_their_losses_leave_a_note() -> None:
    # All 62 can have been of the start (6.2%), or none, since 500 joined.
    result = calculate(SMALL | {"lost": "62", "new": "500"})
    note = next(n for n in result["notes"] if n["code"] == "note.joiners_unknown")
    assert "0%" in note["text"]
    assert "churn_rate_cohort" not in result["values"]
    # With 12 joiners at least 50 were of the start.
    result = calculate(SMALL | {"lost": "62", "new": "12"})
    note = next(n for n in result["notes"] if n["code"] == "note.joiners_unknown")
    assert "5%" in note["text"]


def test_only_a_start_cohort_is_compounded() -> None:
    for base in ("average", "start_new"):
        result = calculate(SMALL | {"new": "10", "denominator": base})
        assert "yearly_rate" not in result["values"]
        assert "monthly_rate" not in result["values"]
    joiners = calculate(SMALL | {"lost": "62", "new": "500", "lost_new": "12"})
    assert joiners["values"]["monthly_rate"]["exact"] == "1/20"


def test_derived_counts_are_told() -> None:
    lost = calculate({"locale": "en", "start": "400", "new": "30", "end": "410"})
    assert "note.lost_derived" in codes(lost)
    assert lost["steps"][0]["numbers"] == "400 + 30 − 410"
    assert "note.new_derived" in codes(calculate(SMALL | {"end": "1000"}))


def test_bases_stand_side_by_side() -> None:
    july = SMALL | {"lost": "62", "new": "500", "lost_new": "12"}
    (table,) = calculate(july)["tables"]
    assert [row[2] for row in table["rows"]] == ["6.2%", "5%", "5.09%", "4.13%", "-43.8%"]
    assert all(all(row) for row in table["rows"])
    assert calculate(SMALL)["tables"] == []


def test_rate_above_100_percent_is_explained() -> None:
    request = SMALL | {"start": "100", "lost": "120", "new": "50", "denominator": "average"}
    assert "note.above_100" in codes(calculate(request))


@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_negative_net_churn_and_zeros_are_explained(locale: str) -> None:
    request = {"locale": locale, "mode": "revenue", "mrr": "100", "mrr_churned": "0"}
    result = calculate(request | {"mrr_expansion": "1"})
    assert {"note.negative_net", "note.counted_zero", "note.no_new_revenue"} <= set(codes(result))


def test_outlook_counts_the_customers_down() -> None:
    result = calculate(SMALL | {"mode": "outlook", "periods": "3"})
    exact = [Fraction(left["exact"]) for left in result["values"]["customers_after"]]
    assert exact == [950, Fraction(1805, 2), Fraction(34295, 40)]
    assert [row[1] for row in result["tables"][0]["rows"]] == ["950", "903", "857"]


def test_savings_sum_the_twelve_month_ends() -> None:
    request = SMALL | {"mode": "outlook", "target_percent": "4", "revenue_per_customer": "30"}
    values = calculate(request)["values"]
    saved = [1000 * (0.96**k - 0.95**k) for k in range(1, 13)]
    assert float(values["customers_saved"]["decimal"]) == pytest.approx(saved[-1])
    assert float(values["revenue_saved"]["decimal"]) == pytest.approx(30 * sum(saved))


def test_savings_of_a_quarter_go_by_month() -> None:
    request = SMALL | {"mode": "outlook", "period": "quarter", "target_percent": "4"}
    values = calculate(request)["values"]
    # Twelve months are four quarters.
    assert float(values["customers_saved"]["decimal"]) == pytest.approx(1000 * (0.96**4 - 0.95**4))


def test_half_life_leaves_half() -> None:
    half_life = calculate(SMALL | {"mode": "outlook"})["values"]["half_life"]
    assert half_life["exact"] is None
    assert Decimal("0.95") ** Decimal(half_life["decimal"]) == pytest.approx(Decimal("0.5"))


def test_target_above_the_rate_is_told() -> None:
    result = calculate(SMALL | {"mode": "outlook", "target_percent": "6"})
    assert "note.target_above" in codes(result)
    assert result["values"]["customers_saved"]["text"].startswith("-")


def test_percent_sign_is_welcome_where_a_percentage_is_asked_for() -> None:
    result = calculate(SMALL | {"mode": "outlook", "target_percent": "2.5 %"})
    assert result["inputs"]["target_percent"]["canonical"] == "2.5"


def test_fields_of_other_modes_are_named_in_a_note() -> None:
    assert "note.unused" in codes(calculate(SMALL | {"mrr": "x", "<b>": "1"}))


def test_some_fields_can_stand_as_in_a_link() -> None:
    request = {"locale": "el", "mode": "revenue", "mrr": "1234.5", "mrr_churned": "1,5"}
    result = calculate(request | {"linked": "mrr"})
    assert result["inputs"]["mrr"] == {"canonical": "1234.5", "typed": "1.234,5"}
    assert result["inputs"]["mrr_churned"]["canonical"] == "1.5"


@pytest.mark.parametrize("period", ["day", "week", "month", "quarter", "year"])
def test_counts_of_fifteen_digits_are_answered(period: str) -> None:
    for mode in ("customers", "outlook"):
        request = {"locale": "en", "mode": mode, "start": "9" * 15, "lost": "1", "period": period}
        assert calculate(request | ({"periods": "120"} if mode == "outlook" else {}))["ok"]


def test_losses_of_joiners_are_not_out_of_the_start() -> None:
    july = SMALL | {"lost": "62", "new": "500", "lost_new": "12"}
    result = calculate(july)
    assert "against 1,000" in result["summary"]
    # The interval is that of the start cohort, 50 of 1,000: the rate shown is no share.
    low, high = proportion_confint(50, 1000, method="wilson")
    assert float(result["values"]["churn_rate_cohort_low"]["decimal"]) == pytest.approx(low)
    assert float(result["values"]["churn_rate_cohort_high"]["decimal"]) == pytest.approx(high)
    assert "churn_rate_low" not in result["values"]


def test_notes_say_only_what_is_true() -> None:
    def told(**request: str) -> list[str]:
        return codes(calculate({"locale": "en", **request}))

    nobody = told(start="100", new="50", end="150")
    assert not {"note.joiners_unknown", "note.compounded"} & set(nobody)
    too_many = told(start="100", new="500", lost="200", denominator="start_new")
    assert "note.joiners_some" in too_many
    assert "note.joiners_unknown" not in too_many
    assert "note.other_reading" not in told(start="100", lost="150", lost_new="60")
    # Over ten years at once, a year is a part and not a multiple of the period.
    long = told(start="1000", lost="1", period="days", period_days="3650")
    assert "note.compounded" not in long


def test_contradictions_are_told_all_at_once() -> None:
    request = {"locale": "en", "start": "100", "lost": "20", "new": "10", "end": "9"}
    result = calculate(request | {"lost_new": "50"})
    found = [error["code"] for error in result["errors"]]
    assert found == ["lost_new.exceeds_lost", "end.contradicts"]
    result = calculate({"locale": "en", "mode": "revenue", "mrr": "0", "mrr_expansion": "x"})
    found = [error["code"] for error in result["errors"]]
    assert found == ["mrr.zero", "mrr_churned.empty", "mrr_expansion.not_a_number"]


def test_steps_put_in_numbers_that_give_the_result() -> None:
    request = {"locale": "en", "mode": "outlook", "start": "1200", "lost": "31"}
    result = calculate(request | {"revenue_per_customer": "30", "margin_percent": "70"})
    step = next(step for step in result["steps"] if step["value"] == "lifetime_value")
    assert step["numbers"] == "30 × 70% / (31 / 1,200)"
    assert step["result"] == f"{30 * 0.7 / (31 / 1200):.2f}"


def test_days_are_read_only_with_a_period_of_days() -> None:
    result = calculate(SMALL | {"period_days": "x"})
    assert result["ok"]
    assert "note.unused" in codes(result)


def test_outlook_shows_how_sure_it_is() -> None:
    result = calculate({"locale": "en", "mode": "outlook", "start": "10", "lost": "2"})
    assert {"note.interval", "note.uncertain"} <= set(codes(result))
    # Wilson for 2 of 10 is 5.67 to 50.98%, so after one period 4.9 to 9.4 are left.
    assert result["tables"][0]["rows"][0] == ["1", "8", "5–9"]
