"""Says on a page that it is behind the English one; owns the notice above its heading."""

from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

ENGLISH = "en"
UNTRANSLATED = "untranslated"


def english_url(url: str, locale: str) -> str:
    """Return the address of a page's English version, which stands at the root.

    >>> english_url("et/glossary/churn-rate/", "et")
    'glossary/churn-rate/'
    """
    return url.removeprefix(f"{locale}/") or "."


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the template the English address of a stale page; mark English words as English."""
    stale, locale = page.meta.get("stale"), config.theme["language"]
    if not stale:
        return context
    if locale == ENGLISH:
        raise PluginError(f"{page.file.src_path}: the English page is what others are measured by")
    context["english_url"] = english_url(page.url, locale)
    if stale == UNTRANSLATED:
        # A screen reader then reads them as what they are.
        page.content = f'<div lang="{ENGLISH}">{page.content}</div>'
    return context
