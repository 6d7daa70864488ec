"""Gives a page's parts what their looks hang on; owns the wrappers of tables, examples and sources.

It comes after what reads a page's text, and changes no word of it.
"""

import re
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from see_also import is_term

# Sections by their headings' ids, with the class that each gets.
SECTIONS = {"worked-example": "example", "sources": "sources"}

_HEADING = re.compile(r'<h[1-6] id="([^"]+)"')
_WAY = re.compile(r"<li>(<a [^>]*>[^<]*</a>): (.*?)</li>")
_QUESTION = re.compile(r'<h2 id="([^"]+)">(.*?)(?:<a class="headerlink".*?</a>)?</h2>', re.DOTALL)
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


def with_lead(content: str, defines: bool) -> str:
    """Mark the first paragraph, which on a term's page is its definition.

    >>> with_lead("<h1>A</h1><p>B</p><p>C</p>", defines=False)
    '<h1>A</h1><p class="lead">B</p><p>C</p>'
    """
    kind = "lead lead--definition" if defines else "lead"
    return re.sub(r"(</h1>\s*)<p>", rf'\1<p class="{kind}">', content, count=1)


def with_contents(content: str) -> str:
    """List the sections of a page that begins with them, as questions do, under its title.

    >>> with_contents('<h1>A</h1><h2 id="b">B?</h2>')
    '<h1>A</h1><ul class="contents"><li><a href="#b">B?</a></li></ul><h2 id="b">B?</h2>'
    """
    title, end, after = content.partition("</h1>")
    if not after.lstrip().startswith("<h2"):
        return content
    links = (f'<li><a href="#{id_}">{text}</a></li>' for id_, text in _QUESTION.findall(after))
    return f'{title}{end}<ul class="contents">{"".join(links)}</ul>{after}'


def with_sections(content: str) -> str:
    """Wrap each section that has a look of its own, with its heading.

    >>> print(with_sections('<h2 id="a">A</h2>|<h2 id="sources">S</h2>').partition("|")[2])
    <section class="sources" aria-labelledby="sources"><h2 id="sources">S</h2></section>
    """
    parts = re.split(r'(?=<h2 id=")', content)
    for place, part in enumerate(parts):
        heading = _HEADING.match(part)
        if heading and (kind := SECTIONS.get(heading[1])):
            parts[place] = (
                f'<section class="{kind}" aria-labelledby="{heading[1]}">{part}</section>'
            )
    return "".join(parts)


def with_tables(content: str) -> str:
    """Let each table scroll inside itself, also by keyboard, under the name of its section.

    >>> print(with_tables('<h2 id="a">A</h2>|<table></table>').partition("|")[2][:92])
    <div class="table" role="group" tabindex="0" aria-labelledby="a"><table class="table__grid">
    """

    def wrapped(table: re.Match[str]) -> str:
        headings = _HEADING.findall(content, 0, table.start())
        name = f' aria-labelledby="{headings[-1]}"' if headings else ""
        grid = table[0].replace("<table>", '<table class="table__grid">', 1)
        # A corner with nothing in it is the heading of nothing.
        grid = grid.replace("<th></th>", "<td></td>", 1)
        return f'<div class="table" role="group" tabindex="0"{name}>{grid}</div>'

    return _TABLE.sub(wrapped, content)


def with_ways(content: str) -> str:
    """Set what a list of ways on says of each apart from its link, which becomes a card.

    >>> with_ways('<h2 id="next">N</h2><ul><li><a href="x">X</a>: it is.</li></ul>')
    '<h2 id="next">N</h2><ul><li><a href="x">X</a> <small>it is.</small></li></ul>'
    """
    before, heading, after = content.partition('<h2 id="next">')
    return before + heading + _WAY.sub(r"<li>\1 <small>\2</small></li>", after)


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Mark and wrap the parts of a page."""
    content = with_lead(page.content or "", defines=is_term(page.file.src_uri))
    page.content = with_tables(with_sections(with_ways(with_contents(content))))
    return context
