"""The period of a form: its length, its name, and what can be wrong with it."""

from fractions import Fraction

from churn_calculator.errors import InputError
from churn_calculator.form import Form
from churn_calculator.formats import write_integer
from churn_calculator.messages import message, plural
from churn_calculator.periods import MONTHS, months_of_days

__all__ = ["in_period", "months", "span_errors", "unit"]

DAYS = "days"


def span_errors(form: Form) -> list[InputError]:
    """Return the error of a period whose length is not told."""
    if not form.readable("period", "period_days"):
        return []
    if form.choice("period") == DAYS and form.count("period_days") is None:
        return [InputError("period_days", "empty")]
    return []


def months(form: Form) -> Fraction:
    """Return the length of the period, in months."""
    if form.choice("period") == DAYS:
        return months_of_days(form.count("period_days") or 1)
    return MONTHS[form.choice("period")]


def in_period(form: Form) -> str:
    """Return the words for "in the month" or "in 30 days"."""
    if form.choice("period") == DAYS:
        days = form.count("period_days") or 1
        return plural("in.days", days, form.locale, n=write_integer(days, form.locale))
    return message(f"in.{form.choice('period')}", form.locale)


def unit(form: Form) -> str:
    """Return the unit in which this period is counted: itself, or "period" for a number of days."""
    period = form.choice("period")
    return "period" if period == DAYS else period
