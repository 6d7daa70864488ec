"""What readers do in each engine, from end to end: calculate, take along, find, go on."""

import csv
from pathlib import Path

import pytest
from selenium.webdriver.common.keys import Keys

from tests.conftest import PREFIX
from tests.engines.reader import Reader

pytestmark = pytest.mark.soak
CALCULATOR = "churn-calculator"
RATE = f"{CALCULATOR} [data-value=churn_rate]"
START, LOST = f"{CALCULATOR} [name=start]", f"{CALCULATOR} [name=lost]"
SERIES = "churn-series"
SEARCH = "[data-md-component=search-query]"
FOUND = ".md-search-result__item a"


def choose(reader: Reader, mode: str) -> None:
    reader.click(f"{CALCULATOR} [role=tab][data-mode={mode}]")


def switch(reader: Reader, locale: str) -> None:
    """Choose a language as a mouse does."""
    reader.hover(".md-select button")
    reader.click(f".md-select__link[hreflang={locale}]")


def colours(reader: Reader) -> str:
    return str(reader.run("return document.body.dataset.mdColorScheme"))


def test_typing_slip_is_told_at_its_field_and_mended(reader: Reader) -> None:
    reader.open("/el/calculator/")
    reader.fill(START, "1.200")
    reader.fill(LOST, "30,5")
    reader.sees("#calculator-lost-error", "Γράψατε 30,5")
    assert reader.find(LOST).get_attribute("aria-invalid") == "true"
    reader.fill(LOST, "30")
    reader.sees(RATE, "2,5%")
    assert reader.hidden("#calculator-lost-error")
    reader.is_at("/el/calculator/?start=1200&lost=30")


def test_back_brings_back_the_numbers(reader: Reader) -> None:
    reader.open("/el/calculator/?start=1200&lost=30")
    reader.sees(RATE, "2,5%")
    reader.fill(LOST, "60")
    reader.sees(RATE, "5%")
    reader.is_at("lost=60")
    reader.fill("#series-text", "1000;10")
    reader.run("window.left = true")
    reader.click(".md-logo")
    reader.is_at("/el/")
    reader.driver.back()
    reader.is_at("/el/calculator/?start=1200&lost=60")
    reader.holds(LOST, "60")
    reader.holds(START, "1.200")
    reader.sees(RATE, "5%")
    # A browser that kept the page as it was keeps all of it.
    if reader.run("return window.left"):
        reader.holds("#series-text", "1000;10")


def test_every_tab_answers(reader: Reader) -> None:
    reader.open("/et/calculator/?start=400&lost=30")
    reader.sees(RATE, "7,5%")
    choose(reader, "compare")
    reader.fill(f"{CALCULATOR} [name=start_before]", "400")
    reader.fill(f"{CALCULATOR} [name=lost_before]", "20")
    reader.sees(f"{CALCULATOR} [data-value=difference]", "2,5 protsendipunkti")
    choose(reader, "revenue")
    reader.fill(f"{CALCULATOR} [name=mrr]", "50000,50")
    reader.fill(f"{CALCULATOR} [name=mrr_churned]", "5000,05")
    reader.sees(f"{CALCULATOR} [data-value=gross_revenue_churn]", "10%")
    choose(reader, "outlook")
    reader.sees(f"{CALCULATOR} [data-part=summary]", "400")
    reader.until("a picture", lambda: not reader.hidden(f"{CALCULATOR} svg"))


def test_tabs_are_walked_by_keyboard(reader: Reader) -> None:
    reader.open("/et/calculator/")
    reader.click(f"{CALCULATOR} [role=tab][data-mode=customers]")
    reader.press(Keys.ARROW_RIGHT)
    reader.focused("[role=tab][data-mode=compare][aria-selected=true]")
    reader.press(Keys.END)
    reader.focused("[role=tab][data-mode=outlook][aria-selected=true]")
    reader.tab()
    reader.focused("input[name=start]")


def test_answer_is_copied(reader: Reader) -> None:
    reader.open("/et/calculator/?start=1200&lost=30")
    reader.sees(RATE, "2,5%")
    reader.click(f"{CALCULATOR} [data-part=copy-answer]")
    # An engine that refuses the clipboard has the text shown and selected instead.
    shown = f"{CALCULATOR} [data-part=copied], {CALCULATOR} [data-part=copy-refused]"
    reader.find(shown)


def test_answer_is_saved_as_a_file(reader: Reader) -> None:
    if not reader.engine.downloads:
        pytest.skip("this driver cannot say where files are saved")
    reader.open("/el/calculator/?start=1200&lost=30")
    reader.sees(RATE, "2,5%")
    reader.click(f"{CALCULATOR} [data-part=download]")
    folder = reader.engine.downloads
    reader.until("the file", lambda: [p for p in folder.glob("*.csv") if p.stat().st_size])
    (file,) = folder.glob("*.csv")
    rows = list(csv.reader(file.read_text(encoding="utf-8-sig").splitlines(), delimiter=";"))
    assert rows[1][:3] == ["Ποσοστό απώλειας", "0,025", "2,5%"]


