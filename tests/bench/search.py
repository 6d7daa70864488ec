"""Measures the search: what it finds, what it weighs, how it grows and how fast it answers.

Run by ``make bench``. Material's own search and MiniSearch, which gets our normaliser, answer the
same labelled queries from the same built pages.
"""

import functools
import importlib.util
import json
import os
import subprocess
import threading
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).parents[2]
LOCALES = ("en", "el", "et")
# Asks each query in a worker of the page, as Material's box does, and takes the time of each.
ASK = """async ([worker, index, queries]) => {
  const search = new Worker(worker, { type: "module" });
  const next = () => new Promise((done) => { search.onmessage = ({ data }) => done(data); });
  search.postMessage({ type: 0, data: new URL(index, location).href });
  await next();
  const times = [];
  for (const query of queries) {
    const asked = performance.now();
    search.postMessage({ type: 2, data: query });
    await next();
    times.push(performance.now() - asked);
  }
  return times;
}"""


class Quiet(SimpleHTTPRequestHandler):
    """Serves the site without a word."""

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


def engines() -> list[dict[str, Any]]:
    """Return what Node measured, a row for each engine and language."""
    material = importlib.util.find_spec("material")
    assert material
    assert material.origin
    command = ["node", "tests/bench/search_engines.mjs", str(Path(material.origin).parent)]
    output = subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True).stdout
    return [json.loads(line) for line in output.splitlines()]


def times_in_browser() -> dict[str, list[float]]:
    """Return the milliseconds of each labelled query in a real browser, by language."""
    handler = functools.partial(Quiet, directory=ROOT / "site")
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    (folder,) = (ROOT / "site/assets/site").glob("*/search")
    indexes = json.loads((folder / "indexes.json").read_text())
    (worker,) = folder.glob("worker-*.js")
    address = f"/{folder.relative_to(ROOT / 'site').as_posix()}"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=os.environ["CHURN_CHROMIUM"],
            args=["--no-sandbox"] if os.geteuid() == 0 else [],
        )
        page = browser.new_page()
        page.goto(f"http://127.0.0.1:{server.server_port}/404.html")
        found = {
            locale: page.evaluate(
                ASK, [f"{address}/{worker.name}", f"{address}/{indexes[locale]}", asked]
            )
            for locale, asked in queries().items()
        }
        browser.close()
    server.shutdown()
    return found


def queries() -> dict[str, list[str]]:
    """Return all labelled queries, by language."""
    sets = [json.loads(p.read_text()) for p in sorted((ROOT / "tests/search").glob("*.json"))]
    return {locale: [row["q"] for one in sets for row in one[locale]] for locale in LOCALES}


def main() -> None:
    """Print the tables."""
    rows = engines()
    print("The search: percent of the labelled queries, kB in brotli")
    print(
        f"{'':12}{'':4}{'first':>7}{'top 3':>7}{'nonsense: nothing':>19}{'worker':>8}{'index':>7}"
    )
    for row in (row for row in rows if "engine" in row):
        print(
            f"{row['engine']:12}{row['locale']:4}{row['recall1']:7.0f}{row['recall3']:7.0f}"
            f"{row['nothing']:19.0f}{row['worker']:8.1f}{row['index']:7.1f}"
        )
    print("In Chromium: milliseconds from a question to its answer")
    for locale, times in times_in_browser().items():
        ordered = sorted(times)
        median, most = ordered[len(ordered) // 2], ordered[int(len(ordered) * 0.95)]
        print(f"{'':12}{locale:4} median {median:5.1f}, 95 in 100 under {most:5.1f}")
    print("With 1,000 pages a language, made of ours with words changed")
    for row in (row for row in rows if "grown" in row):
        print(
            f"{'':12}{row['grown']:4} {row['words']} words, ready in {row['load']:.0f} ms, "
            f"95 in 100 answers under {row['p95']:.0f} ms"
        )


if __name__ == "__main__":
    main()
