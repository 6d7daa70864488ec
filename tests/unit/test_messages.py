"""Every text that a person can meet exists in every language."""

import string
from pathlib import Path

import pytest
from babel.messages.pofile import read_po
from churn_calculator.errors import InputError
from churn_calculator.fields import FIELDS, Field
from churn_calculator.messages import describe, message

TRANSLATIONS = Path(__file__).parents[2] / "translations"


def entries(locale: str, domain: str) -> dict[str, tuple[str, ...]]:
    """Return each key of a catalogue with its text or its plural forms."""
    with (TRANSLATIONS / locale / f"{domain}.po").open("rb") as stream:
        catalogue = read_po(stream)
    return {
        m.id if isinstance(m.id, str) else m.id[0]: (
            (m.string,) if isinstance(m.string, str) else tuple(m.string or ())
        )
        for m in catalogue
        if m.id
    }


def placeholders(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


@pytest.mark.parametrize("locale", ["el", "et"])
@pytest.mark.parametrize("domain", ["calculator", "site"])
def test_catalogue_has_the_keys_and_placeholders_of_english(locale: str, domain: str) -> None:
    english, translated = entries("en", domain), entries(locale, domain)
    assert translated.keys() == english.keys()
    for key, forms in translated.items():
        assert all(forms), f"{key} has no {locale} text"
        assert placeholders(forms[-1]) == placeholders(english[key][-1]), key


@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_every_refusal_of_a_number_has_a_text_of_its_own(locale: str) -> None:
    keys = [key for key in entries("en", "calculator") if key.startswith("number.")]
    shown = {"read": "?", "plain": "1234", "thousands": "1", "decimal": "2", "most": "3"}
    texts = {message(key, locale, **shown) for key in keys}
    assert len(texts) == len(keys)


@pytest.mark.parametrize("locale", ["en", "el", "et"])
@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.name)
def test_every_field_has_its_words(field: Field, locale: str) -> None:
    assert message(f"field.{field.name}.label", locale)
    assert message(f"field.{field.name}.hint", locale)
    for choice in field.choices:
        assert message(f"choice.{field.name}.{choice}", locale)


def test_message_of_unknown_code_is_a_bug() -> None:
    with pytest.raises(KeyError):
        message("no.such_code", "en")


@pytest.mark.parametrize("locale", ["el", "et"])
def test_user_text_with_braces_is_shown_as_it_is(locale: str) -> None:
    assert "{start}" in describe(InputError("lost", "not_a_number", read="{start}"), locale)
