"""Reads the table of protections, tests/protections.toml, and tells what in it is out of date."""

import ast
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

TABLE = Path("tests/protections.toml")


class Protection(NamedTuple):
    """One line of the table; the table says what each part means."""

    name: str
    keeps: str
    file: str
    find: str
    replace: str
    fails: list[str]


def read_table(table: Path = TABLE) -> list[Protection]:
    """Return the protections of the table."""
    return [Protection(**line) for line in tomllib.loads(table.read_text())["protection"]]


def stale_parts(protections: Sequence[Protection], root: Path) -> Iterator[str]:
    """Yield what in the table fits the project no more."""
    names = [protection.name for protection in protections]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{name}: another protection has this name too"
    for name, _, file, find, replace, fails in protections:
        text = (root / file).read_text() if (root / file).is_file() else ""
        if text.count(find) != 1:
            yield f"{name}: its text to find stands {text.count(find)} times in {file}, not once"
        if find == replace or not fails:
            yield f"{name}: nothing is taken away, or no test is named"
        yield from (f"{name}: there is no test {test}" for test in fails if not _exists(test, root))


def _exists(test: str, root: Path) -> bool:
    file, _, name = test.partition("[")[0].partition("::")
    if not (root / file).is_file():
        return False
    tree = ast.parse((root / file).read_text())
    return name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}
