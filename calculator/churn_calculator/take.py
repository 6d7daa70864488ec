"""An answer as a file that a spreadsheet of the country opens rightly."""

from typing import Any

from churn_calculator.messages import message
from churn_calculator.notations import NOTATIONS
from churn_calculator.series.download import BYTE_ORDER_MARK, LINE_END, text_cell

__all__ = ["answer_csv"]

COLUMNS = ("take.figure", "take.number", "take.text", "take.exact")


def answer_csv(values: dict[str, Any], locale: str) -> str:
    """Return every figure of an answer as a line: its name, its number, its text, its fraction.

    Numbers have the decimal mark of the locale, the sign of ASCII and no grouping, so that they are
    numbers in the spreadsheet too; a rate is a share of 1.
    """
    decimal = NOTATIONS[locale].decimal
    separator = ";" if decimal == "," else ","
    rows = [[message(column, locale) for column in COLUMNS]]
    for name, figure in values.items():
        many = figure if isinstance(figure, list) else [figure]
        for number, one in enumerate(many, start=1):
            label = message(f"value.{name}", locale) + (f" {number}" if len(many) > 1 else "")
            rows.append([label, one["decimal"] or "", one["text"] or "", one["exact"] or ""])
    lines = [
        separator.join(
            [
                text_cell(label),
                # The first line's number is the name of the column.
                number.replace(".", decimal) if line else text_cell(number),
                text_cell(text),
                # A text such as 1/5 would be read as a date without the apostrophe.
                text_cell("'" + exact) if "/" in exact else exact,
            ]
        )
        for line, (label, number, text, exact) in enumerate(rows)
    ]
    return BYTE_ORDER_MARK + LINE_END.join(lines) + LINE_END
