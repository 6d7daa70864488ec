"""Charts: every point stands where its number says, and the words are the reader's."""

from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from churn_calculator import calculate
from churn_calculator.axes import labelled, ticks
from churn_calculator.chart import series_chart

SMALL = {"mode": "outlook", "start": "1000", "lost": "100", "periods": "2"}
MARKS = {"en": "1,000", "el": "1.000", "et": "1000"}
Places = list[tuple[float, float]]


def outlook(locale: str = "en", **changed: str) -> dict[str, Any]:
    (chart,) = calculate({"locale": locale} | SMALL | changed)["charts"]
    assert isinstance(chart, dict)
    return chart


def shapes(chart: dict[str, Any], look: str) -> list[dict[str, Any]]:
    name = f"churn-chart__{look}"
    return [shape for shape in chart["shapes"] if shape["attributes"]["class"] == name]


def places(chart: dict[str, Any], look: str) -> Places:
    (shape,) = shapes(chart, look)
    pairs = (pair.split(",") for pair in shape["attributes"]["points"].split())
    return [(float(x), float(y)) for x, y in pairs]


def tick_texts(chart: dict[str, Any]) -> list[str]:
    """Return the texts of the numbers up the side."""
    return [s["text"] for s in shapes(chart, "tick") if s["attributes"]["text-anchor"] == "end"]


def names_along(chart: dict[str, Any]) -> list[str]:
    return [s["text"] for s in shapes(chart, "tick") if s["attributes"]["text-anchor"] == "middle"]


def rates(*shares: str) -> list[tuple[str, Decimal, None, None]]:
    return [(str(number), Decimal(share), None, None) for number, share in enumerate(shares, 1)]


@pytest.mark.parametrize("highest", ["0", "0.00003", "0.0625", "0.31", "0.5", "0.77", "1"])
def test_ticks_of_rates_are_few_round_and_start_at_0(highest: str) -> None:
    found = ticks(Fraction(highest), whole=False)
    assert found[0] == 0
    assert 3 <= len(found) <= 5
    assert found[-2] < max(Fraction(highest), Fraction(1, 10_000)) <= found[-1]
    # Round: one or two digits, the second a 5 at most, and then noughts.
    digits = f"{Decimal(found[1].numerator) / found[1].denominator:f}".replace(".", "").strip("0")
    assert digits in {"1", "2", "25", "5"}


@pytest.mark.parametrize("highest", [1, 2, 3, 7, 9, 10, 12, 999, 1000, 1001, 10**15 - 1])
def test_ticks_of_customers_are_whole(highest: int) -> None:
    found = ticks(Fraction(highest), whole=True)
    assert 3 <= len(found) <= 5
    assert all(tick.denominator == 1 for tick in found)
    assert found[-1] >= highest


def test_labels_are_thinned_to_what_fits() -> None:
    # "2024-01" is 6 digits of 11.52 and a dash of 5.76, and 8 of a gap: 82.88 units.
    assert labelled(["2024-01"] * 31, 10) == [0, 10, 20, 30]
    assert labelled(["2024-01"] * 36, 10) == [0, 10, 20, 35]
    assert labelled(["2024-01"] * 3, 83) == [0, 1, 2]
    assert labelled(["2024-01"] * 3, 10) == [2]
    assert labelled(["2024-01"], 10) == [0]
    labels = names_along(outlook(periods="120"))
    assert labels[0] == "0"
    assert labels[-1] == "120"
    assert 4 <= len(labels) <= 10


def test_points_stand_where_the_numbers_say() -> None:
    # The plot is 160 units high, from y = 200 for 0 to y = 40 for 1,000; 1,000, 900 and 810 are
    # left, so y is 40, 200 - 0.9 * 160 = 56 and 200 - 0.81 * 160 = 70.4.
    chart = outlook()
    line = places(chart, "line")
    assert [y for _, y in line] == [40, 56, 70.4]
    # Evenly spaced, but for rounding.
    assert line[1][0] - line[0][0] == pytest.approx(line[2][0] - line[1][0], abs=0.11)
    dots = [
        (float(s["attributes"]["cx"]), float(s["attributes"]["cy"])) for s in shapes(chart, "dot")
    ]
    assert dots == line
    grid = [float(s["attributes"]["y1"]) for s in shapes(chart, "grid")]
    assert grid == [200, 160, 120, 80, 40]


