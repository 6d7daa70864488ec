"""Lists all terms from A to Z where a page asks for it; owns the list on the glossary's page."""

from dataclasses import dataclass
from typing import Any

from collation import first_letter, sort_key
from glossary_entries import Entry, entries
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from terms import read_terms

MARK = "<!-- glossary -->"
TEMPLATE = "partials/glossary.html"
PAGE = "glossary/index.md"

_environment: Environment | None = None
_entries: dict[str, Entry] = {}


@dataclass(frozen=True)
class Line:
    """One line of the index: a page's title, or another word for it, which sends there."""

    words: str
    entry: Entry

    @property
    def sends_on(self) -> bool:
        """Tell whether the line is another word for the entry."""
        return self.words != self.entry.title


def other_words(entry: Entry, locale: str) -> list[str]:
    """Return the words that readers may look for elsewhere in the alphabet, one for each letter."""
    if locale not in entry.term.preferred:
        return []
    taken = {first_letter(entry.title, locale)}
    found = []
    for words in (entry.term.preferred[locale], *entry.term.variants[locale]):
        letter = first_letter(words, locale)
        if letter not in taken:
            taken.add(letter)
            found.append(words[:1].upper() + words[1:])
    return found


def by_letter(found: list[Entry], locale: str) -> dict[str, list[Line]]:
    """Return the index's lines under their letters, in the language's order."""
    lines = [
        Line(words, entry)
        for entry in found
        for words in (entry.title, *other_words(entry, locale))
    ]
    groups: dict[str, list[Line]] = {}
    for line in sorted(lines, key=lambda line: sort_key(line.words, locale)):
        groups.setdefault(first_letter(line.words, locale), []).append(line)
    return groups


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep the environment and the entries of the language that is being built."""
    global _environment, _entries
    _environment = env
    _entries = entries(files, config.theme["language"], read_terms())


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Put the index in the place of the page's mark."""
    content = page.content or ""
    if content.count(MARK) != page.file.src_uri.endswith(f"/{PAGE}"):
        raise PluginError(f"{page.file.src_uri}: `{MARK}` stands once in {PAGE} and nowhere else")
    if MARK in content and _environment:
        groups = by_letter(list(_entries.values()), config.theme["language"])
        index = _environment.get_template(TEMPLATE).render(groups=groups, page=page, base_url="")
        page.content = content.replace(MARK, index)
    return context
