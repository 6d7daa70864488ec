"""The wheel holds the package alone, is the same each time, and is what pyodide-lock.json names."""

import hashlib
import json
import os
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
    [path] = PUBLISHED.glob("*.whl")
    return path


def test_published_files_are_the_runtime_and_the_wheel(wheel: Path) -> None:
    runtime = {"pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip"}
    expected = runtime | {"pyodide-lock.json", wheel.name}
    assert {path.name for path in PUBLISHED.iterdir()} == expected


def test_lock_names_the_wheel_by_its_hash(wheel: Path) -> None:
    packages = json.loads((PUBLISHED / "pyodide-lock.json").read_text(encoding="utf-8"))["packages"]
    assert list(packages) == ["churn-calculator"]
    assert packages["churn-calculator"]["file_name"] == wheel.name
    digest = hashlib.sha256(wheel.read_bytes()).hexdigest()
    assert packages["churn-calculator"]["sha256"] == digest


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
