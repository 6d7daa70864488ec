"""Lets a browser keep files while serving as long as it may later; owns no part of a page."""

import json
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.livereload import LiveReloadServer

# The server that publishes the site is set up from the same table.
CACHING = Path("deploy/caching.json")

Application = Callable[[dict[str, Any], Callable[..., Any]], Iterable[bytes]]


def caching_for(path: str, rules: dict[str, str]) -> str:
    """Return the Cache-Control of a path: the rule with the longest beginning of it.

    >>> caching_for("/a/b.js", {"/": "no-cache", "/a/": "immutable"})
    'immutable'
    """
    return rules[max((prefix for prefix in rules if path.startswith(prefix)), key=len)]


def with_caching(application: Application, rules: dict[str, str]) -> Application:
    """Return a WSGI application that says how long what it serves may be kept."""

    def serve(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            caching = ("Cache-Control", caching_for(environ["PATH_INFO"], rules))
            kept = [header for header in headers if header[0].lower() != "cache-control"]
            good = status.startswith("200")
            return start_response(status, [*kept, caching] if good else headers, *rest)

        return application(environ, start)

    return serve


def on_serve(
    server: LiveReloadServer, config: MkDocsConfig, builder: Callable[..., Any]
) -> LiveReloadServer:
    """Put the rules around MkDocs' own server."""
    rules = json.loads(CACHING.read_text(encoding="utf-8"))
    application = server.get_app()
    assert application, "MkDocs' server has no application to put the caching rules around."
    server.set_app(with_caching(application, rules))
    return server
