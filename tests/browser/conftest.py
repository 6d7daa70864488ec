"""A real Chromium, a server of the built site, and pages that watch what they ask for."""

import functools
import os
import shutil
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import kept_files
import pytest
from playwright.sync_api import Browser, BrowserContext, Page, Playwright, sync_playwright
from server_rules import read_site
from site_headers import POLICY, SiteHeaders

from tests.conftest import ROOT

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
    "--disable-gpu",
    # A test asks Python little; to compile it again for speed takes a fifth of all the time.
    "--js-flags=--liftoff-only",
]

REPORTS = "/reports"
TELL_FORBIDDEN = """addEventListener("securitypolicyviolation", (event) =>
  window.__forbidden(`${event.effectiveDirective} forbids ${event.blockedURI} ${event.sample}`));"""


@dataclass
class Server:
    """A server of the site.

    Attributes:
        replaced: Other bytes for the path of an address, or None for none.
        stalled: Paths that nothing is ever answered for, as on a network that has all but gone.
        late: Paths of pages that come after six seconds, when somebody goes to them.
        cut: Paths whose files break off half-way, as when the network goes.
        cached: Paths whose replaced bytes browsers keep as if they were the file itself.
        pace: How many bytes a second of a file are sent; as fast as it can when it is 0.
        served: The paths that were asked for; what a browser has in its cache is not.
        reports: What browsers told the server that the policy forbids.
        stop: Ends the server for good, as a network that is gone.
    """

    address: str
    served: list[str]
    replaced: dict[str, bytes | None] = field(default_factory=dict)
    stalled: set[str] = field(default_factory=set)
    reports: list[str] = field(default_factory=list)
    stop: Callable[[], None] = lambda: None
    late: set[str] = field(default_factory=set)
    cut: set[str] = field(default_factory=set)
    cached: set[str] = field(default_factory=set)
    pace: int = 0

    def mend(self) -> None:
        """Answer as the site is again."""
        self.replaced.clear()
        self.stalled.clear()
        self.late.clear()
        self.cut.clear()
        self.cached.clear()
        self.pace = 0


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }
    faults: Server
    headers_of: SiteHeaders | None

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        self.faults.served.append(path)
        while path in self.faults.stalled:
            time.sleep(0.1)
        if path in self.faults.late and self.headers["Sec-Fetch-Mode"] == "navigate":
            time.sleep(6)
        if path not in self.faults.replaced:
            super().do_GET()
            return
        body = self.faults.replaced[path]
        self.send_response(404 if body is None else 200)
        page = f"{path}index.html" if path.endswith("/") else path
        self.send_header("Content-Type", self.guess_type(page))
        self.end_headers()
        self.wfile.write(body or b"")

    def do_POST(self) -> None:
        self.faults.reports.append(self.rfile.read(int(self.headers["Content-Length"])).decode())
        self.send_response(204)
        super().end_headers()

    def copyfile(self, source: Any, outputfile: Any) -> None:
        if self.path.partition("?")[0] in self.faults.cut:
            outputfile.write(source.read(os.fstat(source.fileno()).st_size // 2))
        elif self.faults.pace:
            while piece := source.read(self.faults.pace // 20):
                outputfile.write(piece)
                time.sleep(1 / 20)
        else:
            super().copyfile(source, outputfile)

    def end_headers(self) -> None:
        for name, value in self._published_headers().items():
            # Every engine knows this way of telling, a worker's too, and it is no part of a file.
            told = f"{value}; report-uri {REPORTS}" if name == POLICY else value
            self.send_header(name, told)
        super().end_headers()

    def _published_headers(self) -> dict[str, str]:
        if not self.headers_of:
            return {}
        # Like the servers that the rules are made for, by the file that the address comes to.
        address = self.path.partition("?")[0]
        file = Path(self.translate_path(address))
        file = file / "index.html" if file.is_dir() and address.endswith("/") else file
        name = file.relative_to(self.directory).as_posix()
        if address in self.faults.replaced and address not in self.faults.cached:
            # What is not the site's own is not kept.
            return self.headers_of.of(name) | {"Cache-Control": "no-store"}
        return self.headers_of.of(name) if file.is_file() else self.headers_of.default

    def log_message(self, *_: Any) -> None:
        """Keep the tests' output free of requests."""


class _Server(ThreadingHTTPServer):
    # A page asks for more files at once than the usual queue of five holds.
    request_queue_size = 64


@contextmanager
def serve(folder: Path, *, bare: bool = False) -> Iterator[Server]:
    """Serve a folder on a port of its own, which makes it an origin of its own.

    A site is sent with its headers, unless they are left out to see what it does without.
    """
    faults = Server("", [])
    headers = None if bare or not (folder / "links.json").exists() else read_site(folder)[0]
    handler = type("Handler", (_Handler,), {"faults": faults, "headers_of": headers})
    server = _Server(("127.0.0.1", 0), functools.partial(handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()

    def stop() -> None:
        server.shutdown()
        # Without this a browser would be connected and wait, instead of being refused.
        server.server_close()

    faults.address, faults.stop = f"http://127.0.0.1:{server.server_port}", stop
    yield faults
    faults.mend()
    stop()


@pytest.fixture(scope="session")
def running_server(site: Path) -> Iterator[Server]:
    with serve(site) as server:
        yield server


@pytest.fixture
def server(running_server: Server) -> Iterator[Server]:
    yield running_server
    running_server.mend()
    running_server.served.clear()


@pytest.fixture
def published(site: Path, tmp_path: Path) -> Iterator[tuple[Path, Server]]:
    """A copy of the site on a server of its own, which a test may change as a new release does."""
    folder = tmp_path / "published"
    shutil.copytree(site, folder, ignore=shutil.ignore_patterns("share", "*.map"))
    kept_files.write(folder, ROOT / "theme/service-worker.js")
    with serve(folder) as server:
        yield folder, server


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    with sync_playwright() as playwright:
        yield playwright


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    browser = launch(playwright)
    yield browser
    browser.close()


def launch(playwright: Playwright, **options: Any) -> Browser:
    """Start the Chromium that make found."""
    chromium = os.environ.get("CHURN_CHROMIUM")
    assert chromium, "No browser was named: run `make test`, which finds or brings one."
    flags = FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    return playwright.chromium.launch(executable_path=chromium, args=flags, **options)


@dataclass
class Watched:
    """What a browser context asked for and complained of."""

    context: BrowserContext
    expect_whole: bool = False
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Hear what a policy forbids, in frames too, even where the console would not say it."""
        self.context.expose_binding("__forbidden", lambda _, what: self.faults.append(what))
        self.context.add_init_script(TELL_FORBIDDEN)

    @property
    def whole(self) -> list[str]:
        """What was asked for since something proved to be missing in the lean Python."""
        return [url for url in self.requests if "/whole-" in url]

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._note)
        page.goto(address)
        return page

    def _note(self, message: Any) -> None:
        if message.type == "error":
            self.faults.append(f"{message.text} {message.location.get('url', '')}")


@pytest.fixture
def watched(browser: Browser, running_server: Server) -> Iterator[Callable[..., Watched]]:
    """Make contexts; none may ask another host, log an error, or find the lean Python lacking.

    `also` names other servers of the test that a context may ask.
    """
    made: list[Watched] = []
    known = [running_server.address]

    def make(
        *,
        expect_faults: bool = False,
        expect_whole: bool = False,
        also: Sequence[Server] = (),
        **options: Any,
    ) -> Watched:
        known.extend(server.address for server in also)
        # What a service worker keeps would hide what a test puts in a file's place.
        options.setdefault("service_workers", "block")
        watch = Watched(browser.new_context(**options), expect_whole)
        watch.context.on("request", lambda request: watch.requests.append(request.url))
        watch.faults = watch.faults if not expect_faults else _Ignored()
        made.append(watch)
        return watch

    yield make
    for watch in made:
        watch.context.close()
        left = [url for url in watch.requests if not url.startswith(tuple(known))]
        assert not left, f"requests left the site: {left}"
        assert bool(watch.whole) == watch.expect_whole, (watch.whole, watch.faults)
        assert not watch.faults, "\n".join(watch.faults)


class _Ignored(list[str]):
    """A list that stays empty, for tests that break something on purpose."""

    def append(self, _: str) -> None:
        """Ignore the fault."""
