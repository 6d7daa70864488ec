"""What a churn rate would lead to if it never changed: the same risk at every age is assumed."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from churn_calculator.periods import DIGITS, Rate, convert, to_decimal

__all__ = ["Outlook", "revenue_of", "savings"]

MONTH = Fraction(1)
YEAR_END = 12


@dataclass(frozen=True)
class Outlook:
    """Customers under a constant churn rate.

    Attributes:
        start: Customers at the start.
        churn_rate: Share that leaves in each period, from 0 to 1.
        months: Length of the period, in months.

    >>> Outlook(1000, Fraction(1, 10), Fraction(1)).customers_after(2)
    Fraction(810, 1)
    """

    start: int
    churn_rate: Fraction
    months: Fraction

    def customers_after(self, periods: int) -> Fraction:
        """Return the customers expected to be left after some periods; nobody joins."""
        return self.start * (1 - self.churn_rate) ** periods

    @property
    def monthly_rate(self) -> Rate:
        """The churn rate of a month at the same risk."""
        return convert(self.churn_rate, self.months, MONTH)

    @property
    def half_life(self) -> Decimal | None:
        """Periods until half are left, ln 0.5 / ln(1 - rate); None at the rates 0 and 1."""
        if self.churn_rate in (0, 1):
            return None
        with localcontext(prec=DIGITS):
            return Decimal("0.5").ln() / to_decimal(1 - self.churn_rate).ln()

    @property
    def mean_lifetime(self) -> Fraction | None:
        """Mean periods that a customer stays, 1 / rate; None at the rate 0."""
        return 1 / self.churn_rate if self.churn_rate else None

    def lifetime_value(self, monthly_revenue: Fraction, margin: Fraction) -> Rate | None:
        """Return a customer's margin over the mean lifetime; None at the rate 0.

        Args:
            monthly_revenue: Revenue of a customer in a month, in any currency.
            margin: Share of the revenue that remains after its costs, from 0 to 1.
        """
        rate = self.monthly_rate
        if not rate:
            return None
        if isinstance(rate, Fraction):
            return monthly_revenue * margin / rate
        with localcontext(prec=DIGITS):
            return to_decimal(monthly_revenue * margin) / rate

    def month_ends(self) -> list[Rate]:
        """Return the customers expected to be left at each of the next twelve month-ends."""
        rate = self.monthly_rate
        with localcontext(prec=DIGITS):
            return [self.start * (1 - rate) ** month for month in range(1, YEAR_END + 1)]


def savings(now: Outlook, target: Outlook) -> list[Rate]:
    """Return how many more customers the target leaves at each of the next twelve month-ends."""
    pairs = zip(target.month_ends(), now.month_ends(), strict=True)
    return [_difference(there, here) for there, here in pairs]


def revenue_of(customers: list[Rate], monthly_revenue: Fraction) -> Rate:
    """Return the revenue of so many customers at each of some month-ends, in any currency."""
    if all(isinstance(number, Fraction) for number in customers):
        return sum((Fraction(number) for number in customers), Fraction(0)) * monthly_revenue
    with localcontext(prec=DIGITS):
        total = sum((to_decimal(number) for number in customers), Decimal(0))
        return total * to_decimal(monthly_revenue)


def _difference(first: Rate, second: Rate) -> Rate:
    if isinstance(first, Fraction) and isinstance(second, Fraction):
        return first - second
    with localcontext(prec=DIGITS):
        return to_decimal(first) - to_decimal(second)
