"""Serves the two sides of a comparison alike: brotli, immutable files kept for a year, no delay."""

import mimetypes
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import brotli

__all__ = ["Server", "serve"]

TYPES = {".mjs": "text/javascript", ".wasm": "application/wasm", ".whl": "application/zip"}
COMPRESSED = Path("build/bench")


@dataclass
class Server:
    """A running server.

    Attributes:
        address: Where it answers.
        sent: The bytes of each body that it sent since this was cleared, by path.
    """

    address: str
    sent: dict[str, int] = field(default_factory=dict)


def compress(path: Path) -> bytes:
    """Return a file's bytes in brotli's best compression, kept from one run to the next."""
    info = path.stat()
    kept = COMPRESSED / f"{path.name}-{info.st_size}-{info.st_mtime_ns}.br"
    if not kept.exists():
        COMPRESSED.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(brotli.compress(path.read_bytes()))
    return kept.read_bytes()


def find(roots: dict[str, Path], address: str) -> Path | None:
    """Return the file for an address; the longest prefix among the roots decides."""
    address = f"{address}index.html" if address.endswith("/") else address
    prefix = max((p for p in roots if address.startswith(p)), key=len)
    path = roots[prefix] / address.removeprefix(prefix).lstrip("/")
    return path if path.is_file() else None


@contextmanager
def serve(roots: dict[str, Path]) -> Iterator[Server]:
    """Serve folders by address prefix."""

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            address = self.path.partition("?")[0]
            path = find(roots, address)
            body = compress(path) if path else b""
            self.send_response(200 if path else 404)
            kind = TYPES.get(Path(address).suffix) or mimetypes.guess_type(address)[0]
            self.send_header("Content-Type", kind or "text/html")
            self.send_header("Content-Length", str(len(body)))
            if path:
                self.send_header("Content-Encoding", "br")
                self.send_header("Cache-Control", "public, max-age=31536000, immutable")
            self.end_headers()
            self.wfile.write(body)
            server.sent[address] = len(body)

        def log_message(self, *_: object) -> None:
            """Keep the figures free of requests."""

    listener = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server = Server(f"http://127.0.0.1:{listener.server_port}")
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    yield server
    listener.shutdown()
