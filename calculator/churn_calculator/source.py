"""The very lines of this package that compute a figure, to be shown beside it."""

import textwrap
from collections.abc import Callable
from functools import cache
from importlib.resources import files
from types import CodeType
from typing import Any

from churn_calculator.messages import message

__all__ = ["ComputedBy", "lines_of", "python_of"]

PACKAGE = "churn_calculator"

ComputedBy = dict[str, tuple[Any, ...]]


def python_of(values: dict[str, Any], computed_by: ComputedBy, locale: str) -> list[dict[str, str]]:
    """Return the lines that compute each figure, beside its label and text, and their place.

    Args:
        values: The figures by their names.
        computed_by: The functions that compute a figure, by its name; a property stands for its
            function.
        locale: The locale of the labels.
    """
    return [
        {
            "value": name,
            "label": message(f"value.{name}", locale),
            "text": str((figure[-1] if isinstance(figure, list) else figure)["text"]),
            "place": ", ".join(place for place, _ in lines),
            "source": "\n\n\n".join(source for _, source in lines),
        }
        for name, figure in values.items()
        if name in computed_by
        for lines in [[lines_of(function) for function in computed_by[name]]]
    ]


@cache
def lines_of(computed_by: property | Callable[..., Any]) -> tuple[str, str]:
    """Return where a function stands, as ``module.py:line``, and its source.

    It reads the source that is installed, so that what is shown is what has run. The standard
    library's `inspect` does the same, at the price of a dozen more modules in the browser.
    """
    function = computed_by.fget if isinstance(computed_by, property) else computed_by
    code: CodeType = function.__code__  # type: ignore[union-attr]
    place = function.__module__.removeprefix(f"{PACKAGE}.").replace(".", "/") + ".py"
    text = files(PACKAGE).joinpath(place).read_text(encoding="utf-8")
    first = code.co_firstlineno
    last = max(line for *_, line in _positions(code))
    source = textwrap.dedent("\n".join(text.splitlines()[first - 1 : last]))
    return f"{place}:{first}", source


def _positions(code: CodeType) -> list[tuple[int, int]]:
    """Return the first and last lines of a function's instructions, nested code included."""
    found = [(p[0], p[1]) for p in code.co_positions() if p[0] and p[1]]
    nested = (constant for constant in code.co_consts if isinstance(constant, CodeType))
    return found + [pair for inner in nested for pair in _positions(inner)]
