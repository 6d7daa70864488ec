"""The figures of all rows together."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from churn_calculator.comparison import excludes_zero, truth
from churn_calculator.figures import (
    Figure,
    note,
    points,
    points_range,
    rate,
    remark,
    text_of,
)
from churn_calculator.formats import write_integer, write_percent
from churn_calculator.intervals import Interval, Share, difference, newcombe
from churn_calculator.messages import message, plural
from churn_calculator.series.chain import is_newest_first
from churn_calculator.series.store import Series

__all__ = ["Summary"]


@dataclass(frozen=True)
class Summary:
    """What the rows say together; there is at least one row.

    Attributes:
        series: The good rows.
        compounded: The share lost over all of the periods, from 0 to 1; None where the rows are not
            consecutive periods.
        locale: The locale of every text.
    """

    series: Series
    compounded: Decimal | None
    locale: str

    def values(self) -> dict[str, Figure]:
        """Return the figures by their names."""
        values = {"pooled": rate(self.whole.rate, self.locale)}
        if self.compounded is not None:
            values["compounded"] = rate(self.compounded, self.locale)
        if self.has_trend:
            change, interval = self.trend()
            values["trend"] = points(change, self.locale)
            values["trend_low"] = points(interval.low, self.locale)
            values["trend_high"] = points(interval.high, self.locale)
            values["more_than_chance"] = truth(excludes_zero(interval), self.locale)
        return values

    @property
    def has_trend(self) -> bool:
        """Whether there are two halves to compare."""
        return len(self.series) > 1

    def sentence(self) -> str:
        """Return the answer in words."""
        whole, number = self.whole, len(self.series)
        told = plural(
            "series.summary",
            number,
            self.locale,
            n=write_integer(number, self.locale),
            rate=write_percent(whole.rate, self.locale),
        )
        return f"{told} {self._told_trend()}" if self.has_trend else told

    def notes(self) -> list[dict[str, str]]:
        """Return what to bear in mind about the trend."""
        if not self.has_trend:
            return [remark("series.one_row", self.locale)]
        _, interval = self.trend()
        code = "difference_sure" if excludes_zero(interval) else "difference_chance"
        ends = points_range(interval.low, interval.high, self.locale)
        odd = [remark("series.odd", self.locale)] if len(self.series) % 2 else []
        return [note(code, self.locale, **ends), *odd]

    @cached_property
    def newest_first(self) -> bool:
        """Whether the rows stand in the order from the last period to the first."""
        return self.has_trend and is_newest_first(self.series.periods)

    @cached_property
    def halves(self) -> tuple[Share, Share]:
        """The later and the earlier half; a middle row belongs to the later one."""
        middle, end = len(self.series) // 2, len(self.series)
        if self.newest_first:
            return self._share(0, end - middle), self._share(end - middle, end)
        return self._share(middle, end), self._share(0, middle)

    @property
    def whole(self) -> Share:
        """All rows together."""
        later, earlier = self.halves
        return Share(later.part + earlier.part, later.whole + earlier.whole)

    def _share(self, first: int, end: int) -> Share:
        return Share(sum(self.series.losts[first:end]), sum(self.series.starts[first:end]))

    def trend(self) -> tuple[Fraction, Interval]:
        """Return the later half's rate minus the earlier one's, with its interval."""
        later, earlier = self.halves
        return difference(later, earlier), newcombe(later, earlier)

    def _told_trend(self) -> str:
        now, before = (half.rate for half in self.halves)
        change, interval = self.trend()
        told = message(
            f"series.trend.{'same' if not change else 'rose' if change > 0 else 'fell'}",
            self.locale,
            now=write_percent(now, self.locale),
            before=write_percent(before, self.locale),
            difference=text_of(points(abs(change), self.locale)),
        )
        verdict = "sure" if excludes_zero(interval) else "chance"
        return f"{told} {message(f'summary.compare.{verdict}', self.locale)}" if change else told
