"""The package answers the shared cases, and keeps its promises about the answer's shape."""

import json
from typing import Any

import pytest
from churn_calculator import calculate
from churn_calculator.notations import LOCALES

REQUEST = {"locale": "el", "start": "1.000", "lost": "200"}


def test_calculate_answers_shared_case(case: dict[str, Any]) -> None:
    result = calculate(case["request"])
    if "codes" in case:
        assert [error["code"] for error in result["errors"]] == case["codes"]
    else:
        texts = {name: result["values"][name]["text"] for name in case["texts"]}
        assert texts == case["texts"]
        exact = {name: result["values"][name]["exact"] for name in case.get("exact", {})}
        assert exact == case.get("exact", {})


def test_result_carries_each_number_in_both_spellings() -> None:
    assert calculate(REQUEST)["inputs"] == {
        "start": {"canonical": "1000", "typed": "1.000"},
        "lost": {"canonical": "200", "typed": "200"},
    }
    linked = {"locale": "et", "start": "12500", "lost": "3", "numbers": "canonical"}
    assert calculate(linked)["inputs"]["start"] == {"canonical": "12500", "typed": "12\u00a0500"}


def test_values_are_exact_decimal_and_text() -> None:
    assert calculate(REQUEST)["values"]["churn_rate"] == {
        "exact": "1/5",
        "decimal": "0.2",
        "text": "20%",
        "unit": "rate",
    }
    third = calculate({"locale": "en", "start": "3", "lost": "1"})["values"]["churn_rate"]
    assert third["decimal"] == "0.333333333333333"


def test_steps_can_be_redone_by_hand() -> None:
    first, second, third = calculate(REQUEST)["steps"][:3]
    assert (first["numbers"], first["relation"], first["result"]) == ("200 / 1.000", "=", "20%")
    assert (second["numbers"], second["result"]) == ("1.000 − 200", "800")
    assert (third["numbers"], third["result"]) == ("800 / 1.000", "80%")
    assert first["formula"] == "πελάτες που χάθηκαν / πελάτες στην αρχή"


def test_rounded_result_is_marked_and_its_fraction_told() -> None:
    result = calculate({"locale": "en", "start": "3", "lost": "1"})
    assert result["steps"][0]["relation"] == "≈"
    assert "1/3" in next(n["text"] for n in result["notes"] if n["code"] == "note.rounded")


def test_large_loss_names_the_other_reading() -> None:
    note = calculate(REQUEST)["notes"][0]
    assert note["code"] == "note.other_reading"
    assert "800" in note["text"]
    assert "80%" in note["text"]
    small = calculate(REQUEST | {"lost": "20"})["notes"]
    assert "note.other_reading" not in [note["code"] for note in small]


@pytest.mark.parametrize("locale", ["de", "", "EN", None])
def test_unknown_locale_is_an_error_in_english_beside_the_others(locale: str | None) -> None:
    request = {"start": "0", "lost": "x"} | ({} if locale is None else {"locale": locale})
    result = calculate(request)
    codes = [error["code"] for error in result["errors"]]
    assert codes == ["locale.unknown", "start.zero", "lost.not_a_number"]
    assert result["locale"] == "en"
    assert f"Use one of these: {', '.join(LOCALES)}." in result["errors"][0]["text"]


def test_unknown_key_is_named_in_a_note() -> None:
    notes = calculate(REQUEST | {"stat": "7"})["notes"]
    assert "stat" in next(n["text"] for n in notes if n["code"] == "note.unused")


def test_unknown_mode_is_an_error() -> None:
    result = calculate(REQUEST | {"mode": "weather"})
    assert [error["code"] for error in result["errors"]] == ["mode.unknown"]


def test_readable_number_is_kept_beside_an_unreadable_one() -> None:
    result = calculate({"locale": "et", "start": "1 000", "lost": "x"})
    assert result["inputs"] == {"start": {"canonical": "1000", "typed": "1 000"}}


def test_error_says_what_was_read_and_both_readings() -> None:
    (error,) = calculate({"locale": "el", "start": "1,000", "lost": "200"})["errors"]
    assert error["field"] == "start"
    for told in ("«1,000»", "1.000", "1000"):
        assert told in error["text"]


def test_huge_input_is_not_repeated_in_full() -> None:
    (error,) = calculate({"locale": "en", "start": "9" * 100_000, "lost": "1"})["errors"]
    assert error["code"] == "start.too_long"
    assert len(error["text"]) < 200


def test_result_is_plain_json() -> None:
    result = calculate(REQUEST)
    assert json.loads(json.dumps(result)) == result
