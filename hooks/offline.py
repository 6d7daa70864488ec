"""Lets browsers keep pages, except while serving; owns `meta[name=offline]`."""

from typing import Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

_serving = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember whether pages are being served, when a kept page would hide what was just edited."""
    global _serving
    _serving = command == "serve"


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Tell the template whether to bring the script along."""
    env.globals["may_be_kept"] = not _serving
