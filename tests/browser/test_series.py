"""Many periods: pasted, chosen or dropped; bad rows told, good ones counted, nothing sent."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START_MS, address
from tests.browser.conftest import Server, Watched
from tests.browser.published import PYTHON, addresses

Watch = Callable[..., Watched]


def read_file(page: Page, name: str, content: bytes) -> None:
    page.locator("#series-file").set_input_files(
        {"name": name, "mimeType": "text/csv", "buffer": content}
    )
    page.locator("churn-series [type=submit]").click()


@pytest.mark.parametrize(
    "locale", ["et", *(pytest.param(each, marks=pytest.mark.soak) for each in ("en", "el"))]
)
def test_example_file_is_read_in_its_language(
    locale: str, server: Server, watched: Watch, site: Path
) -> None:
    page = watched().open(server.address + address(locale))
    read_file(page, "example.csv", (site / f"assets/examples/churn-{locale}.csv").read_bytes())
    series = page.locator("churn-series")
    # 211 of 7,618 were lost over the six months.
    rate = "2.77%" if locale == "en" else "2,77%"
    expect(series.locator("[data-part=summary]")).to_contain_text(rate, timeout=START_MS)
    expect(series.get_by_role("row")).to_have_count(7)
    expect(series.locator("svg")).to_have_count(1)


def test_bad_row_is_told_and_the_good_ones_count(
    server: Server, watched: Watch, tmp_path: Path
) -> None:
    page = watched().open(server.address + address("el"))
    page.locator("#series-text").fill("2026-01\t1.000\t20\n2026-02\t980\tx\n2026-03\t970\t19\n")
    page.locator("churn-series [type=submit]").click()
    series = page.locator("churn-series")
    expect(series.locator("[data-part=tables]")).to_contain_text("«x»", timeout=START_MS)
    # 39 of 1,970
    expect(series.locator("[data-part=summary]")).to_contain_text("1,98%")
    with page.expect_download() as download:
        series.locator("[data-part=download]").click()
    file = tmp_path / "periods.csv"
    download.value.save_as(file)
    lines = file.read_bytes().decode("utf-8-sig").splitlines()
    assert lines[1] == "2026-01;1000;20;0,02"
    assert len(lines) == 3


def test_pasted_text_comes_back_with_a_reload(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("et"))
    rows = "2026-01\t1000\t20\n"
    page.locator("#series-text").fill(rows)
    page.reload()
    expect(page.locator("#series-text")).to_have_value(rows)
    expect(page.locator("churn-series [type=submit]")).to_be_enabled()
    page.goto(server.address + address("el"))
    expect(page.locator("#series-text")).to_have_value(rows)


def test_hostile_file_gets_a_clear_word(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("et"))
    read_file(page, "photo.csv", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR")
    errors = page.locator("churn-series [data-part=errors]")
    expect(errors).to_be_visible(timeout=START_MS)
    assert errors.inner_text().strip()
    read_file(page, "empty.csv", b"")
    expect(page.locator("churn-series [data-part=state]")).to_be_visible()


def test_long_file_can_be_stopped(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("en"))
    rows = b"".join(b"%d,1000,%d\r\n" % (2000 + n, n % 900) for n in range(60_000))
    read_file(page, "long.csv", rows)
    progress = page.locator("churn-series progress")
    page.wait_for_function(
        "() => document.querySelector('churn-series progress').value > 0", timeout=START_MS
    )
    page.locator("churn-series [data-part=stop]").click()
    expect(progress).to_be_hidden()
    expect(page.locator("churn-series [data-state=stopped]")).to_be_visible()
    # The form is as it was, and can be sent again.
    assert page.locator("#series-file").evaluate("(input) => input.files.length") == 1


def test_what_came_last_is_what_is_read(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("en"))
    series = page.locator("churn-series")
    summary = series.locator("[data-part=summary]")
    read_file(page, "a.csv", b"1000,10\n")
    expect(summary).to_contain_text("1%", timeout=START_MS)
    page.locator("#series-text").fill("1000\t500\n")
    series.locator("[type=submit]").click()
    expect(summary).to_contain_text("50%")
    read_file(page, "long.csv", b"".join(b"%d,1000,10\r\n" % n for n in range(50_000)))
    page.locator("#series-text").fill("1000\t250\n")
    series.locator("[type=submit]").click()
    expect(summary).to_contain_text("25%", timeout=START_MS)
    page.wait_for_timeout(2500)
    expect(summary).to_contain_text("25%")


def test_python_that_cannot_start_is_told_and_tried_again(
    server: Server, site: Path, watched: Watch
) -> None:
    server.replaced[f"{PYTHON}{addresses(site)['runtime']}pyodide.mjs"] = None
    page = watched(expect_faults=True).open(server.address + address("el"))
    page.locator("#series-text").fill("1000\t10\n")
    series = page.locator("churn-series")
    series.locator("[type=submit]").click()
    expect(series.locator("[data-state=network]")).to_be_visible(timeout=START_MS)
    server.replaced.clear()
    series.locator("[type=submit]").click()
    expect(series.locator("[data-part=summary]")).to_contain_text("1%", timeout=START_MS)


def test_steps_and_the_very_lines_are_shown(server: Server, watched: Watch) -> None:
    page = watched(permissions=["clipboard-read", "clipboard-write"]).open(
        server.address + address("et")
    )
    page.locator("#series-text").fill("2026-01\t1000\t20\n2026-02\t980\t30\n")
    series = page.locator("churn-series")
    series.locator("[type=submit]").click()
    expect(series.locator("[data-part=summary]")).to_contain_text("2,53%", timeout=START_MS)
    expect(series.locator("[data-part=steps]")).to_contain_text("50 / 1980")
    expect(series.locator("[data-part=sources]")).to_contain_text("def newcombe(")
    series.get_by_role("button", name="Kopeeri vastus").click()
    expect(series.locator("[data-part=copied]")).to_be_visible()
    assert "2,53%" in page.evaluate("navigator.clipboard.readText()")
