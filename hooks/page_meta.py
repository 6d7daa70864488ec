"""Tells machines what a page is; owns descriptions, addresses and structured data in the head."""

import json
from typing import Any

from addresses import FIRST, Entry, absolute, localized, page_id, page_path
from babel.core import get_global
from entries import gather
from jinja2 import Environment, Template
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from structured_data import Context, describe

_entries: dict[str, Entry] = {}


def territorial(locale: str) -> str:
    """Return a language with its country, as Open Graph wants it.

    >>> territorial("en"), territorial("el"), territorial("et")
    ('en_GB', 'el_GR', 'et_EE')
    """
    likely = "en_Latn_GB" if locale == "en" else get_global("likely_subtags")[locale]
    language, *_, territory = likely.split("_")
    return f"{language}_{territory}"


def alternates(path: str, languages: tuple[str, ...], site_url: str) -> list[tuple[str, str]]:
    """Return the address of a page in each language, and in the one for everybody else.

    >>> alternates("churn/", ("en", "et"), "https://churn.example/")[1:]
    [('et', 'https://churn.example/et/churn/'), ('x-default', 'https://churn.example/churn/')]
    """
    found = [(locale, absolute(site_url, localized(path, locale))) for locale in languages]
    return [*found, ("x-default", absolute(site_url, localized(path, FIRST)))]


def as_script(data: dict[str, Any]) -> str:
    r"""Return JSON that can stand in a script element: nothing in it can end the element.

    >>> as_script({"name": "</script>"})
    '{"name":"\\u003c/script>"}'
    """
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":"))
    return text.replace("<", "\\u003c")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Note what the language that is being built has to link to."""
    _entries.clear()
    _entries.update({entry.id: entry for entry in gather(files, config.theme["language"])})
    languages = tuple(alternate["lang"] for alternate in config.extra["alternate"])
    env.filters["territorial"] = territorial
    env.filters["alternates"] = lambda file: alternates(
        page_path(file.src_uri.partition("/")[2]), languages, str(config.site_url)
    )


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the template the page's addresses and its description for machines."""
    entry = _entries[page_id(page.file.src_uri.partition("/")[2])]
    languages = tuple(alternate["lang"] for alternate in config.extra["alternate"])
    whole = Context(
        str(config.site_url), config.theme["language"], languages, config.site_name, _entries
    )
    context["structured_data"] = as_script(describe(entry, str(page.meta["updated"]), whole))
    return context


def on_pre_template(template: Template, template_name: str, config: MkDocsConfig) -> Template:
    """Take our own sitemap, whose dates are those of the pages' last review."""
    if template_name != "sitemap.xml":
        return template
    if template.environment.loader is None:
        raise PluginError("the templates cannot be loaded, so there is no sitemap")
    return template.environment.get_template("partials/sitemap.xml")
