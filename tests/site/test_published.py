"""Addresses that were once published lead somewhere for ever, in every language."""

from pathlib import Path

import pytest
from published import add, find_addresses, find_lost, is_resolved
from published_list import read_published

from tests.conftest import LOCALES
from tests.site.renamed_copy import BASE


def test_every_published_address_still_leads_somewhere(site: Path) -> None:
    assert find_lost(read_published(), site) == []


def test_every_address_is_in_the_list(site: Path) -> None:
    new = sorted(find_addresses(site) - set(read_published()))
    assert not new, f"run `make links` and commit links/published.txt: {new[:3]} …"


@pytest.mark.parametrize("locale", LOCALES)
def test_every_heading_has_an_anchor_in_every_language(locale: str, site: Path) -> None:
    prefix = "" if locale == "en" else f"/{locale}"
    assert is_resolved(f"{prefix}/faq/#reduce", site)
    assert not is_resolved(f"{prefix}/faq/#never-published", site)
    assert not is_resolved(f"{prefix}/never-published/", site)


def test_lost_address_is_named(site: Path) -> None:
    assert find_lost(["/churn/", "/churn/#gone", "/go/gone/"], site) == [
        *("/churn/#gone", "/el/churn/#gone", "/et/churn/#gone"),
        "/go/gone/",
    ]


def test_command_adds_and_never_removes(site: Path, tmp_path: Path) -> None:
    path = tmp_path / "published.txt"
    path.write_text("# The heading.\n/churn/\n/long-gone/\n")
    assert "/faq/" in add(site, path)
    assert {"/long-gone/", "/faq/#reduce"} <= set(read_published(path))
    assert path.read_text().startswith("# The heading.\n")
    assert add(site, path) == []


def test_renamed_page_and_heading_keep_their_old_addresses(renamed: Path) -> None:
    # The copy's about page has another name, and so has a heading of the explainer.
    assert not (renamed / "about/index.html").read_text().count("md-content")
    old = read_published()
    assert {"/about/#privacy", "/go/about/", "/churn/#how-to-reduce"} <= set(old)
    assert find_lost(old, renamed) == []
    assert is_resolved("/et/about/#privacy", renamed)
    assert not is_resolved("/et/about/#never-published", renamed)


@pytest.mark.parametrize("locale", LOCALES)
def test_old_address_names_the_new_one(locale: str, renamed: Path) -> None:
    prefix = "" if locale == "en" else f"{locale}/"
    page = (renamed / prefix / "about/index.html").read_text()
    assert f'<link rel="canonical" href="https://host.example{BASE}{prefix}imprint/">' in page
    assert 'url=../imprint/"' in page
    rules = (renamed / "_redirects").read_text().splitlines()
    assert f"{BASE}{prefix}about/ {BASE}{prefix}imprint/ 301" in rules
    missing = f"{BASE}{prefix}* {BASE}{prefix}404.html 404"
    assert (missing in rules) == (locale != "en")
