"""Which functions compute each figure of a file."""

from churn_calculator.intervals import Share, difference, newcombe, wilson
from churn_calculator.series.chain import Chain
from churn_calculator.source import ComputedBy

__all__ = ["SERIES_COMPUTED_BY"]

SERIES_COMPUTED_BY: ComputedBy = {
    "pooled": (Share.rate,),
    "compounded": (Chain._multiply, Chain.rate),
    "trend": (difference,),
    "trend_low": (newcombe, wilson),
}
