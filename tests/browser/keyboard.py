"""Walking through a page by keyboard, and what is wrong with where the focus goes."""

from itertools import pairwise
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

FOLDER = Path(__file__).parent
LOOK = f"() => {{ {(FOLDER / 'focus.js').read_text(encoding='utf-8')} return look(document); }}"
CONTROLS = (FOLDER / "controls.js").read_text(encoding="utf-8")
# No page has as many places to stop at; whoever takes more steps is in a trap.
MOST_STEPS = 400

Stop = dict[str, Any]


def look(page: Page) -> Stop | None:
    """Return what has the focus, and what is wrong with how it shows; None if nothing has it."""
    stop: Stop | None = page.evaluate(LOOK)
    return stop


def press(page: Page, key: str, steps: int) -> list[Stop]:
    """Return the stops of so many steps, up to where the page ends."""
    stops: list[Stop] = []
    for _ in range(steps):
        page.keyboard.press(key)
        stop = look(page)
        if stop is None:
            break
        stops.append(stop)
    return stops


def faults_of_order(stops: list[Stop]) -> list[str]:
    """Return the steps that go back in the page's order, or up in its text."""
    found = []
    for one, other in pairwise(stops):
        step = f"{one['name']} → {other['name']}"
        is_up = other["bottom"] <= one["top"]
        # The next column begins at the top again.
        is_beside = other["left"] >= one["right"]
        if other["place"] <= one["place"]:
            found.append(f"{step}: goes back")
        elif not one["apart"] and not other["apart"] and is_up and not is_beside:
            found.append(f"{step}: goes up")
    return found


def faults_of_walk(page: Page) -> list[str]:
    """Walk to the end of a page and back, and return all that is wrong with it."""
    forth = press(page, "Tab", MOST_STEPS)
    if len(forth) == MOST_STEPS:
        return [f"no way on from {forth[-1]['name']}"]
    reached = {int(stop["place"]) for stop in forth}
    found = faults_of_order(forth)
    for control in page.evaluate(CONTROLS):
        if not reached & set(control["places"]):
            found.append(f"{control['name']}: not reached")
    back = press(page, "Shift+Tab", len(forth))
    if [stop["place"] for stop in back] != [stop["place"] for stop in reversed(forth)]:
        found.append(f"another way back: {[stop['name'] for stop in back]}")
    for key, stops in (("Tab", forth), ("Shift+Tab", back)):
        found += [f"{key}, {stop['name']}: {fault}" for stop in stops for fault in stop["faults"]]
    return found
