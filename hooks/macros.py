"""Replaces macros in the pages' text; owns every computed number and the contact address there."""

import html
import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_MACRO = re.compile(r"\{\{\s*(?P<name>\w+)(?P<inputs>(?:\s+\w+=[\w.]+)*)\s*\}\}")


def computed(name: str, inputs: dict[str, str], locale: str) -> str:
    """Return one figure, computed by the calculator and written for the locale.

    Raises:
        ValueError: The inputs are refused, or there is no figure of that name.

    >>> computed("churn_rate", {"start": "1200", "lost": "30"}, "el")
    '2,5%'
    """
    # The import stands here so that it finds the newest wheel while serving.
    from churn_calculator import calculate

    result = calculate({**inputs, "locale": locale, "numbers": "canonical"})
    if not result["ok"]:
        raise ValueError("; ".join(error["text"] for error in result["errors"]))
    if name not in result["values"]:
        raise ValueError(f"there is no figure named {name}")
    text: str = result["values"][name]["text"]
    return text


def expand(markdown: str, locale: str, contact: str) -> str:
    """Replace each macro of a page.

    Raises:
        ValueError: A macro cannot be computed.
    """

    def replacement(macro: re.Match[str]) -> str:
        if macro["name"] == "contact":
            return f"[{contact}](mailto:{contact})"
        inputs = dict(pair.split("=") for pair in macro["inputs"].split())
        return html.escape(computed(macro["name"], inputs, locale))

    return _MACRO.sub(replacement, markdown)


def on_page_markdown(
    markdown: str, page: Page, config: MkDocsConfig, files: Files, **_: Any
) -> str:
    """Expand the macros of a page, in its language."""
    try:
        return expand(markdown, config.theme["language"], config.extra["contact"])
    except ValueError as error:
        raise PluginError(f"{page.file.src_path}: {error}") from error
