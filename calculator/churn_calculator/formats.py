"""Writing exact numbers as text, which is the only place where anything is rounded."""

from decimal import ROUND_HALF_UP, Context, Decimal
from fractions import Fraction

from churn_calculator.notations import NOTATIONS, Notation

__all__ = [
    "is_rounded_percent",
    "round_half_away",
    "write_amount",
    "write_canonical",
    "write_decimal",
    "write_integer",
    "write_nonzero",
    "write_percent",
]

PERCENT_PLACES = 2
MONEY_PLACES = 2
SIGNIFICANT_DIGITS = 15

_CANONICAL = Context(prec=SIGNIFICANT_DIGITS, rounding=ROUND_HALF_UP)


def round_half_away(value: Fraction | int, places: int) -> int:
    """Round to `places` decimals, halves away from zero, and return the number of last units.

    >>> round_half_away(Fraction(5, 1000), 2)
    1
    >>> round_half_away(Fraction(-5, 1000), 2)
    -1
    """
    # On whole numbers, since this runs for every number that is shown or drawn.
    halves: int = 2 * abs(value.numerator) * 10**places
    units = (halves + value.denominator) // (2 * value.denominator)
    return units if value.numerator >= 0 else -units


def write_integer(number: int, locale: str) -> str:
    """Write a whole number with the locale's minus sign and grouping.

    >>> write_integer(12500, "el")
    '12.500'
    """
    notation = NOTATIONS[locale]
    return (notation.minus if number < 0 else "") + _grouped(str(abs(number)), notation)


def write_decimal(value: Fraction, places: int, locale: str) -> str:
    """Write a number rounded to `places` decimals, without zeros at its end.

    >>> write_decimal(Fraction(5, 2), 2, "et")
    '2,5'
    """
    notation = NOTATIONS[locale]
    units = round_half_away(value, places)
    whole, decimals = divmod(abs(units), 10**places)
    digits = f"{decimals:0{places}d}".rstrip("0") if places else ""
    text = _grouped(str(whole), notation) + (notation.decimal + digits if digits else "")
    return (notation.minus if units < 0 else "") + text


def write_percent(rate: Fraction, locale: str) -> str:
    """Write a rate as a percentage with at most two decimals.

    A rate that is not 0 never reads as 0, and one below 1 never as 100: they read as ``<0.01%``
    and ``>99.99%``.

    >>> write_percent(Fraction(1, 40), "el")
    '2,5%'
    >>> write_percent(Fraction(1, 10**6), "en")
    '<0.01%'
    """
    units = round_half_away(rate, PERCENT_PLACES + 2)
    if units == 100 * 10**PERCENT_PLACES and rate < 1:
        return ">" + write_decimal(Fraction(9999, 100), PERCENT_PLACES, locale) + "%"
    return write_nonzero(rate * 100, PERCENT_PLACES, locale) + "%"


def write_nonzero(value: Fraction, places: int, locale: str) -> str:
    """Write a rounded number that never reads as 0 unless it is 0.

    >>> write_nonzero(Fraction(-1, 1000), 2, "en")
    '>-0.01'
    """
    if value and not round_half_away(value, places):
        smallest = Fraction(1 if value > 0 else -1, 10**places)
        return ("<" if value > 0 else ">") + write_decimal(smallest, places, locale)
    return write_decimal(value, places, locale)


def write_amount(amount: Fraction, locale: str) -> str:
    """Write an amount of money: whole, or with two decimals; no currency is assumed.

    >>> write_amount(Fraction(25, 2), "el")
    '12,50'
    """
    notation = NOTATIONS[locale]
    units = round_half_away(amount, MONEY_PLACES)
    whole, cents = divmod(abs(units), 10**MONEY_PLACES)
    sign = notation.minus if units < 0 else ""
    return (
        sign + _grouped(str(whole), notation) + (f"{notation.decimal}{cents:02}" if cents else "")
    )


def is_rounded_percent(rate: Fraction) -> bool:
    """Tell whether the text of `write_percent` differs from the exact rate."""
    places = PERCENT_PLACES + 2
    return Fraction(round_half_away(rate, places), 10**places) != rate


def write_canonical(value: Fraction | Decimal) -> str:
    """Write a number in ASCII digits with a decimal point, to at most 15 significant digits.

    >>> write_canonical(Fraction(1, 3))
    '0.333333333333333'
    """
    if isinstance(value, Decimal):
        shown = _CANONICAL.plus(value)
    else:
        shown = _CANONICAL.divide(Decimal(value.numerator), Decimal(value.denominator))
    text = f"{shown:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _grouped(digits: str, notation: Notation) -> str:
    if len(digits) < notation.group_from:
        return digits
    head = len(digits) % 3 or 3
    groups = [digits[:head], *(digits[i : i + 3] for i in range(head, len(digits), 3))]
    return notation.group.join(groups)
