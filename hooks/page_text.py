"""Reads the sections of a page's HTML as plain text; owns no part of a page."""

import re
from dataclasses import dataclass, field
from html.parser import HTMLParser

HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6"}
# Each of these ends a line, so that no two sentences of different blocks run together.
BLOCKS = {"p", "li", "td", "th", "tr", "dt", "dd", "blockquote", "pre", "figcaption", *HEADINGS}
SILENT = {"script", "style", "template", "button", "form"}
# The mark at a heading's end leads to the heading and is no part of it.
MARK = ("class", "headerlink")

_SPACE = re.compile(r"[^\S\n]+")
_LINES = re.compile(r"\s*\n\s*")


@dataclass
class Section:
    """A heading with its id, and the text under it up to the next heading."""

    id: str = ""
    heading: str = ""
    text: str = ""


@dataclass
class _Draft:
    id: str = ""
    heading: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)


class _SectionReader(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.drafts = [_Draft()]
        self._in_heading = False
        self._in_mark = False
        self._silent = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in HEADINGS:
            self.drafts.append(_Draft(dict(attrs).get("id") or ""))
            self._in_heading = True
        if tag == "br":
            self.handle_data(" ")
        self._silent += tag in SILENT
        self._in_mark = tag == "a" and MARK in attrs

    def handle_endtag(self, tag: str) -> None:
        self._silent -= tag in SILENT
        if tag == "a":
            self._in_mark = False
        if tag in HEADINGS:
            self._in_heading = False
        elif tag in BLOCKS:
            self.drafts[-1].text.append("\n")

    def handle_data(self, data: str) -> None:
        if not (self._silent or self._in_mark):
            draft = self.drafts[-1]
            (draft.heading if self._in_heading else draft.text).append(data)


def sections(html: str) -> list[Section]:
    r"""Return a page's sections; the first one is what stands before any second heading.

    >>> sections('<h1 id="a">A <em>b</em></h1><p>One.</p><h2 id="c">C</h2><li>x<li>y</li>')
    [Section(id='a', heading='A b', text='One.'), Section(id='c', heading='C', text='xy')]
    >>> sections('<h2 id="c">C<a class="headerlink" href="#c">#</a></h2>')
    [Section(id='c', heading='C', text='')]
    """
    reader = _SectionReader()
    reader.feed(html)
    reader.close()
    found = [Section(d.id, _plain(d.heading), _plain(d.text)) for d in reader.drafts]
    return [section for section in found if section.heading or section.text]


def _plain(pieces: list[str]) -> str:
    return _LINES.sub("\n", _SPACE.sub(" ", "".join(pieces))).strip()
