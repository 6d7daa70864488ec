"""What a first view of a page sends: bytes as a server with brotli sends them, and requests."""

from collections.abc import Callable
from pathlib import Path
from urllib.parse import urlsplit

import brotli
import pytest

from tests.browser.calculator_page import address
from tests.browser.conftest import Server, Watched
from tests.conftest import LOCALES

Watch = Callable[..., Watched]

READING = ("faq/", "glossary/", "glossary/cohort/", "about/", "churn/")
MOST_BYTES = 55_000
MOST_REQUESTS = 9
# The calculator's scripts and style come on top; Python waits until it is seen or touched.
MOST_BYTES_OF_HOME = 58_000
COMPRESSED = (".woff2", ".png")


def weight(site: Path, path: str) -> int:
    file = site / path.strip("/") / ("index.html" if path.endswith("/") else "")
    content = file.read_bytes()
    return len(content) if file.suffix in COMPRESSED else len(brotli.compress(content))


def first_view(server: Server, site: Path, watch: Watched, page: str) -> dict[str, int]:
    """Return the weight of each file that a page asks for, by its path."""
    watch.open(server.address + page).wait_for_load_state("networkidle")
    paths = {urlsplit(url).path for url in watch.requests if url.startswith("http")}
    return {path: weight(site, path) for path in paths}


@pytest.mark.parametrize("page", READING)
@pytest.mark.parametrize("locale", LOCALES)
def test_first_view_of_a_reading_page_is_light(
    locale: str, page: str, server: Server, site: Path, watched: Watch
) -> None:
    sent = first_view(server, site, watched(), address(locale, page))
    assert sum(sent.values()) <= MOST_BYTES, sent
    assert len(sent) <= MOST_REQUESTS, sent


@pytest.mark.parametrize("locale", LOCALES)
def test_home_page_brings_its_calculator_without_python(
    locale: str, server: Server, site: Path, watched: Watch
) -> None:
    sent = first_view(server, site, watched(), address(locale, ""))
    assert sum(sent.values()) <= MOST_BYTES_OF_HOME, sent
    assert not [path for path in sent if "/python/" in path]
