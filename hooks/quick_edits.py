"""Builds the edited page alone while serving, as it was before in all else; owns no part of a page.

MkDocs leaves out pages that did not change when it is told to (`serve --dirty`), and knows nothing
of them then. Here they keep what was read of them. Whatever shows something of another page, as a
definition, follows with the next whole build, which any edit outside of the pages is.
"""

import logging
import os
from pathlib import Path
from typing import Any, Literal

from edits import EDITS, is_within_languages
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.utils import clean_directory

# What MkDocs learns of a page by reading it.
READ = ("markdown", "content", "toc", "meta", "_title_from_render")
LINKS = ("present_anchor_ids", "links_to_anchors")

_pages: dict[str, dict[str, Any]] = {}


@event_priority(300)
def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Remember how MkDocs was started; its warning on such builds is answered here."""
    EDITS.serving = command == "serve"
    EDITS.partly = EDITS.serving and dirty
    warns = logging.getLogger("mkdocs.commands.build")
    warns.addFilter(lambda record: "'dirty' build" not in str(record.msg))


@event_priority(300)
def on_pre_build(config: MkDocsConfig) -> None:
    """Begin with nothing when more than pages changed."""
    if not EDITS.partly or is_within_languages(config):
        return
    EDITS.begin(Path(path) for path in [config.docs_dir, *config.watch, config.config_file_path])
    if not EDITS.quick:
        _pages.clear()
        clean_directory(config.site_dir)


# After static-i18n, which says where files go.
@event_priority(-300)
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Have an edited page built, even one that was edited while it was being built."""
    for file in files if EDITS.quick else ():
        if file.abs_src_path in EDITS.changed and Path(file.abs_dest_path).exists():
            os.utime(file.abs_dest_path, (0, 0))
    return files


@event_priority(-300)
def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> None:
    """Keep what was read of a page."""
    if EDITS.partly:
        read = {name: page.__dict__[name] for name in READ + LINKS if name in page.__dict__}
        _pages[page.file.src_uri] = read | {"content": html}


@event_priority(300)
def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Give pages that were not read again what was read before."""
    for file in files.documentation_pages():
        if EDITS.quick and file.page and file.page.content is None:
            file.page.__dict__.update(_pages[file.src_uri])


def on_build_error(error: Exception) -> None:
    """Trust nothing of a build that was broken off."""
    EDITS.forget()
