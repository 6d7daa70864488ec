"""Reads pages for what a strict Content-Security-Policy has to know of, and for what it forbids."""

import base64
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser

# A script of one of these types is data, which no browser runs.
DATA = ("application/json", "application/ld+json", "text/touched")
# Attributes that may hold an address.
ADDRESSES = ("href", "src", "action", "formaction", "data", "xlink:href")


@dataclass
class PageCode(HTMLParser):
    """What of a page is code.

    Attributes:
        scripts: The texts of its inline scripts.
        forbidden: What the policy would not let run, or not show as it is meant.
    """

    scripts: list[str] = field(default_factory=list)
    forbidden: list[str] = field(default_factory=list)
    _in_script: bool = False

    def __post_init__(self) -> None:
        """Make the parser ready."""
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note a script, and whatever an attribute would run or style."""
        found = dict(attrs)
        if tag == "script" and "src" not in found and found.get("type") not in DATA:
            self._in_script = True
            self.scripts.append("")
        if tag == "style":
            self.forbidden.append("a <style> element")
        for name, value in attrs:
            code = (value or "").strip().lower().startswith("javascript:")
            if name == "style" or name.startswith("on") or (name in ADDRESSES and code):
                self.forbidden.append(f'{name}="{value}" in a <{tag}>')

    def handle_data(self, data: str) -> None:
        """Take the text of an inline script."""
        if self._in_script:
            self.scripts[-1] += data

    def handle_endtag(self, tag: str) -> None:
        """Note the end of a script."""
        self._in_script = self._in_script and tag != "script"


def read_code(html: str) -> PageCode:
    """Return what of a page is code."""
    code = PageCode()
    code.feed(html)
    code.close()
    return code


def source_of(script: str) -> str:
    """Return a script as a policy names it.

    >>> source_of("")
    "'sha256-47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU='"
    """
    digest = hashlib.sha256(script.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"


def faults(pages: dict[str, PageCode], known: Iterable[str]) -> list[str]:
    """Return what stands in pages and must not.

    Args:
        pages: The code of each page, by its path.
        known: How the inline scripts begin that may stand in pages, each in one wording.
    """
    found = [f"{path}: {what}" for path, code in pages.items() for what in code.forbidden]
    wordings: dict[str, str] = {}
    for path, code in pages.items():
        for script in code.scripts:
            start = next((start for start in known if script.startswith(start)), None)
            if start is None:
                found.append(f"{path}: an inline script that is unknown: {script[:60]!r}")
            elif wordings.setdefault(start, script) != script:
                found.append(f"{path}: the inline script {start!r} differs from other pages'")
    return found
