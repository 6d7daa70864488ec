"""The glossary in the built pages: its index, and the links from first mentions."""

import gzip
import json
import re
from collections import Counter
from pathlib import Path
from urllib.parse import unquote, urljoin

import pytest
from selectolax.lexbor import LexborHTMLParser as HTMLParser
import yaml
from collation import first_letter

from tests.conftest import LOCALES, PREFIX, ROOT, lasting
from tests.site.test_pages import every_page, parsed

DEFINED = "a[aria-describedby^=definition-]"
MENTION = re.compile(r'<a class="term"[^>]*>(.*?)</a>|<span class="definition".*?</span>')


def front_matter(locale: str) -> dict[str, dict[str, str]]:
    """What each term's page says of itself, by the page's address within its language."""
    pages = [ROOT / "docs" / locale / "churn.md", *(ROOT / "docs" / locale).glob("glossary/*.md")]
    return {
        f"/{page.relative_to(ROOT / 'docs' / locale).as_posix().removesuffix('.md')}/": (
            yaml.safe_load(page.read_text().split("---")[1])
        )
        for page in pages
        if page.stem != "index"
    }


@pytest.mark.parametrize("locale", LOCALES)
def test_index_has_every_term_with_its_title_and_description(locale: str, site: Path) -> None:
    index = parsed(site, locale, "glossary/")
    here = f"/{PREFIX[locale]}glossary/"
    listed = {}
    for title in index.css("article dt:has(a)"):
        description = title.next
        while description and description.tag != "dd":
            description = description.next
        link = title.css_first("a")
        assert link and description
        address = urljoin(here, link.attributes["href"] or "")
        listed["/" + address.removeprefix(f"/{PREFIX[locale]}")] = (
            title.text().strip(),
            description.text().strip(),
        )
    fronts = front_matter(locale)
    assert listed == {a: (page["title"], page["description"]) for a, page in fronts.items()}


@pytest.mark.parametrize("locale", LOCALES)
def test_letters_of_the_index_lead_to_their_terms(locale: str, site: Path) -> None:
    index = parsed(site, locale, "glossary/")
    letters = index.css(".glossary__letters a")
    assert [link.text() for link in letters] == [p.text() for p in index.css(".glossary__letter")]
    for link in letters:
        name = unquote((link.attributes["href"] or "").removeprefix("#"))
        group = index.css_first(f'[aria-labelledby="{name}"]')
        assert group and group.css("dt")
        for title in group.css("dt"):
            assert first_letter(title.text().strip(), locale) == link.text()


@pytest.mark.parametrize("locale", LOCALES)
def test_other_words_of_the_index_send_on_to_a_title(locale: str, site: Path) -> None:
    index = parsed(site, locale, "glossary/")
    titles = {title.text().strip() for title in index.css("article dt:has(a)")}
    others = {title.text().strip() for title in index.css(".glossary__see")}
    assert others and not others & titles
    assert {link.text() for link in index.css(".glossary__see + dd a")} <= titles


def test_ids_are_given_once_and_letters_are_no_headings(site: Path) -> None:
    for address, page in every_page(site):
        ids = Counter(node.id for node in page.css("[id]"))
        assert {name for name, count in ids.items() if count > 1} == set(), address
        assert not page.css(".md-nav a[href^='#letter-'], .md-nav a[href^='#definition-']"), address


def test_first_mention_says_what_the_page_it_leads_to_says_first(site: Path) -> None:
    pages = dict(every_page(site))
    links = [(address, link) for address, page in pages.items() for link in page.css(DEFINED)]
    assert len(links) > 30
    for address, link in links:
        target = urljoin(address, link.attributes["href"] or "")
        described = pages[address].css_first(f"#{link.attributes['aria-describedby']}")
        assert described and described.attributes["role"] == "tooltip", address
        assert "hidden" in described.attributes, address
        # Taking out the definitions changes the page, so it is another copy of it.
        copy = HTMLParser(pages[target].html or "")
        opening = next(p for p in copy.css("article > p:not(.page-crumb)") if p.text().strip())
        for definition in opening.css(".definition"):
            definition.decompose()
        assert opening.text().strip().startswith(described.text()), (address, target)


def test_term_is_linked_once_and_never_from_its_own_page(site: Path) -> None:
    for address, page in every_page(site):
        targets = [urljoin(address, a.attributes["href"] or "") for a in page.css(DEFINED)]
        assert len(targets) == len(set(targets)), address
        assert address not in targets


def test_no_mention_is_linked_where_it_would_disturb(site: Path) -> None:
    places = ("h1", "h2", "h3", "a", "code", "pre", "blockquote", "th", "churn-calculator", "nav")
    for address, page in every_page(site):
        for place in places:
            assert not page.css(f"{place} a.term"), (address, place)


@pytest.mark.parametrize("page", ["faq/", "churn/"])
@pytest.mark.parametrize("locale", LOCALES)
def test_definitions_weigh_little(locale: str, page: str, site: Path) -> None:
    whole = (site / PREFIX[locale] / page / "index.html").read_text()
    bare = re.sub(r' aria-describedby="[^"]*"', "", MENTION.sub(r"\1", whole))
    assert bare != whole
    weight = len(gzip.compress(whole.encode())) - len(gzip.compress(bare.encode()))
    assert weight < 2000


@pytest.mark.parametrize("locale", LOCALES)
def test_search_does_not_find_a_page_by_the_definitions_in_it(locale: str, site: Path) -> None:
    definitions = [node.text() for node in parsed(site, locale, "faq/").css(".definition")]
    assert definitions
    folder = lasting(site) / "search"
    name = json.loads((folder / "indexes.json").read_text())[locale]
    pages = {page["url"]: page for page in json.loads((folder / name).read_text())["pages"]}
    for _, _, text in pages[f"{PREFIX[locale]}faq/"]["sections"]:
        assert not any(definition in text for definition in definitions)
