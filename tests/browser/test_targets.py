"""What is pressed is large enough for a finger, or has room about it."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.calculator_page import address
from tests.browser.conftest import Server, Watched
from tests.browser.kinds import DESK, KINDS, PHONE
from tests.conftest import LOCALES

Watch = Callable[..., Watched]
SMALL = (Path(__file__).parent / "targets.js").read_text(encoding="utf-8")


def small_targets(page: Page) -> dict[str, list[str]]:
    """Return what is too small in a page on a phone and on a desk."""
    page.locator("article details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    found = {}
    for name, viewport in (("360", PHONE), ("1280", DESK)):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        found[name] = page.evaluate(SMALL)
    return found


@pytest.mark.parametrize(
    ("locale", "path"), [("el", "glossary/"), ("et", "calculator/"), ("en", "embed/term/nps/")]
)
def test_targets_are_large_enough(locale: str, path: str, server: Server, watched: Watch) -> None:
    page = watched(reduced_motion="reduce").open(server.address + address(locale, path))
    assert small_targets(page) == {"360": [], "1280": []}


def test_small_neighbours_are_found(server: Server, watched: Watch) -> None:
    page = watched(reduced_motion="reduce").open(f"{server.address}/et/embed/term/nps/")
    page.evaluate(
        """() => document.querySelector("main").insertAdjacentElement("beforeend",
          Object.assign(document.createElement("p"), { id: "planted" })).append(...["a", "b"].map(
            (name) => Object.assign(document.createElement("button"), { textContent: name })))"""
    )
    page.locator("#planted button").evaluate_all(
        "all => all.forEach((one) => { for (const side of ['minWidth', 'minHeight', 'margin',"
        " 'padding', 'border']) one.style[side] = '0px'; one.style.width = '16px'; })"
    )
    found = small_targets(page)
    assert [len(faults) for faults in found.values()] == [2, 2]


@pytest.mark.soak
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_targets_are_large_enough_on_any_page(
    kind: str, locale: str, server: Server, watched: Watch
) -> None:
    test_targets_are_large_enough(locale, KINDS[kind], server, watched)
