"""Where the points of a chart stand in its picture, in the picture's own units.

Places are floats: nobody sees a thousandth of a pixel, and the exact numbers stand in words.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from functools import cached_property
from typing import Literal

from churn_calculator.axes import text_width, ticks
from churn_calculator.formats import (
    round_half_away,
    write_decimal,
    write_integer,
    write_percent,
)
from churn_calculator.periods import Rate

__all__ = ["EDGE", "HEIGHT", "MARGIN", "WIDTH", "Kind", "Picture", "Point", "write_value"]

WIDTH, HEIGHT = 360, 260
TOP, BOTTOM = 40, 200
EDGE, MARGIN = 4, 8
# Numbers from ten of a unit on are written in it, or they would leave the line no room.
UNITS = {"billions": 10**9, "millions": 10**6}

Kind = Literal["percent", "customers"]


@dataclass(frozen=True)
class Point:
    """A value and, unless it is unknown, the ends of its interval: shares of 1, or customers."""

    label: str
    value: Rate
    low: Rate | None = None
    high: Rate | None = None


def write_value(value: Rate, kind: Kind, locale: str) -> str:
    """Write a value of a chart as it stands in sentences and tables."""
    if kind == "percent":
        return write_percent(Fraction(value), locale)
    if isinstance(value, Decimal):
        # As exact as by way of a fraction, which takes longer: a table has dozens of them.
        return write_integer(int(value.to_integral_value(ROUND_HALF_UP)), locale)
    return write_integer(round_half_away(value, 0), locale)


class Picture:
    """The places of some points between the axes: x to the right and y downwards, as in SVG.

    Attributes:
        points: The points, at least one.
        ticks: The numbers up the side, from 0.
        highest: The last of them.
        unit: What large numbers are written in, one of `UNITS`, or nothing.
        left: Where the first point stands.
        right: Where the last point stands, with room for its value.
    """

    def __init__(self, points: Sequence[Point], kind: Kind, locale: str) -> None:
        self.points, self.kind, self.locale = points, kind, locale
        highest = max(max(point.value, point.high or 0) for point in points)
        self.ticks = ticks(Fraction(highest), whole=kind == "customers")
        self.highest = float(self.ticks[-1])
        large = (unit for unit, size in UNITS.items() if self.ticks[-1] >= 10 * size)
        self.unit = next(large, "")
        first, last = (text_width(points[end].label) / 2 for end in (0, -1))
        ticks_width = max(text_width(self.tick(tick)) for tick in self.ticks)
        self.left = max(ticks_width + MARGIN, first) + EDGE
        self.right = WIDTH - max(text_width(self.last) + 2 * MARGIN, last)

    @property
    def last(self) -> str:
        """The value that the line ends at, as it stands beside it."""
        value = self.points[-1].value
        if self.unit:
            return self._in_units(Fraction(value))
        return write_value(value, self.kind, self.locale)

    def tick(self, value: Fraction) -> str:
        """Write one of the numbers up the side."""
        if self.kind == "percent":
            return write_decimal(value * 100, 4, self.locale) + "%"
        if self.unit:
            return self._in_units(value)
        return write_integer(int(value), self.locale)

    def _in_units(self, value: Fraction) -> str:
        in_units = value / UNITS[self.unit]
        return write_decimal(in_units, 1 if in_units < 100 else 0, self.locale)

    @cached_property
    def spacing(self) -> float:
        """The distance between two points."""
        return (self.right - self.left) / max(len(self.points) - 1, 1)

    def x(self, index: int) -> float:
        """Return the place of a point; a lone one stands in the middle."""
        if len(self.points) == 1:
            return (self.left + self.right) / 2
        return self.left + self.spacing * index

    def y(self, value: Rate) -> float:
        """Return the height of a value; the axis starts at 0."""
        return BOTTOM - (BOTTOM - TOP) * float(value) / self.highest
