"""Keeps the comments that show a translator the English text of each message."""

import re

from babel.messages.catalog import Catalog
from catalogue_faults import describe_english, list_messages

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
