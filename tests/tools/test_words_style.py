"""Marks, numbers, leftovers and words to avoid: planted ones are named, good text passes."""

from pathlib import Path

import pytest
from prose import Passage, list_page_passages
from small_pages import TEXTS, write_pages
from style import find_style_faults, find_uncomposed

GOOD = {
    "en": (
        "The rate fell by 2.5 points – from 7.5 to 5% – and “nobody” knew why.",
        "Of 12,500 customers, −1.2% is 17–23 a month; ISO 23592 and CC BY 4.0 are names.",
        "Don’t organise a prize draw of any size.",
        "The “so-called ‘churn’” costs €12,500, not ’19 prices.",
    ),
    "el": (
        "Το ποσοστό έπεσε κατά 2,5 μονάδες – από 7,5 σε 5% – και «κανείς» δεν ξέρει γιατί.",
        "Πώς υπολογίζεται το 1.000; Με τον τύπο του CC BY 4.0, π.χ. στη Netflix (churn rate).",
        "Τα έσοδά σας, ο πίνακάς σας και η απώλειά σας· ό,τι μένει είναι δικό σας, ή όχι;",
        "Ποιος είναι πιο πιστός στη διάρκεια της περιόδου; Την περίοδο αυτή, στην αρχή, να λήξει.",
        "Ο Fader κ.ά. 2007: των νέων πελατών, των πελατών μας, γι’ αυτό.",
        "Είπε «το “churn” κοστίζει 12.500 €» στις 18:30, στην έκδοση 2.10.",
    ),
    "et": (
        "Määr langes 2,5 protsendipunkti – 7,5 protsendilt 5 protsendile – ja „keegi” ei tea.",
        "Kas 1000 on rohkem kui 12\u00a0500? See 5% määr (churn rate), nt 3.01.2026.",
        "MRR-i kasv on −1,2% kuus ja 1000-st lahkus 200.",
        "Maksis 50 €, mitte arvu 1,000 eurot, kell 18.30 (versioon 2.10).",
    ),
}
# What stands in a text, and a part of what the check says of it.
BAD = {
    "en": (
        ("It is 5 %.", "no space before %"),
        ("And so on...", "the one sign …"),
        ("A rate - a share.", "a dash in a sentence"),
        ("It is -1.2% net.", "a minus is −"),
        ("From 17-23%.", "a range has –"),
        ("Why ?", "no space before this mark"),
        ("In the the month.", "the word stands twice"),
        ("The the rate.", "the word stands twice"),
        ("A “ quote” here.", "no space inside quotes"),
        ("A ‘quote’ here.", "quotes are “ and ”"),
        ("A ”quote“ here.", "do not pair"),
        ("It costs 50 €.", "the sign comes first"),
        ("Of 12 500 people.", "thousands have a comma"),
        ("Two  spaces.", "one space is enough"),
        ("A customer's rate.", "an apostrophe is ’"),
        ('A "quote" here.', "quotes are “ and ”"),
        ("A “quote here.", "do not pair"),
        ("It is 2,5%.", "the decimal mark is a point"),
        ("Of 12500 people.", "thousands have their mark"),
        ("The behavior of customers.", "American"),
        ("To organize it.", "-ise"),
        ("There are less customers.", "fewer"),
        ("In order to leave.", "to be avoided"),
    ),
    "el": (
        ("Είναι 2.5%.", "the decimal mark is a comma"),
        ("Είναι 0.025 ακριβώς.", "the decimal mark is a comma"),
        ("Από 1,200 πελάτες.", "thousands have a point"),
        ("Λέει „όχι”.", "quotes are « and »"),
        ("Λέει “ναι” και «όχι».", "quotes are « and »"),
        ("Λέει ‘ναι’ ή <<όχι>>.", "quotes are « and »"),
        ("Λέει »ναι« πάλι.", "do not pair"),
        ("Κοστίζει €50.", "the sign comes last"),
        ("Από 12 500 πελάτες.", "thousands have a point"),
        ("Τι είναι;? Και τι έγινε?", "the question mark is ;"),
        ("Τι κάνει η Netflix?", "the question mark is ;"),
        ("ΤΙ ΕΓΙΝΕ?", "the question mark is ;"),
        ("O πελάτης έφυγε.", "the article is Greek"),
        ("Το (see what is known about the rate) λέει.", "Latin letters in Greek"),
        ("Το πoσοστό.", "Greek and Latin letters"),
        ("Ο πελάτησ.", "a word ends in ς"),
        ("Το ποςοστό.", "ς stands only at the end"),
        ("Ἡ ἀπώλεια.", "polytonic"),
        ("Δέν ξέρει.", "one syllable has no accent"),
        ("Ποιός έφυγε.", "one syllable has no accent"),
        ("Στην διάρκεια.", "without ν"),
        ("Τη περίοδο.", "with ν"),
        ("Ο πελάτης δε φεύγει.", "δεν always"),
        ("Τα έσοδα σας.", "a second accent"),
        ("Ο πίνακας σας.", "a second accent"),
        ("Των πελάτες μας.", "genitive"),
        ("Να λήξη σήμερα.", "ends in -ει"),
        ("Πως υπολογίζεται;", "Πώς"),
        ("Ένα customer έφυγε.", "Latin letters in Greek"),
        ("Η φόρμουλα είναι απλή.", "write τύπος"),
        ("Ο ρυθμός churn είναι μικρός.", "translations/terms.toml"),
        ("Οι διαρροές πελατών.", "write απώλεια πελατών"),
    ),
    "et": (
        ("See on 2.5%.", "the decimal mark is a comma"),
        ("Kokku 1.000 klienti.", "thousands have no point"),
        ("Kokku 1 000 klienti.", "no space: 1000"),
        ("Ta ütles “jah”.", "quotes are „ and ”"),
        ("Ta ütles ‘jah’.", "quotes are „ and ”"),
        ("Ta ütles ”jah„.", "do not pair"),
        ("Maksab €50 kuus.", "the sign comes last"),
        ("Kokku 1,200 klienti.", "thousands have no comma"),
        ("Kokku 12 500 klienti.", "a no-break space"),
        ("Ta ütles „they leave when you are slow”.", "English was left"),
        ("See on 5%-line määr.", "no ending after %"),
        ("Kanal, nt. telefon.", "no point"),
        ("Kui Teie lahkute.", "lower case"),
        ("Sinu kliendid.", "our texts say teie"),
        ("LiveAgent’iga koos.", "no apostrophe before an ending"),
        ("See the rate siin.", "English was left"),
        ("Kalkuleerida määr.", "write arvutama"),
        ("Lahkumise maaraga parast kuud.", "write määra"),
        ("Meie loobumismäära.", "translations/terms.toml"),
        ("Säilitusmäär on suur.", "write klientide hoidmine"),
    ),
}


