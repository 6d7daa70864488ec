"""The formulas of customer churn, on exact fractions; no text and no locale."""

from dataclasses import dataclass
from fractions import Fraction

from churn_calculator.intervals import Share

__all__ = ["CustomerCounts"]


@dataclass(frozen=True)
class CustomerCounts:
    """The counts of one period, in customers.

    Attributes:
        start: Customers at the start of the period, at least 1.
        lost: Those who left in the period, at most `start` and `new` together.
        new: Those who joined in the period; None where that is not known.
        lost_new: Those of the lost who had joined in the period; None where that is not known.

    >>> CustomerCounts(start=1000, lost=200).churn_rate_start
    Fraction(1, 5)
    """

    start: int
    lost: int
    new: int | None = None
    lost_new: int | None = None

    @property
    def end(self) -> int | None:
        """Customers at the end of the period, where the number of new ones is known."""
        return None if self.new is None else self.start + self.new - self.lost

    @property
    def lost_of_start(self) -> int | None:
        """The lost who were customers at the start, where that is known.

        Without any word of joiners all of the lost were, since nobody else is spoken of.
        """
        if self.lost_new is not None:
            return self.lost - self.lost_new
        return None if self.new and self.lost else self.lost

    @property
    def churn_rate_start(self) -> Fraction:
        """All lost over the customers at the start; above 1 where many joiners left.

        Source: Recurly, "A better way to calculate your churn rate", 2014; also Baremetrics.
        """
        return Fraction(self.lost, self.start)

    @property
    def churn_rate_cohort(self) -> Fraction | None:
        """Share of the customers at the start who left; joiners are in neither part.

        Source: ChartMogul's customer churn rate, help.chartmogul.com article 207340419.
        """
        return None if self.lost_of_start is None else Fraction(self.lost_of_start, self.start)

    @property
    def churn_rate_average(self) -> Fraction | None:
        """All lost over the average of the customers at the start and at the end; can exceed 1."""
        return None if self.end is None else Fraction(2 * self.lost, self.start + self.end)

    @property
    def churn_rate_start_new(self) -> Fraction | None:
        """All lost over the customers at the start and the new ones together.

        Source: Stripe, support.stripe.com, "Calculating churn rate in Billing".
        """
        return None if self.new is None else Fraction(self.lost, self.start + self.new)

    @property
    def start_minus_end(self) -> Fraction | None:
        """The shrinkage (start - end) / start, which is the churn rate only if nobody joined."""
        return None if self.end is None else Fraction(self.start - self.end, self.start)

    @property
    def cohort(self) -> Share | None:
        """Those of the start who left, as a share of that fixed group.

        Where joiners are known but not how many of them left, all of the lost are taken to have
        been there at the start; None where they are too many for that.
        """
        part = self.lost if self.lost_of_start is None else self.lost_of_start
        return Share(part, self.start) if part <= self.start else None

    @property
    def cohort_is_assumed(self) -> bool:
        """Whether `cohort` rests on the lost having been customers at the start."""
        return self.lost_of_start is None
