"""Cuts the standard library down to the modules that are imported now, as byte code.

Runs inside the Pyodide runtime, after the representative requests, since only that very Python
writes byte code that the browser can read. Line tables are left out of the library's code: they
weigh as much as two thirds of the rest and only say where in Python's own files an error arose.
The calculator's code is not touched; it stays in its wheel.
"""

import sys
from importlib.util import MAGIC_NUMBER
from marshal import dumps
from pathlib import Path
from types import CodeType
from zipfile import ZipFile, ZipInfo
from zipimport import zipimporter

__all__ = ["cut_library"]

# The header of byte code that is not compared with any source; the hash goes unread.
HEADER = MAGIC_NUMBER + (0b01).to_bytes(4, "little") + bytes(8)
OURS = ("churn_bridge", "whole_library")
# What `-OO` does: no assertions, no docstrings.
OPTIMIZE = 2


def cut_library(whole: str, ours: str, cut: str) -> None:
    """Write the library that the browser is given.

    Args:
        whole: The runtime's own standard library, a zip file of sources.
        ours: The folder of the modules that are added to it.
        cut: The zip file to write; it is not compressed, since the server does that better.
    """
    with ZipFile(whole) as library:
        files = {_module(name): name for name in library.namelist() if name.endswith(".py")}
        kept = sorted(name for name in files.keys() & sys.modules.keys() if _is_read(name))
        compiled = {f"{files[name]}c": _compile(library.read(files[name]), name) for name in kept}
    names = " ".join(sorted(files.keys() - set(kept)))
    compiled["cut_modules.pyc"] = _compile(f"NAMES = frozenset({names!r}.split())", "cut_modules")
    for name in OURS:
        compiled[f"{name}.pyc"] = _compile(Path(ours, f"{name}.py").read_bytes(), name)
    with ZipFile(cut, "w") as result:
        for name, code in compiled.items():
            # Without a date of its own, a file has the same in each build.
            result.writestr(ZipInfo(name), code)


def _module(path: str) -> str:
    """Return the name of the module that a path in the library holds.

    >>> _module("json/__init__.py"), _module("json/decoder.py")
    ('json', 'json.decoder')
    """
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def _is_read(name: str) -> bool:
    """Tell whether a module came from the library; the interpreter itself holds some."""
    return isinstance(getattr(sys.modules[name], "__loader__", None), zipimporter)


def _compile(source: bytes | str, name: str) -> bytes:
    code = compile(source, f"{name}.py", "exec", dont_inherit=True, optimize=OPTIMIZE)
    return HEADER + dumps(_without_lines(code))


def _without_lines(code: CodeType) -> CodeType:
    inner = (_without_lines(one) if isinstance(one, CodeType) else one for one in code.co_consts)
    return code.replace(co_linetable=b"", co_consts=tuple(inner))
