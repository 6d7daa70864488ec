"""What machines read: links.json, structured data, alternates and the sitemap, by others' parsers."""

import json
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import jsonschema
import lxml.etree
import lxml.html
import pytest
import rdflib
from jsonschema.protocols import Validator
from rdflib.namespace import SDO

from tests.conftest import LOCALES
from tests.site.renamed_copy import BASE

HOME = "https://churn.example/"
PREFIX = {"en": "", "el": "el/", "et": "et/"}
TERRITORIAL = {"en": "en_GB", "el": "el_GR", "et": "et_EE"}
SITEMAP = {"s": "http://www.sitemaps.org/schemas/sitemap/0.9", "x": "http://www.w3.org/1999/xhtml"}


def head(site: Path, address: str) -> Any:
    return lxml.html.parse(site / address / "index.html").getroot().find("head")


def graph_of(site: Path, address: str) -> rdflib.Graph:
    """Return a page's structured data as statements; schema.org's words need not be fetched."""
    (text,) = head(site, address).xpath("script[@type='application/ld+json']/text()")
    data = json.loads(text)
    assert data["@context"] == "https://schema.org"
    data["@context"] = {
        "@vocab": str(SDO),
        **{name: {"@type": "@id"} for name in ("url", "item", "license")},
    }
    return rdflib.Graph().parse(data=json.dumps(data), format="json-ld")


def links_of(site: Path) -> Any:
    return json.loads((site / "links.json").read_text())


def file_at(url: str, site: Path, home: str = HOME) -> Path:
    assert url.startswith(home), url
    return site / urlsplit(url.removeprefix(home)).path / "index.html"


@pytest.fixture(scope="session")
def schema(site: Path) -> Validator:
    document = json.loads((site / "links.schema.json").read_text())
    jsonschema.Draft202012Validator.check_schema(document)
    return jsonschema.Draft202012Validator(
        document, format_checker=jsonschema.Draft202012Validator.FORMAT_CHECKER
    )


def test_list_of_links_fits_its_schema(site: Path, schema: Validator) -> None:
    schema.validate(links_of(site))


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "story"},
        {"id": "Not an id"},
        {"languages": {}},
        {"languages": {"en": {"title": "", "summary": "x", "url": "https://churn.example/"}}},
    ],
)
def test_schema_refuses_what_is_no_link(
    change: dict[str, Any], site: Path, schema: Validator
) -> None:
    document = links_of(site)
    document["links"][0] |= change
    assert not schema.is_valid(document)


def test_every_link_leads_to_its_page_in_each_language(site: Path) -> None:
    found = links_of(site)["links"]
    assert {link["kind"] for link in found} == {"page", "question", "term", "calculator"}
    assert len({link["id"] for link in found}) == len(found)
    for link in found:
        assert set(link["languages"]) == set(LOCALES), link["id"]
        assert file_at(link["go"], site).is_file()
        for locale, translation in link["languages"].items():
            page = lxml.html.parse(file_at(translation["url"], site)).getroot()
            assert page.get("lang") == locale
            anchor = urlsplit(translation["url"]).fragment
            assert not anchor or page.get_element_by_id(anchor) is not None


@pytest.mark.parametrize("locale", LOCALES)
def test_page_names_its_translations_with_whole_addresses(locale: str, site: Path) -> None:
    for page in ("", "faq/", "glossary/churn-rate/"):
        found = head(site, PREFIX[locale] + page)
        alternates = {
            link.get("hreflang"): link.get("href")
            for link in found.xpath("link[@rel='alternate'][@hreflang]")
        }
        expected = {lang: HOME + PREFIX[lang] + page for lang in LOCALES}
        assert alternates == expected | {"x-default": HOME + page}
        assert found.xpath("link[@rel='canonical']/@href") == [expected[locale]]
        assert found.xpath("meta[@property='og:url']/@content") == [expected[locale]]
        assert found.xpath("meta[@property='og:locale']/@content") == [TERRITORIAL[locale]]
        others = set(found.xpath("meta[@property='og:locale:alternate']/@content"))
        assert others == set(TERRITORIAL.values()) - {TERRITORIAL[locale]}


@pytest.mark.parametrize("locale", LOCALES)
def test_term_is_described_as_one_of_its_set(locale: str, site: Path) -> None:
    address = HOME + PREFIX[locale] + "glossary/churn-rate/"
    graph = graph_of(site, f"{PREFIX[locale]}glossary/churn-rate/")
    (term,) = graph.subjects(rdflib.RDF.type, SDO.DefinedTerm)
    title = links_title(site, "churn-rate", locale)
    assert str(graph.value(term, SDO.name)) == title
    assert graph.value(term, SDO.url) == rdflib.URIRef(address)
    (group,) = graph.objects(term, SDO.inDefinedTermSet)
    assert str(graph.value(group, SDO.inLanguage)) == locale
    page = rdflib.URIRef(address)
    assert str(graph.value(page, SDO.inLanguage)) == locale
    translations = {str(other) for other in graph.objects(page, SDO.workTranslation)}
    assert translations == {
        f"{HOME}{PREFIX[lang]}glossary/churn-rate/" for lang in LOCALES if lang != locale
    }


