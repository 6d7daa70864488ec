"""Tells, while serving, whether only pages changed since a build; owns no part of a page."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

Times = dict[str, float]


@dataclass
class Edits:
    """What the builds of one server know of edits.

    Attributes:
        serving: Whether pages are being served; hooks/quick_edits.py says so before all others.
        partly: Whether MkDocs leaves out pages that did not change.
        quick: Whether this build may leave everything as it is but the edited pages.
        changed: The paths of the files that changed.
    """

    serving: bool = False
    partly: bool = False
    quick: bool = False
    changed: frozenset[str] = frozenset()
    _built: Times = field(default_factory=dict)

    def begin(self, roots: Iterable[Path]) -> None:
        """Compare files with those of the last build, at the beginning of the next."""
        now = {
            str(path): path.stat().st_mtime
            for root in roots
            for path in ([root] if root.is_file() else root.rglob("*"))
            if path.is_file() and "__pycache__" not in path.parts
        }
        self.changed = frozenset(path for path in now if self._built.get(path) != now[path])
        same_files = self._built.keys() == now.keys()
        self.quick = same_files and all(path.endswith(".md") for path in self.changed)
        self._built = now

    def forget(self) -> None:
        """Let the next build be a whole one."""
        self._built = {}


EDITS = Edits()


def is_within_languages(config: MkDocsConfig) -> bool:
    """Tell whether static-i18n builds the other languages, within the build of the first."""
    building: bool = config.plugins["i18n"].building  # type: ignore[attr-defined]
    return building
