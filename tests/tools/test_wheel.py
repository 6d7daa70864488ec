"""The wheel holds the package alone, is the same each time, and is what pyodide-lock.json names."""

import base64
import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

PROJECT = Path(__file__).resolve().parents[2]
PUBLISHED = PROJECT / "build/python"


@pytest.fixture
def wheel() -> Path:
    [path] = (PROJECT / "build/wheel").glob("*.whl")
    return path


def test_published_files_are_named_by_what_is_in_them() -> None:
    for path in PUBLISHED.iterdir():
        assert re.fullmatch(r"[a-z-]+-[0-9a-f]{12}(\.zip)?", path.name)
        digest = hashlib.sha256()
        for content in sorted(path.iterdir()) if path.is_dir() else [path]:
            digest.update(hashlib.sha256(content.read_bytes()).digest())
        assert digest.hexdigest()[:12] in path.name
    assert len(list(PUBLISHED.iterdir())) == 5


def test_changed_runtime_says_where_its_source_is_and_brings_the_change() -> None:
    (folder,) = PUBLISHED.glob("runtime-*")
    notice = (folder / "NOTICE.txt").read_text(encoding="utf-8")
    assert "Mozilla Public License 2.0" in notice
    assert "https://github.com/pyodide/pyodide" in notice
    assert (folder / "wasm.mjs").read_bytes() == (PROJECT / "runtime/wasm.mjs").read_bytes()


def test_addresses_name_files_that_are_there() -> None:
    addresses = json.loads((PROJECT / "build/python.json").read_text(encoding="utf-8"))
    for key in ("runtime", "wholeRuntime", "library", "wholeLibrary", "wheel"):
        assert (PUBLISHED / addresses[key]).exists()


def test_lock_and_addresses_name_the_wheel_by_its_hash(wheel: Path) -> None:
    lock = json.loads((wheel.parent / "pyodide-lock.json").read_text(encoding="utf-8"))
    assert list(lock["packages"]) == ["churn-calculator"]
    assert lock["packages"]["churn-calculator"]["file_name"] == wheel.name
    digest = hashlib.sha256(wheel.read_bytes())
    assert lock["packages"]["churn-calculator"]["sha256"] == digest.hexdigest()
    addresses = json.loads((PROJECT / "build/python.json").read_text(encoding="utf-8"))
    assert addresses["integrity"] == f"sha256-{base64.b64encode(digest.digest()).decode()}"
    assert (PUBLISHED / addresses["wheel"]).read_bytes() == wheel.read_bytes()


@pytest.mark.soak
def test_what_is_cut_is_the_same_bytes_each_time(wheel: Path) -> None:
    again = PROJECT / "build/lean-again"
    subprocess.run(
        ["node", "runtime/cut.mjs", wheel.relative_to(PROJECT), again.relative_to(PROJECT)],
        cwd=PROJECT,
        check=True,
    )
    for name in ("library.zip", "runtime/pyodide.asm.wasm"):
        assert (again / name).read_bytes() == (PROJECT / "build/lean" / name).read_bytes()
    shutil.rmtree(again)


def test_wheel_holds_the_package_and_its_catalogues_alone(wheel: Path) -> None:
    names = set(zipfile.ZipFile(wheel).namelist())
    top = {name.split("/")[0] for name in names}
    assert top == {"churn_calculator", wheel.name.removesuffix("-py3-none-any.whl") + ".dist-info"}
    suffixes = {Path(name).suffix for name in names if name.startswith("churn_calculator/")}
    assert suffixes == {".py", ".typed", ".mo"}
    for folder in (PROJECT / "translations").iterdir():
        if folder.is_dir():
            assert f"churn_calculator/locale/{folder.name}/LC_MESSAGES/calculator.mo" in names


def test_wheel_is_the_same_bytes_on_another_day_and_place(wheel: Path, tmp_path: Path) -> None:
    copy = tmp_path / "folder with a space"
    kept = shutil.ignore_patterns("__pycache__")
    for name in ("calculator", "tools", "build/backend", "build/cross-build"):
        shutil.copytree(PROJECT / name, copy / name, ignore=kept)
    for path in copy.rglob("*.py"):
        os.utime(path, (1_000_000_000, 1_000_000_000))
    subprocess.run(
        [sys.executable, "tools/wheel.py"],
        cwd=copy,
        env=os.environ | {"TZ": "Pacific/Auckland", "LC_ALL": "C"},
        umask=0o077,
        check=True,
        capture_output=True,
    )
    assert (copy / "build/wheel" / wheel.name).read_bytes() == wheel.read_bytes()


def test_wheel_when_the_recipe_is_of_another_version(tmp_path: Path) -> None:
    for name in ("calculator", "tools"):
        shutil.copytree(PROJECT / name, tmp_path / name)
    recipe = tmp_path / "calculator/recipe/meta.yaml"
    lines = recipe.read_text(encoding="utf-8").splitlines()
    changed = ["  version: 99.0" if line.startswith("  version:") else line for line in lines]
    recipe.write_text("\n".join(changed), encoding="utf-8")
    ended = subprocess.run(
        [sys.executable, "tools/wheel.py"],
        cwd=tmp_path,
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert ended.returncode == 1
    assert ended.stderr.startswith("calculator/recipe/meta.yaml says version 99.0, the package ")
