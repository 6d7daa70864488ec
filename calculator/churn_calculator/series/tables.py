"""The rows of a file as tables of texts: the first good ones, and those that were not used."""

from typing import Any

from churn_calculator.messages import message, plural
from churn_calculator.report import complaint

__all__ = ["bad_rows_table", "rows_table"]

COLUMNS = ("series.line_number", "field.period.label", "field.start.label", "field.lost.label")
BAD_COLUMNS = ("series.line_number", "series.row", "series.reason")

Table = dict[str, Any]


def rows_table(rows: list[dict[str, Any]], locale: str) -> Table:
    """Return the listed good rows, each with its rate."""
    return {
        "caption": plural("series.first_rows", len(rows), locale, n=str(len(rows))),
        "head": [message(key, locale) for key in (*COLUMNS, "value.churn_rate", "table.interval")],
        "rows": [[str(cell) for cell in row.values()] for row in rows],
    }


def bad_rows_table(bad: list[dict[str, Any]], locale: str) -> Table:
    """Return the rows that were not used, each with what is wrong with it."""
    return {
        "caption": message("series.bad_rows", locale),
        "head": [message(key, locale) for key in BAD_COLUMNS],
        "rows": [
            [
                str(row["line"]),
                row["text"],
                complaint({"locale": locale, "errors": row["errors"]}).replace("\n", " "),
            ]
            for row in bad
        ],
    }
