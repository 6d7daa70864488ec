"""Keeps the comments that show a translator the English text of each message."""

import re

from babel.messages.catalog import Catalog
from catalogue_faults import describe_english, list_messages
from catalogues import (
    REFERENCE,
    SOURCE,
    TARGETS,
    list_languages,
    parse_catalogue,
    write_if_changed,
)

ENTRY = re.compile(r'(?P<comments>(?:^#.*\n)*)^msgid "(?P<key>.+)"$', re.MULTILINE)
OLD = re.compile(r"^#\. English: .*\n", re.MULTILINE)


def refresh(text: str, reference: Catalog) -> tuple[str, list[str]]:
    """Write the English texts as they are now into a catalogue's comments.

    Returns:
        The catalogue's new text, and the keys whose comment changed.
    """
    english = {key: describe_english(message) for key, message in list_messages(reference).items()}
    changed: list[str] = []

    def write(entry: re.Match[str]) -> str:
        line = f"#. {english[entry['key']]}\n" if entry["key"] in english else ""
        if line in entry["comments"]:
            return entry[0]
        changed.append(entry["key"])
        return f'{OLD.sub("", entry["comments"])}{line}msgid "{entry["key"]}"'

    return ENTRY.sub(write, text), changed


def write_comments() -> None:
    """Show the translators of every language the English texts as they are now."""
    for domain in TARGETS:
        reference = parse_catalogue(SOURCE / REFERENCE / f"{domain}.po")
        for language in list_languages()[1:]:
            path = SOURCE / language / f"{domain}.po"
            text, changed = refresh(path.read_text(encoding="utf-8"), reference)
            write_if_changed(path, text.encode())
            for key in changed:
                print(f"{path}: {key} has a new English text")


if __name__ == "__main__":
    write_comments()
