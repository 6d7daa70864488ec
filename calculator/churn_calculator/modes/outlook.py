"""What today's churn rate leads to if it never changes, and what a lower one would save."""

from fractions import Fraction

from churn_calculator.answer import Answer
from churn_calculator.customer_notes import uncertainty_notes
from churn_calculator.errors import InputError
from churn_calculator.figures import (
    Figure,
    amount,
    count,
    note,
    periods,
    text_of,
    unsayable,
)
from churn_calculator.form import Form
from churn_calculator.formats import write_integer
from churn_calculator.intervals import Interval, Share, wilson
from churn_calculator.messages import message, plural
from churn_calculator.outlook import Outlook, revenue_of, savings
from churn_calculator.outlook_chart import outlook_chart, outlook_points, outlook_table
from churn_calculator.outlook_steps import outlook_steps
from churn_calculator.periods import Rate
from churn_calculator.span import months, span_errors, unit

__all__ = ["answer", "check"]

PERCENT = Fraction(1, 100)
HEADLINE = ("half_life", "mean_lifetime", "lifetime_value", "customers_saved", "revenue_saved")
Values = dict[str, Figure | list[Figure]]


def check(form: Form) -> list[InputError]:
    """Return the error of a period without a length, and of more lost than there were."""
    errors = span_errors(form)
    start, lost = form.count("start") or 0, form.count("lost") or 0
    if form.readable("start", "lost") and lost > start:
        shown = {
            "start": write_integer(start, form.locale),
            "lost": write_integer(lost, form.locale),
        }
        errors.append(InputError("lost", "exceeds_start", **shown))
    return errors


def answer(form: Form) -> Answer:
    """Project the customers, their lifetime and value, and what the target rate would save."""
    start, lost = form.count("start") or 1, form.count("lost") or 0
    outlook = Outlook(start, Fraction(lost, start), months(form))
    target = _target(form, outlook)
    interval = wilson(Share(lost, start))
    points = outlook_points(form, outlook, interval)
    values: Values = {
        "customers_after": [count(point.value, form.locale) for point in points[1:]],
        **_lifetimes(form, outlook),
        **_savings(form, outlook, target),
    }
    return Answer(
        summary=_summary(form, outlook, points[-1].value),
        values=values,
        steps=outlook_steps(form, outlook, target, values),
        notes=_notes(form, outlook, target, interval),
        tables=[outlook_table(form, points)],
        charts=[outlook_chart(form, points, interval)],
        headline=HEADLINE,
    )


def _lifetimes(form: Form, outlook: Outlook) -> Values:
    half, mean = outlook.half_life, outlook.mean_lifetime
    never = "unsayable.nobody_leaves"
    without_half = never if mean is None else "unsayable.all_leave"
    values: Values = {
        "half_life": unsayable(without_half, "periods", form.locale)
        if half is None
        else periods(half, unit(form), form.locale),
        "mean_lifetime": unsayable(never, "periods", form.locale)
        if mean is None
        else periods(mean, unit(form), form.locale),
    }
    revenue = form.amount("revenue_per_customer")
    if revenue is not None:
        worth = outlook.lifetime_value(revenue, (form.amount("margin_percent") or 0) * PERCENT)
        values["lifetime_value"] = (
            unsayable(never, "money", form.locale) if worth is None else amount(worth, form.locale)
        )
    return values


def _target(form: Form, outlook: Outlook) -> Outlook | None:
    target = form.amount("target_percent")
    if target is None:
        return None
    return Outlook(outlook.start, target * PERCENT, outlook.months)


def _savings(form: Form, outlook: Outlook, target: Outlook | None) -> Values:
    if target is None:
        return {}
    saved = savings(outlook, target)
    values: Values = {"customers_saved": count(saved[-1], form.locale)}
    revenue = form.amount("revenue_per_customer")
    if revenue is not None:
        values["revenue_saved"] = amount(revenue_of(saved, revenue), form.locale)
    return values


def _summary(form: Form, outlook: Outlook, left: Rate) -> str:
    locale, number = form.locale, form.count("periods") or 0
    time = plural(f"unit.{unit(form)}", number, locale, n=write_integer(number, locale))
    return message(
        "summary.outlook",
        locale,
        time=time,
        start=write_integer(outlook.start, locale),
        left=text_of(count(left, locale)),
    )


def _notes(
    form: Form, outlook: Outlook, target: Outlook | None, interval: Interval
) -> list[dict[str, str]]:
    notes = [note("same_risk", form.locale), *uncertainty_notes(interval, form.locale)]
    worth_something = form.amount("revenue_per_customer") is not None and outlook.churn_rate
    if worth_something and outlook.months != 1:
        notes.append(note("monthly_value", form.locale))
    if target is not None and target.churn_rate > outlook.churn_rate:
        notes.append(note("target_above", form.locale))
    if form.amount("revenue_per_customer") is not None:
        notes.append(note("undiscounted", form.locale))
    return notes
