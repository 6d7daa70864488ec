"""A number that is written can be read again, and what is read is never a guess."""

import pytest
from churn_calculator.errors import InputError
from churn_calculator.formats import write_integer
from churn_calculator.notations import LOCALES
from churn_calculator.numerals import read_count
from churn_calculator.refusals import MAX_DIGITS
from hypothesis import given
from hypothesis import strategies as st

locales = st.sampled_from(LOCALES)
counts = st.integers(min_value=0, max_value=10**MAX_DIGITS - 1)
spaces = st.sampled_from([" ", "\u00a0", "\u202f", "\u2009", "'"])


@given(counts, locales)
def test_written_number_reads_back(count: int, locale: str) -> None:
    assert read_count("start", write_integer(count, locale), locale) == count


@given(counts, locales, spaces)
def test_spaces_and_apostrophes_group_in_every_country(count: int, locale: str, mark: str) -> None:
    assert read_count("start", f" {count:,} ".replace(",", mark), locale) == count


@given(counts, locales)
def test_canonical_number_means_the_same_everywhere(count: int, locale: str) -> None:
    assert read_count("start", str(count), locale, canonical=True) == count


@given(st.integers(1, 999), st.integers(0, 999))
def test_mark_that_differs_between_countries_is_never_guessed(head: int, tail: int) -> None:
    foreign = {".": ("en", "et"), ",": ("el", "et")}
    for mark, locale in [(m, country) for m in foreign for country in foreign[m]]:
        with pytest.raises(InputError) as refusal:
            read_count("start", f"{head}{mark}{tail:03}", locale)
        assert refusal.value.reason == "ambiguous"


@given(st.text(max_size=30) | st.text("0123456789.,' -+e%_x\u00a0", max_size=20), locales)
def test_any_text_is_a_count_or_is_refused_with_a_reason(text: str, locale: str) -> None:
    try:
        count = read_count("start", text, locale)
    except InputError:
        return
    # Reading drops marks only: the digits are those of the text, in their order.
    assert str(count) == ("".join(c for c in text if c in "0123456789").lstrip("0") or "0")
