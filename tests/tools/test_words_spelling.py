"""Wrong words are named in every language; right ones, names and listed words pass."""

from pathlib import Path

import pytest
from prose import Passage
from spelling import DICTIONARIES, find_spelling_faults, read_list

GOOD = {
    "en": "The churn rate of Netflix’s customers, annualised, isn’t a favourite; MRR and SaaS are.",
    "el": "Η απώλεια πελατών, η κοόρτη και ο χρόνος ημιζωής: τα έσοδά σας, οι άνθρωποί σας.",
    "et": "Kliendivoolavus ja lahkumismäär Wilsoni valemiga: MRR-i, 1000-ga, (churn).",
}
BAD = {
    "en": ("custmer", "retension", "recieve", "anual", "favorit", "seperate"),
    "el": ("πελάτησσα", "απόλεια", "ποσοστο", "διατήριση", "δωθεί", "ανοίκει", "έσόδα"),
    "et": ("klijent", "lahkumismaar", "registeerumine", "protsentt", "kuuu", "tulmus"),
}


def spell(language: str, text: str, section: str = "") -> list[str]:
    passage = Passage(Path(f"docs/{language}/x.md"), 7, language, text, section)
    return [str(fault) for fault in find_spelling_faults([passage])]


@pytest.mark.parametrize("language", GOOD)
def test_right_words_pass(language: str) -> None:
    assert spell(language, GOOD[language].replace("(churn).", "(churn).")) == []


@pytest.mark.parametrize(("language", "word"), [(c, word) for c in BAD for word in BAD[c]])
def test_wrong_word_is_named_with_its_place_and_its_list(language: str, word: str) -> None:
    [line] = spell(language, f"{word}.")
    assert line.startswith(f"docs/{language}/x.md:7: “{word}” is ")
    assert f".{language}.txt" in line


@pytest.mark.parametrize("word", ["klientiga", "kuumärasid", "konttrollida", "tasuund"])
def test_word_joined_by_accident_is_named(word: str) -> None:
    [line] = spell("et", word)
    assert "is joined of words that no list of ours joins so" in line
    assert "translations/compounds.et.txt" in line


def test_english_in_estonian_must_be_bracketed_and_spelled() -> None:
    assert spell("et", "Määr (churn rate)") == []
    assert len(spell("et", "Määr (churn raet)")) == 1
    assert spell("et", "churn rate")
    assert spell("et", "Fader ja Hardie: Valuing Customers", "sources") == []


def test_english_in_greek_brackets_must_be_spelled() -> None:
    assert spell("el", "Ποσοστό (churn rate)") == []
    assert len(spell("el", "Ποσοστό (churn raet)")) == 1


@pytest.mark.parametrize("text", ["kaotas 50 kliendid", "12\u00a0500 kliendid", "2,5 protsendid"])
def test_plural_after_a_number_is_named(text: str) -> None:
    [line] = spell("et", text)
    assert "after a number comes the partitive singular" in line


@pytest.mark.parametrize("text", ["50 klienti lahkus", "1000 kliendist 200", "1 klient", "3 rida"])
def test_right_form_after_a_number_passes(text: str) -> None:
    assert spell("et", text) == []


def test_a_name_may_be_inflected_but_not_misspelled() -> None:
    assert spell("et", "Recurlyst Stripe’i") == []
    assert spell("en", "Recurly’s Nettflix")


@pytest.mark.parametrize("path", sorted(Path("translations").glob("*.txt")), ids=str)
def test_lists_are_sorted_and_without_doubles(path: Path) -> None:
    words = read_list(path)
    assert words
    if path.name.startswith(("words", "compounds")):
        assert all(word == word.lower() for word in words)


def test_list_out_of_order_says_where(tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("aa\ncc\nbb\n")
    with pytest.raises(ValueError, match=r"words.txt:3: “bb” is out of order: sort the list"):
        read_list(tmp_path / "words.txt")


def test_language_without_a_dictionary_is_not_spelled() -> None:
    assert "lv" not in DICTIONARIES
    assert spell("lv", "Klientu aizplūde") == []
