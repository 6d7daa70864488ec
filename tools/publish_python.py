"""Gathers in build/python/ exactly the files that the browser is to be given to run Python."""

import json
import shutil
from pathlib import Path

RUNTIME = Path("node_modules/pyodide")
WHEEL = Path("build/wheel")
RESULT = Path("build/python")
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")


def list_wheels() -> list[str]:
    """List the files that our pyodide-lock.json tells the browser to load."""
    lock = json.loads((WHEEL / "pyodide-lock.json").read_text(encoding="utf-8"))
    return [package["file_name"] for package in lock["packages"].values()]


def copy_if_changed(source: Path, folder: Path) -> None:
    """Copy the file with its date, unless it is there: the runtime weighs 13 MB."""
    target = folder / source.name
    if not target.exists() or target.read_bytes() != source.read_bytes():
        shutil.copy2(source, target)


def main() -> None:
    """Make the folder hold these files and no other."""
    RESULT.mkdir(parents=True, exist_ok=True)
    sources = [RUNTIME / name for name in RUNTIME_FILES]
    sources += [WHEEL / name for name in ("pyodide-lock.json", *list_wheels())]
    for stale in {path.name for path in RESULT.iterdir()} - {path.name for path in sources}:
        (RESULT / stale).unlink()
    for source in sources:
        copy_if_changed(source, RESULT)


if __name__ == "__main__":
    main()
