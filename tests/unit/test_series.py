"""Files of many periods: figures by hand and by statsmodels, and a clear word for each fault."""

import codecs
import csv
import io
import json
import re
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from churn_calculator import Series, cli, read_series, write_csv
from churn_calculator.series.chain import Chain
from churn_calculator.series.headers import fold
from churn_calculator.series.lines import MAX_LINE
from churn_calculator.series.result import MAX_ROWS
from statsmodels.stats.proportion import confint_proportions_2indep

MONTHS = "Month,Customers at start,Lost\n2024-01,1000,50\n2024-02,950,38\n2024-03,912,57\n"
PNG = bytes.fromhex("89504e470d0a1a0a0000000d49484452")


def read(data: str | bytes, locale: str = "en", encoding: str = "") -> dict[str, Any]:
    chunk = data.encode() if isinstance(data, str) else data
    *_, last = read_series([chunk], locale, encoding=encoding)
    result: dict[str, Any] = last["result"]
    return result


def counts(result: dict[str, Any]) -> tuple[int, int]:
    return result["counts"]["good"], result["counts"]["bad"]


def code(data: str | bytes, locale: str = "en", encoding: str = "") -> str:
    result = read(data, locale, encoding)
    assert result["ok"] is False
    (error,) = result["errors"]
    assert error["text"]
    return str(error["code"])


def bad_codes(data: str | bytes, locale: str = "en") -> list[tuple[int, str]]:
    bad = read(data, locale)["bad"]
    return [(row["line"], error["code"]) for row in bad for error in row["errors"]]


def note_codes(data: str | bytes, locale: str = "en") -> list[str]:
    return [note["code"] for note in read(data, locale)["notes"]]


def test_figures_are_those_by_hand() -> None:
    values = read(MONTHS)["values"]
    # 50 + 38 + 57 = 145 lost of 1000 + 950 + 912 = 2862.
    assert values["pooled"]["exact"] == "145/2862"
    # 0.95 x 0.96 x 0.9375 = 0.855: after the three months 855 of the 1000 are left.
    assert values["compounded"] == {
        "exact": None,
        "decimal": "0.145",
        "text": "14.5%",
        "unit": "rate",
    }
    # The middle row is of the later half: 95/1862 - 50/1000 = 190/186200 = 5/4900, in points 5/49.
    assert values["trend"]["exact"] == "5/49"


def test_trend_is_that_of_statsmodels() -> None:
    values = read(MONTHS)["values"]
    low, high = confint_proportions_2indep(95, 1862, 50, 1000, compare="diff", method="newcomb")
    assert float(values["trend_low"]["decimal"]) == pytest.approx(100 * low, abs=1e-10)
    assert float(values["trend_high"]["decimal"]) == pytest.approx(100 * high, abs=1e-10)
    assert values["more_than_chance"]["exact"] == "false"


def test_middle_of_an_odd_number_of_rows_is_named() -> None:
    assert "series.odd" in note_codes(MONTHS)
    assert "series.odd" not in note_codes("10,1\n10,2\n")


def test_one_row_has_no_trend() -> None:
    result = read("1000,20")
    assert "trend" not in result["values"]
    assert "series.one_row" in [note["code"] for note in result["notes"]]


@pytest.mark.parametrize(
    "labels",
    [
        ("2023-12", "2024-01", "2024-02"),
        ("12/2023", "1/2024", "02.2024"),
        ("2023-Q3", "2023-Q4", "2024-Q1"),
        ("Q3 2023", "T4 2023", "K1/2024"),
        ("2022", "2023", "2024"),
        ("2024-02-28", "2024-02-29", "2024-03-01"),
        ("2024-01-01", "2024-01-08", "2024-01-15"),
        ("2024-01-01", "2024-02-01", "2024-03-01"),
    ],
)
def test_consecutive_periods_are_compounded(labels: tuple[str, ...]) -> None:
    result = read("".join(f"{label};100;10\n" for label in labels))
    assert result["values"]["compounded"]["decimal"] == "0.271"


