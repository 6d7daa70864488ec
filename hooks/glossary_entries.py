"""Knows what the glossary says of each term; owns no part of a page, glossary_index does."""

from dataclasses import dataclass
from html.parser import HTMLParser

from addresses import page_id
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from terms import TERMS, Term


@dataclass(frozen=True)
class Entry:
    """One term and its page.

    Args:
        term: Its words, in all languages.
        address: Its page's address, from the site's root.
        title: Its page's title, as text.
        description: Its page's summary, as text.
        definition: The first sentence of its page, as text.
    """

    term: Term
    address: str
    title: str
    description: str
    definition: str


class _FirstSentence(HTMLParser):
    """Reads the first line of the first paragraph: pages have one sentence a line."""

    def __init__(self) -> None:
        super().__init__()
        self.inside = self.over = False
        self.text = ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.inside = self.inside or tag == "p"

    def handle_endtag(self, tag: str) -> None:
        self.over = self.over or (tag == "p" and bool(self.text.strip()))

    def handle_data(self, data: str) -> None:
        if self.inside and not self.over:
            line, end, _ = data.partition("\n")
            self.text += line
            self.over = bool(end and self.text.strip())


def first_sentence(content: str) -> str:
    r"""Return the first sentence of a page's HTML, as text.

    >>> first_sentence("<h1>Cohort</h1><p>A <b>cohort</b> is a group.\nIt is fixed.</p>")
    'A cohort is a group.'
    """
    reader = _FirstSentence()
    for paragraph in content.split("</p>"):
        # A page is long, its first paragraph is not.
        reader.feed(f"{paragraph}</p>")
        if reader.over:
            break
    return reader.text.strip()


def entries(files: Files, locale: str, terms: dict[str, Term]) -> dict[str, Entry]:
    """Return the entries of a language by their pages' ids.

    Raises:
        PluginError: A glossary page has no term, or says nothing of it.
    """
    found = {}
    for file in files.documentation_pages():
        path = file.src_uri.removeprefix(f"{locale}/")
        slug = page_id(path)
        in_glossary = path.startswith("glossary/") and slug != "glossary"
        if path == file.src_uri or not file.page or not (in_glossary or slug in terms):
            continue
        if slug not in terms:
            raise PluginError(f"{file.src_uri}: {TERMS} has no term {slug}; add its words there")
        definition = first_sentence(file.page.content or "")
        if not definition:
            raise PluginError(f"{file.src_uri}: no first sentence, which defines the term")
        title = str(file.page.title)
        summary = str(file.page.meta.get("description", ""))
        found[slug] = Entry(terms[slug], file.page.url, title, summary, definition)
    return found
