"""Joins Material's style sheets with ours into one for each kind of page; owns the style sheets.

A page's template names its sheet, which leaves out what no page that names it uses. Our parts are
listed in mkdocs.yml under `extra_css`, as they would be without this hook.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import material
from edits import EDITS, is_within_languages
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from used_styles import Used, used_by, without_unused

FOLDER = "assets/stylesheets"
# What pages in other people's frames wear: only ours, since nothing of Material is in them.
EMBEDDED = "embedded.css"
EMBEDDED_PARTS = [
    f"{FOLDER}/{name}.css"
    for name in ("base", "calculator", "answer", "chart", "links", "embed", "preferences")
]
# Pages to be read go without the rules of the calculator; both stand where Material's own sheets
# do, so that addresses within them stay right.
READING = "reading.css"
WHOLE = "site.css"
# The last two only ask whether there is a calculator.
WORKING_SCRIPTS = ("calculator", "linking.js", "found.js", "offline.js")
THEME = Path(material.__file__).parent / "templates"
OURS = Path("theme")

_LINK = re.compile(r"""rel="stylesheet" href="\{\{ '([^']+)' \| url \}\}\"""")
_STYLES = re.compile(r"\{% block styles %\}(.*?)\{% endblock %\}", re.DOTALL)

_parts: list[str] = []


def material_sheets(template: str) -> list[str]:
    """Return the addresses of the style sheets that Material's pages ask for, in their order.

    Raises:
        ValueError: Material has another number of them than the template of ours stands in for.
    """
    block = _STYLES.search(template)
    found = _LINK.findall(block[1]) if block else []
    if len(found) != 2:
        raise ValueError(
            f"Material's base.html names {len(found)} style sheets where it named two; "
            "compare its block `styles` with the one in theme/main.html"
        )
    return found


def texts(folder: Path, ending: str, without: Iterable[str] = ()) -> Iterator[str]:
    """Yield the text of each file whose name ends so, but for those of some names or folders."""
    for path in sorted(folder.rglob(f"*{ending}")):
        if not set(without).intersection(path.parts):
            yield path.read_text(encoding="utf-8")


def read(folder: Path, names: list[str]) -> list[str]:
    """Return the texts of a folder's files."""
    return [(folder / name).read_text(encoding="utf-8") for name in names]


def as_browsers_know(css: str) -> str:
    """Return Material's styles with what browsers tell of the focus, not what its script says late.

    >>> as_browsers_know(".md-option.focus-visible+label{}")
    '.md-option:focus-visible+label{}'
    """
    return css.replace(".focus-visible", ":focus-visible")


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Take the list of our parts, so that no page asks for them one by one."""
    if config.extra_css:
        _parts[:] = [str(path) for path in config.extra_css]
        config.extra_css = []


# After static-i18n, which at -100 builds the other languages, whose pages count too.
@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Write the sheets, once all languages are built."""
    if EDITS.quick or is_within_languages(config):
        return
    site = Path(config.site_dir)
    try:
        theirs = material_sheets((THEME / "base.html").read_text(encoding="utf-8"))
        sheets = [*map(as_browsers_know, read(THEME, theirs)), *read(OURS, _parts)]
        for name, parts in (
            (READING, sheets),
            (WHOLE, sheets),
            (EMBEDDED, read(OURS, EMBEDDED_PARTS)),
        ):
            css = "\n".join(parts)
            # While serving, an edited page may come to use any rule.
            css = css if EDITS.serving else without_unused(css, used_with(name, site))
            (site / FOLDER / name).write_text(css, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise PluginError(f"The style sheets could not be made: {error}") from error
    for name in [*theirs, *_parts, *EMBEDDED_PARTS]:
        (site / name).unlink(missing_ok=True)


def used_with(sheet: str, site: Path) -> Used:
    """Return what the pages that name a sheet hold, and what their scripts may add."""
    pages = (page for page in texts(site, ".html") if f"{FOLDER}/{sheet}" in page)
    scripts = texts(OURS, ".js", without=WORKING_SCRIPTS if sheet == READING else ())
    return used_by(pages, texts(THEME / "assets/javascripts", ".min.js"), scripts)
