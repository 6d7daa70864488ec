"""A real Chromium, a server of the built site, and pages that watch what they ask for."""

import functools
import os
import threading
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright
from server_rules import read_site
from site_headers import SiteHeaders

FLAGS = [
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-quic",
]

TELL_FORBIDDEN = """addEventListener("securitypolicyviolation", (event) =>
  window.__forbidden(`${event.effectiveDirective} forbids ${event.blockedURI} ${event.sample}`));"""


@dataclass
class Server:
    """A server of the site. `replaced` maps an address path to other bytes, or None for none."""

    address: str
    replaced: dict[str, bytes | None] = field(default_factory=dict)


class _Handler(SimpleHTTPRequestHandler):
    extensions_map = SimpleHTTPRequestHandler.extensions_map | {
        ".mjs": "text/javascript",
        ".wasm": "application/wasm",
    }
    replaced: dict[str, bytes | None]
    headers_of: SiteHeaders | None = None

    def end_headers(self) -> None:
        for name, value in self._published_headers().items():
            self.send_header(name, value)
        super().end_headers()

    def _published_headers(self) -> dict[str, str]:
        if not self.headers_of:
            return {}
        # Like the servers that the rules are made for, by the file that the address comes to.
        address = self.path.partition("?")[0]
        file = Path(self.translate_path(address))
        file = file / "index.html" if file.is_dir() and address.endswith("/") else file
        known = file.is_file() or address in self.replaced
        name = file.relative_to(self.directory).as_posix()
        return self.headers_of.of(name) if known else self.headers_of.default

    def do_GET(self) -> None:
        path = self.path.partition("?")[0]
        if path not in self.replaced:
            super().do_GET()
            return
        body = self.replaced[path]
        self.send_response(404 if body is None else 200)
        page = f"{path}index.html" if path.endswith("/") else path
        self.send_header("Content-Type", self.guess_type(page))
        self.end_headers()
        self.wfile.write(body or b"")

    def log_message(self, *_: Any) -> None:
        """Keep the tests' output free of requests."""


class _Server(ThreadingHTTPServer):
    # A page asks for more files at once than the usual queue of five holds.
    request_queue_size = 64


@contextmanager
def serve(folder: Path, headers: SiteHeaders | None = None) -> Iterator[Server]:
    """Serve a folder on a port of its own, which makes it an origin of its own."""
    replaced: dict[str, bytes | None] = {}
    handler = type("Handler", (_Handler,), {"replaced": replaced, "headers_of": headers})
    server = _Server(("127.0.0.1", 0), functools.partial(handler, directory=folder))
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield Server(f"http://127.0.0.1:{server.server_port}", replaced)
    server.shutdown()


@pytest.fixture(scope="session")
def running_server(site: Path) -> Iterator[Server]:
    headers, _ = read_site(site)
    with serve(site, headers) as server:
        yield server


@pytest.fixture
def server(running_server: Server) -> Iterator[Server]:
    yield running_server
    running_server.replaced.clear()


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    chromium = os.environ.get("CHURN_CHROMIUM")
    assert chromium, "No browser was named: run `make test`, which finds or brings one."
    root = os.geteuid() == 0
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=chromium, args=FLAGS + (["--no-sandbox"] if root else [])
        )
        yield browser
        browser.close()


@dataclass
class Watched:
    """What a browser context asked for and complained of."""

    context: BrowserContext
    requests: list[str] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Hear what a policy forbids, in frames too, even where the console would not say it."""
        self.context.expose_binding("__forbidden", lambda _, what: self.faults.append(what))
        self.context.add_init_script(TELL_FORBIDDEN)

    def open(self, address: str) -> Page:
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", self._note)
        page.goto(address)
        return page

    def _note(self, message: Any) -> None:
        if message.type == "error":
            self.faults.append(message.text)


@pytest.fixture
def watched(browser: Browser, running_server: Server) -> Iterator[Callable[..., Watched]]:
    """Make contexts; at the end none may have asked another host or have logged an error.

    `also` names other servers of the test that a context may ask.
    """
    made: list[Watched] = []
    known = [running_server.address]

    def make(
        *, expect_faults: bool = False, also: Sequence[Server] = (), **options: Any
    ) -> Watched:
        known.extend(server.address for server in also)
        watch = Watched(browser.new_context(**options))
        watch.context.on("request", lambda request: watch.requests.append(request.url))
        watch.faults = watch.faults if not expect_faults else _Ignored()
        made.append(watch)
        return watch

    yield make
    for watch in made:
        watch.context.close()
        left = [url for url in watch.requests if not url.startswith(tuple(known))]
        assert not left, f"requests left the site: {left}"
        assert not watch.faults, watch.faults


class _Ignored(list[str]):
    """A list that stays empty, for tests that break something on purpose."""

    def append(self, _: str) -> None:
        """Ignore the fault."""
