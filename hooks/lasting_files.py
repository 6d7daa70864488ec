"""Lets a browser keep files while serving as long as it may later; owns no part of a page."""

import tomllib
from collections.abc import Callable, Iterable
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

# The server that publishes the site is set up from the same table.
TABLE = Path("deploy/headers.toml")
CACHING = "Cache-Control"

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def caching_for(path: str, table: dict[str, Any]) -> str:
    """Return the Cache-Control of a path, by the table of headers.

    >>> lasting = {"paths": ["a/*"], "headers": {"Cache-Control": "immutable"}}
    >>> caching_for("/a/b.js", {"headers": {"Cache-Control": "no-cache"}, "exception": [lasting]})
    'immutable'
    """
    caching: str = table["headers"][CACHING]
    for exception in table["exception"]:
        if any(fnmatchcase(path.lstrip("/"), each) for each in exception.get("paths", ())):
            caching = exception.get("headers", {}).get(CACHING, caching)
    return caching


def with_caching(application: Application, table: dict[str, Any]) -> Application:
    """Return a WSGI application that says how long what it serves may be kept."""

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            caching = (CACHING, caching_for(environ["PATH_INFO"], table))
            kept = [header for header in headers if header[0].lower() != "cache-control"]
            good = status.startswith("200")
            return start_response(status, [*kept, caching] if good else headers, *rest)

        return application(environ, start)

    return serve


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
) -> LiveReloadServer:
    """Put the rules around MkDocs' own server."""
    table = tomllib.loads(TABLE.read_text(encoding="utf-8"))
    application = server.get_app()
    assert application, "MkDocs' server has no application to put the caching rules around."
    server.set_app(with_caching(application, table))
    return server
