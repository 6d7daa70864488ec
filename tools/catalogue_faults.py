"""What can be wrong with a message catalogue, by itself and beside the reference language's."""

import re
from collections.abc import Iterator
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from fault import Fault


def list_messages(catalogue: Catalog) -> dict[str, Message]:
    """List the messages by key; the header, whose key is empty, is none."""
    return {get_key(message): message for message in catalogue if get_key(message)}


def get_key(message: Message) -> str:
    """Get the name by which the code asks for the message."""
    return message.id if isinstance(message.id, str) else message.id[0]


def get_texts(message: Message) -> list[str]:
    """Get the translation: one text, or one for each plural form."""
    if isinstance(message.string, str):
        return [message.string]
    return list(message.string or [""])


def get_placeholders(message: Message) -> set[str]:
    """Get the names in braces; a plural form may leave one out that another has.

    Raises:
        ValueError: A brace has no partner.
    """
    parsed = [part for text in get_texts(message) for part in Formatter().parse(text)]
    return {name for _, name, _, _ in parsed if name is not None}


def find_duplicates(path: Path) -> Iterator[Fault]:
    """Find keys that stand twice: Babel would silently take the first."""
    seen: dict[str, int] = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if found := re.match(r'msgid "(.+)"$', line):
            key = found[1]
            if key in seen:
                yield Fault(path, number, f"{key} stands on line {seen[key]} already")
            seen[key] = number


def find_faults(path: Path, catalogue: Catalog) -> Iterator[Fault]:
    """Find what is wrong with the messages themselves."""
    for key, message in list_messages(catalogue).items():
        line = message.lineno or 0
        if message.fuzzy:
            yield Fault(path, line, f"{key} is marked fuzzy: review it and remove the mark")
        if not all(text.strip() for text in get_texts(message)):
            yield Fault(path, line, f"{key} is not translated")
        elif message.pluralizable and len(get_texts(message)) != catalogue.num_plurals:
            yield Fault(path, line, f"{key} needs {catalogue.num_plurals} plural forms")
        yield from find_brace_fault(path, key, message)


def find_brace_fault(path: Path, key: str, message: Message) -> Iterator[Fault]:
    """Find a brace without its partner."""
    try:
        get_placeholders(message)
    except ValueError as error:
        yield Fault(path, message.lineno or 0, f"{key}: {error}")


def find_differences(
    path: Path, catalogue: Catalog, reference_path: Path, reference: Catalog
) -> Iterator[Fault]:
    """Find where the messages do not match those of the reference language."""
    ours, theirs = list_messages(catalogue), list_messages(reference)
    for key in theirs.keys() - ours.keys():
        yield Fault(path, 0, f"{key} is missing; see {reference_path}:{theirs[key].lineno}")
    for key, message in ours.items():
        line = message.lineno or 0
        if key not in theirs:
            yield Fault(path, line, f"{key} is not in {reference_path}")
        elif text := describe_difference(message, theirs[key]):
            yield Fault(path, line, f"{key} {text} in {reference_path}:{theirs[key].lineno}")


def describe_english(message: Message) -> str:
    """Return the comment that shows a translator the English text: its last form, on one line."""
    return "English: " + " ".join(get_texts(message)[-1].split())


def find_stale_comments(path: Path, catalogue: Catalog, reference: Catalog) -> Iterator[Fault]:
    """Find texts whose comment shows another English text than the one there is now."""
    theirs = list_messages(reference)
    for key, message in list_messages(catalogue).items():
        shown = [line for line in message.auto_comments if line.startswith("English: ")]
        if key in theirs and shown not in ([], [describe_english(theirs[key])]):
            yield Fault(
                path,
                message.lineno or 0,
                f"{key}: the English text is now “{get_texts(theirs[key])[-1]}”: see that this one "
                "still says the same; `make comments` then mends the comment",
            )


def describe_difference(ours: Message, theirs: Message) -> str:
    """Say how two translations of a message differ in shape; nothing when they do not."""
    if ours.pluralizable != theirs.pluralizable:
        return "has plural forms in one of the two languages only, unlike"
    try:
        names, expected = get_placeholders(ours), get_placeholders(theirs)
    except ValueError:
        # That is a fault of its own, which is reported already.
        return ""
    if names == expected:
        return ""
    return f"has the placeholders {sorted(names)}, unlike {sorted(expected)}"
