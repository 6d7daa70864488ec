"""Browsers that lack something: no WebAssembly, no storage, no network, somebody else's page."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import kept_files
import pytest

from tests.browser.conftest import serve
from tests.browser.releases import MISSING
from tests.browser.test_embeds import PAGE
from tests.engines.reader import Reader
from tests.engines.test_journeys import CALCULATOR, FOUND, LOST, RATE, START, colours, switch
from tests.unit.test_messages import entries

pytestmark = pytest.mark.soak
Make = Callable[[str, dict[str, Any]], Reader]
WITHOUT_WASM = [
    ("firefox", {"javascript.options.wasm": False}),
    ("webkitgtk", {"JSC_useWasm": "0"}),
]
# WebKitGTK's driver has no way to refuse storage.
WITHOUT_STORAGE = [
    ("firefox", {"dom.storage.enabled": False}),
    ("firefox", {"network.cookie.cookieBehavior": 2}),
]
EMBED = '<churn-embed lang="et" start="1200" lost="30"></churn-embed>'


@pytest.mark.parametrize(("name", "settings"), WITHOUT_WASM)
def test_without_webassembly_the_page_says_so(
    name: str, settings: dict[str, Any], unusual_reader: Make
) -> None:
    reader = unusual_reader(name, settings)
    reader.open("/el/calculator/?start=1200&lost=30")
    (words,) = entries("el", "site")["failure.unsupported"]
    reader.sees(f"{CALCULATOR} [data-failure=unsupported]", words)
    # What was entered is still there to be worked out by hand.
    assert reader.value(START) == "1200"


@pytest.mark.parametrize(("name", "settings"), WITHOUT_STORAGE)
def test_without_storage_everything_else_works(
    name: str, settings: dict[str, Any], unusual_reader: Make
) -> None:
    reader = unusual_reader(name, settings)
    reader.open("/el/calculator/")
    reader.fill(START, "1.200")
    reader.fill(LOST, "30")
    reader.sees(RATE, "2,5%")
    before = colours(reader)
    reader.click("[data-md-component=palette] label:not([hidden])")
    reader.until("other colours", lambda: colours(reader) != before)
    switch(reader, "et")
    reader.is_at("/et/calculator/?start=1200&lost=30")
    reader.sees(RATE, "2,5%")
    reader.open("/go/faq/#reduce")
    reader.is_at("/faq/#reduce")


def test_after_one_visit_it_opens_without_a_network(reader: Reader, site: Path) -> None:
    reader.complains = True
    reader.open("/et/calculator/")
    release: Any = kept_files.release(site)
    paths = [path for group in ("shared", "et", "python") for path in release["groups"][group]]
    missing = f"return ({MISSING})(arguments[0])"
    reader.until(
        "the pages to be kept", lambda: reader.run(missing, [release["name"], paths]) == []
    )
    reader.server.stop()
    reader.open("/et/churn/")
    reader.sees("h1", "voolavus")
    reader.go_to_search()
    reader.press("kohort")
    reader.sees(FOUND, "Kohort")
    reader.open("/et/calculator/?start=1200&lost=30")
    reader.sees(RATE, "2,5%")


def test_embedded_calculator_answers_and_is_as_high_as_it_needs(
    reader: Reader, tmp_path: Path
) -> None:
    page = PAGE.format(site=reader.server.address, body=EMBED, lang="en")
    (tmp_path / "index.html").write_text(page)
    with serve(tmp_path) as host:
        reader.known.append(host.address)
        reader.open(host.address)
        fits(reader)
        with reader.frame("churn-embed iframe"):
            reader.sees(RATE, "2,5%")
            reader.click(".churn-calculator__steps summary")
        fits(reader)


def fits(reader: Reader) -> None:
    """Wait until the frame is as high as what stands in it."""
    needed = "return Math.ceil(document.body.getBoundingClientRect().height)"

    def same() -> bool:
        frame = reader.find("churn-embed iframe")
        with reader.frame("churn-embed iframe"):
            height = reader.run(needed)
        return bool(frame.size["height"] == height)

    reader.until("the frame to fit", same)
