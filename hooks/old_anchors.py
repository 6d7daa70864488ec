"""Keeps links to renamed headings alive; owns the empty marks that bear the old names."""

from addresses import page_path
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from moved import Moves, moved_anchors, read_moves


def mark(html: str, anchors: Moves) -> str:
    """Put a mark with each old name inside the heading that has the new one.

    Raises:
        ValueError: No heading, or more than one, has the new name.

    >>> mark('<h2 id="new">Why</h2>', {"old": "new"})
    '<h2 id="new"><span id="old"></span>Why</h2>'
    """
    for old, new in anchors.items():
        heading = f'id="{new}">'
        if html.count(heading) != 1:
            raise ValueError(f"links/moved.yml: no heading has the name “{new}”")
        html = html.replace(heading, f'{heading}<span id="{old}"></span>')
    return html


def on_page_content(html: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Mark the old names of a page's headings."""
    try:
        anchors = moved_anchors(read_moves(), page_path(page.file.src_uri.partition("/")[2]))
        return mark(html, anchors)
    except ValueError as error:
        raise PluginError(f"{page.file.src_path}: {error}") from error
