"""Replays tests/protections.toml: takes each protection away, and sees its tests fail.

The edits are made in a copy of the project, which make brings up to date; what was installed and
built is copied or lent, so that only the edit's own consequences are made anew.
"""

import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from xml.etree import ElementTree

from protections import Protection, read_table, stale_parts

MADE = ("build", "site", "calculator/churn_calculator/locale")
LENT = (".venv",)
# What cuts Python down sees the copy alone, so a link out of it would lead it nowhere.
COPIED = (*MADE, "node_modules")
# What an edit may not set off: the environment is lent, and pictures and fonts protect nobody.
UNTOUCHED = (".venv/.calculator", ".venv/.packages-build", "node_modules/.package-lock.json",
             "build/share/drawn.json")  # fmt: skip
# Scripts that are served as they stand, and the one that lists them: for these no site is built.
ALONE = "theme/assets/calculator/"
WORKER = "theme/service-worker.js"
# How a test ends that found something wrong; any other end is a fault of the test or of the edit.
FOUND_WRONG = ("AssertionError", "assert ", "Failed: ", "TimeoutError", "net::ERR_")


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
        for name in COPIED:
            _copy_made(root / name, copy / name)
        for name in LENT:
            (copy / name).symlink_to(root / name)
        # A test that copies the project in its turn asks git what belongs to it.
        subprocess.run(["git", "init", "--quiet"], cwd=copy, check=True)
        (copy / ".git/info/exclude").write_text("\n".join(LENT) + "\n")
        yield copy


def _copy_made(source: Path, target: Path) -> None:
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(
        source,
        target,
        symlinks=True,
        ignore=shutil.ignore_patterns("compressed", "lighthouse", "log"),
    )


@contextmanager
def taken_away(protection: Protection, copy: Path) -> Iterator[None]:
    """Edit the copy, and undo it.

    Raises:
        CalledProcessError: The site cannot be built without the protection.
    """
    file = copy / protection.file
    before, dates = file.read_text(), file.stat()
    file.write_text(before.replace(protection.find, protection.replace))
    try:
        _bring_up_to_date(copy, protection.file)
        yield
    finally:
        file.write_text(before)
        os.utime(file, ns=(dates.st_atime_ns, dates.st_mtime_ns))


def _bring_up_to_date(copy: Path, file: str) -> None:
    """Have the site follow an edit."""
    (lasting,) = (copy / "site/assets/site").iterdir()
    script = lasting / file.removeprefix("theme/assets/")
    if file.startswith(ALONE) and script.exists():
        shutil.copyfile(copy / file, script)
    if file.startswith(ALONE) or file == WORKER:
        command = [".venv/bin/python", "tools/kept_files.py", "site"]
    else:
        command = ["make", "site/index.html", *(f"--old-file={name}" for name in UNTOUCHED)]
    subprocess.run(command, cwd=copy, check=True, capture_output=True)


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
    return [fault for test in protection.fails if (fault := fault_of(test, ends))]


def fault_of(test: str, ends: dict[str, str]) -> str | None:
    """Return what is wrong with how a named test ended; nothing if it found something wrong."""
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
            built = (copy / "site/service-worker.js").stat().st_mtime_ns
            faults = replay(protection, copy)
            failed += bool(faults)
            print(
                f"{'FAULT' if faults else 'ok   '} {protection.name}",
                *faults,
                sep="\n  ",
                flush=True,
            )
            # What was made comes back as it was, at once, instead of being made again.
            changed = (copy / "site/service-worker.js").stat().st_mtime_ns != built
            for name in MADE if changed else ():
                _copy_made(root / name, copy / name)
    print(
        f"{len(chosen) - failed} of {len(chosen)} protections are missed by their tests when gone."
    )
    return 1 if failed or not chosen else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
