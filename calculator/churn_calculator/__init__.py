"""Exact customer churn figures from counts, explained in Greek, Estonian and English."""

__version__ = "0.1.0"

from churn_calculator.api import calculate
from churn_calculator.series import Series, read_series, write_csv

__all__ = ["Series", "__version__", "calculate", "read_series", "write_csv"]
