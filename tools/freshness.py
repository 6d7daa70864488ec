"""Tells which translations were made from an older English page, and which dates are behind.

A translated page names, as `source` in its front matter, the hash of the English words that it was
made from. translations/reviewed.json keeps, for each page, the hash of its own words and the date
that it carried then, so that words cannot change without the date.
"""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path

from fault import Fault
from pages import REFERENCE, Page

REVIEWED = Path("translations/reviewed.json")
HASH_LENGTH = 12
# What `stale` says of a page that is English still; any other value says that it is behind.
UNTRANSLATED = "untranslated"
# By page, such as el/faq: the hash of its words and the date that it carries with them.
Reviewed = dict[str, tuple[str, str]]


def hash_words(page: Page) -> str:
    """Return the first digits of the SHA-256 of what a reader reads: title, description, body."""
    lines = [str(page.meta.get(key, "")).strip() for key in ("title", "description")]
    lines += [line.rstrip() for line in page.body.strip().splitlines()]
    return hashlib.sha256("\n".join(lines).encode()).hexdigest()[:HASH_LENGTH]


def read_reviewed(path: Path = REVIEWED) -> Reviewed:
    """Read what was recorded; nothing when there is no file yet."""
    if not path.exists():
        return {}
    data = json.loads(path.read_text(encoding="utf-8"))
    return {name: (words, updated) for name, (words, updated) in data.items()}


def write_reviewed(reviewed: Reviewed, path: Path = REVIEWED) -> None:
    """Write one page a line, in order, so that two branches seldom touch the same line."""
    lines = (
        f"  {json.dumps(name)}: {json.dumps(list(entry))}"
        for name, entry in sorted(reviewed.items())
    )
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def is_behind(page: Page, english: Page) -> bool:
    """Tell whether the English words are others than those that the page was made from."""
    return str(page.meta.get("source", "")) != hash_words(english)


def find_freshness_faults(pages: list[Page], reviewed: Reviewed) -> Iterator[Fault]:
    """Find stale translations, and pages whose words changed but not their date."""
    english = {page.name: page for page in pages if page.language == REFERENCE}
    for page in pages:
        if page.language != REFERENCE and page.name in english:
            yield from find_stale(page, english[page.name])
        yield from find_unreviewed(page, reviewed)
    for name in reviewed.keys() - {page.short for page in pages}:
        yield Fault(REVIEWED, 0, f"{name} is no page any more: run `make translations ACCEPT=gone`")


def find_stale(page: Page, english: Page) -> Iterator[Fault]:
    """Find whether a translation is behind the English page and does not say so."""
    line, stale = page.key_line("source"), page.meta.get("stale")
    accept = f"`make translations ACCEPT={page.short}`"
    if "source" not in page.meta:
        yield Fault(page.path, line, f"no source in its front matter: {accept} records it")
    elif stale == UNTRANSLATED and is_behind(page, english):
        new = f"`make translations NEW={page.short}`"
        yield Fault(page.path, line, f"{english.path} has changed: {new} copies it again")
    elif not stale and is_behind(page, english):
        yield Fault(
            page.path,
            line,
            f"{english.path} has changed since this translation: `make translations` shows how; "
            f"then {accept}, or write `stale: true` in its front matter",
        )
    elif stale and stale != UNTRANSLATED and not is_behind(page, english):
        yield Fault(page.path, page.key_line("stale"), "it is not stale any more: remove the line")


def find_unreviewed(page: Page, reviewed: Reviewed) -> Iterator[Fault]:
    """Find whether a page's words are not the recorded ones, or the date is not."""
    words, updated = hash_words(page), str(page.meta.get("updated", ""))
    accept = f"`make translations ACCEPT={page.short}`"
    if page.short not in reviewed:
        yield Fault(page.path, 0, f"its words are not recorded yet: {accept} does it")
        return
    known, date = reviewed[page.short]
    if words != known and updated == date:
        yield Fault(
            page.path,
            page.key_line("updated"),
            f"the words changed but not the date: {accept} writes today's and records both",
        )
    elif (words, updated) != (known, date):
        yield Fault(page.path, page.key_line("updated"), f"words or date changed: {accept}")
