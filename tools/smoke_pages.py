"""The smoke test's checks of what readers find: pages, languages, links."""

import hashlib
import re
from collections.abc import Iterator
from urllib.parse import urljoin

from published_list import SHARED, read_published
from smoke_subject import Subject

LOCATION = re.compile(r"<loc>([^<]+)</loc>")
LANGUAGE = re.compile(r'<html[^>]* lang="([\w-]+)"')
NOWHERE = "no-such-page-of-the-smoke-test/"
LEADS_ON = ("data-to=", "data-en=")
"""A page that leads on by its script, where no server does it."""


def check_pages(subject: Subject) -> Iterator[str]:
    """Yield the addresses of the sitemap that do not answer, or in another language."""
    addresses = LOCATION.findall(subject.site.get("sitemap.xml").text)
    if not addresses:
        yield "sitemap.xml names no page"
    pages = subject.get_all(map(subject.site.path_of, addresses))
    for path, answer in pages.items():
        first = path.partition("/")[0]
        expected = first if first in subject.languages else subject.languages[0]
        found = LANGUAGE.search(answer.text)
        if answer.status != 200:
            yield f"/{path}: {answer.status}"
        elif not found or found[1] != expected:
            yield f"/{path}: the page is not in {expected}"
    for language, prefix in subject.prefixes.items():
        if prefix not in pages:
            yield f"/{prefix}: the first page in {language} is not in the sitemap"


def check_missing(subject: Subject) -> Iterator[str]:
    """Yield the languages whose missing pages are not told as such, or in another language."""
    for language, prefix in subject.prefixes.items():
        answer = subject.site.get(prefix + NOWHERE)
        found = LANGUAGE.search(answer.text)
        if answer.status != 404:
            yield f"/{prefix}{NOWHERE}: {answer.status}, should be 404"
        elif not found or found[1] != language:
            yield f"/{prefix}{NOWHERE}: the answer is not /{prefix}404.html, in {language}"


def check_release(subject: Subject) -> Iterator[str]:
    """Yield the files that are not as the service worker of this release lists them."""
    for path, answer in subject.get_all(subject.listed).items():
        digest = hashlib.sha256(answer.body).hexdigest()
        # A server may send another page in place of these, before it looks for a file.
        if path.startswith("go/"):
            continue
        if answer.status != 200:
            yield f"/{path}: {answer.status}; was the whole release uploaded?"
        elif not digest.startswith(subject.listed[path]):
            yield f"/{path}: not the file of this release; is a cache in between, or an older copy?"


def check_links(subject: Subject) -> Iterator[str]:
    """Yield the published addresses that lead nowhere, in every language."""
    prefixes = subject.prefixes.values()
    addresses = [
        prefix + address.lstrip("/")
        for address in read_published()
        for prefix in ([""] if address.startswith(SHARED) else prefixes)
    ]
    listed = [
        subject.site.path_of(entry["url"])
        for link in subject.links["links"]
        for entry in link["languages"].values()
    ]
    pages = subject.get_all(address.partition("#")[0] for address in [*addresses, *listed])
    for address in addresses:
        path, _, anchor = address.partition("#")
        answer = pages[path]
        if answer.status != 200:
            yield f"/{address}: {answer.status}"
        elif anchor and not any(
            mark in answer.text for mark in (f'id="{anchor}"', f"id={anchor}", *LEADS_ON)
        ):
            yield f"/{address}: the page has no such anchor"
    yield from (f"/{path}: {pages[path].status}" for path in listed if pages[path].status != 200)


def check_redirects(subject: Subject) -> Iterator[str]:
    """Yield the folders that are not reached without their slash."""
    for prefix in subject.prefixes.values():
        path = f"{prefix}faq"
        answer = subject.site.get(path)
        target = urljoin(subject.site.url + path, answer.header("Location"))
        if answer.status not in (301, 302, 307, 308) or subject.site.path_of(target) != f"{path}/":
            yield f"/{path}: {answer.status} {answer.header('Location')}, should lead to /{path}/"


def check_languages(subject: Subject) -> Iterator[str]:
    """Yield the languages that a link for all of them does not lead to."""
    for language, prefix in subject.prefixes.items():
        answer = subject.site.ask("go/faq/", Accept_Language=language)
        if answer.status == 200 and LEADS_ON[1] in answer.text:
            continue  # A host of files alone: the page does it.
        target = urljoin(subject.site.url + "go/faq/", answer.header("Location"))
        if subject.site.path_of(target) != f"{prefix}faq/":
            where = answer.header("Location") or "nowhere"
            yield f"/go/faq/ in {language}: {answer.status} to {where}, should be /{prefix}faq/"
        elif "accept-language" not in answer.header("Vary").lower():
            yield f"/go/faq/ in {language}: without Vary: Accept-Language, so caches mix them"
