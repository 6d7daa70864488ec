"""Measures how long it takes until an edit is on the screen while the site is served."""

import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from statistics import median
from urllib.error import URLError
from urllib.request import urlopen

from tests.conftest import LOCALES, PREFIX, ROOT
from tests.site.nginx_server import free_port
from tests.site.project_copy import copy_project

PAGES = ("churn", "faq", "glossary/cohort")
MARK = "xyzzy"
POLL_SECONDS = 0.02
# Less may pass between two builds than MkDocs looks for edits.
REST_SECONDS = 2


@contextmanager
def serve(project: Path) -> Iterator[str]:
    """Serve a project as `make serve` does; yield the address once it answers."""
    port = free_port()
    command = [sys.executable, "tools/serve.py", str(port)]
    silent = {"NO_MKDOCS_2_WARNING": "1", "PATH": f"{ROOT}/.venv/bin:{os.environ['PATH']}"}
    with subprocess.Popen(
        command, cwd=project, env=os.environ | silent, stdout=subprocess.DEVNULL
    ) as server:
        address = f"http://127.0.0.1:{port}/"
        try:
            while server.poll() is None and not holds(address, "<html"):
                time.sleep(POLL_SECONDS)
            yield address
        finally:
            server.terminate()


def holds(address: str, text: str) -> bool:
    """Tell whether a page is there and holds a text; the server answers when it has built."""
    try:
        with urlopen(address) as answer:
            return text in answer.read().decode()
    except URLError:
        return False


def seconds_to_screen(page: Path, address: str) -> float:
    """Return the seconds from an edit of a page to an answer that has it."""
    mark = MARK + str(time.monotonic_ns())
    begun = time.monotonic()
    page.write_text(re.sub(rf"\n{MARK}\d+\n", "", page.read_text()) + f"\n{mark}\n")
    while not holds(address, mark):
        time.sleep(POLL_SECONDS)
    return time.monotonic() - begun


def main() -> None:
    """Print the median and the longest of some edits in every language."""
    with tempfile.TemporaryDirectory() as folder:
        project = Path(folder)
        copy_project(project, lent=("node_modules", "build", ".venv"))
        with serve(project) as address:
            taken = []
            for name, locale in ((name, locale) for name in PAGES for locale in LOCALES):
                time.sleep(REST_SECONDS)
                page = project / f"docs/{locale}/{name}.md"
                taken.append(seconds_to_screen(page, f"{address}{PREFIX[locale]}{name}/"))
        # The calculator's wheel was made anew in the copy, which the first edit is told to follow.
        del taken[0]
    print(f"From an edit to the screen while serving, {len(taken)} pages")
    print(f"  median {median(taken):.1f} s, longest {max(taken):.1f} s")


if __name__ == "__main__":
    main()
