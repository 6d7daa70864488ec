"""Moved addresses: what is written down wrongly stops the build, and nothing is left behind."""

from pathlib import Path

import pytest
from addresses import Entry
from link_files import forwards, moved_ids
from moved import moved_anchors, moved_pages, read_moves
from old_anchors import mark

ENTRIES = {
    locale: [
        Entry("churn", "term", "churn/", "Churn", ""),
        Entry("leaving", "term", "glossary/leaving/", "Leaving", ""),
    ]
    for locale in ("en", "et")
}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("/churn/: about/", "should look like"),
        ("churn/: https://evil.example", "should look like"),
        ("churn: about/", "should look like"),
        ("churn/#a: about/#a", "within its page"),
    ],
)
def test_address_that_is_written_wrongly_is_named(line: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "moved.yml"
    path.write_text(line)
    with pytest.raises(ValueError, match=reason):
        read_moves(path)


def test_empty_file_moves_nothing(tmp_path: Path) -> None:
    path = tmp_path / "moved.yml"
    path.write_text("# Nothing yet.\n")
    assert read_moves(path) == {}


def test_page_that_moved_twice_leads_straight_to_its_end() -> None:
    assert moved_pages({"a/": "b/", "b/": "c/#d"}) == {"a/": "c/#d", "b/": "c/#d"}


def test_circle_is_refused() -> None:
    with pytest.raises(ValueError, match="circle"):
        moved_pages({"a/": "b/", "b/": "a/"})


@pytest.mark.parametrize(("old", "new"), [("old/", "nowhere/"), ("churn/", "glossary/leaving/")])
def test_move_that_leads_nowhere_or_from_a_page_is_refused(old: str, new: str) -> None:
    with pytest.raises(ValueError, match=r"no page|is a page"):
        list(forwards({old: new}, ENTRIES))


def test_renamed_term_keeps_its_frame_and_its_link_for_all_languages() -> None:
    moves = {"glossary/attrition/": "glossary/leaving/"}
    found = {item["page"]: item["url"] for item in forwards(moves, ENTRIES)}
    assert found == {
        "glossary/attrition/": "../leaving/",
        "embed/term/attrition/": "../leaving/",
        "et/glossary/attrition/": "../leaving/",
        "et/embed/term/attrition/": "../leaving/",
    }
    assert moved_ids(moves) == {"attrition": "leaving"}


def test_old_name_of_a_heading_needs_the_new_one() -> None:
    assert moved_anchors({"churn/#a": "churn/#b", "about/#a": "about/#c"}, "churn/") == {"a": "b"}
    with pytest.raises(ValueError, match="no heading"):
        mark('<h2 id="other">Why</h2>', {"a": "b"})
