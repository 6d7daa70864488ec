"""The smoke test's checks of how files are sent: headers, types, compression, caching."""

import gzip
import tempfile
from collections.abc import Iterator
from pathlib import Path

from site_headers import POLICY, Headers, read_headers
from smoke_subject import Subject

OF_A_LANGUAGE = ("", "404.html", "faq/", "calculator/", "linking/", "embed/calculator/")
FOR_ALL = ("embed.js", "links.json", "service-worker.js", "assets/images/mark.svg")
LASTING = (
    "calculator/worker.js",
    "calculator/series-worker.js",
    "calculator/element.js",
    "stylesheets/site.css",
    ".woff2",
    ".wasm",
    ".mjs",
    ".whl",
)
SCRIPT = ("text/javascript", "application/javascript")
TYPES = {
    ".html": ("text/html; charset=utf-8",),
    ".js": SCRIPT,
    ".mjs": SCRIPT,
    ".css": ("text/css",),
    ".json": ("application/json",),
    ".svg": ("image/svg+xml",),
    ".png": ("image/png",),
    ".csv": ("text/csv",),
    ".xml": ("text/xml", "application/xml"),
    ".woff2": ("font/woff2",),
    ".wasm": ("application/wasm",),
}
"""The types of files, by their endings; a page's comes with its charset."""
ADVICE = {"gzip": "", "br": " (nginx: brotli_static on; a server that cannot: WITHOUT=br)"}


def _sampled(subject: Subject) -> list[str]:
    pages = [prefix + path for prefix in subject.prefixes.values() for path in OF_A_LANGUAGE]
    return [*pages, *FOR_ALL, *filter(None, map(subject.find, LASTING))]


def _file_of(path: str) -> str:
    return f"{path}index.html" if path.endswith("/") or not path else path


def expected_headers(subject: Subject, paths: list[str]) -> dict[str, Headers]:
    """Return what the table says of files, given the pages as they were sent."""
    with tempfile.TemporaryDirectory() as folder:
        for path, answer in subject.get_all(paths).items():
            copy = Path(folder) / _file_of(path)
            copy.parent.mkdir(parents=True, exist_ok=True)
            copy.write_bytes(answer.body)
        headers = read_headers(Path(folder), subject.languages)
        return {path: headers.of(_file_of(path)) for path in paths}


def check_headers(subject: Subject) -> Iterator[str]:
    """Yield the headers that are missing or differ."""
    paths = _sampled(subject)
    for path, headers in expected_headers(subject, paths).items():
        sent = subject.site.follow(path)
        for name, value in headers.items():
            found = " ".join(sent.header(name).split())
            # A host that adds up its rules sends several policies, of which all must hold.
            same = value in found.split(", ") if name == POLICY else value == found
            if not same:
                yield f"/{path}: {name} is {found or 'missing'!r}, should be {value!r}"


def check_types(subject: Subject) -> Iterator[str]:
    """Yield the files whose type is wrong, so that a browser would not use them."""
    for path in [*_sampled(subject), "sitemap.xml"]:
        known = TYPES.get(Path(_file_of(path)).suffix, ())
        found = subject.site.follow(path).header("Content-Type").lower()
        if known and not {found, found.partition(";")[0]} & set(known):
            yield f"/{path}: Content-Type is {found or 'missing'!r}, should be {known[0]!r}"


def check_compression(subject: Subject) -> Iterator[str]:
    """Yield the texts that do not go compressed, or not as they are."""
    paths = ("", "faq/", "links.json", *filter(None, map(subject.find, LASTING[2:4])))
    for path in paths:
        plain = subject.site.follow(path)
        for coding in {"gzip", "br"} - subject.without:
            answer = subject.site.ask(path, Accept_Encoding=coding)
            if answer.header("Content-Encoding") != coding:
                yield f"/{path}: not in {coding} for browsers that accept it{ADVICE[coding]}"
            elif "accept-encoding" not in answer.header("Vary").lower():
                yield f"/{path}: in {coding} without Vary: Accept-Encoding, so caches mix them"
            elif len(answer.body) >= len(plain.body):
                yield f"/{path}: {coding} makes it no smaller"
            elif coding == "gzip" and gzip.decompress(answer.body) != plain.body:
                yield f"/{path}: what {coding} holds is another file"


def check_caching(subject: Subject) -> Iterator[str]:
    """Yield the files whose former copy is not known again."""
    for path in ("", "faq/", "links.json", "embed.js"):
        for coding in {"identity", "gzip"} | ({"br"} - subject.without):
            tag = subject.site.ask(path, Accept_Encoding=coding).header("ETag")
            if not tag:
                yield f"/{path}: no ETag, so browsers fetch it anew each time"
                continue
            again = subject.site.ask(path, Accept_Encoding=coding, If_None_Match=tag)
            if again.status != 304:
                yield f"/{path} in {coding}: {again.status} for a copy that is still right, not 304"
