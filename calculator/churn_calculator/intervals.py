"""Confidence intervals of a share and of the difference of two shares, at 95%."""

from dataclasses import dataclass
from decimal import Decimal, localcontext
from fractions import Fraction

from churn_calculator.periods import DIGITS

__all__ = ["Interval", "Share", "difference", "newcombe", "wilson"]

# The 97.5% point of the normal distribution.
Z = Decimal("1.9599639845400542355245944305205515279555")


@dataclass(frozen=True)
class Share:
    """`part` of the `whole` members of a fixed group; `whole` is at least 1."""

    part: int
    whole: int

    @property
    def rate(self) -> Fraction:
        """The share as a fraction of 1, exactly."""
        return Fraction(self.part, self.whole)


@dataclass(frozen=True)
class Interval:
    """The ends of an interval; they are decimals of `periods.DIGITS` digits."""

    low: Decimal
    high: Decimal


def wilson(share: Share) -> Interval:
    """Return Wilson's interval of the probability behind a share.

    Source: Wilson 1927; recommended by Brown, Cai and DasGupta 2001, "Interval Estimation for a
    Binomial Proportion", Statistical Science 16.
    """
    with localcontext(prec=DIGITS):
        n = Decimal(share.whole)
        p = share.part / n
        centre = p + Z * Z / (2 * n)
        reach = Z * (p * (1 - p) / n + Z * Z / (4 * n * n)).sqrt()
        scale = 1 + Z * Z / n
        # At the ends of the scale the formula gives 0 and 1 exactly; only its digits do not.
        low = Decimal(0) if share.part == 0 else (centre - reach) / scale
        high = Decimal(1) if share.part == share.whole else (centre + reach) / scale
    return Interval(low, high)


def difference(now: Share, before: Share) -> Fraction:
    """Return how much larger the share is `now` than `before`, as a fraction of 1."""
    return now.rate - before.rate


def newcombe(now: Share, before: Share) -> Interval:
    """Return Newcombe's interval of the difference `now` minus `before`, as a fraction of 1.

    Source: Newcombe 1998, "Interval estimation for the difference between independent proportions",
    Statistics in Medicine 17, method 10.
    """
    ours, theirs = wilson(now), wilson(before)
    with localcontext(prec=DIGITS):
        p1, p2 = now.part / Decimal(now.whole), before.part / Decimal(before.whole)
        down = ((p1 - ours.low) ** 2 + (theirs.high - p2) ** 2).sqrt()
        up = ((ours.high - p1) ** 2 + (p2 - theirs.low) ** 2).sqrt()
        return Interval(p1 - p2 - down, p1 - p2 + up)