def test_periods_are_pasted_and_told(reader: Reader) -> None:
    reader.open("/el/calculator/")
    # A field's text of many lines comes by paste, which a driver can only stand in for.
    table = "2026-01\t1.000\t20\n2026-02\t980\tx\n2026-03\t970\t19\n"
    reader.find("#series-text")
    reader.run("document.querySelector('#series-text').value = arguments[0]", table)
    reader.click(f"{SERIES} [type=submit]")
    reader.sees(f"{SERIES} [data-part=tables]", "«x»")
    # 39 of 1,970
    reader.sees(f"{SERIES} [data-part=summary]", "1,98%")


def test_file_of_periods_is_read(reader: Reader, tmp_path: Path) -> None:
    file = tmp_path / "periods.csv"
    file.write_text("".join(f"{1900 + n};1000;{n}\n" for n in range(500)))
    reader.open("/et/calculator/")
    reader.find(f"{SERIES} [type=submit]")
    reader.run("document.querySelector('#series-file').hidden = false")
    reader.driver.find_element("id", "series-file").send_keys(str(file))
    reader.click(f"{SERIES} [type=submit]")
    # 124,750 of 500,000
    reader.sees(f"{SERIES} [data-part=summary]", "24,95%")


@pytest.mark.parametrize(
    ("locale", "typed", "title", "path"),
    [
        ("et", "kliendirahuloluga", "Kliendirahulolu", "et/glossary/satisfaction/"),
        ("el", "διατηρηση πελατων", "Διατήρηση", "el/glossary/retention/"),
    ],
)
def test_search_by_keyboard(locale: str, typed: str, title: str, path: str, reader: Reader) -> None:
    reader.open(f"/{PREFIX[locale]}")
    reader.find(".md-search__input, .md-header")
    reader.go_to_search()
    reader.focused(SEARCH)
    reader.press(typed)
    reader.sees(FOUND, title)
    reader.press(Keys.ARROW_DOWN)
    reader.focused(FOUND)
    reader.press(Keys.ENTER)
    reader.until("the page found", lambda: path in reader.driver.current_url)
    reader.sees("article mark", "")


def test_language_switch_keeps_the_numbers_and_is_remembered(reader: Reader) -> None:
    reader.open("/el/calculator/")
    reader.fill(START, "12.000")
    reader.fill(LOST, "300")
    reader.sees(RATE, "2,5%")
    switch(reader, "et")
    reader.is_at("/et/calculator/?start=12000&lost=300")
    reader.sees(RATE, "2,5%")
    reader.open("/go/faq/?from=mail#reduce")
    reader.is_at("/et/faq/?from=mail#reduce")


def test_link_for_all_leads_to_the_browsers_language(reader: Reader) -> None:
    reader.open("/go/churn/")
    # WebKitGTK speaks the language that the machine does.
    wanted = reader.run("return navigator.language").partition("-")[0]
    reader.is_at(f"{reader.server.address}/{PREFIX.get(wanted, '')}churn/")


def test_definition_is_shown_by_keyboard_and_put_away(reader: Reader) -> None:
    reader.open("/el/churn/")
    link = reader.find("article a.term")
    definition = f"#{link.get_attribute('aria-describedby')}"
    assert reader.hidden(definition)
    reader.run(
        "const before = document.createElement('button');"
        " arguments[0].before(before); before.focus();",
        link,
    )
    reader.tab()
    reader.find(definition)
    reader.press(Keys.ESCAPE)
    reader.until("the definition to go", lambda: reader.hidden(definition))
    reader.focused("article a.term")


def test_colours_are_chosen_and_kept(reader: Reader) -> None:
    reader.open("/et/churn/")
    reader.find("[data-md-component=palette] label")
    before = colours(reader)
    reader.click("[data-md-component=palette] label:not([hidden])")
    reader.until("other colours", lambda: colours(reader) != before)
    after = colours(reader)
    reader.open("/et/faq/")
    reader.until("the chosen colours", lambda: colours(reader) == after)


@pytest.mark.parametrize("path", ["", "churn/", "calculator/", "glossary/churn-rate/"])
def test_nothing_sticks_out_on_a_phone(path: str, reader: Reader) -> None:
    with reader.phone():
        reader.open(f"/el/{path}")
        width = reader.run("return innerWidth")
        # WebKitGTK's window has a bar that is 447 pixels wide.
        assert width < 480
        assert reader.run("return document.documentElement.scrollWidth") <= width
