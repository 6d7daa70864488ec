"""Reads the pages' files: front matter, body, and what must be the same in every language."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import yaml

DOCS = Path("docs")
REFERENCE = "en"

_PARTS = re.compile(r"---\n(?P<front>.*?)^---\n(?P<body>.*)", re.DOTALL | re.MULTILINE)
_CODE_BLOCK = re.compile(r"^```.*?^```$", re.DOTALL | re.MULTILINE)
_ID = re.compile(r"^(?P<marks>#+) .*\{ #(?P<id>[\w-]+) \}$", re.MULTILINE)
_BARE_HEADING = re.compile(r"^#++(?! .*\{ #[\w-]+ \}$)", re.MULTILINE)
_LINK = re.compile(r"(?:\]\(|<(?=https?:))(?P<target>[^)>\s]+)[)>]")
_MACRO = re.compile(r"\{\{\s*(?P<call>.*?)\s*\}\}")


class PageError(Exception):
    """A page's file cannot be read; the message begins with the file and says what to do."""


@dataclass(frozen=True)
class Page:
    """One page in one language.

    Args:
        path: Its file.
        language: The folder it lies in, which is a language's code.
        name: Its path in that folder, the same in all languages.
        meta: Its front matter.
        front: The front matter as it is written.
        body: What follows the front matter.
    """

    path: Path
    language: str
    name: str
    meta: dict[str, Any]
    front: str
    body: str

    @property
    def short(self) -> str:
        """What a person calls it, such as ``el/faq``."""
        return f"{self.language}/{self.name.removesuffix('.md')}"

    @property
    def body_line(self) -> int:
        """The line on which the body begins."""
        return self.front.count("\n") + 3

    def line_of(self, offset: int) -> int:
        """Return the line of a place in the body."""
        return self.body_line + self.body.count("\n", 0, offset)

    def key_line(self, key: str) -> int:
        """Return the line on which a key of the front matter stands; 1 when it is not there."""
        for number, line in enumerate(self.front.splitlines(), start=2):
            if line.startswith(f"{key}:"):
                return number
        return 1

    def levels(self) -> dict[str, str]:
        """Return each heading's marks, such as ``##``, by its id."""
        return {match["id"]: match["marks"] for match in _ID.finditer(self.body)}

    def bare_headings(self) -> list[int]:
        """Return the lines of headings that have no id."""
        body = blank_code(self.body)
        return [self.line_of(match.start()) for match in _BARE_HEADING.finditer(body)]

    def places(self, kind: str) -> dict[str, list[int]]:
        """Return the ``ids``, ``links`` or ``macros`` of the body, each with the lines it is on."""
        pattern, group = {
            "ids": (_ID, "id"),
            "links": (_LINK, "target"),
            "macros": (_MACRO, "call"),
        }[kind]
        found: dict[str, list[int]] = {}
        for match in pattern.finditer(self.body):
            text = " ".join(match[group].split())
            found.setdefault(text, []).append(self.line_of(match.start()))
        return found


def blank_code(body: str) -> str:
    r"""Empty the blocks of code in a text; each character that is left stays where it was.

    >>> blank_code("a\n```\n# b\n```\nc")
    'a\n   \n   \n   \nc'
    """
    return _CODE_BLOCK.sub(lambda block: re.sub(r"[^\n]", " ", block[0]), body)


def read_page(path: Path, docs: Path = DOCS) -> Page:
    """Read one page.

    Raises:
        PageError: It is no UTF-8, or its front matter is missing or no YAML.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        raise PageError(f"{path}: is not UTF-8: save it as UTF-8") from error
    if text.startswith("\ufeff"):
        raise PageError(f"{path}:1: begins with a byte order mark: save it as UTF-8 without BOM")
    parts = _PARTS.fullmatch(text)
    if not parts:
        raise PageError(f"{path}:1: no front matter: begin the file with it, between lines of ---")
    try:
        meta = yaml.safe_load(parts["front"])
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = mark.line + 2 if mark else 1
        raise PageError(f"{path}:{line}: front matter is no YAML: {error}") from error
    if not isinstance(meta, dict):
        raise PageError(f"{path}:1: front matter holds no keys: write title: and the others")
    language, _, name = path.relative_to(docs).as_posix().partition("/")
    return Page(path, language, name, meta, parts["front"], parts["body"])


def list_languages(docs: Path = DOCS) -> list[str]:
    """List the languages that have pages, the reference first."""
    found = sorted(folder.name for folder in docs.iterdir() if folder.is_dir())
    return sorted(found, key=lambda language: language != REFERENCE)


def read_pages(docs: Path = DOCS) -> list[Page]:
    """Read all pages, those of the reference language first.

    Raises:
        PageError: Some cannot be read; the message has a line for each.
    """
    pages, unread = [], []
    for language in list_languages(docs):
        for path in sorted((docs / language).rglob("*.md")):
            try:
                pages.append(read_page(path, docs))
            except PageError as error:
                unread.append(str(error))
    if unread:
        raise PageError("\n".join(unread))
    return pages


def set_key(text: str, key: str, value: str) -> str:
    """Return a page's text with one key of its front matter set.

    A new key comes first: two branches that touch the last ones do not get in its way.
    """
    front, fence, body = text.removeprefix("---\n").partition("\n---\n")
    line = f"{key}: {value}"
    changed, count = re.subn(rf"^{re.escape(key)}:.*$", line, front, flags=re.MULTILINE)
    return f"---\n{changed if count else f'{line}\n{front}'}{fence}{body}"


def remove_key(text: str, key: str) -> str:
    """Return a page's text without one key, whose value stands on the key's line."""
    front, fence, body = text.removeprefix("---\n").partition("\n---\n")
    kept = [line for line in front.split("\n") if not line.startswith(f"{key}:")]
    return "---\n" + "\n".join(kept) + fence + body
