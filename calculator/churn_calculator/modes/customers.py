"""Churn of customers in one period."""

from fractions import Fraction

from churn_calculator.answer import Answer
from churn_calculator.balance import balance_errors, complete
from churn_calculator.churn import CustomerCounts
from churn_calculator.computed_by import COMPUTED_BY_IN_ONE_PERIOD
from churn_calculator.customer_notes import customer_notes
from churn_calculator.customer_steps import bases_table, customer_steps, intervals_of
from churn_calculator.errors import InputError
from churn_calculator.figures import Figure, count, rate
from churn_calculator.form import Form
from churn_calculator.formats import write_decimal, write_integer, write_percent
from churn_calculator.intervals import wilson
from churn_calculator.messages import message, plural
from churn_calculator.periods import MONTHS, convert
from churn_calculator.span import in_period, months, span_errors

__all__ = ["answer", "check"]

HEADLINE = ("churn_rate", "retention_rate", "remaining")
OTHER_PERIODS = {"monthly_rate": MONTHS["month"], "yearly_rate": MONTHS["year"]}


def check(form: Form) -> list[InputError]:
    """Return every contradiction between what was entered."""
    return span_errors(form) + balance_errors(form)


def answer(form: Form) -> Answer:
    """Compute the rates of one period, with their steps, and what each rests on."""
    counts = complete(form)
    values: dict[str, Figure | list[Figure]] = {
        "churn_rate": rate(_chosen_rate(form, counts), form.locale),
        **_cohort_values(form, counts),
        "lost": count(counts.lost, form.locale),
        **_rates_by_base(form, counts),
        **_intervals(form, counts),
        **_other_periods(form, counts),
    }
    return Answer(
        summary=_summary(form, counts),
        values=values,
        steps=customer_steps(form, counts, values),
        notes=customer_notes(form, counts, values),
        tables=[bases_table(form, counts)] if counts.new is not None and counts.lost else [],
        computed_by=COMPUTED_BY_IN_ONE_PERIOD,
        headline=(*HEADLINE, *(n for n, length in OTHER_PERIODS.items() if length != months(form))),
    )


def _chosen_rate(form: Form, counts: CustomerCounts) -> Fraction:
    chosen = getattr(counts, f"churn_rate_{form.choice('denominator')}")
    assert isinstance(chosen, Fraction)
    return chosen


def _cohort_values(form: Form, counts: CustomerCounts) -> dict[str, Figure]:
    if counts.cohort is None:
        return {}
    kept = counts.cohort.whole - counts.cohort.part
    return {
        "retention_rate": rate(Fraction(kept, counts.start), form.locale),
        "remaining": count(kept, form.locale),
    }


def _rates_by_base(form: Form, counts: CustomerCounts) -> dict[str, Figure]:
    names = ("start", "average", "start_new", "cohort")
    rates = {f"churn_rate_{name}": getattr(counts, f"churn_rate_{name}") for name in names}
    rates["start_minus_end"] = counts.start_minus_end
    return {name: rate(r, form.locale) for name, r in rates.items() if r is not None}


def _intervals(form: Form, counts: CustomerCounts) -> dict[str, Figure]:
    figures = {}
    for name, group in intervals_of(form, counts).items():
        ends = wilson(group)
        figures[f"{name}_low"] = rate(ends.low, form.locale)
        figures[f"{name}_high"] = rate(ends.high, form.locale)
    return figures


def _other_periods(form: Form, counts: CustomerCounts) -> dict[str, Figure]:
    """Return the equivalent rates; only a start cohort's rate can be compounded."""
    if form.choice("denominator") != "start" or counts.cohort is None:
        return {}
    measured = counts.cohort.rate
    ends, length, year = wilson(counts.cohort), months(form), MONTHS["year"]
    rates = {name: convert(measured, length, target) for name, target in OTHER_PERIODS.items()}
    rates["yearly_rate_low"] = convert(ends.low, length, year)
    rates["yearly_rate_high"] = convert(ends.high, length, year)
    return {name: rate(r, form.locale) for name, r in rates.items()}


def _summary(form: Form, counts: CustomerCounts) -> str:
    base, locale = form.choice("denominator"), form.locale
    bases = {
        "start": Fraction(counts.start),
        "average": Fraction(counts.start + (counts.end or 0), 2),
        "start_new": Fraction(counts.start + (counts.new or 0)),
    }
    lost = write_integer(counts.lost, locale)
    left = plural("left", counts.lost, locale, n=lost, in_period=in_period(form))
    told = write_percent(_chosen_rate(form, counts), locale)
    if base == "start" and counts.lost_new:
        # Those lost were not all among those of the start, so it is not "out of" them.
        start = write_integer(counts.start, locale)
        return message("summary.mixed", locale, left=left[0].upper() + left[1:], n=start, rate=told)
    people = write_decimal(bases[base], 1, locale)
    return message(
        "summary.customers",
        locale,
        base=plural(f"of.{base}", 1 if bases[base] == 1 else 2, locale, n=people),
        left=left,
        rate=told,
    )
