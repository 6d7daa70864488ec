"""Knows the site's terms in every language; owns no part of a page, links and checks read it.

The data is translations/terms.toml, whose head says what each key means.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

TERMS = Path("translations/terms.toml")


@dataclass(frozen=True)
class Term:
    """One thing that the site has a page for, and what it is called.

    Args:
        slug: The id of its page.
        preferred: By language, the word of our texts, as it stands inside a sentence.
        variants: By language, other words that are right, in their dictionary form.
        forms: By language, what preferred words and variants look like in texts when they are
            inflected; the endings are written out.
        avoid: By language, what is not written; a ``*`` at the end stands for any ending.
        note: Why it is called so, and how sure we are.
        source: Where that was found.
    """

    slug: str
    preferred: dict[str, str]
    variants: dict[str, tuple[str, ...]]
    forms: dict[str, tuple[str, ...]]
    avoid: dict[str, tuple[str, ...]]
    note: str
    source: str

    def spellings(self, language: str) -> tuple[str, ...]:
        """Return everything that names the term in a text, the longest first, each once."""
        if language not in self.preferred:
            return ()
        found = {self.preferred[language], *self.variants[language], *self.forms[language]}
        return tuple(sorted(found, key=lambda words: (-len(words), words)))


@dataclass(frozen=True)
class Endings:
    """What a language's ``+`` stands for: endings of every marked word, or of the last one only."""

    all: tuple[str, ...] = ()
    last: tuple[str, ...] = ()

    def write_out(self, form: str) -> Iterator[str]:
        """Write a form out with each ending; a form without ``+`` is itself.

        >>> list(Endings(("l",), ("ga",)).write_out("tahtmatu+ lahkumise+"))
        ['tahtmatu lahkumise', 'tahtmatul lahkumisel', 'tahtmatu lahkumisega']
        """
        yield form.replace("+", "")
        if "+" not in form:
            return
        for ending in self.all:
            yield form.replace("+", ending)
        before, _, after = form.rpartition("+")
        for ending in self.last:
            yield before.replace("+", "") + ending + after


def read_term(slug: str, entry: dict[str, Any], endings: dict[str, Endings]) -> Term:
    """Read one term's table.

    Raises:
        ValueError: A key is missing.
    """
    languages = {key: words for key, words in entry.items() if isinstance(words, dict)}
    try:
        return Term(
            slug=slug,
            preferred={key: words["preferred"] for key, words in languages.items()},
            variants={key: tuple(words.get("variants", ())) for key, words in languages.items()},
            forms={
                key: tuple(
                    written
                    for form in words.get("forms", ())
                    for written in endings.get(key, Endings()).write_out(form)
                )
                for key, words in languages.items()
            },
            avoid={key: tuple(words.get("avoid", ())) for key, words in languages.items()},
            note=entry["note"],
            source=entry["source"],
        )
    except KeyError as error:
        raise ValueError(f"{TERMS}: {slug} has no {error}") from error


def read_terms(path: Path = TERMS) -> dict[str, Term]:
    """Return the terms by slug, in the file's order.

    Raises:
        ValueError: The file is no TOML, or a term lacks a key; the message names the term.
    """
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    endings = {
        language: Endings(tuple(found.get("all", ())), tuple(found.get("last", ())))
        for language, found in data.pop("endings", {}).items()
    }
    return {slug: read_term(slug, entry, endings) for slug, entry in data.items()}
