"""Our reader of Material's settings stands in for what Material's own still is."""

import re
from pathlib import Path

import material

from tests.site.test_pages import every_page

OURS = Path("theme/partials/settings.html")


def names(template: str) -> set[str]:
    return set(re.findall(r"(__md_\w+)=", template))


def test_it_offers_what_the_bundle_calls() -> None:
    theme = Path(material.__file__).parent / "templates"
    theirs = (theme / "partials/javascripts/base.html").read_text()
    (bundle,) = (theme / "assets/javascripts").glob("bundle.*.min.js")
    called = set(re.findall(r"\b(__md_\w+)\(", bundle.read_text()))
    assert names(OURS.read_text()) == names(theirs)
    assert called <= names(theirs)


def test_style_sheet_is_asked_for_first_and_no_setting_waits_for_it(site: Path) -> None:
    whole = [(name, page) for name, page in every_page(site) if page.css_matches(".md-header")]
    assert whole
    for address, page in whole:
        head = page.css("head link[rel=stylesheet], head link[rel=preload], head script:not([type])")
        order = [node.attributes.get("rel") or node.tag for node in head]
        assert order[:3] == ["script", "stylesheet", "preload"], address


def test_no_rule_has_the_page_styled_anew(site: Path) -> None:
    for sheet in site.rglob("stylesheets/*.css"):
        css = sheet.read_text("utf-8")
        # Material's bundle says these of the whole page whenever it starts.
        assert not re.search(r"data-md-color-switching|[.-]focus-visible\b|\.(no-)?js\b", css), sheet
        # With these, any change of a class, or of what `:has` looks at, concerns every element.
        screen = re.sub(r"@media print\{(?:[^{}]*\{[^{}]*\})*\}", "", css)
        assert ":not([class])" not in screen, sheet
        assert not re.findall(r":has\([^{},]*\)[ >+~]+:(?!is\()[^{},]*(?=[{,])", screen), sheet
