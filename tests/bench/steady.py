"""Keeps nginx, set up as a release is, busy with many connections, and looks at its memory."""

import sys
import tempfile
from pathlib import Path
from typing import NamedTuple

from tests.bench.load import WRK, Load, memory, put_load
from tests.conftest import ROOT
from tests.site.nginx_server import FOUND, copy_rules, following

__all__ = ["MISSED", "Steady", "keep_busy"]

CONNECTIONS = 200
SECONDS = 10
CODINGS = ("br", "gzip", "identity")
MISSED = (
    "" if FOUND and WRK and sys.platform == "linux" else "nginx, wrk or Linux's /proc is missing"
)
"""Why nothing can be tried here; empty when it can."""


class Steady(NamedTuple):
    """What became of a server that was kept busy.

    Attributes:
        loads: What came of each load, one for each coding, after one that warmed it.
        before: The bytes that its workers held after they had answered everything once.
        after: The bytes that they held at the end.
        said: What it wrote into its log of errors.
    """

    loads: list[Load]
    before: int
    after: int
    said: str


def all_paths(site: Path) -> list[str]:
    """Return the address of every file of a site that is asked for, and those of /go/."""
    names = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    return [f"/{name.removesuffix('index.html')}" for name in sorted(names) if _asked(name)]


def _asked(name: str) -> bool:
    return not name.endswith((".br", ".gz")) and not name.startswith("_")


def keep_busy(site: Path, seconds: int = SECONDS) -> Steady:
    """Ask for every file of a site, again and again."""
    with tempfile.TemporaryDirectory() as folder:
        rules = copy_rules(Path(folder) / "rules")
        paths = all_paths(site)
        with following(rules, site) as server:
            for coding in CODINGS:
                put_load(server.port, paths, seconds, CONNECTIONS, coding)
            before = memory(server.workers())
            loads = [
                put_load(server.port, paths, seconds, CONNECTIONS, coding) for coding in CODINGS
            ]
            after = memory(server.workers())
        return Steady(loads, before, after, (rules / "error.log").read_text())


def main() -> None:
    """Print what became of the server."""
    if MISSED:
        print(f"A busy nginx: left out, since {MISSED}")
        return
    found = keep_busy(ROOT / "site")
    print(f"nginx kept busy by {CONNECTIONS} connections that ask for every file, {SECONDS} s each")
    for coding, load in zip(CODINGS, found.loads, strict=True):
        print(
            f"  {coding:9} {load.requests / load.seconds:6.0f} requests a second, "
            f"{load.bytes / load.seconds / 1e6:.0f} MB/s, {load.errors} errors, "
            f"99 in 100 within {load.slow:.0f} ms"
        )
    print(
        f"  memory of its worker: {found.before / 1e6:.2f} MB before, {found.after / 1e6:.2f} after"
    )


if __name__ == "__main__":
    main()
