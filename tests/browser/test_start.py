"""The start of Python: lean, kept in the cache, and whole again when something is missing."""

import subprocess
from collections.abc import Callable
from pathlib import Path

from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.browser.published import PYTHON, addresses, changed_wheel, publish_wheel

Watch = Callable[..., Watched]

METERED = "Object.defineProperty(navigator, 'connection', { value: { saveData: true } })"
LINK = "?start=1200&lost=30"
# What starting Python calls, the calculator included, is kept; what an answer calls besides is not.
HOLLOW_ANSWERS = """
import { readFileSync, writeFileSync } from "node:fs";
import { startPython } from "./runtime/node.mjs";
import { hollow, watchMarks } from "./runtime/wasm.mjs";

const [wheel, result] = process.argv.slice(1);
const files = { runtime: "build/lean/marked", library: "build/lean/library.zip", wheel };
const called = await watchMarks(async () => {
  const python = await startPython(files);
  python.pyimport("whole_library").install(() => {});
  python.pyimport("churn_bridge");
});
const interpreter = readFileSync("build/lean/runtime/pyodide.asm.wasm");
writeFileSync(result, hollow(interpreter, called));
"""
# Counts what the page asks the worker, and what the worker answers.
COUNT_MESSAGES = """
window.asked = 0;
const { postMessage } = Worker.prototype;
Worker.prototype.postMessage = function (message) {
  if (message.kind === "ask") window.asked += 1;
  return postMessage.call(this, message);
};
"""


def python_requests(watch: Watched) -> list[str]:
    return [url for url in watch.requests if PYTHON in url]


def test_metered_connection_waits_for_a_touch(server: Server, watched: Watch) -> None:
    watch = watched()
    watch.context.add_init_script(METERED)
    page = watch.open(server.address + address("en"))
    page.wait_for_load_state("networkidle")
    page.goto(server.address + address("en") + LINK)
    page.wait_for_load_state("networkidle")
    assert python_requests(watch) == []
    calculator = CalculatorPage(page)
    expect(page.locator("input[name=lost]")).to_have_value("30")
    expect(calculator.root.locator("[data-part=stale]")).to_be_visible()
    page.locator("input[name=lost]").focus()
    calculator.expect_value("churn_rate", "2.5%")


def test_second_page_view_takes_python_from_the_cache(server: Server, watched: Watch) -> None:
    watch = watched()
    page = watch.open(server.address + address("en") + LINK)
    CalculatorPage(page).expect_value("churn_rate", "2.5%")
    assert [path for path in server.served if path.startswith(PYTHON)]
    server.served.clear()
    page.goto(server.address + address("el") + LINK)
    CalculatorPage(page).expect_value("churn_rate", "2,5%")
    assert [path for path in server.served if path.startswith(PYTHON)] == []


def test_module_that_was_cut_away_is_fetched_when_needed(
    server: Server, site: Path, watched: Watch
) -> None:
    old, new = "return Fraction(self.lost, self.start)", "return Fraction(mean([2]), 5)"
    wheel = changed_wheel(site, "churn.py", old, f"from statistics import mean; {new}")
    publish_wheel(server, site, wheel)
    # What the module calls may be missing in turn, so that the whole runtime is asked for as well.
    watch = watched(expect_whole=True, expect_faults=True)
    page = watch.open(server.address + address("en") + LINK)
    CalculatorPage(page).expect_value("churn_rate", "40%")
    assert server.address + PYTHON + addresses(site)["wholeLibrary"] in watch.whole


def interpreter(site: Path) -> str:
    return f"{PYTHON}{addresses(site)['runtime']}pyodide.asm.wasm"


def test_function_that_was_left_out_is_called_in_the_whole_runtime(
    server: Server, site: Path, watched: Watch, tmp_path: Path
) -> None:
    wheel = next(Path("build/wheel").glob("*.whl"))
    subprocess.run(
        ["node", "--input-type=module", "-e", HOLLOW_ANSWERS, wheel, tmp_path / "wasm"], check=True
    )
    server.replaced[interpreter(site)] = (tmp_path / "wasm").read_bytes()
    watch = watched(expect_whole=True, expect_faults=True)
    page = watch.open(server.address + address("en"))
    CalculatorPage(page).fill(start="1,200", lost="30")
    CalculatorPage(page).expect_value("churn_rate", "2.5%")
    assert interpreter(site) in server.served
    assert watch.whole


def test_interpreter_that_the_browser_cannot_compile_is_replaced(
    server: Server, site: Path, watched: Watch
) -> None:
    server.replaced[interpreter(site)] = b"\0asm\1\0\0\0 and so on"
    page = watched(expect_whole=True, expect_faults=True).open(
        server.address + address("en") + LINK
    )
    CalculatorPage(page).expect_value("churn_rate", "2.5%")


def type_quickly(page: Page, numbers: range) -> None:
    """Type numbers one after the other without leaving the page time for anything between."""
    page.locator("input[name=lost]").evaluate(
        """(input, numbers) => {
          for (const number of numbers) {
            input.value = String(number);
            input.dispatchEvent(new InputEvent("input", { bubbles: true }));
          }
        }""",
        list(numbers),
    )


def test_typing_queues_no_stale_questions(server: Server, watched: Watch) -> None:
    watch = watched()
    watch.context.add_init_script(COUNT_MESSAGES)
    page = watch.open(server.address + address("en") + "?start=1000&lost=1")
    CalculatorPage(page).expect_value("churn_rate", "0.1%")
    before = page.evaluate("window.asked")
    type_quickly(page, range(2, 61))
    CalculatorPage(page).expect_value("churn_rate", "6%")
    # The first was asked at once, and the last when that one was answered.
    assert page.evaluate("window.asked") - before == 2
    expect(page.locator("churn-calculator [data-part=stale]")).to_be_hidden(timeout=START_MS)
