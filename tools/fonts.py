"""Cuts the site's font to what its pages need, into build/fonts.

One file a script holds all weights that are used; Commissioner has no italic. Beside them stand two
plain ones for pictures that are drawn at build time.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont
from fontTools.ttLib.scaleUpem import scale_upem
from fontTools.varLib.hvar import add_HVAR
from fontTools.varLib.instancer import instantiateVariableFont

SOURCE = Path("node_modules/@fontsource-variable/commissioner")
TARGET = Path("build/fonts")
DRAWN = Path("build/drawing-fonts")
WEIGHTS = (400, 600)
# Outlines stand on a grid of so many units an em: in text a unit is a thirtieth of a pixel, and the
# files weigh a sixth less than on the source's 2,000.
GRID = 500


def characters(*ranges: str) -> set[int]:
    """Return the code points of ranges such as ``0020-007E`` and of single ones.

    >>> sorted(characters("0041-0043", "00D5"))
    [65, 66, 67, 213]
    """
    found: set[int] = set()
    for written in ranges:
        first, _, last = written.partition("-")
        found.update(range(int(first, 16), int(last or first, 16) + 1))
    return found


# What the texts are written with; the browser takes any other character from the system's fonts.
# site/base.css repeats these for the browser, and a test compares the two.
SCRIPTS = {
    "latin": characters(
        "0020-007E", "00A0", "00A7", "00A9", "00AB", "00B1-00B3", "00B7", "00B9", "00BB", "00C4",
        "00D5-00D7", "00DC", "00E4", "00E9", "00F5-00F6", "00FC", "2011", "2013", "2018-201A",
        "201C-201E", "2026", "202F", "20AC", "2212",
    ),
    # The two letters that Estonian has from farther east.
    "latin-ext": characters("0160-0161", "017D-017E"),
    "greek": characters("0384-038A", "038C", "038E-03A1", "03A3-03CE"),
}  # fmt: skip

# The plain one, and the one at which no line breaks.
SPACES = (0x20, 0xA0)


def cut(font: TTFont, wanted: Iterable[int]) -> None:
    """Keep of a font what some characters need: their glyphs, kerning and figures of one width."""
    options = Options()
    options.layout_features = ["kern", "tnum"]
    options.hinting = False
    options.name_IDs = [1, 2, 6]
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=list(wanted))
    subsetter.subset(font)


def take_spaces(font: TTFont, latin: TTFont) -> None:
    """Give a font the Latin spaces, so that a line is shaped at once, not by words."""
    names = {code: latin.getBestCmap()[code] for code in SPACES}
    font.setGlyphOrder([*font.getGlyphOrder(), *names.values()])
    for name in names.values():
        font["glyf"].glyphs[name] = latin["glyf"][name]
        font["hmtx"].metrics[name] = latin["hmtx"].metrics[name]
        font["gvar"].variations[name] = latin["gvar"].variations[name]
    for table in font["cmap"].tables:
        table.cmap |= names
    font["maxp"].numGlyphs = len(font.getGlyphOrder())
    del font["HVAR"]
    add_HVAR(font)


def main() -> None:
    """Write the fonts and their licence, which asks to be handed on with them."""
    for folder in (TARGET, DRAWN):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    fonts: dict[str, TTFont] = {}
    for script, wanted in SCRIPTS.items():
        source = SOURCE / f"files/commissioner-{script}-wght-normal.woff2"
        # A cut font keeps the date of its source, so that the same fonts are the same bytes.
        font = fonts[script] = TTFont(source, recalcTimestamp=False)
        cut(font, wanted)
        for weight in WEIGHTS:
            drawn = instantiateVariableFont(font, {"wght": weight}, updateFontNames=False)
            drawn.flavor = None
            # All its weights are one family there, whatever the file's first weight is called.
            drawn["name"].setName("Commissioner", 1, 3, 1, 0x409)
            drawn.save(DRAWN / f"commissioner-{script}-{weight}.ttf")
        if script == "greek":
            take_spaces(font, fonts["latin"])
        shown = instantiateVariableFont(font, {"wght": WEIGHTS})
        scale_upem(shown, GRID)
        shown.flavor = "woff2"
        shown.save(TARGET / f"commissioner-{script}.woff2")
    shutil.copy(SOURCE / "LICENSE", TARGET / "commissioner-LICENSE.txt")


if __name__ == "__main__":
    main()
