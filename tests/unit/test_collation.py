"""The glossary's order: as ICU, which browsers and dictionaries of each country sort by."""

import json
import random
import shutil
import subprocess

import pytest
import yaml
from collation import first_letter, sort_key
from terms import read_terms

from tests.conftest import LOCALES, ROOT

WORDS = {
    "en": "churn Churn café cafe cafeteria co-op coop MRR mrr naïve naive NPS win-back window zeal "
    "Zürich äpfel 95% 14-day résumé resume résumés α",
    "el": "Άγιος αγορά Αγορά ΑΓΟΡΑ άλλος αλλά έσοδα Ένταξη εντός ήλιος ηλικία ΐ ϊ ί ι ιός ίδιος "
    "όρος ορός πελάτης πελάτισσα ποσοστό-στόχος ποσοστό σίγμα άσος ασορτί ύψος υψηλός ϋ ΰ ώρα Ωδή "
    "ως MRR NPS abc Zeta 95% ψυχή",
    "et": "aasta abi Šveits šokk sokk soov saal zen žanr zoo žest Zürich tulu tee usaldus vahemik "
    "võrk väärtus vöö vüü wifi watt öö õli õlu ära äri üks ülem x-telg yoga määr maar MÄÄR Määr "
    "mõõt mööt müüt MRR-i mrr püsimismäär pusimismäär café cafe 95% öeldud tšekk tsekk",
}


def titles(locale: str) -> list[str]:
    """Every page's title, as a writer put it into its front matter."""
    pages = sorted((ROOT / "docs" / locale).rglob("*.md"))
    fronts = (yaml.safe_load(page.read_text().split("---")[1]) for page in pages)
    return [front["title"] for front in fronts]


def icu_order(words: list[str], locale: str) -> list[str]:
    node = shutil.which("node")
    assert node, "Node sorts as ICU does, for comparison: run the tests by `make test`."
    script = (
        "const [words, locale] = JSON.parse(require('fs').readFileSync(0));"
        "const collator = new Intl.Collator(locale);"
        "if (collator.resolvedOptions().locale !== locale) throw new Error('no ' + locale);"
        "console.log(JSON.stringify(words.sort(collator.compare)));"
    )
    question = json.dumps([words, locale])
    run = subprocess.run(
        [node, "-e", script], input=question, text=True, capture_output=True, check=True
    )
    order: list[str] = json.loads(run.stdout)
    return order


@pytest.mark.parametrize("locale", LOCALES)
def test_order_is_that_of_icu(locale: str) -> None:
    spoken = {word for term in read_terms().values() for word in term.spellings(locale)}
    words = sorted({*WORDS.get(locale, "").split(), *titles(locale), *spoken})
    random.Random(1).shuffle(words)
    assert sorted(words, key=lambda word: sort_key(word, locale)) == icu_order(words, locale)


@pytest.mark.parametrize(
    ("locale", "letters"),
    [
        ("el", "ΑΒΓΔΕΖΗΘΙΚΛΜΝΞΟΠΡΣΤΥΦΧΨΩABCDEFGHIJKLMNOPQRSTUVWXYZ"),
        ("et", "ABCDEFGHIJKLMNOPQRSŠZŽTUVWÕÄÖÜXY"),
    ],
)
def test_alphabet_is_the_countrys(locale: str, letters: str) -> None:
    assert sorted(letters, key=lambda letter: sort_key(letter, locale)) == list(letters)


@pytest.mark.parametrize(
    ("text", "locale", "letter"),
    [
        ("Άσος", "el", "Α"),
        ("ΐ", "el", "Ι"),
        ("ςίγμα", "el", "Σ"),
        ("NPS", "el", "N"),
        ("õli", "et", "Õ"),
        ("žanr", "et", "Ž"),
        ("éclair", "et", "E"),
        ("Örebro", "en", "O"),
        ("95% interval", "en", "0–9"),
    ],
)
def test_title_stands_under_its_letter(text: str, locale: str, letter: str) -> None:
    assert first_letter(text, locale) == letter


def test_unknown_language_is_sorted_by_the_latin_alphabet() -> None:
    words = ["zeme", "āda", "būt", "α"]
    assert sorted(words, key=lambda word: sort_key(word, "lv")) == ["āda", "būt", "zeme", "α"]
