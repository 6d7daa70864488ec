"""The way in for a file: bytes in pieces to a plain, JSON-ready dict, with word of the progress."""

from collections.abc import Iterable, Iterator
from typing import Any

from churn_calculator.errors import InputError
from churn_calculator.notations import LOCALES
from churn_calculator.numerals import shorten
from churn_calculator.series.decoding import ENCODINGS, Decoder
from churn_calculator.series.lines import Lines
from churn_calculator.series.records import Record, Records
from churn_calculator.series.result import MAX_ROWS, failure, success
from churn_calculator.series.rows import Table
from churn_calculator.series.store import Series

__all__ = ["read_series"]

FALLBACK_LOCALE = "en"
# Bytes that are decoded at once, and rows between two words of progress: a fraction of a second.
PIECE = 1 << 16
ROWS_AT_ONCE = 2_000
# A line of these only is a row of empty cells.
BLANK = ' \t,;"'


def read_series(
    chunks: Iterable[bytes], locale: str, *, encoding: str = "", series: Series | None = None
) -> Iterator[dict[str, Any]]:
    """Read many periods from a file with a row for each, and compute them together.

    Args:
        chunks: The bytes of the file, cut anywhere; they are asked for one after the other, and an
            `OSError` from them means that the file cannot be read.
        locale: ``en``, ``el`` or ``et``: how numbers are read and written.
        encoding: One of `decoding.ENCODINGS`, or ``""`` to find out.
        series: An empty one that is filled with the good rows, for `write_csv`.

    Yields:
        ``{"progress": bytes, "rows": rows}`` every so often: whoever wants to stop asks no further.
        At the end ``{"result": ...}`` once, a dict that can be written as JSON. With ``"ok": True``
        it has `values`, `summary`, the first `rows`, the `bad` ones, `points` to draw and more;
        with ``"ok": False`` `errors`, each with its `field`, its `code` and a `text`.

    >>> list(read_series([b"1000,20", b"0"], "en"))[-1]["result"]["values"]["pooled"]["text"]
    '20%'
    """
    if locale not in LOCALES:
        error = InputError("locale", "unknown", read=shorten(locale), known=", ".join(LOCALES))
        yield {"result": failure(error, FALLBACK_LOCALE)}
    elif encoding not in ("", *ENCODINGS):
        error = InputError(
            "encoding", "unknown", read=shorten(encoding), known=", ".join(ENCODINGS)
        )
        yield {"result": failure(error, locale)}
    else:
        yield from _Reading(locale, encoding, Series() if series is None else series).run(chunks)


class _Reading:
    """One file being read."""

    def __init__(self, locale: str, encoding: str, series: Series) -> None:
        self.decoder = Decoder(locale, encoding)
        self.lines = Lines()
        self.records = Records()
        self.table = Table(locale, series)
        self.bytes = 0
        self.told = 0
        self.cut = False

    def run(self, chunks: Iterable[bytes]) -> Iterator[dict[str, Any]]:
        """Yield the progress and then the result."""
        try:
            for chunk in chunks:
                yield from self._take_chunk(chunk)
                if self.cut:
                    break
            else:
                yield from self._take_text(self.decoder.decode(b"", final=True), final=True)
            yield {"result": self._result()}
        except InputError as error:
            yield {"result": failure(error, self.table.locale, self.table, self.decoder)}
        except OSError:
            unreadable = InputError("series", "unreadable")
            yield {"result": failure(unreadable, self.table.locale, self.table)}

    def _take_chunk(self, chunk: bytes) -> Iterator[dict[str, Any]]:
        # Whatever is handed over at once is worked off in small pieces.
        for first in range(0, len(chunk), PIECE):
            piece = bytes(chunk[first : first + PIECE])
            self.bytes += len(piece)
            yield from self._take_text(self.decoder.decode(piece))
            yield self._progress()
            if self.cut:
                return
        if not chunk:
            yield self._progress()

    def _take_text(self, text: str, final: bool = False) -> Iterator[dict[str, Any]]:
        if self.decoder.binary:
            raise InputError("series", "binary")
        for line in self.lines.feed(text, final):
            for record in self.records.feed(line):
                self._take(record)
            if self.cut:
                return
            if self.table.count - self.told >= ROWS_AT_ONCE:
                yield self._progress()
        if final:
            for record in self.records.finish():
                self._take(record)

    def _take(self, record: Record) -> None:
        if self.table.count >= MAX_ROWS:
            self.cut = self.cut or record.text.strip(BLANK) != ""
        else:
            self.table.take(record, self.records.separator)

    def _progress(self) -> dict[str, Any]:
        self.told = self.table.count
        return {"progress": self.bytes, "rows": self.told}

    def _result(self) -> dict[str, Any]:
        if not self.bytes:
            raise InputError("series", "empty")
        if not self.table.count:
            raise InputError("series", "no_rows")
        if not len(self.table.series):
            raise InputError("series", "no_good_rows")
        return success(self.table, self.decoder, self.records.separator, cut=self.cut)
