"""The shapes of a chart: axes, band, line and dots, each an SVG element as a plain dict.

The colours stand as attributes, so that a downloaded picture looks like itself anywhere; on the
page the classes let the style sheet choose others.
"""

from collections.abc import Sequence
from fractions import Fraction
from itertools import groupby
from typing import Any

from churn_calculator.axes import FONT_SIZE, labelled
from churn_calculator.messages import message
from churn_calculator.periods import Rate
from churn_calculator.picture import EDGE, HEIGHT, MARGIN, WIDTH, Picture, Point

__all__ = ["Shape", "shapes"]

HEADING, LABELS, NAME = 16, 220, 247
# With more points than these, dots would hide the line.
MOST_DOTS = 15
INK, PAPER = "#14505c", "#ffffff"
WHITE_PAPER = f"0,0 {WIDTH},0 {WIDTH},{HEIGHT} 0,{HEIGHT}"

# A text's height is that of its middle, which stays there in whatever size a page writes it.
TEXT_LOOKS = {
    "dy": "0.35em",
    "fill": "currentColor",
    "font-size": str(FONT_SIZE),
    "font-family": "Commissioner, sans-serif",
}

Shape = dict[str, Any]


def shapes(picture: Picture, up: str, along: str) -> list[Shape]:
    """Return all shapes of a picture, those in front last; `up` and `along` name its axes."""
    return [
        _shape("polygon", "paper", points=WHITE_PAPER, fill=PAPER),
        *_grid(picture),
        *_names(picture, up, along),
        *_bands(picture),
        *_line(picture),
    ]


def _shape(tag: str, look: str, **attributes: str | float) -> Shape:
    written = {
        name.replace("_", "-"): value if isinstance(value, str) else _coordinate(value)
        for name, value in attributes.items()
    }
    return {"tag": tag, "attributes": {"class": f"churn-chart__{look}", **written}}


def _text(text: str, x: float, y: float, anchor: str, look: str) -> Shape:
    places = {"x": _coordinate(x), "y": _coordinate(y), "text-anchor": anchor}
    looks = {"class": f"churn-chart__{look}", **TEXT_LOOKS}
    return {"tag": "text", "attributes": looks | places, "text": text}


def _coordinate(number: float) -> str:
    return f"{number:.1f}".removesuffix(".0")


def _path(picture: Picture, ends: Sequence[tuple[int, Rate]]) -> str:
    return " ".join(f"{_coordinate(picture.x(i))},{_coordinate(picture.y(v))}" for i, v in ends)


def _grid(picture: Picture) -> list[Shape]:
    shapes = []
    for tick in picture.ticks:
        y = picture.y(tick)
        shapes += [
            _shape(
                "line",
                "grid",
                x1=picture.left,
                x2=picture.right,
                y1=y,
                y2=y,
                stroke="currentColor",
                stroke_opacity="0.2" if tick else "0.7",
            ),
            _text(picture.tick(tick), picture.left - MARGIN, y, "end", "tick"),
        ]
    return shapes


def _names(picture: Picture, up: str, along: str) -> list[Shape]:
    if picture.unit:
        up = message(f"chart.{picture.unit}", picture.locale, name=up)
    middle = (picture.left + picture.right) / 2
    labels = [point.label for point in picture.points]
    return [
        _text(up, EDGE, HEADING, "start", "name"),
        _text(along, middle, NAME, "middle", "name"),
        *(
            _text(labels[index], picture.x(index), LABELS, "middle", "tick")
            for index in labelled(labels, picture.spacing)
        ),
    ]


def _bands(picture: Picture) -> list[Shape]:
    """Return a band for each run of points that have an interval, and a bar for a lone one."""
    known = enumerate(picture.points)
    runs = groupby(known, key=lambda item: item[1].low is not None and item[1].high is not None)
    return [_band(picture, list(run)) for has_interval, run in runs if has_interval]


def _band(picture: Picture, run: list[tuple[int, Point]]) -> Shape:
    highs = [(index, point.high or Fraction(0)) for index, point in run]
    lows = [(index, point.low or Fraction(0)) for index, point in run]
    if len(run) == 1:
        path = _path(picture, highs + lows)
        return _shape(
            "polyline",
            "bar",
            points=path,
            stroke=INK,
            stroke_width="2.5",
            stroke_opacity="0.4",
            fill="none",
        )
    path = _path(picture, highs + lows[::-1])
    return _shape("polygon", "band", points=path, fill=INK, fill_opacity="0.2")


def _line(picture: Picture) -> list[Shape]:
    ends = [(index, point.value) for index, point in enumerate(picture.points)]
    path = _path(picture, ends)
    (index, value), dotted = ends[-1], ends if len(ends) <= MOST_DOTS else ends[-1:]
    return [
        _shape("polyline", "line", points=path, stroke=INK, stroke_width="2.5", fill="none"),
        *(
            _shape("circle", "dot", cx=picture.x(i), cy=picture.y(v), r="3.5", fill=INK)
            for i, v in dotted
        ),
        _text(picture.last, picture.x(index) + MARGIN, picture.y(value), "start", "value"),
    ]
