"""The pictures on the page: drawn, named, legible on a phone, downloadable, fetched when needed."""

from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.conftest import lasting
from tests.palette import DARK, LIGHT, rgb

Watch = Callable[..., Watched]

SVG = "{http://www.w3.org/2000/svg}"
OUTLOOK = "?mode=outlook&start=1000&lost=50"
PHONE = {"width": 360, "height": 740}
NAMES = {
    "en": "Customers remaining, if nothing changes",
    "el": "Πελάτες που μένουν, αν δεν αλλάξει τίποτα",
    "et": "Alles kliente, kui määr ei muutu",
}
DESCRIPTIONS = {
    "en": "Customers at the start: 1,000. After 12 months: 540 (95% confidence interval: 445–627).",
    "el": "Πελάτες στην αρχή: 1.000. Στο τέλος του διαστήματος (12 μήνες): 540 "
    "(διάστημα εμπιστοσύνης 95%: 445–627).",
    "et": "Kliente alguses: 1000. Alles ajavahemiku lõpus (12 kuud): 540 "
    "(95% usaldusvahemik 445–627).",
}
BUTTONS = {
    "en": "Download the picture (SVG)",
    "el": "Λήψη εικόνας (SVG)",
    "et": "Laadi pilt alla (SVG)",
}
# The size of a text of the picture on the screen, in pixels.
TEXT_SIZES = """(svg) => [...svg.querySelectorAll("text")].map(
  (text) => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a
)"""
INSIDE = """(svg) => {
  const box = svg.getBoundingClientRect();
  return [...svg.querySelectorAll("text")].every((text) => {
    const { left, right, top, bottom } = text.getBoundingClientRect();
    return left >= box.left && right <= box.right && top >= box.top && bottom <= box.bottom;
  });
}"""


def open_outlook(watch: Watched, server: Server, locale: str, query: str = OUTLOOK) -> Page:
    page = watch.open(server.address + address(locale) + query)
    page.locator(".churn-chart").wait_for(timeout=START_MS)
    return page


@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_outlook_has_a_picture_with_a_name_and_a_description(
    server: Server, watched: Watch, locale: str
) -> None:
    page = open_outlook(watched(), server, locale)
    picture = page.get_by_role("img", name=NAMES[locale])
    expect(picture).to_have_count(1)
    expect(picture).to_have_accessible_name(f"{NAMES[locale]} {DESCRIPTIONS[locale]}")
    expect(page.get_by_role("table")).to_have_count(1)
    expect(page.get_by_role("button", name=BUTTONS[locale])).to_be_visible()


@pytest.mark.parametrize("locale", ["en", "el", "et"])
@pytest.mark.parametrize("query", [OUTLOOK, "?mode=outlook&start=1234567&lost=9&periods=120"])
def test_words_are_legible_on_a_phone(
    server: Server, watched: Watch, locale: str, query: str
) -> None:
    page = open_outlook(watched(viewport=PHONE), server, locale, query)
    picture = page.locator(".churn-chart")
    page.evaluate("document.fonts.ready.then(() => true)")
    sizes = picture.evaluate(TEXT_SIZES)
    assert len(sizes) > 8
    assert min(sizes) >= 14
    assert picture.evaluate(INSIDE)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_downloaded_picture_is_whole(server: Server, watched: Watch, tmp_path: Path) -> None:
    page = open_outlook(watched(), server, "el")
    with page.expect_download() as started:
        page.get_by_role("button", name=BUTTONS["el"]).click()
    assert started.value.suggested_filename == "customers-remaining.svg"
    started.value.save_as(tmp_path / "picture.svg")
    svg = ElementTree.parse(tmp_path / "picture.svg").getroot()
    assert svg.tag == f"{SVG}svg"
    assert svg.findtext(f"{SVG}title") == NAMES["el"]
    assert svg.findtext(f"{SVG}desc") == DESCRIPTIONS["el"]
    assert svg.get("lang") == "el"
    # It looks like itself without any style sheet.
    assert all(element.get("style") is None for element in svg.iter())
    assert all(shape.get("fill") or shape.get("stroke") for shape in list(svg)[2:])


def test_what_draws_is_fetched_when_it_is_needed(server: Server, watched: Watch) -> None:
    watch = watched()
    page = watch.open(server.address + address("en") + "?start=1000&lost=50")
    calculator = CalculatorPage(page)
    calculator.expect_value("churn_rate", "5%")
    assert not any("chart.js" in url for url in watch.requests)
    calculator.choose("outlook")
    expect(page.locator(".churn-chart")).to_have_count(1, timeout=START_MS)
    assert sum("chart.js" in url for url in watch.requests) == 1
    calculator.choose("customers")
    expect(page.locator(".churn-chart")).to_have_count(0, timeout=START_MS)


def test_answer_stands_when_the_drawing_cannot_be_fetched(
    site: Path, server: Server, watched: Watch
) -> None:
    script = lasting(site) / "calculator/chart.js"
    server.replaced[f"/{script.relative_to(site).as_posix()}"] = None
    page = watched(expect_faults=True).open(server.address + address("et") + OUTLOOK)
    CalculatorPage(page).expect_value("half_life", "13,5 kuud")
    expect(page.get_by_role("table")).to_contain_text("540")
    expect(page.locator(".churn-chart")).to_have_count(0)


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_picture_follows_the_palette_and_prints_black(
    server: Server, watched: Watch, scheme: str
) -> None:
    page = open_outlook(watched(color_scheme=scheme), server, "en")
    line = page.locator(".churn-chart__line")
    colour = "(line) => getComputedStyle(line).stroke"
    assert line.evaluate(colour) == rgb({"light": LIGHT, "dark": DARK}[scheme]["link"])
    page.emulate_media(media="print")
    assert line.evaluate(colour) == "rgb(0, 0, 0)"
    expect(page.get_by_role("button", name=BUTTONS["en"])).to_be_hidden()
