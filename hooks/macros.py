"""Replaces macros in the pages' text; owns every computed number and the contact address there."""

import html
import re
from fractions import Fraction
from typing import Any

from arithmetic import evaluate
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

_MACRO = re.compile(r"\{\{\s*(?P<name>\w+)(?P<sum>[^{}=]*?)(?P<inputs>(?:\s+\w+=[\w.]+)*)\s*\}\}")
_NEGATIVE = re.compile(r"-(?=\d)")


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


def worked_out(kind: str, expression: str, locale: str, places: int = 2) -> str:
    """Return a sum's result as the calculator would write it.

    `percent` and `number` take any sum; `low` and `high` take a share such as ``36/240`` and give
    the ends of its 95% interval.

    Raises:
        ValueError: The sum cannot be worked out, or is no share.

    >>> worked_out("percent", "27/90", "et"), worked_out("number", "675*12", "el")
    ('30%', '8.100')
    >>> worked_out("low", "2/10", "en", 1), worked_out("high", "2/10", "en", 1)
    ('5.7%', '51%')
    """
    from churn_calculator.formats import write_decimal

    value = _interval_end(kind, expression) if kind in ("low", "high") else evaluate(expression)
    if kind == "number":
        return write_decimal(value, places, locale)
    return write_decimal(value * 100, places, locale) + "%"


def _interval_end(kind: str, expression: str) -> Fraction:
    from churn_calculator.intervals import Share, wilson

    part, _, whole = expression.partition("/")
    return Fraction(getattr(wilson(Share(int(part), int(whole))), kind))


def with_minus_sign(figure: str) -> str:
    """Return a figure as texts have it: with a minus sign, whatever a form field shows.

    >>> with_minus_sign("-1.2%")
    '−1.2%'
    """
    return _NEGATIVE.sub("−", figure)


def expand(markdown: str, locale: str, contact: str) -> str:
    """Replace each macro of a page.

    Raises:
        ValueError: A macro cannot be computed.
    """

    def replacement(macro: re.Match[str]) -> str:
        if macro["name"] == "contact":
            return f"[{contact}](mailto:{contact})"
        inputs = dict(pair.split("=") for pair in macro["inputs"].split())
        if macro["sum"].strip():
            places = int(inputs.get("places", "2"))
            text = worked_out(macro["name"], macro["sum"].strip(), locale, places)
        else:
            text = computed(macro["name"], inputs, locale)
        return html.escape(with_minus_sign(text))

    return _MACRO.sub(replacement, markdown)


def on_page_markdown(
    markdown: str, page: Page, config: MkDocsConfig, files: Files, **_: Any
) -> str:
    """Expand the macros of a page, in its language."""
    try:
        return expand(markdown, config.theme["language"], config.extra["contact"])
    except ValueError as error:
        raise PluginError(f"{page.file.src_path}: {error}") from error
