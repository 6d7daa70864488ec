"""Writes the bill of materials of a built site: what it is made of, file by file, for machines.

It is CycloneDX 1.6, made from licences/parts.toml, the built files and the locks alone, so the same
site has the same bill: there is no date in it, and its serial number follows from its content.
"""

import hashlib
import json
import re
import sys
from base64 import b64decode
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from shipped_parts import BILL, PUBLIC_DOMAIN, Part, owners, read_parts

SCHEMA = "http://cyclonedx.org/schema/bom-1.6.schema.json"
SITE = "site"
# What pip installs to build the site and the calculator.
PYTHON_LOCKS = (Path("requirements/build.txt"), Path("requirements/backend.txt"))
NPM_LOCK = Path("package-lock.json")
# Copies of files, and rules for servers that are made from the site later.
UNLISTED = re.compile(r".+\.(br|gz)|_headers|_redirects|" + re.escape(BILL))
DATA = ("texts", "commissioner")
_LOCKED = re.compile(r"^([\w.-]+)==([^\s;\\]+)", re.MULTILINE)

Json = dict[str, Any]


def shipped_files(site: Path) -> list[str]:
    """Return the paths of all files that make the site, in a fixed order."""
    paths = (path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file())
    return sorted(path for path in paths if not UNLISTED.fullmatch(path))


def claimed(paths: list[str], parts: tuple[Part, ...]) -> dict[str, list[Part]]:
    """Return the parts that each file holds, its owner first.

    Raises:
        ValueError: A file belongs to no part.
    """
    found = {path: owners(path, parts) for path in paths}
    if nobody := [path for path, held in found.items() if not held]:
        raise ValueError(
            f"{nobody[0]} belongs to no part: say in licences/parts.toml who made it and under "
            "which licence it is handed on"
        )
    return found


def licences(part: Part) -> list[Json]:
    """Return a part's licence as CycloneDX has it."""
    if part.licence == PUBLIC_DOMAIN:
        return [{"license": {"name": "Public domain", "url": part.address}}]
    if " " in part.licence:
        return [{"expression": part.licence}]
    return [{"license": {"id": part.licence, "url": part.address}}]


def component(part: Part, files: list[Json], places: list[str]) -> Json:
    """Return the component of a part that readers are given.

    Args:
        part: The part.
        files: Components of the files that it owns.
        places: The paths of the other files that hold something of it.
    """
    website = {"type": "website", "url": part.home}
    entry = {
        "type": "data" if part.id in DATA else "library",
        "bom-ref": part.id,
        "name": part.name or f"{SITE} {part.id}",
        "version": part.version,
        "scope": "required",
        "licenses": licences(part),
        "copyright": part.copyright,
        "cpe": part.cpe,
        "purl": part.purl,
        "externalReferences": [website] if part.home else [],
        "components": files,
        "evidence": {"occurrences": [{"location": path} for path in places]},
    }
    return {key: value for key, value in entry.items() if value}


def file_component(site: Path, path: str) -> Json:
    """Return the component of a file."""
    content = hashlib.sha256((site / path).read_bytes()).hexdigest()
    return {"type": "file", "name": path, "hashes": [{"alg": "SHA-256", "content": content}]}


def python_tools(lock: str) -> Iterator[Json]:
    r"""Yield what a lock of pip's installs.

    >>> [tool["purl"] for tool in python_tools("mkdocs==1.6.1 \\\n    --hash=sha256:00\n")]
    ['pkg:pypi/mkdocs@1.6.1']
    """
    for name, version in _LOCKED.findall(lock):
        yield _tool(name, version, f"pkg:pypi/{name.lower().replace('_', '-')}@{version}")


def npm_tools(lock: Json) -> Iterator[Json]:
    """Yield what npm's lock installs on every machine to build the site, with its hash."""
    for path, package in lock["packages"].items():
        if path and not package.keys() & {"dev", "optional", "devOptional"}:
            name = path.rpartition("node_modules/")[2]
            algorithm, _, digest = package["integrity"].partition("-")
            content = {"alg": algorithm.upper().replace("SHA", "SHA-")}
            content["content"] = b64decode(digest).hex()
            purl = f"pkg:npm/{name.replace('@', '%40')}@{package['version']}"
            yield _tool(name, package["version"], purl) | {"hashes": [content]}


def _tool(name: str, version: str, purl: str) -> Json:
    # CycloneDX calls excluded what was used and is not handed on.
    return {
        "type": "library",
        "bom-ref": purl,
        "name": name,
        "version": version,
        "scope": "excluded",
        "purl": purl,
    }


def dependencies(parts: tuple[Part, ...]) -> list[Json]:
    """Return which part came with which."""
    within: dict[str, list[str]] = {SITE: []}
    for part in parts:
        within.setdefault(part.within or SITE, []).append(part.id)
    return [{"ref": ref, "dependsOn": sorted(inner)} for ref, inner in within.items()]


def bill_of_materials(site: Path, parts: tuple[Part, ...], tools: list[Json]) -> Json:
    """Return the bill of a built site.

    Raises:
        ValueError: A file belongs to no part.
    """
    held = claimed(shipped_files(site), parts)
    components = []
    for part in parts:
        files = [file_component(site, path) for path, held_by in held.items() if part is held_by[0]]
        places = [path for path, held_by in held.items() if part in held_by[1:]]
        components.append(component(part, files, places))
    shipped = {part.purl for part in parts}
    used = {tool["purl"]: tool for tool in tools if tool["purl"] not in shipped}
    bill = {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {
            "lifecycles": [{"phase": "build"}],
            "component": {"type": "application", "bom-ref": SITE, "name": "churn-site"},
        },
        "components": [*components, *(used[purl] for purl in sorted(used))],
        "dependencies": dependencies(parts),
    }
    serial = uuid5(NAMESPACE_URL, json.dumps(bill, sort_keys=True))
    return {"$schema": SCHEMA, "serialNumber": f"urn:uuid:{serial}"} | bill


def main(site: Path) -> None:
    """Write the bill into the site, or say what keeps it from being made."""
    tools = [
        tool for lock in PYTHON_LOCKS for tool in python_tools(lock.read_text(encoding="utf-8"))
    ]
    tools += npm_tools(json.loads(NPM_LOCK.read_text(encoding="utf-8")))
    try:
        bill = bill_of_materials(site, read_parts(), tools)
    except ValueError as error:
        sys.exit(str(error))
    text = json.dumps(bill, ensure_ascii=False, indent=1)
    (site / BILL).write_text(f"{text}\n", encoding="utf-8")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
