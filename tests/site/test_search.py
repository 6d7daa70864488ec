"""The search on the built site: the files it needs, and what it finds."""

import json
import re
import subprocess
from pathlib import Path

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.conftest import LOCALES, PREFIX, ROOT, lasting
from tests.site.test_pages import PAGES


def test_scripts_keep_what_the_search_promises() -> None:
    found = subprocess.run(
        ["node", "--test", "tests/search/"], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert found.returncode == 0, found.stdout[-6000:]


@pytest.mark.parametrize("locale", LOCALES)
def test_index_holds_the_pages_of_its_language_and_no_others(locale: str, site: Path) -> None:
    folder = lasting(site) / "search"
    name = json.loads((folder / "indexes.json").read_text())[locale]
    index = json.loads((folder / name).read_text())
    assert {page["url"] for page in index["pages"]} == {f"{PREFIX[locale]}{page}" for page in PAGES}
    for page in index["pages"]:
        html = HTMLParser((site / page["url"] / "index.html").read_text())
        for heading_id, heading, text in page["sections"]:
            assert not heading_id or html.css_first(f'[id="{heading_id}"]'), (page["url"], heading_id)
            assert not re.search(r"<\w+[ >]|\{\{", heading + text)


@pytest.mark.parametrize("locale", LOCALES)
@pytest.mark.parametrize("page", ["index.html", "glossary/churn-rate/index.html", "404.html"])
def test_box_names_files_that_are_there(locale: str, page: str, site: Path) -> None:
    path = site / PREFIX[locale] / page
    box = HTMLParser(path.read_text()).css_first("[data-md-component=search]")
    assert box
    for key in ("data-worker", "data-index"):
        address = box.attributes[key] or ""
        target = site / address.lstrip("/") if address.startswith("/") else path.parent / address
        assert target.exists(), (key, address)
    assert f"/{locale}-" in (box.attributes["data-index"] or "")


def test_nothing_of_materials_own_search_is_shipped(site: Path) -> None:
    names = [path.relative_to(site).as_posix() for path in site.rglob("*")]
    assert not [name for name in names if "lunr" in name or "search_index" in name]
    assert not [name for name in names if "/javascripts/workers" in name]
