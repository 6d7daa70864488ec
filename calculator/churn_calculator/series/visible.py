"""Text from a file as it can be shown: a terminal obeys some of its characters."""

import re

__all__ = ["visible"]

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


def visible(text: str) -> str:
    """Return a text with a space for each sign that would steer a terminal or turn text around."""
    return text if text.isprintable() else _STEERING.sub(" ", text)
