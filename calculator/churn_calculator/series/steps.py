"""How the figures of all rows together come about, step by step."""

from churn_calculator.comparison import own_ends
from churn_calculator.figures import figure_step, points, points_range, rate, rate_step, step
from churn_calculator.formats import write_integer, write_percent
from churn_calculator.intervals import Share
from churn_calculator.messages import message
from churn_calculator.series.summary import Summary

__all__ = ["series_steps"]

# As many factors of the product as a step shows before it says that there are more.
SHOWN_FACTORS = 3


def series_steps(summary: Summary) -> list[dict[str, str]]:
    """Return the steps to redo the figures by hand."""
    steps = [_pooled_step("pooled", summary.whole, summary.locale)]
    if summary.compounded is not None:
        shown = rate(summary.compounded, summary.locale)
        steps.append(figure_step("compounded", _product(summary), shown, summary.locale))
    return steps + (_trend_steps(summary) if summary.has_trend else [])


def _pooled_step(name: str, share: Share, locale: str) -> dict[str, str]:
    numbers = " / ".join(write_integer(n, locale) for n in (share.part, share.whole))
    return rate_step(name, "pooled", numbers, share.rate, locale)


def _product(summary: Summary) -> str:
    series, locale = summary.series, summary.locale
    rows = [series[place] for place in range(min(len(series), SHOWN_FACTORS))]
    factors = [
        f"(1 − {write_integer(lost, locale)} / {write_integer(start, locale)})"
        for _, _, start, lost in rows
    ]
    more = ["…"] if len(series) > SHOWN_FACTORS else []
    return "1 − " + " × ".join(factors + more)


def _trend_steps(summary: Summary) -> list[dict[str, str]]:
    halves, locale = summary.halves, summary.locale
    change, interval = summary.trend()
    shown = [write_percent(half.rate, locale) for half in halves]
    ends = message("range", locale, **points_range(interval.low, interval.high, locale))
    formula = "difference_interval"
    return [
        _pooled_step("later_half", halves[0], locale),
        _pooled_step("earlier_half", halves[1], locale),
        figure_step("trend", " − ".join(shown), points(change, locale), locale),
        step("interval", formula, own_ends(halves, locale), ends, locale, rounded=True),
    ]