def links_title(site: Path, link_id: str, locale: str) -> str:
    (link,) = [link for link in links_of(site)["links"] if link["id"] == link_id]
    title: str = link["languages"][locale]["title"]
    return title


@pytest.mark.parametrize("locale", LOCALES)
def test_glossary_lists_the_very_terms_that_the_pages_describe(locale: str, site: Path) -> None:
    graph = graph_of(site, f"{PREFIX[locale]}glossary/")
    (group,) = graph.subjects(rdflib.RDF.type, SDO.DefinedTermSet)
    for term in graph.objects(group, SDO.hasDefinedTerm):
        url = str(graph.value(term, SDO.url))
        page = graph_of(site, url.removeprefix(HOME))
        assert (term, rdflib.RDF.type, SDO.DefinedTerm) in page, url
        assert group in page.objects(term, SDO.inDefinedTermSet)


@pytest.mark.parametrize("locale", LOCALES)
def test_questions_are_given_with_the_answers_of_the_page(locale: str, site: Path) -> None:
    graph = graph_of(site, f"{PREFIX[locale]}faq/")
    page = lxml.html.parse(site / PREFIX[locale] / "faq/index.html").getroot()
    for definition in page.xpath("//*[@role='tooltip']"):
        definition.drop_tree()
    headings = {heading.get("id") for heading in page.xpath("//article/h2")}
    questions = list(graph.subjects(rdflib.RDF.type, SDO.Question))
    assert (None, rdflib.RDF.type, SDO.FAQPage) in graph
    assert {str(graph.value(q, SDO.url)).partition("#")[2] for q in questions} == headings
    text = " ".join(page.xpath("//article")[0].text_content().split())
    for question in questions:
        assert str(graph.value(question, SDO.name)) in text
        answer = str(graph.value(graph.value(question, SDO.acceptedAnswer), SDO.text))
        assert " ".join(answer.split()) in text
        assert len(answer) > 100


@pytest.mark.parametrize("locale", LOCALES)
def test_trail_leads_from_home_over_the_glossary(locale: str, site: Path) -> None:
    graph = graph_of(site, f"{PREFIX[locale]}glossary/retention/")
    items = sorted(
        (int(str(graph.value(item, SDO.position))), str(graph.value(item, SDO.item)))
        for item in graph.subjects(rdflib.RDF.type, SDO.ListItem)
    )
    home = HOME + PREFIX[locale]
    steps = [home, f"{home}glossary/", f"{home}glossary/retention/"]
    assert items == list(enumerate(steps, start=1))


def test_sitemap_holds_every_page_with_its_translations_and_review(site: Path) -> None:
    tree = lxml.etree.parse(site / "sitemap.xml")
    pages = {
        url.findtext("s:loc", namespaces=SITEMAP): url
        for url in tree.findall("s:url", namespaces=SITEMAP)
    }
    expected = {
        translation["url"]
        for link in links_of(site)["links"]
        if link["kind"] != "question"
        for translation in link["languages"].values()
    }
    assert set(pages) == expected
    for url, entry in pages.items():
        assert url is not None
        others = {
            link.get("hreflang"): link.get("href")
            for link in entry.findall("x:link", namespaces=SITEMAP)
        }
        alternates = lxml.html.parse(file_at(url, site)).getroot().xpath(
            "head/link[@rel='alternate'][@hreflang]"
        )
        assert others == {link.get("hreflang"): link.get("href") for link in alternates}
        reviewed = graph_of(site, url.removeprefix(HOME)).value(
            rdflib.URIRef(url), SDO.dateModified
        )
        assert entry.findtext("s:lastmod", namespaces=SITEMAP) == str(reviewed)


def test_pages_that_forward_or_are_framed_stay_out_of_search_engines(site: Path, renamed: Path) -> None:
    framed = [*site.glob("embed/**/index.html"), *site.glob("e?/embed/**/index.html")]
    assert len(framed) > 10
    forwarding = [*site.glob("go/*/index.html"), renamed / "about/index.html", *framed]
    for file in forwarding:
        found = lxml.html.parse(file).getroot().find("head")
        assert "noindex" in found.xpath("meta[@name='robots']/@content")[0]
    sitemap = (site / "sitemap.xml").read_text()
    assert "/go/" not in sitemap
    assert "/embed/" not in sitemap


def test_site_below_a_path_names_no_other_address(renamed: Path, schema: Validator) -> None:
    home = f"https://host.example{BASE}"
    schema.validate(links_of(renamed))
    for link in links_of(renamed)["links"]:
        for url in (link["go"], *(page["url"] for page in link["languages"].values())):
            assert file_at(url, renamed, home).is_file()
    for name in ("sitemap.xml", "et/faq/index.html", "go/faq/index.html"):
        text = (renamed / name).read_text()
        assert home in text
        assert HOME not in text
