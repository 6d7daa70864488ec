"""Strict reading of numbers as people in each country type them.

Nothing is ever guessed: what can be read in two ways, or is not quite a number, is refused with a
reason of its own, so that the message can say what to type instead.
"""

import re

from churn_calculator.errors import InputError
from churn_calculator.formats import write_integer
from churn_calculator.notations import CANONICAL, NOTATIONS, Notation

__all__ = ["MAX_DIGITS", "read_count", "shorten"]

MAX_DIGITS = 15
MAX_SHOWN = 40
MAX_LENGTH = 200

_SPACES_AND_APOSTROPHES = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2019": "'"},
)
_NUMBER = r"(?=.*[0-9])[0-9.,' ]+"
# The first pattern that fits the whole text gives the reason why it is refused.
_REFUSED = tuple(
    (reason, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for reason, pattern in (
        ("empty", r""),
        ("nan", r"[-+\u2212]?nan"),
        ("infinity", r"[-+\u2212]?(?:inf|infinity|\u221e)"),
        ("percent", r".*[%\u066a\uff05].*"),
        ("digits", r".*[^\D0-9].*"),
        ("hexadecimal", r"[-+\u2212]?0x[0-9a-f]*"),
        ("exponent", r"[-+\u2212]?[0-9][0-9.,' ]*e[-+\u2212]?[0-9]+"),
        ("underscore", r"[-+\u2212]?[0-9][0-9.,' ]*_[0-9_.,' ]*"),
        ("negative", rf"[-\u2212\u2013] *{_NUMBER}"),
        ("sign", rf"\+ *{_NUMBER}"),
        ("not_a_number", rf"(?!{_NUMBER}\Z).*"),
    )
)
_TWO_READINGS = re.compile(r"([1-9][0-9]{0,2})([.,])([0-9]{3})")
_LONE_DECIMAL_MARK = re.compile(r"[0-9]*([.,])[0-9]*")


def read_count(field: str, text: str, locale: str, *, canonical: bool = False) -> int:
    """Read a whole number of customers.

    Args:
        field: The field that an error is about.
        text: What was typed; spaces around it are ignored.
        locale: The locale in which it was typed, and in which an error shows readings.
        canonical: Whether it stands in a link instead, in ASCII digits without grouping.

    Returns:
        The count, in customers.

    Raises:
        InputError: It is not a whole number written in one clear way; `reason` says why.

    >>> read_count("start", "1.000", "el")
    1000
    """
    number = text.translate(_SPACES_AND_APOSTROPHES).strip()
    notation = CANONICAL if canonical else NOTATIONS[locale]
    reason = _refusal(number, notation)
    if reason:
        raise InputError(field, reason, **_shown(number, locale))
    return int(re.sub(r"[^0-9]", "", number))


def shorten(text: str) -> str:
    """Cut a text that is too long to be repeated in a message."""
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def _refusal(number: str, notation: Notation) -> str | None:
    if len(number) > MAX_LENGTH:
        return "too_long"
    for reason, pattern in _REFUSED:
        if pattern.fullmatch(number):
            return reason
    if sum(c.isdigit() for c in number) > MAX_DIGITS:
        return "too_long"
    return _misplaced_mark(number, notation)


def _misplaced_mark(number: str, notation: Notation) -> str | None:
    two_readings = _TWO_READINGS.fullmatch(number)
    if two_readings and two_readings[2] not in notation.read_groups:
        return "ambiguous"
    if number.isdigit() or _grouped(notation).fullmatch(number):
        return None
    lone = _LONE_DECIMAL_MARK.fullmatch(number)
    if lone and lone[1] not in notation.read_groups:
        return "not_whole"
    head, mark, decimals = number.rpartition(notation.decimal)
    if mark and _grouped(notation).fullmatch(head) and re.fullmatch("[0-9]*", decimals):
        return "not_whole"
    return "grouping"


def _grouped(notation: Notation) -> re.Pattern[str]:
    if not notation.read_groups:
        return re.compile(r"(?!)")
    marks = re.escape(notation.read_groups)
    return re.compile(rf"[1-9][0-9]{{0,2}}([{marks}])[0-9]{{3}}(?:\1[0-9]{{3}})*")


def _shown(number: str, locale: str) -> dict[str, str]:
    """Return what a message may show: the text as read, and its readings where it has two."""
    two_readings = _TWO_READINGS.fullmatch(number)
    if not two_readings:
        return {"read": shorten(number)}
    whole, _, decimals = two_readings.groups()
    return {
        "read": number,
        "plain": whole + decimals,
        "thousands": write_integer(int(whole + decimals), locale),
        "decimal": whole + NOTATIONS[locale].decimal + decimals,
    }
