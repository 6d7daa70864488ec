"""Draws the picture that a link to a page is shown with elsewhere, for each page, into build/share.

A picture is drawn again only when what it shows has changed.
"""

import hashlib
import json
import os
import re
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import resvg_py
import yaml
from fontTools.ttLib import TTFont
from jinja2 import Template

DOCS = Path("docs")
FONTS = Path("build/drawing-fonts")
MARK = Path("theme/.icons/site/mark.svg")
TEMPLATE = Path("tools/share_image.svg")
TARGET = Path("build/share")
# What was drawn from what; its date is that of the last run.
RECORD = TARGET / "drawn.json"
FONT_SIZE = 78
ROOM = 1040
MOST_LINES = 4


class Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV [NAME, default]` stands for an environment variable."""


def _environment(loader: yaml.SafeLoader, node: yaml.Node) -> object:
    assert isinstance(node, yaml.SequenceNode)
    name, default = loader.construct_sequence(node)
    return os.environ.get(name, default)


Settings.add_constructor("!ENV", _environment)


def widths(weight: int = 600) -> dict[str, float]:
    """Return how wide each character of the font is, in parts of its size."""
    found: dict[str, float] = {}
    for path in sorted(FONTS.glob(f"*-{weight}.ttf")):
        font = TTFont(path)
        for code, glyph in font.getBestCmap().items():
            found[chr(code)] = font["hmtx"][glyph][0] / font["head"].unitsPerEm
    return found


def broken(title: str, known: dict[str, float]) -> list[str]:
    """Return a title's lines, none wider than there is room.

    Raises:
        ValueError: The font lacks a character, or the title is too long.
    """
    lines = [""]
    for word in title.split():
        longer = f"{lines[-1]} {word}".strip()
        if missing := set(longer) - known.keys():
            raise ValueError(f"tools/fonts.py cuts the font without {missing}")
        if lines[-1] and sum(known[c] for c in longer) * FONT_SIZE > ROOM:
            lines.append(word)
        else:
            lines[-1] = longer
    if len(lines) > MOST_LINES:
        raise ValueError("it has no room in the picture; shorten it")
    return lines


def site_names(settings: dict[str, Any]) -> dict[str, str]:
    """Return the site's name in each language."""
    plugin = next(p["i18n"] for p in settings["plugins"] if isinstance(p, dict) and "i18n" in p)
    return {
        language["locale"]: language.get("site_name", settings["site_name"])
        for language in plugin["languages"]
    }


def pictures() -> dict[str, str]:
    """Return each page's picture as SVG, by its path within the target."""
    settings = yaml.load(Path("mkdocs.yml").read_text(encoding="utf-8"), Settings)
    template = Template(TEMPLATE.read_text(encoding="utf-8"))
    mark = re.findall(r'class="mark__(\w+)" d="([^"]+)"', MARK.read_text(encoding="utf-8"))
    known, host = widths(), urlsplit(settings["site_url"]).netloc
    found = {}
    for locale, site_name in site_names(settings).items():
        for page in sorted((DOCS / locale).rglob("*.md")):
            path = page.relative_to(DOCS)
            title = yaml.safe_load(page.read_text(encoding="utf-8").split("---")[1])["title"]
            # The home page is the site itself.
            shown = site_name if path.match(f"{locale}/index.md") else title
            try:
                lines = broken(shown, known)
            except ValueError as error:
                raise SystemExit(f"{page}: the title “{shown}”: {error}") from error
            found[path.with_suffix(".png").as_posix()] = template.render(
                site_name=site_name, lines=lines, mark=mark, host=host
            )
    return found


def drawing_fonts() -> list[Path]:
    """Return the fonts that pictures are drawn with."""
    return sorted(FONTS.glob("*.ttf"))


def draw(svg: str) -> bytes:
    """Return a picture as PNG."""
    fonts = [str(path) for path in drawing_fonts()]
    drawn = resvg_py.svg_to_bytes(svg_string=svg, skip_system_fonts=True, font_files=fonts)
    return bytes(drawn)


def main() -> None:
    """Draw what changed, and remove the pictures of pages that are gone."""
    TARGET.mkdir(parents=True, exist_ok=True)
    before = json.loads(RECORD.read_text()) if RECORD.exists() else {}
    found = pictures()
    fonts = b"".join(path.read_bytes() for path in drawing_fonts())
    record = {path: hashlib.sha256(svg.encode() + fonts).hexdigest() for path, svg in found.items()}
    for path, digest in record.items():
        if before.get(path) != digest or not (TARGET / path).exists():
            (TARGET / path).parent.mkdir(parents=True, exist_ok=True)
            (TARGET / path).write_bytes(draw(found[path]))
    for gone in {path.relative_to(TARGET).as_posix() for path in TARGET.rglob("*.png")} - set(
        record
    ):
        (TARGET / gone).unlink()
    RECORD.write_text(json.dumps(record, indent=1))


if __name__ == "__main__":
    main()