def style(language: str, text: str, section: str = "") -> list[str]:
    passage = Passage(Path(f"docs/{language}/x.md"), 7, language, text, section)
    return [str(fault) for fault in find_style_faults([passage])]


@pytest.mark.parametrize(("language", "text"), [(c, text) for c in GOOD for text in GOOD[c]])
def test_good_text_passes(language: str, text: str) -> None:
    assert style(language, text) == []


@pytest.mark.parametrize(
    ("language", "text", "advice"), [(c, *pair) for c in BAD for pair in BAD[c]]
)
def test_planted_fault_is_named(language: str, text: str, advice: str) -> None:
    found = style(language, text)
    assert any(advice in line for line in found), found
    assert all(line.startswith(f"docs/{language}/x.md:7: “") for line in found)


@pytest.mark.parametrize("language", ["el", "et"])
def test_english_may_stand_in_brackets_quotes_and_sources(language: str) -> None:
    quotes = {"el": "«the rate»", "et": "„the rate”"}
    assert not style(language, f"(the churn rate) {quotes[language]}")
    assert not style(language, "Ascarza: The Perils of Proactive Prevention", "sources")
    assert style(language, "Ascarza: The Perils of the Proactive Prevention")


def test_aliases_code_and_links_are_not_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    alias = 'title: Voolavus\naliases: [loksumismäär, "5%-line"]'
    english = TEXTS["et"].replace("title: Voolavus", alias).replace("Veel kord", "`the rate...`")
    [page] = [page for page in write_pages(et=english) if page.language == "et"]
    assert list(find_style_faults(list_page_passages(page))) == []


def test_title_and_description_are_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    bad = TEXTS["et"].replace("Mis on voolavus.", "See on 5 %.")
    [page] = [page for page in write_pages(et=bad) if page.language == "et"]
    [fault] = find_style_faults(list_page_passages(page))
    assert str(fault) == "docs/et/churn.md:3: “5 %.”: no space before %"


def test_letters_in_parts_are_named_wherever_they_stand(tmp_path: Path) -> None:
    path = tmp_path / "page.md"
    path.write_text("title: Käive\naliases: [tulu, ka\u0308ive]\n")
    assert [str(fault) for fault in find_uncomposed([path])] == [
        f"{path}:2: “ka\u0308ive]”: letters are not composed (NFC): retype it"
    ]
