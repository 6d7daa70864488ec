"""Reads questions and answers out of a page's HTML; owns no part of a page."""

from dataclasses import dataclass, field
from html.parser import HTMLParser

_BLOCKS = {"p", "li", "tr", "h3", "blockquote"}


@dataclass
class Question:
    """A second-level heading and what stands below it, as plain text."""

    anchor: str
    title: str = ""
    lines: list[str] = field(default_factory=list)

    @property
    def summary(self) -> str:
        """The first sentence of the answer: sources hold one sentence a line."""
        return self.lines[0] if self.lines else ""

    @property
    def answer(self) -> str:
        """The whole answer."""
        return " ".join(self.lines)


class _Reader(HTMLParser):
    """Gathers the text below each second-level heading."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Question] = []
        self._title = False
        self._mark = False
        self._text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "h2":
            self._end_block()
            self.found.append(Question(attributes.get("id") or ""))
            self._title = True
        # The mark beside a heading that links to it is no part of the question.
        self._mark = tag == "a" and attributes.get("class") == "headerlink"

    def handle_endtag(self, tag: str) -> None:
        if tag == "h2":
            self._title = False
        elif tag in _BLOCKS:
            self._end_block()
        self._mark = False

    def handle_data(self, data: str) -> None:
        if self._mark or not self.found:
            return
        if self._title:
            self.found[-1].title += data
        else:
            self._text += data

    def _end_block(self) -> None:
        if self.found:
            self.found[-1].lines += [
                line.strip() for line in self._text.split("\n") if line.strip()
            ]
        self._text = ""


def read_questions(html: str) -> list[Question]:
    r"""Return the questions of a page with their answers.

    >>> read_questions('<h2 id="a">Why?</h2><p>Because.\nIt <b>is</b>.</p>')[0].answer
    'Because. It is.'
    """
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return reader.found
