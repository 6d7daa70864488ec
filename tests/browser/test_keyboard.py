"""By keyboard alone every place is reached, seen and left; Escape gives the focus back."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.browser.keyboard import faults_of_walk, look, press
from tests.browser.kinds import DESK, KINDS, LOOKS, PHONE
from tests.conftest import LOCALES

Watch = Callable[..., Watched]
QUERY = "[data-md-component=search-query]"
# What moves is not where it will be.
STILL = "reduce"


def open_page(watched: Watch, server: Server, path: str, **look: Any) -> Page:
    return watched(reduced_motion=STILL, **look).open(server.address + path)


@pytest.mark.parametrize(
    ("path", "locale", "look"),
    [
        pytest.param(KINDS["home"], "en", LOOKS[0], id="home"),
        pytest.param(KINDS["missing"], "el", LOOKS[3], id="missing"),
        pytest.param(KINDS["embedded calculator"], "et", LOOKS[2], id="embedded calculator"),
    ],
)
def test_focus_goes_through_the_page_and_back(
    path: str, locale: str, look: dict[str, Any], server: Server, watched: Watch
) -> None:
    page = open_page(watched, server, address(locale, path), **look)
    if path == KINDS["embedded calculator"]:
        # It answers by itself, and the answer brings places to stop at.
        expect(page.locator("[data-part=python] summary")).to_be_visible(timeout=START_MS)
    assert faults_of_walk(page) == []


@pytest.mark.soak
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=("360", "1280"))
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_focus_goes_through_any_page_in_any_language(
    kind: str, locale: str, viewport: Any, server: Server, watched: Watch
) -> None:
    page = open_page(watched, server, address(locale, KINDS[kind]), viewport=viewport)
    assert faults_of_walk(page) == []


def states(page: Page) -> dict[str, list[str]]:
    """Walk through the calculator with an answer, with errors, and with a file's."""
    calculator = CalculatorPage(page)
    calculator.expect_state("ready")
    expect(page.locator(".churn-chart").first).to_be_visible(timeout=START_MS)
    page.locator("article details").evaluate_all("all => all.forEach(one => { one.open = true; })")
    found = {"answer": faults_of_walk(page)}
    calculator.enter({"mode": "customers", "start": "abc", "lost": "30"})
    expect(calculator.error("start")).to_be_visible()
    expect(page.locator("#calculator-start")).to_be_focused()
    rows = b"start;lost\n100;5\n200;x\n300;9\n400;8"
    page.set_input_files("#series-file", {"name": "a.csv", "mimeType": "text/csv", "buffer": rows})
    page.locator("churn-series form").evaluate("(form) => form.requestSubmit()")
    expect(page.locator("#series-result")).to_be_visible(timeout=START_MS)
    # From the end of the page the next step is its beginning.
    page.locator("footer a").last.focus()
    page.keyboard.press("Tab")
    found["errors and series"] = faults_of_walk(page)
    return found


@pytest.mark.soak
@pytest.mark.parametrize("look", LOOKS[:2], ids=("360", "1280"))
@pytest.mark.parametrize("locale", LOCALES)
def test_focus_goes_through_the_calculator_in_its_states(
    locale: str, look: dict[str, Any], server: Server, watched: Watch
) -> None:
    asked = "?mode=outlook&start=1000&lost=50"
    page = open_page(watched, server, address(locale) + asked, **look)
    found = states(page)
    assert found == {state: [] for state in found}


def test_drawer_takes_the_focus_and_gives_it_back(server: Server, watched: Watch) -> None:
    page = open_page(watched, server, "/et/churn/", viewport=PHONE)
    toggle, menu = page.locator("#__drawer"), page.locator(".md-sidebar--primary")
    press(page, "Tab", 2)
    expect(toggle).to_be_focused()
    expect(toggle).to_have_accessible_name(
        str(menu.locator("nav").first.get_attribute("aria-label"))
    )
    page.keyboard.press("Space")
    expect(menu.locator("a:visible").first).to_be_focused()
    stops = press(page, "Tab", 3)
    assert [stop["faults"] for stop in stops] == [[], [], []]
    page.keyboard.press("Escape")
    expect(toggle).to_be_focused()
    expect(menu).to_be_hidden()
    # Whoever walks out of it leaves it closed.
    page.keyboard.press("Space")
    press(page, "Shift+Tab", 1)
    expect(menu).to_be_hidden()
    stop = look(page)
    assert stop
    assert stop["faults"] == []


