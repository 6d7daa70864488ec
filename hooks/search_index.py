"""Gathers what the search of a language reads; owns `assets/search/<language>-<hash>.json`."""

import hashlib
import json
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from page_text import sections
from see_also import page_id
from terms import Term, read_terms

FOLDER = "assets/search"
# The names of sources are other people's words, and they are in other people's languages.
UNREAD_SECTIONS = {"sources"}

_pages: list[dict[str, Any]] = []
_written: dict[str, str] = {}


def names(meta: dict[str, Any], term: Term | None, locale: str) -> list[str]:
    """Return everything that readers may call a page's subject, each once, in any spelling.

    These are its aliases and what the terms' file calls it: rightly, wrongly, and in English.
    """
    found = [str(alias) for alias in meta["aliases"]]
    if term:
        for language in dict.fromkeys((locale, "en")):
            found += [term.preferred[language], *term.variants[language]]
        found += [words.removesuffix("*") for words in term.avoid[locale]]
    unique = {name.casefold(): name for name in reversed(found)}
    unique.pop(meta["title"].casefold(), None)
    return list(reversed(unique.values()))


def entry(url: str, meta: dict[str, Any], html: str, known_as: list[str]) -> dict[str, Any]:
    """Return what the search needs of one page: its names, and its sections as plain text."""
    read = [section for section in sections(html) if section.id not in UNREAD_SECTIONS]
    return {
        "url": url,
        "title": meta["title"],
        "names": known_as,
        "description": meta["description"],
        "sections": [[part.id, part.heading, part.text] for part in read],
    }


def serialised(locale: str, pages: list[dict[str, Any]]) -> tuple[str, bytes]:
    """Return an index's file name, which changes with its content, and its content."""
    index = {"locale": locale, "pages": sorted(pages, key=lambda page: str(page["url"]))}
    content = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
    return f"{locale}-{hashlib.sha256(content).hexdigest()[:10]}.json", content


def on_pre_build(config: MkDocsConfig) -> None:
    """Begin the index of a language."""
    _pages.clear()


@event_priority(100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read a page before other hooks put forms and definitions into it."""
    locale = config.theme["language"]
    term = read_terms().get(page_id(page.file.src_uri.partition("/")[2]))
    _pages.append(entry(page.url, dict(page.meta), html, names(dict(page.meta), term, locale)))


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Write the index, and tell the templates where it is."""
    name, content = serialised(config.theme["language"], _pages)
    target = Path(config.site_dir) / FOLDER / name
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_bytes(content)
    env.globals["search_index"] = f"{FOLDER}/{name}"
