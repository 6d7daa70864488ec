"""Sorts words as each language's dictionaries do; owns no part of a page, glossary_index does.

It agrees with ICU, as a test says, which would bring 50 MB for what is a page of code here.
"""

import unicodedata

_LATIN = "abcdefghijklmnopqrstuvwxyz"
_GREEK = "αβγδεζηθικλμνξοπρστυφχψω"
# A language that is not named here has the Latin alphabet.
ALPHABETS = {
    "el": _GREEK + _LATIN,
    "et": "abcdefghijklmnopqrsšzžtuvwõäöüxy" + _GREEK,
}
_BEFORE_LETTERS = " _-–,;:!?.'’\"“”«»()[]{}@*/\\&#%+<=>|~$0123456789"
NO_LETTER = "0–9"

Key = tuple[list[tuple[int, str]], list[str], list[bool]]


def sort_key(text: str, locale: str) -> Key:
    """Return what to sort a text by: its letters, then their accents, then their capitals.

    >>> sorted(["õli", "zen", "öö", "tee", "š"], key=lambda word: sort_key(word, "et"))
    ['š', 'zen', 'tee', 'õli', 'öö']
    >>> sorted(["NPS", "ώρα", "Άγιος", "αγορά"], key=lambda word: sort_key(word, "el"))
    ['Άγιος', 'αγορά', 'ώρα', 'NPS']
    """
    alphabet = _alphabet(locale)
    letters = [(letter, letter.lower()[:1]) for letter in unicodedata.normalize("NFC", text)]
    return (
        [_place(small, alphabet) for _, small in letters],
        [_accents(small, alphabet) for _, small in letters],
        [letter != small for letter, small in letters],
    )


def first_letter(text: str, locale: str) -> str:
    """Return the letter that a text is found under.

    >>> first_letter("Ένταξη", "el"), first_letter("šokk", "et"), first_letter("95%", "en")
    ('Ε', 'Š', '0–9')
    """
    letter = _base(unicodedata.normalize("NFC", text)[:1].lower()[:1], _alphabet(locale))
    return letter.upper() if letter.isalpha() else NO_LETTER


def _alphabet(locale: str) -> str:
    return ALPHABETS.get(locale, _LATIN + _GREEK)


def _base(small: str, alphabet: str) -> str:
    """Return a letter as the alphabet has it, without an accent that makes no letter of its own."""
    return small if small in alphabet else unicodedata.normalize("NFD", small)[:1].replace("ς", "σ")


def _accents(small: str, alphabet: str) -> str:
    return "" if small in alphabet else unicodedata.normalize("NFD", small)[1:]


def _place(small: str, alphabet: str) -> tuple[int, str]:
    base = _base(small, alphabet)
    order = _BEFORE_LETTERS + alphabet
    # What neither alphabet nor keyboard has comes last, in Unicode's order.
    return (order.index(base), "") if base in order else (len(order), base)
