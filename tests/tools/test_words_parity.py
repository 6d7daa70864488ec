"""Each page has the same parts in every language; what differs is named with file and line."""

from pathlib import Path

import pytest
from pages import read_pages
from parity import find_parity_faults
from small_pages import ENGLISH, TEXTS, write_pages


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def complaints(**changed: str) -> list[str]:
    return [str(fault) for fault in find_parity_faults(write_pages(**changed))]


def test_same_parts_are_no_fault() -> None:
    assert complaints() == []


# What stands in a translation in place of what, and the complaint that comes of it.
FAULTS = {
    "another id": ("{ #count }", "{ #counting }", ":13: the heading #counting stands where"),
    "no id": ("{ #count }", "", ":15: the page's end stands where English has #count"),
    "id twice": ("{ #count }", "{ #churn }", ":13: the id churn stands twice"),
    "another address": ("lost=20)", "lost=21)", ":11: calculator.md?start=400&lost=21 is no link"),
    "missing address": ("](calculator.md?start=400&lost=20)", "]", ":8: the link calculator.md?"),
    "another level": ("\n## ", "\n### ", ":13: #count is ### here: write ##"),
    "bare address": ("\n## ", "\n<https://x.example/>\n## ", ":13: https://x.example/ is no link"),
    "another source": ("source.example/", "other.example/", ":11: https://other.example/ is no"),
    "another number": ("lost=20 }}", "lost=30 }}", ":10: {{ churn_rate start=400 lost=30 }} is"),
    "another see also": ("[home]", "[faq]", ":4: see_also differs from docs/en/churn.md"),
    "no date": ("updated: 2026-01-02\n", "", ":1: no updated in its front matter"),
    "a key of its own": ("see_also", "calculator: seen\nsee_also", ":4: calculator is no key of"),
}


@pytest.mark.parametrize("language", ["el", "et"])
@pytest.mark.parametrize(("old", "new", "complaint"), FAULTS.values(), ids=FAULTS.keys())
def test_difference_is_named(language: str, old: str, new: str, complaint: str) -> None:
    assert old in TEXTS[language]
    found = complaints(**{language: TEXTS[language].replace(old, new)})
    assert any(line.startswith(f"docs/{language}/churn.md{complaint}") for line in found), found
    assert all(line.startswith(f"docs/{language}/") for line in found)


def test_number_that_stands_once_less_is_missing() -> None:
    macro = "{{ churn_rate start=400 lost=20 }}"
    head, _, tail = TEXTS["et"].rpartition(macro)
    [line] = complaints(et=f"{head}5%{tail}")
    assert (
        line
        == f"docs/et/churn.md:13: the computed number {macro} is missing (see docs/en/churn.md:15)"
    )


def test_page_missing_in_a_language_is_named_with_the_command() -> None:
    write_pages()
    Path("docs/et/churn.md").unlink()
    Path("docs/et/other.md").write_text(TEXTS["et"])
    found = [str(fault) for fault in find_parity_faults(read_pages())]
    assert found == [
        "docs/et/other.md: there is no such English page: write it, or remove this",
        "docs/et/churn.md: this page is missing: translate docs/en/churn.md; "
        "`make translations NEW=et/churn` copies it",
    ]


def test_page_that_says_it_is_stale_may_differ() -> None:
    english = ENGLISH + "\n## New { #new }\n\n[Link](https://new.example/)\n"
    stale = {
        language: TEXTS[language].replace("---\n", "---\nstale: true\n", 1)
        for language in ("el", "et")
    }
    assert complaints(en=english, **stale) == []
    assert complaints(en=english)
