"""Knows pages by their ids and front matter; owns what leads on from a page, and up from a term."""

from typing import Any

from addresses import page_id
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

FRONT_MATTER = ("title", "description", "aliases", "see_also", "updated")

_pages: dict[str, Page] = {}


def is_term(src_uri: str) -> bool:
    """Tell whether a page defines a term of the glossary.

    >>> is_term("el/glossary/cohort.md"), is_term("el/glossary/index.md"), is_term("el/churn.md")
    (True, False, False)
    """
    _, _, path = src_uri.partition("/")
    return path.startswith("glossary/") and path != "glossary/index.md"


def next_step(name: str) -> dict[str, str] | None:
    """Return what a page's reader is to do next: calculate, or understand what was calculated."""
    if name == "home":
        return None
    if name == "calculator":
        churn = _pages["churn"]
        return {"id": "churn", "name": "understand", "address": f"{churn.url}#what-the-rate-tells"}
    return {"id": "calculator", "name": "calculate", "address": _pages["calculator"].url}


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Note the pages of the language that is being built, by their ids."""
    locale = config.theme["language"]
    _pages.clear()
    for file in files.documentation_pages():
        if file.page and file.src_uri.startswith(f"{locale}/"):
            _pages[page_id(file.src_uri.removeprefix(f"{locale}/"))] = file.page


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the template the page's id and the pages that it sends its readers on to."""
    missing = [key for key in FRONT_MATTER if key not in page.meta]
    if missing:
        # Front matter that YAML cannot read is passed over in silence by MkDocs.
        raise PluginError(f"{page.file.src_path}: no {', '.join(missing)} in its front matter")
    names = page.meta["see_also"]
    unknown = [name for name in names if name not in _pages]
    if unknown:
        raise PluginError(f"{page.file.src_path}: see_also names no page: {', '.join(unknown)}")
    context["page_id"] = page_id(page.file.src_uri.partition("/")[2])
    context["parent"] = _pages["glossary"] if is_term(page.file.src_uri) else None
    context["next_page"] = next_step(context["page_id"])
    next_id = context["next_page"]["id"] if context["next_page"] else None
    context["see_also"] = [_pages[name] for name in names if name != next_id]
    return context
