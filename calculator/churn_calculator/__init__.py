"""Exact customer churn figures from counts, explained in Greek, Estonian and English."""

__version__ = "0.1.0"

from churn_calculator.api import calculate

__all__ = ["__version__", "calculate"]
