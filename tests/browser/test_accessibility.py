"""Nothing that axe-core knows to be a barrier: any kind of page, any state of the calculator."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.browser.kinds import KINDS, LOOKS, mixed
from tests.browser.published import PYTHON, addresses
from tests.conftest import LOCALES, ROOT

Watch = Callable[..., Watched]
AXE = (ROOT / "node_modules/axe-core/axe.min.js").read_text(encoding="utf-8")
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# Material's check boxes can stand in no landmark: its style sheet wants them beside the header.
RUN = """async (rules) => {
  const found = await axe.run(document, {runOnly: rules, resultTypes: ["violations"]});
  const isExcepted = (id, {target}) => id === "region" && /^#__(drawer|search)$/.test(target);
  return found.violations.flatMap(({id, nodes}) => nodes
    .filter((node) => !isExcepted(id, node)).map((node) =>
    `${id}: ${node.target.join(" ")} (${node.any.concat(node.all, node.none)[0]?.message ?? ""})`));
}"""


def barriers(page: Page) -> list[str]:
    """Return what axe-core finds, each with the element that it finds it at."""
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN, RULES)
    return found


@pytest.mark.parametrize(("path", "locale", "look"), mixed())
def test_page_has_no_barriers(
    path: str, locale: str, look: dict[str, Any], server: Server, watched: Watch
) -> None:
    page = watched(**look).open(server.address + address(locale, path))
    assert barriers(page) == []


@pytest.mark.soak
@pytest.mark.parametrize("look", LOOKS)
@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("kind", KINDS)
def test_page_has_no_barriers_in_any_language_and_look(
    kind: str, locale: str, look: dict[str, Any], server: Server, watched: Watch
) -> None:
    test_page_has_no_barriers(KINDS[kind], locale, look, server, watched)


def open_everything(page: Page) -> None:
    """Unfold what the page folds, so that it is looked at too."""
    for folded in page.locator("article details").all():
        folded.evaluate("(details) => { details.open = true; }")


@pytest.mark.parametrize(
    ("locale", "look"),
    [("el", LOOKS[0]), pytest.param("et", LOOKS[3], marks=pytest.mark.soak)],
    ids=("el-light-360", "et-dark-1280"),
)
def test_calculator_has_no_barriers_in_any_state(
    locale: str, look: dict[str, Any], server: Server, watched: Watch
) -> None:
    page = watched(**look).open(server.address + address(locale))
    found = {"starting": barriers(page)}
    calculator = CalculatorPage(page)
    for mode in ("compare", "revenue", "customers"):
        calculator.choose(mode)
        found[f"empty {mode}"] = barriers(page)
    calculator.fill(start="1200", lost="abc")
    page.locator("input[name=start]").focus()
    expect(calculator.error("lost")).to_be_visible(timeout=START_MS)
    found["errors"] = barriers(page)
    page.goto(server.address + address(locale) + "?mode=outlook&start=1000&lost=50")
    expect(page.locator(".churn-chart")).to_be_visible(timeout=START_MS)
    rows = b"start;lost\n100;5\n200;x\n300;9\n400;8"
    page.set_input_files("#series-file", {"name": "a.csv", "mimeType": "text/csv", "buffer": rows})
    page.locator("churn-series form").evaluate("(form) => form.requestSubmit()")
    expect(page.locator("#series-result")).to_be_visible(timeout=START_MS)
    open_everything(page)
    found["outlook and series"] = barriers(page)
    assert found == {key: [] for key in found}


def test_calculator_that_failed_has_no_barriers(site: Path, server: Server, watched: Watch) -> None:
    server.replaced[PYTHON + addresses(site)["wheel"]] = b"no wheel"
    page = watched(expect_faults=True).open(f"{server.address}{address('et')}?start=1200&lost=30")
    CalculatorPage(page).expect_state("failed")
    assert barriers(page) == []


@pytest.mark.parametrize("look", [LOOKS[0], LOOKS[3]], ids=("light-360", "dark-1280"))
def test_what_opens_over_a_page_has_no_barriers(
    look: dict[str, Any], server: Server, watched: Watch
) -> None:
    page = watched(**look).open(f"{server.address}/el/churn/")
    page.locator(".headerlink").nth(2).click()
    expect(page.locator("#copy-link")).to_be_visible()
    found = {"copy link": barriers(page)}
    page.keyboard.press("Escape")
    page.keyboard.press("Control+k")
    page.keyboard.type("apoleia")
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.wait_for_timeout(500)
    found["search"] = barriers(page)
    page.keyboard.press("Escape")
    drawer = page.locator("label.md-header__button[for=__drawer]")
    if drawer.is_visible():
        drawer.click()
        page.wait_for_timeout(500)
        found["drawer"] = barriers(page)
    assert found == {key: [] for key in found}
