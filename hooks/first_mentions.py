"""Links the first mention of each term to its entry; owns these links and their definitions.

It comes after what reads the pages' text, such as the search index, and before the form.
"""

from typing import Any

from addresses import page_id
from glossary_entries import Entry, entries
from jinja2 import Environment
from mention_links import MentionLinker
from mentions import Mentions
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from terms import TERMS, read_terms

# The glossary's page lists every term anyway.
WITHOUT = {"glossary"}

_entries: dict[str, Entry] = {}
_mentions: Mentions | None = None


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Learn the terms of the language that is being built."""
    global _entries, _mentions
    locale = config.theme["language"]
    terms = read_terms()
    _entries = entries(files, locale, terms)
    try:
        _mentions = Mentions(list(terms.values()), locale)
    except ValueError as error:
        raise PluginError(f"{TERMS}: {error}") from error


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Link the first mentions of a page."""
    own = page_id(page.file.src_uri.partition("/")[2])
    if _mentions and own not in WITHOUT:
        linker = MentionLinker(_mentions, _entries, page.url, own)
        page.content = linker.linked(page.content or "")
    return context
