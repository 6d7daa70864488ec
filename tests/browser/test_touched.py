"""Material's bundle comes when somebody first touches a page; what the touch was for is done."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import Server, Watched
from tests.browser.kinds import PHONE

Watch = Callable[..., Watched]
QUERY = "[data-md-component=search-query]"
FIRST = ".md-search-result__item >> nth=0 >> a >> nth=0"
SWITCH = "[data-md-component=palette] label:visible"
# The bundle says of the page that there are scripts.
HERE = "html.js"


@pytest.fixture
def bundle(site: Path) -> str:
    (path,) = site.rglob("bundle.*.min.js")
    return f"/{path.relative_to(site).as_posix()}"


def expect_colours(page: Page, scheme: str, kind: str) -> None:
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)
    # Scroll bars and what is behind the page go by this one.
    assert page.evaluate("() => document.documentElement.style.colorScheme") == kind


def test_who_only_reads_is_not_sent_it(bundle: str, server: Server, watched: Watch) -> None:
    watch = watched()
    page = watch.open(f"{server.address}/el/churn/")
    page.wait_for_load_state("networkidle")
    assert not [url for url in watch.requests if url.endswith(bundle)]
    page.mouse.move(300, 300)
    expect(page.locator(HERE)).to_be_attached()


def test_question_in_the_address_is_answered_without_a_touch(
    bundle: str, server: Server, watched: Watch
) -> None:
    page = watched().open(f"{server.address}/et/churn/?q=kohort")
    expect(page.locator(FIRST)).to_contain_text("Kohort")


def test_shortcut_leads_to_the_search_before_it_is_there(
    bundle: str, server: Server, watched: Watch
) -> None:
    server.stalled.add(bundle)
    page = watched().open(f"{server.address}/et/churn/")
    page.keyboard.press("Control+k")
    expect(page.locator(QUERY)).to_be_focused()
    page.keyboard.type("kohort s/f")
    expect(page.locator(QUERY)).to_have_value("kohort s/f")
    page.locator(QUERY).fill("kohort")
    server.mend()
    expect(page.locator(FIRST)).to_contain_text("Kohort")


@pytest.mark.parametrize("letter", ["κ", "л"], ids=("greek", "russian"))
def test_shortcut_is_that_key_whatever_is_written_with_it(
    letter: str, server: Server, watched: Watch
) -> None:
    page = watched().open(f"{server.address}/el/churn/")
    keys = {"type": "rawKeyDown", "modifiers": 2, "key": letter, "code": "KeyK"}
    page.context.new_cdp_session(page).send("Input.dispatchKeyEvent", keys)
    expect(page.locator(QUERY)).to_be_focused()


def test_key_alone_leads_nowhere(server: Server, watched: Watch) -> None:
    page = watched().open(f"{server.address}/et/churn/")
    page.mouse.move(300, 300)
    expect(page.locator(HERE)).to_be_attached()
    for key in ("f", "s", "/", "p", "n"):
        page.keyboard.press(key)
        page.wait_for_timeout(100)
        expect(page.locator("body")).to_be_focused()
    expect(page.locator("#__search")).not_to_be_checked()
    assert page.url == f"{server.address}/et/churn/"


def test_search_opens_on_a_phone_before_it_is_there(
    bundle: str, server: Server, watched: Watch
) -> None:
    server.stalled.add(bundle)
    page = watched(viewport=PHONE, has_touch=True).open(f"{server.address}/el/faq/")
    page.locator("header label[for=__search]:visible").first.tap()
    expect(page.locator(QUERY)).to_be_focused()
    page.keyboard.type("κοόρτη")
    server.mend()
    expect(page.locator(FIRST)).to_be_visible()


def test_colours_chosen_before_it_is_there_hold(
    bundle: str, server: Server, watched: Watch
) -> None:
    server.stalled.add(bundle)
    page = watched().open(f"{server.address}/et/faq/")
    expect_colours(page, "default", "light")
    page.locator(SWITCH).click()
    expect_colours(page, "slate", "dark")
    server.mend()
    expect(page.locator(HERE)).to_be_attached()
    expect_colours(page, "slate", "dark")
    page.locator(SWITCH).click()
    expect_colours(page, "default", "light")
    page.reload()
    expect_colours(page, "default", "light")


def test_next_touch_brings_what_could_not_come(bundle: str, server: Server, watched: Watch) -> None:
    server.replaced[bundle] = None
    page = watched(expect_faults=True).open(f"{server.address}/faq/")
    with page.expect_response(f"**{bundle}"):
        page.mouse.move(300, 300)
    server.mend()
    for _ in range(30):
        page.wait_for_timeout(100)
        page.keyboard.press("Shift")
    expect(page.locator(HERE)).to_be_attached()


def test_first_visit_of_who_likes_it_dark_is_dark_before_any_script_comes(
    server: Server, watched: Watch
) -> None:
    watch = watched(color_scheme="dark", expect_faults=True)
    watch.context.route("**/*.js", lambda route: route.abort())
    page = watch.open(f"{server.address}/et/churn/")
    expect_colours(page, "slate", "dark")
    expect(page.locator(SWITCH)).to_have_count(1)
