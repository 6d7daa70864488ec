"""What can be wrong with a page by itself: its front matter, and headings without an id."""

import re
from collections.abc import Iterable, Iterator
from datetime import date

from fault import Fault
from pages import REFERENCE, Page

# The other languages are compared with the English page, which itself must have these.
REQUIRED = ("title", "description", "aliases", "see_also", "updated")
LISTS = ("aliases", "see_also")
# Search engines cut a description that is longer, and pass over one that says nothing.
DESCRIPTION = range(31, 160)

_KEY = re.compile(r"^(?P<key>\w+):", re.MULTILINE)


def find_page_faults(pages: Iterable[Page]) -> Iterator[Fault]:
    """Find what is wrong with each page, whatever the others are like."""
    for page in pages:
        yield from find_missing_keys(page)
        yield from find_double_keys(page)
        yield from find_wrong_values(page)
        for line in page.bare_headings():
            yield Fault(page.path, line, "the heading has no id: end it in { #like-this }")


def find_missing_keys(page: Page) -> Iterator[Fault]:
    """Find keys that an English page lacks."""
    for key in REQUIRED if page.language == REFERENCE else ():
        if key not in page.meta:
            yield Fault(page.path, 1, f"no {key} in its front matter: write it")


def find_double_keys(page: Page) -> Iterator[Fault]:
    """Find keys that stand twice, after a merge say: YAML silently takes the last."""
    seen: set[str] = set()
    for number, line in enumerate(page.front.splitlines(), start=2):
        found = _KEY.match(line)
        if found and found["key"] in seen:
            yield Fault(page.path, number, f"{found['key']} stands twice: remove one")
        seen |= {found["key"]} if found else set()


def find_wrong_values(page: Page) -> Iterator[Fault]:
    """Find keys whose value is of no use."""
    for key in REQUIRED:
        if key in page.meta and (advice := describe_value(key, page.meta[key])):
            yield Fault(page.path, page.key_line(key), f"{key} {advice}")


def describe_value(key: str, value: object) -> str:
    """Say what is wrong with a key's value; nothing when it is right.

    >>> describe_value("updated", "1.2.2026"), describe_value("aliases", [])
    ('is no date: write it like 2026-01-31', '')
    """
    if key == "updated":
        return "" if isinstance(value, date) else "is no date: write it like 2026-01-31"
    if key in LISTS:
        return "" if isinstance(value, list) else "is no list: write it like [one, two]"
    if not isinstance(value, str) or not value.strip():
        return "is empty or no text: write it, in quotes if it is a number or holds a colon"
    if key == "description" and len(value) not in DESCRIPTION:
        return f"has {len(value)} characters: write {DESCRIPTION[0]} to {DESCRIPTION[-1]}"
    return ""
