"""Joins Material's style sheets with ours into one, without what no page uses; owns site.css.

Our parts are listed in mkdocs.yml under `extra_css`, as they would be without this hook.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import material
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from used_styles import used_by, without_unused

# What pages in other people's frames wear: only ours, since nothing of Material is in them.
EMBEDDED = "assets/stylesheets/embedded.css"
EMBEDDED_PARTS = [
    f"assets/stylesheets/{name}.css"
    for name in ("base", "calculator", "answer", "chart", "links", "embed", "preferences")
]
# It stands where Material's own do, so that addresses within them stay right.
SHEET = "assets/stylesheets/site.css"
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


def texts(folder: Path, *endings: str) -> Iterator[str]:
    """Yield the text of each file of a folder whose name ends in one of the ways."""
    for path in sorted(folder.rglob("*")):
        if path.name.endswith(endings):
            yield path.read_text(encoding="utf-8")


def read(folder: Path, names: list[str]) -> list[str]:
    """Return the texts of a folder's files."""
    return [(folder / name).read_text(encoding="utf-8") for name in names]


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Take the list of our parts, so that no page asks for them one by one."""
    if config.extra_css:
        _parts[:] = [str(path) for path in config.extra_css]
        config.extra_css = []


def on_post_build(config: MkDocsConfig) -> None:
    """Write the sheet; it is right once the last language is built, whose pages it knows too."""
    site = Path(config.site_dir)
    try:
        theirs = material_sheets((THEME / "base.html").read_text(encoding="utf-8"))
        sheets = [*read(THEME, theirs), *read(OURS, _parts)]
        embedded = read(OURS, EMBEDDED_PARTS)
        scripts = THEME / "assets/javascripts"
        used = used_by(texts(site, ".html"), texts(scripts, ".min.js"), texts(OURS, ".js"))
        for name, parts in ((SHEET, sheets), (EMBEDDED, embedded)):
            css = without_unused("\n".join(parts), used)
            (site / name).write_text(css, encoding="utf-8")
    except (OSError, ValueError) as error:
        raise PluginError(f"The style sheet could not be made: {error}") from error
    for name in [*theirs, *_parts, *EMBEDDED_PARTS]:
        (site / name).unlink(missing_ok=True)
