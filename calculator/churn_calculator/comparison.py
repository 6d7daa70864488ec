"""Telling whether two shares differ by more than chance, for one pair of periods or two halves."""

from fractions import Fraction

from churn_calculator.figures import Figure
from churn_calculator.formats import write_nonzero
from churn_calculator.intervals import Interval, Share, wilson
from churn_calculator.messages import message

__all__ = ["excludes_zero", "own_ends", "truth"]

# The ends are put in with more digits than are shown, so that the result can be redone from them.
END_PLACES = 6


def excludes_zero(interval: Interval) -> bool:
    """Tell whether a difference with this interval is more than chance explains."""
    return interval.low > 0 or interval.high < 0


def truth(holds: bool, locale: str) -> Figure:
    """Return the figure that says yes, or that it is not clear."""
    word = "true" if holds else "false"
    return {
        "exact": word,
        "decimal": None,
        "text": message(f"truth.{word}", locale),
        "unit": "truth",
    }


def own_ends(shares: tuple[Share, Share], locale: str) -> str:
    """Return the ends of both rates' own intervals, which Newcombe's formula starts from."""
    written = []
    for number, share in zip("₁₂", shares, strict=True):
        interval = wilson(share)
        for letter, end in (("l", interval.low), ("u", interval.high)):
            percent = write_nonzero(Fraction(end) * 100, END_PLACES, locale)
            written.append(f"{letter}{number} = {percent}%")
    return "; ".join(written)
