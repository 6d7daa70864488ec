"""Names the picture that links to a page are shown with; owns `og:image` and its files."""

import shutil
from pathlib import Path
from typing import Any

from edits import EDITS
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

DRAWN = Path("build/share")
TARGET = "assets/share"


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Hand the template the absolute address of the page's picture."""
    path = page.file.src_uri.removesuffix(".md") + ".png"
    # While serving, and in a copy of the project that a test builds, none are drawn.
    drawn = not EDITS.serving and (DRAWN / path).exists()
    context["share_image"] = f"{config.site_url}{TARGET}/{path}" if drawn else None
    return context


def on_post_build(config: MkDocsConfig) -> None:
    """Copy the pictures once, with the language whose pages stand at the root."""
    if config.theme["language"] == "en" and not EDITS.serving and DRAWN.exists():
        target = Path(config.site_dir) / TARGET
        shutil.copytree(DRAWN, target, dirs_exist_ok=True, ignore=shutil.ignore_patterns("*.json"))
