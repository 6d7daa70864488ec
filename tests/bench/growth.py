"""Measures how the build and its pages grow with the glossary.

A copy of the project gets made-up terms. Each has a page in each language, is named by another, and
is looked for in all texts.
"""

import os
import subprocess
import sys
import tempfile
from pathlib import Path

import brotli

from tests.conftest import LOCALES, PREFIX, ROOT
from tests.site.project_copy import copy_project

SIZES = (100, 1000)
PAGE = """---
title: "{word}"
description: "{word}: a made-up term."
aliases: ["made-up {word}"]
see_also: [cohort, retention]
updated: 2026-01-01
---

# {word} {{ #{name} }}

{word} is a made-up term that comes after {before}, and a customer is lost.

## An example {{ #example }}

Of 400 customers 20 left in June, so that the churn rate was {{{{ churn_rate start=400 lost=20 }}}}.
"""


def add_terms(project: Path, number: int) -> None:
    """Write the pages of made-up terms, and their words."""
    words = []
    for index in range(number):
        name, word, before = f"term-{index}", f"Xterm{index}x", f"Xterm{max(index - 1, 0)}x"
        words.append(f'\n[{name}]\nnote = "made up"\nsource = "none"\n')
        for locale in LOCALES:
            page = PAGE.format(name=name, word=word, before=before)
            (project / f"docs/{locale}/glossary/{name}.md").write_text(page)
            words.append(f'[{name}.{locale}]\npreferred = "{word}"\n')
    with (project / "translations/terms.toml").open("a") as terms:
        terms.writelines(words)


def build(project: Path) -> float:
    """Build a project's site and return the seconds that a processor took, whatever else it did."""
    before = os.times()
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=project,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        check=True,
    )
    after = os.times()
    spent = [used.children_user + used.children_system for used in (before, after)]
    return spent[1] - spent[0]


def measure(number: int) -> tuple[float, int, int]:
    """Return the seconds that a page took, and the bytes of a term's HTML, plain and in brotli."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        copy_project(project, lent=("node_modules", "build"))
        add_terms(project, number)
        seconds = build(project)
        html = [
            (project / f"site/{PREFIX[locale]}glossary/term-{number // 2}/index.html").read_bytes()
            for locale in LOCALES
        ]
        pages = len(list((project / "docs").rglob("*.md")))
    return seconds / pages, max(map(len, html)), max(len(brotli.compress(h)) for h in html)


def main() -> None:
    """Print the time a page takes and what its HTML weighs, with few terms and with many."""
    os.chdir(ROOT)
    print("The build with made-up terms")
    times = []
    sizes = tuple(map(int, sys.argv[1:])) or SIZES
    for size in sizes:
        seconds, plain, sent = measure(size)
        times.append(seconds)
        print(
            f"  {size} x {len(LOCALES)}: {1000 * seconds:.0f} ms of processor a page; "
            f"a term's HTML is {plain} bytes, {sent} in brotli"
        )
    print(f"  time a page, with {sizes[-1]} against {sizes[0]}: {times[-1] / times[0]:.2f}")


if __name__ == "__main__":
    main()
