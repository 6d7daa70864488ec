"""Gathers in build/python/ exactly the files that the browser is to be given to run Python.

Each is named by what is in it, so that a browser may keep it for ever and a new build never meets
a file of an old one. build/python.json says where they are; the page hands it to the worker.
"""

import base64
import hashlib
import json
import shutil
from pathlib import Path

WHEEL = Path("build/wheel")
LEAN = Path("build/lean")
WHOLE = Path("node_modules/pyodide")
RESULT = Path("build/python")
ADDRESSES = Path("build/python.json")
RUNTIME_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm")
# A changed file is published with its licence and what changed it.
NOTICE = (Path("runtime/NOTICE.txt"), Path("runtime/wasm.mjs"))
# What is lean is loaded; what is whole takes its place when something proves to be missing.
RUNTIMES = (
    ("runtime", LEAN / "runtime", "runtime-{hash}", NOTICE),
    ("wholeRuntime", WHOLE, "whole-runtime-{hash}", ()),
)
LIBRARIES = (
    ("library", LEAN / "library.zip", "library-{hash}.zip"),
    ("wholeLibrary", WHOLE / "python_stdlib.zip", "whole-library-{hash}.zip"),
)
# So many hexadecimal digits of a hash name a file.
DIGITS = 12


class Publication:
    """A folder in the making; what is left from an earlier one is kept if it is the same.

    Attributes:
        addresses: Where the browser finds each thing, from the folder.
    """

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.addresses: dict[str, object] = {}
        self._made: set[Path] = set()

    def add_file(self, key: str, source: Path, name: str) -> None:
        """Copy a file to the name, in which `{hash}` stands for the hash of its content."""
        target = name.format(hash=_hash([source]))
        self._copy(source, self.folder / target)
        self.addresses[key] = target

    def add_folder(self, key: str, sources: list[Path], name: str) -> None:
        """Copy files that find one another by name to a folder with a hash of them all."""
        target = name.format(hash=_hash(sorted(sources, key=lambda source: source.name)))
        for source in sources:
            self._copy(source, self.folder / target / source.name)
        self.addresses[key] = f"{target}/"

    def remove_stale(self) -> None:
        """Remove what does not belong to this publication."""
        for path in sorted(self.folder.rglob("*"), reverse=True):
            if path.is_file() and path not in self._made:
                path.unlink()
            elif path.is_dir() and not any(path.iterdir()):
                path.rmdir()

    def _copy(self, source: Path, target: Path) -> None:
        self._made.add(target)
        # A name holds the hash of what is in it, so a file that is there is the same.
        if not target.exists():
            target.parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(source, target)


def _hash(sources: list[Path]) -> str:
    digest = hashlib.sha256()
    for source in sources:
        digest.update(hashlib.sha256(source.read_bytes()).digest())
    return digest.hexdigest()[:DIGITS]


def integrity(sha256: str) -> str:
    """Write a lock file's hash as `fetch` takes it.

    >>> integrity("00" * 32)
    'sha256-AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA='
    """
    return f"sha256-{base64.b64encode(bytes.fromhex(sha256)).decode()}"


def main() -> None:
    """Make the folder hold these files and no other."""
    lock = json.loads((WHEEL / "pyodide-lock.json").read_text(encoding="utf-8"))
    [package] = lock["packages"].values()
    made = Publication(RESULT)
    for key, folder, name, notice in RUNTIMES:
        made.add_folder(key, [*(folder / file for file in RUNTIME_FILES), *notice], name)
    for key, library, name in LIBRARIES:
        made.add_file(key, library, name)
    wheel = WHEEL / package["file_name"]
    made.add_file("wheel", wheel, f"calculator-{{hash}}/{wheel.name}")
    made.remove_stale()
    # The runtime checks that a lock file is for its version; it loads no packages by it here.
    addresses = made.addresses | {
        "integrity": integrity(package["sha256"]),
        "lock": {"info": lock["info"], "packages": {}},
    }
    ADDRESSES.write_text(json.dumps(addresses, separators=(",", ":")), encoding="utf-8")


if __name__ == "__main__":
    main()
