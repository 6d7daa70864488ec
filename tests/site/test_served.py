"""nginx, set up by what the build writes for it, serves the site as it is promised."""

import gzip
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from server_rules import HOST_FILES, read_site
from site_headers import SiteHeaders

from tests.conftest import LOCALES, PREFIX
from tests.site.nginx_server import Nginx, nginx
from tests.site.renamed_copy import BASE

POLICY = "Content-Security-Policy"
TYPES = {
    "index.html": "text/html; charset=utf-8",
    "embed.js": "application/javascript; charset=utf-8",
    "links.json": "application/json; charset=utf-8",
    "sitemap.xml": "text/xml; charset=utf-8",
    "assets/images/mark.svg": "image/svg+xml; charset=utf-8",
    "assets/images/mark-32.png": "image/png",
    "assets/site/*/fonts/*.woff2": "font/woff2",
    "assets/python/*/*.wasm": "application/wasm",
    "assets/python/*/pyodide.mjs": "text/javascript; charset=utf-8",
    "assets/site/*/stylesheets/site.css": "text/css; charset=utf-8",
    "assets/examples/churn-el.csv": "text/csv; charset=utf-8",
}


@pytest.fixture(scope="module")
def headers(site: Path) -> SiteHeaders:
    return read_site(site)[0]


@pytest.fixture(scope="module")
def server(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Nginx]:
    with nginx(site, site, tmp_path_factory.mktemp("nginx"), {}) as running:
        yield running


def test_every_file_has_the_headers_of_the_table(server: Nginx, headers: SiteHeaders) -> None:
    for name, expected in headers.by_file().items():
        if name in HOST_FILES:
            assert server.ask(f"/{name}").status == 404
            continue
        # Addresses of /go/ are answered before any file.
        address = name if name.startswith("go/") else name.removesuffix("index.html")
        answer = server.ask(f"/{address}")
        assert answer.status == 200, name
        assert {key: answer.headers[key] for key in expected} == expected, name
        for key in expected:
            assert len(answer.headers.get_all(key, [])) == 1, (name, key)


@pytest.mark.parametrize(
    "path",
    ["/nowhere/", "/el/nowhere/", "/embed/nowhere/", "/go/faq/", "/faq", "/faq/?lang=el", "/%00"],
)
def test_no_answer_goes_without_a_policy_or_may_be_framed(path: str, server: Nginx) -> None:
    answer = server.ask(path)
    assert "default-src 'none'" in answer.headers[POLICY]
    assert "frame-ancestors 'none'" in answer.headers[POLICY]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize(
    "path",
    ["/embed/..%2fcalculator/", "/embed/%2e%2e/calculator/", "//calculator/", "/calculator/%3f"],
)
def test_another_spelling_of_an_address_frees_no_page(path: str, server: Nginx) -> None:
    assert "frame-ancestors 'none'" in server.ask(path).headers[POLICY]


@pytest.mark.parametrize("name", TYPES)
def test_type_is_right(name: str, site: Path, server: Nginx) -> None:
    file = next(site.glob(name)).relative_to(site)
    assert server.ask(f"/{file}").headers["Content-Type"] == TYPES[name]


@pytest.mark.parametrize("path", ["nowhere/at/all", "embed/"])
@pytest.mark.parametrize("locale", LOCALES)
def test_missing_address_is_told_in_the_language_of_its_folder(
    locale: str, path: str, server: Nginx, site: Path
) -> None:
    answer = server.ask(f"/{PREFIX[locale]}{path}")
    assert answer.status == 404
    assert answer.body == (site / PREFIX[locale] / "404.html").read_bytes()


def test_folder_without_its_slash_leads_to_the_page(server: Nginx) -> None:
    answer = server.ask("/el/faq")
    assert (answer.status, answer.headers["Location"]) == (301, "/el/faq/")


def test_only_files_named_by_their_content_are_kept_for_long(server: Nginx, site: Path) -> None:
    for name in ("assets/site/*/calculator/worker.js", "assets/python/*/pyodide.mjs"):
        file = next(site.glob(name)).relative_to(site)
        assert "immutable" in server.ask(f"/{file}").headers["Cache-Control"]
    for path in ("/", "/embed.js", "/links.json", "/service-worker.js", "/nowhere/"):
        assert server.ask(path).headers["Cache-Control"] == "no-cache", path


def test_copy_that_is_still_right_is_not_sent_again(server: Nginx) -> None:
    etag = server.ask("/faq/").headers["ETag"]
    again = server.ask("/faq/", If_None_Match=etag)
    assert (again.status, again.body) == (304, b"")
    assert "default-src 'none'" in again.headers[POLICY]


def test_texts_travel_compressed(server: Nginx) -> None:
    answer = server.ask("/faq/", Accept_Encoding="gzip")
    assert answer.headers["Content-Encoding"] == "gzip"
    assert "Accept-Encoding" in (answer.headers.get_all("Vary") or [])
    assert gzip.decompress(answer.body) == server.ask("/faq/").body


def test_file_that_lies_compressed_is_sent_as_it_is(site: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    for name in ("links.json", "index.html", "404.html"):
        root.mkdir(exist_ok=True)
        shutil.copy(site / name, root)
    packed = gzip.compress((root / "index.html").read_bytes(), compresslevel=1, mtime=7)
    (root / "index.html.gz").write_bytes(packed)
    with nginx(root, root, tmp_path, {}) as server:
        assert server.ask("/", Accept_Encoding="gzip").body == packed
        assert server.ask("/").body == (root / "index.html").read_bytes()


def test_rules_hold_below_a_path(renamed: Path, tmp_path: Path) -> None:
    root = tmp_path / "root"
    (root / BASE.strip("/")).parent.mkdir(parents=True)
    (root / BASE.strip("/")).symlink_to(renamed)
    with nginx(renamed, root, tmp_path, {}) as server:
        assert "frame-ancestors *" in server.ask(f"{BASE}el/embed/calculator/").headers[POLICY]
        assert "frame-ancestors 'none'" in server.ask(f"{BASE}el/faq/").headers[POLICY]
        missing = server.ask(f"{BASE}et/nowhere/")
        assert missing.body == (renamed / "et/404.html").read_bytes()


