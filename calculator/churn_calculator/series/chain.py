"""Names of periods that can be put in order, and whether each follows the last."""

import re
from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from decimal import Context, Decimal

from churn_calculator.periods import DIGITS

__all__ = ["Chain", "is_newest_first", "read_label"]

MONTHS_PER_YEAR = 12
# Steps from one period's first or last day to the next one's: any other is a gap.
STEPS_IN_DAYS = (1, 7, 14, 28)
STEPS_IN_MONTHS = (1, 3, 12)

_LABEL = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|[- ]?[QqTtKk](?P<quarter>[1-4]))?"
    r"|[QqTtKk](?P<first_quarter>[1-4])[- /]?(?P<quarter_year>[0-9]{4})"
    r"|(?P<first_month>[0-9]{1,2})[/.](?P<last_year>[0-9]{4})"
)

# The unit and the place in the order of that unit.
Label = tuple[str, int]


def read_label(text: str) -> Label | None:
    """Return the place of a period in time, or None where the text names none for certain.

    >>> read_label("2024-03") == read_label("03/2024") == read_label("3.2024")
    True
    >>> read_label("2024-Q1") == read_label("Q1 2024")
    True
    """
    found = _LABEL.fullmatch(text)
    if not found:
        return None
    year = int(found["year"] or found["last_year"] or found["quarter_year"])
    quarter = found["quarter"] or found["first_quarter"]
    if quarter:
        return "quarter", year * 4 + int(quarter)
    if found["day"]:
        return _day(year, int(found["month"]), int(found["day"]))
    month = found["month"] or found["first_month"]
    if month is None:
        return "year", year
    if not 1 <= int(month) <= MONTHS_PER_YEAR:
        return None
    return "month", year * MONTHS_PER_YEAR + int(month)


def _day(year: int, month: int, day: int) -> Label | None:
    try:
        return "day", date(year, month, day).toordinal()
    except ValueError:
        return None


class Chain:
    """Multiplies the shares that stay for as long as each period follows the last.

    Attributes:
        broken: Why the rows are not consecutive periods: ``"no_period"``, ``"unknown_period"``,
            ``"gap"`` or ``"bad_row"``; ``""`` while they are.
        line: The line on which that shows, or 0.
    """

    def __init__(self, has_periods: bool) -> None:
        self.broken = "" if has_periods else "no_period"
        self.line = 0
        self._context = Context(prec=DIGITS)
        self._kept = Decimal(1)
        self._somebody_stays = True
        self._last: Label | None = None
        self._step = ""
        self._bad_line = 0

    def skip(self, line: int) -> None:
        """Take note of a bad row, which breaks the chain if a good one follows."""
        if self._last and not self._bad_line:
            self._bad_line = line

    def add(self, line: int, period: str, start: int, lost: int) -> None:
        """Add a good row."""
        if self.broken:
            return
        label = read_label(period)
        reason = self._fault(label)
        if reason:
            self.broken = reason
            self.line = self._bad_line if reason == "bad_row" else line
            return
        self._last = label
        self._somebody_stays = self._somebody_stays and lost < start
        self._multiply(start, lost)

    def _multiply(self, start: int, lost: int) -> None:
        stay = self._context.divide(start - lost, start)
        self._kept = self._context.multiply(self._kept, stay)

    @property
    def rate(self) -> Decimal:
        """1 - product of (1 - rate), the share of a first period's customers lost over all."""
        rate = self._context.subtract(Decimal(1), self._kept)
        # Somebody stays however many digits it takes to write so.
        return self._context.next_minus(rate) if rate == 1 and self._somebody_stays else rate

    def _fault(self, label: Label | None) -> str:
        if label is None:
            return "unknown_period"
        if self._last is None:
            return ""
        if self._bad_line:
            return "bad_row"
        return "" if self._follows(self._last, label) else "gap"

    def _follows(self, last: Label, label: Label) -> bool:
        step = label[1] - last[1]
        if label[0] != last[0] or step <= 0:
            return False
        if label[0] != "day":
            return step == 1
        found = _day_step(date.fromordinal(last[1]), date.fromordinal(label[1]))
        self._step = self._step or found or ""
        return found is not None and found == self._step


def _day_step(first: date, second: date) -> str | None:
    """Return the step between two days that begin or end periods, or None where it is none."""
    months = (second.year - first.year) * MONTHS_PER_YEAR + second.month - first.month
    same_day = first.day == second.day or (_ends_month(first) and _ends_month(second))
    if same_day and months in STEPS_IN_MONTHS:
        return f"{months} months"
    days = (second - first).days
    return f"{days} days" if days in STEPS_IN_DAYS else None


def _ends_month(day: date) -> bool:
    # The last day that there is has no day after it to look at.
    return day.day == monthrange(day.year, day.month)[1]


def is_newest_first(periods: Iterable[str]) -> bool:
    """Tell whether every period's name can be read and is of a time before the last one's."""
    labels = map(read_label, periods)
    last = next(labels, None)
    for label in labels:
        if label is None or last is None or label[0] != last[0] or label[1] >= last[1]:
            return False
        last = label
    return last is not None
