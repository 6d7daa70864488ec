"""A machine made of stubs: the tools in a folder, and a PATH that holds what a test puts there."""

import shutil
import subprocess
import time
from pathlib import Path
from typing import NamedTuple

PROJECT = Path(__file__).resolve().parents[2]
# What the scripts use of any Unix; everything else is there only when a test puts it there.
PROGRAMS = ("cat", "chmod", "cp", "dirname", "env", "grep", "mkdir", "rm", "sh", "sleep", "tail")
# A failure is to be told at once; a hung download is given one second in these tests.
QUICK_SECONDS = 6


class Outcome(NamedTuple):
    """How a script ended."""

    code: int
    said: str
    complaint: str


class Machine:
    """A folder with the project's tools, and a PATH of its own."""

    def __init__(self, folder: Path) -> None:
        self.project = folder / "project"
        self.programs = folder / "programs"
        self.programs.mkdir(parents=True)
        for name in ("tools", "requirements"):
            shutil.copytree(PROJECT / name, self.project / name)
        for name in PROGRAMS:
            self.link(name)

    def link(self, name: str) -> None:
        """Put a program of this real machine on PATH."""
        program = shutil.which(name)
        assert program, f"the tests need {name}"
        (self.programs / name).symlink_to(program)

    def copy(self, *names: str) -> None:
        """Copy files of the real project."""
        for name in names:
            shutil.copy(PROJECT / name, self.project)

    def stub(self, path: str, script: str) -> Path:
        """Put a shell script in place of a program: on PATH, or in the project when it has a /."""
        target = self.project / path if "/" in path else self.programs / path
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
        target.chmod(0o755)
        return target

    def run(self, *command: str, **variables: str) -> Outcome:
        """Run a script of the project's, and make sure that it did not take long."""
        started = time.monotonic()
        ended = subprocess.run(
            command,
            cwd=self.project,
            env={
                "PATH": str(self.programs),
                "HOME": str(self.project),
                "BOOTSTRAP_FETCH_SECONDS": "1",
                "BROWSER_FETCH_SECONDS": "1",
                **variables,
            },
            capture_output=True,
            encoding="utf-8",
            timeout=60,
            check=False,
        )
        assert time.monotonic() - started < QUICK_SECONDS
        return Outcome(ended.returncode, ended.stdout, ended.stderr)
