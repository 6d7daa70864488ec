"""The axes of a chart: round numbers up the side, and as many names along the bottom as fit."""

from collections.abc import Iterator
from fractions import Fraction
from functools import lru_cache
from itertools import count as count_from

__all__ = ["FONT_SIZE", "labelled", "text_width", "ticks"]

# In the units of the picture: 360 of them are its width, which is about 290 pixels on a phone.
FONT_SIZE = 18
GAP = 8
MOST_STEPS = 4
# The lowest scale of each kind: rates are told to a hundredth of a percent, customers whole.
LEAST_RATE = Fraction(1, 10_000)
LEAST_COUNT = Fraction(2)
ROUND = (Fraction(1), Fraction(2), Fraction(5, 2), Fraction(5))
# Steps that divide a year, a quarter or a decade, before others.
LABEL_STEPS = (1, 2, 3, 4, 6, 10, 12, 20, 24, 30, 40, 60)
NARROW = frozenset(" .,:;'/-–\u00a0il")


def ticks(highest: Fraction, *, whole: bool) -> list[Fraction]:
    """Return 3 to 5 round numbers from 0 to `highest` or a little above it.

    Args:
        highest: The largest number to be shown, not negative.
        whole: Whether only whole numbers make sense, as for customers.

    >>> [str(tick) for tick in ticks(Fraction(1000), whole=True)]
    ['0', '250', '500', '750', '1000']
    """
    highest = max(highest, LEAST_COUNT if whole else LEAST_RATE)
    for step in _round_steps(whole=whole):
        steps = -(-highest // step)
        if steps <= MOST_STEPS:
            return [step * number for number in range(steps + 1)]
    raise AssertionError("The steps grow without end.")


def _round_steps(*, whole: bool) -> Iterator[Fraction]:
    for power in count_from(0 if whole else -5):
        for digit in ROUND:
            step = digit * Fraction(10) ** power
            if step.denominator == 1 or not whole:
                yield step


@lru_cache(maxsize=256)
def text_width(text: str) -> float:
    """Return about how wide a text is, in units of the picture; that of a wide font."""
    narrow = sum(character in NARROW for character in text)
    return FONT_SIZE * (0.32 * narrow + 0.64 * (len(text) - narrow))


def labelled(labels: list[str], spacing: float) -> list[int]:
    """Return the points whose labels fit, which are `spacing` apart: even ones, and the last.

    >>> labelled(["1", "2", "3", "4", "5", "6"], 10)
    [0, 2, 5]
    """
    room, last = max(map(text_width, labels)) + GAP, len(labels) - 1
    step = next(step for step in _label_steps() if step * spacing >= room or step > last)
    return [index for index in range(0, last, step) if (last - index) * spacing >= room] + [last]


def _label_steps() -> Iterator[int]:
    yield from LABEL_STEPS
    yield from count_from(100, 100)
