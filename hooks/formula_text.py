"""Reads a formula as the writers type it; owns no part of a page, formulas does.

Words that follow one another are one quantity; ``/`` divides by the next factor alone; a minus is a
sign where a space follows it, so that “age t−1” stays one name.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_TOKEN = re.compile(
    r"(?P<space>\s*)(?:"
    r"(?P<number>€?\d+(?:[.,]\d+)*%?)"
    r"|(?P<raised>[⁰¹²³⁴⁵⁶⁷⁸⁹]+)"
    r"|(?P<word>(?:\(%\)|[^\W\d]−\d+|[^\s=≈+−±×·/^√()\[\]⁰¹²³⁴⁵⁶⁷⁸⁹\d])+)"
    r"|(?P<sign>[-=≈+−±×·/^√()\[\]])"
    r")"
)
CLOSING = {"(": ")", "[": "]"}


@dataclass(frozen=True)
class Number:
    """A number as it is written, with its sign of money or percent."""

    text: str


@dataclass(frozen=True)
class Words:
    """What a quantity is called; a single letter is a variable."""

    text: str


@dataclass(frozen=True)
class Power:
    """A base with its exponent."""

    base: "Part"
    exponent: "Part"


@dataclass(frozen=True)
class Root:
    """A square root."""

    of: "Part"


@dataclass(frozen=True)
class Fraction:
    """One part divided by another."""

    above: "Part"
    below: "Part"


@dataclass(frozen=True)
class Group:
    """A part in brackets."""

    opening: str
    of: "Part"


@dataclass(frozen=True)
class Row:
    """Parts with a sign before each but the first; a space, or nothing, is a sign too."""

    parts: tuple["Part", ...]
    signs: tuple[str, ...]


Part = Number | Words | Power | Root | Fraction | Group | Row


@dataclass(frozen=True)
class Token:
    """A piece of a formula, and whether a space stands before it."""

    kind: str
    text: str
    spaced: bool


_END = Token("end", "", False)


def tokens(text: str) -> list[Token]:
    """Return a formula's pieces, words that follow one another as one.

    Raises:
        ValueError: A character is none that formulas are written with.
    """
    found: list[Token] = []
    place = 0
    while place < len(text.rstrip()):
        match = _TOKEN.match(text, place)
        if not match or not match.lastgroup:
            raise ValueError(f"“{text[place:]}” cannot be read")
        place = match.end()
        kind, spaced = match.lastgroup, bool(match["space"])
        token = Token(kind, match[kind], spaced)
        if found and found[-1].kind == kind == "word":
            before = found.pop()
            token = Token(kind, f"{before.text} {token.text}", before.spaced)
        found.append(token)
    return found


class _Reader:
    def __init__(self, text: str) -> None:
        self._tokens = tokens(text)

    def next(self) -> Token:
        return self._tokens[0] if self._tokens else _END

    def take(self) -> Token:
        return self._tokens.pop(0) if self._tokens else _END

    def at(self, signs: str) -> bool:
        return self.next().kind == "sign" and self.next().text in signs

    def equation(self) -> Part:
        return self._row("=≈", self._sum)

    def _row(self, signs: str, part: Callable[[], Part]) -> Part:
        parts, between = [part()], []
        while self.at(signs):
            between.append(self.take().text)
            parts.append(part())
        return Row(tuple(parts), tuple(between)) if between else parts[0]

    def _sum(self) -> Part:
        return self._row("+−±", self._product)

    def _product(self) -> Part:
        product = self._factor()
        while self.at("×·/"):
            sign = self.take().text
            if sign == "/":
                product = Fraction(_bare(product), _bare(self._factor()))
            else:
                product = Row((product, self._factor()), (sign,))
        return product

    def _factor(self) -> Part:
        """Read parts that stand side by side, which are multiplied or belong to one name."""
        parts, between = [self._power()], []
        while self.next().kind in ("number", "word") or self.at("(["):
            between.append(" " if self.next().spaced else "")
            parts.append(self._power())
        return Row(tuple(parts), tuple(between)) if between else parts[0]

    def _power(self) -> Part:
        base = self._atom()
        if self.next().kind == "raised":
            return Power(base, Number(self.take().text.translate(_RAISED)))
        if self.at("^"):
            self.take()
            return Power(base, _bare(self._atom()))
        return base

    def _atom(self) -> Part:
        token = self.take()
        if token.kind == "number":
            return Number(token.text)
        if token.kind == "word":
            return Words(token.text)
        if token == Token("sign", "√", token.spaced):
            return Root(_bare(self._atom()))
        if token.kind == "sign" and token.text in CLOSING:
            inside = self.equation()
            if not self.at(CLOSING[token.text]):
                raise ValueError(f"{CLOSING[token.text]} is missing before “{self.next().text}”")
            self.take()
            return Group(token.text, inside)
        raise ValueError(f"a quantity is missing before “{token.text}”")


def _bare(part: Part) -> Part:
    """Return a part without brackets that a fraction's bar, a root or raising makes needless."""
    return part.of if isinstance(part, Group) else part


def read(text: str) -> Part:
    """Return what a formula says.

    Raises:
        ValueError: It cannot be read; the message says where.

    >>> read("rate = lost / start × 100%").signs
    ('=',)
    >>> read("z²/2n")
    Fraction(above=Power(base=Words(text='z'), exponent=Number(text='2')), \
below=Row(parts=(Number(text='2'), Words(text='n')), signs=('',)))
    """
    reader = _Reader(text)
    part = reader.equation()
    if reader.next() != _END:
        raise ValueError(f"it goes on with “{reader.next().text}” where it should end")
    return part
