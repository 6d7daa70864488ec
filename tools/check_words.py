"""Checks the words of the whole site: pages, catalogues and the list of terms.

    check_words.py                  reports every fault as FILE:LINE: what is wrong: what to do
    check_words.py unknown          lists each unknown word once, Estonian ones as they are joined
    check_words.py add et WORD …    adds words that somebody looked at to a language's list
    check_words.py join WORD …      adds joined Estonian words to theirs, in their dictionary form
    check_words.py name NAME …      adds names of people, firms and products

A word is added only when it is right: the lists are what the checks believe.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from catalogues import REFERENCE, SOURCE, TARGETS
from fault import Fault
from freshness import UNTRANSLATED, find_freshness_faults, read_reviewed
from page_faults import find_page_faults
from pages import Page, PageError, read_pages
from parity import find_parity_faults
from prose import Passage, list_catalogue_passages, list_page_passages
from spelling import WORDS, find_spelling_faults, load_estonian, read_list
from style import find_style_faults, find_uncomposed
from terms import TERMS, read_terms


def list_passages(pages: list[Page]) -> list[Passage]:
    """List what is to be read: not pages that are English still."""
    found = [
        passage
        for page in pages
        if page.meta.get("stale") != UNTRANSLATED
        for passage in list_page_passages(page)
    ]
    for domain in TARGETS:
        for path in sorted(SOURCE.glob(f"*/{domain}.po")):
            found += list_catalogue_passages(path, SOURCE / REFERENCE / path.name)
    return found


def list_files(pages: list[Page]) -> list[Path]:
    """List all files that hold words: pages, lists and catalogues."""
    lists = (path for kind in ("*.toml", "*.txt", "*/*.po") for path in sorted(SOURCE.glob(kind)))
    return [*(page.path for page in pages), *lists]


def find_term_faults(pages: list[Page]) -> Iterator[Fault]:
    """Find pages of terms that the list of terms lacks, or calls by another name."""
    terms = read_terms()
    for page in pages:
        slug = Path(page.name).stem
        if page.meta.get("stale") == UNTRANSLATED:
            continue
        if slug not in terms:
            if page.name.startswith("glossary/") and slug != "index":
                yield Fault(TERMS, 0, f"{slug} has a page but no entry: add [{slug}]")
        elif not (preferred := terms[slug].preferred.get(page.language)):
            yield Fault(TERMS, 0, f"{slug} has no word in {page.language}: add it")
        elif plain_title(page).lower() != preferred.lower():
            line, title = page.key_line("title"), page.meta["title"]
            yield Fault(
                page.path,
                line,
                f"the title “{title}” is not the term in {TERMS}, “{preferred}”"
                ": use one word in both places",
            )


def plain_title(page: Page) -> str:
    """Return a page's title without an acronym in brackets."""
    return str(page.meta.get("title", "")).partition(" (")[0]


def find_faults() -> Iterator[Fault]:
    """Find everything that is wrong, file by file of each check."""
    pages = read_pages()
    passages = list_passages(pages)
    yield from find_page_faults(pages)
    yield from find_parity_faults(pages)
    yield from find_freshness_faults(pages, read_reviewed())
    yield from find_term_faults(pages)
    yield from find_uncomposed(list_files(pages))
    yield from find_style_faults(passages)
    yield from find_spelling_faults(passages)


def list_unknown() -> Iterator[str]:
    """List each unknown word once, with its first place."""
    seen: set[tuple[str, str]] = set()
    for fault in find_spelling_faults(list_passages(read_pages())):
        word = fault.text.split("”")[0].removeprefix("“")
        if " " in word:
            continue
        key = (word.lower(), fault.text.split(":")[0])
        if key not in seen:
            seen.add(key)
            yield f"{fault.path}:{fault.line}: {word}{describe_joint(word, fault)}"


def describe_joint(word: str, fault: Fault) -> str:
    """Show how a joined word is joined, since a wrong one shows there."""
    if "is joined" not in fault.text:
        return ""
    return " = " + ", ".join(sorted(load_estonian().roots(word)))


def add(path: Path, words: set[str]) -> None:
    """Add words to a list and sort it."""
    path.write_text("\n".join(sorted(read_list(path) | words)) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Check, or do what the arguments ask for; return the exit code."""
    try:
        match arguments:
            case []:
                faults = list(find_faults())
                for fault in faults:
                    print(fault, file=sys.stderr)
                return len(faults) > 0
            case ["unknown"]:
                print("\n".join(list_unknown()))
            case ["add", language, *words]:
                add(WORDS / f"words.{language}.txt", {word.lower() for word in words})
            case ["join", *words]:
                lemmas = {lemma for word in words for lemma in load_estonian().lemmas(word)}
                add(WORDS / "compounds.et.txt", lemmas)
            case ["name", *names]:
                add(WORDS / "names.txt", set(names))
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except (PageError, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
