"""Keeps the calculator that the build computes with fresh while serving; owns no part of a page."""

import subprocess
import sys

from edits import EDITS
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError


def on_pre_build(config: MkDocsConfig) -> None:
    """Bring the wheel up to date with its sources, and compute with what is installed now."""
    if EDITS.quick or not EDITS.serving:
        return
    if subprocess.run(["make", "--silent", "wheel", "SERVING=yes"], check=False).returncode:
        raise PluginError("The calculator's wheel could not be built; see the lines above.")
    for name in [name for name in sys.modules if name.partition(".")[0] == "churn_calculator"]:
        del sys.modules[name]