@pytest.mark.parametrize(
    ("rows", "why"),
    [
        ("100;10\n100;10\n", "no_period"),
        ("2024-01;100;10\nsoon 2;100;10\n", "unknown_period"),
        ("2024-13;100;10\n2024-14;100;10\n", "unknown_period"),
        ("2024-02-30;100;10\n", "unknown_period"),
        ("2024-01;100;10\n2024-03;100;10\n", "gap"),
        ("2024-02;100;10\n2024-01;100;10\n", "gap"),
        ("2024-01;100;10\n2024-01;100;10\n", "gap"),
        ("2024;100;10\n2025-01;100;10\n", "gap"),
        ("2024-01-01;100;10\n2024-01-02;100;10\n2024-01-09;100;10\n", "gap"),
        ("2024-01;100;10\n2024-02;x;10\n2024-02;100;10\n", "bad_row"),
    ],
)
def test_other_periods_are_not_compounded_and_why(rows: str, why: str) -> None:
    result = read(rows)
    assert "compounded" not in result["values"]
    assert f"series.not_compounded.{why}" in [note["code"] for note in result["notes"]]


def test_bad_row_behind_the_last_period_breaks_nothing() -> None:
    assert "compounded" in read("2024-01;100;10\n2024-02;100;10\nsum;x;y\n")["values"]


def test_rate_of_one_is_kept_for_when_all_left() -> None:
    chain = Chain(has_periods=True)
    for year in range(1000, 1100):
        chain.add(1, str(year), 10**15, 10**15 - 1)
    assert chain.rate < 1
    chain.add(1, "1100", 1, 1)
    assert chain.rate == 1


@pytest.mark.parametrize(
    "header",
    [
        "Month,Customers at the start of the period,Customers lost",
        "DATE,start,LOST",
        "Period,Start_Customers,Churned",
        "Περίοδος,Πελάτες στην αρχή της περιόδου,Πελάτες που χάθηκαν",
        "ΜΗΝΑΣ,ΑΡΧΗ,ΕΦΥΓΑΝ",
        "Periood,Kliente perioodi alguses,Lahkunud kliente",
        "KUUPÄEV,Kliendid alguses,lahkus",
    ],
)
@pytest.mark.parametrize("order", [(0, 1, 2), (2, 1, 0), (1, 2, 0)])
@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_headers_in_any_language_and_order(
    header: str, order: tuple[int, ...], locale: str
) -> None:
    rows = [header.split(","), ["2024-01", "800", "40"]]
    data = "\n".join(";".join(row[place] for place in order) for row in rows)
    (row,) = read(data, locale)["rows"]
    assert [row[name] for name in ("period", "start", "lost")] == ["2024-01", "800", "40"]


def test_headers_are_folded() -> None:
    assert fold("  Πελάτες—ΣΤΗΝ αρχή ") == "πελατεσ στην αρχη"


@pytest.mark.parametrize("sign", ["%", "(%)", "€", "(€)", "$"])
def test_rate_or_money_is_no_count_of_customers(sign: str) -> None:
    result = read(f"Month;Start;Lost {sign};Lost\n2024-01;100;5;1\n")
    assert result["values"]["pooled"]["exact"] == "1/100"
    assert code(f"Start;Lost {sign}\n100;5\n") == "series.no_columns"


@pytest.mark.parametrize(
    "header", ["Name,Customers 2023,Customers 2024", "Στην 1η,Χάθηκαν ως 31/12"]
)
def test_unknown_headers_with_digits_are_no_numbers(header: str) -> None:
    assert code(f"{header}\n" + ",".join("9" * header.count(",")) + ",1\n") == "series.no_columns"


def test_first_row_without_the_lost_spoils_itself_only() -> None:
    assert bad_codes("2024-02;95;\n2024-01;100;5\n") == [(1, "lost.empty")]
    assert counts(read("1.000;5;\n900;5;\n", "el")) == (2, 0)


