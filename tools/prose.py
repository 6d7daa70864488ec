"""Takes the words out of pages and catalogues, with the lines they stand on, for the checks."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po
from catalogue_faults import get_texts, list_messages
from pages import Page, blank_code

# What stands in the place of a computed number, a placeholder or code: no word, and no mark that a
# rule looks for.
STAND_IN = "0"
# In a catalogue's header: messages that are English still are not complained of.
UNFINISHED = "X-Stale: untranslated"
SOURCES = "sources"
# A message such as `period.unknown` lists what may be written in a link, the same in each language.
CODES = "codes"

# Foreign words may stand in brackets after a term, and in quotes where words are talked about.
BRACKETS = re.compile(r"\([^()]*\)|«[^«»]*»|„[^„”]*”|“[^“”]*”")
_GONE = re.compile(r"<!--.*?-->|\{ #[\w-]+ \}|^\s*\|?[-:| ]+\|$", re.MULTILINE)
_STAND_IN = re.compile(
    r"\{\{.*?\}\}|`[^`\n]*`|https?://[^\s)]+|[\w.]+@[\w.]+|\?\w+=[^\s\])]*|\{\w*\}"
)
_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<target>[^)\s]+)\)")
_HEADING = re.compile(r"^#+ .*\{ #(?P<id>[\w-]+) \}$")
_MARKUP = re.compile(r"\*\*|^#+ |^\s*(?:[-*]|\d+\.) |^> ", re.MULTILINE)


@dataclass(frozen=True)
class Passage:
    """Words that are read together, without their markup.

    Args:
        path: The file they stand in.
        line: The line they begin on.
        language: The language that they are to be in.
        text: The words; macros, code and addresses are a ``0``.
        section: The id of the heading above them; empty in front matter, ``codes`` for
            messages that list them.
    """

    path: Path
    line: int
    language: str
    text: str
    section: str = ""

    @property
    def may_be_foreign(self) -> bool:
        """Whether titles and names in another language may stand here."""
        return self.section in (SOURCES, CODES)


def strip_markup(line: str) -> str:
    """Return a line's words.

    >>> strip_markup("- **[Churn](../churn.md)** is {{ churn_rate start=4 lost=1 }}, see `x`.")
    'Churn is 0, see 0.'
    """
    line = _STAND_IN.sub(STAND_IN, _LINK.sub(_read_link, _GONE.sub("", line)))
    return _MARKUP.sub("", line).replace(r"\|", "|")


def _read_link(link: re.Match[str]) -> str:
    return link["text"]


def is_bracketed(offset: int, text: str) -> bool:
    """Tell whether a place in a text lies in brackets or quotes."""
    return any(span.start() < offset < span.end() for span in BRACKETS.finditer(text))


def list_page_passages(page: Page) -> Iterator[Passage]:
    """List a page's title and description, then its lines."""
    for key in ("title", "description"):
        if key in page.meta:
            yield Passage(page.path, page.key_line(key), page.language, str(page.meta[key]))
    section = ""
    for number, line in enumerate(blank_code(page.body).splitlines(), start=page.body_line):
        if heading := _HEADING.match(line):
            section = heading["id"]
        if text := strip_markup(line).strip():
            for cell in text.strip("|").split("|") if text.startswith("|") else [text]:
                yield Passage(page.path, number, page.language, cell.strip(), section)


def list_catalogue_passages(path: Path, english: Path) -> Iterator[Passage]:
    """List a catalogue's texts, each with the line of its key.

    A catalogue whose header says that it is unfinished has those only that are English no more.
    """
    unfinished = UNFINISHED in path.read_text(encoding="utf-8")
    left = _read(english) if unfinished else {}
    for key, message in _read(path).items():
        if key in left and get_texts(message)[-1] == get_texts(left[key])[-1]:
            continue
        section = CODES if key.endswith(".unknown") else ""
        for text in get_texts(message):
            for line in text.splitlines():
                words = strip_markup(line)
                yield Passage(path, message.lineno or 0, path.parent.name, words, section)


def _read(path: Path) -> dict[str, Message]:
    with path.open("rb") as file:
        return list_messages(read_po(file, locale=path.parent.name))
