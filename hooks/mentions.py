"""Finds the words for terms in a text; owns no part of a page, first_mentions does."""

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

from terms import Term


@dataclass(frozen=True)
class Mention:
    """Where a text names a term: from `start` up to, and without, `end`."""

    slug: str
    start: int
    end: int


def fold(text: str, locale: str) -> str:
    """Return a text of the same length without capitals and, in Greek, without accents.

    Greek accents move when words are inflected or followed by *μας*, and capitals have none; in
    Estonian, letters with and without dots are different letters.

    >>> fold("Η απώλειά σας", "el"), fold("KÜSIMUS", "et")
    ('η απωλεια σασ', 'küsimus')
    """
    small = "".join(letter.lower()[:1] for letter in text)
    if locale != "el":
        return small
    bare = (unicodedata.normalize("NFD", letter)[:1] for letter in small)
    return "".join(bare).replace("ς", "σ")


class Mentions:
    """Knows every form of every term in one language.

    Args:
        terms: The terms to find.
        locale: The language of the texts.

    Raises:
        ValueError: Two terms have the same form, so that nobody could tell which is meant.
    """

    def __init__(self, terms: list[Term], locale: str) -> None:
        self._locale = locale
        self._terms: dict[str, tuple[str, str]] = {}
        for term in terms:
            for form in term.spellings(locale):
                slug, _ = self._terms.setdefault(fold(form, locale), (term.slug, form))
                if slug != term.slug:
                    raise ValueError(f"“{form}” is a form of both {slug} and {term.slug}")
        longest_first = sorted(self._terms, key=lambda form: (-len(form), form))
        forms = "|".join(re.escape(form).replace(r"\ ", r"\s+") for form in longest_first)
        # A hyphen that goes on belongs to the word: MRR-based is not MRR.
        self._pattern = re.compile(rf"(?<!\w)(?<!\w-)(?:{forms})(?!-?\w)" if forms else r"(?!)")

    def find(self, text: str) -> Iterator[Mention]:
        """Yield each mention, the longest form of those that begin at a place.

        >>> mrr = Term("mrr", {"en": "MRR"}, {"en": ()}, {"en": ()}, {}, "", "")
        >>> [(found.start, found.end) for found in Mentions([mrr], "en").find("Our MRR, or mrr")]
        [(4, 7)]
        """
        for match in self._pattern.finditer(fold(text, self._locale)):
            slug, form = self._terms[" ".join(match[0].split())]
            if not _is_acronym(form) or _same_capitals(form, match.group(), text[match.start() :]):
                yield Mention(slug, match.start(), match.end())

    def name(self, text: str, slug: str) -> bool:
        """Tell whether a text names a term."""
        return any(mention.slug == slug for mention in self.find(text))


def _is_acronym(form: str) -> bool:
    return any(word[:2].isupper() and len(word) > 1 for word in form.split())


def _same_capitals(form: str, folded: str, text: str) -> bool:
    return len(form) == len(folded) and all(
        there.isupper() for here, there in zip(form, text, strict=False) if here.isupper()
    )
