"""Many periods from a file: read in pieces, computed together, and written for a spreadsheet."""

from churn_calculator.series.api import read_series
from churn_calculator.series.download import write_csv
from churn_calculator.series.store import Series

__all__ = ["Series", "read_series", "write_csv"]
