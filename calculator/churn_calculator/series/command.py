"""`churn series FILE`: many periods on the command line."""

import argparse
import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

from churn_calculator.messages import message, plural
from churn_calculator.notations import LOCALES
from churn_calculator.report import complaint, report
from churn_calculator.series.api import read_series
from churn_calculator.series.decoding import ENCODINGS
from churn_calculator.series.tables import rows_table

__all__ = ["run"]

CHUNK = 1 << 16
STANDARD_INPUT = "-"

Result = dict[str, Any]
Print = Callable[[Result, str, str, bool], int]


def run(arguments: Sequence[str], output: Print) -> int:
    """Read the file that the arguments name, and hand over the result with its two texts.

    Args:
        arguments: The words behind ``churn series``.
        output: Prints the result, its report or what is wrong; or, when asked to, all as JSON.

    Returns:
        The exit status, which is what `output` returns.
    """
    options = _parser().parse_args(arguments)
    *_, last = read_series(_chunks(options.file), options.locale, encoding=options.encoding)
    result: Result = last["result"]
    told = _report(result) if result["ok"] else _complaint(result, options.file)
    return output(result, told if result["ok"] else "", "" if result["ok"] else told, options.json)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="churn series", description=__doc__, allow_abbrev=False)
    parser.add_argument("file", metavar="FILE", help="a CSV file, or - for standard input")
    parser.add_argument("--locale", default="en", help=f"one of {', '.join(LOCALES)}")
    parser.add_argument("--encoding", default="", help=f"one of {', '.join(ENCODINGS)}")
    parser.add_argument("--json", action="store_true", help="print the whole result as JSON")
    return parser


def _chunks(name: str) -> Iterator[bytes]:
    """Yield the bytes of a file.

    Raises:
        OSError: It cannot be opened or read.
    """
    if name == STANDARD_INPUT:
        if sys.stdin is None:
            raise OSError
        while chunk := sys.stdin.buffer.read(CHUNK):
            yield chunk
        return
    try:
        stream = Path(name).open("rb")  # noqa: SIM115 - it is closed below.
    except ValueError as error:
        # No file can have such a name.
        raise OSError(str(error)) from error
    with stream:
        while chunk := stream.read(CHUNK):
            yield chunk


def _report(result: Result) -> str:
    """Return a good result as text, with the first rows and every bad one."""
    locale, counts = result["locale"], result["counts"]
    good, bad = str(counts["good"]), str(counts["bad"])
    told = plural(
        "series.counts", counts["rows"], locale, n=str(counts["rows"]), good=good, bad=bad
    )
    parts = [
        report(result | {"tables": [rows_table(result["rows"], locale)]}),
        told,
        _bad_rows(result),
    ]
    return "\n\n".join(part for part in parts if part)


def _complaint(result: Result, name: str) -> str:
    """Return what is wrong with a file, on a line that begins with its name."""
    told = f"{name}: {complaint(result)}"
    notes = "\n".join(note["text"] for note in result.get("notes", ()))
    return "\n\n".join(part for part in (told, _bad_rows(result), notes) if part)


def _bad_rows(result: Result) -> str:
    if not result.get("bad"):
        return ""
    locale = result["locale"]
    lines = [
        f"{message('series.line', locale, line=str(row['line']), text=row['text'])}: "
        + complaint({"locale": locale, "errors": row["errors"]}).replace("\n", " ")
        for row in result["bad"]
    ]
    return "\n".join([message("series.bad_rows", locale), *lines])
