"""The one way in for a calculation: a plain dict of strings to a plain, JSON-ready dict."""

from collections.abc import Mapping
from typing import Any

from churn_calculator.errors import InputError
from churn_calculator.fields import FIELDS
from churn_calculator.figures import note
from churn_calculator.form import read_form
from churn_calculator.messages import describe
from churn_calculator.modes import MODES

__all__ = ["calculate"]

FIELD_NAMES = tuple(field.name for field in FIELDS)


def calculate(request: Mapping[str, str]) -> dict[str, Any]:
    """Compute churn from what a person entered.

    Args:
        request: `locale` (``en``, ``el`` or ``et``), `mode` (``customers`` unless another of
            `fields.MODES` is named) and each field of that mode by its name in `fields.FIELDS`: as
            typed in that locale or, with ``"numbers": "canonical"``, as a link carries it; `linked`
            may instead name the fields that stand as in a link, apart by spaces. An absent key is
            an empty field.

    Returns:
        A dict that can be written as JSON. `inputs` gives each number that was read in both
        spellings. With ``"ok": True``: `values`, `summary`, `figures`, `steps`, `notes`,
        `tables` and `charts`. With ``"ok": False``: `errors`, every one of them, each with its
        `field`, its `code` and a `text` in the reader's language, and `notes`.

    >>> calculate({"locale": "en", "start": "40", "lost": "1"})["values"]["churn_rate"]["text"]
    '2.5%'
    """
    form = read_form(request)
    mode = MODES[form.mode]
    errors = sorted(form.errors + mode.check(form), key=_place)
    result: dict[str, Any] = {
        "ok": not errors,
        "locale": form.locale,
        "mode": form.mode,
        "inputs": form.inputs,
    }
    if errors:
        result |= {"errors": [_error(error, form.locale) for error in errors], "notes": []}
    else:
        result |= mode.answer(form).as_dict(form.locale)
    if form.unused:
        result["notes"].append(note("unused", form.locale, keys=", ".join(form.unused)))
    return result


def _place(error: InputError) -> int:
    """Return where an error stands: what is about the whole request first, then field by field."""
    return FIELD_NAMES.index(error.field) if error.field in FIELD_NAMES else -1


def _error(error: InputError, locale: str) -> dict[str, str]:
    return {"field": error.field, "code": error.code, "text": describe(error, locale)}
