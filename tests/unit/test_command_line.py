"""`churn` answers as the package does, and says on standard error what is wrong."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from churn_calculator import calculate, cli

CHURN = Path(sys.executable).with_name("churn")


def words(request: dict[str, str]) -> list[str]:
    return [word for key, value in request.items() for word in (f"--{key}", value)]


def test_json_is_the_packages_result(typed_case: dict[str, Any], capsys: Any) -> None:
    status = cli.main([*words(typed_case["request"]), "--json"])
    printed = capsys.readouterr()
    result = calculate(typed_case["request"])
    assert json.loads(printed.out) == result
    assert status == (0 if result["ok"] else 2)
    for error in result.get("errors", []):
        assert error["text"] in printed.err


def test_report_shows_result_and_steps() -> None:
    done = subprocess.run(
        [CHURN, "--start", "1.000", "--lost", "200", "--locale", "el"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert (
        "Από 1.000 πελάτες έφυγαν 200 μέσα στον μήνα: το ποσοστό απώλειας είναι 20%." in done.stdout
    )
    assert "200 / 1.000 = 20%" in done.stdout
    assert done.stderr == ""


def test_every_error_is_told_with_its_field() -> None:
    done = subprocess.run([CHURN, "--lost", "x"], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert done.stdout == ""
    first, second = done.stderr.splitlines()
    assert first.startswith("Customers at the start of the period: Fill in")
    assert second.startswith("Customers lost: “x” is not a number")


@pytest.mark.parametrize("typed", [b"\xff\xfe", b"-1e3", b"--", b"-5%"])
def test_no_argument_ends_in_a_traceback(typed: bytes) -> None:
    done = subprocess.run(
        [os.fsencode(CHURN), b"--start", typed, b"--lost", b"1", b"--json"],
        capture_output=True,
        check=False,
    )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert json.loads(done.stdout)["ok"] is False
