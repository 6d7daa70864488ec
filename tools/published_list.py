"""Reads the list of every address that was ever published."""

from pathlib import Path

LIST = Path("links/published.txt")
# One file for all languages: links to them have no translations.
SHARED = ("/go/", "/embed.js", "/links.")


def read_published(path: Path = LIST) -> list[str]:
    """Return the addresses, from the root of the site, those with an anchor too."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return [line for line in lines if line and not line.startswith("#")]
