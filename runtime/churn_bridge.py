"""What the worker calls in Python; JSON crosses, since one string is cheaper than many objects."""

import json
from collections.abc import Callable, Iterator
from typing import Any

import churn_calculator
from churn_calculator import Series, read_series, write_csv
from churn_calculator.fields import FIELDS, MODES

__all__ = ["Reading", "calculate", "warm_up"]


def calculate(request: str) -> str:
    """Answer a request of `churn_calculator.calculate`; both are JSON."""
    return json.dumps(churn_calculator.calculate(json.loads(request)))


def warm_up(locale: str) -> None:
    """Answer a question of each kind for nobody, so that the next one is answered quickly."""
    example = {field.name: field.example for field in FIELDS if field.example}
    for mode in MODES:
        churn_calculator.calculate(
            {"locale": locale, "mode": mode, "numbers": "canonical"} | example
        )


class Reading:
    """A file that is read a little at a time, so that the worker hears a stop in between."""

    def __init__(self, next_chunk: Callable[[], Any], locale: str, encoding: str) -> None:
        self.series, self.locale = Series(), locale
        self._steps = read_series(
            _chunks(next_chunk), locale, encoding=encoding, series=self.series
        )

    def step(self) -> str:
        """Go on a little; return word of the progress, or the result, as JSON."""
        return json.dumps(next(self._steps))

    def csv(self) -> str:
        """Write what was read as a CSV file's text."""
        return "".join(write_csv(self.series, self.locale))


def _chunks(next_chunk: Callable[[], Any]) -> Iterator[bytes]:
    """Turn the worker's pieces, JavaScript's Uint8Array, into bytes; there are none after None."""
    while (chunk := next_chunk()) is not None:
        yield chunk.to_bytes()
