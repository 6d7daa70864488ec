"""The same sources make the same site, byte for byte, whoever builds it, wherever and whenever."""

import hashlib
import os
import shutil
import subprocess
import time
from pathlib import Path

import pytest

from tests.conftest import ROOT
from tests.site.project_copy import copy_project

INSTALLED = (".venv", "node_modules", "build/backend")
MADE = ("site", "build/deploy")
# By their content they say what they were made of, so they hide no difference.
CACHES = ("build/compressed", "build/share")
CLOCK = "lib/*/faketime/libfaketime.so.1"
FUTURE = "@2031-03-04 23:58:00"


def clock() -> dict[str, str]:
    """Return the surroundings in which programs see another clock, if there are any."""
    found = [*Path("/usr").glob(CLOCK), *(ROOT / "build/clock/usr").glob(CLOCK)]
    # Make goes by the dates of files, which stay as they are.
    kept = {"NO_FAKE_STAT": "1", "FAKETIME_DONT_FAKE_MONOTONIC": "1"}
    return {"LD_PRELOAD": str(found[0]), "FAKETIME": FUTURE} | kept if found else {}


def made(project: Path) -> dict[str, str]:
    return {
        path.relative_to(project).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for folder in MADE
        for path in (project / folder).rglob("*")
        if path.is_file()
    }


def prepare(project: Path) -> None:
    """Copy the sources, and lend what was installed; what was made of the sources is made anew."""
    copy_project(project, lent=())
    for name in (*INSTALLED, *(name for name in CACHES if (ROOT / name).exists())):
        shutil.copytree(ROOT / name, project / name, copy_function=os.link, symlinks=True)
    (project / ".venv/.calculator").unlink()
    # The copies of the lists are no younger than what was installed by them.
    lists = (*(project / "requirements").iterdir(), project / "package-lock.json", project / ".npmrc")
    for path in lists:
        os.utime(path, (1, 1))


def test_nothing_tells_where_the_site_was_built() -> None:
    here = str(ROOT).encode()
    found = (path for folder in MADE for path in (ROOT / folder).rglob("*") if path.is_file())
    assert [path for path in found if here in path.read_bytes()] == []


@pytest.mark.soak
def test_another_folder_clock_and_locale_make_the_same_bytes(site: Path, tmp_path: Path) -> None:
    project = tmp_path / "another folder"
    prepare(project)
    surroundings = {"LC_ALL": "C", "LANGUAGE": "et", "TZ": "Pacific/Kiritimati"} | clock()
    year = subprocess.check_output(
        [project / ".venv/bin/python", "-c", "import time; print(time.localtime().tm_year)"],
        env=os.environ | surroundings,
        encoding="utf-8",
    )
    assert int(year) == 2031 or not clock(), "libfaketime does not work here"
    ended = subprocess.run(
        ["make", "build"],
        cwd=project,
        env=os.environ | surroundings,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 0, ended.stdout + ended.stderr
    here, there = made(ROOT), made(project)
    assert sorted(here) == sorted(there)
    assert [name for name in here if here[name] != there[name]] == []
