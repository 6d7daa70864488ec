"""Nothing that axe-core knows to be a barrier: every kind of page, and every state of the calculator."""

import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.conftest import LOCALES, ROOT

Watch = Callable[..., Watched]
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
RUN = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  return found.violations.flatMap(({id, nodes}) => nodes.map((node) =>
    `${id}: ${node.target.join(" ")} (${node.any.concat(node.all, node.none)[0]?.message ?? ""})`));
}"""
KINDS = {
    "home": "",
    "explainer": "churn/",
    "questions": "faq/",
    "glossary": "glossary/",
    "term": "glossary/survival/",
    "about": "about/",
    "linking": "linking/",
    "missing": "404.html",
    "offline": "offline.html",
    "embedded term": "embed/term/churn-rate/",
    "embedded calculator": "embed/calculator/?start=1200&lost=30",
}
LOOKS = list(itertools.product(LOCALES, ("light", "dark"), (360, 1280)))


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds, each with the element that it finds it at."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, RULES)
    return found


def mixed() -> Iterator[Any]:
    """Yield each kind of page in each language, in looks that change from one to the next."""
    for number, (kind, locale) in enumerate(itertools.product(KINDS, LOCALES)):
        _, scheme, width = LOOKS[number % len(LOOKS)]
        yield pytest.param(kind, locale, scheme, width, id=f"{kind}-{locale}-{scheme}-{width}")
