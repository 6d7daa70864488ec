"""What can be wrong with a message catalogue, by itself and beside the reference language's."""

import re
from collections.abc import Iterable, Iterator
from gettext import c2py
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.plurals import get_plural
from fault import Fault

# A line of a text in its quotes; a quote inside is escaped.
QUOTED = re.compile(r'(?:msg[\w\[\]]+\s+)?"(?:[^"\\]|\\.)*"')
# What a text may end in; the Greek question mark is a semicolon.
END_MARKS = str.maketrans({";": "?"})
# No language has a form of its own for so many, as it may have for none, one or two.
MANY = 1000


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
    return list_names(get_texts(message))


def list_names(texts: Iterable[str]) -> set[str]:
    """Return the names in braces; raise ValueError when a brace has no partner."""
    parsed = [part for text in texts for part in Formatter().parse(text)]
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


def find_broken_quotes(path: Path) -> Iterator[Fault]:
    """Find texts whose quotes do not pair: Babel would silently cut a letter off."""
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        if '"' in line and not line.startswith("#") and not QUOTED.fullmatch(line.strip()):
            advice = 'write one " at each end, and \\" inside'
            yield Fault(path, number, f"the quotes do not pair: {advice}")


def find_header_faults(path: Path, catalogue: Catalog) -> Iterator[Fault]:
    """Find a header that was copied from another language's catalogue."""
    language = path.parent.name
    if str(catalogue.locale) != language:
        yield Fault(path, 1, f"its header is of another language: write Language: {language}")
    expected = get_plural(language).plural_forms
    if catalogue.plural_forms != expected:
        yield Fault(path, 1, f"its plural forms are not the language's: write {expected}")


def find_faults(path: Path, catalogue: Catalog) -> Iterator[Fault]:
    """Find what is wrong with the messages themselves."""
    for key, message in list_messages(catalogue).items():
        line = message.lineno or 0
        if message.fuzzy:
            yield Fault(path, line, f"{key} is marked fuzzy: review it and remove the mark")
        if not all(text.strip() for text in get_texts(message)):
            number = catalogue.num_plurals
            forms = f": give {number} plural forms" if message.pluralizable else ""
            yield Fault(path, line, f"{key} is not translated{forms}")
        elif any(text != text.strip() for text in get_texts(message)):
            yield Fault(path, line, f"{key} begins or ends with a space: remove it")
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
        elif text := describe_difference(message, theirs[key], catalogue):
            yield Fault(path, line, f"{key} {text} in {reference_path}:{theirs[key].lineno}")


def describe_english(message: Message) -> str:
    """Return the comment that shows a translator the English text: its last form, on one line."""
    return "English: " + " ".join(get_texts(message)[-1].split())


def find_stale_comments(path: Path, catalogue: Catalog, reference: Catalog) -> Iterator[Fault]:
    """Find texts whose comment shows another English text than the one there is now."""
    theirs = list_messages(reference)
    for key, message in list_messages(catalogue).items():
        shown = [line for line in message.auto_comments if line.startswith("English: ")]
        if key in theirs and not shown:
            advice = "`make comments` adds it"
            yield Fault(
                path, message.lineno or 0, f"{key} has no comment with the English text: {advice}"
            )
        elif key in theirs and shown != [describe_english(theirs[key])]:
            yield Fault(
                path,
                message.lineno or 0,
                f"{key}: the English text is now “{get_texts(theirs[key])[-1]}”: see that this one "
                "still says the same; `make comments` then mends the comment",
            )


def describe_difference(ours: Message, theirs: Message, catalogue: Catalog) -> str:
    """Say how two translations of a message differ in shape; nothing when they do not."""
    if ours.pluralizable != theirs.pluralizable:
        return "has plural forms in one of the two languages only, unlike"
    try:
        names, expected = get_placeholders(ours), get_placeholders(theirs)
        dropped = names - list_names([get_form_of_many(ours, catalogue)])
    except ValueError:
        # That is a fault of its own, which is reported already.
        return ""
    if names != expected:
        return f"has the placeholders {sorted(names)}, unlike {sorted(expected)}"
    if dropped:
        return f"lacks {sorted(dropped)} in the plural form of {MANY}, unlike"
    return ""


def get_form_of_many(message: Message, catalogue: Catalog) -> str:
    """Get the text that stands after a large number."""
    texts = get_texts(message)
    place = c2py(catalogue.plural_expr)(MANY) if message.pluralizable else 0
    return texts[min(place, len(texts) - 1)]


def find_other_ends(path: Path, catalogue: Catalog, reference: Catalog) -> Iterator[Fault]:
    """Find texts that end in another mark than the English ones, such as no full stop."""
    theirs = list_messages(reference)
    for key, message in list_messages(catalogue).items():
        if key in theirs:
            text = describe_end(get_texts(message)[-1], get_texts(theirs[key])[-1])
            if text:
                yield Fault(path, message.lineno or 0, f"{key} {text}: end both alike")


def describe_end(ours: str, theirs: str) -> str:
    """Say how the marks differ that two texts end in; nothing when they do not.

    >>> describe_end("Γιατί;", "Why?"), describe_end("Arvuta.", "Calculate")
    ('', 'ends in “.”, unlike “Calculate”')
    """
    our, their = (text.translate(END_MARKS)[-1:] for text in (ours, theirs))
    if our == their or not {our, their} & set(".?!…:"):
        return ""
    return f"ends in “{ours[-1:]}”, unlike “{theirs[-20:]}”"
