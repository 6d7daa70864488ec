"""The page that makes links: what it offers leads where it says, in each language."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.calculator_page import START_MS, address
from tests.browser.conftest import Server, Watched
from tests.browser.test_taking import REFUSE
from tests.conftest import LOCALES
from tests.unit.test_messages import entries

Watch = Callable[..., Watched]


def box(page: Page, code: str) -> Locator:
    return page.locator(f"#linking-{code}")


def choose(page: Page, name: str, reader: str = "here") -> None:
    page.locator("#linking-what").select_option(name)
    page.locator(f"input[name=reader][value={reader}]").check()


@pytest.mark.parametrize("locale", LOCALES)
def test_term_is_given_in_every_form(locale: str, server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address(locale, "linking/"))
    choose(page, "cohort")
    target = server.address + address(locale, "glossary/cohort/")
    title = page.locator("#linking-what option:checked").inner_text()
    expect(box(page, "link")).to_have_value(target)
    expect(box(page, "markdown")).to_have_value(f"[{title}]({target})")
    expect(box(page, "html")).to_have_value(f'<a href="{target}">{title}</a>')
    expect(box(page, "embed")).to_have_value(re.compile(f'lang="{locale}" term="cohort"'))
    frame = page.frame_locator(".linking__preview iframe")
    expect(frame.locator("h1")).to_have_text(title)
    choose(page, "cohort", "any")
    expect(box(page, "link")).to_have_value(f"{server.address}/go/cohort/")
    assert "lang=" not in box(page, "embed").input_value()


def test_question_is_given_with_its_anchor_and_no_frame(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("el", "linking/"))
    choose(page, "faq#reduce", "any")
    expect(box(page, "link")).to_have_value(f"{server.address}/go/faq/#reduce")
    expect(box(page, "embed")).to_be_hidden()
    expect(box(page, "iframe")).to_be_hidden()
    page.locator("[data-part=preview] a").click()
    page.wait_for_url("**/el/faq/#reduce")


def test_numbers_of_the_preview_go_into_the_link(server: Server, watched: Watch) -> None:
    watch = watched()
    page = watch.open(server.address + address("el", "linking/"))
    choose(page, "calculator")
    frame = page.frame_locator(".linking__preview iframe")
    frame.locator("input[name=start]").fill("12.000")
    frame.locator("input[name=lost]").fill("300")
    expected = f"{server.address}/el/calculator/?start=12000&lost=300"
    expect(box(page, "link")).to_have_value(expected, timeout=START_MS)
    code = box(page, "embed").input_value()
    assert '<churn-embed lang="el" start="12000" lost="300"></churn-embed>' in code
    assert f'<script async="" src="{server.address}/embed.js"></script>' in code
    assert "start=12000&amp;lost=300" in box(page, "iframe").input_value()
    choose(page, "churn")
    expect(box(page, "link")).to_have_value(f"{server.address}/el/churn/")


def test_keyboard_chooses_and_copies(server: Server, watched: Watch) -> None:
    watch = watched(permissions=["clipboard-read", "clipboard-write"])
    page = watch.open(server.address + address("et", "linking/"))
    page.locator("#linking-what").focus()
    page.keyboard.type("Kohort")
    page.keyboard.press("Tab")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(box(page, "link")).to_be_focused()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.locator("[data-code=link] [data-part=copied]")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == f"{server.address}/go/cohort/"


def test_refused_clipboard_selects_the_text(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("en", "linking/"))
    page.evaluate(REFUSE)
    choose(page, "retention")
    page.locator("[data-code=html] button").click()
    expect(page.locator("[data-code=html] [data-part=refused]")).to_be_visible()
    selected = page.evaluate(
        "(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.activeElement)"
    )
    assert selected == box(page, "html").input_value()


@pytest.mark.parametrize("locale", LOCALES)
def test_without_javascript_the_links_are_listed(
    locale: str, server: Server, watched: Watch
) -> None:
    page = watched(java_script_enabled=False).open(server.address + address(locale, "linking/"))
    expect(page.locator("churn-linking form")).to_be_hidden()
    heading = entries(locale, "site")["linking.kind.question"][0]
    expect(page.locator(".linking__all").get_by_text(heading, exact=True).first).to_be_visible()
    for name in ("go/faq/#reduce", "go/cohort/", "go/calculator/"):
        link = page.get_by_role("link", name=f"/{name}", exact=True)
        assert link.evaluate("link => link.href") == f"{server.address}/{name}"
