"""Makes links of first mentions in a page's HTML; owns no part of a page, first_mentions does."""

import html
from html.parser import HTMLParser
from posixpath import normpath
from urllib.parse import urljoin, urlsplit

from glossary_entries import Entry
from mentions import Mention, Mentions
from mkdocs.utils import get_relative_url

# In these nothing is linked. A block quote is a formula.
CLOSED = {"h1", "h2", "h3", "h4", "h5", "h6", "th", "a", "code", "pre", "blockquote", "button"}
# The names of sources are other people's words; a list of ways on is links already.
CLOSED_SECTIONS = ("sources", "next")


class MentionLinker(HTMLParser):
    """Copies a page's HTML as it is, but for the first mention of each term, which becomes a link.

    Args:
        found: Finds the terms of the page's language.
        known: The entries of the language by their ids.
        address: The page's own address, from the site's root.
        own: The id of the page, which does not link to itself.
    """

    def __init__(self, found: Mentions, known: dict[str, Entry], address: str, own: str) -> None:
        super().__init__(convert_charrefs=False)
        self._found = found
        self._known = known
        self._address = address
        self._done = {own}
        self._by_address = {entry.address: slug for slug, entry in known.items()}
        self._output: list[str] = []
        self._closed: list[str] = []
        self._closed_section = False
        # An author's link to an entry, while it is open: the entry, and where its tag stands.
        self._link: tuple[str, int] | None = None

    def linked(self, content: str) -> str:
        """Return a page's HTML with its mentions linked."""
        self.feed(content)
        self.close()
        return "".join(self._output)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag, and note where nothing is to be linked."""
        attributes = dict(attrs)
        if tag in ("h1", "h2"):
            self._closed_section = attributes.get("id") in CLOSED_SECTIONS
        if tag in CLOSED:
            self._closed.append(tag)
        if tag == "a" and (slug := self._target(attributes.get("href") or "")):
            self._link = (slug, len(self._output))
        self._copy(self.get_starttag_text() or "")

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Copy a tag that holds nothing."""
        self._copy(self.get_starttag_text() or "")

    def handle_endtag(self, tag: str) -> None:
        """Copy a tag; an author's link that names its term is the term's first mention."""
        if tag in self._closed:
            self._closed.remove(tag)
        self._copy(f"</{tag}>")
        if tag == "a" and self._link:
            self._define_link(*self._link)
            self._link = None

    def handle_data(self, data: str) -> None:
        """Copy a text, with its first mentions linked."""
        if self._closed or self._closed_section:
            self._copy(data)
            return
        end = 0
        for mention in self._found.find(data):
            if mention.slug in self._known and mention.slug not in self._done:
                self._copy(data[end : mention.start] + self._first_mention(data, mention))
                end = mention.end
        self._copy(data[end:])

    def handle_entityref(self, name: str) -> None:
        """Copy a character's name."""
        self._copy(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """Copy a character's number."""
        self._copy(f"&#{name};")

    def handle_comment(self, data: str) -> None:
        """Copy a comment, which may be the mark of another hook."""
        self._copy(f"<!--{data}-->")

    def _copy(self, text: str) -> None:
        self._output.append(text)

    def _target(self, href: str) -> str | None:
        """Return the entry that a link leads to, as a whole and not to a place on its page."""
        target = urlsplit(urljoin(f"/{self._address}", href))
        if target.netloc or target.fragment or target.query or target.scheme:
            return None
        return self._by_address.get(normpath(target.path).strip("/") + "/")

    def _first_mention(self, text: str, mention: Mention) -> str:
        self._done.add(mention.slug)
        words = text[mention.start : mention.end]
        href = get_relative_url(self._known[mention.slug].address, self._address)
        description = f'class="term" aria-describedby="definition-{mention.slug}"'
        return f'<a {description} href="{href}">{words}</a>{self._definition(mention.slug)}'

    def _define_link(self, slug: str, position: int) -> None:
        words = html.unescape("".join(self._output[position + 1 : -1]))
        closed = self._closed or self._closed_section
        if slug not in self._done and not closed and self._found.name(words, slug):
            tag = self._output[position].removeprefix("<a")
            self._output[position] = f'<a aria-describedby="definition-{slug}"{tag}'
            self._copy(self._definition(slug))
        self._done.add(slug)

    def _definition(self, slug: str) -> str:
        text = html.escape(self._known[slug].definition, quote=False)
        attributes = f'class="definition" role="tooltip" id="definition-{slug}" hidden'
        return f"<span {attributes}>{text}</span>"
