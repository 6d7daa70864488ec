"""Knows pages by their ids and front matter; owns the see-also list at the end of a page."""

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
    context["see_also"] = [_pages[name] for name in names]
    return context
