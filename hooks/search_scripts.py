"""Bundles the search's scripts, so that its first question waits for few files; owns these."""

import hashlib
import subprocess
from pathlib import Path

from edits import EDITS, is_within_languages
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

SOURCES = Path("theme/assets/search")
FOLDER = "assets/search"
ESBUILD = "node_modules/.bin/esbuild"
# These are asked for by their names, the worker by one that changes with its content.
NAMED = ("box", "found")
WORKER = "worker"

_worker = ""


def bundled(script: Path) -> bytes:
    """Return a script and what it imports as one file without remarks.

    Raises:
        FileNotFoundError: esbuild is not there.
        subprocess.CalledProcessError: It refuses the script.
    """
    command = [ESBUILD, str(script), "--bundle", "--minify", "--format=esm", "--target=es2022"]
    return subprocess.run(command, check=True, capture_output=True).stdout


def hashed_name(name: str, content: bytes) -> str:
    """Return a file name that changes with the content.

    >>> hashed_name("worker", b"")
    'worker-e3b0c44298.js'
    """
    return f"{name}-{hashlib.sha256(content).hexdigest()[:10]}.js"


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the sources, which the bundles hold."""
    for file in [file for file in files if file.src_uri.startswith(f"{FOLDER}/")]:
        files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Write the bundles with the first language, and tell the templates where the worker is."""
    global _worker
    if not (EDITS.quick or is_within_languages(config)):
        _worker = write_bundles(Path(config.site_dir) / FOLDER)
    env.globals["search_worker"] = f"{FOLDER}/{_worker}"


def write_bundles(folder: Path) -> str:
    """Write the bundles into a folder; return the name of the worker's.

    Raises:
        PluginError: A bundle cannot be made.
    """
    folder.mkdir(parents=True, exist_ok=True)
    try:
        worker = bundled(SOURCES / f"{WORKER}.js")
        for name in NAMED:
            (folder / f"{name}.js").write_bytes(bundled(SOURCES / f"{name}.js"))
    except FileNotFoundError as error:
        raise PluginError(f"{ESBUILD} is missing; run `make build`, which brings it") from error
    except subprocess.CalledProcessError as error:
        raise PluginError(error.stderr.decode()) from error
    name = hashed_name(WORKER, worker)
    (folder / name).write_bytes(worker)
    return name
