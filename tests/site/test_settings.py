"""Our reader of Material's settings stands in for what Material's own still is."""

import re
from pathlib import Path

import material

OURS = Path("theme/partials/javascripts/base.html")


def names(template: str) -> set[str]:
    return set(re.findall(r"(__md_\w+)=", template))


def test_it_offers_what_the_bundle_calls() -> None:
    theme = Path(material.__file__).parent / "templates"
    theirs = (theme / "partials/javascripts/base.html").read_text()
    (bundle,) = (theme / "assets/javascripts").glob("bundle.*.min.js")
    called = set(re.findall(r"\b(__md_\w+)\(", bundle.read_text()))
    assert names(OURS.read_text()) == names(theirs)
    assert called <= names(theirs)
