"""Whoever asks for less motion gets none; with the reader's own colours all is told apart."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.browser.keyboard import faults_of_walk, press
from tests.browser.kinds import DESK, KINDS, PHONE
from tests.conftest import LOCALES

Watch = Callable[..., Watched]
OUTLOOK = "?mode=outlook&start=1000&lost=50"
# Whatever runs longer than a wait without a change to be seen.
MOVES = """() => document.getAnimations()
  .filter((one) => one.effect.getComputedTiming().duration > 1)
  .map((one) => `${one.effect.target.className} ${one.transitionProperty ?? one.animationName}`)"""
BARE = """() => {
  const isSign = (one) => one.matches(".md-icon, [type=radio], [type=checkbox], [type=file]");
  const isBare = ({ borderTopWidth, borderTopStyle, opacity }) =>
    opacity > 0 && (borderTopStyle === "none" || borderTopWidth === "0px");
  return [...document.querySelectorAll("button, input, select, textarea")]
    .filter((one) => !isSign(one) && one.checkVisibility() && isBare(getComputedStyle(one)))
    .map((one) => one.outerHTML.slice(0, 80));
}"""
# Lines of charts against what they are drawn on, as WCAG 1.4.11 measures it.
FAINT = """() => {
  const line = (part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4);
  const light = (colour) => {
    const parts = colour.match(/[\\d.]+/g).slice(0, 3).map((part) => line(part / 255));
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
  };
  const paper = light(getComputedStyle(document.body).backgroundColor);
  const lines = document.querySelectorAll(".churn-chart__line, .churn-chart__bar");
  return [...lines].map((line) => {
    const one = light(getComputedStyle(line).stroke);
    return (Math.max(one, paper) + 0.05) / (Math.min(one, paper) + 0.05);
  });
}"""


def open_answer(watched: Watch, server: Server, locale: str, **look: Any) -> Page:
    page = watched(**look).open(server.address + address(locale) + OUTLOOK)
    CalculatorPage(page).expect_state("ready")
    expect(page.locator(".churn-chart").first).to_be_visible(timeout=START_MS)
    return page


def open_overlays(page: Page) -> list[str]:
    """Return what moves while the drawer, the search and a folded part open and close."""
    moved: list[str] = page.evaluate(MOVES)
    for toggle in ("__drawer", "__search"):
        for _ in range(2):
            page.evaluate(f"document.getElementById('{toggle}').click()")
            moved += page.evaluate(MOVES)
    page.evaluate("scrollTo(0, 2000)")
    moved += page.evaluate(MOVES)
    return moved


def test_nothing_moves_for_who_wants_it_still(server: Server, watched: Watch) -> None:
    watch = watched(reduced_motion="reduce", viewport=PHONE)
    page = watch.open(server.address + address("el"))
    # Python is starting, which is told by something that comes and goes.
    expect(page.locator("churn-calculator")).to_have_attribute("data-state", "starting")
    moved = page.evaluate(MOVES) + open_overlays(page)
    page.goto(f"{server.address}/el/churn/")
    assert moved + open_overlays(page) == []


def test_forced_colours_leave_all_to_be_seen(server: Server, watched: Watch) -> None:
    page = open_answer(watched, server, "et", forced_colors="active", color_scheme="dark")
    assert page.evaluate(BARE) == []
    contrasts = page.evaluate(FAINT)
    assert contrasts
    assert min(contrasts) >= 3
    looks = page.locator("[role=tab]").evaluate_all(
        "tabs => tabs.map(tab => [tab.ariaSelected, getComputedStyle(tab).backgroundColor])"
    )
    (chosen,) = [colour for selected, colour in looks if selected == "true"]
    assert chosen not in [colour for selected, colour in looks if selected != "true"]


def test_forced_colours_leave_the_focus_to_be_seen(server: Server, watched: Watch) -> None:
    page = watched(forced_colors="active", reduced_motion="reduce", viewport=DESK).open(
        f"{server.address}/et/"
    )
    stops = press(page, "Tab", 20)
    assert len(stops) == 20
    assert [stop for stop in stops if stop["faults"]] == []


@pytest.mark.soak
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=("360", "1280"))
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_forced_colours_leave_any_page_to_be_used(
    kind: str, locale: str, viewport: Any, server: Server, watched: Watch
) -> None:
    page = watched(forced_colors="active", reduced_motion="reduce", viewport=viewport).open(
        server.address + address(locale, KINDS[kind])
    )
    assert page.evaluate(BARE) == []
    assert faults_of_walk(page) == []
