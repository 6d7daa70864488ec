"""In a small window, at 400 % and with the reader's own spacing, nothing is cut off."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.calculator_page import CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.browser.kinds import DESK, KINDS
from tests.conftest import LOCALES

Watch = Callable[..., Watched]
CUT = (Path(__file__).parent / "cut.js").read_text(encoding="utf-8")
NARROW = {"width": 320, "height": 740}
# A window of 1280 by 1024 pixels shows as much when it is enlarged four times.
ENLARGED = {"width": 320, "height": 256}
# WCAG 1.4.12.
SPACED = """*{line-height:1.5!important;letter-spacing:.12em!important;word-spacing:.16em!important}
p{margin-bottom:2em!important}"""
OUTLOOK = "calculator/?mode=outlook&start=1000&lost=50"


def unfold(page: Page) -> None:
    page.locator("article details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    page.evaluate("document.fonts.ready.then(() => true)")


def faults(watched: Watch, server: Server, path: str) -> dict[str, list[str]]:
    """Return what is cut in a page in small windows, then with wide spacing too."""
    # The test's own style is none of the site's.
    page = watched(viewport=ENLARGED, bypass_csp=True, reduced_motion="reduce").open(
        server.address + path
    )
    if "?" in path:
        page.locator(".churn-chart, [data-value=churn_rate]").first.wait_for(timeout=60_000)
    unfold(page)
    found = {"enlarged": page.evaluate(CUT)}
    page.add_style_tag(content=SPACED)
    for name, viewport in (("spaced, narrow", NARROW), ("spaced", DESK)):
        page.set_viewport_size(viewport)  # type: ignore[arg-type]
        found[name] = page.evaluate(CUT)
    return found


@pytest.mark.parametrize(("locale", "path"), [("et", ""), ("el", "churn/"), ("et", OUTLOOK)])
def test_nothing_is_cut(locale: str, path: str, server: Server, watched: Watch) -> None:
    found = faults(watched, server, address(locale, path))
    assert found == {window: [] for window in found}


@pytest.mark.soak
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_is_cut_on_any_page(kind: str, locale: str, server: Server, watched: Watch) -> None:
    test_nothing_is_cut(locale, KINDS[kind], server, watched)


def test_calculator_is_used_at_400_percent(server: Server, watched: Watch) -> None:
    page = watched(viewport=ENLARGED).open(server.address + address("et"))
    calculator = CalculatorPage(page)
    header: Any = page.locator(".md-header").bounding_box()
    for name, text in (("start", "1200"), ("lost", "30")):
        field = calculator.root.locator(f"[name={name}]")
        field.focus()
        box: Any = field.bounding_box()
        assert header["height"] <= box["y"], name
        assert box["y"] + box["height"] <= ENLARGED["height"], name
        page.keyboard.press("Control+a")
        page.keyboard.type(text)
    calculator.expect_value("churn_rate", "2,5%")
    calculator.value("churn_rate").scroll_into_view_if_needed()
    assert page.evaluate("document.documentElement.scrollWidth") <= ENLARGED["width"]
