"""Takes the templates' indents, and texts that Material never shows here, out of finished pages.

They are a twenty-fifth of what a page weighs compressed, and nobody sees them.
"""

import json
import re

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.pages import Page

# In these, white space is seen or may mean something.
_KEPT = r"<(?P<tag>pre|textarea|script|style)\b.*?</(?P=tag)>"
_CONFIG = re.compile(r'(?<=<script id="__config" type="application/json">)[^<]*')
# Of buttons that copy code, of versions of the site, and of words that a search left out.
UNSHOWN = ("clipboard.copied", "clipboard.copy", "search.result.term.missing", "select.version")
# JSON in a page may not end its script, or begin another.
_SIGNS = {ord(sign): f"\\u{ord(sign):04x}" for sign in "<>&"}
_INDENT = re.compile(rf"(?P<kept>{_KEPT})|\s*\n\s*", re.DOTALL | re.IGNORECASE)


def without_indents(html: str) -> str:
    r"""Return a page's HTML with one line break where any white space held some.

    >>> without_indents("<p>a\n\n   b</p>\n <pre>c\n   d</pre>\n")
    '<p>a\nb</p>\n<pre>c\n   d</pre>\n'
    """
    return _INDENT.sub(lambda found: found["kept"] or "\n", html)


def with_short_settings(html: str) -> str:
    r"""Return a page's HTML with Material's settings written briefly, letters as themselves.

    >>> page = '<script id="__config" type="application/json">%s</script>'
    >>> settings = '{"translations": {"a": "\\u03b1 \\u003c"}, "tags": null}'
    >>> print(with_short_settings(page % settings))
    <script id="__config" type="application/json">{"translations":{"a":"α \u003c"}}</script>
    """
    return _CONFIG.sub(_shortened, html)


def _shortened(settings: re.Match[str]) -> str:
    said = {name: value for name, value in json.loads(settings[0]).items() if value is not None}
    texts = said["translations"]
    said["translations"] = {key: text for key, text in texts.items() if key not in UNSHOWN}
    return json.dumps(said, ensure_ascii=False, separators=(",", ":")).translate(_SIGNS)


@event_priority(-300)
def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Take out what the page's templates left, after everything else has been at it."""
    return with_short_settings(without_indents(output))
