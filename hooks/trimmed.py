"""Takes the templates' indentation out of the finished HTML; owns no part of a page."""

import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

# In these, every space is the author's.
_KEPT = re.compile(
    r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL
)
_INDENTATION = re.compile(r"\s*\n\s*")


def trim(html: str) -> str:
    r"""Return HTML with one line end where line ends and indentation were.

    >>> trim("<p>\n    one  two\n</p>\n\n<pre>  three\n  four</pre>")
    '<p>\none  two\n</p>\n<pre>  three\n  four</pre>'
    """
    parts = _KEPT.split(html)
    # The kept elements are every second part.
    return "".join(part if n % 2 else _INDENTATION.sub("\n", part) for n, part in enumerate(parts))


@event_priority(-300)
def on_post_page(output: str, page: Page, config: MkDocsConfig, **_: Any) -> str:
    """Trim a page once all other hooks are done with it."""
    return trim(output)
