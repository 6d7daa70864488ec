"""Copying links: at headings, questions and results; by mouse, keyboard and without a clipboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.browser.test_taking import REFUSE

Watch = Callable[..., Watched]
CLIPBOARD = ("clipboard-read", "clipboard-write")
LABELS = {
    "en": ("Copy link", "Copy link (in the reader’s language)"),
    "el": ("Αντιγραφή συνδέσμου", "Αντιγραφή συνδέσμου (στη γλώσσα του αναγνώστη)"),
    "et": ("Kopeeri link", "Kopeeri link (lugeja keeles)"),
}


def copied(page: Page) -> str:
    text: str = page.evaluate("navigator.clipboard.readText()")
    return text


def offer(page: Page, anchor: str) -> None:
    """Open what a heading offers, with the mouse."""
    page.locator(f"[id='{anchor}']").hover()
    page.locator(f".headerlink[href='#{anchor}']").click()


@pytest.mark.parametrize("locale", LABELS)
@pytest.mark.parametrize(("path", "anchor"), [("faq/", "reduce"), ("churn/", "churn")])
def test_heading_offers_both_links(
    locale: str, path: str, anchor: str, server: Server, watched: Watch
) -> None:
    page = watched(permissions=CLIPBOARD).open(f"{server.address}{address(locale, path)}?ref=a")
    offer(page, anchor)
    here, everywhere = LABELS[locale]
    page.get_by_role("button", name=here, exact=True).click()
    expect(page.locator("#copy-link [data-part=copied]")).to_be_visible()
    assert copied(page) == f"{server.address}{address(locale, path)}#{anchor}"
    page.get_by_role("button", name=everywhere, exact=True).click()
    expect(page.locator("#copy-link").get_by_role("status")).not_to_be_empty()
    page.wait_for_function(
        "async link => await navigator.clipboard.readText() === link",
        arg=f"{server.address}/go/{path}#{anchor}",
    )


def test_keyboard_opens_copies_and_comes_back(server: Server, watched: Watch) -> None:
    page = watched(permissions=CLIPBOARD).open(server.address + address("en", "churn/"))
    mark = page.locator(".headerlink[href='#how-sure']")
    mark.focus()
    expect(mark).to_have_css("opacity", "1")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("#copy-link [data-part=copied]")).to_be_visible()
    assert copied(page) == f"{server.address}/go/churn/#how-sure"
    page.keyboard.press("Escape")
    expect(page.locator("#copy-link")).to_be_hidden()
    expect(mark).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("#copy-link")).to_be_visible()
    expect(page.locator("#copy-link [data-part=copied]")).to_be_hidden()


def test_mark_is_told_in_the_pages_language(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("el", "churn/"))
    mark = page.locator(".headerlink[href='#how-sure']")
    expect(mark).to_have_attribute("title", "Σύνδεσμος προς αυτή την ενότητα")
    expect(mark).to_have_role("button")


def test_refused_clipboard_shows_the_link_selected(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("et", "faq/"))
    page.evaluate(REFUSE)
    offer(page, "reduce")
    page.get_by_role("button", name=LABELS["et"][1]).click()
    expect(page.locator("#copy-link [data-part=copy-refused]")).to_be_visible()
    selected = page.evaluate(
        "(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.activeElement)"
    )
    assert selected == f"{server.address}/go/faq/#reduce"


def test_mark_is_a_plain_link_without_javascript(server: Server, watched: Watch) -> None:
    page = watched(java_script_enabled=False).open(server.address + address("en", "churn/"))
    offer(page, "how-sure")
    assert page.url.endswith("/churn/#how-sure")


def test_result_can_be_given_away_for_any_language(server: Server, watched: Watch) -> None:
    watch = watched(permissions=CLIPBOARD, locale="el-GR")
    page = watch.open(f"{server.address}/et/calculator/?start=1200&lost=30")
    CalculatorPage(page).expect_value("churn_rate", "2,5%")
    page.get_by_role("button", name=LABELS["et"][1]).click()
    expect(page.locator("churn-calculator [data-part=copied]")).to_be_visible()
    link = copied(page)
    assert link == f"{server.address}/go/calculator/?start=1200&lost=30"
    page.goto(link)
    page.wait_for_url("**/el/calculator/?start=1200&lost=30")


def test_touch_screen_shows_the_marks(server: Server, watched: Watch) -> None:
    watch = watched(has_touch=True, is_mobile=True, viewport={"width": 360, "height": 700})
    page = watch.open(server.address + address("en", "churn/"))
    mark = page.locator(".headerlink[href='#how-sure']")
    assert float(mark.evaluate("mark => getComputedStyle(mark).opacity")) > 0.5
    mark.tap()
    box = page.locator("#copy-link").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 360
