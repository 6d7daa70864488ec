"""A term's definition: shown to pointer and keyboard, put away by Escape, never in the way."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.conftest import Server, Watched

Watch = Callable[..., Watched]
TERM = "article a.term"
PHONE = {"width": 360, "height": 740}


def open_page(watched: Watch, server: Server, path: str = "el/churn/", **options: object) -> Page:
    return watched(**options).open(f"{server.address}/{path}")


def first_term(page: Page) -> tuple[Locator, Locator]:
    """The first link of the page, with its definition."""
    link = page.locator(TERM).first
    return link, page.locator(f"#{link.get_attribute('aria-describedby')}")


def reach_by_keyboard(page: Page, link: Locator) -> None:
    """Stand on what comes before the link, then go on as a reader does."""
    link.evaluate(
        "link => { const before = document.createElement('button');"
        " link.before(before); before.focus(); }"
    )
    page.keyboard.press("Tab")
    expect(link).to_be_focused()


def test_keyboard_shows_it_and_escape_puts_it_away(server: Server, watched: Watch) -> None:
    page = open_page(watched, server)
    link, definition = first_term(page)
    expect(definition).to_be_hidden()
    reach_by_keyboard(page, link)
    expect(definition).to_be_visible()
    expect(link).to_have_accessible_description(definition.inner_text())
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()
    expect(link).to_be_focused()
    page.keyboard.press("Tab")
    reach_by_keyboard(page, link)
    expect(definition).to_be_visible()


def test_pointer_can_go_onto_it_and_it_stays(server: Server, watched: Watch) -> None:
    page = open_page(watched, server)
    link, definition = first_term(page)
    link.hover()
    expect(definition).to_be_visible()
    start, box = link.bounding_box(), definition.bounding_box()
    assert start
    assert box
    x = start["x"] + start["width"] / 2
    # Step by step, so that a gap between the two would be found.
    for y in range(int(start["y"] + start["height"] / 2), int(box["y"] + box["height"] / 2)):
        page.mouse.move(x, y)
        expect(definition).to_be_visible()
    page.wait_for_timeout(500)
    expect(definition).to_be_visible()
    page.mouse.move(x, box["y"] + box["height"] + 60)
    expect(definition).to_be_hidden()


@pytest.mark.parametrize("over", ["link", "definition"])
def test_escape_puts_away_what_the_pointer_shows(over: str, server: Server, watched: Watch) -> None:
    page = open_page(watched, server)
    link, definition = first_term(page)
    link.hover()
    expect(definition).to_be_visible()
    if over == "definition":
        definition.hover()
    page.keyboard.press("Escape")
    expect(definition).to_be_hidden()
    page.mouse.move(0, 0)
    link.hover()
    expect(definition).to_be_visible()


def test_it_moves_nothing_and_fits_a_phone(server: Server, watched: Watch) -> None:
    page = open_page(watched, server, viewport=PHONE)
    page.evaluate("document.fonts.ready")
    height = "document.querySelector('article').getBoundingClientRect().height"
    for link in page.locator(TERM).all():
        definition = page.locator(f"#{link.get_attribute('aria-describedby')}")
        link.scroll_into_view_if_needed()
        before = page.evaluate(height)
        link.hover()
        expect(definition).to_be_visible()
        assert page.evaluate(height) == before
        assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
        box = definition.bounding_box()
        assert box
        assert 0 <= box["x"] <= PHONE["width"] - box["width"]
        page.mouse.move(0, 0)


def test_at_the_foot_of_the_window_it_stands_above_its_line(server: Server, watched: Watch) -> None:
    page = open_page(watched, server)
    link, definition = first_term(page)
    link.evaluate("link => scrollBy(0, link.getBoundingClientRect().bottom - innerHeight + 4)")
    place = link.bounding_box()
    assert place
    page.mouse.move(place["x"] + 5, place["y"] + 8)
    expect(definition).to_be_visible()
    box, place = definition.bounding_box(), link.bounding_box()
    assert box
    assert place
    assert box["y"] > 0
    assert box["y"] + box["height"] <= place["y"] + place["height"]


def test_touch_goes_where_the_link_leads(server: Server, watched: Watch) -> None:
    page = open_page(watched, server, has_touch=True, is_mobile=True, viewport=PHONE)
    link, _ = first_term(page)
    address = link.evaluate("link => link.href")
    link.tap()
    page.wait_for_url(address)


def test_paper_has_no_definitions(server: Server, watched: Watch) -> None:
    page = open_page(watched, server)
    link, definition = first_term(page)
    link.hover()
    expect(definition).to_be_visible()
    page.emulate_media(media="print")
    expect(definition).to_be_hidden()


def test_without_scripts_it_is_shown_as_well(server: Server, watched: Watch) -> None:
    page = open_page(watched, server, java_script_enabled=False)
    link, definition = first_term(page)
    link.hover()
    expect(definition).to_be_visible()
