"""Works out what the pictures' templates cannot: line breaks, rows of dots and staircases.

It owns no part of a page, pictures does. All lengths are in the units of a picture's drawing.
"""

from collections.abc import Iterable

# A phone of 360 pixels shows a picture this wide, so that a unit is a pixel there.
WIDTH = 328
TEXT_SIZE = 15
# A row of dots, and their distance, which pictures.css has too.
COLUMNS, PITCH = 10, 14


def coordinate(number: float) -> str:
    """Return a number as an attribute holds it: whole, since nobody sees a part of a pixel.

    >>> coordinate(14.3), coordinate(-0.4)
    ('14', '0')
    """
    return str(round(number))


def text_lines(text: str, width: float) -> list[str]:
    """Break a text between its words, so that no line is wider than a width.

    Raises:
        ValueError: A word alone is wider.

    >>> text_lines("Average of start and end", 140)
    ['Average of', 'start and end']
    """
    lines = [""]
    # A no-break space holds a number together: only the plain one is a place to break.
    for word in text.split(" "):
        longer = f"{lines[-1]} {word}".strip()
        if text_width(longer) <= width:
            lines[-1] = longer
        elif text_width(word) <= width:
            lines = [*filter(None, lines), word]
        else:
            raise ValueError(f"“{word}” is wider than {width:g}; shorten it or give it more room")
    return lines


def text_width(text: str) -> float:
    """Return about how wide a text is, rather too wide than too narrow."""
    from churn_calculator.axes import FONT_SIZE
    from churn_calculator.axes import text_width as width_in_a_chart

    return float(width_in_a_chart(text)) * TEXT_SIZE / FONT_SIZE


def dots(count: int, x: float, y: float, first: int = 0) -> str:
    """Return the path of some dots of a grid, row by row.

    Its stroke has round ends and dashes without length, so that a row of dots is one line.

    Args:
        count: How many dots are drawn.
        x: The middle of the grid's first dot.
        y: Likewise.
        first: How many dots of the grid stand before these.

    >>> dots(3, 7, 7, first=9)
    'M133 7h0.1m-126.1 14h14.1'
    """
    path, place, end = "", first, first + count
    while place < end:
        row, column = divmod(place, COLUMNS)
        length = min(COLUMNS - column, end - place)
        start = f"M{coordinate(x + column * PITCH)} {coordinate(y + row * PITCH)}"
        # Every row but the last ends in the last column: alike, they compress to nothing.
        path += f"m-{(COLUMNS - 1) * PITCH}.1 {PITCH}" if path else start
        # A little longer than to the last dot's middle, or rounding might leave it out.
        path += f"h{(length - 1) * PITCH}.1"
        place += length
    return path


def staircase(points: Iterable[tuple[float, float]]) -> str:
    """Return the path that goes level to each point and then up or down to it.

    >>> staircase([(0, 0), (20, 10), (30, 40)])
    'M0 0H20V10H30V40'
    """
    places = [(coordinate(x), coordinate(y)) for x, y in points]
    x, y = places[0]
    return f"M{x} {y}" + "".join(f"H{x}V{y}" for x, y in places[1:])
