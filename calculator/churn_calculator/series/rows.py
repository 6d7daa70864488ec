"""The rows of a file, gathered; only what is needed of each is kept."""

from churn_calculator.errors import InputError
from churn_calculator.messages import describe, message
from churn_calculator.numerals import shorten
from churn_calculator.series.cells import TOTAL, BadRowError, read_row
from churn_calculator.series.chain import Chain
from churn_calculator.series.headers import Columns, find_columns
from churn_calculator.series.records import Record
from churn_calculator.series.store import Series
from churn_calculator.series.visible import visible

__all__ = ["MAX_BAD", "Table"]

# A bad row is listed with its reasons; nobody mends more than so many by hand.
MAX_BAD = 1_000
# What is told otherwise of a cell than of a field of the form.
OWN_TEXTS = {
    "empty": "series.cell_empty",
    "torn": "series.cell_torn",
    "exceeds_start": "series.cell_exceeds_start",
}


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
            line, period, start, lost = read_row(record, columns, separator, self.locale)
        except BadRowError as bad:
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

    def _refuse(self, record: Record, errors: list[InputError]) -> None:
        if not errors:
            return
        if errors[0].reason != TOTAL:
            # Any other bad row may be a period that is missing now.
            self.chain.skip(record.line)
        self.bad_count += 1
        if len(self.bad) < MAX_BAD:
            told = [self._tell(error) for error in errors]
            text = visible(shorten(record.text))
            self.bad.append({"line": record.line, "text": text, "errors": told})

    def _tell(self, error: InputError) -> dict[str, str]:
        own = OWN_TEXTS.get(error.reason)
        shown = {name: visible(text) for name, text in error.parameters.items()}
        safe = InputError(error.field, error.reason, **shown)
        text = message(own, self.locale, **shown) if own else describe(safe, self.locale)
        return {"field": error.field, "code": error.code, "text": text}
