"""Numbers are written as CLDR has it, held against Babel where Babel follows CLDR."""

from fractions import Fraction

import pytest
from babel.numbers import format_decimal
from churn_calculator.formats import write_canonical, write_decimal, write_integer, write_percent


@pytest.mark.parametrize("locale", ["en", "el", "et"])
@pytest.mark.parametrize("number", [0, 7, 999, 12_500, 999_999, 1_000_000, 123_456_789_012_345])
def test_integers_are_grouped_as_babel_groups_them(locale: str, number: int) -> None:
    assert write_integer(number, locale) == format_decimal(number, locale=locale)


@pytest.mark.parametrize(
    ("locale", "text"), [("en", "1,000"), ("el", "1.000"), ("et", "1000"), ("et", "9999")]
)
def test_estonian_leaves_four_digits_ungrouped(locale: str, text: str) -> None:
    # CLDR 48 gives Estonian a minimum of two grouping digits, which Babel does not apply.
    number = int("".join(c for c in text if c.isdigit()))
    assert write_integer(number, locale) == text


@pytest.mark.parametrize(("locale", "text"), [("en", "-1,250"), ("el", "-1.250"), ("et", "−1250")])
def test_minus_sign_is_the_locales(locale: str, text: str) -> None:
    assert write_integer(-1250, locale) == text


@pytest.mark.parametrize(
    ("numerator", "denominator", "text"),
    [
        (1, 5, "20%"),
        (1, 40, "2.5%"),
        (1, 800, "0.13%"),
        (-1, 800, "-0.13%"),
        (1, 20_000, "0.01%"),
        (1, 20_001, "<0.01%"),
        (0, 1, "0%"),
        (1, 1, "100%"),
        (19_999, 20_000, ">99.99%"),
        (3, 2, "150%"),
    ],
)
def test_percent_is_rounded_halves_away_from_zero(
    numerator: int, denominator: int, text: str
) -> None:
    assert write_percent(Fraction(numerator, denominator), "en") == text


def test_decimal_has_no_zeros_at_its_end() -> None:
    assert write_decimal(Fraction(12_345, 10), 2, "el") == "1.234,5"
    assert write_decimal(Fraction(3), 2, "et") == "3"


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (Fraction(2, 3), "0.666666666666667"),
        (Fraction(1, 10**15), "0.000000000000001"),
        (Fraction(800), "800"),
        (Fraction(10**14), "100000000000000"),
    ],
)
def test_canonical_decimal_shows_at_most_15_digits(value: Fraction, text: str) -> None:
    assert write_canonical(value) == text
