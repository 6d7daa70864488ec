"""A release is packed from the built site alone, and takes the place of another as a whole."""

import json
import os
import re
import shutil
import subprocess
import tarfile
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from inline_scripts import read_code, source_of
from release import ReleaseError, release_files, release_name, write_release
from server_rules import write_nginx

from tests.conftest import ROOT
from tests.site.nginx_server import ENCODING, FOUND, Answer, Nginx, example, free_port, running, start, types

POLICY = "Content-Security-Policy"
PAGES = ("index.html", "404.html", "links.json", "el/404.html", "et/404.html")
MARK = re.compile(r"__md_scope=/[*](\w+)[*]/")
OWN_FOLDERS = """access_log off;
    client_body_temp_path {folder}/a; proxy_temp_path {folder}/b; fastcgi_temp_path {folder}/c;
    uwsgi_temp_path {folder}/d; scgi_temp_path {folder}/e;"""

Make = Callable[..., Path]


@pytest.fixture
def make(site: Path, tmp_path: Path) -> Make:
    """Pack a small release: each page's script bears its mark, and so does its worker's folder."""

    def make(mark: str, rules: str = "") -> Path:
        folder = tmp_path / f"made-{mark}"
        small, conf = folder / "site", folder / "rules"
        for name in PAGES:
            (small / name).parent.mkdir(parents=True, exist_ok=True)
            text = (site / name).read_text(encoding="utf-8")
            marked = text.replace("__md_scope=new", f"__md_scope=/*{mark}*/new")
            (small / name).write_text(marked, encoding="utf-8")
        worker = small / worker_of(mark).lstrip("/")
        worker.parent.mkdir(parents=True)
        worker.write_text(f"// {mark}\n")
        (worker.parent / "element.js").write_text("// Without a policy of its own.\n")
        write_nginx(small, conf, {})
        if rules:
            (conf / "more-server.conf").write_text(rules)
        return write_release(small, conf, folder)

    return make


def worker_of(mark: str) -> str:
    return f"/assets/site/{mark}/calculator/worker.js"


def name_of(archive: Path) -> str:
    return archive.name.removesuffix(".tar.gz")


