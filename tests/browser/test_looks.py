"""What readers see at first: nothing sideways, a home page of one screen, lines of good length."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import CalculatorPage, address
from tests.browser.conftest import Server, Watched

Watch = Callable[..., Watched]
PHONE = {"width": 360, "height": 740}
KINDS = (
    "",
    "churn/",
    "faq/",
    "glossary/",
    "glossary/nps/",
    "glossary/channels/",
    "calculator/",
    "about/",
)
THUMB = 44
# Words that stand in more than one line, which no word of ours may without a hyphen of its own.
BROKEN_WORDS = """(selector) => [...document.querySelectorAll(selector)].flatMap((part) => {
  const texts = document.createTreeWalker(part, NodeFilter.SHOW_TEXT);
  const broken = [];
  while (texts.nextNode()) {
    const text = texts.currentNode;
    for (const word of text.data.matchAll(/[\\p{L}\\p{N}]+/gu)) {
      const range = document.createRange();
      range.setStart(text, word.index);
      range.setEnd(text, word.index + word[0].length);
      if (new Set([...range.getClientRects()].map((box) => box.top)).size > 1) broken.push(word[0]);
    }
  }
  return broken;
})"""


@pytest.mark.parametrize(
    "locale", ["el/", *(pytest.param(each, marks=pytest.mark.soak) for each in ("en/", "et/"))]
)
def test_nothing_scrolls_sideways_but_tables_and_formulas(
    locale: str, server: Server, watched: Watch
) -> None:
    watch = watched()
    for kind in KINDS:
        page = watch.open(f"{server.address}/{locale.replace('en/', '')}{kind}")
        for width in (1280, 768, 360, 320):
            page.set_viewport_size({"width": width, "height": 740})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, (kind, width)
        page.close()


@pytest.mark.parametrize("locale", ["", "el/", "et/"])
def test_home_page_shows_all_it_offers_on_one_screen(
    locale: str, server: Server, watched: Watch
) -> None:
    page = watched(viewport=PHONE).open(f"{server.address}/{locale}")
    page.evaluate("document.fonts.ready.then(() => true)")
    shown = ["h1", "#calculator-start", "#calculator-lost", "[data-value=churn_rate]"]
    boxes = [page.locator(selector).bounding_box() for selector in shown]
    boxes += [link.bounding_box() for link in page.locator("h2#next + ul a").all()]
    assert len(boxes) == len(shown) + 4
    for box in boxes:
        assert box
        assert box["y"] + box["height"] <= PHONE["height"], boxes


@pytest.mark.parametrize("locale", ["", "el/", "et/"])
def test_no_word_of_a_table_breaks_on_a_phone(locale: str, server: Server, watched: Watch) -> None:
    watch = watched(viewport={"width": 320, "height": 740})
    for kind in ("churn/", "glossary/cohort/"):
        page = watch.open(f"{server.address}/{locale}{kind}")
        page.evaluate("document.fonts.ready.then(() => true)")
        assert page.locator("table").count(), kind
        assert page.evaluate(BROKEN_WORDS, ":is(th, td)") == [], kind


@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_no_word_of_an_answer_breaks_on_a_phone(
    locale: str, server: Server, watched: Watch
) -> None:
    asked = "?mode=compare&start=400&lost=30&start_before=400&lost_before=20"
    page = watched(viewport=PHONE).open(f"{server.address}{address(locale)}{asked}")
    CalculatorPage(page).expect_state("ready")
    page.evaluate("document.fonts.ready.then(() => true)")
    expect(page.locator("dd[data-value=difference]")).to_be_visible()
    assert page.evaluate(BROKEN_WORDS, "[data-part=result] :is(dt, dd, p, button)") == []


def test_own_numbers_on_a_phone_get_a_sentence_and_a_link(server: Server, watched: Watch) -> None:
    page = watched(viewport=PHONE).open(f"{server.address}/et/?start=1200&lost=30")
    CalculatorPage(page).expect_value("churn_rate", "2,5%")
    assert page.locator("[data-part=summary]").is_visible()
    assert page.locator("[data-part=copy-link-here]").is_visible()


def characters_a_line(page: Page) -> float:
    """The mean over the whole lines of the long paragraphs of a page."""
    return float(
        page.evaluate(
            """() => {
              const lines = [];
              for (const text of document.querySelectorAll("article > p:not(.lead)")) {
                const range = document.createRange();
                range.selectNodeContents(text);
                const tops = [...range.getClientRects()].map((box) => Math.round(box.top / 8));
                const count = new Set(tops).size;
                if (count > 3) lines.push(text.innerText.length / (count - 0.5));
              }
              return lines.reduce((sum, one) => sum + one) / lines.length;
            }"""
        )
    )


@pytest.mark.parametrize("locale", ["", "el/", "et/"])
def test_lines_are_of_a_length_that_eyes_follow(
    locale: str, server: Server, watched: Watch
) -> None:
    page = watched(viewport={"width": 1280, "height": 900}).open(f"{server.address}/{locale}churn/")
    page.evaluate("document.fonts.ready.then(() => true)")
    assert 60 <= characters_a_line(page) <= 75


@pytest.mark.parametrize("path", ["el/", "et/calculator/"])
def test_calculator_is_made_for_thumbs(path: str, server: Server, watched: Watch) -> None:
    page = watched(viewport=PHONE).open(f"{server.address}/{path}")
    pressed = ":is(button, select, summary, input:not([type=file]))"
    parts = page.locator(f":is(churn-calculator, churn-series) {pressed}")
    seen = [part.bounding_box() for part in parts.all() if part.is_visible()]
    assert len(seen) > 2
    assert min(box["height"] for box in seen if box) >= THUMB


def test_font_comes_from_the_site_and_moves_nothing(server: Server, watched: Watch) -> None:
    watch = watched(viewport=PHONE)
    page = watch.context.new_page()
    page.add_init_script(
        "window.shift = 0;"
        "new PerformanceObserver((list) => { for (const entry of list.getEntries())"
        " window.shift += entry.value; }).observe({type: 'layout-shift', buffered: true});"
    )
    page.goto(f"{server.address}/el/churn/")
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_timeout(300)
    assert page.evaluate("window.shift") < 0.05
    fonts = {url.rpartition("/")[2] for url in watch.requests if url.endswith(".woff2")}
    assert fonts == {"commissioner-latin.woff2", "commissioner-greek.woff2"}


def test_paper_has_the_text_and_nothing_to_press(server: Server, watched: Watch) -> None:
    page = watched(color_scheme="dark").open(f"{server.address}/et/glossary/churn-rate/")
    page.emulate_media(media="print")
    for gone in (".md-header", ".page-end__next", ".page-end__see-also", ".md-sidebar--primary"):
        assert not page.locator(gone).first.is_visible(), gone
    assert page.locator(".lead--definition").is_visible()
    assert (
        page.evaluate("getComputedStyle(document.body).getPropertyValue('--site-paper')") == "#fff"
    )
    address = "getComputedStyle(document.querySelector('.sources li a'), '::after').content"
    assert "http" in page.evaluate(address)
