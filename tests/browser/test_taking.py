"""Taking an answer along: as a sentence, a link, a file, on paper, with the code behind it."""

import csv
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.calculator_page import CalculatorPage, address
from tests.browser.conftest import Server, Watched

Watch = Callable[..., Watched]
QUERY = "?start=1200&lost=30"
REFUSE = "() => { navigator.clipboard.writeText = async () => { throw new Error('refused'); }; }"


def open_answer(watch: Watched, server: Server, locale: str) -> Page:
    page = watch.open(server.address + address(locale) + QUERY)
    CalculatorPage(page).expect_value("churn_rate", "2.5%" if locale == "en" else "2,5%")
    return page


def test_answer_and_link_are_copied(server: Server, watched: Watch) -> None:
    watch = watched(permissions=["clipboard-read", "clipboard-write"])
    page = open_answer(watch, server, "et")
    page.locator("churn-calculator").get_by_role("button", name="Kopeeri vastus").click()
    expect(page.locator("churn-calculator [data-part=copied]")).to_be_visible()
    assert "lahkumismäär on 2,5%" in page.evaluate("navigator.clipboard.readText()")
    page.locator("churn-calculator").get_by_role("button", name="Kopeeri link", exact=True).click()
    link = page.evaluate("navigator.clipboard.readText()")
    again = watch.open(link)
    CalculatorPage(again).expect_value("churn_rate", "2,5%")


def test_refused_clipboard_shows_the_text_selected(server: Server, watched: Watch) -> None:
    page = open_answer(watched(), server, "el")
    page.evaluate(REFUSE)
    page.locator("churn-calculator").get_by_role(
        "button", name="Αντιγραφή συνδέσμου", exact=True
    ).click()
    expect(page.locator("churn-calculator [data-part=copy-refused]")).to_be_visible()
    selected = page.evaluate(
        "(box => box.value.slice(box.selectionStart, box.selectionEnd))(document.activeElement)"
    )
    assert selected.endswith(QUERY)


def test_answer_is_a_file_for_the_countrys_spreadsheet(
    server: Server, watched: Watch, tmp_path: Path
) -> None:
    page = open_answer(watched(), server, "el")
    with page.expect_download() as download:
        page.locator("churn-calculator").get_by_role("button", name="Λήψη CSV").click()
    file = tmp_path / "answer.csv"
    download.value.save_as(file)
    content = file.read_bytes()
    assert content.startswith(b"\xef\xbb\xbf")
    rows = list(csv.reader(content.decode("utf-8-sig").splitlines(), delimiter=";"))
    assert rows[1][:3] == ["Ποσοστό απώλειας", "0,025", "2,5%"]


def test_the_very_lines_are_shown(server: Server, watched: Watch) -> None:
    page = open_answer(watched(), server, "en")
    page.locator("churn-calculator .churn-calculator__python summary").click()
    expect(page.locator("churn-calculator [data-part=sources]")).to_contain_text(
        "return Fraction(self.lost, self.start)"
    )


def test_paper_has_the_answer_and_not_the_form(server: Server, watched: Watch) -> None:
    page = open_answer(watched(), server, "et")
    page.emulate_media(media="print")
    expect(page.locator("churn-calculator form")).to_be_hidden()
    expect(page.locator("churn-calculator [data-part=summary]")).to_be_visible()
