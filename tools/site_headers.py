"""Tells which headers each file of the site is sent with, by the table deploy/headers.toml."""

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from functools import cached_property
from pathlib import Path
from typing import Any

from inline_scripts import PageCode, faults, read_code, source_of

TABLE = Path("deploy/headers.toml")
# nginx sends them in the place of the files that they were made of.
COPIES = (".br", ".gz")
POLICY = "Content-Security-Policy"

Headers = dict[str, str]


class HeaderError(Exception):
    """A page holds what the headers would not let it do; the message says where."""


@dataclass
class SiteHeaders:
    """The headers of a built site.

    Args:
        site: Its folder.
        table: The table, as it was read.
        languages: Those that have a folder of their own.
    """

    site: Path
    table: dict[str, Any]
    languages: tuple[str, ...]

    @cached_property
    def pages(self) -> dict[str, PageCode]:
        """The code of each page, by its path.

        Raises:
            HeaderError: A page holds what the policy forbids.
        """
        found = {name: read_code(self._text(name)) for name in self.files if _is_page(name)}
        wrong = faults(found, self.table["inline"].values())
        if wrong:
            raise HeaderError("\n".join(["The policy of deploy/headers.toml forbids:", *wrong]))
        return found

    @cached_property
    def files(self) -> list[str]:
        """The paths of all files, in a lasting order; compressed copies go by their originals."""
        found = (path for path in self.site.rglob("*") if path.is_file() and not _is_copy(path))
        return sorted(path.relative_to(self.site).as_posix() for path in found)

    @cached_property
    def default(self) -> Headers:
        """What is sent with what is no file: redirects, and addresses that lead nowhere."""
        return self._answer(self.table["headers"], self.table["policy"], [])

    def of(self, name: str) -> Headers:
        """Return the headers of a file."""
        headers, policy = dict(self.table["headers"]), dict(self.table["policy"])
        for exception in self.table["exception"]:
            if self._fits(name, exception):
                headers |= exception.get("headers", {})
                policy |= exception.get("policy", {})
        page = self.pages.get(name)
        return self._answer(headers, policy, page.scripts if page else [])

    def by_file(self) -> dict[str, Headers]:
        """Return the headers of every file, by its path."""
        return {name: self.of(name) for name in self.files}

    def _fits(self, name: str, exception: dict[str, Any]) -> bool:
        first, _, rest = name.partition("/")
        path = rest if first in self.languages else name
        if any(fnmatchcase(path, pattern) for pattern in exception.get("paths", ())):
            return True
        text: str | None = exception.get("pages_with")
        return text is not None and name in self.pages and text in self._text(name)

    def _text(self, name: str) -> str:
        return (self.site / name).read_text(encoding="utf-8")

    @staticmethod
    def _answer(headers: Headers, policy: Headers, scripts: list[str]) -> Headers:
        inline = " ".join(dict.fromkeys(source_of(script) for script in scripts))
        directives = [
            f"{name} {sources.replace('{inline}', inline)}".strip()
            for name, sources in policy.items()
        ]
        answer = headers | {POLICY: "; ".join(directives)}
        return {name: " ".join(value.split()) for name, value in answer.items()}


def _is_page(name: str) -> bool:
    return name.endswith(".html")


def _is_copy(path: Path) -> bool:
    return path.suffix in COPIES and path.with_suffix("").exists()


def read_headers(site: Path, languages: tuple[str, ...], table: Path = TABLE) -> SiteHeaders:
    """Return the headers of a built site by the project's table."""
    return SiteHeaders(site, tomllib.loads(table.read_text(encoding="utf-8")), languages)
