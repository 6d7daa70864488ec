"""Tells, while serving, whether only pages changed since a build; owns no part of a page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

Times = dict[str, float]


@dataclass
class Edits:
    """What the builds of one server know of edits.

    Attributes:
        serving: Whether pages are being served.
        quick: Whether this build may leave everything as it is but the edited pages.
    """

    serving: bool = False
    quick: bool = False
    _built: Times = field(default_factory=dict)

    def begin(self, roots: Iterable[Path]) -> None:
        """Compare files with those of the last build, at the beginning of the next."""
        now = {
            str(path): path.stat().st_mtime
            for root in roots
            for path in ([root] if root.is_file() else root.rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts
        }
        self.quick = only_pages_differ(self._built, now)
        self._built = now

    def forget(self) -> None:
        """Let the next build be a whole one."""
        self._built = {}


def only_pages_differ(before: Times, now: Times) -> bool:
    """Tell whether the same files are there, and all that changed are pages.

    >>> only_pages_differ({"docs/en/churn.md": 1, "theme/main.html": 1},
    ...     {"docs/en/churn.md": 2, "theme/main.html": 1})
    True
    """
    changed = {path for path in now if before.get(path) != now[path]}
    return before.keys() == now.keys() and all(path.endswith(".md") for path in changed)


EDITS = Edits()
