"""Draws the site's mark as PNG, for what does not take SVG, into build/icons."""

from pathlib import Path

import resvg_py

MARK = Path("theme/assets/images/mark.svg")
TARGET = Path("build/icons")
# A tab's icon, and what a phone puts among its apps.
SIZES = (32, 180)


def main() -> None:
    """Draw the mark in each size."""
    TARGET.mkdir(parents=True, exist_ok=True)
    for size in SIZES:
        drawn = resvg_py.svg_to_bytes(
            svg_path=str(MARK), width=size, height=size, skip_system_fonts=True
        )
        (TARGET / f"mark-{size}.png").write_bytes(bytes(drawn))


if __name__ == "__main__":
    main()
