"""What the pictures are drawn from: lines that fit, dots that are all there, known marks."""

import re

import pytest
from drawing import dots, text_lines, text_width
from jinja2 import DictLoader, Environment
from pictures import replace_marks

GREEK = "Πελάτες που χάθηκαν μέσα στον Ιούλιο"
ENVIRONMENT = Environment(
    loader=DictLoader({"pictures/known.html": "<svg>{{ percent('1/40') }}</svg>\n"}),
    autoescape=False,
)


@pytest.mark.parametrize("width", [100, 150, 240, 400])
def test_lines_fit_and_lose_no_word(width: float) -> None:
    lines = text_lines(GREEK, width)
    assert all(text_width(line) <= width for line in lines)
    assert " ".join(lines) == GREEK


def test_number_is_not_torn_apart() -> None:
    assert text_lines("MRR 50\u00a0000\u00a0€", 90) == ["MRR", "50\u00a0000\u00a0€"]


def test_word_that_does_not_fit_is_refused() -> None:
    with pytest.raises(ValueError, match="wider than 60"):
        text_lines("klienditeenindus", 60)


@pytest.mark.parametrize(("count", "first"), [(20, 0), (80, 20), (25, 3), (1, 9), (0, 0)])
def test_every_dot_is_drawn_once(count: int, first: int) -> None:
    moves = re.findall(r"([Mm])([-\d.]+) ([\d.]+)h([\d.]+)", dots(count, 7, 7, first))
    x, y, places = 0.0, 0.0, []
    for kind, right, down, length in moves:
        x, y = float(right) + x * (kind == "m"), float(down) + y * (kind == "m")
        # Dots are 14 apart, ten in a row; a row of n reaches a little over the middle of its last.
        row = round((y - 7) / 14) * 10 + round((x - 7) / 14)
        places += [row + step for step in range(int(float(length) // 14) + 1)]
        x += float(length)
    assert places == list(range(first, first + count))


def test_mark_is_replaced_by_its_picture_with_the_numbers_of_the_language() -> None:
    content = "<p>a</p>\n<!-- picture known -->\n<!-- calculator -->"
    drawn = replace_marks(content, ENVIRONMENT, "et")
    assert drawn == "<p>a</p>\n<svg>2,5%</svg>\n<!-- calculator -->"


@pytest.mark.parametrize(
    ("mark", "says"),
    [
        ("<!-- picture unknown -->", "no picture “unknown”"),
        ("<!-- picture -->", "is no mark"),
        ("<!--picture known-->", "is no mark"),
        ("<!-- story of churn -->", "is no mark"),
    ],
)
def test_mark_that_asks_for_nothing_stops_the_build(mark: str, says: str) -> None:
    with pytest.raises(ValueError, match=says):
        replace_marks(mark, ENVIRONMENT, "en")
