"""The site's colours can be read by everybody, and its one style sheet keeps what pages use."""

import re
from itertools import product

import pytest
from fonts import SCRIPTS, SPACES, characters
from style_sheet import material_sheets
from used_styles import Used, without_unused

from tests.conftest import ROOT
from tests.palette import BASE, DARK, LIGHT

STYLES = ROOT / "theme/assets/stylesheets"
PAPERS = ("paper", "tint", "example")
# What is read on each paper, by WCAG 2.2 AA: text 4.5, edges of fields 3.
TEXT = ("ink", "muted", "link", "accent", "warning")


def luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(digit * 2 for digit in digits) if len(digits) == 3 else digits
    channels = (int(digits[place : place + 2], 16) / 255 for place in (0, 2, 4))
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_contrast_is_counted_as_wcag_does() -> None:
    assert contrast("#000", "#fff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_text_and_fields_stand_out_from_every_paper(colours: dict[str, str]) -> None:
    for text, paper in product(TEXT, PAPERS):
        assert contrast(colours[text], colours[paper]) >= 4.5, (text, paper)
    for paper in PAPERS:
        assert contrast(colours["edge"], colours[paper]) >= 3, paper
    assert contrast(colours["on-brand"], colours["brand"]) >= 4.5
    for text in ("ink", "warning"):
        assert contrast(colours[text], colours["warning-tint"]) >= 4.5


def test_both_schemes_name_the_same_colours() -> None:
    assert LIGHT.keys() == DARK.keys()


def test_other_style_sheets_take_their_colours_from_the_palette() -> None:
    for path in STYLES.glob("*.css"):
        if path.name not in ("base.css", "print.css", "small.css"):
            on_screen = path.read_text().partition("@media print")[0]
            assert not re.findall(r"#[0-9a-f]{3,8}\b(?=[^{]*;)", on_screen), path.name


def test_browser_is_told_the_characters_that_the_fonts_hold() -> None:
    face = (
        r'family: ([\w-]+);\s+src: url\("[^"]+commissioner-([\w-]+)\.woff2'
        r".*?unicode-range: ([^;]+);"
    )
    told = {
        (family, script): characters(*(part.removeprefix("U+") for part in ranges.split(", ")))
        for family, script, ranges in re.findall(face, BASE, re.DOTALL)
    }
    held = {("Commissioner", script): wanted for script, wanted in SCRIPTS.items()}
    assert told == held | {("Commissioner-Greek", "greek"): SCRIPTS["greek"] | {*SPACES}}


def test_rule_goes_only_when_no_page_can_use_it() -> None:
    used = Used(frozenset({"a"}), frozenset({"dir=ltr"}))
    kept = without_unused(
        '@charset "UTF-8";html{top:1px}.a>.b,.a p{top:2px}.b{top:3px}.a:not(.b){top:4px}'
        "[dir=rtl] .a{top:5px}[dir] .a{top:6px}[dir=ltr] .a{top:7px}@media print{.b{top:8px}}",
        used,
    )
    assert set(re.findall(r"top:(\d)", kept)) == {"1", "2", "4", "6", "7"}
    assert "html{" in kept
    assert ".a>.b" not in kept
    assert "@media" not in kept


def test_variable_goes_with_the_last_rule_that_reads_it() -> None:
    css = (
        ":root{--used:1;--picture:url(\"data:x;{'}'}\");--other:var(--picture)}.a{top:var(--used)}"
    )
    kept = without_unused(css, Used(frozenset({"a"}), frozenset()))
    assert "--used:1" in kept
    assert "--other" not in kept
    assert "--picture" not in kept


def test_other_style_sheets_of_material_stop_the_build() -> None:
    with pytest.raises(ValueError, match="compare its block"):
        material_sheets("{% block styles %}<link>{% endblock %}")
