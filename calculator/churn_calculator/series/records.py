"""Lines to the rows of a table: cells between separators, with or without quotes around them."""

import re
from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from churn_calculator.series.lines import MAX_LINE

__all__ = ["Record", "Records", "find_separator", "split_quoted"]

# A quoted cell may go over several lines, but a quote that is never closed must not eat the file.
MAX_QUOTED_LINES = 50

_QUOTED_PARTS = re.compile(r'"[^"]*"')
_QUOTED = re.compile(r' *"((?:[^"]++|"")*+)("?)')

Lines = deque[tuple[int, str | None]]


class Record(NamedTuple):
    """A row of the file.

    Attributes:
        line: The number of its first line, from 1.
        text: That line.
        cells: Its cells, or none where it cannot be cut into cells.
        fault: Why not: ``"line_too_long"`` or ``"quotes"``, else ``""``.
    """

    line: int
    text: str
    cells: Sequence[str] = ()
    fault: str = ""


def find_separator(line: str) -> str:
    """Return the mark between cells: semicolon or tab where the first line has it, else comma.

    >>> find_separator('"a;b",c')
    ','
    """
    bare = _QUOTED_PARTS.sub("", line)
    semicolons, tabs = bare.count(";"), bare.count("\t")
    if not semicolons and not tabs:
        return ","
    return ";" if semicolons >= tabs else "\t"


def split_quoted(text: str, separator: str) -> list[str] | None:
    """Return the cells of a row that has quotes, or None where a quote is still open.

    Raises:
        ValueError: Something follows a closing quote that is no separator.

    >>> split_quoted('1,"a ""b"", c"', ",")
    ['1', 'a "b", c']
    """
    cells: list[str] = []
    position = 0
    while True:
        quoted = _QUOTED.match(text, position)
        end = text.find(separator, quoted.end() if quoted else position)
        end = len(text) if end < 0 else end
        if quoted is None:
            cells.append(text[position:end])
        elif not quoted[2]:
            return None
        elif text[quoted.end() : end].strip(" "):
            raise ValueError(text)
        else:
            cells.append(quoted[1].replace('""', '"'))
        if end == len(text):
            return cells
        position = end + 1


def _end_of_line(line: str, separator: str, inside: bool) -> str:
    """Return whether a line that begins inside of a quoted cell, or not, ends inside of one.

    Returns:
        ``"open"``, ``"closed"``, or ``"fault"`` where something follows a closing quote.
    """
    try:
        cells = split_quoted('"' * inside + line, separator)
    except ValueError:
        return "fault"
    return "open" if cells is None else "closed"


# Some spreadsheets name the separator in a first line of their own.
_SEPARATOR_LINE = re.compile(r"[Ss][Ee][Pp]=([;,\t])")


class Records:
    """Cuts lines into cells; `separator` is found in the first line that is not blank."""

    def __init__(self) -> None:
        self.separator = ""
        self._number = 0
        self._held: list[tuple[int, str]] = []
        self._length = 0
        # A quote that is never closed has the lines behind it read anew as often as they may wait.
        self._end_of_line = lru_cache(4 * MAX_QUOTED_LINES)(_end_of_line)

    def feed(self, line: str | None) -> Iterable[Record]:
        """Return the rows that the next line completes; None stands for a line too long to keep."""
        self._number += 1
        if line is None or self._held or '"' in line:
            return self._work(deque([(self._number, line)]))
        if not line or line.isspace():
            return ()
        named = _SEPARATOR_LINE.fullmatch(line) if self._number == 1 else None
        if named:
            self.separator = named[1]
            return ()
        # Nearly all lines are plain, and a file has many of them.
        self.separator = self.separator or find_separator(line)
        return (Record(self._number, line, line.split(self.separator)),)

    def finish(self) -> Iterator[Record]:
        """Yield what was still waiting for a quote to be closed."""
        while self._held:
            lines: Lines = deque()
            yield self._give_up(lines)
            yield from self._work(lines)

    def _work(self, lines: Lines) -> Iterator[Record]:
        while lines:
            number, line = lines.popleft()
            if line is None:
                if self._held:
                    lines.appendleft((number, None))
                    yield self._give_up(lines)
                else:
                    yield Record(number, "", fault="line_too_long")
            elif self._held or (line and not line.isspace()):
                record = self._take(number, line, lines)
                if record:
                    yield record

    def _take(self, number: int, line: str, lines: Lines) -> Record | None:
        """Join a line to those that wait, if any, and return the row that they make now."""
        self.separator = self.separator or find_separator(line)
        waiting = bool(self._held)
        self._held.append((number, line))
        self._length += len(line)
        if self._length > MAX_LINE or len(self._held) > MAX_QUOTED_LINES:
            return self._give_up(lines)
        if waiting and '"' not in line:
            return None
        end = self._end_of_line(line, self.separator, waiting)
        if end == "fault":
            return self._give_up(lines)
        return None if end == "open" else self._release()

    def _release(self) -> Record:
        number, text = self._held[0]
        cells = split_quoted("\n".join(text for _, text in self._held), self.separator)
        self._held, self._length = [], 0
        return Record(number, text, cells or ())

    def _give_up(self, lines: Lines) -> Record:
        """Return the first line that waits as a fault, and put the others back to be read anew."""
        (number, text), *others = self._held
        lines.extendleft(reversed(others))
        self._held, self._length = [], 0
        return Record(number, text, fault="quotes")
