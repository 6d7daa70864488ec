"""Writes a formula as MathML; owns no part of a page, formulas does.

A phone has room for some 34 characters: long formulas go into one line a side, and long names
break into lines there. The breaks are hidden on wider screens.
"""

import html
from textwrap import wrap

from formula_text import CLOSING, Fraction, Group, Number, Part, Power, Root, Row, Words

ROOM = 34
# Shorter lines than this would cut most names after each word.
NARROWEST = 11
# What a sign takes with the space around it, in characters.
SIGN = 3
FUNCTIONS = ("ln",)


def width(part: Part) -> int:
    """Return about how many characters wide a part is when nothing breaks."""
    match part:
        case Number(text) | Words(text):
            return len(text)
        case Power(base, exponent):
            return width(base) + (width(exponent) + 1) // 2
        case Root(of) | Group(_, of):
            return width(of) + 2
        case Fraction(above, below):
            return max(width(above), width(below))
        case Row(parts, signs):
            between = sum(SIGN if sign.strip() else len(sign) for sign in signs)
            return sum(width(one) for one in parts) + between


def mathml(part: Part, text: str) -> str:
    """Return a formula as a `math` element; `text` is what it says to who cannot see it."""
    if isinstance(part, Row) and part.signs[0] in "=≈" and width(part) > ROOM:
        first, *others = part.parts
        lines = [_lay(first, ROOM)]
        lines += [
            _sign(sign) + _lay(side, ROOM - SIGN)
            for sign, side in zip(part.signs, others, strict=True)
        ]
        inside = _table(lines, ' displaystyle="true"')
    else:
        inside = _lay(part, ROOM)
    alternative = html.escape(text)
    return f'<math displaystyle="true" alttext="{alternative}">{inside}</math>'


def _lay(part: Part, room: int) -> str:
    """Write a part so that it is about as wide as there is room."""
    match part:
        case Number(text):
            return f"<mn>{html.escape(text)}</mn>"
        case Words(text):
            return _name(text, room)
        case Power(one, other) | Fraction(one, other):
            element = "msup" if isinstance(part, Power) else "mfrac"
            return f"<{element}>{_one(_lay(one, room))}{_one(_lay(other, room))}</{element}>"
        case Root(of):
            return f"<msqrt>{_lay(of, room - 2)}</msqrt>"
        case Group(opening, of):
            brackets = f"<mo>{opening}</mo>", f"<mo>{CLOSING[opening]}</mo>"
            return f"<mrow>{brackets[0]}{_lay(of, room - 2)}{brackets[1]}</mrow>"
        case Row():
            return _row(part, room)


def _row(row: Row, room: int) -> str:
    """Write parts side by side; the wide ones share the room that the narrow ones leave."""
    between = sum(SIGN if sign.strip() else len(sign) for sign in row.signs)
    widths = [width(part) for part in row.parts]
    wide = [size for size in widths if size > (room - between) // len(widths)]
    share = (room - between - sum(widths) + sum(wide)) // max(len(wide), 1)
    # One wide part alone is no narrower on a line of its own.
    if share < NARROWEST and len(wide) > 1 and set(row.signs) <= set("+−"):
        return _folded(row, room)
    written = [_lay(part, max(share, NARROWEST)) for part in row.parts]
    for place, sign in enumerate(row.signs):
        before = _sign(sign) if sign.strip() else _SPACE if sign else ""
        written[place + 1] = before + written[place + 1]
    return f"<mrow>{''.join(written)}</mrow>"


def _folded(row: Row, room: int) -> str:
    """Write a long sum in lines, each of which but the first begins with its sign."""
    lines, left = [""], room
    for sign, part in zip(("", *row.signs), row.parts, strict=True):
        written = (_sign(sign) if sign else "") + _lay(part, room - SIGN)
        needed = width(part) + SIGN
        if lines[-1] and needed > left:
            lines.append("")
            left = room
        lines[-1] += written
        left -= needed
    return _table(lines)


_SPACE = '<mspace width="0.3em"></mspace>'


def _one(written: str) -> str:
    """Wrap what may be more than one element where MathML counts the elements."""
    return f"<mrow>{written}</mrow>"


def _sign(sign: str) -> str:
    # At the beginning of a line, too, it stands between two things.
    return f'<mo form="infix">{sign}</mo>'


def _table(lines: list[str], attributes: str = "") -> str:
    rows = "".join(f"<mtr><mtd><mrow>{line}</mrow></mtd></mtr>" for line in lines)
    return f"<mtable{attributes}>{rows}</mtable>"


def _name(text: str, room: int) -> str:
    if (len(text) == 1 and text.isalpha()) or text in FUNCTIONS:
        return f"<mi>{text}</mi>"
    lines = wrap(text, max(room, NARROWEST), break_long_words=False, break_on_hyphens=False)
    escaped = " <br>".join(html.escape(line) for line in lines)
    return f"<mtext>{f'<span>{escaped}</span>' if len(lines) > 1 else escaped}</mtext>"
