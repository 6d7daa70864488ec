"""Gives the templates their texts; owns every word around the pages' own."""

from datetime import date
from gettext import GNUTranslations
from pathlib import Path

from babel.dates import format_date
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

CATALOGUES = Path("build/locale")


def catalogue(locale: str) -> GNUTranslations:
    """Return the interface texts of a locale."""
    with (CATALOGUES / locale / "LC_MESSAGES" / "site.mo").open("rb") as stream:
        return GNUTranslations(stream)


def long_date(day: date, locale: str) -> str:
    """Write a day as people of the locale write it out, such as 3 January 2026.

    >>> long_date(date(2026, 1, 3), "et")
    '3. jaanuar 2026'
    """
    return format_date(day, format="long", locale="en_GB" if locale == "en" else locale)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Install the catalogue of the language that is being built."""
    locale = config.theme["language"]
    env.add_extension("jinja2.ext.i18n")
    env.install_gettext_translations(catalogue(locale), newstyle=False)  # type: ignore[attr-defined]
    env.filters["long_date"] = lambda day: long_date(day, locale)
    return env
