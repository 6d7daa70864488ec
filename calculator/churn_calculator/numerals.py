"""Strict reading of numbers as people in each country type them.

Nothing is ever guessed: what can be read in two ways, or is not quite a number, is refused with a
reason of its own, so that the message can say what to type instead.
"""

import re
from fractions import Fraction

from churn_calculator.errors import InputError
from churn_calculator.formats import write_integer
from churn_calculator.notations import CANONICAL, NOTATIONS, Notation
from churn_calculator.refusals import find_refusal, plain_marks

__all__ = ["read_amount", "read_count", "read_percent", "shorten"]

MAX_SHOWN = 40
DECIMALS = 2

_TWO_READINGS = re.compile(r"([1-9][0-9]{0,2})([.,])([0-9]{3})")


def read_count(field: str, text: str, locale: str, canonical: bool = False) -> int:
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
    whole, mark, _ = _read(field, text, locale, canonical)
    if mark:
        raise InputError(field, "not_whole", read=shorten(text.strip()))
    return int(whole)


def read_amount(field: str, text: str, locale: str, canonical: bool = False) -> Fraction:
    """Read an amount of money, in any currency, with at most two decimals.

    The arguments and errors are those of `read_count`.

    >>> read_amount("mrr", "1.250,5", "el")
    Fraction(2501, 2)
    """
    whole, mark, decimals = _read(field, text, locale, canonical)
    reason = None
    if mark and not decimals:
        reason = "not_a_number"
    elif mark and mark != (CANONICAL if canonical else NOTATIONS[locale]).decimal:
        reason = "decimal_mark"
    elif len(decimals) > DECIMALS:
        reason = "too_precise"
    if reason:
        raise InputError(field, reason, read=shorten(text.strip()))
    return Fraction(int(whole + decimals), 10 ** len(decimals))


def read_percent(field: str, text: str, locale: str, canonical: bool = False) -> Fraction:
    """Read a percentage with at most two decimals; a percent sign at its end is welcome.

    The arguments and errors are those of `read_count`.

    >>> read_percent("target_percent", "2,5%", "et")
    Fraction(5, 2)
    """
    return read_amount(field, text.rstrip().removesuffix("%"), locale, canonical)


def shorten(text: str) -> str:
    """Cut a text that is too long to be repeated in a message."""
    return text if len(text) <= MAX_SHOWN else text[: MAX_SHOWN - 1] + "…"


def _read(field: str, text: str, locale: str, canonical: bool) -> tuple[str, str, str]:
    """Return the digits before the decimal mark, the mark, and the digits behind it."""
    number = plain_marks(text)
    notation = CANONICAL if canonical else NOTATIONS[locale]
    reason = _refusal(number, notation)
    if reason:
        raise InputError(field, reason, **_shown(number, locale))
    parts = _split(number, notation)
    if parts is None:
        raise InputError(field, "grouping", read=shorten(number))
    whole, mark, decimals = parts
    return re.sub("[^0-9]", "", whole), mark, decimals


def _refusal(number: str, notation: Notation) -> str | None:
    two_readings = _TWO_READINGS.fullmatch(number)
    if two_readings and two_readings[2] not in notation.read_groups:
        return "ambiguous"
    return find_refusal(number)


def _split(number: str, notation: Notation) -> tuple[str, str, str] | None:
    """Split at the decimal mark; None where the marks make no sense."""
    if number.isdigit() or _grouped(notation).fullmatch(number):
        return number, "", ""
    # A point in Estonian, or a comma in a link, is no decimal mark there; yet alone in a number it
    # can mean nothing else, so that it is refused for what it is and not as grouping.
    for mark in {notation.decimal, ".", ","} - set(notation.read_groups):
        whole, found, decimals = number.rpartition(mark)
        plain = not whole or whole.isdigit() or bool(_grouped(notation).fullmatch(whole))
        if found and plain and (not decimals or decimals.isdigit()):
            return whole or "0", mark, decimals
    return None


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
