"""nginx, with the rules made for it, answers moved addresses and /go/ before any page loads."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from moved import moved_pages, read_moves

from tests.site.nginx_server import Nginx, nginx
from tests.site.renamed_copy import BASE

Ask = Callable[..., tuple[int, str | None, str | None]]


def asking(server: Nginx) -> Ask:
    def ask(path: str, language: str = "") -> tuple[int, str | None, str | None]:
        answer = server.ask(path, Accept_Language=language)
        return answer.status, answer.headers["Location"], answer.headers["Vary"]

    return ask


@pytest.fixture(scope="module")
def ask(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    moves = {"old-story/": "churn/#what-it-is", "glossary/keeping/": "glossary/retention/"}
    with nginx(site, site, tmp_path_factory.mktemp("nginx"), moves) as server:
        yield asking(server)


@pytest.mark.parametrize(
    ("language", "prefix"),
    [
        ("et", "/et"),
        ("el-GR,el;q=0.9,en;q=0.8", "/el"),
        ("de-DE,de;q=0.9, et;q=0.8, el;q=0.7", "/et"),
        ("en-GB,el;q=0.5", ""),
        ("eto,eng", ""),
        ("ET-ee", "/et"),
        ("", ""),
        ("fr", ""),
    ],
)
def test_link_leads_to_the_first_language_the_reader_lists(
    language: str, prefix: str, ask: Ask
) -> None:
    found = ask("/go/churn-rate/?a=%C4&b=", language)
    assert found == (302, f"{prefix}/glossary/churn-rate/?a=%C4&b=", "Accept-Language")


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("?lang=el", "/el/faq/"),
        ("?lang=el&a=1", "/el/faq/?a=1"),
        ("?a=1&lang=el&b=2", "/el/faq/?a=1&b=2"),
        ("?language=el", "/et/faq/?language=el"),
        ("?lang=//evil.example", "/et/faq/"),
        ("?a=%0d%0aSet-Cookie:x", "/et/faq/?a=%0d%0aSet-Cookie:x"),
        ("", "/et/faq/"),
    ],
)
def test_language_asked_for_comes_first_and_leaves_the_query(
    query: str, expected: str, ask: Ask
) -> None:
    assert ask(f"/go/faq/{query}", "et")[:2] == (302, expected)


def test_moved_pages_are_answered_in_every_language(ask: Ask) -> None:
    assert ask("/et/glossary/keeping/?a=1")[:2] == (301, "/et/glossary/retention/?a=1")
    assert ask("/old-story/?a=1")[:2] == (301, "/churn/?a=1#what-it-is")
    assert ask("/go/keeping/", "el")[:2] == (302, "/el/glossary/retention/")
    assert ask("/go/home")[:2] == (302, "/")


def test_unknown_addresses_are_left_to_the_files(ask: Ask) -> None:
    for path in ("/go/nowhere/", "/go//evil.example/", "/go/churn/more/", "/never/"):
        assert ask(path, "et")[1] is None, path


def test_rules_hold_below_a_path(renamed: Path, tmp_path: Path) -> None:
    moves = read_moves(renamed.parent / "links/moved.yml")
    assert moved_pages(moves) == {"about/": "imprint/"}
    with nginx(renamed, tmp_path, tmp_path, moves) as server:
        ask = asking(server)
        assert ask(f"{BASE}go/faq/", "el")[:2] == (302, f"{BASE}el/faq/")
        assert ask(f"{BASE}go/about/", "en")[:2] == (302, f"{BASE}imprint/")
        assert ask(f"{BASE}et/about/")[:2] == (301, f"{BASE}et/imprint/")
        assert ask("/go/faq/", "el")[1] is None
