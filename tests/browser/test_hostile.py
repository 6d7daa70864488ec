"""Whatever stands in a link, a field, a message or in storage: no script runs and nothing fails.

The site is served without its policies here, so that a script that got in would run; test_policy
shows that it would be stopped all the same.
"""

import json
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

from tests.browser.calculator_page import CalculatorPage
from tests.browser.conftest import Server, serve
from tests.browser.hostile import CODE, MESSAGES, STORED, TEXTS, Links

SEED = int(os.environ.get("CHURN_SEED", "10"))
FRAMES = """<!doctype html><link rel="icon" href="data:,"><title>Somebody's page</title>
<script async src="{site}/embed.js"></script>
<churn-embed term="churn"></churn-embed>{frames}"""
FOLLOW = "to => { history.replaceState(null, '', to); dispatchEvent(new Event('popstate')); }"
POST = """messages => { for (const send of [window, ...Array.from(frames)]) {
  for (const message of messages) send.postMessage(eval(`(${message})`), '*'); } }"""


class Sentry:
    """A browser context in which hostile things happen, and what came of them."""

    def __init__(self, context: BrowserContext, hosts: list[str]) -> None:
        self.context, self.hosts = context, hosts
        self.alarms: list[str] = []
        context.expose_binding("ran", lambda *_: self.alarms.append("a script ran"))
        context.on("request", self._check_request)

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.alarms.append(f"{page.url[:300]}: {error}"))
        page.on("dialog", lambda dialog: self.alarms.append(f"a dialog: {dialog.message}"))
        page.on("popup", lambda popup: self.alarms.append(f"a window: {popup.url}"))
        page.goto(address)
        return page

    def _check_request(self, request: object) -> None:
        url: str = request.url  # type: ignore[attr-defined]
        if not url.startswith((*self.hosts, "data:", "blob:")):
            self.alarms.append(f"a request to {url[:300]}")


@contextmanager
def standing(browser: Browser, *servers: Server) -> Iterator[Sentry]:
    """Stand sentry, and report every alarm at the end."""
    context = browser.new_context()
    sentry = Sentry(context, [server.address for server in servers])
    yield sentry
    context.close()
    assert not sentry.alarms, "\n".join([f"CHURN_SEED={SEED}", *sentry.alarms])


@pytest.fixture(scope="module")
def bare(site: Path) -> Iterator[Server]:
    with serve(site, bare=True) as server:
        yield server


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Server]:
    with serve(tmp_path) as server:
        yield server


def follow_in_calculator(browser: Browser, bare: Server, links: Links, count: int) -> None:
    """Follow links on one page, as going back and forth does, with Python answering."""
    with standing(browser, bare) as sentry:
        page = sentry.open(f"{bare.address}/calculator/")
        calculator = CalculatorPage(page)
        for place in range(count):
            page.evaluate(FOLLOW, links.query() + links.anchor())
            if place % 10 == 0:
                # All that the reader is told is text.
                assert page.locator("churn-calculator :is(img, script, iframe)").count() == 0
            page.wait_for_timeout(60)
        page.evaluate(FOLLOW, "?start=1200&lost=30")
        calculator.expect_value("churn_rate", "2.5%")


def test_links_to_the_calculator(browser: Browser, bare: Server) -> None:
    follow_in_calculator(browser, bare, Links(SEED), 100)


def test_fields_of_the_calculator(browser: Browser, bare: Server) -> None:
    with standing(browser, bare) as sentry:
        page = sentry.open(f"{bare.address}/el/calculator/")
        calculator = CalculatorPage(page)
        calculator.fill(start="1200", lost="30")
        calculator.expect_value("churn_rate", "2,5%")
        enter = """([name, text]) => {
          const field = document.querySelector(`churn-calculator [name=${name}]`);
          field.value = JSON.parse(text);
          field.dispatchEvent(new Event('input', { bubbles: true })); }"""
        for text in TEXTS:
            page.evaluate(enter, ["lost", json.dumps(text)])
            page.wait_for_timeout(30)
        calculator.fill(start="1200", lost="30")
        calculator.expect_value("churn_rate", "2,5%")


def framed(sentry: Sentry, other: Server, addresses: list[str], site: Server) -> Page:
    """Open a page of another host with these addresses in frames."""
    quoted = [address.replace("&", "&amp;").replace('"', "&quot;") for address in addresses]
    frames = "".join(f'<iframe src="{address}"></iframe>' for address in quoted)
    text = FRAMES.format(site=site.address, frames=frames)
    other.replaced["/index.html"] = text.encode("utf-8", "replace")
    page = sentry.open(f"{other.address}/index.html")
    for frame in page.frames:
        frame.wait_for_load_state()
    return page


def follow_in_frames(
    browser: Browser, bare: Server, other: Server, addresses: list[str], expected: str
) -> None:
    with standing(browser, bare, other) as sentry:
        for begin in range(0, len(addresses), 30):
            part = addresses[begin : begin + 30]
            page = framed(sentry, other, [bare.address + address for address in part], bare)
            shown = [frame.url for frame in page.main_frame.child_frames]
            assert len(shown) == len(part) + 1
            strange = [url for url in shown if not url.startswith(bare.address + expected)]
            assert strange in ([], [f"{bare.address}/embed/term/churn/"]), strange
            page.close()


