"""The examples in docstrings and the README say what the code does."""

import doctest
import importlib
import pkgutil
from pathlib import Path

import churn_calculator
import pytest

MODULES = [
    module.name
    for module in pkgutil.walk_packages(churn_calculator.__path__, f"{churn_calculator.__name__}.")
] + [path.stem for path in (Path(__file__).parents[2] / "hooks").glob("*.py")]


@pytest.mark.parametrize("name", MODULES)
def test_docstring_examples_hold(name: str) -> None:
    assert doctest.testmod(importlib.import_module(name)).failed == 0


def test_readme_example_holds() -> None:
    readme = Path(__file__).parents[2] / "calculator/README.md"
    result = doctest.testfile(str(readme), module_relative=False)
    assert result.attempted >= 3
    assert result.failed == 0
