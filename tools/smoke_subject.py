"""What the smoke test knows of the site that it tries, by what the site says of itself."""

import json
import re
from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from remote import Answer, RemoteSite

AT_ONCE = 8
"""As many as a browser would open."""
LISTED = re.compile(r"self\.RELEASE=(.*);\n")


class NotOursError(Exception):
    """What answers is not this site; the message says what was missed."""


@dataclass
class Subject:
    """A site that is tried.

    Args:
        site: Where it is.
        without: Encodings that its server need not know.

    Raises:
        NotOursError: It has no links.json.
    """

    site: RemoteSite
    without: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Read its list of links."""
        answer = self.site.get("links.json")
        try:
            self.links: dict[str, Any] = json.loads(answer.body)
            self.languages: tuple[str, ...] = tuple(self.links["languages"])
        except (ValueError, KeyError, TypeError):
            raise NotOursError(
                f"{self.site.url}links.json is no list of links (the answer was {answer.status}). "
                "Give the address of the site's first page, with its path."
            ) from None

    @property
    def prefixes(self) -> dict[str, str]:
        """Where the pages of each language are; those of the first are at the top."""
        first, *others = self.languages
        return {first: ""} | {language: f"{language}/" for language in others}

    @cached_property
    def listed(self) -> dict[str, str]:
        """The files that its service worker lists, with the beginning of their content's hash."""
        found = LISTED.match(self.site.get("service-worker.js").text)
        groups = json.loads(found[1])["groups"] if found else {}
        return {path: digest for files in groups.values() for path, digest in files.items()}

    def find(self, ending: str) -> str:
        """Return the listed file that ends so; nothing when there is none."""
        return next((path for path in self.listed if path.endswith(ending)), "")

    def get_all(self, paths: Iterable[str]) -> dict[str, Answer]:
        """Ask for many paths, several at once; redirects are followed."""
        listed = list(dict.fromkeys(paths))
        with ThreadPoolExecutor(AT_ONCE) as pool:
            return dict(zip(listed, pool.map(self.site.follow, listed), strict=True))

    def notes(self) -> Iterable[str]:
        """Yield what is no fault, and may still be unwanted."""
        built_for = self.links["links"][0]["languages"][self.languages[0]]["url"]
        if not built_for.startswith(self.site.url):
            yield f"the site was built for {built_for}: build it with SITE_URL={self.site.url}"
        if not self.listed:
            yield "the service worker was withdrawn, or keeps nothing"
        secured = self.site.get("").header("Strict-Transport-Security")
        if self.site.url.startswith("https:") and not secured:
            yield "there is no Strict-Transport-Security"
