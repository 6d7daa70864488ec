"""Brings the rest of Python's standard library when something asks for it.

The browser is given the modules that representative requests import. A module that was cut away
is found here, after all other finders, in the whole library, which is fetched then.
"""

import sys
from collections.abc import Callable, Sequence
from importlib.machinery import ModuleSpec, PathFinder
from pathlib import Path
from types import ModuleType
from typing import Any

# `cut_library.py` writes this module into the library beside this one.
from cut_modules import NAMES

__all__ = ["install"]

ARCHIVE = Path("/lib/whole_library.zip")


class WholeLibrary:
    """A finder of the modules that were cut away.

    Args:
        fetch: Returns the whole library as JavaScript's Uint8Array, or throws.
    """

    def __init__(self, fetch: Callable[[], Any]) -> None:
        self.fetch = fetch

    def find_spec(
        self, name: str, path: Sequence[str] | None, target: ModuleType | None = None
    ) -> ModuleSpec | None:
        """Return where a module that was cut away is, fetching the library if need be.

        Raises:
            ImportError: The library cannot be fetched.
        """
        if name not in NAMES:
            return None
        if not ARCHIVE.exists():
            try:
                ARCHIVE.write_bytes(self.fetch().to_bytes())
            except Exception as error:
                raise ImportError(f"{name} cannot be fetched: {error}", name=name) from error
        del path  # The parent's own place is in the library that was cut.
        folder = ARCHIVE.joinpath(*name.split(".")[:-1])
        return PathFinder.find_spec(name, [str(folder)], target)


def install(fetch: Callable[[], Any]) -> None:
    """Have missing modules of the standard library fetched from now on."""
    sys.meta_path.append(WholeLibrary(fetch))
