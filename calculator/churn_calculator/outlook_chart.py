"""An outlook side by side in a table and in a picture: the customers left after each period."""

from decimal import Decimal, localcontext
from fractions import Fraction
from itertools import accumulate, repeat
from operator import mul
from typing import Any

from churn_calculator.chart import Texts, draw_chart
from churn_calculator.form import Form
from churn_calculator.formats import write_integer, write_percent
from churn_calculator.intervals import Interval
from churn_calculator.messages import message, plural
from churn_calculator.outlook import Outlook
from churn_calculator.periods import DIGITS
from churn_calculator.picture import Point, write_value
from churn_calculator.span import unit

__all__ = ["outlook_chart", "outlook_points", "outlook_table"]


def outlook_points(form: Form, outlook: Outlook, interval: Interval) -> list[Point]:
    """Return the customers left at the start and after each period, with their interval.

    The interval is that of the churn rate, at each end carried through the same formula.
    """
    periods = form.count("periods") or 0
    # The higher the churn rate, the fewer customers are left.
    lows, highs = (
        _remaining(outlook.start, rate, periods) for rate in (interval.high, interval.low)
    )
    return [
        Point(write_integer(number, form.locale), outlook.customers_after(number), low, high)
        for number, (low, high) in enumerate(zip(lows, highs, strict=True))
    ]


def outlook_table(form: Form, points: list[Point]) -> dict[str, Any]:
    """Return the points after the first as a table."""
    head = (f"table.{unit(form)}", "table.remaining", "table.interval")
    return {
        "caption": message("table.customers_after", form.locale),
        "head": [message(code, form.locale) for code in head],
        "rows": [
            [point.label, write_value(point.value, "customers", form.locale), _range(form, point)]
            for point in points[1:]
        ],
    }


def outlook_chart(form: Form, points: list[Point], interval: Interval) -> dict[str, Any]:
    """Return the points as the description of a chart; the numbers stand in the table."""
    texts = Texts(
        title=message("table.customers_after", form.locale),
        description=_describe(form, points),
        caption=_caption(form, interval),
        up=message("table.remaining", form.locale),
        along=message(f"table.{unit(form)}", form.locale),
    )
    return draw_chart(points, "customers", texts, form.locale, file="customers-remaining.svg")


def _remaining(start: int, rate: Decimal, periods: int) -> list[Decimal]:
    """Return the customers left at the start and after each period, to `DIGITS` digits."""
    with localcontext(prec=DIGITS):
        return list(accumulate(repeat(1 - rate, periods), mul, initial=Decimal(start)))


def _range(form: Form, point: Point) -> str:
    ends = (point.low or Decimal(0), point.high or Decimal(0))
    return "–".join(write_value(end, "customers", form.locale) for end in ends)


def _describe(form: Form, points: list[Point]) -> str:
    number, locale = len(points) - 1, form.locale
    return message(
        "chart.outlook.description",
        locale,
        first=write_value(points[0].value, "customers", locale),
        last=write_value(points[-1].value, "customers", locale),
        time=plural(f"unit.{unit(form)}", number, locale, n=write_integer(number, locale)),
        range=_range(form, points[-1]),
    )


def _caption(form: Form, interval: Interval) -> str:
    low, high = (write_percent(Fraction(end), form.locale) for end in (interval.low, interval.high))
    return message("chart.outlook.caption", form.locale, low=low, high=high)
