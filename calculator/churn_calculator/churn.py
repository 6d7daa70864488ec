"""The formulas of customer churn, on exact fractions; no text and no locale."""

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["CustomerCounts"]


@dataclass(frozen=True)
class CustomerCounts:
    """Two counts of one period.

    Attributes:
        start: Customers at the start of the period, at least 1.
        lost: Those of them who left in the period, at most `start`.

    >>> CustomerCounts(start=1000, lost=200).churn_rate
    Fraction(1, 5)
    """

    start: int
    lost: int

    @property
    def churn_rate(self) -> Fraction:
        """Share of the customers at the start who left in the period.

        Source: ChartMogul's standard customer churn rate, help.chartmogul.com article 207340419.
        """
        return Fraction(self.lost, self.start)

    @property
    def remaining(self) -> int:
        """Customers of the start who are still there at the end, in customers."""
        return self.start - self.lost

    @property
    def retention_rate(self) -> Fraction:
        """Share of the customers at the start who stayed; with the churn rate it makes 1."""
        return Fraction(self.remaining, self.start)
