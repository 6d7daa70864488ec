"""Gathers what the search of a language reads; owns `assets/search/<language>-<hash>.json`."""

import hashlib
import json
from pathlib import Path
from typing import Any

from addresses import page_id
from edits import EDITS
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from page_text import sections
from terms import Term, read_terms

FOLDER = "assets/search"
STOPWORDS = "translations/{locale}/stopwords.txt"
# The names of sources are other people's words, and in other people's languages.
UNREAD_SECTIONS = {"sources"}

# By language and address; an edited page takes its old one's place.
_pages: dict[str, dict[str, dict[str, Any]]] = {}
_names: dict[str, str] = {}
_terms: dict[str, Term] = {}


def stopwords(text: str) -> list[str]:
    r"""Return the words of a list that may have remarks.

    >>> stopwords("# Little words.\nthe a\nof")
    ['the', 'a', 'of']
    """
    lines = (line for line in text.splitlines() if not line.startswith("#"))
    return [word for line in lines for word in line.split()]


def names(meta: dict[str, Any], term: Term | None, locale: str) -> list[str]:
    """Return everything that readers may call a page's subject, each once in whatever capitals.

    That is its aliases and what the terms' file calls it: rightly, wrongly and in English.
    """
    found = [str(alias) for alias in meta["aliases"]]
    if term:
        # A language that is new has no word for it yet.
        for language in dict.fromkeys((locale, "en")):
            if language in term.preferred:
                found += [term.preferred[language], *term.variants[language]]
        found += [words.removesuffix("*") for words in term.avoid.get(locale, ())]
    unique = {name.casefold(): name for name in reversed(found)}
    unique.pop(meta["title"].casefold(), None)
    return list(reversed(unique.values()))


def entry(url: str, meta: dict[str, Any], html: str, known_as: list[str]) -> dict[str, Any]:
    """Return what the search needs of a page: its names, and its sections as plain text."""
    read = [section for section in sections(html) if section.id not in UNREAD_SECTIONS]
    return {
        "url": url,
        "title": meta["title"],
        "names": known_as,
        "sections": [[part.id, part.heading, part.text] for part in read],
    }


def serialised(locale: str, skipped: list[str], pages: list[dict[str, Any]]) -> tuple[str, bytes]:
    """Return an index's file name, which changes with its content, and its content."""
    ordered = sorted(pages, key=lambda page: str(page["url"]))
    index = {"locale": locale, "stopwords": skipped, "pages": ordered}
    content = json.dumps(index, ensure_ascii=False, separators=(",", ":")).encode()
    return f"{locale}-{hashlib.sha256(content).hexdigest()[:10]}.json", content


def on_pre_build(config: MkDocsConfig) -> None:
    """Begin the index of a language; read the terms once, not for each page."""
    if not EDITS.quick:
        _pages.pop(config.theme["language"], None)
    _terms.clear()
    _terms.update(read_terms())


@event_priority(100)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Read a page before other hooks put forms and definitions into it."""
    meta = dict(page.meta)
    if missing := [key for key in ("title", "aliases") if key not in meta]:
        raise PluginError(f"{page.file.src_path}: no {', '.join(missing)} in its front matter")
    term = _terms.get(page_id(page.file.src_uri.partition("/")[2]))
    locale = config.theme["language"]
    read = entry(page.url, meta, html, names(meta, term, locale))
    _pages.setdefault(locale, {})[page.url] = read


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Write the index and the list of all languages', and tell the templates where it is."""
    locale = config.theme["language"]
    listed = Path(STOPWORDS.format(locale=locale))
    skipped = stopwords(listed.read_text(encoding="utf-8")) if listed.exists() else []
    _names[locale], content = serialised(locale, skipped, [*_pages[locale].values()])
    folder = Path(config.site_dir) / FOLDER
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _names[locale]).write_bytes(content)
    (folder / "indexes.json").write_text(json.dumps(_names, sort_keys=True), encoding="utf-8")
    env.globals["search_index"] = f"{FOLDER}/{_names[locale]}"
