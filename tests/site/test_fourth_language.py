"""A fourth language is a matter of data: one command, and translating what it copied."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from churn_calculator.notations import LOCALES
from selectolax.lexbor import LexborHTMLParser as HTMLParser

from tests.site.project_copy import copy_project

CODE, NAME = "lv", "Latviešu"
# What other steps made of the project, which the copy need not make again.
LENT = (
    "node_modules",
    "build/python",
    "build/lean",
    "build/python.json",
    "build/fonts",
    "build/icons",
    "build/top",
)


def run(folder: Path, *command: str) -> str:
    """Run one of the project's tools in the copy, with the copy's own calculator."""
    done = subprocess.run(
        [sys.executable, *command],
        cwd=folder,
        env=os.environ
        | {"PYTHONPATH": "calculator:hooks", "PYTHONDONTWRITEBYTECODE": "1"}
        | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def translate(path: Path, *pairs: tuple[str, str]) -> None:
    text = path.read_text()
    for english, own in pairs:
        assert english in text, f"{path}: {english}"
        text = text.replace(english, own)
    path.write_text(text)


@pytest.fixture(scope="module")
def copy(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the project with Latvian, two pages and a message of it translated, built."""
    folder = tmp_path_factory.mktemp("project")
    copy_project(folder, lent=LENT)
    run(folder, "tools/language.py", CODE, NAME)
    pages = folder / "docs" / CODE
    translate(
        pages / "about.md",
        ("title: About", "title: Par mums"),
        ("# About this site {", "# Par šo vietni {"),
        ("## Privacy {", "## Privātums {"),
    )
    translate(
        pages / "glossary/churn-rate.md",
        ("title: Churn rate", "title: Aizplūdes līmenis"),
        ("# Churn rate {", "# Aizplūdes līmenis {"),
    )
    translate(
        folder / "translations" / CODE / "site.po", ('msgstr "Calculate"', 'msgstr "Aprēķināt"')
    )
    translate(folder / "docs/et/about.md", ("title: ", "stale: true\ntitle: "))
    run(folder, "tools/translate.py", "accept", f"{CODE}/about", f"{CODE}/glossary/churn-rate")
    run(folder, "tools/catalogues.py", "check")
    run(folder, "tools/catalogues.py", "compile")
    run(folder, "-m", "mkdocs", "build", "--quiet", "--strict")
    return folder


def page(copy: Path, address: str) -> HTMLParser:
    return HTMLParser((copy / "site" / address / "index.html").read_text())


def text(html: HTMLParser, selector: str) -> str:
    node = html.css_first(selector)
    assert node, selector
    return node.text().strip()


def test_every_page_is_there_in_the_new_language(copy: Path) -> None:
    english = {path.relative_to(copy / "docs/en") for path in (copy / "docs/en").rglob("*.md")}
    own = {path.relative_to(copy / "docs" / CODE) for path in (copy / "docs" / CODE).rglob("*.md")}
    assert english == own
    for name in english:
        address = name.with_suffix("").as_posix().removesuffix("index").strip("/")
        root = page(copy, f"{CODE}/{address}").css_first("html")
        assert root and root.attributes["lang"] == CODE


def test_switch_on_every_language_leads_to_the_same_page(copy: Path) -> None:
    for prefix in ("", "el/", "et/", f"{CODE}/"):
        links = page(copy, f"{prefix}faq").css(".md-select__link")
        assert [link.text().strip() for link in links][-1] == NAME
        assert len(links) == len(LOCALES) + 1
        own = next(link for link in links if link.attributes["hreflang"] == CODE)
        target = (copy / "site" / f"{prefix}faq" / (own.attributes["href"] or "")).resolve()
        assert target == copy / "site" / CODE / "faq"


def test_translated_page_shows_its_texts_and_no_notice(copy: Path) -> None:
    html = page(copy, f"{CODE}/about")
    assert text(html, "article h1").removesuffix("#") == "Par šo vietni"
    assert not html.css(".stale-notice, article [lang=en]")


def test_page_that_is_english_still_says_so(copy: Path) -> None:
    html = page(copy, f"{CODE}/faq")
    link = html.css_first(".stale-notice a")
    assert link and link.attributes["hreflang"] == "en"
    assert link.attributes["href"] == "../../faq/"
    assert html.css("article [lang=en] h1"), "a screen reader must know that it is English"


def test_translation_that_is_behind_says_so_in_its_own_language(copy: Path) -> None:
    html = page(copy, "et/about")
    assert "Ingliskeelset lehte on muudetud" in text(html, ".stale-notice")
    link = html.css_first(".stale-notice a")
    assert link and link.attributes["href"] == "../../about/"
    assert not html.css("article [lang=en]")
    assert not page(copy, "et/faq").css(".stale-notice")


def test_interface_shows_a_translated_message(copy: Path) -> None:
    assert "Aprēķināt" in text(page(copy, f"{CODE}/calculator"), "churn-calculator form")
    assert "Aprēķināt" not in text(page(copy, "calculator"), "churn-calculator form")


def test_numbers_are_written_as_in_the_new_country(copy: Path) -> None:
    # CLDR: Latvian has a decimal comma, and a space among five digits, not among four.
    assert "2,5%" in text(page(copy, f"{CODE}/calculator"), "article")
    numbers = (
        "from fractions import Fraction; from churn_calculator.formats import write_decimal as w; "
        "print(*(w(Fraction(n), 0, 'lv') for n in (1000, 12500)), sep='|')"
    )
    assert run(copy, "-c", numbers) == "1000|12\u00a0500\n"


def test_only_the_translated_term_lacks_a_word(copy: Path) -> None:
    done = subprocess.run(
        [sys.executable, "tools/check_words.py"],
        cwd=copy,
        env=os.environ | {"PYTHONPATH": "hooks"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    # The translated pages are no whole translations, and a page above was made to be stale.
    complaints = [
        line
        for line in done.stderr.splitlines()
        if not line.startswith(("docs/lv/", "docs/et/about.md"))
    ]
    assert complaints == ["translations/terms.toml: churn-rate has no word in lv: add it"]
