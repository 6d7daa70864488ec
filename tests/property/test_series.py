"""Whatever the bytes and however they are cut, a file gets a result or errors."""

import json
from itertools import pairwise
from typing import Any

from churn_calculator import Series, read_series, write_csv
from hypothesis import given
from hypothesis import strategies as st

locales = st.sampled_from(["en", "el", "et"])
encodings = st.sampled_from(["", "utf-8", "utf-16", "windows-1253", "windows-1257", "windows-1252"])
# Pieces that files are made of, so that many of them get further than the first row.
pieces = st.lists(
    st.sampled_from(
        [
            *(b"start,lost", b"1000,20", b"Kuu;Alguses;Lahkus", b"2024-01", b"03/2024", b"1.000"),
            *(b"\n", b"\r\n", b"\r", b",", b";", b"\t", b'"', b'""', b" ", b"0", b"7", b"-1"),
            *(b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff", b"\0", b"\xe1", b"\xce\xb1", b"\xce"),
            *("Μήνας;Στην αρχή;Χάθηκαν\n".encode(), "Χάθηκαν".encode("cp1253")),
            *("αρχή;χάθηκαν\n5;1".encode("utf-16"), b"500,3\n400,2\n"),
        ]
    ),
    max_size=30,
).map(b"".join)
files = st.one_of(pieces, st.binary(max_size=300))
rows = st.lists(
    st.integers(1, 10**12).flatmap(lambda s: st.tuples(st.just(s), st.integers(0, s))),
    min_size=1,
    max_size=30,
)


def result(chunks: list[bytes], locale: str, encoding: str = "") -> dict[str, Any]:
    """Read to the end; there is one result, and it is the last of what comes."""
    *progress, last = read_series(chunks, locale, encoding=encoding)
    assert all(set(told) == {"progress", "rows"} for told in progress)
    assert set(last) == {"result"}
    answer: dict[str, Any] = last["result"]
    return answer


@given(files, locales, encodings)
def test_any_bytes_get_a_result_or_errors(data: bytes, locale: str, encoding: str) -> None:
    answer = result([data], locale, encoding)
    json.dumps(answer, ensure_ascii=False).encode()
    assert answer["ok"] is not bool(answer.get("errors"))
    if answer["ok"]:
        counts = answer["counts"]
        assert counts["rows"] == counts["good"] + counts["bad"]
        assert counts["good"] == len(answer["rows"]) == len(answer["points"])
        assert counts["bad"] == len(answer["bad"])


@given(files, locales, encodings, st.lists(st.integers(0, 300), max_size=8), st.booleans())
def test_cutting_does_not_matter(
    data: bytes, locale: str, encoding: str, cuts: list[int], bytewise: bool
) -> None:
    places = range(len(data)) if bytewise else sorted(cuts)
    edges = [0, *places, max([len(data), *places])]
    chunks = [data[first:end] for first, end in pairwise(edges)]
    assert b"".join(chunks) == data
    assert result(chunks, locale, encoding) == result([data], locale, encoding)


@given(rows, locales)
def test_downloaded_file_reads_back(counts: list[tuple[int, int]], locale: str) -> None:
    told = [(place + 2, f"{2000 + place}", *pair) for place, pair in enumerate(counts)]
    series = Series()
    text = "".join(write_csv(told, locale))
    *_, last = read_series([text.encode()], locale, series=series)
    assert list(series) == told
    assert last["result"]["values"].keys() >= {"pooled", "compounded"}


@given(rows)
def test_pooled_rate_lies_between_the_lowest_and_the_highest(
    counts: list[tuple[int, int]],
) -> None:
    data = "".join(f"{start},{lost}\n" for start, lost in counts).encode()
    answer = result([data], "en")
    rates = [lost / start for start, lost in counts]
    pooled = float(answer["values"]["pooled"]["decimal"])
    assert min(rates) - 1e-12 <= pooled <= max(rates) + 1e-12
