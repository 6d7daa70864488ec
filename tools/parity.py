"""Compares every page with its English one: the same parts in every language."""

from collections.abc import Iterator
from pathlib import Path

from fault import Fault
from page_faults import REQUIRED
from pages import REFERENCE, Page

# These say how the page stands to the English one, which has none of them.
OWN_KEYS = {"source", "stale"}
# These are the same, not only there.
SAME_KEYS = ("see_also", "calculator")
# What the parts are called in a complaint, and what to do about one that English does not have.
KINDS = {
    "links": ("link", "{} is no link of {}: link what the English page links, or mend that page"),
    "macros": (
        "computed number",
        "{{{{ {} }}}} is no computed number of {}, or stands there less often: "
        "use the English page's numbers, or mend that page",
    ),
}


def find_parity_faults(pages: list[Page]) -> Iterator[Fault]:
    """Find where the pages of a language are not those of the reference language."""
    english = {page.name: page for page in pages if page.language == REFERENCE}
    for language in sorted({page.language for page in pages} - {REFERENCE}):
        found = {page.name: page for page in pages if page.language == language}
        for name, page in found.items():
            if name in english:
                yield from compare(page, english[name])
            else:
                yield Fault(page.path, 0, "there is no such English page: write it, or remove this")
        for name in english.keys() - found.keys():
            yield report_missing(english[name], language)


def report_missing(english: Page, language: str) -> Fault:
    """Say that a language lacks a page, and how to get one."""
    docs = english.path.parents[len(Path(english.name).parts)]
    new = f"{language}/{english.name.removesuffix('.md')}"
    return Fault(
        docs / language / english.name,
        0,
        f"this page is missing: translate {english.path}; `make translations NEW={new}` copies it",
    )


def compare(page: Page, english: Page) -> Iterator[Fault]:
    """Find where one page has other parts than its English one.

    A page that says it is stale needs only the front matter: its reader is told.
    """
    yield from compare_front_matter(page, english)
    if page.meta.get("stale"):
        return
    yield from compare_ids(page, english)
    for kind in KINDS:
        yield from compare_kind(page, english, kind)


def compare_front_matter(page: Page, english: Page) -> Iterator[Fault]:
    """Find keys of the front matter that only one of the two has, or that must agree."""
    for key in sorted(english.meta.keys() - page.meta.keys()):
        yield Fault(page.path, 1, f"no {key} in its front matter: {english.path} has one")
    for key in sorted(page.meta.keys() - english.meta.keys() - OWN_KEYS - set(REQUIRED)):
        line = page.key_line(key)
        yield Fault(page.path, line, f"{key} is no key of {english.path}: remove it")
    for key in SAME_KEYS:
        if key in page.meta and page.meta[key] != english.meta.get(key, page.meta[key]):
            yield Fault(
                page.path,
                page.key_line(key),
                f"{key} differs from {english.path}: write {english.meta[key]}",
            )


def compare_ids(page: Page, english: Page) -> Iterator[Fault]:
    """Find the first heading whose id is not that of the English page's heading there."""
    ours, theirs = page.places("ids"), english.places("ids")
    for name in ours:
        if len(ours[name]) > 1:
            yield Fault(page.path, ours[name][1], f"the id {name} stands twice: each is used once")
    for our, their in zip([*ours, None], [*theirs, None], strict=False):
        if our != their:
            line = ours[our][0] if our else page.line_of(len(page.body.rstrip()))
            what = f"the heading #{our}" if our else "the page's end"
            wanted = f"#{their} ({english.path}:{theirs[their][0]})" if their else "the page's end"
            yield Fault(page.path, line, f"{what} stands where English has {wanted}: order them so")
            return
    yield from compare_levels(page, english)


def compare_levels(page: Page, english: Page) -> Iterator[Fault]:
    """Find headings that stand higher or lower than the English page's."""
    theirs, lines = english.levels(), page.places("ids")
    for name, marks in page.levels().items():
        if marks != theirs[name]:
            line = lines[name][0]
            yield Fault(page.path, line, f"#{name} is {marks} here: write {theirs[name]}")


def compare_kind(page: Page, english: Page, kind: str) -> Iterator[Fault]:
    """Find links, or computed numbers, that only one of the two pages has."""
    ours, theirs = page.places(kind), english.places(kind)
    word, advice = KINDS[kind]
    for text, lines in theirs.items():
        missing = _count(lines, kind) - _count(ours.get(text, []), kind)
        if missing > 0:
            often = "" if missing == 1 else f"{missing} times "
            shown = f"{{{{ {text} }}}}" if kind == "macros" else text
            yield Fault(
                page.path,
                find_section(page, english, lines[-1]),
                f"the {word} {shown} is missing {often}(see {english.path}:{lines[-1]})",
            )
    for text, lines in ours.items():
        allowed = _count(theirs.get(text, []), kind)
        for line in lines[allowed:] if kind == "macros" or not allowed else []:
            yield Fault(page.path, line, advice.format(text, english.path))


def find_section(page: Page, english: Page, line: int) -> int:
    """Return the line of the heading that is above a line of the English page; 0 when none is."""
    ours, theirs = page.places("ids"), english.places("ids")
    above = [name for name, lines in theirs.items() if lines[0] <= line and name in ours]
    return ours[above[-1]][0] if above else 0


def _count(lines: list[int], kind: str) -> int:
    # A number worked out twice in a text is two of its numbers; a link given twice is one link.
    return len(lines) if kind == "macros" else min(len(lines), 1)
