"""Lets browsers keep pages, except while serving; owns `meta[name=offline]`."""

from edits import EDITS
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Tell the template whether to say so; a kept page would hide what was just edited."""
    env.globals["may_be_kept"] = not EDITS.serving
