"""The good rows of a file, in few bytes each."""

from array import array
from collections.abc import Iterator

__all__ = ["Row", "Series"]

# The line, the period's name, the customers at the start and those lost.
Row = tuple[int, str, int, int]


class Series:
    """The good rows of a file, in their order.

    Whoever wants them after `read_series`, for `write_csv` say, hands it an empty one to fill.
    """

    def __init__(self) -> None:
        self.lines = array("q")
        self.periods: list[str] = []
        self.starts = array("q")
        self.losts = array("q")

    def __len__(self) -> int:
        return len(self.starts)

    def __getitem__(self, place: int) -> Row:
        lines, periods = self.lines, self.periods
        return lines[place], periods[place], self.starts[place], self.losts[place]

    def __iter__(self) -> Iterator[Row]:
        return zip(self.lines, self.periods, self.starts, self.losts, strict=True)

    def add(self, line: int, period: str, start: int, lost: int) -> None:
        """Add a row."""
        self.lines.append(line)
        self.periods.append(period)
        self.starts.append(start)
        self.losts.append(lost)
