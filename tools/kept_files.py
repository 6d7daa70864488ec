"""Lists what readers may keep of a built site, and writes the list into its service worker.

Groups are kept one by one: what all pages share, each language, Python, and the whole Python that
takes over when the lean one lacks something.
"""

import hashlib
import json
import re
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

WORKER = "service-worker.js"
AWAY = "offline.html"
FIRST = "en"
LASTING = ("assets/site/", "assets/python/")
# Frames stand on other people's pages, where a browser keeps nothing of ours.
# The rest is for machines.
UNKEPT = re.compile(r"(\w+/)?embed/|assets/share/|.*\.(map|xml|gz|br|txt)$")
OF_A_LANGUAGE = re.compile(r"assets/(?:site/\w+/search/|examples/churn-)(?P<locale>\w\w)[-.]")
# So many hexadecimal digits of a hash tell files apart.
DIGITS = 16


def group_of(path: str, locales: Collection[str]) -> str | None:
    """Return the group of a file, given by its path below the site's root; None if it is not kept.

    >>> [group_of(f"{path}/index.html", ["el", "et"]) for path in ("et/churn", "faq", "go/faq")]
    ['et', 'en', 'shared']
    >>> group_of("assets/site/0a1b/search/el-12ab.json", [])
    'el'
    """
    first, _, rest = path.partition("/")
    if UNKEPT.match(path):
        return None
    if path.startswith("assets/python/"):
        return "whole" if path.startswith("assets/python/whole-") else "python"
    if first == "assets":
        found = OF_A_LANGUAGE.match(path)
        return found["locale"] if found else "shared"
    if not path.endswith(".html"):
        return None
    if first == "go":
        return "shared"
    return first if rest and first in locales else FIRST


def address_of(path: str) -> str:
    """Return the address by which pages ask for a file.

    >>> address_of("et/churn/index.html"), address_of("index.html"), address_of("el/404.html")
    ('et/churn/', '', 'el/404.html')
    """
    folder, slash, name = path.rpartition("/")
    return folder + slash if name == "index.html" else path


def listed(site: Path, locales: Collection[str]) -> Iterator[tuple[str, str, str]]:
    """Yield the group, the address and the beginning of the hash of each file that may be kept."""
    for file in sorted(site.rglob("*")):
        path = file.relative_to(site).as_posix()
        group = group_of(path, locales) if file.is_file() else None
        if group:
            digest = hashlib.sha256(file.read_bytes()).hexdigest()
            yield group, address_of(path), digest[:DIGITS]


def release(site: Path) -> dict[str, object]:
    """Return what the service worker is to know of this release of the site."""
    locales = sorted(page.parent.name for page in site.glob(f"*/{AWAY}"))
    groups: dict[str, dict[str, str]] = {}
    for group, address, digest in listed(site, locales):
        groups.setdefault(group, {})[address] = digest
    name = hashlib.sha256(json.dumps(groups, sort_keys=True).encode()).hexdigest()[:DIGITS]
    away = {FIRST: AWAY} | {locale: f"{locale}/{AWAY}" for locale in locales}
    return {"name": name, "groups": groups, "away": away, "lasting": LASTING}


def write(site: Path, source: Path) -> None:
    """Write the service worker of a built site."""
    line = json.dumps(release(site), separators=(",", ":"), sort_keys=True)
    (site / WORKER).write_text(f"self.RELEASE={line};\n{source.read_text()}", encoding="utf-8")


if __name__ == "__main__":
    write(Path(sys.argv[1]), Path("theme") / WORKER)
