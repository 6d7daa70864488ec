"""One row: its cells checked and read."""

import re

from churn_calculator.errors import InputError
from churn_calculator.formats import write_integer
from churn_calculator.numerals import read_count, shorten
from churn_calculator.refusals import MAX_DIGITS
from churn_calculator.series.headers import Columns, fold
from churn_calculator.series.records import Record
from churn_calculator.series.store import Row
from churn_calculator.series.visible import visible

__all__ = ["TOTAL", "BadRowError", "read_row"]

MAX_PERIOD = 100
FIELDS = ("start", "lost")
TOTAL = "row_total"
# A row with such a name, as `fold` leaves it, would count the customers of other rows once more.
TOTALS = frozenset(
    re.split(
        "[|\n] *",
        """total|totals|grand total|subtotal|sub total|sum|overall|average|mean
        συνολο|συνολα|γενικο συνολο|μερικο συνολο|υποσυνολο|αθροισμα|γενικο αθροισμα|μεσοσ οροσ
        kokku|kokkuvote|uldkokkuvote|summa|kogusumma|uldsumma|vahesumma|keskmine""",
    )
)
# What the decoder puts for bytes that fit nowhere.
REPLACEMENT = "\ufffd"


class BadRowError(ValueError):
    """A row that cannot be counted, or one without anything in it when there are no errors."""

    def __init__(self, errors: list[InputError]) -> None:
        super().__init__(errors)
        self.errors = errors


def read_row(record: Record, columns: Columns, separator: str, locale: str) -> Row:
    """Read a row of numbers.

    Raises:
        BadRowError: It cannot be counted.
    """
    cells = record.cells
    _check_whole(record, columns)
    start_text, lost_text = cells[columns.start], cells[columns.lost]
    if _is_plain(start_text) and _is_plain(lost_text):
        start, lost = int(start_text), int(lost_text)
    else:
        start, lost = _read_counts((start_text, lost_text), separator, locale)
    if start == 0:
        raise BadRowError([InputError("start", "zero")])
    if lost > start:
        raise BadRowError([_too_many(start, lost, locale)])
    period = "" if columns.period is None else visible(cells[columns.period].strip())[:MAX_PERIOD]
    return record.line, period, start, lost


def _check_whole(record: Record, columns: Columns) -> None:
    fault = record.fault or _fault(record, columns)
    if fault:
        shown = {"found": str(len(record.cells)), "columns": str(columns.width)}
        raise BadRowError([InputError("series", fault, **shown)])
    name = record.cells[columns.period or 0].strip()
    if _is_total(name):
        raise BadRowError([InputError("series", TOTAL, read=shorten(name))])


def _read_counts(texts: tuple[str, str], separator: str, locale: str) -> list[int]:
    counts, errors = [], []
    for name, text in zip(FIELDS, texts, strict=True):
        try:
            counts.append(_read_count(name, text, separator, locale))
        except InputError as error:
            errors.append(error)
    if errors:
        raise BadRowError(errors)
    return counts


def _read_count(name: str, text: str, separator: str, locale: str) -> int:
    digits = text.strip()
    if separator == "," and len(digits) > 1 and digits[0] == "0" and digits.isdigit():
        # In 1,000 the comma may be one between thousands, which would make two cells of one.
        raise InputError(name, "torn", read=shorten(digits))
    return read_count(name, text, locale)


def _is_total(name: str) -> bool:
    """Tell a name such as ``Total 2024``; most names of periods have no letters at all."""
    letters = any(c.isalpha() for c in name)
    return letters and fold(name).strip("0123456789 ") in TOTALS


def _too_many(start: int, lost: int, locale: str) -> InputError:
    texts = {
        "start": write_integer(start, locale),
        "lost": write_integer(lost, locale),
    }
    return InputError("lost", "exceeds_start", **texts)


def _fault(record: Record, columns: Columns) -> str:
    """Return what is wrong with the cells of a row as a whole, or ``""``."""
    text, cells = record.text, record.cells
    if '"' in text:
        # Quoted cells may go on behind the first line.
        text = "".join(cells)
    if REPLACEMENT in text:
        return "undecodable"
    if "\0" in text:
        return "row_binary"
    if len(cells) < columns.needed:
        if not any(cell.strip() for cell in cells):
            raise BadRowError([])
        return "row_columns"
    if not cells[columns.start].strip() and not any(cell.strip() for cell in cells):
        raise BadRowError([])
    beyond = len(cells) > columns.width and any(cell.strip() for cell in cells[columns.width :])
    return "row_columns" if beyond else ""


def _is_plain(text: str) -> bool:
    """Tell whether a cell holds nothing but digits that mean the same everywhere."""
    if not (text.isdigit() and text.isascii() and len(text) <= MAX_DIGITS):
        return False
    return text[0] != "0" or text == "0"
