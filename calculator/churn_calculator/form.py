"""Reading a request: which calculation it asks for, and each of its numbers or what is wrong."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import cast

from churn_calculator.errors import InputError
from churn_calculator.fields import MODES, Field, fields_of
from churn_calculator.formats import write_canonical, write_decimal
from churn_calculator.notations import LOCALES
from churn_calculator.numerals import read_amount, read_count, read_percent, shorten

__all__ = ["Form", "read_form"]

FALLBACK_LOCALE = "en"
SETTINGS = ("locale", "mode", "numbers", "linked")
NUMBERS = ("", "typed", "canonical")
PLACES = 2

Reader = Callable[[str, str, str, bool], int | Fraction]

_READERS: dict[str, Reader] = {
    "count": read_count,
    "amount": read_amount,
    "percent": read_percent,
}


@dataclass
class Form:
    """A request that was read.

    Attributes:
        locale: One of `notations.LOCALES`.
        mode: One of `fields.MODES`.
        entries: The value of each field that was filled in or has a default.
        inputs: Both spellings of each field that was filled in: a link's and the locale's.
        errors: Everything that could not be read.
        unused: Keys that mean nothing in this mode.
    """

    locale: str
    mode: str
    entries: dict[str, int | Fraction | str] = field(default_factory=dict)
    inputs: dict[str, dict[str, str]] = field(default_factory=dict)
    errors: list[InputError] = field(default_factory=list)
    unused: list[str] = field(default_factory=list)

    def readable(self, *names: str) -> bool:
        """Tell whether none of these fields holds something that could not be read."""
        return not {error.field for error in self.errors} & set(names)

    def count(self, name: str) -> int | None:
        """Return a count that was entered, or None for an empty field."""
        return cast(int | None, self.entries.get(name))

    def amount(self, name: str) -> Fraction | None:
        """Return an amount or percentage that was entered, or None for an empty field."""
        return cast(Fraction | None, self.entries.get(name))

    def choice(self, name: str) -> str:
        """Return what was chosen, or the default."""
        return cast(str, self.entries[name])


def read_form(request: Mapping[str, str]) -> Form:
    """Read a request, gathering every error."""
    locale, mode = _text(request, "locale"), _text(request, "mode") or MODES[0]
    form = Form(
        locale if locale in LOCALES else FALLBACK_LOCALE, mode if mode in MODES else MODES[0]
    )
    if locale not in LOCALES:
        locales = ", ".join(LOCALES)
        form.errors.append(InputError("locale", "unknown", read=shorten(locale), known=locales))
    if mode not in MODES:
        form.errors.append(InputError("mode", "unknown", read=shorten(mode)))
    if _text(request, "numbers") not in NUMBERS:
        read = shorten(_text(request, "numbers"))
        form.errors.append(InputError("numbers", "unknown", read=read))
    timed_by_days = _text(request, "period") == "days"
    for known in fields_of(form.mode):
        if known.name == "period_days" and not timed_by_days:
            continue
        try:
            _read_field(form, known, request)
        except InputError as error:
            form.errors.append(error)
    known_keys = {*SETTINGS, *(known.name for known in fields_of(form.mode))}
    if not timed_by_days:
        known_keys.discard("period_days")
    # An empty field is no key that somebody meant.
    unused = [key for key in request if key not in known_keys and _text(request, key)]
    form.unused = [shorten(" ".join(str(key).split())) for key in unused]
    return form


def _read_field(form: Form, known: Field, request: Mapping[str, str]) -> None:
    text = _text(request, known.name)
    canonical = _is_canonical(known, request)
    if not text.strip():
        if form.mode in known.required:
            raise InputError(known.name, "empty")
        if known.default:
            form.entries[known.name] = _parse(known, known.default, form.locale, True)
        return
    value = _parse(known, text, form.locale, canonical)
    form.entries[known.name] = value
    form.inputs[known.name] = {
        "canonical": _canonical(value),
        "typed": _typed(value, form.locale) if canonical else text,
    }


def _is_canonical(known: Field, request: Mapping[str, str]) -> bool:
    if _text(request, "numbers") == "canonical":
        return True
    return known.name in _text(request, "linked").split()


def _parse(known: Field, text: str, locale: str, canonical: bool) -> int | Fraction | str:
    if known.kind == "choice":
        if text not in known.choices:
            raise InputError(known.name, "unknown", read=shorten(text))
        return text
    number = _READERS[known.kind](known.name, text, locale, canonical)
    if number < known.minimum:
        raise InputError(known.name, "zero")
    if known.maximum is not None and number > known.maximum:
        most = write_decimal(Fraction(known.maximum), 0, locale)
        raise InputError(known.name, "too_large", read=shorten(text.strip()), most=most)
    return number


def _canonical(value: int | Fraction | str) -> str:
    return value if isinstance(value, str) else write_canonical(Fraction(value))


def _typed(value: int | Fraction | str, locale: str) -> str:
    return value if isinstance(value, str) else write_decimal(Fraction(value), PLACES, locale)


def _text(request: Mapping[str, str], key: str) -> str:
    value = request.get(key)
    return "" if value is None else str(value)
