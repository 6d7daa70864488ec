"""Checks how pages and catalogues are written: marks, numbers, leftovers, words to avoid."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from fault import Fault
from pages import REFERENCE
from prose import BRACKETS, Passage
from spelling import Words, own_words
from style_rules import ENGLISH, EVERYWHERE, LANGUAGES, PAGES, Rule
from terms import read_terms

AVOID = Path("translations/avoid.toml")
LATIN = re.compile(r"[A-Za-zÀ-ɏ][^\W¹²³⁰-₉]*(?:[’'-]\w+)*")
# So many of the commonest English words make a sentence that was left, not a term.
SENTENCE = 3
QUOTES = {"en": ("“", "”"), "el": ("«", "»"), "et": ("„", "”")}


def find_style_faults(passages: Iterable[Passage]) -> Iterator[Fault]:
    """Find what breaks a rule of writing."""
    for passage in passages:
        yield from find_rule_faults(passage)
        yield from find_unbalanced(passage)
        if passage.language != REFERENCE and not passage.may_be_foreign:
            yield from find_english(passage)
        if not passage.may_be_foreign:
            yield from find_avoided(passage)


def find_rule_faults(passage: Passage) -> Iterator[Fault]:
    """Find what matches a rule's pattern."""
    for rule in list_rules(passage):
        for match in rule.pattern.finditer(passage.text):
            yield _fault(passage, _around(passage.text, match), rule.advice)


def find_uncomposed(paths: Iterable[Path]) -> Iterator[Fault]:
    """Find letters in files whose accent or dots are a sign of their own: no search finds them."""
    for path in paths:
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
            for word in line.split():
                if not unicodedata.is_normalized("NFC", word):
                    advice = "letters are not composed (NFC): retype it"
                    yield Fault(path, number, f"“{word}”: {advice}")


def list_rules(passage: Passage) -> list[Rule]:
    """List the rules that hold in a passage."""
    rules = list(EVERYWHERE)
    if passage.path.suffix == ".md" and not passage.may_be_foreign:
        rules += PAGES
    if passage.language != REFERENCE or not passage.may_be_foreign:
        # Titles of English sources keep their own spelling.
        rules += LANGUAGES.get(passage.language, ())
    return rules


def find_unbalanced(passage: Passage) -> Iterator[Fault]:
    """Find a quote without its partner on the line, or before it."""
    opening, closing = QUOTES.get(passage.language, QUOTES[REFERENCE])
    marks = "".join(mark for mark in passage.text if mark in (opening, closing))
    while opening + closing in marks:
        marks = marks.replace(opening + closing, "")
    if marks:
        yield _fault(passage, f"{opening} and {closing} do not pair", "open and close the quote")


def find_english(passage: Passage) -> Iterator[Fault]:
    """Find English that was left; in brackets and quotes, names and acronyms may stand."""
    greek, words = passage.language == "el", own_words(passage.language)
    advice = "Latin letters in Greek" if greek else "English was left here"
    for match in (LATIN if greek else ENGLISH).finditer(passage.text):
        if not may_stand(match.start(), passage.text) and not is_name(match[0], words):
            yield _fault(passage, match[0], f"{advice}: translate it, or set it in brackets")


def may_stand(offset: int, text: str) -> bool:
    """Tell whether English may stand at a place: in brackets or quotes, but no whole sentence."""
    return any(
        span.start() < offset < span.end() and len(set(ENGLISH.findall(span[0]))) < SENTENCE
        for span in BRACKETS.finditer(text)
    )


def is_name(word: str, words: Words) -> bool:
    """Tell whether a word may stand in a foreign text: an acronym, a letter, one that is listed."""
    capitals = sum(letter.isupper() for letter in word)
    return capitals >= 2 or len(word) == 1 or words.have(word)


def find_avoided(passage: Passage) -> Iterator[Fault]:
    """Find words that the house does not write."""
    # An ordinary space in place of a no-break one, so that both match.
    text = passage.text.replace("\u00a0", " ")
    for pattern, advice in avoided(passage.language):
        for match in pattern.finditer(text):
            yield _fault(passage, match[0], advice)


@cache
def avoided(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of words to avoid in a language, each with what to write instead."""
    data = tomllib.loads(AVOID.read_text(encoding="utf-8")) if AVOID.exists() else {}
    pairs = {word: f"write {instead}" for word, instead in data.get(language, {}).items()}
    for term in read_terms().values():
        for word in term.avoid.get(language, ()):
            pairs[word] = f"write {term.preferred[language]} (translations/terms.toml)"
    return tuple(
        (whole_word(word), f"is to be avoided: {advice}") for word, advice in pairs.items()
    )


def whole_word(word: str) -> re.Pattern[str]:
    """Make the pattern of a word to avoid; a ``*`` stands for any ending."""
    body = re.escape(word).replace(r"\*", r"\w*")
    return re.compile(rf"(?<!\w){body}(?!\w)", re.IGNORECASE)


def _fault(passage: Passage, what: str, advice: str) -> Fault:
    return Fault(passage.path, passage.line, f"“{what}”: {advice}")


def _around(text: str, match: re.Match[str]) -> str:
    """Return the words that a match stands in."""
    start = text.rfind(" ", 0, match.start()) + 1
    end = text.find(" ", match.end())
    return text[start : end if end >= 0 else None]
