"""The formulas of revenue churn, on exact fractions."""

from dataclasses import dataclass
from fractions import Fraction

__all__ = ["RevenueAmounts"]


@dataclass(frozen=True)
class RevenueAmounts:
    """Monthly recurring revenue (MRR) of one period, all in one currency.

    New customers' revenue has no place here: it would hide what existing customers took away.

    Attributes:
        mrr: Of all customers at the start, above 0.
        mrr_churned: Lost with customers who left.
        mrr_contraction: Lost where customers stayed and pay less.
        mrr_expansion: Gained where customers stayed and pay more.

    >>> RevenueAmounts(Fraction(50000), Fraction(1500), Fraction(500), Fraction(2600)).net_churn
    Fraction(-3, 250)
    """

    mrr: Fraction
    mrr_churned: Fraction
    mrr_contraction: Fraction
    mrr_expansion: Fraction

    @property
    def gross_churn(self) -> Fraction:
        """Gross revenue churn, (churned + contraction) / MRR at the start, from 0 to 1.

        Source: ChartMogul and Baremetrics, gross MRR churn rate.
        """
        return (self.mrr_churned + self.mrr_contraction) / self.mrr

    @property
    def net_churn(self) -> Fraction:
        """Net revenue churn, gross minus expansion; negative where expansion outweighs the loss."""
        return self.gross_churn - self.mrr_expansion / self.mrr
