"""Line charts with the band of an interval, as plain descriptions that a page draws as SVG."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from churn_calculator.messages import message
from churn_calculator.periods import Rate
from churn_calculator.picture import HEIGHT, WIDTH, Kind, Picture, Point, write_value
from churn_calculator.shapes import shapes

__all__ = ["Texts", "draw_chart", "series_chart"]

SeriesPoint = tuple[str, Rate, Rate | None, Rate | None]


@dataclass(frozen=True)
class Texts:
    """The words of a chart: `up` and `along` name its axes; `caption` says what the band means."""

    title: str
    description: str
    caption: str
    up: str
    along: str


def draw_chart(
    points: Sequence[Point], kind: Kind, texts: Texts, locale: str, *, file: str
) -> dict[str, Any]:
    """Return the description of a line chart.

    Args:
        points: At least one, in order and evenly spaced.
        kind: What the values are, `percent` for shares of 1.
        texts: Its words, in the language of `locale`.
        locale: How its numbers are written.
        file: The name under which the picture is saved.

    Returns:
        A dict that can be written as JSON: the texts `title`, `description` and `caption`, `file`,
        `locale`, `width` and `height`, and `shapes`: each the `tag` of an SVG element, its
        `attributes` and perhaps a `text`. `table` is None: the numbers stand in another table.
    """
    picture = Picture(points, kind, locale)
    return {
        "title": texts.title,
        "description": texts.description,
        "caption": texts.caption,
        "file": file,
        "locale": locale,
        "width": WIDTH,
        "height": HEIGHT,
        "shapes": shapes(picture, texts.up, texts.along),
        "table": None,
    }


def series_chart(points: Sequence[SeriesPoint], locale: str) -> dict[str, Any]:
    """Return the description of the rates of some periods, with a table of the same numbers.

    Args:
        points: At least one: the period's name, its rate and the ends of the rate's interval, as
            shares of 1; None for both ends where there is no interval.
        locale: The language, and how its numbers are written.
    """
    drawn = [Point(*point) for point in points]
    texts = Texts(
        title=message("chart.series.title", locale),
        description=_describe(drawn, locale),
        caption=message("chart.series.caption", locale),
        up=message("value.churn_rate", locale),
        along=message("chart.period", locale),
    )
    chart = draw_chart(drawn, "percent", texts, locale, file="churn-rate.svg")
    return chart | {"table": _table(drawn, texts, locale)}


def _describe(points: list[Point], locale: str) -> str:
    ends = {
        "first": points[0],
        "last": points[-1],
        "lowest": min(points, key=_value),
        "highest": max(points, key=_value),
    }
    written = {name: write_value(point.value, "percent", locale) for name, point in ends.items()}
    labels = {f"{name}_label": point.label for name, point in ends.items()}
    return message("chart.series.description", locale, **written, **labels)


def _value(point: Point) -> Fraction:
    return Fraction(point.value)


def _table(points: list[Point], texts: Texts, locale: str) -> dict[str, Any]:
    return {
        "caption": texts.title,
        "head": [texts.along, texts.up, message("table.interval", locale)],
        "rows": [
            [point.label, write_value(point.value, "percent", locale), _interval(point, locale)]
            for point in points
        ],
    }


def _interval(point: Point, locale: str) -> str:
    if point.low is None or point.high is None:
        return ""
    return "–".join(write_value(end, "percent", locale) for end in (point.low, point.high))
