"""Names of periods that can be put in order, and whether each follows the last."""

import re
from datetime import date
from decimal import Context, Decimal

from churn_calculator.periods import DIGITS

__all__ = ["Chain", "read_label"]

MONTHS_PER_YEAR = 12
# Every month has days up to this one.
LAST_COMMON_DAY = 28
# Stands for steps of a month each, whose days are not equally many.
MONTHLY = -1

_LABEL = re.compile(
    r"(?P<year>[0-9]{4})"
    r"(?:-(?P<month>[0-9]{2})(?:-(?P<day>[0-9]{2}))?|[- ]?[QqTtKk](?P<quarter>[1-4]))?"
    r"|(?P<first_month>[0-9]{1,2})[/.](?P<last_year>[0-9]{4})"
)

# The unit and the place in the order of that unit.
Label = tuple[str, int]


def read_label(text: str) -> Label | None:
    """Return the place of a period in time, or None where the text names none for certain.

    >>> read_label("2024-03") == read_label("03/2024") == read_label("3.2024")
    True
    """
    found = _LABEL.fullmatch(text)
    if not found:
        return None
    year = int(found["year"] or found["last_year"])
    if found["quarter"]:
        return "quarter", year * 4 + int(found["quarter"])
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
        self._step = 0
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
            self.broken, self.line = reason, self._bad_line or line
            return
        self._last = label
        self._somebody_stays = self._somebody_stays and lost < start
        share = self._context.divide(start - lost, start)
        self._kept = self._context.multiply(self._kept, share)

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
        if _is_month_later(last, label) and self._step in (0, MONTHLY):
            self._step = MONTHLY
            return True
        self._step = self._step or step
        return step == self._step


def _is_month_later(last: Label, label: Label) -> bool:
    """Tell whether two days are the same day of a month and of the next."""
    first, second = date.fromordinal(last[1]), date.fromordinal(label[1])
    months = [day.year * MONTHS_PER_YEAR + day.month for day in (first, second)]
    return first.day == second.day <= LAST_COMMON_DAY and months[1] == months[0] + 1
