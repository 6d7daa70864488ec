"""Figures and steps as plain dicts: each number exact, as a decimal and as text with its unit."""

from decimal import Decimal
from fractions import Fraction

from churn_calculator.formats import (
    is_rounded_percent,
    round_half_away,
    write_amount,
    write_canonical,
    write_integer,
    write_nonzero,
    write_percent,
)
from churn_calculator.messages import message, plural
from churn_calculator.periods import Rate

__all__ = [
    "Figure",
    "amount",
    "count",
    "figure_step",
    "note",
    "periods",
    "points",
    "points_range",
    "rate",
    "rate_step",
    "remark",
    "step",
    "text_of",
    "unsayable",
]

Figure = dict[str, str | None]
POINT_PLACES = 2
PERIOD_PLACES = 1
# A rate of twelve digits compounded over a year of days has thousands of digits as a fraction.
MAX_EXACT_BITS = 4096
SHOWN_PLACES = {"customers": 0, "money": 2, "percentage_points": 2, "periods": 1, "rate": 4}


def rate(number: Rate, locale: str) -> Figure:
    """Return a share of 1, written as a percentage."""
    return _figure(number, "rate", write_percent(Fraction(number), locale))


def points(difference: Rate, locale: str) -> Figure:
    """Return the difference of two shares of 1, in percentage points."""
    in_points = difference * 100
    text = write_nonzero(Fraction(in_points), POINT_PLACES, locale)
    number = 1 if abs(in_points) == 1 else 2
    return _figure(in_points, "percentage_points", plural("unit.points", number, locale, n=text))


def points_range(low: Rate, high: Rate, locale: str) -> dict[str, str]:
    """Return the ends of a range of percentage points, which name their unit once."""
    ends = [write_nonzero(Fraction(end * 100), POINT_PLACES, locale) for end in (low, high)]
    return {"low": ends[0], "high": plural("unit.points", 2, locale, n=ends[1])}


def count(number: Rate | int, locale: str) -> Figure:
    """Return a number of customers; an expected one is shown whole."""
    exact = Fraction(number) if isinstance(number, int) else number
    text = write_integer(round_half_away(Fraction(exact), 0), locale)
    return _figure(exact, "customers", text)


def amount(number: Rate, locale: str) -> Figure:
    """Return an amount of money in the currency of the input."""
    return _figure(number, "money", write_amount(Fraction(number), locale))


def periods(number: Rate, period: str, locale: str) -> Figure:
    """Return a length of time in periods, shown with one decimal."""
    text = write_nonzero(Fraction(number), PERIOD_PLACES, locale)
    one = 1 if round_half_away(Fraction(number), PERIOD_PLACES) == 10**PERIOD_PLACES else 2
    return _figure(number, "periods", plural(f"unit.{period}", one, locale, n=text))


def unsayable(code: str, unit: str, locale: str) -> Figure:
    """Return a figure that has no number, with the reason as its text."""
    return {"exact": None, "decimal": None, "text": message(code, locale), "unit": unit}


def step(  # noqa: PLR0913 - a step has these parts, each of them a text.
    name: str, formula: str, numbers: str, result: str, locale: str, *, rounded: bool = False
) -> dict[str, str]:
    """Return one step: what is computed, the formula in words, the numbers put in, the result."""
    return {
        "value": name,
        "label": message(f"value.{name}", locale),
        "formula": message(f"step.{formula}", locale),
        "numbers": numbers,
        # A text such as "<0.01%" is a relation already.
        "relation": "" if result[:1] in "<>" else "≈" if rounded else "=",
        "result": result,
    }


def is_rounded(figure: Figure) -> bool:
    """Tell whether a figure's text shows less than its exact number."""
    if figure["exact"] is None:
        return True
    shown = Fraction(figure["exact"]) * Fraction(10) ** SHOWN_PLACES[str(figure["unit"])]
    return shown.denominator != 1


def figure_step(name: str, numbers: str, figure: Figure, locale: str) -> dict[str, str]:
    """Return a step whose formula has the name of its figure."""
    rounded = is_rounded(figure)
    return step(name, name, numbers, str(figure["text"]), locale, rounded=rounded)


def rate_step(name: str, formula: str, numbers: str, share: Rate, locale: str) -> dict[str, str]:
    """Return a step whose result is a rate, marked where its text is rounded."""
    rounded = is_rounded_percent(Fraction(share))
    return step(
        name, formula, numbers, write_percent(Fraction(share), locale), locale, rounded=rounded
    )


def text_of(figure: Figure | list[Figure]) -> str:
    """Return the text of a figure that stands by itself."""
    assert isinstance(figure, dict)
    return str(figure["text"])


def note(code: str, locale: str, **parameters: str) -> dict[str, str]:
    """Return a remark on the result."""
    return remark(f"note.{code}", locale, **parameters)


def remark(code: str, locale: str, **parameters: str) -> dict[str, str]:
    """Return a remark whose code is the whole key of its message."""
    return {"code": code, "text": message(code, locale, **parameters)}


def _figure(number: Rate, unit: str, text: str) -> Figure:
    return {"exact": _exact(number), "decimal": write_canonical(number), "text": text, "unit": unit}


def _exact(number: Rate) -> str | None:
    """Return a fraction as text; None for decimals, and for fractions that nobody can read."""
    if isinstance(number, Decimal):
        return None
    largest = max(number.numerator.bit_length(), number.denominator.bit_length())
    return str(number) if largest <= MAX_EXACT_BITS else None
