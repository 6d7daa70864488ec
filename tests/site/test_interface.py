"""What stands around the texts is in the page's language, and leads where it says."""

import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

from tests.conftest import LOCALES, PREFIX, ROOT
from tests.site.test_pages import PAGES, every_page, parsed
from tests.unit.test_messages import entries

# Names, which are the same in every language.
LANGUAGES = re.findall(r"locale: .*?name: ([^\s,]+)", (ROOT / "mkdocs.yml").read_text(), re.DOTALL)
NAMES = {*LANGUAGES, "Net Promoter Score (NPS)", "UTF-8", "utf-8", "utf-16"} | {
    f"windows-{page}" for page in (1252, 1253, 1257)
}
ATTRIBUTES = ("title", "aria-label", "aria-description", "aria-valuetext", "placeholder", "alt")
# Inside an article, these are ours and not the writers'.
PARTS = "churn-calculator, churn-series, .page-end__see-also h2, .page-end__review, .glossary__letters"
DATES = {
    "en": r"\d{1,2} [A-Z][a-z]+ 20\d\d",
    "el": r"\d{1,2} [Α-Ω][α-ωάέίόύ]+ου 20\d\d",
    "et": r"\d{1,2}\. [a-z]+ 20\d\d",
}


def own_texts(node: Node) -> Iterator[str]:
    for text in node.css("*"):
        yield from text.text(deep=False, separator="\n").split("\n")


def interface_strings(path: Path) -> set[str]:
    """Every text of a page that no writer wrote, seen or only heard."""
    page = HTMLParser(path.read_text())
    settings = page.css_first("#__config")
    assert settings and page.body, path
    found = list(json.loads(settings.text())["translations"].values())
    for node in page.css("script, style"):
        node.decompose()
    for name in ATTRIBUTES:
        found += [node.attributes[name] or "" for node in page.css(f"[{name}]")]
    # A script takes its texts from these; what begins otherwise is a code.
    data = [value for node in page.css("*") for name, value in node.attributes.items() if value and name.startswith("data-")]
    found += [value for value in data if value[0].isupper()]
    for part in page.css(PARTS):
        found += own_texts(part)
    for article in page.css("article"):
        article.decompose()
    found += own_texts(page.body)
    return {text.strip() for text in found}


def has_words(text: str) -> bool:
    return bool(re.search(r"[A-Za-z]{3}", text)) and not re.fullmatch(r"\S+@\S+", text)


def is_formula(text: str) -> bool:
    return "√" in text or "<a rel=" in text


@pytest.mark.parametrize("locale", ["el", "et"])
def test_no_interface_text_is_left_in_english(locale: str, site: Path) -> None:
    pages = [f"{page}index.html" for page in PAGES] + ["404.html"]
    for page in pages:
        same = interface_strings(site / locale / page) & interface_strings(site / page)
        left = {text for text in same if has_words(text) and not is_formula(text)}
        assert left <= NAMES, page


@pytest.mark.parametrize("locale", LOCALES)
def test_page_ends_with_its_review_and_the_editors_address(locale: str, site: Path) -> None:
    settings = re.search(r"^  contact: (\S+)$", (ROOT / "mkdocs.yml").read_text(), re.MULTILINE)
    assert settings
    texts = entries(locale, "site")
    before, after = texts["page.updated"][0].split("{date}")
    for page in PAGES:
        source = ROOT / "docs" / locale / (f"{page.rstrip('/')}.md" if page else "index.md")
        if not source.exists():
            source = ROOT / "docs" / locale / page / "index.md"
        updated = yaml.safe_load(source.read_text().split("---")[1])["updated"]
        line = parsed(site, locale, page).css_first(".page-end__review")
        assert line, page
        date = line.text().partition("·")[0].strip().removeprefix(before).removesuffix(after)
        assert re.fullmatch(DATES.get(locale, ".+"), date), (page, date)
        assert date.startswith(f"{updated.day}") and date.endswith(f"{updated.year}"), page
        report = line.css_first("a")
        assert report and report.text() == texts["page.report"][0]
        assert report.attributes["href"] == f"mailto:{settings[1]}"


@pytest.mark.parametrize("locale", LOCALES)
def test_missing_page_leads_home_from_any_depth(locale: str, site: Path) -> None:
    page = HTMLParser((site / PREFIX[locale] / "404.html").read_text())
    title, heading = page.css_first("title"), page.css_first("article h1")
    assert title and heading and title.text().startswith(heading.text())
    switch = {
        link.attributes["hreflang"]: link.attributes["href"]
        for link in page.css(".md-select__link")
    }
    assert switch == {locale: f"/{PREFIX[locale]}" for locale in LOCALES}
    for node in page.css("[href], [src]"):
        address = node.attributes.get("href") or node.attributes.get("src") or ""
        # A relative address would be read from wherever the reader's address seemed to be.
        assert re.match(r"/(?!/)|https?:|mailto:|#", address), address


def test_every_page_is_told_apart_by_its_title(site: Path) -> None:
    for locale in LOCALES:
        titles = [
            title.text()
            for address, page in every_page(site)
            if address.startswith(f"/{PREFIX[locale]}")
            and (locale != "en" or address.split("/")[1] not in LOCALES)
            # A frame has no tab and no line in a list of results; it is named for what it shows.
            and not page.css_matches("meta[name=robots][content=noindex]")
            and (title := page.css_first("title"))
        ]
        assert len(titles) == len(set(titles)), locale
