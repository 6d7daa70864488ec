"""Draws the site's mark for what does not take SVG, into build/icons and build/top."""

import struct
from pathlib import Path

import resvg_py

MARK = Path("theme/assets/images/mark.svg")
TARGET = Path("build/icons")
# A tab's icon, and what a phone puts among its apps.
SIZES = (32, 180)
# Some ask for this address whatever a page says, or find no page that could say it.
FAVICON = Path("build/top/favicon.ico")
FAVICON_SIZES = (16, 32, 48)


def draw(size: int) -> bytes:
    """Return the mark as a PNG, `size` pixels wide and high."""
    return bytes(
        resvg_py.svg_to_bytes(svg_path=str(MARK), width=size, height=size, skip_system_fonts=True)
    )


def favicon(pictures: dict[int, bytes]) -> bytes:
    """Return pictures, by their sizes in pixels, as one file of the format ICO."""
    head = struct.pack("<HHH", 0, 1, len(pictures))
    place = len(head) + 16 * len(pictures)
    for size, png in pictures.items():
        head += struct.pack("<BBBBHHII", size, size, 0, 0, 1, 32, len(png), place)
        place += len(png)
    return head + b"".join(pictures.values())


def main() -> None:
    """Draw the mark in each size."""
    for folder in (TARGET, FAVICON.parent):
        folder.mkdir(parents=True, exist_ok=True)
    FAVICON.write_bytes(favicon({size: draw(size) for size in FAVICON_SIZES}))
    for size in SIZES:
        (TARGET / f"mark-{size}.png").write_bytes(draw(size))


if __name__ == "__main__":
    main()