def test_links_that_forward(browser: Browser, bare: Server, other: Server) -> None:
    links = Links(SEED)
    addresses = [f"/go/faq/{links.query()}{links.anchor()}" for _ in range(20)]
    follow_in_frames(browser, bare, other, addresses, "/faq/")


def test_links_to_embedded_pages(browser: Browser, site: Path, bare: Server, other: Server) -> None:
    # What Python says to such numbers is tried above, and once is enough.
    worker = next(site.glob("assets/site/*/calculator/worker.js")).relative_to(site)
    bare.replaced[f"/{worker}"] = None
    links = Links(SEED)
    addresses = [f"/embed/calculator/{links.query()}{links.anchor()}" for _ in range(15)]
    addresses += [f"/embed/term/churn-rate/{links.query()}{links.anchor()}" for _ in range(25)]
    try:
        follow_in_frames(browser, bare, other, addresses, "/embed/")
    finally:
        bare.replaced.clear()


@pytest.mark.parametrize("page", ["faq/", "linking/"])
def test_links_to_pages(page: str, browser: Browser, bare: Server, other: Server) -> None:
    links = Links(SEED)
    addresses = [f"/{page}{links.query()}{links.anchor()}" for _ in range(16)]
    follow_in_frames(browser, bare, other, addresses, f"/{page}")


def test_anchors(browser: Browser, bare: Server) -> None:
    links = Links(SEED)
    with standing(browser, bare) as sentry:
        page = sentry.open(f"{bare.address}/faq/")
        for _ in range(80):
            page.evaluate("anchor => { location.hash = anchor; }", links.anchor())
        page.wait_for_timeout(200)
        page.reload()


def test_search(browser: Browser, bare: Server) -> None:
    with standing(browser, bare) as sentry:
        page = sentry.open(f"{bare.address}/faq/")
        box = page.locator("[data-md-component=search-query]")
        page.keyboard.press("Control+k")
        for text in TEXTS:
            box.evaluate(
                "(box, text) => { box.value = JSON.parse(text);"
                " box.dispatchEvent(new Event('input', { bubbles: true })); }",
                json.dumps(text),
            )
            page.wait_for_timeout(40)
        assert page.locator(".md-search__output :is(img, script, iframe)").count() == 0
        box.fill("cohort")
        expect(page.locator(".md-search-result__item").first).to_contain_text("ohort")
        for text in CODE[::5]:
            page.goto(f"{bare.address}/faq/?q={json.dumps(text)}&h={json.dumps(text)}")


def test_storage(browser: Browser, bare: Server) -> None:
    names = ("language", "/.__palette", "/.__tabs", "/.__announce", "/.__outdated", "/.__source")
    keep = """([names, value]) => { for (const name of names) for (const storage of
      [localStorage, sessionStorage]) storage.setItem(name, JSON.parse(value)); }"""
    with standing(browser, bare) as sentry:
        page = sentry.open(f"{bare.address}/faq/")
        for value in STORED:
            page.evaluate(keep, [names, json.dumps(value)])
            page.goto(f"{bare.address}/go/faq/")
            page.wait_for_url(f"{bare.address}/faq/")
            # The colours can still be changed.
            before = page.locator("body").get_attribute("data-md-color-scheme")
            page.locator("[data-md-component=palette] label:visible").click()
            expect(page.locator("body")).not_to_have_attribute("data-md-color-scheme", before or "")


def test_storage_that_is_refused(browser: Browser, bare: Server) -> None:
    with standing(browser, bare) as sentry:
        sentry.context.add_init_script(
            "for (const name of ['localStorage', 'sessionStorage']) Object.defineProperty(window,"
            " name, { get() { throw new DOMException('refused', 'SecurityError'); } });"
        )
        page = sentry.open(f"{bare.address}/faq/")
        page.locator("[data-md-component=palette] label:visible").click()
        expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")


def test_messages(browser: Browser, bare: Server, other: Server) -> None:
    with standing(browser, bare, other) as sentry:
        addresses = ["/embed/calculator/", "/embed/term/churn/", "/linking/", "/faq/"]
        page = framed(sentry, other, [bare.address + path for path in addresses], bare)
        height = "() => document.querySelector('churn-embed iframe').offsetHeight"
        before = page.evaluate(height)
        page.evaluate(POST, MESSAGES)
        page.wait_for_timeout(300)
        assert page.evaluate(height) == before
        linking = sentry.open(f"{bare.address}/linking/")
        linking.evaluate(POST, MESSAGES)
        linking.wait_for_timeout(300)


@pytest.mark.soak
def test_many_more_links(browser: Browser, bare: Server, other: Server) -> None:
    seed = int(os.environ.get("CHURN_SEED", time.time()))
    print(f"CHURN_SEED={seed} repeats this run.")
    links = Links(seed)
    for _ in range(2):
        follow_in_calculator(browser, bare, links, 400)
        for page, count in (("faq/", 90), ("linking/", 60), ("churn/", 90)):
            addresses = [f"/{page}{links.query()}{links.anchor()}" for _ in range(count)]
            follow_in_frames(browser, bare, other, addresses, f"/{page}")
        addresses = [f"/go/faq/{links.query()}{links.anchor()}" for _ in range(300)]
        follow_in_frames(browser, bare, other, addresses, "/faq/")
