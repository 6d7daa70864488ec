"""Takes the templates' indents out of finished pages and writes letters as letters.

They are a twenty-fifth of what a page weighs compressed, and nobody sees them.
"""

import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

# In these, white space is seen or may mean something.
_KEPT = r"<(?P<tag>pre|textarea|script|style)\b.*?</(?P=tag)>"
_CONFIG = re.compile(r'<script id="__config" type="application/json">.*?</script>', re.DOTALL)
_ESCAPED = re.compile(r"\\u([01][0-9a-f]{3})")
FIRST_LETTER = 0xA0
_INDENT = re.compile(rf"(?P<kept>{_KEPT})|\s*\n\s*", re.DOTALL | re.IGNORECASE)


def without_indents(html: str) -> str:
    r"""Return a page's HTML with one line break where any white space held some.

    >>> without_indents("<p>a\n\n   b</p>\n <pre>c\n   d</pre>\n")
    '<p>a\nb</p>\n<pre>c\n   d</pre>\n'
    """
    return _INDENT.sub(lambda found: found["kept"] or "\n", html)


def with_letters(html: str) -> str:
    r"""Return a page's HTML with the letters of Material's texts as themselves.

    The templates' JSON writes each that is not ASCII as six characters. Signs of HTML stay escaped.

    >>> with_letters('<script id="__config" type="application/json">"\\u03b1 \\u003c"</script>')
    '<script id="__config" type="application/json">"α \\u003c"</script>'
    """
    return _CONFIG.sub(lambda found: _ESCAPED.sub(_letter, found[0]), html)


def _letter(code: re.Match[str]) -> str:
    number = int(code[1], 16)
    return chr(number) if number >= FIRST_LETTER else code[0]


@event_priority(-300)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take out what the page's templates left, after everything else has been at it."""
    return with_letters(without_indents(output))
