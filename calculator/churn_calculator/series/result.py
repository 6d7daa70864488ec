"""The answer to a file as a plain dict: figures, the first rows, every bad row, points to draw."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

from churn_calculator.chart import series_chart
from churn_calculator.errors import InputError
from churn_calculator.figures import remark
from churn_calculator.formats import write_canonical, write_integer, write_percent
from churn_calculator.intervals import Share, wilson
from churn_calculator.messages import describe, message
from churn_calculator.series.computed_by import SERIES_COMPUTED_BY
from churn_calculator.series.decoding import Decoder
from churn_calculator.series.headers import Columns
from churn_calculator.series.rows import MAX_BAD, Table
from churn_calculator.series.steps import series_steps
from churn_calculator.series.store import Series
from churn_calculator.series.summary import Summary
from churn_calculator.series.tables import bad_rows_table, rows_table
from churn_calculator.source import python_of

__all__ = ["MAX_ROWS", "failure", "success"]

MAX_ROWS = 100_000
LISTED_ROWS = 200
POINTS = 200
HEADLINE = ("pooled", "compounded", "trend", "more_than_chance")

Result = dict[str, Any]
Notes = list[dict[str, str]]
Drawn = tuple[str, Fraction, Decimal, Decimal]


def failure(
    error: InputError, locale: str, table: Table | None = None, decoder: Decoder | None = None
) -> Result:
    """Return what is wrong with a whole file; bad rows say more where there are any.

    So does the encoding, where it is not the usual one: a wrong one can be what is wrong.
    """
    text = describe(error, locale)
    result: Result = {
        "ok": False,
        "locale": locale,
        "errors": [{"field": error.field, "code": error.code, "text": text}],
    }
    if decoder and decoder.name != "utf-8":
        result["notes"] = [{"code": "encoding.read", "text": _told_encoding(decoder, locale)}]
    if table and table.bad:
        result |= {"counts": _counts(table), "bad": table.bad, "tables": _bad_tables(table)}
    return result


def success(table: Table, decoder: Decoder, separator: str, *, cut: bool) -> Result:
    """Return the answer to a file with at least one good row; `cut` where it went on."""
    columns, locale, series = table.columns, table.locale, table.series
    assert columns is not None
    compounded = None if table.chain.broken else table.chain.rate
    summary = Summary(series, compounded, locale)
    values = summary.values()
    points = [_point(series, place) for place in _chosen(series)]
    rows = [_row(series, place, locale) for place in range(min(len(series), LISTED_ROWS))]
    notes = [*summary.notes(), *_notes(table, columns, summary), *_file_notes(table, decoder, cut)]
    return {
        "ok": True,
        "locale": locale,
        "encoding": {"name": decoder.name, "text": _told_encoding(decoder, locale)},
        "separator": separator,
        "columns": _columns(columns),
        "counts": _counts(table),
        "values": values,
        "figures": [
            {"value": name, "label": message(f"value.{name}", locale), "text": values[name]["text"]}
            for name in HEADLINE
            if name in values
        ],
        "summary": summary.sentence(),
        "rows": rows,
        "tables": [*_bad_tables(table), rows_table(rows, locale)],
        "bad": table.bad,
        "notes": notes,
        "steps": series_steps(summary),
        "python": python_of(values, SERIES_COMPUTED_BY, locale),
        "points": [
            [name, *(write_canonical(number) for number in (rate, low, high))]
            for name, rate, low, high in points
        ],
        "charts": [_chart(points, len(series), locale)],
    }


def _bad_tables(table: Table) -> list[dict[str, Any]]:
    return [bad_rows_table(table.bad, table.locale)] if table.bad else []


def _counts(table: Table) -> dict[str, int]:
    return {"rows": table.count, "good": len(table.series), "bad": table.bad_count}


def _columns(columns: Columns) -> dict[str, dict[str, int | str] | None]:
    """Return the number of each column, from 1, with what stood above it."""
    places = {"period": columns.period, "start": columns.start, "lost": columns.lost}
    return {
        name: None
        if place is None
        else {"number": place + 1, "header": columns.headers[place] if columns.headers else ""}
        for name, place in places.items()
    }


def _row(series: Series, place: int, locale: str) -> dict[str, int | str]:
    line, period, start, lost = series[place]
    ends = wilson(Share(lost, start))
    return {
        "line": line,
        "period": period,
        "start": write_integer(start, locale),
        "lost": write_integer(lost, locale),
        "churn_rate": write_percent(Fraction(lost, start), locale),
        "interval": "–".join(write_percent(Fraction(end), locale) for end in (ends.low, ends.high)),
    }


def _chosen(series: Series) -> list[int]:
    """Return the places of the rows to draw: evenly chosen, with both extreme rates."""
    count = len(series)
    if count <= POINTS:
        return list(range(count))

    def rate(place: int) -> float:
        return series.losts[place] / series.starts[place]

    ends = {min(range(count), key=rate), max(range(count), key=rate)}
    return sorted(ends | {place * (count - 1) // (POINTS - 1) for place in range(POINTS)})


def _chart(points: list[Drawn], count: int, locale: str) -> dict[str, Any]:
    """Return the chart; it brings a table only where the listed rows are not the ones drawn."""
    chart = series_chart(points, locale)
    return chart if count > LISTED_ROWS else chart | {"table": None}


def _point(series: Series, place: int) -> Drawn:
    """Return the name of a row, its rate and the ends of its interval, as shares of 1."""
    line, period, start, lost = series[place]
    interval = wilson(Share(lost, start))
    return period or str(line), Fraction(lost, start), interval.low, interval.high


def _notes(table: Table, columns: Columns, summary: Summary) -> Notes:
    locale, notes = table.locale, []
    if table.chain.broken:
        line = str(table.chain.line)
        notes.append(remark(f"series.not_compounded.{table.chain.broken}", locale, line=line))
    if table.chain.broken and summary.has_trend:
        order = "newest_first" if summary.newest_first else "file_order"
        notes.append(remark(f"series.{order}", locale))
    if columns.unclear:
        notes.append(remark("series.unclear_start", locale, read=columns.unclear))
    return notes


def _file_notes(table: Table, decoder: Decoder, cut: bool) -> Notes:
    locale, notes = table.locale, []
    if table.bad_count > MAX_BAD:
        most, count = write_integer(MAX_BAD, locale), write_integer(table.bad_count, locale)
        notes.append(remark("series.more_bad", locale, most=most, bad=count))
    if cut:
        notes.append(remark("series.cut", locale, most=write_integer(MAX_ROWS, locale)))
    if decoder.name != "utf-8":
        notes.append({"code": "encoding.read", "text": _told_encoding(decoder, locale)})
    return notes


def _told_encoding(decoder: Decoder, locale: str) -> str:
    code = "encoding.guessed" if decoder.guessed else "encoding.read"
    return message(code, locale, name=decoder.name.upper().replace("WINDOWS", "Windows"))
