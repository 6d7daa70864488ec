"""The Python that the site publishes: where its files are, and a changed calculator among them."""

import base64
import hashlib
import html
import io
import json
import re
import zipfile
from pathlib import Path
from typing import Any

from tests.browser.conftest import Server

PYTHON = "/assets/python/"


def addresses(site: Path) -> dict[str, Any]:
    """Return where the calculator's page says that Python's files are."""
    found: dict[str, Any] = json.loads(html.unescape(_attribute(_page(site))))
    return found


def _page(site: Path) -> str:
    return (site / "calculator/index.html").read_text(encoding="utf-8")


def _attribute(page: str) -> str:
    """Return the first element's addresses as they stand in the page."""
    found = re.search(r'data-python="([^"]+)"', page)
    assert found
    return found[1]


def changed_wheel(site: Path, module: str, old: str, new: str) -> bytes:
    """Return the published wheel with other words in one of its modules, where they stand once."""
    changed = io.BytesIO()
    wheel = site / PYTHON.strip("/") / addresses(site)["wheel"]
    with zipfile.ZipFile(wheel) as published, zipfile.ZipFile(changed, "w") as result:
        for name in published.namelist():
            body = published.read(name).decode() if name.endswith(module) else ""
            if name == f"churn_calculator/{module}":
                assert body.count(old) == 1
                result.writestr(name, body.replace(old, new))
            else:
                result.writestr(name, published.read(name))
    return changed.getvalue()


def publish_wheel(server: Server, site: Path, wheel: bytes) -> None:
    """Serve another wheel, and an English page that vouches for it."""
    digest = base64.b64encode(hashlib.sha256(wheel).digest()).decode()
    published = addresses(site)
    server.replaced[PYTHON + published["wheel"]] = wheel
    publish_addresses(server, site, published | {"integrity": f"sha256-{digest}"})


def publish_addresses(server: Server, site: Path, changed: dict[str, Any]) -> None:
    """Serve an English page that has Python's files elsewhere."""
    page = _page(site)
    server.replaced["/calculator/"] = page.replace(
        _attribute(page), html.escape(json.dumps(changed))
    ).encode()
