"""Each page is right by itself: its front matter is whole, and every heading has an id."""

from pathlib import Path

import pytest
from page_faults import find_page_faults
from pages import PageError
from small_pages import ENGLISH, write_pages

DESCRIPTION = 'description: "What churn is."'
GOOD = ENGLISH.replace(
    DESCRIPTION, 'description: "What churn is, and how to count it."\naliases: []'
)


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def complaints(text: str) -> list[str]:
    pages = [page for page in write_pages(en=text) if page.language == "en"]
    return [str(fault) for fault in find_page_faults(pages)]


def test_whole_page_is_no_fault() -> None:
    assert complaints(GOOD) == []


# What stands in a page in place of what, and the complaint that comes of it.
FAULTS = {
    "no title": ("title: Churn\n", "", ":1: no title in its front matter: write it"),
    "empty title": ("title: Churn", "title:", ":2: title is empty or no text: write it"),
    "number as title": ("title: Churn", "title: 404", ":2: title is empty or no text"),
    "short description": (", and how to count it", "", ":3: description has 14 characters: write"),
    "long description": ("What churn", "What " * 40, ":3: description has 225 characters: write"),
    "no list": ("aliases: []", "aliases: attrition", ":4: aliases is no list: write it like"),
    "another date": ("2026-01-02", "2.1.2026", ":6: updated is no date: write it like 2026-01-31"),
    "key twice": ("see_also", "title: Loss\nsee_also", ":5: title stands twice: remove one"),
    "no id": (" { #count }", "", ":14: the heading has no id: end it in { #like-this }"),
    "id without spaces": ("{ #count }", "{#count}", ":14: the heading has no id"),
}


@pytest.mark.parametrize(("old", "new", "complaint"), FAULTS.values(), ids=FAULTS.keys())
def test_fault_is_named(old: str, new: str, complaint: str) -> None:
    assert old in GOOD
    [line] = complaints(GOOD.replace(old, new))
    assert line.startswith(f"docs/en/churn.md{complaint}")


def test_code_has_no_headings() -> None:
    assert complaints(GOOD + "\n```sh\n# A comment\n```\n") == []


def test_byte_order_mark_is_named() -> None:
    with pytest.raises(PageError, match=r"^docs/en/churn\.md:1: begins with a byte order mark"):
        write_pages(en="\ufeff" + ENGLISH)
