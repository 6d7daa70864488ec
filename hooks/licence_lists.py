"""Lists what the site is made of; owns what stands in place of `<!-- parts … -->` and the texts."""

import re
from pathlib import Path
from typing import Any

from addresses import FIRST, relative
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from shipped_parts import BILL, Part, read_parts

MARK = re.compile(r"<!-- (?:parts (?P<group>\w+)|(?P<bill>bill of materials)) -->")
TEMPLATE = "partials/licences.html"
PAGE = "licences"

_environment: Environment | None = None


def missing_groups(content: str, parts: tuple[Part, ...]) -> list[str]:
    """Return the groups of parts that a page does not show.

    >>> missing_groups("<!-- parts font -->", ())
    []
    """
    shown = {mark["group"] for mark in MARK.finditer(content)}
    return sorted({part.group for part in parts} - shown)


def listed(content: str, env: Environment, page: str, locale: str) -> str:
    """Put each list in the place of its mark; `page` is the page's address.

    Raises:
        ValueError: A part would not be on the page.
    """
    parts = read_parts()
    if missing := missing_groups(content, parts):
        raise ValueError(f"`<!-- parts {missing[0]} -->` is missing, so its parts are not listed")
    names = {part.id: part for part in parts}

    def one(mark: re.Match[str]) -> str:
        return env.get_template(TEMPLATE).render(
            parts=[part for part in parts if part.group == mark["group"]],
            names=names,
            bill=BILL if mark["bill"] else "",
            to=lambda path: relative(path, page),
            locale=locale,
        )

    return MARK.sub(one, content)


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep the environment, whose texts are those of the language that is being built."""
    global _environment
    _environment = env


# After first_mentions, since the names of parts and their makers mention none of our terms.
@event_priority(-200)
def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Put the lists into the page of licences."""
    if context["page_id"] == PAGE and _environment:
        try:
            page.content = listed(
                page.content or "", _environment, page.url, config.theme["language"]
            )
        except ValueError as error:
            raise PluginError(f"{page.file.src_path}: {error}") from error
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Write the licences' texts once, since they are the same for all languages."""
    if config.theme["language"] != FIRST:
        return
    for part in read_parts():
        target = Path(config.site_dir) / part.address
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(part.text, encoding="utf-8")
