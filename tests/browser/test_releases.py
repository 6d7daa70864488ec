"""Two releases in one browser: a page goes on with its own, and nobody reads an old one twice."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Playwright, expect

from tests.browser.calculator_page import CalculatorPage
from tests.browser.conftest import Server, Watched, launch, serve
from tests.browser.published import changed_wheel
from tests.browser.releases import open_and_keep, release_all_anew, release_anew, wait_until_kept
from tests.browser.test_faults import expect_failure

Watch = Callable[..., Watched]
LASTING = ("/assets/site/", "/assets/python/")
LINK = "?start=1200&lost=30"
# A storage that breaks when it is told to.
BREAKING = """
const { open, match } = CacheStorage.prototype;
const breaking = (method) => async function (...given) {
  if (self.broken) throw new DOMException("broken", "UnknownError");
  return method.apply(this, given);
};
Object.assign(CacheStorage.prototype, { open: breaking(open), match: breaking(match) });
addEventListener("message", ({ data }) => { self.broken ||= data === "break"; });
"""
SETTLED = """async () => {
  const { installing, waiting, active } = await navigator.serviceWorker.ready;
  return !installing && !waiting && active.state === "activated";
}"""
HEAR_BACK = "addEventListener('pageshow', ({ persisted }) => { window.persisted = persisted; });"


def doubled_rate(site: Path) -> bytes:
    old, new = "return Fraction(self.lost, ", "return Fraction(2 * self.lost, "
    return changed_wheel(site, "churn.py", old, new)


def expect_answer(page: Page, text: str) -> None:
    CalculatorPage(page).fill(start="1200", lost="30")
    CalculatorPage(page).expect_value("churn_rate", text)


@pytest.mark.soak
def test_open_page_goes_on_with_its_release_beside_a_new_one(
    published: tuple[Path, Server], site: Path, watched: Watch
) -> None:
    folder, server = published
    watch, old = open_and_keep(watched, folder, server, "et/", "python")
    release_all_anew(folder, doubled_rate(site))
    # Whoever calculates is given the whole Python to keep, too.
    watch.expect_whole = True
    # Opening it brings the new service worker, which serves both pages from then on.
    new = watch.open(f"{server.address}/et/calculator/")
    expect_answer(new, "5%")
    new.wait_for_function("async () => (await caches.keys()).length === 3")
    # What the new one fetches to keep is not asked for by the old page.
    wait_until_kept(new, folder, "shared", "et", "python")
    server.served.clear()
    expect_answer(old, "2,5%")
    assert not [path for path in server.served if path.startswith(LASTING)]
    # Neither did the new one sweep it away a moment later.
    assert new.evaluate("async () => (await caches.keys()).length") == 3


@pytest.mark.soak
def test_open_page_whose_release_was_not_kept_says_to_reload(
    published: tuple[Path, Server], site: Path, watched: Watch
) -> None:
    folder, server = published
    page = watched(also=[server], expect_faults=True).open(f"{server.address}/et/")
    page.wait_for_load_state("networkidle")
    release_all_anew(folder, doubled_rate(site))
    CalculatorPage(page).fill(start="1200", lost="30")
    expect_failure(page, "et", "network")
    page.wait_for_function("() => history.state?.typed?.lost === '30'")
    page.reload()
    CalculatorPage(page).expect_value("churn_rate", "5%")
    expect(page.locator("input[name=start]")).to_have_value("1200")


@pytest.mark.soak
def test_old_release_is_read_once_at_most_where_pages_do_not_come(
    published: tuple[Path, Server], watched: Watch
) -> None:
    folder, server = published
    _, page = open_and_keep(watched, folder, server, "et/faq/")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    release_anew(folder, "et/faq/index.html")
    server.late.add("/et/faq/")
    page.reload()
    expect(page.locator("h1")).not_to_contain_text("(uus)")
    wait_until_kept(page, folder, "shared", "et")
    page.wait_for_function(SETTLED)
    page.reload()
    expect(page.locator("h1")).to_contain_text("(uus)")


@pytest.mark.soak
def test_storage_that_breaks_leaves_the_network(
    published: tuple[Path, Server], watched: Watch
) -> None:
    folder, server = published
    worker = folder / "service-worker.js"
    worker.write_text(BREAKING + worker.read_text())
    _, page = open_and_keep(watched, folder, server, "et/faq/")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    page.evaluate("navigator.serviceWorker.controller.postMessage('break')")
    page.goto(f"{server.address}/et/calculator/{LINK}")
    CalculatorPage(page).expect_value("churn_rate", "2,5%")


@pytest.mark.soak
@pytest.mark.parametrize(
    "refusal",
    [
        "ServiceWorkerContainer.prototype.register = () =>"
        " Promise.reject(new DOMException('refused', 'SecurityError'))",
        "delete Navigator.prototype.serviceWorker",
    ],
    ids=["refused", "missing"],
)
def test_browser_without_service_workers_has_all_but_the_kept_pages(
    refusal: str, server: Server, watched: Watch
) -> None:
    watch = watched()
    watch.context.add_init_script(refusal)
    page = watch.open(f"{server.address}/et/calculator/{LINK}")
    CalculatorPage(page).expect_value("churn_rate", "2,5%")


@pytest.fixture
def remembering(playwright: Playwright) -> Iterator[Browser]:
    """A browser that keeps the pages one comes from, which others are told not to."""
    browser = launch(playwright, ignore_default_args=["--disable-back-forward-cache"])
    yield browser
    browser.close()


@pytest.mark.soak
def test_page_that_is_come_back_to_goes_on(site: Path, remembering: Browser) -> None:
    with serve(site) as server:
        page = remembering.new_page()
        page.add_init_script(HEAR_BACK)
        page.goto(f"{server.address}/et/calculator/{LINK}")
        CalculatorPage(page).expect_value("churn_rate", "2,5%")
        page.locator("input[name=lost]").fill("palju")
        page.goto(f"{server.address}/et/churn/")
        # A page that is shown again as it was does not load.
        page.go_back(wait_until="commit")
        assert page.evaluate("window.persisted")
        expect(page.locator("input[name=lost]")).to_have_value("palju")
        expect_answer(page, "2,5%")


@pytest.mark.soak
def test_page_that_is_left_while_python_starts_is_answered_on_the_way_back(
    site: Path, watched: Watch
) -> None:
    with serve(site) as server:
        watch = watched(also=[server])
        server.stalled |= set(python_files(site))
        page = watch.open(f"{server.address}/el/calculator/")
        CalculatorPage(page).choose("revenue")
        CalculatorPage(page).fill(mrr="1.200", mrr_churned="30")
        page.wait_for_function("() => history.state?.typed?.mrr_churned === '30'")
        page.goto(f"{server.address}/el/churn/")
        server.mend()
        page.go_back()
        CalculatorPage(page).expect_value("gross_revenue_churn", "2,5%")
        expect(page.locator("input[name=mrr]")).to_have_value("1.200")


def python_files(site: Path) -> list[str]:
    return [f"/{path.relative_to(site).as_posix()}" for path in site.glob("assets/python/**/*")]
