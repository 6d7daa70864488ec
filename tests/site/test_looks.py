"""What the pages' looks rest on: formulas, tables, sections, ways on, pictures, and their weight."""

import re
import struct
from pathlib import Path
from urllib.parse import urljoin

import brotli
import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.conftest import LOCALES, PREFIX, ROOT, lasting
from tests.site.test_pages import PAGES, every_page, parsed

READING, WORKING = "stylesheets/reading.css", "stylesheets/site.css"


def source(locale: str, page: str) -> str:
    path = ROOT / "docs" / locale / (page.rstrip("/") or "index")
    return next(p for p in (path.with_suffix(".md"), path / "index.md") if p.exists()).read_text()


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", LOCALES)
def test_every_formula_is_set_and_says_what_was_typed(locale: str, page: str, site: Path) -> None:
    typed = re.findall(r"^> (.+)$", source(locale, page), re.MULTILINE)
    formulas = parsed(site, locale, page).css("blockquote math")
    assert [f.attributes["alttext"] for f in formulas] == [t.strip("*") for t in typed]


def test_every_table_of_a_text_scrolls_in_itself_and_has_a_name(site: Path) -> None:
    for address, page in every_page(site):
        ids = {node.id for node in page.css("[id]")}
        for table in page.css("article table"):
            box = table.parent
            assert box, address
            assert box.attributes.get("tabindex") == "0", address
            assert box.attributes.get("aria-labelledby") in ids, address


@pytest.mark.parametrize("locale", LOCALES)
def test_every_page_leads_on(locale: str, site: Path) -> None:
    for page in PAGES:
        html = parsed(site, locale, page)
        step = html.css_first("a.page-end__next")
        if page == "":
            assert len(html.css("h2#next + ul a")) == 4
            continue
        assert step, page
        target = step.attributes["href"] or ""
        assert ("churn/" if page == "calculator/" else "calculator/") in target, page


@pytest.mark.parametrize("locale", LOCALES)
def test_term_leads_up_to_the_glossary(locale: str, site: Path) -> None:
    for page in PAGES:
        crumb = parsed(site, locale, page).css_first(".page-crumb a")
        assert bool(crumb) == (page.startswith("glossary/") and page != "glossary/"), page


def test_page_asks_for_one_style_sheet_and_icons_that_exist(site: Path) -> None:
    for address, page in every_page(site):
        if not page.css_first("article"):
            continue
        sheets = [link.attributes["href"] or "" for link in page.css("link[rel=stylesheet]")]
        assert len(sheets) == 1, address
        works = page.css_first("churn-calculator, churn-linking, .churn-calculator")
        assert sheets[0].endswith(WORKING if works else READING), address
        for link in page.css("link[rel~=icon], link[rel=apple-touch-icon], link[rel=preload]"):
            target = (link.attributes["href"] or "").partition("assets/")[2]
            assert (site / "assets" / target).exists(), (address, target)


@pytest.mark.parametrize("page", PAGES)
@pytest.mark.parametrize("locale", LOCALES)
def test_link_to_a_page_is_shown_with_its_picture(locale: str, page: str, site: Path) -> None:
    html = parsed(site, locale, page)
    image = html.css_first('meta[property="og:image"]')
    canonical = html.css_first("link[rel=canonical]")
    assert image
    assert canonical
    root = (canonical.attributes["href"] or "").removesuffix(f"{PREFIX[locale]}{page}")
    address = image.attributes["content"] or ""
    assert address.startswith(root), "A preview is drawn elsewhere: its address must be whole."
    head = (site / address.removeprefix(root)).read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    assert struct.unpack(">II", head[16:24]) == (1200, 630)


def test_no_two_pages_have_the_same_picture_in_a_language(site: Path) -> None:
    for locale in LOCALES:
        drawn = [path.read_bytes() for path in (site / "assets/share" / locale).rglob("*.png")]
        assert len(drawn) == len(PAGES)
        # A page may be called like the site itself.
        assert len(drawn) - len(set(drawn)) <= 1


@pytest.mark.parametrize("locale", LOCALES)
def test_html_of_a_page_is_light(locale: str, site: Path) -> None:
    for page in PAGES:
        html = brotli.compress((site / PREFIX[locale] / page / "index.html").read_bytes())
        assert len(html) < 12_000, page


def test_sheet_of_reading_pages_goes_without_the_calculator(site: Path) -> None:
    reading, working = ((lasting(site) / name).read_text() for name in (READING, WORKING))
    assert ".md-typeset" in reading
    assert ".churn-calculator__table{" in working
    assert ".churn-calculator__table{" not in reading


def test_missing_page_wears_the_same_looks(site: Path) -> None:
    page = HTMLParser((site / "404.html").read_text())
    assert page.css_first(f'link[href="/{(lasting(site) / READING).relative_to(site).as_posix()}"]')


def test_tab_has_the_mark_where_only_the_usual_address_is_asked(site: Path) -> None:
    icon = (site / "favicon.ico").read_bytes()
    reserved, kind, count = struct.unpack_from("<HHH", icon)
    assert (reserved, kind) == (0, 1)
    for number in range(count):
        width, height, *_, size, place = struct.unpack_from("<BBBBHHII", icon, 6 + 16 * number)
        picture = icon[place : place + size]
        assert picture.startswith(b"\x89PNG")
        assert struct.unpack(">II", picture[16:24]) == (width, height)
    assert count


@pytest.mark.parametrize("locale", LOCALES)
def test_foot_leads_to_the_method_and_the_sources(locale: str, site: Path) -> None:
    for page in PAGES:
        link = parsed(site, locale, page).css_first(".md-footer a:not([rel])")
        assert link, page
        here = f"https://site.example/{PREFIX[locale]}{page}"
        target = urljoin(here, link.attributes["href"] or "")
        assert target == f"https://site.example/{PREFIX[locale]}about/", page


@pytest.mark.parametrize("locale", LOCALES)
def test_every_question_is_listed_under_the_title(locale: str, site: Path) -> None:
    html = parsed(site, locale, "faq/")
    listed = [link.attributes["href"] for link in html.css("h1 + ul.contents a")]
    assert listed == [f"#{question.id}" for question in html.css("article h2[id]:not(#see-also)")]
    assert "#" not in "".join(link.text() for link in html.css("ul.contents a"))
