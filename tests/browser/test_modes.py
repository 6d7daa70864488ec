"""The calculator's tabs: what was typed is kept, links restore it, clearing can be undone."""

from collections.abc import Callable

from playwright.sync_api import expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched

Watch = Callable[..., Watched]


def test_tabs_keep_what_was_typed(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("el"))
    calculator = CalculatorPage(page)
    calculator.fill(start="400", lost="30")
    calculator.choose("revenue")
    expect(page.locator("input[name=start]")).to_be_hidden()
    calculator.fill(mrr="50.000")
    calculator.choose("compare")
    expect(page.locator("input[name=start]")).to_have_value("400")
    calculator.fill(start_before="400", lost_before="20")
    calculator.expect_value("difference", "2,5 ποσοστιαίες μονάδες")
    calculator.choose("revenue")
    expect(page.locator("input[name=mrr]")).to_have_value("50.000")


def test_empty_fields_of_a_new_tab_are_no_errors_yet(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("et"))
    calculator = CalculatorPage(page)
    calculator.expect_state("ready")
    calculator.choose("revenue")
    page.wait_for_timeout(800)
    assert page.locator(".churn-calculator__error:visible").count() == 0
    page.locator("churn-calculator [type=submit]").click()
    expect(calculator.error("mrr")).to_be_visible(timeout=START_MS)
    expect(page.locator("input[name=mrr]")).to_be_focused()


def test_link_restores_mode_and_every_input(server: Server, watched: Watch) -> None:
    watch = watched()
    query = "?start=1000&lost=62&new=500&lost_new=12&denominator=average&period=quarter"
    page = watch.open(server.address + address("et") + query)
    CalculatorPage(page).expect_value("churn_rate", "5,09%")
    expect(page.locator("input[name=new]")).to_be_visible()
    page.wait_for_url(lambda url: all(part in url for part in query[1:].split("&")))
    amounts = "?mode=revenue&mrr=1234.5&mrr_churned=61.72"
    page = watch.open(server.address + address("el") + amounts)
    CalculatorPage(page).expect_value("gross_revenue_churn", "5%")
    expect(page.locator("input[name=mrr]")).to_have_value("1.234,5")
    expect(page.locator("[role=tab][aria-selected=true]")).to_have_attribute("data-mode", "revenue")


def test_refused_number_of_a_link_stays_refused(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("el") + "?start=1.000&lost=200")
    calculator = CalculatorPage(page)
    expect(calculator.error("start")).to_be_visible(timeout=START_MS)
    calculator.fill(lost="20")
    page.wait_for_timeout(800)
    expect(calculator.error("start")).to_be_visible()
    # Typed anew, it is Greek for a thousand.
    calculator.fill(start="1.00")
    calculator.fill(start="1.000")
    calculator.expect_value("churn_rate", "2%")


def test_unknown_mode_and_choice_of_a_link_are_told(server: Server, watched: Watch) -> None:
    query = "?mode=weather&start=10&lost=1&period=eon"
    page = watched().open(server.address + address("en") + query)
    calculator = CalculatorPage(page)
    expect(page.locator("churn-calculator [data-part=general-error]")).to_contain_text(
        "weather", timeout=START_MS
    )
    expect(calculator.error("period")).to_contain_text("“eon”")


def test_clearing_can_be_undone(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("en") + "?start=400&lost=20&new=30")
    calculator = CalculatorPage(page)
    calculator.expect_value("churn_rate", "5%")
    calculator.root.get_by_role("button", name="Clear").click()
    for name in ("start", "lost", "new"):
        expect(page.locator(f"input[name={name}]")).to_have_value("")
    page.wait_for_timeout(800)
    assert page.locator(".churn-calculator__error:visible").count() == 0
    calculator.root.get_by_role("button", name="Undo").click()
    expect(page.locator("input[name=new]")).to_have_value("30")
    expect(page.locator("churn-calculator [data-part=stale]")).to_be_hidden()


def test_tabs_work_by_keyboard(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("et"))
    page.get_by_role("tab", name="Üks periood").focus()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("tab", selected=True)).to_have_attribute("data-mode", "compare")
    page.keyboard.press("End")
    expect(page.get_by_role("tab", selected=True)).to_have_attribute("data-mode", "outlook")
    page.keyboard.press("Tab")
    expect(page.locator("input[name=start]")).to_be_focused()


def test_back_brings_back_the_numbers_of_its_address(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("en") + "?start=1000&lost=200")
    calculator = CalculatorPage(page)
    calculator.expect_value("churn_rate", "20%")
    page.evaluate("location.hash = 'by-hand'")
    calculator.fill(lost="300")
    page.wait_for_url("**lost=300*")
    page.go_back()
    expect(page.locator("input[name=lost]")).to_have_value("200")
    calculator.expect_value("churn_rate", "20%")


def test_wrong_number_marks_the_answer_at_once(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("en") + "?start=1000&lost=30")
    calculator = CalculatorPage(page)
    calculator.expect_value("churn_rate", "3%")
    page.locator("input[name=lost]").press_sequentially("abcdefgh", delay=100)
    assert page.locator("churn-calculator [data-part=stale]").is_visible()


def test_bases_are_shown_side_by_side(server: Server, watched: Watch) -> None:
    query = "?start=1000&lost=62&new=500&lost_new=12"
    page = watched().open(server.address + address("el") + query)
    table = page.get_by_role("table")
    expect(table.get_by_role("row")).to_have_count(6, timeout=START_MS)
    expect(table).to_contain_text("-43,8%")


def test_nothing_can_be_sent_before_the_script_runs(server: Server, watched: Watch) -> None:
    page = watched(java_script_enabled=False).open(server.address + address("el"))
    expect(page.locator("churn-calculator [type=submit]")).to_be_disabled()
