"""The rows as a file that a spreadsheet of the country opens rightly."""

import re
from collections.abc import Iterable, Iterator
from decimal import Context

from churn_calculator.formats import write_canonical
from churn_calculator.messages import message
from churn_calculator.notations import NOTATIONS
from churn_calculator.series.store import Row

__all__ = ["BYTE_ORDER_MARK", "LINE_END", "text_cell", "write_csv"]

BYTE_ORDER_MARK = "\ufeff"
LINE_END = "\r\n"
# A spreadsheet takes a cell that begins so for a formula, which a file from elsewhere could abuse.
FORMULA_SIGNS = ("=", "+", "-", "@")
# A spreadsheet of another country cuts lines at a mark of its own, and a formula could begin there.
_QUOTED = re.compile('[,;\t"\r\n]')
_LIKE_A_DATE = re.compile(r"[0-9]{1,2}[/.-][0-9]{1,2}")
LABELS = ("field.period.label", "field.start.label", "field.lost.label", "value.churn_rate")


def write_csv(rows: Iterable[Row], locale: str) -> Iterator[str]:
    """Write rows with their churn rates, each a share of 1, as comma-separated values.

    Numbers have no grouping and the sign of ASCII, so that they are numbers in the spreadsheet too.

    Args:
        rows: The good rows, as a `Series` holds them.
        locale: ``en``, ``el`` or ``et``, which tells the separator and the decimal mark.

    Yields:
        The header with a byte-order mark, then a line for each row; they are written as UTF-8.

    >>> "".join(write_csv([(1, "2024-01", 1000, 25)], "el")).splitlines()[1]
    '2024-01;1000;25;0,025'
    """
    decimal = NOTATIONS[locale].decimal
    # A comma cannot stand both within numbers and between cells.
    separator = ";" if decimal == "," else ","
    head = [text_cell(message(label, locale)) for label in LABELS]
    yield BYTE_ORDER_MARK + separator.join(head) + LINE_END
    context = Context(prec=50)
    for _, period, start, lost in rows:
        rate = write_canonical(context.divide(lost, start)).replace(".", decimal)
        # A period such as 3/4 would be read as a date, or as a division.
        name = "'" + period if _LIKE_A_DATE.fullmatch(period) else period
        yield separator.join((text_cell(name), str(start), str(lost), rate)) + LINE_END


def text_cell(cell: str) -> str:
    """Return a text as a cell: never a formula, and quoted where it has to be."""
    if cell.lstrip().startswith(FORMULA_SIGNS) or cell.startswith(("\t", "\r")):
        cell = "'" + cell
    if _QUOTED.search(cell):
        return '"' + cell.replace('"', '""') + '"'
    return cell