def run_switch(folder: Path, what: str | Path, **more: str) -> subprocess.CompletedProcess[str]:
    """Run the script as an operator does."""
    return subprocess.run(
        [ROOT / "deploy/switch.sh", folder, what],
        env=os.environ | {"RELOAD": "true"} | more,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def switch(folder: Path, what: str | Path, **more: str) -> None:
    ended = run_switch(folder, what, **more)
    assert ended.returncode == 0, ended.stderr


def refusal(folder: Path, what: str | Path, **more: str) -> str:
    ended = run_switch(folder, what, **more)
    assert ended.returncode == 1
    return ended.stderr


@dataclass
class Operated:
    """A folder of releases, the nginx that serves them, and how it is told to read its rules."""

    folder: Path
    server: Nginx
    reload: str

    def switch(self, what: str | Path) -> None:
        """Switch, and wait until nginx answers by the new rules."""
        switch(self.folder, what, RELOAD=self.reload)
        page = (self.folder / "current/site/index.html").read_text(encoding="utf-8")
        # For a moment the workers of both answer.
        wait_until(lambda: self.mark() in page and len(self.server.workers()) < 2)

    def mark(self) -> str:
        return mark_of(self.server.ask("/"))


def mark_of(answer: Answer) -> str:
    return MARK.search(answer.body.decode())[1]  # type: ignore[index]


def wait_until(done: Callable[[], bool]) -> None:
    for _ in range(200):
        if done():
            return
        time.sleep(0.05)
    raise AssertionError("nginx still serves the release before")


@pytest.fixture
def operated(make: Make, tmp_path: Path) -> Iterator[Operated]:
    """Serve a release marked aaaa by the configuration that OPERATING.md gives."""
    folder, port = tmp_path / "srv", free_port()
    configuration = tmp_path / "nginx.conf"
    changed = {
        "/etc/nginx/mime.types": str(types()),
        "/srv/churn": str(folder),
        "listen 80;": f"listen 127.0.0.1:{port};",
        "http {": f"http {{{OWN_FOLDERS.format(folder=tmp_path)}",
        "brotli_static on;": ENCODING,
    }
    text = f"{start()} pid {tmp_path}/nginx.pid; events {{}}\n{example()}"
    for old, new in changed.items():
        assert old in text, f"OPERATING.md says nothing of {old}"
        text = text.replace(old, new)
    configuration.write_text(text)
    command = f"{FOUND} -e {tmp_path}/error.log -p {tmp_path} -c {configuration}"
    switch(folder, make("aaaa"))
    with running(configuration, port) as server:
        yield Operated(folder, server, f"{command} -t -q && {command} -s reload")


def test_same_site_makes_the_same_archive(make: Make, tmp_path: Path) -> None:
    archive = make("aaaa")
    first = archive.read_bytes()
    for path in (tmp_path / "made-aaaa").rglob("*"):
        os.utime(path, (1, 1))
    (tmp_path / "made-aaaa").rename(tmp_path / "elsewhere")
    folder = tmp_path / "elsewhere"
    again = write_release(folder / "site", folder / "rules", tmp_path)
    assert (again.name, again.read_bytes()) == (archive.name, first)
    assert first[4:8] == bytes(4), "the archive tells when it was packed"


def test_archive_holds_the_site_the_rules_and_what_vouches_for_them(make: Make) -> None:
    archive = make("aaaa")
    with tarfile.open(archive) as packed:
        first, *rest = packed.getnames()
    assert first == f"{name_of(archive)}/SHA256SUMS"
    assert rest == sorted(rest), "the order is the machine's"
    names = {name.removeprefix(f"{name_of(archive)}/") for name in rest}
    assert {f"site/{name}" for name in PAGES} < names
    assert {"OPERATING.md", "switch.sh", "nginx/headers-http.conf"} < names


def test_site_below_a_path_lies_where_its_addresses_say(tmp_path: Path) -> None:
    links = {"links": [{"go": "https://host.example/help/go/home/"}]}
    (tmp_path / "links.json").write_text(json.dumps(links))
    (tmp_path / "index.html").write_text("")
    assert "site/help/index.html" in release_files(tmp_path, tmp_path)


def test_changelog_that_names_no_version_is_refused() -> None:
    with pytest.raises(ReleaseError, match=r"CHANGELOG[.]md must begin"):
        release_name("# Changelog\n\n## Next\n\n## 0.1.0 (2026-01-31)\n", "")


def test_release_is_served_as_a_whole(operated: Operated, make: Make) -> None:
    assert operated.mark() == "aaaa"
    operated.switch(make("bbbb"))
    answer = operated.server.ask("/")
    assert mark_of(answer) == "bbbb"
    assert allows_its_scripts(answer)


def allows_its_scripts(answer: Answer) -> bool:
    scripts = read_code(answer.body.decode()).scripts
    return all(source_of(script) in answer.headers[POLICY] for script in scripts)


def test_page_opened_before_the_switch_still_gets_its_scripts(operated: Operated, make: Make) -> None:
    before = operated.server.ask(worker_of("aaaa"))
    operated.switch(make("bbbb"))
    operated.switch(make("cccc"))
    after = operated.server.ask(worker_of("aaaa"))
    assert (after.status, after.body) == (200, b"// aaaa\n")
    for header in (POLICY, "Cache-Control", "Content-Type", "ETag"):
        assert after.headers[header] == before.headers[header], header


def test_until_nginx_reads_the_new_rules_it_serves_the_release_before(
    operated: Operated, make: Make
) -> None:
    switch(operated.folder, make("bbbb"), RELOAD="true")
    page = operated.server.ask("/el/404.html")
    assert mark_of(page) == "aaaa"
    assert allows_its_scripts(page)
    # One of nginx's former workers may get what a page of the new release asks for.
    worker = operated.server.ask(worker_of("bbbb"))
    assert worker.status == 200
    assert "wasm-unsafe-eval" in worker.headers[POLICY]


def test_every_page_during_switches_is_of_one_release_and_gets_its_scripts(operated: Operated, make: Make) -> None:
    archives = [make("bbbb"), make("cccc")]
    done = threading.Event()
    wrong: list[object] = []
    seen: set[str] = set()

    def read() -> None:
        while not done.is_set():
            try:
                answer = operated.server.ask("/")
                if answer.status != 200 or not allows_its_scripts(answer):
                    wrong.append(answer)
                mark = mark_of(answer)
                seen.add(mark)
                worker = operated.server.ask(worker_of(mark))
                if worker.status != 200 or "wasm-unsafe-eval" not in worker.headers[POLICY]:
                    wrong.append(worker)
            except (OSError, TypeError) as error:
                wrong.append(error)

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for archive in archives * 2:
            operated.switch(archive)
    finally:
        done.set()
        reader.join()
    assert not wrong
    assert seen == {"aaaa", "bbbb", "cccc"}


def test_what_changed_is_sent_again_and_what_did_not_is_not(operated: Operated, make: Make) -> None:
    page, list_of_links = (operated.server.ask(path) for path in ("/", "/links.json"))
    operated.switch(make("bbbb"))
    again = operated.server.ask("/", If_None_Match=page.headers["ETag"])
    assert again.status == 200, "a page of the same length was taken for the former one"
    assert len(again.body) == len(page.body)
    kept = operated.server.ask("/links.json", If_None_Match=list_of_links.headers["ETag"])
    assert kept.status == 304
    assert kept.headers["Last-Modified"] is None, "the date of a release's file is none"


def test_release_before_comes_back(operated: Operated, make: Make) -> None:
    operated.switch(make("bbbb"))
    operated.switch("back")
    assert operated.mark() == "aaaa"
    assert operated.server.ask(worker_of("bbbb")).status == 200
    operated.switch("back")
    assert operated.mark() == "bbbb"


def test_rules_that_nginx_refuses_change_nothing(operated: Operated, make: Make) -> None:
    broken = make("bbbb", rules="nonsense;\n")
    said = refusal(operated.folder, broken, RELOAD=operated.reload)
    assert 'unknown directive "nonsense"' in said
    assert "goes on as before" in said
    assert operated.mark() == "aaaa"
    operated.switch(make("cccc"))
    assert operated.mark() == "cccc"


def test_archive_that_was_changed_is_refused(make: Make, tmp_path: Path) -> None:
    archive = make("aaaa")
    archive.write_bytes(archive.read_bytes() + b"\0")
    assert "Fetch both again" in refusal(tmp_path / "srv", archive)
    assert not (tmp_path / "srv/current").exists()


def test_release_whose_files_were_changed_is_refused(make: Make, tmp_path: Path) -> None:
    first, second = make("aaaa"), make("bbbb")
    switch(tmp_path / "srv", first)
    switch(tmp_path / "srv", second)
    (tmp_path / "srv/releases" / name_of(first) / "site/index.html").write_text("other")
    said = refusal(tmp_path / "srv", "back")
    assert "site/index.html: FAILED" in said
    assert (tmp_path / "srv/current").readlink().name == name_of(second)


def test_two_releases_of_one_name_are_not_mixed(make: Make, tmp_path: Path) -> None:
    first, second = make("aaaa"), make("bbbb")
    switch(tmp_path / "srv", first)
    shutil.rmtree(tmp_path / "srv/releases" / name_of(first) / "site")
    other = tmp_path / "srv/releases" / name_of(first) / "SHA256SUMS"
    other.write_text("")
    assert "a version of its own" in refusal(tmp_path / "srv", first)
    assert name_of(first) != name_of(second)


def test_last_releases_stay_and_older_ones_go(make: Make, tmp_path: Path) -> None:
    archives = [make(mark * 4) for mark in "abcd"]
    for archive in archives:
        switch(tmp_path / "srv", archive)
    left = {path.name for path in (tmp_path / "srv/releases").iterdir()}
    assert left == {name_of(archive) for archive in archives[1:]}
    assert "There are:" in refusal(tmp_path / "srv", name_of(archives[0]))
