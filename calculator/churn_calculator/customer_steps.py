"""How the figures of one period come about: the steps, and the table of the bases in use."""

from fractions import Fraction
from typing import Any

from churn_calculator.churn import CustomerCounts
from churn_calculator.figures import Figure, is_rounded, rate_step, step, text_of
from churn_calculator.form import Form
from churn_calculator.formats import write_decimal, write_integer, write_percent
from churn_calculator.intervals import Share
from churn_calculator.messages import message
from churn_calculator.periods import MONTHS
from churn_calculator.span import months

__all__ = ["bases_table", "customer_steps", "intervals_of", "power"]

Values = dict[str, Figure | list[Figure]]


def customer_steps(form: Form, counts: CustomerCounts, values: Values) -> list[dict[str, str]]:
    """Return the steps to redo the figures by hand."""
    base = form.choice("denominator")
    sums = base_sums(form, counts)
    chosen = getattr(counts, f"churn_rate_{base}")
    steps = [rate_step("churn_rate", f"churn_rate_{base}", sums[base], chosen, form.locale)]
    if form.count("lost") is None:
        start, new, end = (write_integer(form.count(n) or 0, form.locale) for n in _BALANCE)
        lost = write_integer(counts.lost, form.locale)
        steps.insert(0, step("lost", "lost", f"{start} + {new} − {end}", lost, form.locale))
    if counts.cohort:
        steps += _cohort_steps(form, counts.cohort, sums)
    if "yearly_rate" in values and counts.cohort:
        steps += _period_steps(form, counts.cohort, values)
    for name, group in intervals_of(form, counts).items():
        steps.append(_interval_step(form, name, group, values))
    return steps


_BALANCE = ("start", "new", "end")


def base_sums(form: Form, counts: CustomerCounts) -> dict[str, str]:
    """Return the division of each base with the numbers put in."""
    start, lost, new, lost_new, end = (
        write_integer(number or 0, form.locale)
        for number in (counts.start, counts.lost, counts.new, counts.lost_new, counts.end)
    )
    of_start = f"({lost} − {lost_new})" if counts.lost_new else lost
    return {
        "start": f"{lost} / {start}",
        "cohort": f"{of_start} / {start}",
        "average": f"{lost} / (({start} + {end}) / 2)",
        "start_new": f"{lost} / ({start} + {new})",
        "start_minus_end": f"({start} − {end}) / {start}",
    }


def bases_table(form: Form, counts: CustomerCounts) -> dict[str, Any]:
    """Return the rates by all bases in use, side by side, with who uses each."""
    sums = base_sums(form, counts)
    rates = {name: getattr(counts, f"churn_rate_{name}") for name in _BASES}
    rates["start_minus_end"] = counts.start_minus_end
    columns = ("base", "sum", "rate", "use")
    return {
        "caption": message("table.bases", form.locale),
        "head": [message(f"table.{column}", form.locale) for column in columns],
        "rows": [
            [
                message(f"base.{name}", form.locale),
                sums[name],
                write_percent(rate, form.locale),
                message(f"use.{name}", form.locale),
            ]
            for name, rate in rates.items()
            if rate is not None
        ],
    }


_BASES = ("start", "cohort", "average", "start_new")


def intervals_of(form: Form, counts: CustomerCounts) -> dict[str, Share]:
    """Return the shares of fixed groups that have an interval, by the figure that they are.

    The average of customers is no group, and a rate that mixes the losses of joiners into those of
    the start is no share; then the start cohort's own rate has one.
    """
    base = form.choice("denominator")
    if base == "start_new":
        return {"churn_rate": Share(counts.lost, counts.start + (counts.new or 0))}
    if base == "average" or counts.cohort is None:
        return {}
    return {"churn_rate_cohort" if counts.lost_new else "churn_rate": counts.cohort}


def _cohort_steps(form: Form, cohort: Share, sums: dict[str, str]) -> list[dict[str, str]]:
    start, part, kept = (
        write_integer(number, form.locale)
        for number in (cohort.whole, cohort.part, cohort.whole - cohort.part)
    )
    left = cohort.rate
    steps = [
        step("remaining", "remaining", f"{start} − {part}", kept, form.locale),
        rate_step("retention_rate", "retention_rate", f"{kept} / {start}", 1 - left, form.locale),
    ]
    if form.count("lost_new"):
        name = "churn_rate_cohort"
        return [rate_step(name, name, sums["cohort"], left, form.locale), *steps]
    return steps


def _period_steps(form: Form, cohort: Share, values: Values) -> list[dict[str, str]]:
    kept = (write_integer(n, form.locale) for n in (cohort.whole - cohort.part, cohort.whole))
    share = " / ".join(kept)
    names = {"monthly_rate": MONTHS["month"], "yearly_rate": MONTHS["year"]}
    steps = []
    for name, target in names.items():
        figure = values[name]
        if target != months(form) and isinstance(figure, dict):
            numbers = f"1 − ({share}){power(target / months(form))}"
            text, rounded = text_of(figure), is_rounded(figure)
            steps.append(step(name, "other_period", numbers, text, form.locale, rounded=rounded))
    return steps


def power(exponent: Fraction) -> str:
    """Write an exponent behind its base.

    >>> power(Fraction(12)), power(Fraction(1, 3))
    ('^12', '^(1/3)')
    """
    return f"^{exponent}" if exponent.denominator == 1 else f"^({exponent})"


def _interval_step(form: Form, name: str, group: Share, values: Values) -> dict[str, str]:
    locale = form.locale
    ends = {end: text_of(values[f"{name}_{end}"]) for end in ("low", "high")}
    part, whole = (write_integer(number, locale) for number in (group.part, group.whole))
    z = write_decimal(Fraction(196, 100), 2, locale)
    numbers = f"p = {part} / {whole}; n = {whole}; z = {z}"
    result = message("range", locale, **ends)
    return step("interval", "interval", numbers, result, locale, rounded=True)
