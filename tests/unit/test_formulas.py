"""Formulas mean what their writers typed, and fit a phone."""

import re

import pytest
from formula_text import Fraction, Group, Number, Power, Root, Row, Words, read
from formulas import set_formulas
from mathml import NARROWEST, ROOM, mathml

RATE = "churn rate = customers lost / customers at the start × 100%"
LONG = "contacts in which the customer had to change channel / all contacts × 100%"


def test_division_takes_what_stands_right_before_and_after_it() -> None:
    assert read("a / b × c") == Row((Fraction(Words("a"), Words("b")), Words("c")), ("×",))
    assert read("a × b / c") == Fraction(Row((Words("a"), Words("b")), ("×",)), Words("c"))
    assert read("a + b / c") == Row((Words("a"), Fraction(Words("b"), Words("c"))), ("+",))


def test_what_stands_close_together_is_one_factor() -> None:
    assert read("z²/4n²") == Fraction(
        Power(Words("z"), Number("2")), Row((Number("4"), Power(Words("n"), Number("2"))), ("",))
    )
    both = Row((Words("p"), Group("(", Row((Number("1"), Words("p")), ("−",)))), ("",))
    assert read("p(1 − p)/n") == Fraction(both, Words("n"))


def test_bracket_that_a_bar_or_a_root_makes_needless_is_left_out() -> None:
    assert read("(a − b) / c") == Fraction(Row((Words("a"), Words("b")), ("−",)), Words("c"))
    assert read("√(a / b)") == Root(Fraction(Words("a"), Words("b")))
    left = Group("(", Row((Number("1"), Words("c")), ("−",)))
    assert read("(1 − c)^(1/12)") == Power(left, Fraction(Number("1"), Number("12")))


@pytest.mark.parametrize(
    "name", ["age t−1", "ποσοστό (%)", "first-contact share", "solved, not back"]
)
def test_name_stays_one_name(name: str) -> None:
    assert read(f"{name} / all") == Fraction(Words(name), Words("all"))


@pytest.mark.parametrize("text", ["a / ", "(a + b", "a + b)", "a = = b", "√", "a # b^"])
def test_formula_that_cannot_be_read_stops_the_build_and_is_named(text: str) -> None:
    with pytest.raises(ValueError, match=re.escape(text.strip())):
        set_formulas(f"<blockquote>\n<p>{text}</p>\n</blockquote>")


def test_block_quote_with_prose_in_it_stops_the_build() -> None:
    with pytest.raises(ValueError, match="formulas and nothing else"):
        set_formulas("<blockquote><p>A <em>word</em></p></blockquote>")


def test_screen_reader_hears_what_was_typed() -> None:
    assert f'alttext="{RATE}"' in mathml(read(RATE), RATE)
    assert 'alttext="a &lt;' in set_formulas("<blockquote><p>a &lt; = b</p></blockquote>")


def test_greek_writers_bold_is_no_part_of_the_formula() -> None:
    bold = set_formulas("<blockquote><p><strong>α = β</strong></p></blockquote>")
    assert bold == set_formulas("<blockquote><p>α = β</p></blockquote>")


def test_long_formula_breaks_before_its_sign_and_short_one_does_not() -> None:
    assert "<mtable" not in mathml(read("gap = a − b"), "")
    assert mathml(read(RATE), RATE).count("<mtr>") == 2


def test_no_line_of_a_long_name_is_wider_than_a_phone() -> None:
    names = re.findall(r"<span>(.*?)</span>", mathml(read(LONG), LONG))
    assert names
    for line in "<br>".join(names).split("<br>"):
        assert len(line.strip()) <= ROOM
    assert NARROWEST < ROOM
