"""One page of each kind, and the looks and languages that what is true of all pages is tried in."""

from typing import Any

import pytest

from tests.conftest import LOCALES

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
    "licences": "licences/",
}
PHONE = {"width": 360, "height": 800}
DESK = {"width": 1280, "height": 800}
LOOKS: list[dict[str, Any]] = [
    {"color_scheme": scheme, "viewport": viewport}
    for scheme in ("light", "dark")
    for viewport in (PHONE, DESK)
]


def mixed() -> list[Any]:
    """Return each kind of page once, in languages and looks that change from one to the next."""
    return [
        pytest.param(page, LOCALES[number % 3], LOOKS[number % 4], id=kind)
        for number, (kind, page) in enumerate(KINDS.items())
    ]
