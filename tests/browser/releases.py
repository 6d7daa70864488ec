"""Releases of the site, one after the other, and what a browser has kept of them."""

import base64
import hashlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import kept_files
import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Server, Watched
from tests.browser.published import PYTHON, addresses
from tests.conftest import ROOT, lasting

Watch = Callable[..., Watched]
MISSING = """async ([name, paths]) => {
  const found = (await caches.keys()).find((key) => key.endsWith(name));
  const kept = found ? (await (await caches.open(found)).keys()).map(({url}) => url) : [];
  return paths.filter((path) => !kept.includes(new URL(path, location.origin).href));
}"""


def missing(page: Page, folder: Path, *groups: str) -> list[str]:
    """Return what the browser has not kept of groups of files of a release."""
    release: Any = kept_files.release(folder)
    paths = [path for group in groups for path in release["groups"][group]]
    left: list[str] = page.evaluate(MISSING, [release["name"], paths])
    return left


def wait_until_kept(page: Page, folder: Path, *groups: str) -> None:
    for _ in range(300):
        if not missing(page, folder, *groups):
            return
        page.wait_for_timeout(100)
    pytest.fail(f"not kept after half a minute: {missing(page, folder, *groups)}")


def open_and_keep(
    watched: Watch, folder: Path, server: Server, path: str, *also: str
) -> tuple[Watched, Page]:
    """Open an Estonian page of what was published, and wait until its release is kept."""
    watch = watched(service_workers="allow", also=[server])
    page = watch.open(f"{server.address}/{path}")
    wait_until_kept(page, folder, "shared", "et", *also)
    return watch, page


def list_kept(folder: Path) -> None:
    """Write the service worker of a changed site, as a build does."""
    kept_files.write(folder, ROOT / "theme/service-worker.js")


def release_anew(folder: Path, path: str) -> None:
    """Change the title of a page, as a new release does."""
    page = folder / path
    page.write_text(page.read_text().replace("</h1>", " (uus)</h1>", 1))
    list_kept(folder)


def release_all_anew(folder: Path, wheel: bytes) -> None:
    """Give all scripts, styles and the calculator other addresses; those of before are gone."""
    assets, published = lasting(folder), addresses(folder)
    old = folder / PYTHON.strip("/") / published["wheel"]
    (moved := old.parent.with_name("calculator-new")).mkdir()
    (moved / old.name).write_bytes(wheel)
    old.unlink()
    assets.rename(assets.with_name("new"))
    digest = base64.b64encode(hashlib.sha256(wheel).digest()).decode()
    replaced = {
        f"assets/site/{assets.name}/": "assets/site/new/",
        published["wheel"]: f"calculator-new/{old.name}",
        published["integrity"]: f"sha256-{digest}",
    }
    for page in folder.rglob("*.html"):
        text = page.read_text()
        for before, after in replaced.items():
            text = text.replace(before, after)
        page.write_text(text)
    list_kept(folder)
