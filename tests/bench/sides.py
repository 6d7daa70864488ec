"""The two sides that are compared: the stock embed of Pyodide, and the site's own start."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from tests.bench.serving import Server, compress, serve

__all__ = ["SIDES", "open_browser", "open_page", "serve_sides"]

SIDES = ("stock", "lean")
RUNTIME = Path("node_modules/pyodide")
STOCK_FILES = ("pyodide.mjs", "pyodide.asm.mjs", "pyodide.asm.wasm", "python_stdlib.zip")
FLAGS = ["--disable-background-networking", "--disable-component-update", "--disable-sync"]
ANSWERED = "window.answered !== undefined && window.answered.then(() => true)"
LONG_TASKS = """
window.longest = 0;
new PerformanceObserver((list) => {
  for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
}).observe({ type: "longtask", buffered: true });
"""


@contextmanager
def serve_sides() -> Iterator[Server]:
    """Serve the npm files with the wheel and its lock file, the built site, and a page for each."""
    stock, pages = Path("build/bench-stock"), Path("build/bench-pages")
    for folder in (stock, pages):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    for name in STOCK_FILES:
        shutil.copy2(RUNTIME / name, stock)
    for path in Path("build/wheel").iterdir():
        shutil.copy2(path, stock)
    for path in (*Path("tests/bench/pages").iterdir(), Path("build/python.json")):
        shutil.copy2(path, pages)
    for path in (*stock.iterdir(), *Path("build/python").rglob("*.*")):
        if path.is_file():
            compress(path)
    (scripts,) = Path("site/assets/site").glob("*/calculator")
    served = {"/": pages, "/stock/": stock, "/assets/": Path("site/assets"), "/scripts/": scripts}
    with serve(served) as server:
        yield server


@contextmanager
def open_browser() -> Iterator[Browser]:
    """Start the browser that `make browser` found."""
    flags = FLAGS + (["--no-sandbox"] if os.geteuid() == 0 else [])
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=Path("build/browser").read_text(encoding="utf-8").strip(), args=flags
        )
        yield browser
        browser.close()


def open_page(page: Page, server: Server, side: str, query: str = "") -> None:
    """Open a side's page and wait for its first answer."""
    page.add_init_script(LONG_TASKS)
    page.goto(f"{server.address}/{side}.html{query}")
    page.wait_for_function(ANSWERED, timeout=120_000)