@pytest.mark.parametrize(
    "name",
    ["Total", "TOTAL 2024", "2024 total:", "Grand Total", "Σύνολο", "ΓΕΝΙΚΟ ΣΥΝΟΛΟ", "Kokku"],
)
@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_total_is_no_period(name: str, locale: str) -> None:
    data = f"2024-01;100;10\n2024-02;100;10\n{name};200;20\n2024-03;100;10\n"
    result = read(data, locale)
    assert bad_codes(data, locale) == [(3, "series.row_total")]
    assert name in result["bad"][0]["errors"][0]["text"]
    assert result["values"]["compounded"]["decimal"] == "0.271"


def test_total_above_no_period_column_is_seen() -> None:
    assert bad_codes(";Start;Lost\n2024-01;100;5\nTotal;100;5\n") == [(3, "series.row_total")]


@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_row_tells_its_own_columns_and_those_wanted(locale: str) -> None:
    (bad,) = read("2024-01;100;5\n2024-02;7;8;9;6\n", locale)["bad"]
    assert {"5", "3"} <= set(re.findall("[0-9]+", bad["errors"][0]["text"]))


def test_column_that_says_little_is_taken_and_named() -> None:
    assert "series.unclear_start" in note_codes("Customers,Lost\n100,1\n")
    assert "series.unclear_start" not in note_codes("Customers,Start,Lost\n1,100,1\n")


@pytest.mark.parametrize(
    ("data", "separator"),
    [
        ("5;1", ";"),
        ("5\t1", "\t"),
        ("5,1", ","),
        ('"a;b",5,1', ","),
        ("2024,1;5;1", ";"),
    ],
)
def test_separator_is_found_in_the_first_line(data: str, separator: str) -> None:
    result = read(data)
    assert result["separator"] == separator
    assert counts(result) == (1, 0)


def test_separator_that_a_spreadsheet_names_is_heard() -> None:
    result = read("sep=;\r\nperiod;start;lost\r\n2024,1;5;1\r\n")
    assert (result["separator"], counts(result)) == (";", (1, 0))
    assert result["rows"][0]["line"] == 3


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends_and_quotes(end: str) -> None:
    lines = ["period,start,lost", '"May, ""cold""","1,000", "20"', "", ",,", '"two', 'lines",5,1']
    result = read(end.join(lines))
    assert counts(result) == (2, 0)
    assert [row["period"] for row in result["rows"]] == ['May, "cold"', "two lines"]
    assert [row["line"] for row in result["rows"]] == [2, 5]


@pytest.mark.parametrize(
    ("locale", "typed"),
    [("el", "1.000"), ("en", '"1,000"'), ("et", "1 000"), ("et", "1\u00a0000")],
)
def test_numbers_are_read_as_in_the_country(locale: str, typed: str) -> None:
    result = read(f"p,{typed},20\n", locale)
    assert result["values"]["pooled"]["exact"] == "1/50"


@pytest.mark.parametrize(
    ("locale", "row", "expected"),
    [
        ("en", "x;1", ["start.not_a_number"]),
        ("en", ";1", ["start.empty"]),
        ("en", "x;y", ["start.not_a_number", "lost.not_a_number"]),
        ("en", "0;0", ["start.zero"]),
        ("en", "10;11", ["lost.exceeds_start"]),
        ("en", "1000.0;1", ["start.not_whole"]),
        ("el", "1000,00;1", ["start.not_whole"]),
        ("en", "1.000;1", ["start.ambiguous"]),
        ("en", "100;-1", ["lost.negative"]),
        ("en", "100", ["series.row_columns"]),
        ("en", "100;1;7", ["series.row_columns"]),
        ("en", '"100"x;1', ["series.quotes"]),
        ("en", "1" * 16 + ";1", ["start.too_long"]),
        ("en", "1" * (MAX_LINE + 1), ["series.line_too_long"]),
    ],
)
def test_bad_row_is_listed_and_the_good_ones_count(
    locale: str, row: str, expected: list[str]
) -> None:
    data = f"start;lost\n100;5\n{row}\n200;5\n"
    assert bad_codes(data, locale) == [(3, code) for code in expected]
    result = read(data, locale)
    assert counts(result) == (2, 1)
    assert result["values"]["pooled"]["exact"] == "1/30"
    assert all(error["text"] for bad in result["bad"] for error in bad["errors"])


