"""The rows of a file, checked one by one; only what is needed of each is kept."""

import re

from churn_calculator.errors import InputError
from churn_calculator.formats import write_integer
from churn_calculator.messages import describe, message
from churn_calculator.numerals import read_count, shorten
from churn_calculator.refusals import MAX_DIGITS
from churn_calculator.series.chain import Chain
from churn_calculator.series.headers import Columns, find_columns
from churn_calculator.series.records import Record
from churn_calculator.series.store import Row, Series

__all__ = ["MAX_BAD", "Table", "visible"]

# A bad row is listed with its reasons; nobody mends more than so many by hand.
MAX_BAD = 1_000
MAX_PERIOD = 100
FIELDS = ("start", "lost")
REPLACEMENT = "\ufffd"

_STEERING = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u200e\u200f\u202a-\u202e\u2066-\u2069]")


class Table:
    """What was read so far.

    Args:
        locale: The locale in which numbers are read and errors told.
        series: Where the good rows go.
    """

    def __init__(self, locale: str, series: Series) -> None:
        self.locale = locale
        self.series = series
        self.columns: Columns | None = None
        self.chain = Chain(has_periods=False)
        self.bad: list[dict[str, object]] = []
        self.bad_count = 0

    @property
    def count(self) -> int:
        """The rows so far, good and bad."""
        return len(self.series) + self.bad_count

    def take(self, record: Record, separator: str) -> None:
        """Take the next row of the file.

        Raises:
            InputError: The file is none that can be read; `reason` says why.
        """
        if not len(self.series) and "\0" in record.text:
            raise InputError("series", "binary")
        columns = self.columns or self._begin(record)
        if columns is None:
            return
        try:
            line, period, start, lost = self._read(record, columns, separator)
        except _BadRowError as bad:
            self._refuse(record, bad.errors)
        else:
            self.series.add(line, period, start, lost)
            self.chain.add(line, period, start, lost)

    def _begin(self, record: Record) -> Columns | None:
        """Find the columns in the first row; return them where it holds numbers already."""
        if record.fault:
            raise InputError("series", record.fault)
        if not any(cell.strip() for cell in record.cells):
            return None
        self.columns = find_columns(record.cells)
        self.chain = Chain(has_periods=self.columns.period is not None)
        return None if self.columns.headers else self.columns

    def _read(self, record: Record, columns: Columns, separator: str) -> Row:
        cells = record.cells
        fault = record.fault or _fault(record, columns)
        if fault:
            raise _BadRowError([InputError("series", fault, columns=str(columns.width))])
        start_text, lost_text = cells[columns.start], cells[columns.lost]
        if _is_plain(start_text) and _is_plain(lost_text):
            start, lost = int(start_text), int(lost_text)
        else:
            start, lost = self._read_counts((start_text, lost_text), separator)
        if start == 0:
            raise _BadRowError([InputError("start", "zero")])
        if lost > start:
            raise _BadRowError([self._too_many(start, lost)])
        period = "" if columns.period is None else visible(cells[columns.period].strip())
        return record.line, period[:MAX_PERIOD], start, lost

    def _read_counts(self, texts: tuple[str, str], separator: str) -> list[int]:
        counts, errors = [], []
        for name, text in zip(FIELDS, texts, strict=True):
            try:
                counts.append(self._read_count(name, text, separator))
            except InputError as error:
                errors.append(error)
        if errors:
            raise _BadRowError(errors)
        return counts

    def _read_count(self, name: str, text: str, separator: str) -> int:
        digits = text.strip()
        if separator == "," and len(digits) > 1 and digits[0] == "0" and digits.isdigit():
            # In 1,000 the comma may be one between thousands, which would make two cells of one.
            raise InputError(name, "torn", read=shorten(digits))
        return read_count(name, text, self.locale)

    def _too_many(self, start: int, lost: int) -> InputError:
        texts = {
            "start": write_integer(start, self.locale),
            "lost": write_integer(lost, self.locale),
        }
        return InputError("lost", "exceeds_start", **texts)

    def _refuse(self, record: Record, errors: list[InputError]) -> None:
        if not errors:
            return
        self.chain.skip(record.line)
        self.bad_count += 1
        if len(self.bad) < MAX_BAD:
            told = [self._tell(error) for error in errors]
            text = visible(shorten(record.text))
            self.bad.append({"line": record.line, "text": text, "errors": told})

    def _tell(self, error: InputError) -> dict[str, str]:
        own = {"empty": "series.cell_empty", "torn": "series.cell_torn"}.get(error.reason)
        shown = {name: visible(text) for name, text in error.parameters.items()}
        safe = InputError(error.field, error.reason, **shown)
        text = message(own, self.locale, **shown) if own else describe(safe, self.locale)
        return {"field": error.field, "code": error.code, "text": text}


class _BadRowError(ValueError):
    """A row that cannot be counted, or one without anything in it when there are no errors."""

    def __init__(self, errors: list[InputError]) -> None:
        super().__init__(errors)
        self.errors = errors


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
            raise _BadRowError([])
        return "row_columns"
    if not cells[columns.start].strip() and not any(cell.strip() for cell in cells):
        raise _BadRowError([])
    beyond = len(cells) > columns.width and any(cell.strip() for cell in cells[columns.width :])
    return "row_columns" if beyond else ""


def _is_plain(text: str) -> bool:
    """Tell whether a cell holds nothing but digits that mean the same everywhere."""
    if not (text.isdigit() and text.isascii() and len(text) <= MAX_DIGITS):
        return False
    return text[0] != "0" or text == "0"


def visible(text: str) -> str:
    """Return a text with a space for each sign that would steer a terminal or turn text around."""
    return text if text.isprintable() else _STEERING.sub(" ", text)
