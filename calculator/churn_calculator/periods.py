"""Lengths of periods, and the same risk told for a month or a year."""

from decimal import Decimal, localcontext
from fractions import Fraction

__all__ = ["DIGITS", "MONTHS", "Rate", "convert", "months_of_days", "to_decimal"]

# Rates that are no fractions are computed with this many digits; far fewer are shown.
DIGITS = 50
DAYS_PER_YEAR = 365
MONTHS_PER_YEAR = 12

Rate = Fraction | Decimal


def months_of_days(days: int) -> Fraction:
    """Return how many months a number of days is, a year being 365 days and 12 months.

    >>> months_of_days(365)
    Fraction(12, 1)
    """
    return Fraction(days * MONTHS_PER_YEAR, DAYS_PER_YEAR)


# The length of each period, in months: a convention, so that 12 months, 4 quarters and 365 days are
# one year.
MONTHS = {
    "day": months_of_days(1),
    "week": months_of_days(7),
    "month": Fraction(1),
    "quarter": Fraction(3),
    "year": Fraction(12),
}


def convert(rate: Rate, from_months: Fraction, to_months: Fraction) -> Rate:
    """Return the churn rate of another period at the same risk: 1 - (1 - rate)^(to / from).

    It compounds, since those who left cannot leave again: 5% a month is 46% a year and not 60%.

    Args:
        rate: Share of a start cohort that leaves, from 0 to 1.
        from_months: Length of the period of `rate`, in months.
        to_months: Length of the period that is asked for, in months.

    Returns:
        A fraction where the result is one, else a decimal of `DIGITS` digits.

    >>> convert(Fraction(1, 2), Fraction(1), Fraction(2))
    Fraction(3, 4)
    """
    power = to_months / from_months
    if power.denominator == 1 and isinstance(rate, Fraction):
        return Fraction(1 - (1 - rate) ** power.numerator)
    if rate in (0, 1):
        return Fraction(rate)
    with localcontext(prec=DIGITS):
        kept = 1 - to_decimal(rate)
        return 1 - kept ** to_decimal(power)


def to_decimal(number: Rate) -> Decimal:
    """Return a number as a decimal, in the precision of the current context."""
    if isinstance(number, Decimal):
        return number
    return Decimal(number.numerator) / Decimal(number.denominator)
