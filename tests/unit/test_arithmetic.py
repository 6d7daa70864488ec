"""The sums of worked examples, against results done by hand."""

from fractions import Fraction

import pytest
from arithmetic import evaluate


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("64/800", Fraction(2, 25)),
        ("30*20 + 5*180/12", Fraction(675)),
        ("(9/10) * (7/9)", Fraction(7, 10)),
        ("1 - 0.9**2", Fraction(19, 100)),
        ("-3 + 0.1 + 0.2", Fraction(-27, 10)),
    ],
)
def test_sum_is_exact(expression: str, value: Fraction) -> None:
    assert evaluate(expression) == value


@pytest.mark.parametrize(
    "expression",
    ["1/0", "2 +", "__import__('os')", "'a'*9", "x", "True", "10**9**9", "(-2)**0.5", "5//2"],
)
def test_what_is_no_sum_is_refused(expression: str) -> None:
    with pytest.raises(ValueError, match=r"sum|holds|too large"):
        evaluate(expression)
