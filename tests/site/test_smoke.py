"""The smoke test passes a site that is served as promised, and names what is not."""

import os
import shutil
import tarfile
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from release import write_release
from remote import RemoteSite
from smoke import CHECKS, main
from smoke_delivery import check_caching, check_compression, check_headers, check_types
from smoke_pages import (
    check_languages,
    check_links,
    check_missing,
    check_pages,
    check_redirects,
    check_release,
)
from smoke_subject import Subject

from tests.conftest import ROOT
from tests.site.nginx_server import BROTLI, following, free_port

RULES = ROOT / "build/deploy"
Check = Callable[[Subject], Iterable[str]]
WITHOUT = set() if BROTLI else {"br"}


def faults_of(port: int, *checks: Check) -> list[str]:
    subject = Subject(RemoteSite(f"http://127.0.0.1:{port}/"), WITHOUT)
    return [fault for check in checks for fault in check(subject)]


def test_release_as_it_was_packed_passes(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    archive = write_release(site, RULES, tmp_path)
    with tarfile.open(archive) as packed:
        packed.extractall(tmp_path, filter="data")
    release = tmp_path / archive.name.removesuffix(".tar.gz")
    without = [f"--without={coding}" for coding in WITHOUT]
    with following(release / "nginx", release / "site") as server:
        code = main([f"http://127.0.0.1:{server.port}", *without])
    said = capsys.readouterr().out
    assert code == 0, said
    assert said.count("ok  ") == len(CHECKS)
    assert "The site is served as it should be." in said


def changed_rules(folder: Path, name: str, old: str, new: str) -> Path:
    shutil.copytree(RULES, folder / "rules")
    rules = folder / "rules" / name
    text = rules.read_text()
    assert old in text
    rules.write_text(text.replace(old, new))
    return folder / "rules"


MISTAKES = {
    "headers go with the files": (
        check_headers,
        "headers-server.conf",
        '"nosniff"',
        '""',
        "X-Content-Type-Options is 'missing', should be 'nosniff'",
    ),
    "pages with Python may run it": (
        check_headers,
        "headers-http.conf",
        " 'wasm-unsafe-eval'",
        "",
        "calculator/worker.js: Content-Security-Policy is",
    ),
    "only frames are framed": (
        check_headers,
        "headers-http.conf",
        "frame-ancestors 'none'",
        "frame-ancestors *",
        "/: Content-Security-Policy is",
    ),
    "a missing page speaks the reader's language": (
        check_missing,
        "pages-server.conf",
        "/el/404.html",
        "/404.html",
        "the answer is not /el/404.html, in el",
    ),
    "texts are compressed": (
        check_compression,
        "pages-server.conf",
        "gzip_static on;\ngzip on;",
        "",
        "/faq/: not in gzip for browsers that accept it",
    ),
    "caches keep what is compressed apart": (
        check_compression,
        "pages-server.conf",
        "gzip_vary on;",
        "",
        "/faq/: in gzip without Vary: Accept-Encoding",
    ),
    "modules are scripts": (
        check_types,
        "pages-server.conf",
        "text/javascript mjs",
        "text/plain mjs",
        "should be 'text/javascript'",
    ),
    "a copy is known again": (
        check_caching,
        "pages-server.conf",
        "charset utf-8;",
        "charset utf-8; etag off;",
        "/faq/: no ETag",
    ),
    "a link goes by the reader's language": (
        check_languages,
        "links-http.conf",
        '"el" "/el";',
        '"el" "/et";',
        "/go/faq/ in el: 302 to /et/faq/, should be /el/faq/",
    ),
    "caches keep languages apart": (
        check_languages,
        "links-server.conf",
        "set $churn_vary Accept-Language;",
        "",
        "/go/faq/ in en: without Vary: Accept-Language",
    ),
    "a folder leads to its page": (
        check_redirects,
        "pages-server.conf",
        "charset utf-8;",
        "charset utf-8; location = /faq { return 404; }",
        "/faq: 404 , should lead to /faq/",
    ),
}


@pytest.mark.parametrize(
    ("check", "name", "old", "new", "expected"), MISTAKES.values(), ids=MISTAKES
)
def test_mistake_in_the_rules_is_named(
    check: Check, name: str, old: str, new: str, expected: str, site: Path, tmp_path: Path
) -> None:
    with following(changed_rules(tmp_path, name, old, new), site) as server:
        faults = faults_of(server.port, check)
    assert any(expected in fault for fault in faults), faults


def remove_page(site: Path) -> None:
    for name in ("index.html", "index.html.gz", "index.html.br"):
        (site / "et/faq" / name).unlink()


def leave_old_script(site: Path) -> None:
    (script,) = site.glob("assets/site/*/calculator/worker.js")
    script.unlink()
    script.write_text("// older")


def rename_heading(site: Path) -> None:
    page = site / "faq/index.html"
    text = page.read_text(encoding="utf-8")
    page.unlink()
    page.write_text(text.replace('id="faq"', 'id="questions"'), encoding="utf-8")


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (remove_page, ["/et/faq/: 404", "/et/faq/#calculate: 404", "was the whole release uploaded?"]),
        (leave_old_script, ["worker.js: not the file of this release"]),
        (rename_heading, ["/faq/#faq: the page has no such anchor"]),
    ],
)
def test_release_that_is_not_whole_is_named(
    change: Callable[[Path], None], expected: Iterable[str], site: Path, tmp_path: Path
) -> None:
    lent = tmp_path / "site"
    shutil.copytree(site, lent, copy_function=os.link)
    change(lent)
    shutil.copytree(RULES, tmp_path / "rules")
    with following(tmp_path / "rules", lent) as server:
        faults = faults_of(server.port, check_pages, check_release, check_links)
    for each in expected:
        assert any(each in fault for fault in faults), faults


def test_server_that_is_gone_or_another_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([f"http://127.0.0.1:{free_port()}/"]) == 1
    assert "does not answer" in capsys.readouterr().out
    assert main(["churn.example"]) == 1
    assert "is no address such as https://" in capsys.readouterr().out


def test_site_at_another_path_is_told(
    site: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(RULES, tmp_path / "rules")
    with following(tmp_path / "rules", site) as server:
        assert main([f"http://127.0.0.1:{server.port}/help/"]) == 1
    assert "Give the address of the site's first page" in capsys.readouterr().out
