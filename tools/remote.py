"""Asks a published site as a browser would, one address at a time, with Python alone."""

import http.client
import ssl
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import NamedTuple
from urllib.parse import SplitResult, urljoin, urlsplit

SECONDS = 20
TURNS = 5
"""So many redirects are followed; more go round in a circle."""


class UnreachableError(Exception):
    """Nothing answers at an address; the message says what was tried."""


class Answer(NamedTuple):
    """What a server answered, with the names of headers as they were written."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    @property
    def text(self) -> str:
        """The body of a page."""
        return self.body.decode("utf-8", "replace")

    def header(self, name: str) -> str:
        """Return all values of a header as one; nothing when it is absent."""
        return ", ".join(self.headers.get_all(name, []))


@dataclass
class RemoteSite:
    """A site somewhere; paths are given from its first page, such as ``el/faq/``.

    Args:
        url: The address of its first page.
    """

    url: str
    _parts: SplitResult = field(init=False)
    _kept: dict[str, Answer] = field(default_factory=dict)
    _own: threading.local = field(default_factory=threading.local)

    def __post_init__(self) -> None:
        """Take the address apart.

        Raises:
            UnreachableError: It is no address of a site.
        """
        self.url = self.url.rstrip("/") + "/"
        parts = urlsplit(self.url)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise UnreachableError(f"{self.url} is no address such as https://churn.example/")
        self._parts = parts

    def get(self, path: str) -> Answer:
        """Return the plain answer for a path; it is asked for once."""
        if path not in self._kept:
            self._kept[path] = self.ask(path)
        return self._kept[path]

    def ask(self, path: str, **headers: str) -> Answer:
        """Ask for a path with these headers; redirects are not followed.

        Raises:
            UnreachableError: No answer came.
        """
        sent = {name.replace("_", "-"): value for name, value in headers.items()}
        sent = {"Accept-Encoding": "identity"} | sent
        try:
            return self._once(path, sent)
        except (OSError, http.client.HTTPException):
            # A server may close a connection that was idle, so it is tried anew once.
            self._own.connection = None
        try:
            return self._once(path, sent)
        except (OSError, http.client.HTTPException) as error:
            raise UnreachableError(f"{self.url}{path} does not answer: {error!r}") from error

    def follow(self, path: str) -> Answer:
        """Return where a path leads to in the end, redirects within the site followed."""
        answer = self.get(path)
        for _ in range(TURNS):
            if answer.status not in (301, 302, 303, 307, 308):
                break
            path = self.path_of(urljoin(self.url + path, answer.header("Location")))
            answer = self.get(path)
        return answer

    def path_of(self, address: str) -> str:
        """Return the path of one of the site's addresses, whichever host it names."""
        parts = urlsplit(address)
        path = parts.path.removeprefix(self._parts.path)
        return path.lstrip("/") + (f"?{parts.query}" if parts.query else "")

    def _once(self, path: str, headers: dict[str, str]) -> Answer:
        connection = getattr(self._own, "connection", None) or self._connect()
        self._own.connection = connection
        connection.request("GET", self._parts.path + path, headers=headers)
        answer = connection.getresponse()
        return Answer(HTTPStatus(answer.status), answer.headers, answer.read())

    def _connect(self) -> http.client.HTTPConnection:
        host, port = self._parts.hostname or "", self._parts.port
        if self._parts.scheme == "http":
            return http.client.HTTPConnection(host, port, timeout=SECONDS)
        context = ssl.create_default_context()
        return http.client.HTTPSConnection(host, port, timeout=SECONDS, context=context)
