"""The site's colours, read from the style sheet that names them."""

import re

from tests.conftest import ROOT

BASE = (ROOT / "theme/assets/stylesheets/base.css").read_text()


def palette(selector: str) -> dict[str, str]:
    """Return the colours that a rule gives, by their names, as ``#rrggbb``."""
    block = re.search(re.escape(selector) + r" \{([^}]*)\}", BASE)
    assert block, selector
    return dict(re.findall(r"--site-([\w-]+): (#\w+);", block[1]))


LIGHT = palette('[data-md-color-primary="custom"]')
DARK = palette('[data-md-color-scheme="slate"][data-md-color-primary="custom"]')


def rgb(colour: str) -> str:
    """Return a colour as a browser tells it."""
    red, green, blue = bytes.fromhex(colour.removeprefix("#"))
    return f"rgb({red}, {green}, {blue})"
