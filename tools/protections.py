"""Replays tests/protections.toml: takes each protection away, and sees its tests fail.

The edits are made in a copy of the project, which make brings up to date; what was installed and
built is copied or lent, so that only the edit's own consequences are made anew.
"""

import ast
import os
import shutil
import subprocess
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from xml.etree import ElementTree

TABLE = Path("tests/protections.toml")
MADE = ("build", "site", "calculator/churn_calculator/locale")
LENT = (".venv", "node_modules")
# What an edit may not set off: the environment is lent, and pictures and fonts protect nobody.
UNTOUCHED = (".venv/.calculator", ".venv/.packages-build", "node_modules/.package-lock.json",
             "build/share/drawn.json")  # fmt: skip
# How a test ends that found something wrong; any other end is a fault of the test or of the edit.
FOUND_WRONG = ("AssertionError", "assert ", "Failed: ", "TimeoutError")


class Protection(NamedTuple):
    """One line of the table; the table says what each part means."""

    name: str
    keeps: str
    file: str
    find: str
    replace: str
    fails: list[str]


def read_table(table: Path = TABLE) -> list[Protection]:
    """Return the protections of the table."""
    return [Protection(**line) for line in tomllib.loads(table.read_text())["protection"]]


def stale_parts(protections: Sequence[Protection], root: Path) -> Iterator[str]:
    """Yield what in the table fits the project no more."""
    names = [protection.name for protection in protections]
    for name in sorted({name for name in names if names.count(name) > 1}):
        yield f"{name}: another protection has this name too"
    for name, _, file, find, replace, fails in protections:
        text = (root / file).read_text() if (root / file).is_file() else ""
        if text.count(find) != 1:
            yield f"{name}: its text to find stands {text.count(find)} times in {file}, not once"
        if find == replace or not fails:
            yield f"{name}: nothing is taken away, or no test is named"
        yield from (f"{name}: there is no test {test}" for test in fails if not _exists(test, root))


def _exists(test: str, root: Path) -> bool:
    file, _, name = test.partition("[")[0].partition("::")
    if not (root / file).is_file():
        return False
    tree = ast.parse((root / file).read_text())
    return name in {node.name for node in tree.body if isinstance(node, ast.FunctionDef)}


@contextmanager
def copied_project(root: Path) -> Iterator[Path]:
    """Give a copy of the project with its dates, by which make sees what changed."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=root, capture_output=True, check=True).stdout.decode()
    with tempfile.TemporaryDirectory(prefix="protections-") as folder:
        copy = Path(folder)
        for name in filter(None, listed.split("\0")):
            (copy / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(root / name, copy / name)
        for name in MADE:
            _copy_made(root / name, copy / name)
        for name in LENT:
            (copy / name).symlink_to(root / name)
        yield copy


def _copy_made(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(source, target, ignore=shutil.ignore_patterns("compressed", "log"))


@contextmanager
def taken_away(protection: Protection, copy: Path) -> Iterator[None]:
    """Edit the copy, and undo it.

    Raises:
        CalledProcessError: The site cannot be built without the protection.
    """
    file = copy / protection.file
    before, dates = file.read_text(), file.stat()
    file.write_text(before.replace(protection.find, protection.replace))
    kept = [part for untouched in UNTOUCHED for part in ("-o", untouched)]
    try:
        make = ["make", "site/index.html", *kept]
        subprocess.run(make, cwd=copy, check=True, capture_output=True)
        yield
    finally:
        file.write_text(before)
        os.utime(file, ns=(dates.st_atime_ns, dates.st_mtime_ns))


def ends_of(tests: Sequence[str], copy: Path) -> dict[str, str]:
    """Run tests; return how each that did not pass ended, by its name with its parameters."""
    report = copy / "build/protections.xml"
    report.unlink(missing_ok=True)
    command = [".venv/bin/python", "-m", "pytest", "-m", "soak or not soak", f"--junitxml={report}"]
    subprocess.run([*command, *tests], cwd=copy, check=False, capture_output=True)
    if not report.exists():
        return {}
    return {
        case.attrib["name"]: end.attrib["message"]
        for case in ElementTree.parse(report).iter("testcase")
        for end in case
        if end.tag in ("failure", "error")
    }


def replay(protection: Protection, copy: Path) -> list[str]:
    """Return what did not go as it should: nothing when all named tests failed."""
    try:
        with taken_away(protection, copy):
            ends = ends_of(protection.fails, copy)
    except subprocess.CalledProcessError as error:
        return [f"the build stopped: {(error.stdout + error.stderr).decode()[-800:]}"]
    return [fault for test in protection.fails if (fault := _fault(test, ends))]


def _fault(test: str, ends: dict[str, str]) -> str | None:
    name = test.partition("::")[2]
    found = [end for case, end in ends.items() if name in (case, case.partition("[")[0])]
    if not found:
        return f"{test} passed, or was not found"
    if any(sign in end for end in found for sign in FOUND_WRONG):
        return None
    return f"{test} broke instead of finding it: {found[0][:200]}"


def main(only: Sequence[str]) -> int:
    """Replay the table, or the named protections, and tell how each went."""
    root, protections = Path.cwd(), read_table()
    stale = list(stale_parts(protections, root))
    if stale:
        print("\n".join(stale))
        return 1
    chosen = [protection for protection in protections if not only or protection.name in only]
    failed = 0
    with copied_project(root) as copy:
        for protection in chosen:
            faults = replay(protection, copy)
            failed += bool(faults)
            print(
                f"{'FAULT' if faults else 'ok   '} {protection.name}",
                *faults,
                sep="\n  ",
                flush=True,
            )
            # What was made comes back as it was, at once, instead of being made again.
            for name in MADE:
                _copy_made(root / name, copy / name)
    print(
        f"{len(chosen) - failed} of {len(chosen)} protections are missed by their tests when gone."
    )
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
