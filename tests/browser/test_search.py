"""The search box in a real browser: late, by keyboard, by paste, offline, and with its offers."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.conftest import Server, Watched
from tests.conftest import lasting

Watch = Callable[..., Watched]
FIRST = ".md-search-result__item >> nth=0 >> a >> nth=0"
META = ".md-search-result__meta"


def open_box(page: Page) -> None:
    page.keyboard.press("Control+k")
    expect(page.locator("[data-md-component=search-query]")).to_be_focused()


def search_files(watch: Watched) -> list[str]:
    return [url for url in watch.requests if "/search/" in url]


@pytest.fixture
def index(site: Path) -> str:
    folder = lasting(site) / "search"
    name = json.loads((folder / "indexes.json").read_text())["et"]
    return f"/{(folder / name).relative_to(site).as_posix()}"


def test_nothing_is_loaded_before_the_box_is_touched(server: Server, watched: Watch) -> None:
    watch = watched()
    page = watch.open(f"{server.address}/el/churn/")
    page.wait_for_load_state("networkidle")
    assert search_files(watch) == []
    open_box(page)
    page.keyboard.type("diatirisi pelaton")
    expect(page.locator(FIRST)).to_contain_text("Διατήρηση")
    assert len(search_files(watch)) == 3


def test_found_page_is_opened_by_keyboard_with_the_words_marked(
    server: Server, watched: Watch
) -> None:
    page = watched().open(f"{server.address}/et/")
    open_box(page)
    page.keyboard.type("kliendirahuloluga")
    expect(page.locator(FIRST)).to_contain_text("Kliendirahulolu")
    expect(page.locator(META)).to_have_attribute("role", "status")
    page.keyboard.press("ArrowDown")
    expect(page.locator(FIRST)).to_be_focused()
    page.keyboard.press("Enter")
    page.wait_for_url("**/et/glossary/satisfaction/")
    marks = page.locator("article mark")
    expect(marks.first).to_be_visible()
    assert {text.lower() for text in marks.all_inner_texts()} & {"kliendirahulolu", "rahulolu"}


def test_escape_closes_the_box_and_the_dialog_has_a_name(server: Server, watched: Watch) -> None:
    page = watched().open(f"{server.address}/el/")
    open_box(page)
    dialog = page.locator("[data-md-component=search]")
    expect(dialog).to_have_accessible_name("Αναζήτηση")
    page.keyboard.press("Escape")
    expect(page.locator("#__search")).not_to_be_checked()


def test_what_is_pasted_by_mouse_is_answered(server: Server, watched: Watch) -> None:
    page = watched().open(f"{server.address}/et/")
    open_box(page)
    box = page.locator("[data-md-component=search-query]")
    box.evaluate("(input) => { input.value = 'x'; }")
    page.wait_for_timeout(500)
    # A paste from the mouse's menu brings an input event and no key.
    box.evaluate(
        "(input) => { input.value = 'tulukadu';"
        " input.dispatchEvent(new InputEvent('input', { inputType: 'insertFromPaste' })); }"
    )
    expect(page.locator(FIRST)).to_contain_text("Tulukadu")


def test_what_is_typed_while_it_loads_is_answered(
    server: Server, watched: Watch, index: str
) -> None:
    page = watched().open(f"{server.address}/et/")
    waiting: list[Route] = []

    def hold(route: Route) -> None:
        waiting.append(route)

    page.route(f"**{index}", hold)
    open_box(page)
    page.keyboard.type("tagasisidet")
    page.wait_for_timeout(300)
    assert page.locator(".md-search-result__item").count() == 0
    for route in waiting:
        route.continue_()
    expect(page.locator(FIRST)).to_contain_text("tagasiside")


def test_two_numbers_offer_the_calculator_filled(server: Server, watched: Watch) -> None:
    page = watched().open(f"{server.address}/el/faq/")
    open_box(page)
    page.keyboard.type("1000 200")
    expect(page.locator(".search-offers a")).to_contain_text("200")
    page.keyboard.press("Enter")
    page.wait_for_url("**/el/calculator/?start=1000&lost=200")
    expect(page.locator("churn-calculator [data-value=churn_rate]")).to_have_text("20%")


def test_nothing_found_leads_on(server: Server, watched: Watch) -> None:
    page = watched().open(f"{server.address}/el/")
    open_box(page)
    page.keyboard.type("kliendivoolavus")
    offers = page.locator(".search-offers a")
    expect(offers).to_have_count(2)
    expect(offers.nth(0)).to_have_attribute("href", "glossary/")
    expect(offers.nth(1)).to_have_attribute("lang", "et")
    # Enter goes nowhere that nobody chose.
    page.keyboard.press("Enter")
    assert page.url == f"{server.address}/el/"
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/et/churn/")


def test_index_that_cannot_be_fetched_is_told_and_tried_again(
    server: Server, watched: Watch, index: str
) -> None:
    page = watched(expect_faults=True).open(f"{server.address}/et/")
    server.replaced[index] = None
    open_box(page)
    message = page.locator("[data-md-component=search]").get_attribute("data-failed") or "?"
    expect(page.locator(META)).to_have_text(message)
    expect(page.locator(".search-offers a")).to_have_count(1)
    del server.replaced[index]
    page.keyboard.type("kohort")
    expect(page.locator(FIRST)).to_contain_text("Kohort")


def test_markup_that_is_typed_does_nothing(server: Server, watched: Watch) -> None:
    page = watched().open(f"{server.address}/?h=<img src=x onerror=alert(1)> churn")
    assert page.url == f"{server.address}/"
    open_box(page)
    page.keyboard.type("<img src=x onerror=alert(1)> churn")
    page.wait_for_timeout(800)
    assert page.locator("article img[src=x], .md-search img").count() == 0
