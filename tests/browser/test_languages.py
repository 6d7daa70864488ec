"""One link for all languages, and the language switch: the reader's language, place and numbers."""

import time
from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched, serve
from tests.conftest import LOCALES
from tests.site.renamed_copy import BASE

Watch = Callable[..., Watched]
REMEMBER = "language => localStorage.setItem('language', language)"
NOTE_HEIGHT = """
if (location.pathname.startsWith('/go/')) {
  sessionStorage.setItem('drawn', 0);
  const note = () => {
    if (document.body?.offsetHeight) sessionStorage.setItem('drawn', document.body.offsetHeight);
    requestAnimationFrame(note);
  };
  note();
}"""
REFUSE_STORAGE = """Object.defineProperty(window, 'localStorage', {
  get() { throw new DOMException('refused', 'SecurityError'); },
});"""


@pytest.mark.parametrize(
    ("locale", "expected"),
    [("el-GR", "el"), ("et-EE", "et"), ("en-GB", "en"), ("de-DE", "en"), ("et", "et")],
)
def test_link_leads_to_the_browsers_language(
    locale: str, expected: str, server: Server, watched: Watch
) -> None:
    page = watched(locale=locale).open(f"{server.address}/go/faq/?from=mail#reduce")
    page.wait_for_url(f"{server.address}{address(expected, 'faq/')}?from=mail#reduce")
    assert page.locator("html").get_attribute("lang") == expected


def test_language_asked_for_comes_first_then_the_remembered_one(
    server: Server, watched: Watch
) -> None:
    watch = watched(locale="en-GB")
    page = watch.open(server.address + address("en", "about/"))
    page.evaluate(REMEMBER, "et")
    page.goto(f"{server.address}/go/churn/")
    page.wait_for_url(f"{server.address}/et/churn/")
    page.goto(f"{server.address}/go/churn/?a=1&lang=el&b=%C4")
    page.wait_for_url(f"{server.address}/el/churn/?a=1&b=%C4")
    page.evaluate(REMEMBER, "xx")
    page.goto(f"{server.address}/go/home/")
    page.wait_for_url(f"{server.address}/")


def test_going_back_leads_to_where_the_reader_came_from(server: Server, watched: Watch) -> None:
    page = watched(locale="et-EE").open(server.address + address("en", "about/"))
    page.goto(f"{server.address}/go/churn-rate/")
    page.wait_for_url("**/et/glossary/churn-rate/")
    page.go_back()
    assert page.url == server.address + address("en", "about/")


def test_nothing_of_the_forwarding_page_is_drawn(server: Server, watched: Watch) -> None:
    page = watched(locale="et-EE").context.new_page()
    page.add_init_script(NOTE_HEIGHT)
    page.route("**/et/churn/", come_late)
    page.goto(f"{server.address}/go/churn/", wait_until="commit")
    page.wait_for_url("**/et/churn/")
    assert page.evaluate("sessionStorage.getItem('drawn')") == "0"


def test_without_javascript_all_languages_are_offered(server: Server, watched: Watch) -> None:
    page = watched(java_script_enabled=False, locale="et-EE").open(f"{server.address}/go/churn/")
    for name, locale in (("English", "en"), ("Ελληνικά", "el"), ("Eesti", "et")):
        link = page.get_by_role("link", name=name)
        expect(link).to_be_visible()
        assert page.evaluate("link => link.href", link.element_handle()) == (
            server.address + address(locale, "churn/")
        )


def test_storage_that_is_refused_changes_nothing_else(server: Server, watched: Watch) -> None:
    watch = watched(locale="et-EE")
    watch.context.add_init_script(REFUSE_STORAGE)
    # Material's own scripts ask for storage too and do complain, so only ours are heard here.
    page = watch.context.new_page()
    page.goto(f"{server.address}/go/churn/")
    page.wait_for_url("**/et/churn/")


