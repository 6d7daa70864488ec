"""Rows stand in an order in time: which it is, and whether one is missing, is never guessed."""

from typing import Any

import pytest
from churn_calculator import read_series


def read(*rows: str) -> dict[str, Any]:
    *_, last = read_series(["\n".join(rows).encode()], "en")
    result: dict[str, Any] = last["result"]
    return result


def codes(result: dict[str, Any]) -> list[str]:
    return [note["code"] for note in result["notes"]]


def test_newest_period_first_does_not_turn_the_trend_round() -> None:
    rows = ["2024-04,1000,10", "2024-03,1000,10", "2024-02,1000,100", "2024-01,1000,100"]
    result = read(*rows)
    # 1% in the later half after 10% in the earlier one.
    assert result["values"]["trend"]["exact"] == "-9"
    assert "series.newest_first" in codes(result)
    assert read(*reversed(rows))["values"]["trend"]["exact"] == "-9"


def test_order_that_cannot_be_read_is_told() -> None:
    assert "series.file_order" in codes(read("1000,10", "1000,20"))


@pytest.mark.parametrize(
    "periods",
    [
        ("2024-01-31", "2024-02-29", "2024-03-31"),
        ("2024-01-01", "2024-04-01", "2024-07-01"),
        ("2022-01-01", "2023-01-01", "2024-01-01"),
        ("2024-02-26", "2024-03-04", "2024-03-11"),
        ("9999-10-31", "9999-11-30", "9999-12-31"),
    ],
)
def test_days_a_period_apart_are_consecutive(periods: tuple[str, ...]) -> None:
    result = read(*(f"{period},10,1" for period in periods))
    # 1 - 0.9^3
    assert result["values"]["compounded"]["decimal"] == "0.271"


@pytest.mark.parametrize(
    "periods", [("2016-01-01", "2024-03-05"), ("2024-01-01", "2024-03-01"), ("2024-01", "2024-03")]
)
def test_missing_period_is_a_gap(periods: tuple[str, ...]) -> None:
    assert "compounded" not in read(*(f"{period},10,1" for period in periods))["values"]


def test_chart_of_many_rows_keeps_the_extremes() -> None:
    rows = [f"p{n},1000,{900 if n == 501 else 50}" for n in range(1000)]
    result = read(*rows)
    assert "90%" in result["charts"][0]["description"]
    assert result["charts"][0]["table"] is not None
