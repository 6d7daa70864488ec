"""Gathers what can be linked to in a language; owns no part of a page."""

from collections import Counter
from collections.abc import Iterator

from addresses import QUESTIONS_PAGE, Entry, page_id, page_kind, page_path
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from questions import read_questions


def gather(files: Files, locale: str) -> list[Entry]:
    """Return the entries of a language: its pages and its questions.

    Raises:
        ValueError: Two pages would have the same id.
    """
    found: list[Entry] = []
    for file in files.documentation_pages():
        if file.page and file.src_uri.startswith(f"{locale}/"):
            found += page_entries(file.page, file.src_uri.removeprefix(f"{locale}/"))
    twice = [entry_id for entry_id, count in Counter(e.id for e in found).items() if count > 1]
    if twice:
        raise ValueError(f"two pages end in the same name, so one needs another: {twice[0]}")
    return sorted(found, key=lambda entry: entry.path)


def page_entries(page: Page, src_path: str) -> Iterator[Entry]:
    """Yield the entry of a page and, where it answers questions, theirs."""
    name, path = page_id(src_path), page_path(src_path)
    kind = page_kind(src_path, page.meta.get("calculator", ""))
    yield Entry(name, kind, path, str(page.title), page.meta.get("description", ""))
    if name == QUESTIONS_PAGE:
        for question in read_questions(page.content or ""):
            anchor = f"#{question.anchor}"
            yield Entry(
                name + anchor,
                "question",
                path + anchor,
                question.title.strip(),
                question.summary,
                question.answer,
            )
