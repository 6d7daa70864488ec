"""What stands in other people's frames, as it is served."""

import json
from pathlib import Path

import pytest
from embeds import with_languages
from selectolax.lexbor import LexborHTMLParser

from tests.conftest import LOCALES
from tests.unit.test_messages import entries

PREFIX = {"en": "", "el": "el/", "et": "et/"}


def test_script_weighs_less_than_two_kilobytes(site: Path) -> None:
    assert len((site / "embed.js").read_bytes()) < 2000


def test_script_knows_every_language(site: Path) -> None:
    assert f"const languages = {json.dumps(LOCALES)};" in (site / "embed.js").read_text()


def test_script_without_a_place_for_the_languages_stops_the_build() -> None:
    with pytest.raises(ValueError, match=r"embed\.js"):
        with_languages("const other = [];", ["en"])


def test_tab_of_a_frame_says_no_name_twice(site: Path) -> None:
    for path in site.rglob("embed/**/index.html"):
        title = LexborHTMLParser(path.read_text()).css_first("title")
        assert title, path
        names = title.text().split(" – ")
        assert len(set(names)) == len(names), path


@pytest.mark.parametrize("locale", LOCALES)
def test_every_term_can_be_embedded(locale: str, site: Path) -> None:
    links = json.loads((site / "links.json").read_text())["links"]
    terms = {link["id"]: link["languages"][locale] for link in links if link["kind"] == "term"}
    folder = site / PREFIX[locale] / "embed/term"
    assert {path.name for path in folder.iterdir()} == set(terms)
    for name, term in terms.items():
        page = LexborHTMLParser((folder / name / "index.html").read_text())
        heading, definition = page.css_first("h1"), page.css_first(".embed__term")
        assert heading and heading.text() == term["title"]
        assert definition and len(definition.text()) > 20, name
        canonical = page.css_first("link[rel=canonical]")
        assert canonical and canonical.attributes["href"] == term["url"]
        (end,) = page.css("footer")
        assert [link.attributes["href"] for link in end.css("a[rel=license]")]
        assert len(end.css("a")) == 2
        assert not page.css("header, nav")


@pytest.mark.parametrize("locale", LOCALES)
def test_embedded_calculator_waits_for_a_touch_and_is_whole(locale: str, site: Path) -> None:
    page = LexborHTMLParser((site / PREFIX[locale] / "embed/calculator/index.html").read_text())
    (calculator,) = page.css("churn-calculator")
    assert calculator.attributes["data-start"] == "touch"
    assert {tab.attributes["data-mode"] for tab in page.css("[role=tab]")} == {
        *("customers", "compare", "revenue", "outlook")
    }
    submit = page.css_first("[type=submit]")
    assert submit and submit.text() == entries(locale, "site")["calculator.submit"][0]
