"""Compares nginx by the site's rules with a plain nginx, whose files are the very same bytes."""

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median

from tests.bench.load import WRK, processor_seconds, put_load
from tests.conftest import ROOT
from tests.site.nginx_server import (
    BEGINNING,
    BROTLI,
    FOUND,
    Nginx,
    copy_rules,
    following,
    free_port,
    running,
    start,
    types,
)

ROUNDS = 6
SECONDS = 2
SIDES = ("plain", "rules", "release")
"""Files as such; a site that may be changed in its place; a release, which is not."""
CONNECTIONS = 16
PLAIN = f"""{BEGINNING}
    server {{{{
        listen 127.0.0.1:{{port}};
        root {{root}};
    }}}}
}}}}
"""


def copy_as_sent(site: Path, target: Path) -> list[str]:
    """Write what is sent of a site under the names it is asked by; return their addresses."""
    addresses = []
    for path in sorted(site.rglob("*.br")):
        name = path.relative_to(site).as_posix().removesuffix(".br")
        # Python is fetched once and kept; the addresses of /go/ are answered before any file.
        if not name.startswith(("assets/python/", "go/")):
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, target / name)
            addresses.append(f"/{name.removesuffix('index.html')}")
    return addresses


@contextmanager
def serve_all(site: Path) -> Iterator[tuple[dict[str, Nginx], list[str]]]:
    """Serve a site as plain files and by its rules; yield the servers with the paths to ask for."""
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), free_port()
        plain, edited, release = (folder / side for side in SIDES)
        shutil.copytree(ROOT / "build/deploy", edited)
        copy_rules(release)
        paths = copy_as_sent(site, plain / "site")
        values = {"folder": plain, "port": port, "root": plain / "site", "types": types()}
        (plain / "nginx.conf").write_text(PLAIN.format(start=start(), **values))
        with (
            running(plain / "nginx.conf", port) as first,
            following(edited, site) as second,
            following(release, site) as third,
        ):
            yield dict(zip(SIDES, (first, second, third), strict=True)), paths


def measure(server: Nginx, paths: list[str]) -> tuple[float, float]:
    """Return the requests in a second, and in a second of the worker's processor."""
    before = processor_seconds(server.workers())
    load = put_load(server.port, paths, SECONDS, CONNECTIONS, "br")
    assert not load.errors, f"{load.errors} requests failed."
    spent = processor_seconds(server.workers()) - before
    return load.requests / load.seconds, load.requests / spent


def main() -> None:
    """Measure all in turn and print their ratios."""
    if not (FOUND and BROTLI and WRK and sys.platform == "linux"):
        print("Requests a second: left out, for want of nginx, its brotli module or wrk")
        return
    measured: dict[str, list[tuple[float, float]]] = {side: [] for side in SIDES}
    with serve_all(ROOT / "site") as (servers, paths):
        # The first round is not counted: it reads the files.
        for turn in range(ROUNDS + 1):
            # Each is first in its turn.
            for side in SIDES[turn % 3 :] + SIDES[: turn % 3]:
                figures = measure(servers[side], paths)
                measured[side] += [figures] if turn else []
    print(f"Requests that nginx answers in brotli, {ROUNDS} rounds, medians, against plain files")
    plain, *ours = SIDES
    for side in ours:
        for position, about in enumerate(("a second", "a second of its processor")):
            one, other = (median(each[position] for each in measured[s]) for s in (side, plain))
            print(f"  {side:8} {about:26} {one / other:6.1%}   {one:.0f} of {other:.0f}")


if __name__ == "__main__":
    main()
