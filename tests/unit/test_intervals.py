"""The intervals are those of statsmodels and of the published examples."""

from decimal import Decimal

import pytest
from churn_calculator import calculate
from churn_calculator.intervals import Share, newcombe, wilson
from statsmodels.stats.proportion import confint_proportions_2indep, proportion_confint

SHARES = [(200, 1000), (20, 400), (5, 40), (2, 10), (0, 20), (20, 20), (1, 1), (0, 1), (7, 10**9)]


@pytest.mark.parametrize(("part", "whole"), SHARES)
def test_wilson_is_that_of_statsmodels(part: int, whole: int) -> None:
    low, high = proportion_confint(part, whole, method="wilson")
    ours = wilson(Share(part, whole))
    assert float(ours.low) == pytest.approx(low, abs=1e-12)
    assert float(ours.high) == pytest.approx(high, abs=1e-12)


@pytest.mark.parametrize(
    ("part", "whole", "low", "high"),
    [
        # facts of the explainer: to one decimal, in percent
        (200, 1000, "17.6", "22.6"),
        (2, 10, "5.7", "51.0"),
        (0, 20, "0.0", "16.1"),
    ],
)
def test_wilson_agrees_with_the_explainer(part: int, whole: int, low: str, high: str) -> None:
    ours = wilson(Share(part, whole))
    assert [f"{end * 100:.1f}" for end in (ours.low, ours.high)] == [low, high]


@pytest.mark.parametrize("now", SHARES)
@pytest.mark.parametrize("before", SHARES)
def test_newcombe_is_that_of_statsmodels(now: tuple[int, int], before: tuple[int, int]) -> None:
    low, high = confint_proportions_2indep(*now, *before, compare="diff", method="newcomb")
    ours = newcombe(Share(*now), Share(*before))
    assert float(ours.low) == pytest.approx(low, abs=1e-12)
    assert float(ours.high) == pytest.approx(high, abs=1e-12)


def test_newcombe_gives_the_usual_printed_example() -> None:
    # Newcombe 1998, table II, example (a): 56/70 - 48/80.
    ours = newcombe(Share(56, 70), Share(48, 80))
    assert round(ours.low, 4) == Decimal("0.0524")
    assert round(ours.high, 4) == Decimal("0.3339")


@pytest.mark.parametrize(
    ("base", "whole"),
    [("start", 1000), ("start_new", 1500), ("average", None)],
)
def test_interval_is_given_for_fixed_groups_only(base: str, whole: int | None) -> None:
    request = {"locale": "en", "start": "1000", "lost": "62", "new": "500", "denominator": base}
    values = calculate(request)["values"]
    if whole is None:
        assert "churn_rate_low" not in values
    else:
        low, high = proportion_confint(62, whole, method="wilson")
        assert float(values["churn_rate_low"]["decimal"]) == pytest.approx(low, abs=1e-12)
        assert float(values["churn_rate_high"]["decimal"]) == pytest.approx(high, abs=1e-12)


def test_yearly_interval_is_the_transformed_one() -> None:
    values = calculate({"locale": "en", "start": "1000", "lost": "50"})["values"]
    low, high = proportion_confint(50, 1000, method="wilson")
    assert float(values["yearly_rate_low"]["decimal"]) == pytest.approx(1 - (1 - low) ** 12)
    assert float(values["yearly_rate_high"]["decimal"]) == pytest.approx(1 - (1 - high) ** 12)


def test_wide_interval_is_warned_of() -> None:
    few = calculate({"locale": "el", "start": "10", "lost": "2"})["notes"]
    many = calculate({"locale": "el", "start": "1000", "lost": "200"})["notes"]
    assert "note.uncertain" in [note["code"] for note in few]
    assert "note.uncertain" not in [note["code"] for note in many]
