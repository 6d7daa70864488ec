"""What every check of the texts reports: a place, what is wrong there, and what to do."""

from pathlib import Path
from typing import NamedTuple


class Fault(NamedTuple):
    """One thing that is wrong, and where."""

    path: Path
    line: int
    text: str

    def __str__(self) -> str:
        """Give `file:line: what is wrong: what to do`, without the line when it is not known."""
        place = f"{self.path}:{self.line}" if self.line else str(self.path)
        return f"{place}: {self.text}"
