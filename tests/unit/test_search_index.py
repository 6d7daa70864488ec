"""What the search reads of a page, and how it is written down."""

import json
from typing import Any

from page_text import Section, sections
from search_index import entry, names, serialised
from search_scripts import hashed_name
from stock_search import unknown_to
from terms import Term

PAGE = """
<h1 id="churn-rate">Churn <em>rate</em></h1>
<p>The share of customers lost &amp; gone.<br>In a month.</p>
<script>var unread = 1;</script>
<table><tr><th>Base</th><td>400</td></tr></table>
<h2 id="sources">Sources</h2><p>Somebody else's title</p>
<h2 id="why">Why</h2><ul><li>One.</li><li>Two.</li></ul>
"""


def term(preferred: str, *, avoid: tuple[str, ...], variants: tuple[str, ...]) -> Term:
    return Term(
        slug="churn-rate",
        preferred={"et": preferred, "en": "churn rate"},
        variants={"et": variants, "en": ("attrition rate",)},
        avoid={"et": avoid, "en": ("churning",)},
        forms={},
        note="",
        source="",
    )


def test_blocks_do_not_run_together_and_scripts_are_not_read() -> None:
    first, *_ = sections(PAGE)
    assert first.heading == "Churn rate"
    assert first.text.split("\n")[0] == "The share of customers lost & gone. In a month."
    assert "unread" not in first.text
    assert "Base\n400" in first.text


def test_each_heading_begins_a_section_of_its_own() -> None:
    assert sections(PAGE)[2] == Section("why", "Why", "One.\nTwo.")


def test_names_of_sources_are_not_searched() -> None:
    found = entry("churn-rate/", {"title": "Churn rate"}, PAGE, [])
    assert [section[0] for section in found["sections"]] == ["churn-rate", "why"]


def test_page_is_found_by_wrong_words_and_by_the_english_ones() -> None:
    wrong = term("lahkumismäär", variants=("voolavuse määr",), avoid=("loksumi*",))
    meta = {"title": "Lahkumismäär", "aliases": ["kuumäär", "Churn rate"]}
    found = names(meta, wrong, "et")
    assert set(found) >= {"kuumäär", "voolavuse määr", "loksumi", "attrition rate"}
    # The title is there anyway, and capitals make no second name.
    assert len({name.casefold() for name in found}) == len(found)
    assert "lahkumismäär" not in found
    # What English avoids is nothing to readers of Estonian.
    assert "churning" not in found


def test_index_depends_on_the_pages_and_not_on_their_order() -> None:
    pages: list[dict[str, Any]] = [{"url": url, "title": "Määr"} for url in ("b/", "a/")]
    name, content = serialised("et", ["ja"], pages)
    assert serialised("et", ["ja"], pages[::-1]) == (name, content)
    assert [page["url"] for page in json.loads(content)["pages"]] == ["a/", "b/"]
    assert serialised("et", ["ja", "ning"], pages)[0] != name


def test_worker_with_other_content_has_another_name() -> None:
    assert hashed_name("worker", b"1") != hashed_name("worker", b"2")


def test_another_bundle_of_material_is_noticed() -> None:
    known = 'document.forms.namedItem("search");new Worker(a);fromEvent(b,"keyup")'
    assert unknown_to(known) == []
    assert unknown_to(known.replace("new Worker(", "makeWorker(")) == ["new Worker("]