def test_byte_0_far_behind_spoils_its_row_only() -> None:
    assert bad_codes("100;5\n" * 100 + "100;\0\n") == [(101, "series.row_binary")]


def test_number_torn_by_its_comma_is_refused() -> None:
    assert bad_codes("5,1\n1,000\n") == [(2, "lost.torn")]


@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_open_quote_costs_one_row(locale: str) -> None:
    data = 'a;5;1\n"b;5;1\n' + "c;5;1\n" * 200
    result = read(data, locale)
    assert counts(result) == (201, 1)
    assert bad_codes(data, locale) == [(2, "series.quotes")]


def test_quotes_on_every_line_are_read_in_time() -> None:
    # Each of these lines leaves a quote open, so that as many lines wait as may.
    line = ';""x","' * 100 + "\n"
    began = time.process_time()
    read("5,5,1\n" + line * 500)
    assert time.process_time() - began < 20


@pytest.mark.parametrize(
    ("data", "expected"),
    [
        (b"", "series.empty"),
        (b"\n\n", "series.no_rows"),
        (b"start,lost\n", "series.no_rows"),
        (b"start,lost\nx,y\n", "series.no_good_rows"),
        (PNG, "series.binary"),
        (b"%PDF-1.7\n", "series.binary"),
        (b"PK\x03\x04\x14\0\x06\0", "series.binary"),
        (b"1,2\n\0\0", "series.binary"),
        (b"name,city\nx,y\n", "series.no_columns"),
        (b"just words\n", "series.no_columns"),
        (b"start,opening customers,lost\n5,5,1\n", "series.column_twice"),
        (b"1," * 1500, "series.too_many_columns"),
        (b"1," * 500_000, "series.line_too_long"),
        (b'"start,lost\n5,1\n', "series.quotes"),
    ],
)
@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_hopeless_file_gets_a_word(data: bytes, expected: str, locale: str) -> None:
    assert code(data, locale) == expected


def test_unknown_locale_and_encoding_are_named() -> None:
    assert code("5,1", locale="de") == "locale.unknown"
    assert code("5,1", encoding="ebcdic") == "encoding.unknown"


def test_endless_line_is_not_kept() -> None:
    asked = 0

    def chunks() -> Iterator[bytes]:
        nonlocal asked
        for _ in range(800):
            asked += 1
            yield b"1" * 65536

    *_, last = read_series(chunks(), "en")
    assert last["result"]["errors"][0]["code"] == "series.line_too_long"
    assert asked == 800


def test_file_that_breaks_off_is_told() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"5,1\n"
        raise OSError

    *_, last = read_series(chunks(), "et")
    assert last["result"]["errors"][0]["code"] == "series.unreadable"


GREEK = "Μήνας;Στην αρχή;Χάθηκαν\nΜάρτιος;1.000;20\n"
ESTONIAN = "Kuu;Alguses;Lahkus\nmärts;1000;20\n"


