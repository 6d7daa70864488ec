"""Takes the templates' indentation out of the finished HTML; owns no part of a page."""

import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

FIRST_LETTER = 0xA0
# In these, every space is the author's.
_KEPT = re.compile(
    r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL
)
# The templates' JSON writes each letter that is not ASCII as six characters.
_ESCAPED = re.compile(r"\\u(0[0-9a-f]{3}|1[0-9a-f]{3})")
_JSON = '<script id="__config" type="application/json">'
_INDENTATION = re.compile(r"\s*\n\s*")


def trim(html: str) -> str:
    r"""Return HTML with one line end where line ends and indentation were.

    >>> trim("<p>\n    one  two\n</p>\n\n<pre>  three\n  four</pre>")
    '<p>\none  two\n</p>\n<pre>  three\n  four</pre>'
    """
    parts = _KEPT.split(html)
    # The kept elements are every second part.
    return "".join(
        _with_letters(part) if n % 2 else _INDENTATION.sub("\n", part)
        for n, part in enumerate(parts)
    )


def _with_letters(part: str) -> str:
    """Write the letters of Material's texts as themselves; signs of HTML stay escaped."""
    if not part.startswith(_JSON):
        return part
    return _ESCAPED.sub(lambda code: _letter(code[0], int(code[1], 16)), part)


def _letter(escaped: str, number: int) -> str:
    return chr(number) if number >= FIRST_LETTER else escaped


@event_priority(-300)
def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Trim a page once all other hooks are done with it."""
    return trim(output)