def test_contents_open_within_the_drawer(server: Server, watched: Watch) -> None:
    page = open_page(watched, server, "/el/churn/", viewport=PHONE)
    press(page, "Tab", 2)
    page.keyboard.press("Space")
    contents = page.locator("#__toc")
    while not contents.evaluate("(box) => box === document.activeElement"):
        (stop,) = press(page, "Tab", 1)
        assert stop["faults"] == []
    page.keyboard.press("Space")
    (stop,) = press(page, "Tab", 1)
    assert stop["faults"] == []
    page.keyboard.press("Enter")
    page.wait_for_url("**/el/churn/#what-it-is")
    expect(page.locator(".md-sidebar--primary")).to_be_hidden()


@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=("360", "1280"))
def test_search_gives_the_focus_back(viewport: Any, server: Server, watched: Watch) -> None:
    page = open_page(watched, server, "/churn/", viewport=viewport)
    press(page, "Tab", 1)
    before = page.locator("article a").nth(3)
    before.focus()
    page.keyboard.press("Control+k")
    expect(page.locator(QUERY)).to_be_focused()
    page.keyboard.type("retention")
    # Until the last letter has its answer, what is found is replaced.
    found = page.locator(".md-search-result__link").first
    expect(found).to_have_attribute("href", re.compile("h=retention"))
    page.keyboard.press("ArrowDown")
    stop = look(page)
    assert stop
    assert stop["faults"] == []
    page.keyboard.press("Escape")
    expect(before).to_be_focused()
    expect(page.locator(".md-search__output")).to_be_hidden()


def test_search_that_was_walked_to_keeps_the_focus(server: Server, watched: Watch) -> None:
    page = open_page(watched, server, "/faq/", viewport=DESK)
    query, output = page.locator(QUERY), page.locator(".md-search__output")
    while not query.evaluate("(field) => field === document.activeElement"):
        press(page, "Tab", 1)
    expect(output).to_be_visible()
    page.keyboard.press("Escape")
    expect(output).to_be_hidden()
    expect(query).to_be_focused()
    page.keyboard.type("cohort")
    expect(output).to_be_visible()


def test_search_of_a_phone_is_opened_and_left_by_keyboard(server: Server, watched: Watch) -> None:
    page = open_page(watched, server, "/el/faq/", viewport=PHONE)
    toggle = page.locator("#__search")
    while not toggle.evaluate("(box) => box === document.activeElement"):
        (stop,) = press(page, "Tab", 1)
        assert stop["faults"] == []
    page.keyboard.press("Space")
    expect(page.locator(QUERY)).to_be_focused()
    page.keyboard.press("Escape")
    expect(toggle).to_be_focused()
    (stop,) = press(page, "Tab", 1)
    assert stop["faults"] == []


def test_escape_puts_the_languages_away(server: Server, watched: Watch) -> None:
    page = open_page(watched, server, "/et/", viewport=DESK)
    languages = page.locator(".md-select__inner")
    button = page.locator(".md-select > button")
    while not languages.is_visible() or not button.evaluate(
        "(button) => button === document.activeElement"
    ):
        press(page, "Tab", 1)
    press(page, "Tab", 1)
    page.keyboard.press("Escape")
    expect(languages).to_be_hidden()
    expect(button).to_be_focused()


def test_link_menu_closes_when_it_is_left(server: Server, watched: Watch) -> None:
    page = open_page(watched, server, "/et/churn/", viewport=DESK)
    mark, offer = page.locator("h2 > .headerlink").first, page.locator("#copy-link")
    mark.focus()
    page.keyboard.press("Enter")
    expect(offer).to_be_visible()
    page.keyboard.press("Escape")
    expect(offer).to_be_hidden()
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    stops = press(page, "Tab", 2)
    expect(offer).to_be_hidden()
    assert [stop["faults"] for stop in stops] == [[], []]
