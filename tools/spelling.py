"""Checks the spelling of pages and catalogues with a dictionary of each language.

Words that no dictionary has stand, lower case and in order, in translations/words.LANGUAGE.txt, and
the names of people, firms and products in translations/names.txt. Estonian joins words freely, and
its analyser accepts joins that nobody means, so those that we do mean are in compounds.et.txt.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

from estonian import EstonianSpeller
from fault import Fault
from hunspell import Hunspell
from pages import REFERENCE
from prose import Passage, is_bracketed

WORDS = Path("translations")
# By language, the folder of its dictionary.
DICTIONARIES = {
    "el": Path("node_modules/dictionary-el"),
    "en": Path("node_modules/dictionary-en-gb"),
}
# A word is letters, with what may stand inside one.
COUNTED = re.compile(r"(?<![\w.,])(?!1 )\d[\d\u00a0,]* (?P<noun>[a-zõäöüšž]+)")
LETTER = "[^\\W\\d_¹²³⁰-₉]"
# An ending after a number, as in 1000-ga, is no word.
WORD = re.compile(rf"(?<!\d-)(?<!\w){LETTER}+(?:[’'-]{LETTER}+)*")
# Greek letters with their plain ones: οι άνθρωποί μας is right where άνθρωποι is.
ACCENTED = dict(zip("άέήίόύώ", "αεηιουω", strict=True))
LATIN = re.compile(r"[A-Za-z]")

Speller = Callable[[str], str]


def read_list(path: Path) -> set[str]:
    """Read a list of words, one a line; nothing when there is none.

    Raises:
        ValueError: It is out of order, or a word stands twice; the message says where.
    """
    words = path.read_text(encoding="utf-8").splitlines() if path.exists() else []
    for number, (one, next_one) in enumerate(pairwise(words), start=2):
        if one >= next_one:
            raise ValueError(f"{path}:{number}: “{next_one}” is out of order: sort the list")
    return set(words)


@cache
def load_estonian() -> EstonianSpeller:
    """Load the Estonian speller with the joined words that we mean."""
    return EstonianSpeller(read_list(WORDS / "compounds.et.txt"))


@cache
def load_speller(language: str) -> Speller | None:
    """Load a language's speller; it tells what is wrong with a word, nothing when it is right.

    None when there is no dictionary of the language.
    """
    if language == "et":
        return load_estonian().find_fault
    if language in DICTIONARIES:
        found = Hunspell("index", hunspell_data_dir=str(DICTIONARIES[language].resolve()))
        return lambda word: "" if spells(found, word) else "is in no dictionary"
    return None


def spells(dictionary: Hunspell, word: str) -> bool:
    """Tell whether a dictionary has a word, with or without the accent that an enclitic adds."""
    if dictionary.spell(word):
        return True
    accents = [place for place, letter in enumerate(word) if letter in ACCENTED]
    # The second accent is on the last syllable: no vowel comes after it.
    if len(accents) != 2 or set(ACCENTED.values()) & set(word[accents[1] + 1 :]):
        return False
    last = accents[1]
    plain = ACCENTED[word[last]]
    return bool(dictionary.spell(word[:last] + plain + word[last + 1 :]))


class Words:
    """What is right in a language besides its dictionary."""

    def __init__(self, language: str) -> None:
        self.own = read_list(WORDS / f"words.{language}.txt")
        self.names = read_list(WORDS / "names.txt")

    def have(self, word: str) -> bool:
        """Tell whether a word is listed; a name may be inflected."""
        return word.lower() in self.own or word in self.names or self._has_name(word)

    def _has_name(self, word: str) -> bool:
        # Netflixi, Wilson’s, Kaplan-Meieri: a name with an ending.
        return any(
            word[:length] in self.names and re.fullmatch(r"[’-]?\w{1,4}", word[length:])
            for length in range(3, len(word))
        )


def find_spelling_faults(passages: Iterable[Passage]) -> Iterator[Fault]:
    """Find words that are in no dictionary and no list of ours."""
    for passage in passages:
        speller = load_speller(passage.language)
        for match in list_words(passage.text) if speller else ():
            fault = speller(match[0]) if speller else ""
            if fault and not is_right_anyway(match, passage):
                advice = advise(fault, passage.language)
                yield Fault(passage.path, passage.line, f"“{match[0]}” {fault}: {advice}")
        if passage.language == "et":
            yield from find_counted_plurals(passage)


def find_counted_plurals(passage: Passage) -> Iterator[Fault]:
    """Find an Estonian noun in the plural after a number, where the partitive singular stands."""
    for match in COUNTED.finditer(passage.text):
        if load_estonian().is_only_plural(match["noun"]):
            advice = "after a number comes the partitive singular: 50 klienti"
            yield Fault(passage.path, passage.line, f"“{match[0]}”: {advice}")


def is_right_anyway(match: re.Match[str], passage: Passage) -> bool:
    """Tell whether a word that the dictionary lacks is listed, or English where that may stand."""
    if own_words(passage.language).have(match[0]):
        return True
    if passage.language == REFERENCE or not LATIN.match(match[0]):
        return False
    foreign = passage.may_be_foreign or is_bracketed(match.start(), passage.text)
    if passage.language == "el" and not foreign:
        # Whether Latin letters may stand there is a matter of style, which has its own check.
        return True
    english = load_speller(REFERENCE)
    known = own_words(REFERENCE).have(match[0]) or bool(english and not english(match[0]))
    return foreign and known


def advise(fault: str, language: str) -> str:
    """Say what to do about a word: each list takes only words that somebody looked at."""
    listed = "compounds" if "joined" in fault else "words"
    return f"mend it, or add it to translations/{listed}.{language}.txt (a name to names.txt)"


@cache
def own_words(language: str) -> Words:
    """Return the words of a language that we listed."""
    return Words(language)


def list_words(text: str) -> Iterator[re.Match[str]]:
    """List the words of a text that a speller can judge: no acronyms, no single letters.

    >>> [match[0] for match in list_words("MRR-i kasv: 5% aastas, ca 30 L.")]
    ['kasv', 'aastas', 'ca']
    """
    for match in WORD.finditer(text):
        acronym = sum(letter.isupper() for letter in match[0]) >= 2
        if len(match[0]) > 1 and not acronym:
            yield match
