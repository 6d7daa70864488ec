"""Runs all measurements, one after the other, and keeps what they print in build/bench.md."""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

SUBJECTS = (
    "start",
    "firefox",
    "calls",
    "search",
    "lighthouse",
    "requests",
    "steady",
    "edits",
    "growth",
)
RESULT = Path("build/bench.md")


def surroundings() -> list[str]:
    """Return lines on the machine and the versions that the figures hold for."""
    browser = subprocess.run(
        [os.environ["CHURN_CHROMIUM"], "--version"],
        check=True,
        capture_output=True,
        encoding="utf-8",
    )
    npm = json.loads(Path("package-lock.json").read_text(encoding="utf-8"))["packages"]
    busy = ", ".join(f"{load:.1f}" for load in os.getloadavg())
    return [
        f"- {datetime.now(UTC):%Y-%m-%d}, {platform.system()} {platform.machine()}, "
        f"{os.cpu_count()} cores, load before {busy} (idle is 0)",
        f"- {browser.stdout.strip()}, Python {platform.python_version()}",
        f"- pyodide {npm['node_modules/pyodide']['version']}, mkdocs {version('mkdocs')}, "
        f"mkdocs-material {version('mkdocs-material')}",
    ]


def main() -> int:
    """Print each measurement as it comes; return the exit code."""
    written = ["# Measured by make bench", "", *surroundings()]
    print(*written, sep="\n")
    for subject in SUBJECTS:
        command = [sys.executable, "-m", f"tests.bench.{subject}"]
        ended = subprocess.run(command, check=False, stdout=subprocess.PIPE, encoding="utf-8")
        print(ended.stdout)
        if ended.returncode:
            return ended.returncode
        written += ["", f"## {subject}", "", "```", ended.stdout.rstrip(), "```"]
    RESULT.write_text("\n".join(written) + "\n", encoding="utf-8")
    print(f"All of it is in {RESULT}.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
