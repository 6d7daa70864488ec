"""Writes the rules for nginx: moved addresses and /go/ answered before any page loads, and headers.

They are made from the built site and its links.json, from links/moved.yml and deploy/headers.toml,
so that the server and the pages cannot differ. Hosts that read _headers find that in the site.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from addresses import FIRST, localized, page_id
from header_rules import hosted_headers, nginx_rules
from moved import moved_pages, read_moves
from page_rules import page_rules
from site_headers import HeaderError, Headers, SiteHeaders, read_headers

HOST_FILES = ("_headers", "_redirects")

OUTSIDE = """\
# Made by make. Include this file inside `http`, and links-server.conf inside `server`.
map $uri $churn_moved {{
    default "";
{moved}}}
map $uri $churn_anchor {{
    default "";
{anchors}}}
map $uri $churn_page {{
    default "";
{pages}}}
# The first language in the reader's list that the site has; servers cannot see what was remembered.
map $http_accept_language $churn_accepted {{
    default {first};
    "~*^(?:\\s*+(?!(?:{any})\\b)[^,]*,)*+\\s*+(?<churn_code>{any})\\b" $churn_code;
}}
map $arg_lang $churn_language {{
    default $churn_accepted;
{languages}}}
map $churn_language $churn_prefix {{
    default "{base}";
{prefixes}}}
# The query without `lang`.
map $args $churn_query {{
    default $is_args$args;
    "~^lang=[^&]*$" "";
    "~^lang=[^&]*&(?<churn_rest>.*)$" "?$churn_rest";
    "~^(?<churn_before>.*?)&lang=[^&]*(?<churn_after>(?:&.*)?)$" "?$churn_before$churn_after";
}}
"""

INSIDE = """\
# Made by make. Include this file inside `server`.
absolute_redirect off;
# It is added here, since a location that adds a header loses those of the server.
set $churn_vary "";
add_header Vary $churn_vary always;
if ($churn_moved) {{
    return 301 $churn_moved$is_args$args$churn_anchor;
}}
location {base}/go/ {{
    if ($churn_page) {{
        set $churn_vary Accept-Language;
        return 302 $churn_prefix$churn_page$churn_query;
    }}
}}
"""


def rules(links: dict[str, Any], moves: dict[str, str]) -> tuple[str, str]:
    """Return both files, for a site with these links and these moved pages."""
    languages = links["languages"]
    base, pages = "", []
    for link in links["links"]:
        if link["kind"] == "question":
            continue
        here = urlsplit(link["go"]).path
        base = here.removesuffix(f"/go/{link['id']}/")
        page = urlsplit(link["languages"][FIRST]["url"]).path.removeprefix(base)
        pages += [(here, page), (here.rstrip("/"), page)]
    moved = [
        (f"{base}/{localized(old, locale)}", f"{base}/{localized(new, locale)}".partition("#"))
        for locale in languages
        for old, new in moved_pages(moves).items()
    ]
    for old, new in moved_pages(moves).items():
        here, page = f"{base}/go/{page_id(old.rstrip('/'))}/", "/" + new.partition("#")[0]
        pages += [(here, page), (here.rstrip("/"), page)]
    outside = OUTSIDE.format(
        moved=_rows((old, new) for old, (new, _, _) in moved),
        anchors=_rows((old, f"#{anchor}") for old, (_, _, anchor) in moved if anchor),
        pages=_rows(dict(reversed(pages)).items()),
        first=FIRST,
        any="|".join(languages),
        languages=_rows((locale, locale) for locale in languages),
        base=base,
        prefixes=_rows((locale, f"{base}/{locale}") for locale in languages if locale != FIRST),
    )
    return outside, INSIDE.format(base=base)


def _rows(pairs: Iterable[tuple[str, str]]) -> str:
    return "".join(f'    "{key}" "{value}";\n' for key, value in pairs)


def read_site(site: Path) -> tuple[SiteHeaders, dict[str, Any]]:
    """Return the headers of a built site, and its list of links."""
    links = json.loads((site / "links.json").read_text(encoding="utf-8"))
    return read_headers(site, tuple(links["languages"])), links


def published(site: Path) -> tuple[SiteHeaders, dict[str, Headers], dict[str, Any], str]:
    """Return a site's headers, those of each file, its list of links, and the path it is below."""
    headers, links = read_site(site)
    # Hosts keep these two files to themselves.
    files = {name: sent for name, sent in headers.by_file().items() if name not in HOST_FILES}
    return headers, files, links, base_of(links)


def base_of(links: dict[str, Any]) -> str:
    """Return the path that a site stands below, by its list of links; empty for a whole host."""
    address: str = links["links"][0]["go"]
    return urlsplit(address).path.partition("/go/")[0]


def write_nginx(site: Path, target: Path, moves: dict[str, str]) -> None:
    """Write what nginx is to include."""
    headers, files, links, base = published(site)
    written = dict(zip(("links-http", "links-server"), rules(links, moves), strict=True))
    sent = nginx_rules(files, headers.default, base)
    written |= dict(zip(("headers-http", "headers-server"), sent, strict=True))
    others = [language for language in links["languages"] if language != FIRST]
    written["pages-server"] = page_rules(others, base)
    target.mkdir(parents=True, exist_ok=True)
    for name, text in written.items():
        (target / f"{name}.conf").write_text(text, encoding="utf-8")


def write_hosted(site: Path) -> None:
    """Write _headers into the site, for hosts that read it."""
    _, files, _, base = published(site)
    (site / "_headers").write_text(hosted_headers(files, base), encoding="utf-8")


if __name__ == "__main__":
    try:
        write_hosted(Path(sys.argv[1]))
        write_nginx(Path(sys.argv[1]), Path(sys.argv[2]), read_moves())
    except HeaderError as error:
        sys.exit(str(error))
