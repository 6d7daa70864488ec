"""Adds a language to the site, everything in English until somebody translates it.

    language.py lv Latviešu     the language's code, and its name in the language itself

What a country's numbers look like and how its plurals work comes from CLDR. Nothing is overwritten:
run again, it adds only what is missing.
"""

import json
import re
import subprocess
import sys
from pathlib import Path
from textwrap import indent

from babel.core import Locale, UnknownLocaleError
from babel.messages.plurals import get_plural
from catalogue_comments import refresh
from catalogues import REFERENCE, SOURCE, TARGETS, parse_catalogue
from pages import DOCS, PageError
from prose import UNFINISHED
from translate import start_page

SETTINGS = Path("mkdocs.yml")
NOTATIONS = Path("calculator/churn_calculator/notations.py")
EXAMPLES = Path("theme/assets/examples")
NO_BREAK_SPACES = "\u00a0\u202f"
# Node knows CLDR whole; Babel does not know from how many digits on a number is grouped.
ASK_NODE = """
const parts = (number) => new Intl.NumberFormat(process.argv[1]).formatToParts(number);
const find = (list, type) => list.find((part) => part.type === type)?.value;
console.log(JSON.stringify({
  decimal: find(parts(0.5), "decimal"),
  group: find(parts(1234567), "group"),
  from: find(parts(1234), "group") ? 4 : 5,
  minus: find(parts(-1), "minusSign"),
}));
"""


class LanguageError(Exception):
    """The language cannot be added; the message says what to do."""


def ask_notation(code: str) -> str:
    """Return a line for NOTATIONS: how the language's people write numbers."""
    done = subprocess.run(
        ["node", "-e", ASK_NODE, code], capture_output=True, encoding="utf-8", check=True
    )
    marks = json.loads(done.stdout)
    space = marks["group"] in NO_BREAK_SPACES
    group = "NO_BREAK_SPACE" if space else json.dumps(marks["group"])
    read = " '" if space else f"{marks['group']} '"
    minus = "MINUS_SIGN" if marks["minus"] == "\u2212" else '"-"'
    decimal = json.dumps(marks["decimal"])
    return f'    "{code}": Notation({decimal}, {group}, {marks["from"]}, {minus}, "{read}"),\n'


def add_notation(code: str) -> None:
    """Teach the calculator how the language's people write numbers."""
    text = NOTATIONS.read_text(encoding="utf-8")
    if f'    "{code}": Notation(' in text:
        return
    changed = re.sub(r"^}\nLOCALES", lambda end: ask_notation(code) + end[0], text, flags=re.M)
    if changed == text:
        raise LanguageError(f"{NOTATIONS} has no `NOTATIONS` that ends before LOCALES: mend this")
    NOTATIONS.write_text(changed, encoding="utf-8")


def add_catalogues(code: str) -> None:
    """Copy the English messages, with as many plural forms as the language has."""
    plural = get_plural(code)
    header = f'"Language: {code}\\n"\n"{UNFINISHED}\\n"'
    forms = f'"Plural-Forms: {plural.plural_forms}\\n"'
    for domain in TARGETS:
        source, target = (SOURCE / folder / f"{domain}.po" for folder in (REFERENCE, code))
        if target.exists():
            continue
        text, _ = refresh(source.read_text(encoding="utf-8"), parse_catalogue(source))
        text = re.sub(r'"Language: .*\\n"', lambda _: header, text)
        text = re.sub(r'"Plural-Forms: .*\\n"', lambda _: forms, text)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(spread_plurals(text, plural.num_plurals), encoding="utf-8")


def spread_plurals(text: str, number: int) -> str:
    r"""Give each message with plural forms this many of them, the last ones alike.

    >>> print(spread_plurals('msgstr[0] "day"\nmsgstr[1] "days"\n', 3), end="")
    msgstr[0] "day"
    msgstr[1] "days"
    msgstr[2] "days"
    """

    def spread(forms: re.Match[str]) -> str:
        found = [forms["one"], *[forms["other"]] * (number - 1)] if number > 1 else [forms["other"]]
        return "".join(f"msgstr[{place}] {form}\n" for place, form in enumerate(found))

    return re.sub(r"msgstr\[0\] (?P<one>.*)\nmsgstr\[1\] (?P<other>.*)\n", spread, text)


def add_settings(code: str, name: str) -> None:
    """Name the language in mkdocs.yml; its site's name and description are English at first."""
    text = SETTINGS.read_text(encoding="utf-8")
    if f"locale: {code}\n" in text:
        return
    known = dict(re.findall(r"^(site_name|site_description): (.+)$", text, flags=re.M))
    palette = "".join(re.findall(r"^  palette:\n(?: {4}.*\n)+", text, flags=re.M))
    entry = (
        f"        - locale: {code}\n          name: {name}\n          build: true\n"
        f"          site_name: {known['site_name']}\n"
        f"          site_description: {known['site_description']}\n"
        f"          theme:\n{indent(palette, ' ' * 10)}"
    )
    changed = re.sub(r"\n\nhooks:\n", lambda mark: f"\n{entry}{mark[0][1:]}", text)
    if changed == text:
        raise LanguageError(f"{SETTINGS} has no list of hooks after its languages: mend this")
    SETTINGS.write_text(changed, encoding="utf-8")


def add_example(code: str) -> None:
    """Give the calculator's example file in the shape that the country's spreadsheets open."""
    target = EXAMPLES / f"churn-{code}.csv"
    if not target.exists():
        text = (EXAMPLES / f"churn-{REFERENCE}.csv").read_text(encoding="utf-8")
        semicolon = f'"{code}": Notation(",",' in NOTATIONS.read_text(encoding="utf-8")
        target.write_text(text.replace(",", ";") if semicolon else text, encoding="utf-8")


def add_pages(code: str) -> None:
    """Copy the English pages that the language lacks, marked as untranslated."""
    for path in sorted((DOCS / REFERENCE).rglob("*.md")):
        name = path.relative_to(DOCS / REFERENCE)
        if not (DOCS / code / name).exists():
            start_page(f"{code}/{name.as_posix()}")


def main(arguments: list[str]) -> int:
    """Add the language; return the exit code."""
    if len(arguments) != 2 or not all(arguments):
        print("Give both: make language CODE=lv NAME=Latviešu", file=sys.stderr)
        return 2
    code, name = arguments
    try:
        Locale.parse(code)
        add_notation(code)
        add_catalogues(code)
        add_settings(code, name)
        add_example(code)
        add_pages(code)
    except UnknownLocaleError:
        print(f"{code} is no language that CLDR knows: give a code such as lv", file=sys.stderr)
        return 1
    except (LanguageError, PageError) as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{name} is there, in English still. translations/README.md says how to go on.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
