"""Puts a load on a server with wrk, and reads what its workers took."""

import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import NamedTuple

__all__ = ["WRK", "Load", "memory", "processor_seconds", "put_load"]

BROUGHT = Path("build/load").absolute()
# Installed, or brought by tools/soak.sh.
WRK = shutil.which("wrk") or shutil.which("wrk", path=f"{BROUGHT}/usr/bin")
SCRIPT = Path(__file__).with_name("paths.lua")


class Load(NamedTuple):
    """What came of a load.

    Attributes:
        requests: Those that were answered.
        seconds: How long it lasted.
        bytes: What was answered in all.
        slow: Milliseconds; 99 in 100 answers came sooner.
        errors: Connections that failed, and answers that were no success.
    """

    requests: int
    seconds: float
    bytes: int
    slow: float
    errors: int


def put_load(port: int, paths: Iterable[str], seconds: int, connections: int, coding: str) -> Load:
    """Ask a server of this machine for paths in turn, over many connections at once."""
    assert WRK, "There is no wrk: tools/soak.sh brings it on Debian."
    libraries = ":".join(str(path.parent) for path in BROUGHT.glob("usr/lib/**/libluajit*.so.2"))
    with tempfile.NamedTemporaryFile("w") as listed:
        listed.write("\n".join(paths))
        listed.flush()
        ended = subprocess.run(
            [
                *(WRK, "--threads", "1", "--connections", str(connections)),
                *("--duration", str(seconds), "--script", SCRIPT, "--latency"),
                *("--header", f"Accept-Encoding: {coding}", f"http://127.0.0.1:{port}"),
            ],
            env=os.environ | {"CHURN_PATHS": listed.name, "LD_LIBRARY_PATH": libraries},
            capture_output=True,
            encoding="utf-8",
            check=True,
        )
    return Load(**json.loads(ended.stdout.splitlines()[-1]))


def processor_seconds(processes: Iterable[int]) -> float:
    """Return the seconds that a processor spent on processes since they began."""
    fields = [Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split() for pid in processes]
    ticks = sum(int(each[11]) + int(each[12]) for each in fields)
    return ticks / os.sysconf("SC_CLK_TCK")


def memory(processes: Iterable[int]) -> int:
    """Return the bytes that processes hold and share with no other."""
    return 1024 * sum(_private(pid) for pid in processes)


def _private(pid: int) -> int:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return sum(int(line.split()[1]) for line in lines if line.startswith("Private_"))