@pytest.mark.parametrize(
    ("text", "locale", "codec", "name"),
    [
        (GREEK, "el", "utf-8", "utf-8"),
        (GREEK, "el", "utf-8-sig", "utf-8"),
        (GREEK, "el", "windows-1253", "windows-1253"),
        (ESTONIAN, "et", "windows-1257", "windows-1257"),
        (ESTONIAN, "en", "windows-1257", "windows-1257"),
        (GREEK, "el", "utf-16", "utf-16"),
        (GREEK, "el", "utf-16-le", "utf-16"),
        (ESTONIAN, "et", "utf-16-be", "utf-16"),
    ],
)
@pytest.mark.parametrize("size", [1, 2, 3, 1000])
def test_encoding_is_found_and_said(
    text: str, locale: str, codec: str, name: str, size: int
) -> None:
    data = text.encode(codec)
    *_, last = read_series([data[i : i + size] for i in range(0, len(data), size)], locale)
    result = last["result"]
    assert result["encoding"]["name"] == name
    assert result["rows"][0]["period"] == text.splitlines()[1].split(";")[0]
    assert any(note["code"].startswith("encoding") for note in result["notes"]) == (name != "utf-8")


@pytest.mark.parametrize("codec", ["utf-16-le", "utf-16-be"])
@pytest.mark.parametrize(
    "text",
    [
        "Month;Start;Lost\nspring – “mild”;100;5\n",
        "Περίοδος;Στην αρχή;Χάθηκαν;Παρατηρήσεις λογιστηρίου\nΆνοιξη;100;5;Τελική καταγραφή\n",
    ],
)
def test_utf16_without_its_mark_is_known_by_its_letters(text: str, codec: str) -> None:
    assert read(text.encode(codec), "el")["encoding"]["name"] == "utf-16"


def test_big_endian_and_changed_encodings() -> None:
    data = codecs.BOM_UTF16_BE + GREEK.encode("utf-16-be")
    assert read(data, "el")["encoding"]["name"] == "utf-16"
    assert read(GREEK.encode("cp1253"), "el", "windows-1253")["rows"][0]["period"] == "Μάρτιος"
    assert read(GREEK.encode("utf-16-le"), "el", "utf-16")["rows"][0]["period"] == "Μάρτιος"


def test_late_byte_that_fits_nowhere_spoils_its_row_only() -> None:
    data = "märts;5;1\n".encode() + b"m\xe4rts;5;1\n5;5;1\n"
    assert counts(read(data)) == (2, 1)
    assert bad_codes(data) == [(2, "series.undecodable")]


def test_what_is_kept_is_bounded() -> None:
    data = "start,lost\n" + "100,1\n" * 1500 + "x,1\n" * 1500
    result = read(data)
    assert counts(result) == (1500, 1500)
    assert [len(result[name]) for name in ("rows", "bad", "points")] == [200, 1000, 200]
    assert "series.more_bad" in [note["code"] for note in result["notes"]]
    assert result["points"][0][0] == "2"
    assert result["points"][-1][0] == "1501"


def test_rows_beyond_the_limit_are_not_read() -> None:
    whole = b"10,1\n" * MAX_ROWS
    assert "series.cut" not in note_codes(whole + b",\n\n")
    result = read(whole + b"10,9\n")
    assert counts(result) == (MAX_ROWS, 0)
    assert result["values"]["pooled"]["exact"] == "1/10"
    assert "series.cut" in [note["code"] for note in result["notes"]]


def test_progress_is_told_so_that_one_can_stop() -> None:
    asked = 0

    def chunks() -> Iterator[bytes]:
        nonlocal asked
        for _ in range(10):
            asked += 1
            yield b"10,1\n" * 5000

    told = read_series(chunks(), "en")
    assert next(told) == {"progress": 25_000, "rows": 2000}
    assert asked == 1
    assert sum("result" in word for word in told) == 1


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("en", '2024-01,12500,500,0.04\r\n"\'=a,b",3,1,0.333333333333333\r\n'),
        ("el", '2024-01;12500;500;0,04\r\n"\'=a,b";3;1;0,333333333333333\r\n'),
        ("et", '2024-01;12500;500;0,04\r\n"\'=a,b";3;1;0,333333333333333\r\n'),
    ],
)
def test_download_opens_in_the_country(locale: str, line: str) -> None:
    rows = [(2, "2024-01", 12500, 500), (3, "=a,b", 3, 1)]
    head, *lines = write_csv(rows, locale)
    assert head.startswith("\ufeff")
    assert "".join(lines) == line


