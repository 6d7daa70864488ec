"""Reads which addresses have moved, and says so to servers; owns no part of a page."""

from collections.abc import Iterable
from pathlib import Path

import yaml

MOVED = Path("links/moved.yml")

Moves = dict[str, str]


def read_moves(path: Path = MOVED) -> Moves:
    """Return the old addresses with the new ones, both below a language's root.

    Raises:
        ValueError: An address is not written as this file's first lines say.
    """
    moves = yaml.safe_load(path.read_text(encoding="utf-8")) or {}
    for old, new in moves.items():
        for address in (old, new):
            page = str(address).partition("#")[0]
            if page.startswith("/") or (page and not page.endswith("/")):
                raise ValueError(f"{path}: “{address}” should look like “churn/” or “churn/#why”")
        if "#" in old and old.partition("#")[0] != new.partition("#")[0]:
            raise ValueError(f"{path}: the anchor “{old}” can only move within its page")
    return moves


def moved_pages(moves: Moves) -> Moves:
    """Return the moves of whole pages, each to where it finally leads.

    Raises:
        ValueError: Moves go round in a circle.

    >>> moved_pages({"a/": "b/", "b/": "c/", "c/#x": "c/#y"})
    {'a/': 'c/', 'b/': 'c/'}
    """
    pages = {old: new for old, new in moves.items() if "#" not in old}
    return {old: _end(old, pages) for old in pages}


def _end(old: str, pages: Moves) -> str:
    seen = [old]
    while seen[-1] in pages:
        seen.append(pages[seen[-1]])
        if seen[-1] in seen[:-1]:
            raise ValueError(f"these addresses move in a circle: {' → '.join(seen)}")
    return seen[-1]


def moved_anchors(moves: Moves, page: str) -> Moves:
    """Return the anchors of a page that have new names.

    >>> moved_anchors({"a/": "b/", "c/#x": "c/#y"}, "c/")
    {'x': 'y'}
    """
    anchors = [(old.partition("#"), new.partition("#")) for old, new in moves.items()]
    return {old[2]: new[2] for old, new in anchors if old[1] and old[0] == page}


def hosted_rules(moves: Iterable[tuple[str, str]], folders: Iterable[str]) -> str:
    """Return the rules that hosts read from a file named ``_redirects``.

    Args:
        moves: Old addresses with the new ones.
        folders: Those of the languages that have a page of their own for missing addresses.
    """
    moved = [f"{old} {new} 301\n" for old, new in moves]
    missing = [f"{folder}* {folder}404.html 404\n" for folder in folders]
    return "# Made from links/moved.yml.\n" + "".join(moved + missing)
