"""Message codes to texts: the catalogues in `locale/`, compiled from the translators' files."""

from functools import cache
from gettext import GNUTranslations
from importlib.resources import files

from churn_calculator.errors import InputError
from churn_calculator.fields import FIELDS

__all__ = ["describe", "message", "plural"]


@cache
def _catalogue(locale: str) -> GNUTranslations:
    compiled = files(__package__) / "locale" / locale / "LC_MESSAGES" / "calculator.mo"
    with compiled.open("rb") as stream:
        return GNUTranslations(stream)


def message(code: str, locale: str, **parameters: str) -> str:
    """Return the text of a message code.

    Args:
        code: A key of the catalogues, such as ``"value.churn_rate"``.
        locale: One of `notations.LOCALES`.
        **parameters: Texts for the placeholders.

    Raises:
        KeyError: The catalogue has no such code; a bug, never a matter of input.
    """
    text = _catalogue(locale).gettext(code)
    if text == code:
        raise KeyError(code)
    return text.format_map(parameters)


def plural(code: str, number: int, locale: str, **parameters: str) -> str:
    """Return the form of a message that agrees with `number`; its errors are those of `message`."""
    text = _catalogue(locale).ngettext(code, code, number)
    if text == code:
        raise KeyError(code)
    return text.format_map(parameters)


def describe(error: InputError, locale: str) -> str:
    """Return what an error says to a person.

    It is the field's own text where there is one, else that for its kind of field, else that for
    any number.
    """
    kind = next((field.kind for field in FIELDS if field.name == error.field), "number")
    codes = (error.code, f"{kind}.{error.reason}", f"number.{error.reason}")
    code = next((code for code in codes if _catalogue(locale).gettext(code) != code), codes[-1])
    return message(code, locale, **error.parameters)