@pytest.mark.parametrize("sign", ["=", "+", "-", "@", "\t", "\r", " ="])
def test_cell_that_looks_like_a_formula_is_escaped(sign: str) -> None:
    _, line = write_csv([(1, f"{sign}1+1", 5, 1)], "el")
    assert line.lstrip('"').startswith(f"'{sign}1+1")


@pytest.mark.parametrize("locale", ["en", "el", "et"])
@pytest.mark.parametrize("separator", [",", ";", "\t"])
def test_formula_behind_the_separator_of_another_country_is_quoted(
    locale: str, separator: str
) -> None:
    _, line = write_csv([(1, f"a{separator}=1+1", 5, 1)], locale)
    ((first, *_),) = csv.reader([line], delimiter=separator)
    assert first.startswith(f"a{separator}=1+1")


def test_period_that_looks_like_a_date_stays_a_text() -> None:
    _, line = write_csv([(1, "3/4", 5, 1)], "et")
    assert line.startswith("'3/4;5;1;")


def test_lines_that_computed_a_figure_are_told() -> None:
    result = read("2024-01;100;10\n2024-02;100;20\n")
    told = {entry["value"]: entry for entry in result["python"]}
    assert set(told) == {"pooled", "compounded", "trend", "trend_low"}
    assert "return Fraction(self.part, self.whole)" in told["pooled"]["source"]
    assert told["compounded"]["place"].startswith("series/chain.py:")
    assert "def newcombe(" in told["trend_low"]["source"]


def test_series_keeps_every_good_row() -> None:
    series = Series()
    list(read_series([b"10,1\nx,1\n20,2\n"], "en", series=series))
    assert list(series) == [(1, "", 10, 1), (3, "", 20, 2)]


def test_command_line_says_what_the_package_does(tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "months.csv"
    file.write_text(MONTHS + "2024-04,5,9\n")
    assert cli.main(["series", str(file), "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == read(file.read_bytes())
    assert cli.main(["series", str(file), "--locale", "et"]) == 0
    printed = capsys.readouterr().out
    assert "5,07%" in printed
    assert "Rida 5 (2024-04,5,9): Lahkunud kliente: " in printed


def test_command_line_reads_standard_input(monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(b"100,7\n")))
    assert cli.main(["series", "-"]) == 0
    assert "7%" in capsys.readouterr().out


def test_command_line_without_standard_input(monkeypatch: Any, capsys: Any) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    assert cli.main(["series", "-"]) == 2
    assert capsys.readouterr().err.startswith("-: The file could not be read.")


def test_command_line_says_which_encoding_was_guessed(tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "months.csv"
    file.write_bytes(GREEK.encode("cp1253"))
    assert cli.main(["series", str(file)]) == 2
    assert "Windows-1257" in capsys.readouterr().err


@pytest.mark.parametrize("data", ["\x1b[2Jx,\x1b\n1,2", "\x1b[2J,5,1\n", "a,\x1b[2J5,1\nb,5,1\n"])
def test_no_file_steers_the_terminal(data: str, tmp_path: Path, capsys: Any) -> None:
    file = tmp_path / "hostile.csv"
    file.write_text(data)
    cli.main(["series", str(file)])
    printed = capsys.readouterr()
    assert "\x1b" not in printed.out + printed.err


@pytest.mark.parametrize("name", ["missing.csv", ".", "a\0b"])
def test_file_that_cannot_be_read_gets_one_line(name: str, tmp_path: Path, capsys: Any) -> None:
    path = str(tmp_path / name)
    assert cli.main(["series", path]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("\n") == 1
    assert printed.err.startswith(f"{path}: The file could not be read.")
