"""The rates of one period fit together, whatever the counts."""

from fractions import Fraction
from typing import Any

from churn_calculator import calculate
from hypothesis import given
from hypothesis import strategies as st

pairs = st.integers(1, 10**12).flatmap(lambda s: st.tuples(st.just(s), st.integers(0, s)))
locales = st.sampled_from(["en", "el", "et"])


def exact(start: int, lost: int, locale: str = "en") -> dict[str, Fraction]:
    request = {"locale": locale, "start": str(start), "lost": str(lost)}
    values: dict[str, Any] = calculate(request)["values"]
    return {name: Fraction(value["exact"]) for name, value in values.items() if value["exact"]}


@given(pairs)
def test_churn_and_retention_make_one(pair: tuple[int, int]) -> None:
    values = exact(*pair)
    assert values["churn_rate"] + values["retention_rate"] == 1
    assert values["remaining"] == pair[0] - pair[1]


@given(pairs, st.integers(1, 999))
def test_scaling_both_counts_changes_no_rate(pair: tuple[int, int], factor: int) -> None:
    start, lost = pair
    scaled = exact(start * factor, lost * factor)
    assert scaled["churn_rate"] == exact(start, lost)["churn_rate"]


@given(pairs, locales)
def test_figures_do_not_depend_on_the_language(pair: tuple[int, int], locale: str) -> None:
    assert exact(*pair, locale) == exact(*pair)


@given(st.dictionaries(st.text(max_size=10), st.text(max_size=30), max_size=6), locales)
def test_any_request_gets_a_result_or_errors(request: dict[str, str], locale: str) -> None:
    for asked in (request, request | {"locale": locale}, {"start": "10", "lost": "1"} | request):
        result = calculate(asked)
        assert result["ok"] is not bool(result.get("errors"))
        assert all(error["text"] and error["field"] for error in result.get("errors", []))
