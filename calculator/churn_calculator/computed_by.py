"""Which functions compute each figure of an answer."""

from churn_calculator import outlook, periods, revenue
from churn_calculator.churn import CustomerCounts
from churn_calculator.intervals import Share, difference, newcombe, wilson
from churn_calculator.source import ComputedBy

__all__ = ["COMPUTED_BY", "COMPUTED_BY_IN_ONE_PERIOD"]

COMPUTED_BY: ComputedBy = {
    "churn_rate": (Share.rate,),
    "churn_rate_before": (Share.rate,),
    "difference": (difference,),
    # Newcombe's formula starts from Wilson's ends.
    "difference_low": (newcombe, wilson),
    "gross_revenue_churn": (revenue.RevenueAmounts.gross_churn,),
    "net_revenue_churn": (revenue.RevenueAmounts.net_churn,),
    "customers_after": (outlook.Outlook.customers_after,),
    "half_life": (outlook.Outlook.half_life,),
    "mean_lifetime": (outlook.Outlook.mean_lifetime,),
    "lifetime_value": (outlook.Outlook.lifetime_value,),
    "customers_saved": (outlook.Outlook.month_ends, outlook.savings),
    "revenue_saved": (outlook.revenue_of,),
    "yearly_rate": (periods.convert,),
    "monthly_rate": (periods.convert,),
}
# Here the churn rate is that of one of the bases, and each base has its own lines.
COMPUTED_BY_IN_ONE_PERIOD: ComputedBy = {
    "churn_rate_start": (CustomerCounts.churn_rate_start,),
    "churn_rate_average": (CustomerCounts.churn_rate_average,),
    "churn_rate_start_new": (CustomerCounts.churn_rate_start_new,),
    "churn_rate_cohort": (CustomerCounts.churn_rate_cohort,),
    "churn_rate_low": (wilson,),
    "churn_rate_cohort_low": (wilson,),
    "retention_rate": (CustomerCounts.cohort,),
    "yearly_rate": (periods.convert,),
}
