"""Without JavaScript all but the live answer works, and nothing is offered that does not."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculator_page import address
from tests.browser.conftest import Server, Watched
from tests.browser.kinds import DESK, KINDS, PHONE
from tests.conftest import LOCALES
from tests.unit.test_messages import entries

Watch = Callable[..., Watched]
# What the browser answers by itself: the drawer's check boxes, and the list of languages, which
# opens by its focus.
ALIVE = "#__drawer, #__toc, .md-select > button"
LABELS = "label:not([for=__drawer], [for=__toc])"


def dead(page: Page) -> list[str]:
    """Return the controls that can be seen and do nothing."""
    controls = page.locator(f":is(button, input, select, textarea, [role=tab], {LABELS}):visible")
    return [
        control.evaluate("(control) => control.outerHTML.slice(0, 80)")
        for control in controls.all()
        if not control.evaluate(f"(control) => control.matches('{ALIVE}')")
    ]


def without_scripts(watched: Watch, viewport: Any = DESK) -> Watched:
    return watched(java_script_enabled=False, viewport=viewport)


@pytest.mark.parametrize("locale", LOCALES)
def test_calculator_says_how_to_compute_by_hand(
    locale: str, server: Server, watched: Watch
) -> None:
    words = {key: text[0] for key, text in entries(locale, "site").items()}
    page = without_scripts(watched, PHONE).open(server.address + address(locale))
    by_hand = page.locator(".churn-calculator__by-hand")
    expect(by_hand).to_be_visible()
    assert by_hand.text_content() == words["calculator.by_hand"]
    summary = page.locator("churn-calculator [data-part=summary]")
    expect(summary).to_be_visible()
    expect(summary).to_have_text(re.compile(r"\d"))
    steps = page.locator("churn-calculator .churn-calculator__steps")
    steps.locator("summary").click()
    expect(steps.locator("[data-step=result]").first).to_be_visible()
    assert dead(page) == []


@pytest.mark.parametrize("path", ["et/linking/", "el/", "embed/calculator/", "go/cohort/"])
def test_nothing_is_offered_that_does_nothing(path: str, server: Server, watched: Watch) -> None:
    page = without_scripts(watched).open(f"{server.address}/{path}")
    assert page.locator("a:visible").count()
    assert dead(page) == []


def test_drawer_opens_and_leads_on(server: Server, watched: Watch) -> None:
    page = without_scripts(watched, PHONE).open(f"{server.address}/et/churn/")
    menu: Locator = page.locator(".md-sidebar--primary")
    expect(menu).to_be_hidden()
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Space")
    expect(menu).to_be_visible()
    menu.locator("a[href$='faq/']").click()
    page.wait_for_url("**/et/faq/")


def test_languages_and_links_work(server: Server, watched: Watch) -> None:
    page = without_scripts(watched).open(f"{server.address}/et/glossary/")
    page.locator(".md-select").hover()
    page.locator(".md-select__link[hreflang=el]").click()
    page.wait_for_url("**/el/glossary/")
    page.goto(f"{server.address}/go/cohort/")
    page.locator("a[hreflang=et]").first.click()
    page.wait_for_url("**/et/glossary/cohort/")
    page.locator("article a.term").first.click()
    expect(page.locator("h1")).to_be_visible()


@pytest.mark.soak
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=("360", "1280"))
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_nothing_dead_is_offered_on_any_page(
    kind: str, locale: str, viewport: Any, server: Server, watched: Watch
) -> None:
    page = without_scripts(watched, viewport).open(server.address + address(locale, KINDS[kind]))
    assert dead(page) == []
