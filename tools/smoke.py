"""Tries a published site from outside, as `make smoke URL=https://churn.example/` asks.

It knows the site by what the site says of itself (links.json, sitemap.xml, the list in its service
worker) and by deploy/headers.toml and links/published.txt, and needs Python alone.
"""

import argparse
import sys
from collections.abc import Callable, Iterable, Iterator

from remote import RemoteSite, UnreachableError
from smoke_delivery import (
    check_caching,
    check_compression,
    check_headers,
    check_types,
)
from smoke_pages import (
    check_languages,
    check_links,
    check_missing,
    check_pages,
    check_redirects,
    check_release,
)
from smoke_subject import NotOursError, Subject

SHOWN = 5
"""So many faults of a kind are shown; the others are alike."""
CHECKS: dict[str, Callable[[Subject], Iterable[str]]] = {
    "every page of the sitemap answers in its language": check_pages,
    "a missing page is told in the language of its folder": check_missing,
    "every file is the one of this release": check_release,
    "every published link still leads somewhere": check_links,
    "an address without its slash leads to the page": check_redirects,
    "a link for all languages goes by the reader's": check_languages,
    "files go with the headers of deploy/headers.toml": check_headers,
    "files go with their types": check_types,
    "texts go compressed": check_compression,
    "what did not change is not sent again": check_caching,
}


def report(subject: Subject) -> Iterator[tuple[str, list[str]]]:
    """Run all checks; yield what each is about, and its faults."""
    for about, check in CHECKS.items():
        try:
            yield about, list(check(subject))
        except UnreachableError as error:
            yield about, [str(error)]


def main(arguments: list[str] | None = None) -> int:
    """Print the report; return the exit code."""
    parser = argparse.ArgumentParser(description="Tries a published site from outside.")
    parser.add_argument("url", help="the address of its first page")
    parser.add_argument("--without", action="append", default=[], choices=["br"])
    given = parser.parse_args(arguments)
    try:
        subject = Subject(RemoteSite(given.url), set(given.without))
    except (UnreachableError, NotOursError) as error:
        print(f"Stopped: {error}")
        return 1
    failed = 0
    for about, faults in report(subject):
        failed += bool(faults)
        print(f"{'FAILED' if faults else 'ok    '}  {about}")
        rest = [f"and {len(faults) - SHOWN} more"] if len(faults) > SHOWN else []
        for fault in faults[:SHOWN] + rest:
            print(f"          {fault}")
    for note in subject.notes():
        print(f"note    {note}")
    print(f"{failed} of {len(CHECKS)} failed." if failed else "The site is served as it should be.")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
