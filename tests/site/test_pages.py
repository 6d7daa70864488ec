"""The built pages: the same in all languages where they must be, and never in a wrong one."""

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urljoin, urlsplit

import pytest
from churn_calculator import calculate
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.conftest import LOCALES, PREFIX, ROOT
from tests.unit.test_messages import entries

SOURCES = ROOT / "docs" / "en"
# The address of every English page, below that of its language.
PAGES = sorted(
    str(source.relative_to(SOURCES)).removesuffix(".md").removesuffix("index").rstrip("/") + "/"
    for source in SOURCES.rglob("*.md")
)
PAGES[PAGES.index("/")] = ""


def parsed(site: Path, locale: str, page: str) -> HTMLParser:
    return HTMLParser((site / PREFIX[locale] / page / "index.html").read_text())


def every_page(site: Path) -> Iterator[tuple[str, HTMLParser]]:
    """Yield each built page with its address."""
    for path in sorted(site.rglob("*.html")):
        yield "/" + path.relative_to(site).as_posix().removesuffix("index.html"), HTMLParser(
            path.read_text()
        )


def heading_ids(page: HTMLParser) -> list[tuple[str | None, str | None]]:
    return [(node.tag, node.id) for node in page.css("article :is(h1, h2, h3)")]


@pytest.mark.parametrize("page", PAGES)
def test_page_has_the_same_headings_in_all_languages(page: str, site: Path) -> None:
    english, *others = (heading_ids(parsed(site, locale, page)) for locale in LOCALES)
    assert all(other == english for other in others)
    assert all(id_ and re.fullmatch(r"[a-z][a-z0-9-]*", id_) for _, id_ in english)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", LOCALES)
def test_page_names_its_language_and_describes_itself(
    locale: str, page: str, site: Path
) -> None:
    html = parsed(site, locale, page)
    root, description = html.css_first("html"), html.css_first("meta[name=description]")
    assert root and root.attributes["lang"] == locale
    assert description and 30 < len(description.attributes["content"] or "") < 160
    assert html.css_first("article [data-md-component], article h1")


def test_no_page_is_missing_in_a_language(site: Path) -> None:
    found = {
        locale: {
            path.relative_to(site / PREFIX[locale]).as_posix()
            for path in (site / PREFIX[locale]).rglob("index.html")
            if locale != "en" or path.relative_to(site).parts[0] not in (*LOCALES, "go")
        }
        for locale in LOCALES
    }
    assert all(pages == found["en"] for pages in found.values())
    written = {page for page in found["en"] if not page.startswith("embed/")}
    assert written == {f"{page}index.html" for page in PAGES}


@pytest.mark.parametrize("locale", ["el", "et"])
def test_interface_shows_no_english(locale: str, site: Path) -> None:
    own = {f for d in ("calculator", "site") for forms in entries(locale, d).values() for f in forms}
    english = {
        form
        for domain in ("calculator", "site")
        for forms in entries("en", domain).values()
        for form in forms
        if "{" not in form and form not in own
    } | {"Skip to content", "Table of contents", "Back to top", "Search", "Home", "Dark colours"}
    for page in PAGES:
        html = parsed(site, locale, page)
        for node in html.css("script, style"):
            node.decompose()
        body = html.body
        assert body
        labels = [n.attributes.get(a) for a in ("title", "aria-label") for n in html.css(f"[{a}]")]
        texts = {text.strip() for text in body.text(separator="\n").split("\n")} | set(labels)
        assert not texts & english, page


def test_no_script_or_style_of_ours_stands_in_a_page(site: Path) -> None:
    # These three are Material's own; what is data never runs, nor does the name of its bundle.
    known = ("__md_scope=", "__md_get(", "var target=document.getElementById(location.hash")
    for address, page in every_page(site):
        data = "[type='application/json'], [type='application/ld+json'], [type='text/touched']"
        for script in page.css(f"script:not([src]):not({data})"):
            source = script.text()
            assert "churn" not in source, address
            assert any(mark in source for mark in known), (address, source[:80])
        assert not page.css("style, [style], [onclick], [onload]"), address


def test_every_file_comes_from_the_site_itself(site: Path) -> None:
    for address, page in every_page(site):
        for node in page.css("script, link[rel~=stylesheet], link[rel~=icon], img, iframe"):
            source = next(filter(None, map(node.attributes.get, ("src", "data-src", "href"))), "")
            assert not urlsplit(source).netloc, (address, source)


def test_every_internal_link_and_anchor_resolves(site: Path) -> None:
    pages = dict(every_page(site))
    for address, page in pages.items():
        if address == "/404.html":
            continue
        for link in page.css("a[href]"):
            target = urlsplit(urljoin(address, link.attributes["href"]))
            if target.scheme or target.netloc:
                continue
            if (site / target.path.lstrip("/")).is_file():
                continue
            assert target.path in pages, (address, target.path)
            fragment = unquote(target.fragment)
            assert not fragment or pages[target.path].css(f'[id="{fragment}"]'), (address, fragment)


@pytest.mark.parametrize("page", ["", "calculator/"])
@pytest.mark.parametrize("locale", LOCALES)
def test_calculator_holds_the_worked_example_computed(
    locale: str, page: str, site: Path
) -> None:
    html = parsed(site, locale, page)
    (calculator,) = html.css("churn-calculator")
    numbers: dict[str, Any] = {}
    for name in ("start", "lost"):
        (field,) = calculator.css(f"input[name={name}]")
        numbers[name] = field.attributes["value"]
        assert field.attributes["inputmode"] == "numeric"
        assert calculator.css_first(f"label[for={field.id}]")
    result = calculate({"locale": locale, **numbers})
    assert result["values"]["churn_rate"]["exact"] == "1/5"
    shown = calculator.css_first("[data-value=churn_rate]")
    assert shown and unescape(shown.text()) == result["values"]["churn_rate"]["text"]
    assert result["summary"] in calculator.text()


@pytest.mark.parametrize("locale", LOCALES)
def test_explainer_reads_the_worked_example_both_ways(locale: str, site: Path) -> None:
    html = parsed(site, locale, "churn/")
    text = html.css_first("article")
    assert text and "20%" in text.text() and "80%" in text.text()
    links = [link.attributes["href"] or "" for link in html.css("article a")]
    for lost in (200, 800):
        assert any(link.endswith(f"calculator/?start=1000&lost={lost}") for link in links)


def test_no_macro_is_left_in_a_page(site: Path) -> None:
    for address, page in every_page(site):
        assert page.body and not re.search(r"\{\{|\{\w+\}", page.body.text()), address


@pytest.mark.parametrize("locale", LOCALES)
def test_missing_address_is_told_in_the_readers_language(locale: str, site: Path) -> None:
    html = HTMLParser((site / PREFIX[locale] / "404.html").read_text())
    root, heading = html.css_first("html"), html.css_first("article h1")
    assert root and root.attributes["lang"] == locale
    assert heading and heading.text() == entries(locale, "site")["theme.not_found.title"][0]
    ways = [link.attributes["href"] for link in html.css("article a")]
    assert f"/{PREFIX[locale]}churn/" in ways
