"""Compares every page with its English one: the same parts in every language."""

from collections.abc import Iterator

from fault import Fault
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
    others: dict[str, dict[str, Page]] = {}
    for page in pages:
        if page.language != REFERENCE:
            others.setdefault(page.language, {})[page.name] = page
    for found in others.values():
        for page in found.values():
            if page.name not in english:
                yield Fault(page.path, 0, "there is no such English page: write it, or remove this")
                continue
            yield from compare(page, english[page.name])
    for name, page in english.items():
        for language, found in others.items():
            if name not in found:
                missing = page.path.parents[len(page.name.split("/"))] / language / name
                yield Fault(
                    missing,
                    0,
                    f"this page is missing: translate {page.path}, "
                    f"or `make translations NEW={language}/{name.removesuffix('.md')}`",
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
    for key in english.meta.keys() - page.meta.keys():
        yield Fault(page.path, 1, f"no {key} in its front matter: {english.path} has one")
    for key in page.meta.keys() - english.meta.keys() - OWN_KEYS:
        line = page.key_line(key)
        yield Fault(
            page.path, line, f"{key} is not in the front matter of {english.path}: remove it"
        )
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
            line = ours[our][0] if our else page.line_of(len(page.body))
            what = f"the heading #{our}" if our else "the page's end"
            wanted = f"#{their} ({english.path}:{theirs[their][0]})" if their else "the page's end"
            yield Fault(page.path, line, f"{what} stands where English has {wanted}: order them so")
            return


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
                0,
                f"the {word} {shown} is missing {often}(see {english.path}:{lines[-1]})",
            )
    for text, lines in ours.items():
        allowed = _count(theirs.get(text, []), kind)
        for line in lines[allowed:] if kind == "macros" or not allowed else []:
            yield Fault(page.path, line, advice.format(text, english.path))


def _count(lines: list[int], kind: str) -> int:
    # A number worked out twice in a text is two of its numbers; a link given twice is one link.
    return len(lines) if kind == "macros" else min(len(lines), 1)
