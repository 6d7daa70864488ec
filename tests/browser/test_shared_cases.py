"""The page answers the shared cases as the package does, typed or linked."""

from collections.abc import Callable, Iterator
from typing import Any
from urllib.parse import urlencode

import pytest
from churn_calculator import calculate
from churn_calculator.fields import fields_of
from playwright.sync_api import Browser, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.conftest import LOCALES


@pytest.fixture(scope="module")
def calculators(browser: Browser, running_server: Server) -> Iterator[dict[str, CalculatorPage]]:
    """One open calculator a language, so that Python starts three times and not for each case."""
    watches = {locale: Watched(browser.new_context()) for locale in LOCALES}
    yield {
        locale: CalculatorPage(watch.open(running_server.address + address(locale)))
        for locale, watch in watches.items()
    }
    for watch in watches.values():
        watch.context.close()
        assert not watch.faults, watch.faults


def expect_answer(calculator: CalculatorPage, case: dict[str, Any]) -> None:
    """Expect the page to show what the package answers: its sentence and figures, or its errors."""
    result = calculate(case["request"])
    if result["ok"]:
        summary = calculator.root.locator("[data-part=summary]")
        expect(summary).to_have_text(result["summary"], timeout=START_MS)
        for figure in result["figures"]:
            calculator.expect_value(figure["value"], figure["text"])
    texts = {error["field"]: error["text"] for error in result.get("errors", [])}
    for field in fields_of(result["mode"]):
        if field.name in texts:
            expect(calculator.error(field.name)).to_have_text(texts[field.name], timeout=START_MS)
        else:
            expect(calculator.error(field.name)).to_be_hidden()


def test_typed_numbers_are_answered(
    typed_case: dict[str, Any], calculators: dict[str, CalculatorPage]
) -> None:
    calculator = calculators[typed_case["request"]["locale"]]
    calculator.enter(typed_case["request"])
    expect_answer(calculator, typed_case)


def test_linked_numbers_are_answered(
    linked_case: dict[str, Any], server: Server, watched: Callable[..., Watched]
) -> None:
    request = linked_case["request"]
    query = urlencode({name: request[name] for name in ("start", "lost")})
    page = watched().open(f"{server.address}{address(request['locale'])}?{query}")
    calculator = CalculatorPage(page)
    expect_answer(calculator, linked_case)
    if "codes" in linked_case:
        # What cannot be read stands in the form as the link had it.
        expect(page.locator("input[name=start]")).to_have_value(request["start"])
