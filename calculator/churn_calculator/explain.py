"""What a result says: its values, the steps to redo it by hand, and what to bear in mind."""

from fractions import Fraction

from churn_calculator.churn import CustomerCounts
from churn_calculator.formats import (
    is_rounded_percent,
    write_canonical,
    write_integer,
    write_percent,
)
from churn_calculator.messages import message, plural

__all__ = ["notes", "steps", "summary", "unknown_keys", "values"]

Text = dict[str, str]

# Few firms lose a tenth of their customers in one period, so a number of lost customers from there
# on may be the number of those who remained.
LARGE_LOSS = Fraction(1, 10)


def values(counts: CustomerCounts, locale: str) -> dict[str, Text]:
    """Return each figure by name: exact, as a decimal, and as text of the locale."""
    return {
        "churn_rate": _rate(counts.churn_rate, locale),
        "retention_rate": _rate(counts.retention_rate, locale),
        "remaining": _count(counts.remaining, locale),
    }


def summary(counts: CustomerCounts, locale: str) -> str:
    """Return the answer as one sentence."""
    return plural(
        "summary.customers",
        counts.start,
        locale,
        start=write_integer(counts.start, locale),
        lost=write_integer(counts.lost, locale),
        rate=write_percent(counts.churn_rate, locale),
    )


def steps(counts: CustomerCounts, locale: str) -> list[Text]:
    """Return the steps in order: what is computed, the formula, the numbers put in, the result."""
    start, lost, remaining = (
        write_integer(number, locale) for number in (counts.start, counts.lost, counts.remaining)
    )
    return [
        _step("churn_rate", f"{lost} / {start}", counts.churn_rate, locale),
        _step("remaining", f"{start} − {lost}", None, locale) | {"result": remaining},
        _step("retention_rate", f"{remaining} / {start}", counts.retention_rate, locale),
    ]


def notes(counts: CustomerCounts, locale: str) -> list[Text]:
    """Return remarks on the result: the other reading of the numbers, and rounding."""
    remarks = []
    if counts.churn_rate >= LARGE_LOSS and counts.lost != counts.remaining:
        remarks.append(_other_reading(counts, locale))
    if is_rounded_percent(counts.churn_rate):
        exact = f"{counts.churn_rate.numerator}/{counts.churn_rate.denominator}"
        remarks.append(_note("rounded", locale, exact=exact))
    return remarks


def unknown_keys(keys: list[str], locale: str) -> Text:
    """Return the note that names request keys which mean nothing here."""
    return _note("unknown_keys", locale, keys=", ".join(keys))


def _other_reading(counts: CustomerCounts, locale: str) -> Text:
    return _note(
        "other_reading",
        locale,
        lost=write_integer(counts.lost, locale),
        remaining=write_integer(counts.remaining, locale),
        rate=write_percent(counts.retention_rate, locale),
    )


def _note(code: str, locale: str, **parameters: str) -> Text:
    return {"code": f"note.{code}", "text": message(f"note.{code}", locale, **parameters)}


def _step(name: str, numbers: str, rate: Fraction | None, locale: str) -> Text:
    rounded = rate is not None and is_rounded_percent(rate)
    return {
        "value": name,
        "label": message(f"value.{name}", locale),
        "formula": message(f"step.{name}", locale),
        "numbers": numbers,
        "relation": "≈" if rounded else "=",
        "result": "" if rate is None else write_percent(rate, locale),
    }


def _rate(rate: Fraction, locale: str) -> Text:
    return _value(rate, write_percent(rate, locale))


def _count(count: int, locale: str) -> Text:
    return _value(Fraction(count), write_integer(count, locale))


def _value(number: Fraction, text: str) -> Text:
    return {"exact": str(number), "decimal": write_canonical(number), "text": text}
