"""The very lines of this package that compute a figure, to be shown beside it."""

import textwrap
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from types import CodeType
from typing import Any

from churn_calculator import outlook, periods, revenue
from churn_calculator.churn import CustomerCounts
from churn_calculator.intervals import newcombe, wilson

__all__ = ["lines_of", "sources"]

# What computes each figure, by the figure's name; a property stands for its function.
_COMPUTED_BY: dict[str, Any] = {
    "churn_rate_start": CustomerCounts.churn_rate_start,
    "churn_rate_average": CustomerCounts.churn_rate_average,
    "churn_rate_start_new": CustomerCounts.churn_rate_start_new,
    "churn_rate_cohort": CustomerCounts.churn_rate_cohort,
    "churn_rate_low": wilson,
    "churn_rate_cohort_low": wilson,
    "retention_rate": CustomerCounts.cohort,
    "yearly_rate": periods.convert,
    "difference_low": newcombe,
    # Newcombe's formula starts from Wilson's ends.
    "difference_high": wilson,
    "gross_revenue_churn": revenue.RevenueAmounts.gross_churn,
    "net_revenue_churn": revenue.RevenueAmounts.net_churn,
    "customers_after": outlook.Outlook.customers_after,
    "half_life": outlook.Outlook.half_life,
    "mean_lifetime": outlook.Outlook.mean_lifetime,
    "lifetime_value": outlook.Outlook.lifetime_value,
    "customers_saved": outlook.Outlook.month_ends,
    "revenue_saved": outlook.revenue_of,
}


def sources(names: list[str]) -> list[dict[str, str]]:
    """Return, for those of the figures that have lines of their own, the lines and their place."""
    return [
        {"value": name, "place": place, "source": source}
        for name in names
        if name in _COMPUTED_BY
        for place, source in [lines_of(_COMPUTED_BY[name])]
    ]


@cache
def lines_of(computed_by: property | Callable[..., Any]) -> tuple[str, str]:
    """Return where a function stands, as ``module.py:line``, and its source.

    It reads the source that is installed, so that what is shown is what has run. The standard
    library's `inspect` does the same, at the price of a dozen more modules in the browser.
    """
    function = computed_by.fget if isinstance(computed_by, property) else computed_by
    code: CodeType = function.__code__  # type: ignore[union-attr]
    name = function.__module__.rpartition(".")[2]
    text = (files(__package__) / f"{name}.py").read_text(encoding="utf-8")
    first = code.co_firstlineno
    last = max(line for *_, line in _positions(code))
    source = textwrap.dedent("\n".join(text.splitlines()[first - 1 : last]))
    return f"{name}.py:{first}", source


def _positions(code: CodeType) -> list[tuple[int, int]]:
    """Return the first and last lines of a function's instructions, nested code included."""
    found = [(p[0], p[1]) for p in code.co_positions() if p[0] and p[1]]
    nested = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return found + [pair for inner in nested for pair in _positions(inner)]
