"""Whoever was here once can read, search and calculate without a network, in one release."""

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kept_files
import pytest
from playwright.sync_api import expect

from tests.browser.calculator_page import CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.browser.releases import missing, open_and_keep, release_anew, wait_until_kept
from tests.conftest import ROOT
from tests.unit.test_messages import entries

Watch = Callable[..., Watched]


@pytest.mark.parametrize(
    ("locale", "asked"), [pytest.param("et", "voolavus", marks=pytest.mark.soak), ("el", "απωλεια")]
)
def test_all_of_the_readers_language_opens_without_a_network(
    locale: str, asked: str, site: Path, server: Server, watched: Watch
) -> None:
    watch = watched(service_workers="allow")
    page = watch.open(f"{server.address}{address(locale)}")
    wait_until_kept(page, site, "shared", locale, "python")
    watch.context.set_offline(True)
    for path in ("", "churn/", "glossary/cohort/"):
        page.goto(f"{server.address}{address(locale, path)}")
        expect(page.locator("html")).to_have_attribute("lang", locale)
        assert page.locator("h1").first.inner_text()
    page.locator("[data-md-component=search-query]").fill(asked)
    expect(page.locator(".md-search-result__item").first).to_be_visible()
    page.goto(f"{server.address}{address(locale)}?start=1200&lost=30")
    CalculatorPage(page).expect_value("churn_rate", "2,5%")


def test_reading_page_keeps_no_python(site: Path, server: Server, watched: Watch) -> None:
    page = watched(service_workers="allow").open(f"{server.address}/et/faq/")
    wait_until_kept(page, site, "shared", "et")
    release: Any = kept_files.release(site)
    assert len(missing(page, site, "python")) == len(release["groups"]["python"])


def test_unkept_page_is_explained_in_a_language_the_reader_knows(
    site: Path, server: Server, watched: Watch
) -> None:
    watch = watched(service_workers="allow")
    page = watch.open(f"{server.address}/et/faq/")
    wait_until_kept(page, site, "shared", "et")
    watch.context.set_offline(True)
    page.goto(f"{server.address}/el/churn/")
    words = {key: text[0] for key, text in entries("et", "site").items()}
    expect(page.locator("h1")).to_have_text(words["offline.title"])
    watch.context.set_offline(False)
    page.get_by_role("link", name=words["offline.again"]).click()
    expect(page.locator("html")).to_have_attribute("lang", "el")
    assert page.url == f"{server.address}/el/churn/"


def test_new_release_is_seen_at_once_and_kept_whole(
    published: tuple[Path, Server], watched: Watch
) -> None:
    folder, server = published
    watch, page = open_and_keep(watched, folder, server, "et/faq/")
    release_anew(folder, "et/faq/index.html")
    page.reload()
    expect(page.locator("h1")).to_contain_text("(uus)")
    wait_until_kept(page, folder, "shared", "et")
    watch.context.set_offline(True)
    page.reload()
    expect(page.locator("h1")).to_contain_text("(uus)")


def test_half_published_release_is_not_mixed_with_the_one_before(
    published: tuple[Path, Server], watched: Watch
) -> None:
    folder, server = published
    watch, page = open_and_keep(watched, folder, server, "et/churn/")
    old = (folder / "et/faq/index.html").read_bytes()
    release_anew(folder, "et/faq/index.html")
    (folder / "et/faq/index.html").write_bytes(old)
    refused = page.evaluate(
        """async () => {
          const registration = await navigator.serviceWorker.ready;
          const {installing} = await registration.update();
          if (!installing) return "nothing new";
          while (!["installed", "redundant"].includes(installing.state))
            await new Promise((then) => installing.addEventListener("statechange", then));
          return installing.state;
        }"""
    )
    assert refused == "redundant"
    watch.context.set_offline(True)
    page.goto(f"{server.address}/et/glossary/churn-rate/")
    assert page.locator("h1").inner_text()
    page.goto(f"{server.address}/et/faq/")
    expect(page.locator("h1")).not_to_contain_text("(uus)")


def test_withdrawn_worker_leaves_nothing_behind(
    published: tuple[Path, Server], watched: Watch
) -> None:
    folder, server = published
    page = watched(service_workers="allow", also=[server]).open(f"{server.address}/et/faq/")
    wait_until_kept(page, folder, "shared", "et")
    shutil.copy(ROOT / "deploy/service-worker-removed.js", folder / "service-worker.js")
    page.evaluate("navigator.serviceWorker.ready.then((registration) => registration.update())")
    page.wait_for_function("async () => (await caches.keys()).length === 0")
    page.wait_for_function(
        "async () => (await navigator.serviceWorker.getRegistrations()).length === 0"
    )


def test_page_that_does_not_come_is_shown_as_it_was_kept(
    site: Path, server: Server, watched: Watch
) -> None:
    page = watched(service_workers="allow").open(f"{server.address}/et/faq/")
    wait_until_kept(page, site, "shared", "et")
    page.wait_for_function("() => navigator.serviceWorker.controller")
    server.stalled.add("/et/churn/")
    page.goto(f"{server.address}/et/churn/")
    assert page.locator("h1").inner_text()


def test_link_for_all_languages_forwards_without_a_network(
    published: tuple[Path, Server], watched: Watch
) -> None:
    folder, server = published
    # A server may have rules of its own for it.
    server.replaced["/go/faq/"] = b"elsewhere"
    watch = watched(service_workers="allow", also=[server], locale="et")
    page = watch.open(f"{server.address}/et/churn/")
    wait_until_kept(page, folder, "shared", "et")
    watch.context.set_offline(True)
    page.goto(f"{server.address}/go/faq/?from=mail#reduce")
    page.wait_for_url(f"{server.address}/et/faq/?from=mail#reduce")


def test_full_storage_leaves_the_site_as_it_is(server: Server, watched: Watch) -> None:
    watch = watched(service_workers="allow")
    page = watch.context.new_page()
    session = watch.context.new_cdp_session(page)
    session.send("Storage.overrideQuotaForOrigin", {"origin": server.address, "quotaSize": 10_000})
    page.goto(f"{server.address}/et/faq/")
    page.wait_for_timeout(1000)
    page.goto(f"{server.address}/et/churn/")
    assert page.locator("h1").inner_text()


def test_metered_connection_keeps_nothing(server: Server, watched: Watch) -> None:
    watch = watched(service_workers="allow")
    watch.context.add_init_script(
        "Object.defineProperty(navigator, 'connection', {value: {saveData: true}})"
    )
    page = watch.open(f"{server.address}/et/faq/")
    page.wait_for_load_state("networkidle")
    assert page.evaluate("navigator.serviceWorker.getRegistrations().then((r) => r.length)") == 0


def test_nonsense_is_not_kept(site: Path, server: Server, watched: Watch) -> None:
    page = watched(service_workers="allow").open(f"{server.address}/et/faq/")
    wait_until_kept(page, site, "shared", "et")
    page.evaluate(
        """async () => {
          const {active} = await navigator.serviceWorker.ready;
          for (const want of [null, 5, "el", ["__proto__", "constructor", {}, "nowhere"], [["el"]]])
            active.postMessage({want});
          active.postMessage(null);
        }"""
    )
    page.reload()
    assert missing(page, site, "shared", "et") == []
    release: Any = kept_files.release(site)
    assert len(missing(page, site, "el")) == len(release["groups"]["el"])
