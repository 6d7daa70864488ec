"""Publishes addresses beside the pages; owns /go/, links.json and what stands at old addresses."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from addresses import FIRST, Entry, absolute, any_language, embed_path, localized, page_id, relative
from entries import gather
from jinja2 import Environment
from links_json import links_json
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from moved import Moves, hosted_rules, moved_pages, read_moves

Entries = dict[str, list[Entry]]

_entries: Entries = {}
_environment: Environment | None = None


def go_page(
    entry_id: str, entries: Entries, names: dict[str, str], old_id: str = ""
) -> dict[str, Any]:
    """Return what the template of a /go/ page needs: its translations, the reader's is one.

    With `old_id` it is the page that stands at the id which the page had before it was renamed.
    """
    page = any_language(old_id or entry_id)
    questions = [entry.id for entry in entries[FIRST] if entry.id.startswith(f"{entry_id}#")]
    return {
        "page": page,
        "translations": _translations(entry_id, page, entries, names),
        "questions": {
            name.partition("#")[2]: _translations(name, page, entries, names) for name in questions
        },
    }


def _translations(
    entry_id: str, page: str, entries: Entries, names: dict[str, str]
) -> list[dict[str, str]]:
    found = {locale: entry for locale in names for entry in entries[locale] if entry.id == entry_id}
    return [
        {
            "locale": locale,
            "name": names[locale],
            "title": entry.title,
            "path": localized(entry.path, locale),
            "url": relative(localized(entry.path, locale), page),
        }
        for locale, entry in found.items()
    ]


def forwards(moves: Moves, entries: Entries) -> Iterator[dict[str, Any]]:
    """Yield what the template of each old address needs.

    Raises:
        ValueError: A move leads nowhere, or an old address is a page again.
    """
    for locale, found in entries.items():
        titles = {entry.path: entry.title for entry in found if "#" not in entry.path}
        for old, new in moved_pages(moves).items():
            path = new.partition("#")[0]
            if path not in titles or old in titles:
                reason = "is a page" if old in titles else f"moved to {new}, which is no page"
                raise ValueError(f"links/moved.yml: {old} {reason}")
            yield _forward(localized(old, locale), localized(new, locale), locale, titles[path])
            frame = f"embed/term/{page_id(old.rstrip('/'))}/"
            for entry in found:
                target = embed_path(entry)
                if entry.path == path and target and target != frame:
                    yield _forward(
                        localized(frame, locale), localized(target, locale), locale, entry.title
                    )


def _forward(page: str, path: str, locale: str, title: str) -> dict[str, Any]:
    url = relative(path, page)
    return {"page": page, "path": path, "locale": locale, "title": title, "url": url}


def moved_ids(moves: Moves) -> Moves:
    """Return the ids that renamed pages had, with those that they have now.

    >>> moved_ids({"glossary/attrition/": "churn/#what-it-is"})
    {'attrition': 'churn'}
    """
    return {
        page_id(old.rstrip("/")): page_id(new.partition("#")[0].rstrip("/"))
        for old, new in moved_pages(moves).items()
    }


def write(folder: Path, env: Environment, config: MkDocsConfig, entries: Entries) -> None:
    """Write everything that concerns all languages together."""
    site_url = str(config.site_url)
    names = {alternate["lang"]: alternate["name"] for alternate in config.extra["alternate"]}
    pages = {entry.id for entry in entries[FIRST] if entry.kind != "question"}
    moves = read_moves()
    written = [("partials/go.html", go_page(name, entries, names)) for name in sorted(pages)]
    written += [
        ("partials/go.html", go_page(new_id, entries, names, old_id))
        for old_id, new_id in moved_ids(moves).items()
        if old_id not in pages
    ]
    written += [("partials/moved.html", forward) for forward in forwards(moves, entries)]
    for template, context in written:
        file = folder / context["page"] / "index.html"
        file.parent.mkdir(parents=True, exist_ok=True)
        html = env.get_template(template).render(
            **context, site_url=site_url, root=relative("", context["page"]), absolute=absolute
        )
        file.write_text(html, encoding="utf-8")
    (folder / "links.json").write_text(links_json(entries, site_url), encoding="utf-8")
    base = urlsplit(absolute(site_url, "")).path
    rules = [(base + item["page"], base + item["path"]) for item in forwards(moves, entries)]
    folders = [base + localized("", locale) for locale in names if locale != FIRST]
    (folder / "_redirects").write_text(hosted_rules(rules, folders), encoding="utf-8")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Note what the language that is being built has to link to."""
    global _environment
    _environment = env
    locale = config.theme["language"]
    try:
        _entries[locale] = gather(files, locale)
    except ValueError as error:
        raise PluginError(f"docs/{locale}: {error}") from error


def on_post_build(config: MkDocsConfig) -> None:
    """Write once every language is there; while serving, after each of them."""
    languages = {alternate["lang"] for alternate in config.extra["alternate"]}
    if _environment is None or set(_entries) != languages:
        return
    try:
        write(Path(config.site_dir), _environment, config, _entries)
    except ValueError as error:
        raise PluginError(str(error)) from error
