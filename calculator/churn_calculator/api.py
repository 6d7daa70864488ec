"""The one way in for a calculation: a plain dict of strings to a plain, JSON-ready dict."""

from collections.abc import Mapping
from typing import Any

from churn_calculator import explain
from churn_calculator.churn import CustomerCounts
from churn_calculator.errors import InputError
from churn_calculator.fields import FIELDS, Field
from churn_calculator.formats import write_integer
from churn_calculator.messages import describe
from churn_calculator.notations import LOCALES
from churn_calculator.numerals import read_count, shorten

__all__ = ["calculate"]

Result = dict[str, Any]

MODE = "customers"
FALLBACK_LOCALE = "en"
_SETTINGS = ("locale", "mode", "numbers")


def calculate(request: Mapping[str, str]) -> Result:
    """Compute churn from what a person entered.

    Args:
        request: `locale` (``en``, ``el`` or ``et``); each field of `fields.FIELDS` by its name, as
            typed in that locale, or, with ``"numbers": "canonical"``, as a link carries it. An
            absent key is an empty field.

    Returns:
        A dict that can be written as JSON. With ``"ok": True``: `inputs` (each number in both
        spellings), `values`, `summary`, `steps` and `notes`. With ``"ok": False``: `errors`, every
        one of them, each with its `field`, its `code` and a `text` in the reader's language, and
        `inputs` as far as they could be read.

    >>> calculate({"locale": "en", "start": "40", "lost": "1"})["values"]["churn_rate"]["text"]
    '2.5%'
    """
    errors = _check_settings(request)
    locale = request["locale"] if request.get("locale") in LOCALES else FALLBACK_LOCALE
    numbers, unreadable = _read(request, locale)
    errors += unreadable or _contradictions(numbers, locale)
    result: Result = {"ok": not errors, "locale": locale, "mode": MODE}
    result["inputs"] = _inputs(request, numbers, locale)
    if errors:
        return result | {"errors": [_error(error, locale) for error in errors]}
    return result | _answer(CustomerCounts(**numbers), request, locale)


def _answer(counts: CustomerCounts, request: Mapping[str, str], locale: str) -> Result:
    known = {*_SETTINGS, *(field.name for field in FIELDS)}
    unknown = [shorten(str(key)) for key in request if key not in known]
    notes = explain.notes(counts, locale)
    return {
        "values": explain.values(counts, locale),
        "summary": explain.summary(counts, locale),
        "steps": explain.steps(counts, locale),
        "notes": notes + ([explain.unknown_keys(unknown, locale)] if unknown else []),
    }


def _check_settings(request: Mapping[str, str]) -> list[InputError]:
    errors = []
    if request.get("locale") not in LOCALES:
        errors.append(InputError("locale", "unknown", read=shorten(_text(request, "locale"))))
    if _text(request, "mode") not in ("", MODE):
        errors.append(InputError("mode", "unknown", read=shorten(_text(request, "mode"))))
    return errors


def _read(request: Mapping[str, str], locale: str) -> tuple[dict[str, int], list[InputError]]:
    canonical = request.get("numbers") == "canonical"
    numbers, errors = {}, []
    for field in FIELDS:
        try:
            numbers[field.name] = _read_field(field, request, locale, canonical)
        except InputError as error:
            errors.append(error)
    return numbers, errors


def _read_field(field: Field, request: Mapping[str, str], locale: str, canonical: bool) -> int:
    number = read_count(field.name, _text(request, field.name), locale, canonical=canonical)
    if number < field.minimum:
        raise InputError(field.name, "zero")
    return number


def _contradictions(numbers: Mapping[str, int], locale: str) -> list[InputError]:
    if numbers["lost"] <= numbers["start"]:
        return []
    shown = {name: write_integer(number, locale) for name, number in numbers.items()}
    return [InputError("lost", "exceeds_start", **shown)]


def _inputs(request: Mapping[str, str], numbers: Mapping[str, int], locale: str) -> Result:
    """Return both spellings of each number that could be read: a link's, and the locale's."""
    canonical = request.get("numbers") == "canonical"
    return {
        name: {
            "canonical": str(number),
            "typed": write_integer(number, locale) if canonical else _text(request, name),
        }
        for name, number in numbers.items()
    }


def _text(request: Mapping[str, str], key: str) -> str:
    value = request.get(key)
    return "" if value is None else str(value)


def _error(error: InputError, locale: str) -> dict[str, str]:
    return {"field": error.field, "code": error.code, "text": describe(error, locale)}
