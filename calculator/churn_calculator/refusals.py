"""What is no number in any country, and the reason by which each such text is refused."""

import re

__all__ = ["MAX_DIGITS", "find_refusal", "plain_marks"]

MAX_DIGITS = 15
MAX_LENGTH = 200

# Marks that look alike are one kind; those that nobody sees, left by a paste, are dropped.
_MARKS = str.maketrans(
    {"\u00a0": " ", "\u202f": " ", "\u2009": " ", "\u2019": "'"}
    | dict.fromkeys("\ufeff\u200b\u200e\u200f", ""),
)
_NUMBER = r"(?=.*[0-9])[0-9.,' ]+"
_SIGN = r"[-+\u2212]?"
# The first pattern that fits the whole text gives the reason why it is refused.
_REFUSED = tuple(
    (reason, re.compile(pattern, re.IGNORECASE | re.DOTALL))
    for reason, pattern in (
        ("empty", r""),
        ("nan", rf"{_SIGN}nan"),
        ("infinity", rf"{_SIGN}(?:inf|infinity|\u221e)"),
        ("percent", r".*[%\u066a\uff05].*"),
        ("digits", r".*[^\D0-9].*"),
        ("currency", rf"(?:[€$£] *{_NUMBER}|{_NUMBER}[€$£])"),
        ("hexadecimal", rf"{_SIGN}0x[0-9a-f]*"),
        ("exponent", rf"{_SIGN}[0-9][0-9.,' ]*e{_SIGN}[0-9]+"),
        ("underscore", rf"{_SIGN}[0-9][0-9.,' ]*_[0-9_.,' ]*"),
        ("negative", rf"[-\u2212\u2013] *{_NUMBER}"),
        ("sign", rf"\+ *{_NUMBER}"),
        ("not_a_number", rf"(?!{_NUMBER}\Z).*"),
    )
)


def plain_marks(text: str) -> str:
    """Return the text without spaces around it and with one kind of space and apostrophe."""
    return text.translate(_MARKS).strip()


def find_refusal(number: str) -> str | None:
    """Return the reason why a text is no number at all, or None.

    >>> find_refusal("1e3"), find_refusal("1.000")
    ('exponent', None)
    """
    # A text of any length is refused before a pattern has to read all of it.
    if len(number) > MAX_LENGTH:
        return "too_long"
    for reason, pattern in _REFUSED:
        if pattern.fullmatch(number):
            return reason
    return "too_long" if sum(c.isdigit() for c in number) > MAX_DIGITS else None
