"""Makes pyodide-build's cross-build environment out of the Pyodide runtime that npm brought.

The environment that Pyodide publishes is for compiling C, weighs hundreds of megabytes and is in no
package registry. A pure Python wheel needs only the target's version numbers and its sysconfig
data, and the runtime carries both.
"""

import json
import sys
import zipfile
from pathlib import Path
from typing import NamedTuple

MAKEFILE = """\
{exports}

.output_vars:
\t@env
"""


class Runtime(NamedTuple):
    """What the npm runtime says of itself."""

    pyodide_version: str
    python_version: str
    abi_version: str
    emscripten_version: str


def read_runtime(folder: Path) -> Runtime:
    """Read the versions from the runtime's package.json and pyodide-lock.json."""
    package = json.loads((folder / "package.json").read_text(encoding="utf-8"))
    info = json.loads((folder / "pyodide-lock.json").read_text(encoding="utf-8"))["info"]
    return Runtime(
        pyodide_version=package["version"],
        python_version=info["python"],
        abi_version=info["abi_version"],
        emscripten_version=info["platform"].removeprefix("emscripten_").replace("_", "."),
    )


def extract_sysconfig(library: Path, folder: Path) -> str:
    """Copy the target's sysconfig data out of the standard library; return the module's name."""
    folder.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(library) as archive:
        [name] = [name for name in archive.namelist() if name.startswith("_sysconfigdata_")]
        (folder / name).write_bytes(archive.read(name))
    return name.removesuffix(".py")


def list_variables(runtime: Runtime, root: Path, sysconfig_name: str) -> dict[str, str]:
    """List what pyodide-build asks a cross-build environment's Makefile.envs for."""
    major, minor, micro = runtime.python_version.split(".")
    return {
        "PYODIDE_VERSION": runtime.pyodide_version,
        "PYODIDE_ABI_VERSION": runtime.abi_version,
        "PYODIDE_EMSCRIPTEN_VERSION": runtime.emscripten_version,
        "PYVERSION": runtime.python_version,
        "PYMAJOR": major,
        "PYMINOR": minor,
        "PYMICRO": micro,
        "SYSCONFIG_NAME": sysconfig_name,
        "PLATFORM_TRIPLET": "wasm32-emscripten",
        "TARGETINSTALLDIR": str(root / "target"),
        "PYTHONINCLUDE": str(root / "target" / "include"),
    }


def make_environment(runtime_folder: Path, root: Path) -> None:
    """Write the cross-build environment for the runtime into the folder `root`."""
    library = runtime_folder / "python_stdlib.zip"
    sysconfig_name = extract_sysconfig(library, root / "target" / "sysconfigdata")
    variables = list_variables(read_runtime(runtime_folder), root, sysconfig_name)
    exports = "\n".join(f"export {name} = {value}" for name, value in variables.items())
    (root / "Makefile.envs").write_text(MAKEFILE.format(exports=exports), encoding="utf-8")


if __name__ == "__main__":
    make_environment(Path(sys.argv[1]).resolve(), Path(sys.argv[2]).resolve())
