"""What each mode promises beyond the shared cases."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from churn_calculator import calculate

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
