"""Sets formulas; owns the block quotes of a page, each of which is a formula.

It comes after what reads a page's text, such as the search, which sees the words as they are typed.
"""

import html
import re
from typing import Any

from formula_text import Part, read
from mathml import ROOM, mathml, width
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

_QUOTE = re.compile(r"<blockquote>\s*(.*?)\s*</blockquote>", re.DOTALL)
_LINE = re.compile(r"<p>(?:<strong>)?([^<]+)(?:</strong>)?</p>\s*")


def set_formulas(content: str) -> str:
    """Return a page's HTML with MathML in the place of each formula's text.

    Raises:
        ValueError: A block quote holds something else than formulas that can be read.
    """
    return _QUOTE.sub(lambda quote: _set(quote[1]), content)


def _set(inside: str) -> str:
    if _LINE.sub("", inside):
        raise ValueError(f"a block quote holds formulas and nothing else: {inside}")
    texts = [html.unescape(line) for line in _LINE.findall(inside)]
    parts = [_read(text) for text in texts]
    formulas = "".join(
        f"<p>{mathml(part, text)}</p>" for part, text in zip(parts, texts, strict=True)
    )
    # What may be wider than a phone scrolls by itself, also by keyboard.
    scrolls = ' tabindex="0"' if any(width(part) > ROOM for part in parts) else ""
    return f'<blockquote class="formula"{scrolls}>{formulas}</blockquote>'


def _read(text: str) -> Part:
    try:
        return read(text)
    except ValueError as error:
        raise ValueError(f"the formula “{text}” cannot be read: {error}") from error


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Set the formulas of a page."""
    try:
        page.content = set_formulas(page.content or "")
    except ValueError as error:
        raise PluginError(f"{page.file.src_path}: {error}") from error
    return context
