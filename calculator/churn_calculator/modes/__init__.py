"""The calculations: one module a mode, each with `check` (contradictions) and `answer`."""

from churn_calculator.modes import compare, customers, outlook, revenue

__all__ = ["MODES"]

MODES = {
    "customers": customers,
    "compare": compare,
    "revenue": revenue,
    "outlook": outlook,
}
