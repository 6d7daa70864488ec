"""Keeps the list of every address that was ever published, and finds those that lead nowhere now.

`add` adds what the built site has; nothing is ever removed. An address stands for its translations
too.
"""

import json
import sys
from functools import cache
from pathlib import Path
from urllib.parse import urljoin

from published_list import LIST, SHARED, read_published
from selectolax.lexbor import LexborHTMLParser

HEADINGS = "article :is(h1, h2, h3, h4, h5, h6)[id]:not(nav *)"
FILES = ("embed.js", "links.json", "links.schema.json")


def languages_of(site: Path) -> list[str]:
    """Return the languages of a built site, the one at its root first."""
    languages: list[str] = json.loads((site / "links.json").read_text(encoding="utf-8"))[
        "languages"
    ]
    return languages


@cache
def _page(file: Path) -> LexborHTMLParser:
    return LexborHTMLParser(file.read_text(encoding="utf-8"))


def find_addresses(site: Path) -> set[str]:
    """Return every address of a built site, of the pages in the root's language."""
    others = languages_of(site)[1:]
    found = {f"/{name}" for name in FILES if (site / name).exists()}
    for file in site.rglob("index.html"):
        path = file.relative_to(site)
        if path.parts[0] in others:
            continue
        address = "/" + path.as_posix().removesuffix("index.html")
        found.add(address)
        found.update(f"{address}#{node.id}" for node in _page(file).css(HEADINGS))
    return found


def is_resolved(address: str, site: Path) -> bool:
    """Tell whether a file stands at an address and holds its anchor, moves followed."""
    path, _, anchor = address.partition("#")
    file = site / path.lstrip("/")
    if path and not path.endswith("/"):
        return file.is_file()
    file = file / "index.html"
    if not file.is_file():
        return False
    page = _page(file)
    moved = page.css_first("script[data-to]")
    if moved:
        target = urljoin(path, moved.attributes["data-to"])
        return is_resolved(target + (f"#{anchor}" if anchor and "#" not in target else ""), site)
    return not anchor or any(node.id == anchor for node in page.css("[id]"))


def find_lost(published: list[str], site: Path) -> list[str]:
    """Return the published addresses, in every language, that lead nowhere."""
    others = languages_of(site)[1:]
    prefixes = ["", *(f"/{locale}" for locale in others)]
    return [
        prefix + address
        for address in published
        for prefix in ([""] if address.startswith(SHARED) else prefixes)
        if not is_resolved(prefix + address, site)
    ]


def add(site: Path, path: Path = LIST) -> list[str]:
    """Add what the built site has to the list, and return what was new."""
    lines = path.read_text(encoding="utf-8").splitlines()
    heading = [line for line in lines if line.startswith("#")]
    known = set(read_published(path))
    new = find_addresses(site) - known
    path.write_text("\n".join([*heading, *sorted(known | new)]) + "\n", encoding="utf-8")
    return sorted(new)


if __name__ == "__main__":
    added = add(Path(sys.argv[1]))
    print(f"{len(added)} new in {LIST}.", *added, sep="\n  ")
