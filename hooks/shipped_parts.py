"""Knows what the site is made of, and under which licences; owns no part of a page."""

import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

PARTS = Path("licences/parts.toml")
# What the interpreter said of itself (runtime/contents.mjs).
INTERPRETER = Path("build/lean/contents.json")
MODULES = Path("node_modules")
TEXTS = "assets/licences"
"""The folder of the site with the licences' texts."""
BILL = "sbom.cdx.json"
"""The bill of materials, at the site's root; tools/bill_of_materials.py writes it."""

PUBLIC_DOMAIN = "LicenseRef-public-domain"
# What gives up the copyright; all other parts are somebody's.
GIVEN_UP = {PUBLIC_DOMAIN, "blessing"}
RULE = "\n\n" + "=" * 78 + "\n\n"


@dataclass(frozen=True)
class Part:
    """Something that readers are given; licences/parts.toml explains each of these.

    Attributes:
        text: The licence in full.
        version: Empty where nobody says it; `within` then tells what it came with.
    """

    id: str
    name: str
    group: str
    licence: str
    holder: str
    home: str
    within: str
    files: tuple[re.Pattern[str], ...]
    modules: frozenset[str]
    text: str
    version: str
    purl: str
    cpe: str

    @property
    def address(self) -> str:
        """Return where its licence stands, below the site's root."""
        return f"{TEXTS}/{self.id}.txt"

    @property
    def copyright(self) -> str:
        """Return whose it is, or who made it where nobody claims it."""
        return self.holder if self.licence in GIVEN_UP else f"© {self.holder}"

    def holds(self, path: str) -> bool:
        """Tell whether a file of the site has something of this part in it."""
        return any(pattern.fullmatch(path) for pattern in self.files)


@cache
def read_parts(path: Path = PARTS) -> tuple[Part, ...]:
    """Read the list, with the versions and texts of what is installed.

    Raises:
        ValueError: Something that the list relies on is not so any more; the message says what.
    """
    listed = tomllib.loads(path.read_text(encoding="utf-8"))["part"]
    versions: dict[str, str] = {}
    for entry in listed:
        versions[entry["id"]] = _version(entry, versions)
    return tuple(_part(entry, versions[entry["id"]]) for entry in listed)


def _part(entry: Mapping[str, Any], version: str) -> Part:
    plain = {key: entry.get(key, "") for key in ("name", "home", "within")}
    names = {key: _named(entry.get(key, ""), version) for key in ("purl", "cpe")}
    return Part(
        **{key: entry[key] for key in ("id", "group", "licence", "holder")},
        **plain,
        **names,
        version=version,
        modules=frozenset(entry.get("modules", ())),
        files=tuple(re.compile(pattern) for pattern in entry["files"]),
        text=RULE.join(licence_text(source) for source in entry["texts"]) + "\n",
    )


def _named(template: str, version: str) -> str:
    if version or not template.startswith("pkg:"):
        return template.replace("{version}", version)
    return template.replace("@{version}", "")


def _version(entry: Mapping[str, Any], known: Mapping[str, str]) -> str:
    source: dict[str, str] = entry.get("version", {})
    if "at" in source and source["at"] != known[entry["within"]]:
        raise ValueError(
            f"{PARTS}: {entry['id']} was looked up for {entry['within']} {source['at']}, and "
            f"{known[entry['within']]} is installed; look up which one that release has"
        )
    if "npm" in source:
        manifest = (MODULES / source["npm"] / "package.json").read_text(encoding="utf-8")
        return str(json.loads(manifest)["version"])
    if "pypi" in source:
        return distribution(source["pypi"]).version
    if "python" in source:
        return str(read_interpreter()["versions"][source["python"]])
    return source.get("is", "")


@cache
def read_interpreter(path: Path = INTERPRETER) -> dict[str, Any]:
    """Read what the shipped interpreter said of itself.

    Raises:
        ValueError: It was not asked yet.
    """
    if not path.exists():
        raise ValueError(f"{path} is missing; run `make build`, which writes it")
    said: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return said


def licence_text(source: str) -> str:
    """Return a licence's text, from the project or from an installed package.

    Raises:
        ValueError: There is none, or it is empty.
    """
    kind, _, rest = source.rpartition(":")
    try:
        found = _text_in(kind, rest).strip()
    except (OSError, PackageNotFoundError) as error:
        raise ValueError(f"{PARTS}: the licence {source} is missing: {error}") from error
    if not found:
        raise ValueError(f"{PARTS}: the licence {source} is empty")
    return found


def _text_in(kind: str, path: str) -> str:
    if kind == "pypi":
        package, _, name = path.partition("/")
        text = distribution(package).read_text(f"licenses/{name}")
        return text or ""
    folder = MODULES if kind == "npm" else Path()
    return (folder / path).read_text(encoding="utf-8")


def owners(path: str, parts: Iterable[Part]) -> list[Part]:
    """Return the parts that a file of the site holds; the first owns it."""
    return [part for part in parts if part.holds(path)]
