"""What a person with numbers meets on the calculator's page."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.browser.published import PYTHON, addresses, changed_wheel, publish_wheel
from tests.conftest import LOCALES, lasting

Watch = Callable[..., Watched]


def python_requests(watch: Watched) -> list[str]:
    return [url for url in watch.requests if PYTHON in url]


@pytest.mark.parametrize("locale", LOCALES)
def test_page_shows_worked_example_before_python(
    locale: str, server: Server, watched: Watch
) -> None:
    page = watched(java_script_enabled=False).open(server.address + address(locale))
    assert page.locator("churn-calculator input[name=start]").count() == 1
    assert page.locator("churn-calculator input[name=lost]").count() == 1
    expect(CalculatorPage(page).value("churn_rate")).to_have_text("20%")
    # Who has no scripts is told how to calculate.
    expect(page.locator(".churn-calculator__by-hand").first).to_be_visible()
    expect(page.locator(".churn-calculator__unloaded:visible")).to_have_count(0)


def test_python_starts_by_itself_when_the_form_is_seen(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("et"))
    CalculatorPage(page).expect_state("ready")


def test_home_page_starts_python_only_when_touched(server: Server, watched: Watch) -> None:
    watch = watched()
    page = watch.open(server.address + address("el", ""))
    page.wait_for_load_state("networkidle")
    assert python_requests(watch) == []
    calculator = CalculatorPage(page)
    calculator.fill(start="1.200", lost="30")
    calculator.expect_value("churn_rate", "2,5%")


def test_reading_page_loads_no_python(server: Server, watched: Watch) -> None:
    watch = watched()
    page = watch.open(server.address + address("en", "churn/"))
    page.wait_for_load_state("networkidle")
    assert python_requests(watch) == []


def test_numbers_typed_while_python_starts_are_answered(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("en"))
    calculator = CalculatorPage(page)
    calculator.fill(start="1,000", lost="800")
    assert calculator.root.get_attribute("data-state") != "ready"
    expect(page.locator("churn-calculator [data-part=stale]")).to_be_visible()
    calculator.expect_value("churn_rate", "80%")
    expect(page.locator("churn-calculator [data-part=stale]")).to_be_hidden()


def test_address_follows_what_is_entered_and_restores_it(server: Server, watched: Watch) -> None:
    watch = watched()
    page = watch.open(server.address + address("el") + "?theme=x#by-hand")
    calculator = CalculatorPage(page)
    calculator.fill(start="1.000", lost="200")
    page.wait_for_url("**/el/calculator/?theme=x&start=1000&lost=200#by-hand", timeout=START_MS)
    calculator.fill(lost="δέκα")
    page.wait_for_url("**lost=%CE%B4*", timeout=START_MS)
    again = watch.open(page.url)
    expect(again.locator("input[name=start]")).to_have_value("1.000", timeout=START_MS)
    expect(again.locator("input[name=lost]")).to_have_value("δέκα")
    expect(CalculatorPage(again).error("lost")).to_contain_text("«δέκα»", timeout=START_MS)


def test_link_is_written_as_the_language_writes_numbers(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("en") + "?start=12000&lost=300")
    calculator = CalculatorPage(page)
    calculator.expect_value("churn_rate", "2.5%")
    expect(page.locator("input[name=start]")).to_have_value("12,000")
    summary = calculator.root.locator("[data-part=summary]")
    expect(summary).to_contain_text("Out of 12,000 customers")


def test_markup_in_a_link_is_shown_as_text(server: Server, watched: Watch) -> None:
    markup = "%3Cimg src=x onerror=alert(1)%3E"
    page = watched().open(f"{server.address}{address('en')}?start={markup}")
    calculator = CalculatorPage(page)
    expect(calculator.error("start")).to_contain_text("<img src=x", timeout=START_MS)
    assert calculator.root.locator("img").count() == 0


def test_error_is_tied_to_its_field_and_goes_when_mended(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("et"))
    calculator = CalculatorPage(page)
    calculator.fill(start="100", lost="101")
    lost = page.locator("input[name=lost]")
    expect(lost).to_have_attribute("aria-invalid", "true", timeout=START_MS)
    described = page.evaluate(
        "document.querySelector('input[name=lost]').ariaDescribedByElements"
        ".map((node) => node.textContent).join(' ')"
    )
    assert "Kontrollige mõlemat arvu" in described
    expect(page.locator("churn-calculator [data-part=stale]")).to_be_visible()
    calculator.fill(lost="10")
    calculator.expect_value("churn_rate", "10%")
    expect(lost).to_have_attribute("aria-invalid", "false")
    expect(calculator.error("lost")).to_be_hidden()


def test_answer_is_announced_politely(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("et"))
    CalculatorPage(page).fill(start="1200", lost="30")
    status = page.get_by_role("status").filter(has_text="lahkumismäär on 2,5%")
    expect(status).to_have_count(1, timeout=START_MS)


def test_keyboard_reaches_everything(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("en"))
    page.locator("input[name=start]").focus()
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("400")
    page.keyboard.press("Tab")
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type("20")
    page.keyboard.press("Enter")
    CalculatorPage(page).expect_value("churn_rate", "5%")
    page.locator("churn-calculator .churn-calculator__steps summary").focus()
    page.keyboard.press("Enter")
    expect(page.locator("churn-calculator [data-part=steps]")).to_contain_text("20 / 400")


def doubled_rate(site: Path) -> bytes:
    """Return the wheel with a churn rate that counts each lost customer twice."""
    return changed_wheel(
        site, "churn.py", "return Fraction(self.lost, ", "return Fraction(2 * self.lost, "
    )


def test_formula_changed_in_the_wheel_changes_the_answer(
    server: Server, site: Path, watched: Watch
) -> None:
    publish_wheel(server, site, doubled_rate(site))
    page = watched().open(server.address + address("en") + "?start=1000&lost=200")
    CalculatorPage(page).expect_value("churn_rate", "40%")


def expect_failure(page: Page, reason: str) -> CalculatorPage:
    calculator = CalculatorPage(page)
    calculator.expect_state("failed")
    expect(page.locator(f"churn-calculator [data-failure={reason}]")).to_be_visible()
    expect(page.locator("churn-calculator [data-part=retry]")).to_be_visible()
    return calculator


def test_wheel_that_is_not_the_published_one_is_not_run(
    server: Server, site: Path, watched: Watch
) -> None:
    server.replaced[PYTHON + addresses(site)["wheel"]] = doubled_rate(site)
    watch = watched(expect_faults=True)
    page = watch.open(server.address + address("en") + "?start=1000&lost=200")
    expect_failure(page, "integrity")


@pytest.mark.parametrize("missing", ["pyodide.mjs", "pyodide.asm.wasm", "library", "wheel"])
def test_missing_file_is_told_and_can_be_tried_again(
    missing: str, server: Server, site: Path, watched: Watch
) -> None:
    places = addresses(site)
    path = places[missing] if missing in places else places["runtime"] + missing
    server.replaced[PYTHON + path] = None
    watch = watched(expect_faults=True)
    page = watch.open(server.address + address("el") + "?start=1200&lost=30")
    calculator = expect_failure(page, "network")
    expect(page.locator("input[name=lost]")).to_have_value("30")
    expect(page.locator("churn-calculator [data-part=stale]")).to_be_visible()
    server.replaced.clear()
    page.get_by_role("button", name="Νέα προσπάθεια").click()
    calculator.expect_value("churn_rate", "2,5%")
    expect(page.locator("churn-calculator [data-part=stale]")).to_be_hidden()


def test_browser_without_webassembly_is_told(site: Path, server: Server, watched: Watch) -> None:
    worker = lasting(site) / "calculator/worker.js"
    source = b"delete self.WebAssembly;\n" + worker.read_bytes()
    server.replaced[f"/{worker.relative_to(site).as_posix()}"] = source
    page = watched(expect_faults=True).open(server.address + address("et"))
    expect_failure(page, "unsupported")
