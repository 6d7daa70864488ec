"""What fails in a reader's browser is said in their language, and they go on with their numbers."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.browser.published import PYTHON, addresses, changed_wheel, publish_wheel
from tests.conftest import PREFIX, lasting
from tests.unit.test_messages import entries

Watch = Callable[..., Watched]
LINK = "?start=1200&lost=30"
REFUSED = """for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window,
  name, { get() { throw new DOMException('refused', 'SecurityError'); } });"""
FULL = """for (const storage of [localStorage, sessionStorage])
  for (let size = 2 ** 23; size >= 1; size /= 2)
    try { storage.setItem(`full of ${size}`, 'x'.repeat(size)); } catch {}"""

FINISH = """for (const animation of document.getAnimations())
  if (animation.animationName === 'calculator-unloaded') animation.finish();"""


def text(locale: str, key: str) -> str:
    return entries(locale, "site")[key][0]


def script(site: Path, name: str) -> str:
    """Return the address of one of our scripts."""
    return "/" + (lasting(site) / name).relative_to(site).as_posix()


def interpreters(site: Path) -> set[str]:
    places = addresses(site)
    runtimes = (places["runtime"], places["wholeRuntime"])
    return {f"{PYTHON}{runtime}pyodide.asm.wasm" for runtime in runtimes}


def expect_failure(page: Page, locale: str, reason: str) -> CalculatorPage:
    """Wait until the calculator says what went wrong."""
    calculator = CalculatorPage(page)
    calculator.expect_state("failed")
    shown = calculator.root.locator("[data-failure]:visible")
    expect(shown).to_have_text([text(locale, f"failure.{reason}")])
    return calculator


def retry(page: Page, locale: str) -> None:
    page.get_by_role("button", name=text(locale, "failure.retry")).click()


def unloaded(page: Page) -> Locator:
    """Return what is said of scripts that did not come, once there was time for them."""
    page.evaluate(FINISH)
    return page.locator(".churn-calculator__unloaded:visible")


def test_network_that_is_gone_is_told_and_python_starts_when_it_is_back(
    server: Server, watched: Watch
) -> None:
    watch = watched(expect_faults=True)
    page = watch.open(server.address + address("et", ""))
    page.wait_for_load_state("networkidle")
    watch.context.set_offline(True)
    CalculatorPage(page).fill(start="1200", lost="30")
    calculator = expect_failure(page, "et", "network")
    watch.context.set_offline(False)
    retry(page, "et")
    expect(page.locator("input[name=start]")).to_be_focused()
    calculator.expect_value("churn_rate", "2,5%")


def test_numbers_that_could_not_be_answered_are_kept_over_a_reload(
    site: Path, server: Server, watched: Watch
) -> None:
    server.replaced[script(site, "calculator/worker.js")] = None
    page = watched(expect_faults=True).open(server.address + address("el"))
    calculator = expect_failure(page, "el", "network")
    # In a link it would be another number.
    calculator.choose("revenue")
    calculator.fill(mrr="1.200", mrr_churned="30")
    page.wait_for_function("() => history.state?.typed?.mrr_churned === '30'")
    server.mend()
    page.reload()
    expect(page.locator("input[name=mrr]")).to_have_value("1.200")
    page.wait_for_url("**mrr=1200&mrr_churned=30*", timeout=START_MS)


@pytest.mark.parametrize(("name", "locale"), [("element.js", "el"), ("answer.js", "et")])
def test_scripts_that_do_not_come_are_told_of(
    name: str, locale: str, site: Path, server: Server, watched: Watch
) -> None:
    server.replaced[script(site, f"calculator/{name}")] = None
    page = watched(expect_faults=True).open(server.address + address(locale))
    page.wait_for_load_state("networkidle")
    expect(unloaded(page).first).to_have_text(text(locale, "failure.unloaded"))
    server.mend()
    page.reload()
    expect(page.locator("churn-calculator [type=submit]")).to_be_enabled()
    expect(unloaded(page)).to_have_count(0)


@pytest.mark.soak
def test_network_lost_half_way_can_be_tried_again(
    site: Path, server: Server, watched: Watch
) -> None:
    server.cut |= interpreters(site)
    watch = watched(expect_faults=True, expect_whole=True)
    page = watch.open(server.address + address("el"))
    CalculatorPage(page).fill(start="1.200", lost="30")
    calculator = expect_failure(page, "el", "network")
    server.mend()
    retry(page, "el")
    calculator.expect_value("churn_rate", "2,5%")
    expect(page.locator("input[name=start]")).to_have_value("1.200")


@pytest.mark.soak
def test_slow_network_shows_that_it_is_worth_waiting(server: Server, watched: Watch) -> None:
    server.pace = 1_500_000
    page = watched().open(server.address + address("et"))
    calculator = CalculatorPage(page)
    calculator.fill(start="1200", lost="30")
    calculator.expect_state("starting")
    expect(calculator.root.get_by_text(text("et", "state.starting"))).to_be_visible()
    expect(calculator.root.locator("[data-part=stale]")).to_be_visible()
    calculator.expect_value("churn_rate", "2,5%")
    expect(calculator.root.locator("[data-part=stale]")).to_be_hidden()


@pytest.mark.soak
def test_policy_that_blocks_webassembly_is_told_of(
    site: Path, server: Server, watched: Watch
) -> None:
    def forbid(route: Route) -> None:
        answer = route.fetch()
        policy = answer.headers["content-security-policy"].replace("'wasm-unsafe-eval'", "")
        route.fulfill(response=answer, headers=answer.headers | {"content-security-policy": policy})

    watch = watched(expect_faults=True)
    watch.context.route(f"**{script(site, 'calculator/worker.js')}", forbid)
    page = watch.open(server.address + address("et") + LINK)
    expect_failure(page, "et", "unsupported")


@pytest.mark.soak
def test_spoilt_copy_of_the_wheel_in_the_cache_is_replaced(
    site: Path, server: Server, watched: Watch
) -> None:
    wheel = PYTHON + addresses(site)["wheel"]
    server.replaced[wheel] = b"half of it"
    server.cached.add(wheel)
    page = watched(expect_faults=True).open(server.address + address("el") + LINK)
    calculator = expect_failure(page, "el", "integrity")
    server.mend()
    retry(page, "el")
    calculator.expect_value("churn_rate", "2,5%")


def answered(server: Server, watch: Watched, locale: str) -> tuple[Page, CalculatorPage]:
    page = watch.open(server.address + address(locale) + LINK)
    calculator = CalculatorPage(page)
    calculator.expect_value("churn_rate", "2.5%" if locale == "en" else "2,5%")
    return page, calculator


@pytest.mark.soak
def test_worker_that_was_ended_is_missed_and_started_anew(server: Server, watched: Watch) -> None:
    page, calculator = answered(server, watched(), "et")
    page.workers[0].evaluate("self.close()")
    calculator.fill(lost="60")
    expect_failure(page, "et", "crashed")
    retry(page, "et")
    calculator.expect_value("churn_rate", "5%")


@pytest.mark.soak
def test_question_without_end_is_given_up_and_the_next_one_answered(
    site: Path, server: Server, watched: Watch
) -> None:
    old = "return Fraction(self.lost, self.start)"
    endless = "while self.lost == 13: pass"
    wheel = changed_wheel(site, "churn.py", old, f"{endless}\n        {old}")
    publish_wheel(server, site, wheel)
    page, calculator = answered(server, watched(), "en")
    calculator.fill(lost="13")
    expect(calculator.root.get_by_text(text("en", "state.working"))).to_be_visible()
    expect_failure(page, "en", "crashed")
    expect(page.locator("input[name=lost]")).to_have_value("13")
    calculator.fill(lost="60")
    retry(page, "en")
    calculator.expect_value("churn_rate", "5%")


@pytest.mark.soak
@pytest.mark.parametrize("trouble", [REFUSED, FULL], ids=["refused", "full"])
def test_storage_that_takes_nothing_leaves_all_else(
    trouble: str, server: Server, watched: Watch
) -> None:
    watch = watched(locale="el")
    watch.context.add_init_script(trouble)
    page = watch.open(f"{server.address}/go/calculator/{LINK}")
    CalculatorPage(page).expect_value("churn_rate", "2,5%")
    page.locator("[data-md-component=palette] label:visible").click()
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
    page.locator(".md-select").hover()
    page.locator(".md-select__link[hreflang=et]").click()
    page.wait_for_url("**/et/calculator/*start=1200&lost=30")
    CalculatorPage(page).expect_value("churn_rate", "2,5%")


@pytest.mark.soak
@pytest.mark.parametrize("name", ["search/box.js", "search/worker-*.js"])
def test_script_of_the_search_that_is_missing_is_told_and_tried_again(
    name: str, site: Path, server: Server, watched: Watch
) -> None:
    (file,) = lasting(site).glob(name)
    missing = script(site, file.relative_to(lasting(site)).as_posix())
    page = watched(expect_faults=True).open(f"{server.address}/{PREFIX['et']}faq/")
    server.replaced[missing] = None
    page.keyboard.press("Control+k")
    page.keyboard.type("k")
    expect(page.locator(".md-search-result__meta")).to_have_text(text("et", "search.failed"))
    server.mend()
    page.keyboard.type("ohort")
    expect(page.locator(".md-search-result__item").first).to_contain_text("ohort")
