"""Keeps compiled templates from one language and build to the next; owns no part of a page.

Compiling them takes a good part of a build, and so does listing Material's icons among them.
"""

import os
from collections.abc import Iterator
from pathlib import Path

from jinja2 import BaseLoader, Environment, FileSystemBytecodeCache, FileSystemLoader
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

# They are known by their source, so none is ever stale.
KEPT = Path("build/templates")


class WithoutIcons(FileSystemLoader):
    """Lists what MkDocs may copy into a site, which nothing is whose folder's name has a dot first.

    Args:
        loader: The loader that MkDocs made.
    """

    def __init__(self, loader: BaseLoader | None) -> None:
        assert isinstance(loader, FileSystemLoader), "MkDocs loads templates in another way."
        super().__init__(loader.searchpath)

    def list_templates(self) -> list[str]:
        """Return the files of all folders, by their paths below one of them."""
        return sorted({path for folder in self.searchpath for path in files_of(folder)})


def files_of(folder: str) -> Iterator[str]:
    """Yield the paths of a folder's files, but for those in folders with a dot first."""
    for place, folders, names in os.walk(folder, followlinks=False):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            yield Path(place, name).relative_to(folder).as_posix()


# After MkDocs' plugins have changed the theme.
@event_priority(-300)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Let the theme make environments that list fewer files."""
    make = type(config.theme).get_env

    def get_env() -> Environment:
        env = make(config.theme)
        env.loader = WithoutIcons(env.loader)
        return env

    # MkDocs has no event before it lists the files.
    setattr(config.theme, "get_env", get_env)  # noqa: B010
    return config


# Before all hooks that may ask for a template.
@event_priority(200)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the environment of a language the compiled templates of all."""
    KEPT.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(KEPT))
