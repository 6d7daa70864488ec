"""Compares the start of Python with the stock embed in Firefox: with an empty cache and a full."""

import tempfile
import time
from pathlib import Path
from statistics import median

from selenium.webdriver.remote.webdriver import WebDriver

from tests.bench.serving import Server
from tests.bench.sides import ANSWERED, SIDES, serve_sides
from tests.engines.drivers import start, why_missing

ROUNDS = 5
LIMIT_SECONDS = 120
# A page is loaded before its module has said what is to be waited for.
WAIT = f"return {ANSWERED}"


def seconds(driver: WebDriver, server: Server, side: str) -> float:
    """Return the seconds from asking for a side's page to its first answer."""
    begun = time.perf_counter()
    driver.get(f"{server.address}/{side}.html")
    while not driver.execute_script(WAIT):
        # Asking all the time would keep the page from its work.
        time.sleep(0.05)
    taken = time.perf_counter() - begun
    driver.get("about:blank")
    return taken


def measure(server: Server, side: str) -> tuple[float, float]:
    """Return what the first page view takes and what the second, in a Firefox of its own."""
    with tempfile.TemporaryDirectory() as folder, start("firefox", Path(folder)) as engine:
        engine.driver.set_script_timeout(LIMIT_SECONDS)
        # Firefox does much once it has started; the page is not to pay for that.
        engine.driver.get(f"{server.address}/none.html")
        return seconds(engine.driver, server, side), seconds(engine.driver, server, side)


def main() -> None:
    """Measure both sides in turn and print their ratios."""
    reason = why_missing("firefox")
    if reason:
        print(f"Start of Python in Firefox: not measured ({reason})")
        return
    with serve_sides() as server:
        rounds = [{side: measure(server, side) for side in SIDES} for _ in range(ROUNDS)]
    print(f"Start of Python in Firefox, {ROUNDS} rounds, medians, the site's own against the stock")
    for place, name in enumerate(("cold", "warm")):
        theirs, ours = (median(taken[side][place] for taken in rounds) for side in SIDES)
        print(f"  {name:9}  {ours / theirs:6.1%}   {ours:.2f} s of {theirs:.2f} s")


if __name__ == "__main__":
    main()