def test_band_carries_the_ends_of_the_interval_through_the_formula() -> None:
    # Wilson's interval of 100 out of 1,000, from statsmodels 0.14: 0.0829094 to 0.1201520. Left
    # after one period: 917.09 to 879.85; after two: 841.06 to 774.13.
    band = places(outlook(), "band")
    heights = [40, 200 - 0.160 * 917.09, 200 - 0.160 * 841.06]
    depths = [200 - 0.160 * 774.13, 200 - 0.160 * 879.85, 40]
    assert [y for _, y in band] == pytest.approx(heights + depths, abs=0.051)
    assert [x for x, _ in band[:3]] == [x for x, _ in band[:2:-1]]


@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_texts_are_of_the_locale(locale: str) -> None:
    chart = outlook(locale)
    assert tick_texts(chart)[-1] == MARKS[locale]
    assert names_along(chart) == ["0", "1", "2"]
    assert MARKS[locale] in chart["description"]
    assert "810" in chart["description"]
    assert "774–841" in chart["description"]
    (value,) = shapes(chart, "value")
    assert value["text"] == "810"
    mark = "." if locale == "en" else ","
    assert f"8{mark}29%" in chart["caption"]
    assert chart["locale"] == locale


def test_outlook_has_the_same_numbers_in_its_table() -> None:
    result = calculate({"locale": "en"} | SMALL)
    assert result["charts"][0]["table"] is None
    assert result["tables"][0]["rows"][-1] == ["2", "810", "774–841"]
    others = {"locale": "en", "start": "1000", "lost": "100"}
    assert calculate(others)["charts"] == []


@pytest.mark.parametrize(("lost", "last"), [("0", "1,000"), ("1000", "0")])
def test_nobody_or_everybody_leaves(lost: str, last: str) -> None:
    (value,) = shapes(outlook(lost=lost), "value")
    assert value["text"] == last


def test_huge_counts_are_told_in_large_units() -> None:
    chart = outlook(start="999999999999999", lost="0", periods="120")
    assert tick_texts(chart)[-1] == "1,000,000"
    assert any("billions" in shape["text"] for shape in shapes(chart, "name"))
    (first, _), *_, (last, _) = places(chart, "line")
    assert last - first > 120
    chart = outlook("el", start="12345678", lost="1000000")
    assert tick_texts(chart) == ["0", "5", "10", "15"]
    (value,) = shapes(chart, "value")
    # 12,345,678 * (1 - 1,000,000 / 12,345,678)^2 = 10,426,678.1
    assert value["text"] == "10,4"


def test_series_tells_first_last_lowest_and_highest() -> None:
    chart = series_chart(rates("0.05", "0.08", "0.025", "0.04"), "et")
    for part in ("(1): 5%", "(4): 4%", "2,5% (3)", "8% (2)"):
        assert part in chart["description"]
    assert tick_texts(chart) == ["0%", "2%", "4%", "6%", "8%"]
    assert places(chart, "line")[1][1] == 40
    assert chart["table"]["rows"][0] == ["1", "5%", ""]


def test_band_of_a_series_has_gaps_where_an_interval_is_unknown() -> None:
    known = (Decimal("0.05"), Decimal("0.02"), Decimal("0.1"))
    points = [("a", *known), ("b", *known), ("c", Decimal("0.05"), None, None), ("d", *known)]
    chart = series_chart(points, "el")
    assert len(places(chart, "band")) == 4
    assert len(places(chart, "bar")) == 2
    assert chart["table"]["rows"][0] == ["a", "5%", "2%–10%"]


def test_one_period_stands_in_the_middle() -> None:
    ((x, _),) = places(series_chart(rates("0.05"), "en"), "line")
    assert 100 < x < 260


def test_many_points_have_one_dot() -> None:
    assert len(shapes(series_chart(rates(*["0.05"] * 200), "en"), "dot")) == 1


def test_everything_is_plain_text_in_ascii_numbers() -> None:
    for shape in outlook("et", start="20000")["shapes"]:
        assert all(isinstance(value, str) for value in shape["attributes"].values())
        assert all(value.isascii() for value in shape["attributes"].values())
