"""Links to a filled calculator: old ones keep their meaning, and what cannot be meant is said."""

import html
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.conftest import ROOT

Watch = Callable[..., Watched]
OLD_LINKS = [
    pytest.param(case, id=f"{path.stem}: {case['link']}")
    for path in sorted((ROOT / "tests/links").glob("*.json"))
    for case in json.loads(path.read_text())
]


@pytest.mark.parametrize("old", OLD_LINKS)
def test_old_link_means_what_it_meant(old: dict[str, Any], server: Server, watched: Watch) -> None:
    page = watched().open(server.address + old["link"])
    calculator = CalculatorPage(page)
    for name, text in old["texts"].items():
        calculator.expect_value(name, text)
    for note in ("future", "unused", "repeated"):
        expect(link_note(page, note)).to_be_hidden()


def link_note(page: Page, kind: str) -> Any:
    return page.locator(f"[data-link-note={kind}]")


def with_keys(site: Path, locale: str, keys: dict[str, Any]) -> bytes:
    """Return the calculator's page as it will be when links have another version."""
    page = (site / address(locale).lstrip("/") / "index.html").read_text()
    start = page.index('data-link-keys="') + len('data-link-keys="')
    end = page.index('"', start)
    known = json.loads(html.unescape(page[start:end]))
    return (page[:start] + html.escape(json.dumps(known | keys)) + page[end:]).encode()


def test_renamed_keys_of_old_links_are_understood(
    server: Server, site: Path, watched: Watch
) -> None:
    # In this future `begin` became `opening`, and that became `start`; `gone` became `lost`.
    renamed = {"1": {"begin": "opening", "lost": "gone"}, "2": {"opening": "start", "gone": "lost"}}
    body = with_keys(site, "en", {"version": 3, "renamed": renamed})
    server.replaced["/calculator/index.html"] = body
    watch = watched()
    for query in ("begin=1200&lost=30", "v=2&opening=1200&gone=30", "v=3&start=1200&lost=30"):
        page = watch.open(f"{server.address}/calculator/index.html?{query}&theme=x")
        CalculatorPage(page).expect_value("churn_rate", "2.5%")
        page.wait_for_url("**/index.html?theme=x&start=1200&lost=30&v=3", timeout=START_MS)
        expect(link_note(page, "future")).to_be_hidden()


@pytest.mark.parametrize("version", ["2", "99", "0", "-1", "1.0", "x", "1e9", "9" * 400, ""])
def test_link_of_an_unknown_version_says_so(version: str, server: Server, watched: Watch) -> None:
    page = watched().open(f"{server.address}/et/calculator/?v={version}&start=1200&lost=30")
    expect(link_note(page, "future")).to_be_visible()
    expect(link_note(page, "future")).to_contain_text("uuema versiooni")
    expect(page.locator("input[name=start]")).to_have_value("1200")


def test_misspelled_keys_are_named(server: Server, watched: Watch) -> None:
    page = watched().open(
        f"{server.address}/el/calculator/"
        "?strat=1000&Lost=1&lost=30&start=1200&mrr_lost=5&mode_=x&utm_campaign=start&q=churn"
    )
    expect(link_note(page, "unused").locator("code")).to_have_text("strat, Lost, mrr_lost, mode_")
    CalculatorPage(page).expect_value("churn_rate", "2,5%")


def test_repeated_keys_are_named_and_the_first_counts(server: Server, watched: Watch) -> None:
    page = watched().open(
        f"{server.address}/calculator/?start=1200&lost=30&start=5&lost=30&utm_term=a&utm_term=b"
    )
    expect(link_note(page, "repeated").locator("code")).to_have_text("start")
    CalculatorPage(page).expect_value("churn_rate", "2.5%")


@pytest.mark.parametrize(
    "query",
    [
        "utm_source=a&utm_medium=b&gclid=c&fbclid=d",
        "ref=x&lang=el&theme=dark&page=2&id=7",
        "x" * 3000,
    ],
)
def test_other_peoples_keys_are_passed_over(query: str, server: Server, watched: Watch) -> None:
    page = watched().open(f"{server.address}/calculator/?{query}")
    expect(page.locator("churn-calculator [type=submit]")).to_be_enabled()
    expect(link_note(page, "unused")).to_be_hidden()


@pytest.mark.parametrize(
    ("query", "field"),
    [
        ("start=%3Cscript%3Ealert(1)%3C/script%3E&lost=1", "start"),
        ("start=1000&lost=javascript:alert(1)", "lost"),
        ("start=" + "9" * 5000 + "&lost=1", "start"),
        ("start=1000&lost=1&period=%00", "period"),
        ("start=%F0%9F%92%A9%FF&lost=1", "start"),
    ],
)
def test_hostile_values_show_an_error_and_nothing_else(
    query: str, field: str, server: Server, watched: Watch
) -> None:
    page = watched().open(f"{server.address}/calculator/?{query}")
    page.on("dialog", lambda _: pytest.fail("a script ran"))
    calculator = CalculatorPage(page)
    expect(calculator.error(field)).to_be_visible(timeout=START_MS)
    assert calculator.root.locator("script, img").count() == 0


def test_markup_in_a_key_is_shown_as_text(server: Server, watched: Watch) -> None:
    page = watched().open(f"{server.address}/calculator/?start_%3Cb%3E=1&start=10&lost=1")
    expect(link_note(page, "unused").locator("code")).to_have_text("start_<b>")
    assert link_note(page, "unused").locator("b").count() == 0
