"""What to bear in mind about the figures of one period."""

from collections.abc import Iterator
from fractions import Fraction

from churn_calculator.churn import CustomerCounts
from churn_calculator.customer_steps import intervals_of
from churn_calculator.figures import Figure, note, text_of
from churn_calculator.form import Form
from churn_calculator.formats import is_rounded_percent, write_integer, write_percent
from churn_calculator.intervals import Interval, wilson
from churn_calculator.periods import MONTHS
from churn_calculator.span import months

__all__ = ["customer_notes", "uncertainty_notes"]

Notes = list[dict[str, str]]

# Few firms lose a tenth of their customers in one period, so a number of lost customers from there
# on may be the number of those who remained.
LARGE_LOSS = Fraction(1, 10)
# The upper end of an interval over this many times the lower says that little is known.
WIDE = 2


def customer_notes(
    form: Form, counts: CustomerCounts, values: dict[str, Figure | list[Figure]]
) -> Notes:
    """Return the remarks on one period's result, the most needed first."""
    locale = form.locale
    notes = [*_derived(form, counts), *_joiners(form, counts)]
    if form.choice("denominator") == "average":
        notes.append(note("average_no_group", locale))
    for name, group in intervals_of(form, counts).items():
        code = "interval" if name == "churn_rate" else "interval_cohort"
        notes += uncertainty_notes(wilson(group), locale, code)
    if "yearly_rate" in values and months(form) < MONTHS["year"]:
        notes += _yearly(form, counts, values)
    chosen = values["churn_rate"]
    assert isinstance(chosen, dict)
    exact = Fraction(str(chosen["exact"]))
    if exact > 1:
        notes.append(note("above_100", locale))
    if is_rounded_percent(exact):
        notes.append(note("rounded", locale, exact=str(exact)))
    return notes


def uncertainty_notes(
    interval: Interval, locale: str, code: str = "interval"
) -> Iterator[dict[str, str]]:
    """Yield what an interval means, and a warning where it is wide."""
    ends = {
        "low": write_percent(Fraction(interval.low), locale),
        "high": write_percent(Fraction(interval.high), locale),
    }
    yield note(code, locale, **ends)
    if interval.high > WIDE * interval.low:
        yield note("uncertain", locale)


def _derived(form: Form, counts: CustomerCounts) -> Iterator[dict[str, str]]:
    locale = form.locale
    if form.count("lost") is None:
        yield note("lost_derived", locale, lost=write_integer(counts.lost, locale))
    elif form.count("new") is None and counts.new is not None:
        yield note("new_derived", locale, new=write_integer(counts.new, locale))
    elif counts.new is None and not counts.lost_new and _may_be_remaining(counts):
        remaining = counts.start - counts.lost
        yield note(
            "other_reading",
            locale,
            lost=write_integer(counts.lost, locale),
            remaining=write_integer(remaining, locale),
            rate=write_percent(Fraction(remaining, counts.start), locale),
        )


def _may_be_remaining(counts: CustomerCounts) -> bool:
    """Tell whether the lost may be those who remained: many, and not just half of all."""
    return LARGE_LOSS <= counts.churn_rate_start != Fraction(1, 2)


def _joiners(form: Form, counts: CustomerCounts) -> Iterator[dict[str, str]]:
    locale, new = form.locale, counts.new or 0
    if counts.cohort is None:
        some = write_integer(counts.lost - counts.start, locale)
        yield note("joiners_some", locale, n=some, start=write_integer(counts.start, locale))
    elif counts.cohort_is_assumed:
        # At most all of the new ones can be among the lost.
        lowest = Fraction(max(counts.lost - new, 0), counts.start)
        yield note("joiners_unknown", locale, low=write_percent(lowest, locale))
    elif counts.lost_new:
        yield note("joiners_lost", locale)


def _yearly(
    form: Form, counts: CustomerCounts, values: dict[str, Figure | list[Figure]]
) -> Iterator[dict[str, str]]:
    assert counts.cohort is not None
    ends = {end: text_of(values[f"yearly_rate_{end}"]) for end in ("low", "high")}
    yield note("interval_year", form.locale, **ends)
    times = MONTHS["year"] / months(form)
    product = counts.cohort.rate * times
    wrong = write_percent(product, form.locale)
    if wrong != text_of(values["yearly_rate"]):
        yield note("compounded", form.locale, wrong=wrong)
