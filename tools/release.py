"""Packs the built site with its server's rules into an archive that says what is in it.

The same site gives the same bytes: names are sorted, and owners, rights and dates follow from
nothing but the content. build/release/SHA256SUMS vouches for archives, the one inside for each
file; deploy/switch.sh checks both.
"""

import gzip
import hashlib
import io
import json
import re
import sys
import tarfile
from pathlib import Path

from server_rules import base_of

TARGET = Path("build/release")
SUMS = "SHA256SUMS"
TOOLS = (Path("deploy/switch.sh"), Path("OPERATING.md"), Path("LICENSE"))
HEADING = re.compile(
    r"^## (?P<version>\d+[.]\d+[.]\d+) \((?P<when>unreleased|\d{4}-\d\d-\d\d)\)$", re.M
)
DIGITS = 10
# Seconds since 1970: the first day of 2000.
FIRST_DATE = 946_684_800


class ReleaseError(Exception):
    """The site cannot be packed; the message says what to do."""


def release_name(changelog: str, sums: str) -> str:
    r"""Return the name of a release: the changelog's newest version, the one place that names it.

    What is not released yet has a name that changes with its content.

    >>> release_name("# Changelog\n\n## 1.2.0 (2027-01-31)\n", "")
    'churn-site-1.2.0'
    >>> release_name("# Changelog\n\n## 1.3.0 (unreleased)\n", "")
    'churn-site-1.3.0-e3b0c44298'

    Raises:
        ReleaseError: The changelog does not begin with a version.
    """
    found = HEADING.search(changelog)
    if not found or changelog[: found.start()].count("\n## "):
        raise ReleaseError(
            "CHANGELOG.md must begin with a heading such as `## 1.2.0 (2027-01-31)` or "
            "`## 1.2.0 (unreleased)`: the release is named by it."
        )
    suffix = f"-{_digest(sums.encode())[:DIGITS]}" if found["when"] == "unreleased" else ""
    return f"churn-site-{found['version']}{suffix}"


def release_files(site: Path, rules: Path) -> dict[str, bytes]:
    """Return what a release holds: the site where its addresses say, nginx's rules, the tools."""
    base = base_of(json.loads((site / "links.json").read_text(encoding="utf-8")))
    places = {f"site{base}": site, "nginx": rules}
    found = {
        f"{place}/{path.relative_to(folder).as_posix()}": path.read_bytes()
        for place, folder in places.items()
        for path in folder.rglob("*")
        if path.is_file()
    }
    return dict(sorted((found | {path.name: path.read_bytes() for path in TOOLS}).items()))


def checksums(files: dict[str, bytes]) -> str:
    """Return the lines by which `sha256sum -c` checks files."""
    return "".join(f"{_digest(content)}  {name}\n" for name, content in files.items())


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def pack(name: str, files: dict[str, bytes]) -> bytes:
    """Return the archive of a release, in which all files stand in one folder of its name."""
    packed = io.BytesIO()
    with (
        gzip.GzipFile(filename="", fileobj=packed, mode="wb", compresslevel=6, mtime=0) as stream,
        tarfile.open(fileobj=stream, mode="w", format=tarfile.GNU_FORMAT) as archive,
    ):
        for path, content in files.items():
            archive.addfile(_entry(f"{name}/{path}", content), io.BytesIO(content))
    return packed.getvalue()


def _entry(path: str, content: bytes) -> tarfile.TarInfo:
    entry = tarfile.TarInfo(path)
    entry.size = len(content)
    entry.mode = 0o755 if path.endswith(".sh") else 0o644
    # nginx makes a file's ETag of its date and length. Contents of one length need dates of their
    # own, or browsers would hold on to the former; what did not change keeps its date and its ETag.
    entry.mtime = FIRST_DATE + int(_digest(content)[:7], 16)
    return entry


def write_release(site: Path, rules: Path, target: Path = TARGET) -> Path:
    """Write the archive, and the checksums of all that are there; return its path.

    Raises:
        ReleaseError: The changelog does not begin with a version.
    """
    files = release_files(site, rules)
    sums = checksums(files)
    name = release_name(Path("CHANGELOG.md").read_text(encoding="utf-8"), sums)
    archive = pack(name, {SUMS: sums.encode()} | files)
    target.mkdir(parents=True, exist_ok=True)
    path = target / f"{name}.tar.gz"
    path.write_bytes(archive)
    archives = {each.name: each.read_bytes() for each in sorted(target.glob("*.tar.gz"))}
    (target / SUMS).write_text(checksums(archives), encoding="utf-8")
    return path


if __name__ == "__main__":
    try:
        print(write_release(Path(sys.argv[1]), Path(sys.argv[2])))
    except ReleaseError as error:
        sys.exit(f"Stopped: {error}")
