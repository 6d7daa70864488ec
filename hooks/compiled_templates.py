"""Keeps compiled templates from one language and build to the next; owns no part of a page.

Compiling them is a quarter of a build. They are known by their source, so none is ever stale.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemBytecodeCache
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

KEPT = Path("build/templates")


# Before all hooks that may ask for a template.
@event_priority(200)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give the environment of a language the compiled templates of all."""
    KEPT.mkdir(parents=True, exist_ok=True)
    env.bytecode_cache = FileSystemBytecodeCache(str(KEPT))
