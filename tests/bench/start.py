"""Compares the start of Python with the stock embed: bytes, cold, warm, main-thread tasks."""

import time
from dataclasses import dataclass, field
from statistics import median

from playwright.sync_api import Browser

from tests.bench.serving import Server
from tests.bench.sides import SIDES, open_browser, open_page, serve_sides

ROUNDS = 5
# What both sides need besides Python is not counted.
NOT_PYTHON = (".html", ".js", "/python.json", ".ico")


@dataclass
class Measured:
    """What one side took, round by round: seconds, and milliseconds for the tasks."""

    bytes: int = 0
    cold: list[float] = field(default_factory=list)
    warm: list[float] = field(default_factory=list)
    tasks: list[float] = field(default_factory=list)


def measure(browser: Browser, server: Server, side: str, measured: Measured) -> None:
    """Open a side with an empty cache, then again with a full one."""
    context = browser.new_context()
    server.sent.clear()
    for times in (measured.cold, measured.warm):
        page = context.new_page()
        begun = time.perf_counter()
        open_page(page, server, side)
        times.append(time.perf_counter() - begun)
        measured.tasks.append(page.evaluate("window.longest"))
        page.close()
    measured.bytes = sum(n for path, n in server.sent.items() if not path.endswith(NOT_PYTHON))
    context.close()


def main() -> None:
    """Measure both sides in turn and print their ratios."""
    sides = {side: Measured() for side in SIDES}
    with serve_sides() as server, open_browser() as browser:
        # The first round is not counted: it wakes the machine.
        for counted in [False] + [True] * ROUNDS:
            for side, measured in sides.items():
                measure(browser, server, side, measured if counted else Measured())
    stock, lean = (sides[side] for side in SIDES)
    print(f"Start of Python, {ROUNDS} rounds, medians, the site's own against the stock embed")
    print(f"  bytes      {lean.bytes / stock.bytes:6.1%}   {lean.bytes} of {stock.bytes}")
    for name in ("cold", "warm"):
        ours, theirs = median(getattr(lean, name)), median(getattr(stock, name))
        print(f"  {name:9}  {ours / theirs:6.1%}   {ours:.2f} s of {theirs:.2f} s")
    print(f"  longest main-thread task   {max(lean.tasks):.0f} ms, {max(stock.tasks):.0f} ms stock")


if __name__ == "__main__":
    main()
