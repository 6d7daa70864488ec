"""Lists everything that can be linked to; owns what stands in place of `<!-- linking -->`."""

from typing import Any

from addresses import Entry, any_language, embed_path, localized, relative
from entries import gather
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

MARK = "<!-- linking -->"
TEMPLATE = "partials/linking.html"
PAGE = "linking"
# In the order in which somebody who answers customers would look for them.
KINDS = ("calculator", "term", "question", "page")

_environment: Environment | None = None
_entries: list[Entry] = []


def choices(entries: list[Entry], locale: str, page: str) -> list[tuple[str, list[dict[str, str]]]]:
    """Return, kind by kind, what the template needs of each entry; addresses are relative."""
    return [
        (
            kind,
            [
                {
                    "id": entry.id,
                    "title": entry.title,
                    "summary": entry.summary,
                    "here": relative(localized(entry.path, locale), page),
                    "any": relative(any_language(entry.id), page),
                    "embed": _embed(entry, locale, page),
                }
                for entry in entries
                if entry.kind == kind
            ],
        )
        for kind in KINDS
    ]


def _embed(entry: Entry, locale: str, page: str) -> str:
    path = embed_path(entry)
    return relative(localized(path, locale), page) if path else ""


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Note what the language that is being built has to link to."""
    global _environment
    _environment = env
    _entries[:] = gather(files, config.theme["language"])


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Put the form and the list in the place of the mark."""
    content = page.content or ""
    if MARK not in content or _environment is None:
        if context["page_id"] == PAGE:
            raise PluginError(f"{page.file.src_path}: `{MARK}` is missing")
        return context
    here = page.url
    template = _environment.get_template(TEMPLATE)
    groups = choices(_entries, config.theme["language"], here)
    page.content = content.replace(
        MARK,
        template.render(groups=groups, root=relative("", here), locale=config.theme["language"]),
    )
    context["is_linking"] = True
    return context
