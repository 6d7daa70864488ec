"""The list of terms has every page's term, by the name that the page has."""

from pathlib import Path

import pytest
from check_words import find_term_faults
from pages import read_pages
from small_pages import TEXTS, write_pages
from terms import Endings, read_terms

TERMS = """
[endings]
et = { all = ["s"], last = ["ga"] }

[churn]
note = "why"
source = "where"
[churn.en]
preferred = "churn"
[churn.el]
preferred = "απώλεια"
forms = ["απώλειας"]
[churn.et]
preferred = "voolavus"
forms = ["voolavuse+"]
avoid = ["loksumi*"]
"""


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("translations").mkdir()
    Path("translations/terms.toml").write_text(TERMS)


def complaints() -> list[str]:
    return [str(fault) for fault in find_term_faults(read_pages())]


def test_terms_that_are_titles_pass() -> None:
    write_pages()
    assert complaints() == []


def test_title_may_carry_its_acronym() -> None:
    write_pages(en=TEXTS["en"].replace("title: Churn", "title: Churn (CR)"))
    assert complaints() == []


def test_other_title_is_named() -> None:
    write_pages(et=TEXTS["et"].replace("title: Voolavus", "title: Lahkumine"))
    [line] = complaints()
    assert line.startswith("docs/et/churn.md:2: the title “Lahkumine” is not the term in")


def test_glossary_page_without_a_term_is_named() -> None:
    write_pages("glossary/new.md")
    assert set(complaints()) == {"translations/terms.toml: new has a page but no entry: add [new]"}


def test_term_without_a_word_in_a_language_is_named() -> None:
    write_pages(lv=TEXTS["en"])
    assert complaints() == ["translations/terms.toml: churn has no word in lv: add it"]


def test_forms_are_written_out_with_the_endings() -> None:
    term = read_terms()["churn"]
    assert term.spellings("et") == ("voolavusega", "voolavuses", "voolavuse", "voolavus")
    assert term.spellings("el") == ("απώλειας", "απώλεια")
    assert term.spellings("lv") == ()


def test_last_endings_leave_the_words_before_alone() -> None:
    assert list(Endings(("s",), ("ga",)).write_out("hea+ sõna+")) == [
        *("hea sõna", "heas sõnas", "hea sõnaga")
    ]


def test_term_that_lacks_a_key_is_named() -> None:
    Path("translations/terms.toml").write_text(TERMS.replace('note = "why"', ""))
    with pytest.raises(ValueError, match="churn has no 'note'"):
        read_terms()
