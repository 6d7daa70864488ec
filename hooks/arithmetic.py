"""Works out the sums of worked examples exactly; owns no part of the page, the macros do."""

import ast
import operator
from collections.abc import Callable
from fractions import Fraction

MAX_POWER = 1000


def _power(base: Fraction, power: Fraction) -> Fraction:
    if abs(power) > MAX_POWER:
        raise ValueError(f"a power of {power} is too large for an example")
    # A power that is no whole number, such as a root, is the one sum that leaves exact fractions.
    return Fraction(base**power)


_OPERATORS: dict[type[ast.operator], Callable[[Fraction, Fraction], Fraction]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.Pow: _power,
}


def evaluate(expression: str) -> Fraction:
    """Return the exact value of a sum of numbers, written with ``+ - * / **`` and brackets.

    Raises:
        ValueError: It holds anything else, or divides by zero.

    >>> evaluate("30*20 + 5*180/12")
    Fraction(675, 1)
    >>> evaluate("1 - (1 - 0.05)**2")
    Fraction(39, 400)
    """
    try:
        return _value(ast.parse(expression.strip(), mode="eval").body, expression)
    except (SyntaxError, TypeError, ZeroDivisionError) as error:
        raise ValueError(f"“{expression}” is no sum that can be worked out") from error


def _value(node: ast.expr, expression: str) -> Fraction:
    match node:
        case ast.Constant(value=int() | float() as value) if not isinstance(value, bool):
            # The literal's own digits are exact where the float made of them is not.
            return Fraction(ast.get_source_segment(expression.strip(), node) or "")
        case ast.UnaryOp(op=ast.USub(), operand=operand):
            return -_value(operand, expression)
        case ast.BinOp(left=left, op=sign, right=right) if type(sign) in _OPERATORS:
            return _OPERATORS[type(sign)](_value(left, expression), _value(right, expression))
    raise ValueError(f"“{expression}” holds more than numbers and + - * / **")
