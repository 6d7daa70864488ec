"""Builds the calculator's wheel, and the pyodide-lock.json that names its hash, with pyodide-build.

Run in the project's folder after tools/cross_build.py. The same sources give the same bytes, and
nothing is fetched: the build backend lies in build/backend as a wheel.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

import yaml

CALCULATOR = Path("calculator")
RESULT = Path("build/wheel")
# Any fixed moment does; it is the earliest that a zip file can hold with room for time zones.
SOURCE_DATE_EPOCH = "315619200"
# What pyodide-build starts besides the environment's own programs.
PROGRAMS = ("bash", "env", "make", "sh", "tee")


class WheelError(Exception):
    """The wheel cannot be built; the message says what to do."""


def read_version() -> str:
    """Read the package's version from its source."""
    source = (CALCULATOR / "churn_calculator/__init__.py").read_text(encoding="utf-8")
    found = re.search(r'^__version__ = "(.+)"$', source, re.MULTILINE)
    if not found:
        raise WheelError('calculator/churn_calculator/__init__.py has no line __version__ = "…"')
    return found[1]


def check_recipe(version: str) -> None:
    """Raise unless the recipe is for this version of the package."""
    recipe = yaml.safe_load((CALCULATOR / "recipe/meta.yaml").read_text(encoding="utf-8"))
    named = str(recipe["package"]["version"])
    if named != version:
        raise WheelError(
            f"calculator/recipe/meta.yaml says version {named}, the package says {version}: "
            "write the package's there"
        )


def stage_source(stage: Path) -> None:
    """Copy the recipe and exactly what the package is made of to where pyodide-build may write."""
    shutil.copytree(
        CALCULATOR / "churn_calculator",
        stage / "source/churn_calculator",
        ignore=shutil.ignore_patterns("__pycache__"),
    )
    for name in ("pyproject.toml", "README.md", "LICENSE"):
        shutil.copy(CALCULATOR / name, stage / "source")
    shutil.copy(CALCULATOR / "recipe/meta.yaml", stage)


def make_program_folder() -> Path:
    """Link the few programs that pyodide-build starts into a folder of their own.

    With the whole PATH it would prefer a uv that it finds there, and `uv run` would take this
    project for its own.
    """
    folder = Path("build/programs").resolve()
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    for name in PROGRAMS:
        program = shutil.which(name)
        if not program:
            raise WheelError(f"the program {name} is missing: install it and run make again")
        (folder / name).symlink_to(program)
    return folder


def make_surroundings() -> dict[str, str]:
    """Make the environment variables of the build: ours, without what outer tools left there."""
    kept = {
        name: value
        for name, value in os.environ.items()
        if not name.startswith(("PIP_", "UV_", "MAKE", "MFLAGS", "PYTHON"))
    }
    environment_programs = Path(sys.executable).parent
    return kept | {
        "PATH": f"{environment_programs}{os.pathsep}{make_program_folder()}",
        "PYODIDE_ROOT": str(Path("build/cross-build").resolve()),
        "SKIP_EMSCRIPTEN_VERSION_CHECK": "1",
        "SOURCE_DATE_EPOCH": SOURCE_DATE_EPOCH,
        # pip sees the downloaded backend and nothing else: no index, no configuration.
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": Path("build/backend").resolve().as_uri(),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_DISABLE_PIP_VERSION_CHECK": "1",
        "NO_COLOR": "1",
    }


def build_wheel(recipes: Path, work: Path) -> None:
    """Run pyodide-build on the staged recipe."""
    shutil.rmtree(RESULT, ignore_errors=True)
    subprocess.run(
        [
            *(sys.executable, "-m", "pyodide_cli", "build-recipes", "churn-calculator"),
            *("--recipe-dir", recipes),
            *("--build-dir", work),
            *("--install", "--install-dir", RESULT),
            *("--force-rebuild", "--n-jobs", "1"),
        ],
        env=make_surroundings(),
        check=True,
    )


def store_uncompressed(wheel: Path) -> None:
    """Write the wheel anew as it is, but not compressed: a server then compresses it better."""
    with zipfile.ZipFile(wheel) as made:
        files = [(info, made.read(info)) for info in made.infolist()]
    with zipfile.ZipFile(wheel, "w") as stored:
        for info, content in files:
            info.compress_type = zipfile.ZIP_STORED
            stored.writestr(info, content)


def lock_wheel(lock_file: Path) -> None:
    """Store the wheel that a lock file names, and write its new hash there."""
    lock = json.loads(lock_file.read_text(encoding="utf-8"))
    [package] = lock["packages"].values()
    wheel = lock_file.parent / package["file_name"]
    store_uncompressed(wheel)
    package["sha256"] = hashlib.sha256(wheel.read_bytes()).hexdigest()
    lock_file.write_text(json.dumps(lock), encoding="utf-8")


def main() -> int:
    """Build the wheel into build/wheel/; return the exit code."""
    try:
        check_recipe(read_version())
        # pyodide-build refuses a path with a space, which a clone's path may well have.
        with tempfile.TemporaryDirectory(prefix="churn-") as folder:
            recipes, work = Path(folder, "recipes"), Path(folder, "work")
            stage_source(recipes / "churn-calculator")
            build_wheel(recipes, work)
        lock_wheel(RESULT / "pyodide-lock.json")
    except (WheelError, subprocess.CalledProcessError) as error:
        print(error, file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
