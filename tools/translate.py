"""Shows which translations are behind the English pages, and records that one was brought up.

translations.py                     shows what changed in English for each stale page
translations.py accept el/faq …     records that these pages say what their English ones say
translations.py accept new          the same for every page that is not recorded yet
translations.py accept gone         forgets pages that are no more
translations.py new lv/faq …        copies English pages for a translator, marked untranslated

A page is named by its language and its path there.
"""

import difflib
import subprocess
import sys
import tempfile
from datetime import date
from pathlib import Path

from freshness import UNTRANSLATED, hash_words, is_behind, read_reviewed, write_reviewed
from pages import DOCS, REFERENCE, Page, PageError, read_page, read_pages, remove_key, set_key


def git(*arguments: str) -> str:
    """Return what git says; nothing when it fails, outside a repository say."""
    done = subprocess.run(["git", *arguments], capture_output=True, encoding="utf-8", check=False)
    return done.stdout if done.returncode == 0 else ""


def read_version(commit: str, path: Path) -> Page | None:
    """Read a page as a commit has it; None when it had none, or an unreadable one."""
    text = git("show", f"{commit}:./{path.as_posix()}")
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / path
        copy.parent.mkdir(parents=True)
        copy.write_text(text, encoding="utf-8")
        try:
            return read_page(copy, Path(folder) / DOCS)
        except PageError:
            return None


def find_version(path: Path, words: str) -> Page | None:
    """Find in git's history the version of a page whose words have this hash."""
    for commit in git("log", "--format=%H", "--", path.as_posix()).split():
        page = read_version(commit, path)
        if page and hash_words(page) == words:
            return page
    return None


def describe_change(page: Page, english: Page) -> str:
    """Say what changed in English since a translation was made."""
    made_from = str(page.meta.get("source", ""))
    old = find_version(english.path, made_from) if made_from else None
    if old:
        before, after = (words(version) for version in (old, english))
        return "\n".join(difflib.unified_diff(before, after, "then", "now", lineterm="", n=1))
    if git("rev-parse", "--is-shallow-repository").strip() == "true":
        return "The history is shallow here, so there is nothing to compare with: run\n" + (
            "`git fetch --unshallow` and try again, or compare the whole pages."
        )
    return f"No commit has the English words that it was made from: compare it with {english.path}."


def words(page: Page) -> list[str]:
    """Return what a page's hash covers, by lines."""
    front = [str(page.meta.get(key, "")) for key in ("title", "description")]
    return [*front, *page.body.strip().splitlines()]


def show(pages: list[Page]) -> str:
    """Say of every translation that is behind what changed in English."""
    english = {page.name: page for page in pages if page.language == REFERENCE}
    parts = [
        f"{page.path} is behind {english[page.name].path}:\n"
        f"{describe_change(page, english[page.name])}\n"
        f"When it says the same again: make translations ACCEPT={page.short}\n"
        for page in pages
        if page.name in english
        and page.language != REFERENCE
        and is_behind(page, english[page.name])
    ]
    return "\n".join(parts) or "Every translation was made from the English page as it is now."


def accept(page: Page, english: Page | None) -> tuple[str, str]:
    """Write into a page what it was made from, and today's date when its words changed.

    Returns:
        What to record of it: the hash of its words, and its date.
    """
    text = page.path.read_text(encoding="utf-8")
    updated = str(page.meta.get("updated", ""))
    recorded, last = read_reviewed().get(page.short, ("", ""))
    if recorded and recorded != hash_words(page) and updated == last:
        updated = date.today().isoformat()
        text = set_key(text, "updated", updated)
    if english:
        text = remove_key(set_key(text, "source", f'"{hash_words(english)}"'), "stale")
    page.path.write_text(text, encoding="utf-8")
    return hash_words(page), updated


def accept_all(names: list[str], pages: list[Page]) -> list[str]:
    """Accept the pages of these names; return the names that belong to no page."""
    by_name = {page.short: page for page in pages}
    reviewed = read_reviewed()
    wanted = [name.removesuffix(".md").removeprefix("docs/") for name in names]
    if "new" in wanted:
        wanted += [name for name in by_name if name not in reviewed]
    for name in wanted:
        if page := by_name.get(name):
            english = by_name.get(f"{REFERENCE}/{name.partition('/')[2]}")
            reviewed[name] = accept(page, english if page.language != REFERENCE else None)
    write_reviewed({name: entry for name, entry in reviewed.items() if name in by_name})
    return [name for name in wanted if name not in by_name and name not in ("new", "gone")]


def start_page(name: str) -> Path:
    """Copy the English page for a translator, saying that it is not translated yet.

    Raises:
        PageError: There is no such English page, or the translation is there already.
    """
    language, _, rest = name.removesuffix(".md").removeprefix("docs/").partition("/")
    source, target = DOCS / REFERENCE / f"{rest}.md", DOCS / language / f"{rest}.md"
    if not source.exists():
        raise PageError(f"{source}: there is no such page: give a name such as {language}/faq")
    if target.exists() and read_page(target).meta.get("stale") != UNTRANSLATED:
        raise PageError(f"{target}: is there already: translate it, then accept it")
    english = read_page(source)
    text = set_key(source.read_text(encoding="utf-8"), "source", f'"{hash_words(english)}"')
    target.parent.mkdir(parents=True, exist_ok=True)
    target.write_text(set_key(text, "stale", UNTRANSLATED), encoding="utf-8")
    reviewed = read_reviewed()
    reviewed[f"{language}/{rest}"] = hash_words(english), str(english.meta.get("updated", ""))
    write_reviewed(reviewed)
    return target


def main(arguments: list[str]) -> int:
    """Do what the arguments ask for; return the exit code."""
    try:
        match arguments:
            case []:
                print(show(read_pages()))
            case ["accept", *names]:
                unknown = accept_all(names, read_pages())
                if unknown:
                    print(f"no such page: {', '.join(unknown)}", file=sys.stderr)
                return len(unknown) > 0
            case ["new", *names]:
                for name in names:
                    print(f"Translate {start_page(name)}, then: make translations ACCEPT={name}")
            case _:
                print(__doc__, file=sys.stderr)
                return 2
    except PageError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