@pytest.mark.parametrize(
    "query",
    [
        "?lang=//evil.example/",
        "?lang=https://evil.example",
        "?lang=javascript:alert(1)",
        "?lang=__proto__&lang=constructor",
        "?lang=../../evil",
        "?lang=to&to=//evil.example",
        "?lang=%00%FF%C3",
        "?lang=" + "e" * 5000,
        "?next=//evil.example#//evil.example",
    ],
)
def test_hostile_parameters_lead_nowhere_else(query: str, server: Server, watched: Watch) -> None:
    page = watched(locale="el-GR").open(f"{server.address}/go/churn/{query}")
    page.wait_for_url("**/el/churn/**")
    assert page.url.startswith(f"{server.address}/el/churn/")


def come_late(route: Route) -> None:
    """Answer so late that the page before it would be drawn meanwhile."""
    time.sleep(0.5)
    route.continue_()


def switch(page: Page, name: str) -> None:
    """Choose a language as a mouse does."""
    page.get_by_role("button", name=LABEL[page.locator("html").get_attribute("lang") or ""]).hover()
    page.locator(".md-select__link", has_text=name).click()


LABEL = {"en": "Select language", "el": "Επιλογή γλώσσας", "et": "Vali keel"}


def test_switch_keeps_page_and_anchor_and_is_remembered(server: Server, watched: Watch) -> None:
    watch = watched(locale="en-GB")
    page = watch.open(server.address + address("en", "churn/") + "?ref=a#how-sure")
    switch(page, "Eesti")
    page.wait_for_url(f"{server.address}/et/churn/?ref=a#how-sure")
    page.goto(f"{server.address}/go/faq/")
    page.wait_for_url("**/et/faq/")


def test_switch_keeps_what_was_entered(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("el"))
    calculator = CalculatorPage(page)
    calculator.fill(start="12.000", lost="300")
    calculator.expect_value("churn_rate", "2,5%")
    switch(page, "English")
    page.wait_for_url("**/calculator/?start=12000&lost=300")
    expect(page.locator("input[name=start]")).to_have_value("12,000", timeout=START_MS)
    calculator.expect_value("churn_rate", "2.5%")


def test_switch_takes_along_as_typed_what_is_no_number(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("en"))
    # Python is still starting, so that nothing has been read yet.
    CalculatorPage(page).fill(start="1.200", lost="ten <b>")
    switch(page, "Eesti")
    page.wait_for_url("**/et/calculator/**")
    expect(page.locator("input[name=start]")).to_have_value("1.200")
    expect(page.locator("input[name=lost]")).to_have_value("ten <b>")
    expect(CalculatorPage(page).error("lost")).to_contain_text("ten <b>", timeout=START_MS)


@pytest.mark.parametrize("locale", LOCALES)
def test_switch_works_where_storage_is_refused(locale: str, server: Server, watched: Watch) -> None:
    watch = watched()
    watch.context.add_init_script(
        "Storage.prototype.setItem = () => { throw new DOMException('full'); };"
    )
    page = watch.open(server.address + address(locale, "churn/"))
    switch(page, "Ελληνικά")
    page.wait_for_url("**/el/churn/")


def test_site_below_a_path_forwards_within_it(
    renamed: Path, tmp_path: Path, watched: Watch
) -> None:
    folder = tmp_path / BASE.strip("/")
    folder.parent.mkdir()
    folder.symlink_to(renamed)
    with serve(tmp_path) as below:
        watch = watched(locale="et-EE", also=[below])
        page = watch.open(f"{below.address}{BASE}go/about/?a=b#privacy")
        page.wait_for_url(f"{below.address}{BASE}et/imprint/?a=b#privacy")
        page.goto(f"{below.address}{BASE}el/about/?lang=x&a=//evil#licence")
        page.wait_for_url(f"{below.address}{BASE}el/imprint/?lang=x&a=//evil#licence")
        page.goto(f"{below.address}{BASE}churn/#how-to-reduce")
        expect(page.locator("#how-to-lower")).to_be_in_viewport()
        switch(page, "Eesti")
        page.wait_for_url(f"{below.address}{BASE}et/churn/#how-to-reduce")
        # The server must not be gone while the page still asks it for something.
        page.wait_for_load_state("networkidle")
