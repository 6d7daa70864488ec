"""Adds the files that other steps made to the site: the Python runtime, the wheel, fonts, icons."""

import shutil
from pathlib import Path

from edits import EDITS
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError

SHIPPED = {
    Path("build/python"): "assets/python",
    Path("build/fonts"): "assets/fonts",
    Path("build/icons"): "assets/images",
    Path("build/top"): "",
}


def ship(site: Path, shipped: dict[Path, str]) -> None:
    """Copy each folder into the site.

    Raises:
        FileNotFoundError: A folder is missing or empty: the step that makes it did not run.
    """
    for source, target in shipped.items():
        if not any(source.glob("*")):
            raise FileNotFoundError(f"{source} is empty; run `make build`, which fills it")
        shutil.copytree(source, site / target, dirs_exist_ok=True)


def on_post_build(config: MkDocsConfig) -> None:
    """Copy once, with the language whose pages stand at the root."""
    if EDITS.quick or config.theme["language"] != "en":
        return
    try:
        ship(Path(config.site_dir), SHIPPED)
    except FileNotFoundError as error:
        raise PluginError(str(error)) from error
