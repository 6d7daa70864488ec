"""nginx, with the rules made for it, answers moved addresses and /go/ before any page loads."""

import http.client
import json
import shutil
import socket
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from moved import moved_pages, read_moves
from server_rules import rules

from tests.site.renamed_copy import BASE

NGINX = shutil.which("nginx", path="/usr/sbin:/usr/local/sbin:/usr/bin:/usr/local/bin")
CONFIGURATION = """
daemon off;
pid {folder}/nginx.pid;
error_log {folder}/error.log;
events {{}}
http {{
    access_log off;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;
    include {folder}/links-http.conf;
    server {{
        listen 127.0.0.1:{port};
        root {folder};
        include {folder}/links-server.conf;
    }}
}}
"""
Ask = Callable[..., tuple[int, str | None, str | None]]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@contextmanager
def nginx(folder: Path, links: Path, moves: dict[str, str]) -> Iterator[Ask]:
    """Run nginx with the rules for a list of links, and yield what asks it."""
    outside, inside = rules(json.loads(links.read_text()), moves)
    (folder / "links-http.conf").write_text(outside)
    (folder / "links-server.conf").write_text(inside)
    port = free_port()
    configuration = folder / "nginx.conf"
    configuration.write_text(CONFIGURATION.format(folder=folder, port=port))
    server = subprocess.Popen([str(NGINX), "-p", folder, "-c", configuration])

    def ask(path: str, language: str = "") -> tuple[int, str | None, str | None]:
        connection = http.client.HTTPConnection("127.0.0.1", port)
        connection.request("GET", path, headers={"Accept-Language": language})
        answer = connection.getresponse()
        return answer.status, answer.headers["Location"], answer.headers["Vary"]

    try:
        for _ in range(100):
            with socket.socket() as probe:
                if probe.connect_ex(("127.0.0.1", port)) == 0:
                    break
            assert server.poll() is None, (folder / "error.log").read_text()
            time.sleep(0.1)
        yield ask
    finally:
        server.terminate()
        server.wait()


@pytest.fixture(scope="module")
def ask(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Ask]:
    if not NGINX:
        pytest.skip("nginx is not installed, so its rules were not tried")
    moves = {"old-story/": "churn/#what-it-is", "glossary/keeping/": "glossary/retention/"}
    with nginx(tmp_path_factory.mktemp("nginx"), site / "links.json", moves) as asking:
        yield asking


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
    if not NGINX:
        pytest.skip("nginx is not installed, so its rules were not tried")
    moves = read_moves(renamed.parent / "links/moved.yml")
    assert moved_pages(moves) == {"about/": "imprint/"}
    with nginx(tmp_path, renamed / "links.json", moves) as ask:
        assert ask(f"{BASE}go/faq/", "el")[:2] == (302, f"{BASE}el/faq/")
        assert ask(f"{BASE}go/about/", "en")[:2] == (302, f"{BASE}imprint/")
        assert ask(f"{BASE}et/about/")[:2] == (301, f"{BASE}et/imprint/")
        assert ask("/go/faq/", "el")[1] is None
