"""Writes the rules for nginx that answer moved addresses and /go/ before any page loads.

They are made from the built site's links.json and from links/moved.yml, so that the server and the
pages cannot differ.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from addresses import FIRST, localized, page_id
from moved import moved_pages, read_moves

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
if ($churn_moved) {{
    return 301 $churn_moved$is_args$args$churn_anchor;
}}
location {base}/go/ {{
    if ($churn_page) {{
        add_header Vary Accept-Language always;
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


def main(site: Path, target: Path) -> None:
    """Write both files into a folder."""
    links = json.loads((site / "links.json").read_text(encoding="utf-8"))
    target.mkdir(parents=True, exist_ok=True)
    outside, inside = rules(links, read_moves())
    (target / "links-http.conf").write_text(outside, encoding="utf-8")
    (target / "links-server.conf").write_text(inside, encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
