"""Nothing that a page loads, sends or runs names another host: the readers' browsers ask only ours."""

import re
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest
import tinycss2
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from selectolax.lexbor import LexborNode as Node

from tests.conftest import ROOT

HERE = "https://churn.example"
LOADING = ("src", "srcset", "poster", "data", "action", "formaction", "ping", "background")
# A browser asks the hosts of these links by itself.
FETCHED = {
    "stylesheet", "icon", "apple-touch-icon", "mask-icon", "manifest", "preload", "modulepreload",
    "prefetch", "preconnect", "dns-prefetch", "prerender",
}  # fmt: skip
# The names of languages that markup is written in are no addresses.
NAMES = {"http://www.w3.org/2000/svg", "http://www.w3.org/1998/Math/MathML"}


def addresses(node: Node) -> Iterator[str]:
    """Yield what a browser asks for when it meets an element."""
    attributes = {name: value or "" for name, value in node.attributes.items()}
    for name in LOADING:
        if name in attributes:
            parts = attributes[name].split(",") if name == "srcset" else [attributes[name]]
            yield from (part.split()[0] for part in parts if part.strip())
    if node.tag == "link" and FETCHED & set(attributes.get("rel", "").lower().split()):
        yield attributes.get("href", "")
    if node.tag in ("use", "image"):
        yield from (attributes[name] for name in ("href", "xlink:href") if name in attributes)
    if node.tag == "base":
        yield attributes.get("href", "")
    if node.tag == "meta" and attributes.get("http-equiv", "").lower() == "refresh":
        yield attributes.get("content", "").partition("url=")[2]


def leaves(address: str) -> bool:
    url = urlsplit(urljoin(f"{HERE}/page/", address))
    return url.scheme != "data" and f"{url.scheme}://{url.netloc}" != HERE


def test_no_page_loads_or_sends_anything_elsewhere(site: Path) -> None:
    pages = sorted(site.rglob("*.html"))
    seen = 0
    for page in pages:
        for node in HTMLParser(page.read_text()).css("*"):
            for address in addresses(node):
                seen += 1
                assert not leaves(address), f"{page}: <{node.tag}> asks for {address}"
    # Each page has a sheet, an icon and a script at least.
    assert seen > 2 * len(pages)


def asked_by(tokens: list[tinycss2.ast.Node]) -> Iterator[str]:
    for token in tokens:
        if token.type == "url":
            yield token.value
        if token.type == "function" and token.lower_name in ("url", "image-set"):
            yield from (part.value for part in token.arguments if part.type == "string")
        if token.type == "at-rule" and token.lower_at_keyword == "import":
            yield from (part.value for part in token.prelude if part.type in ("string", "url"))
        for inner in ("prelude", "content", "arguments"):
            yield from asked_by(getattr(token, inner, None) or [])


def test_no_style_sheet_loads_anything_elsewhere(site: Path) -> None:
    sheets = sorted(site.rglob("*.css"))
    assert len(sheets) > 1
    for sheet in sheets:
        found = list(asked_by(tinycss2.parse_stylesheet(sheet.read_text(), skip_comments=True)))
        assert not [address for address in found if leaves(address)], sheet


@pytest.mark.parametrize("pattern", ["theme/**/*.js", "theme/**/*.svg", "docs/**/*.svg"])
def test_no_script_or_drawing_of_ours_names_another_host(pattern: str) -> None:
    for file in ROOT.glob(pattern):
        found = set(re.findall(r"""(?:https?:|wss?:)?//[\w-]+\.[^\s"'`<>)]*""", file.read_text()))
        assert not found - NAMES, file
