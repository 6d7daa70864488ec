"""The figures of all rows together, and the steps that lead to them."""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from churn_calculator.comparison import excludes_zero, own_ends, truth
from churn_calculator.figures import (
    Figure,
    figure_step,
    note,
    points,
    points_range,
    rate,
    rate_step,
    remark,
    step,
    text_of,
)
from churn_calculator.formats import write_integer, write_percent
from churn_calculator.intervals import Interval, Share, newcombe
from churn_calculator.messages import message, plural
from churn_calculator.series.store import Series

__all__ = ["Summary"]

# As many factors of the product as a step shows before it says that there are more.
SHOWN_FACTORS = 3


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
        values = {"pooled": rate(_rate(self._whole), self.locale)}
        if self.compounded is not None:
            values["compounded"] = rate(self.compounded, self.locale)
        if self.has_trend:
            change, interval = self._trend()
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
        whole, number = self._whole, len(self.series)
        told = plural(
            "series.summary",
            number,
            self.locale,
            n=write_integer(number, self.locale),
            rate=write_percent(_rate(whole), self.locale),
        )
        return f"{told} {self._told_trend()}" if self.has_trend else told

    def steps(self) -> list[dict[str, str]]:
        """Return how each figure comes about."""
        steps = [self._pooled_step("pooled", self._whole)]
        if self.compounded is not None:
            shown = rate(self.compounded, self.locale)
            steps.append(figure_step("compounded", self._product(), shown, self.locale))
        return steps + (self._trend_steps() if self.has_trend else [])

    def notes(self) -> list[dict[str, str]]:
        """Return what to bear in mind about the trend."""
        if not self.has_trend:
            return [remark("series.one_row", self.locale)]
        _, interval = self._trend()
        code = "difference_sure" if excludes_zero(interval) else "difference_chance"
        ends = points_range(interval.low, interval.high, self.locale)
        odd = [remark("series.odd", self.locale)] if len(self.series) % 2 else []
        return [note(code, self.locale, **ends), *odd]

    @cached_property
    def _halves(self) -> tuple[Share, Share]:
        """The later and the earlier half; a middle row belongs to the later one."""
        middle, end = len(self.series) // 2, len(self.series)
        return self._share(middle, end), self._share(0, middle)

    @property
    def _whole(self) -> Share:
        later, earlier = self._halves
        return Share(later.part + earlier.part, later.whole + earlier.whole)

    def _share(self, first: int, end: int) -> Share:
        return Share(sum(self.series.losts[first:end]), sum(self.series.starts[first:end]))

    def _trend(self) -> tuple[Fraction, Interval]:
        later, earlier = self._halves
        return _rate(later) - _rate(earlier), newcombe(later, earlier)

    def _told_trend(self) -> str:
        now, before = (_rate(half) for half in self._halves)
        change, interval = self._trend()
        told = message(
            f"series.trend.{'same' if not change else 'rose' if change > 0 else 'fell'}",
            self.locale,
            now=write_percent(now, self.locale),
            before=write_percent(before, self.locale),
            difference=text_of(points(abs(change), self.locale)),
        )
        verdict = "sure" if excludes_zero(interval) else "chance"
        return f"{told} {message(f'summary.compare.{verdict}', self.locale)}" if change else told

    def _pooled_step(self, name: str, share: Share) -> dict[str, str]:
        numbers = " / ".join(write_integer(n, self.locale) for n in (share.part, share.whole))
        return rate_step(name, "pooled", numbers, _rate(share), self.locale)

    def _product(self) -> str:
        rows = [self.series[place] for place in range(min(len(self.series), SHOWN_FACTORS))]
        factors = [
            f"(1 − {write_integer(lost, self.locale)} / {write_integer(start, self.locale)})"
            for _, _, start, lost in rows
        ]
        more = ["…"] if len(self.series) > SHOWN_FACTORS else []
        return "1 − " + " × ".join(factors + more)

    def _trend_steps(self) -> list[dict[str, str]]:
        halves = self._halves
        change, interval = self._trend()
        shown = [write_percent(_rate(half), self.locale) for half in halves]
        ends = points_range(interval.low, interval.high, self.locale)
        return [
            self._pooled_step("later_half", halves[0]),
            self._pooled_step("earlier_half", halves[1]),
            figure_step("trend", " − ".join(shown), points(change, self.locale), self.locale),
            step(
                "interval",
                "difference_interval",
                own_ends(halves, self.locale),
                message("range", self.locale, **ends),
                self.locale,
                rounded=True,
            ),
        ]


def _rate(share: Share) -> Fraction:
    return Fraction(share.part, share.whole)
