"""First mentions: found in every form, in whole words, and linked where a reader is helped."""

import pytest
from glossary_entries import Entry, first_sentence
from mention_links import MentionLinker
from mentions import Mentions
from terms import Term, read_terms

TERMS = read_terms()


def mentioned(text: str, locale: str) -> list[tuple[str, str]]:
    found = Mentions(list(TERMS.values()), locale).find(text)
    return [(mention.slug, text[mention.start : mention.end]) for mention in found]


@pytest.mark.parametrize(
    ("locale", "text", "slug", "words"),
    [
        ("en", "Compare churn rates by month.", "churn-rate", "churn rates"),
        ("en", "the customer\nlifetime value", "lifetime-value", "customer\nlifetime value"),
        ("en", "(MRR)", "mrr", "MRR"),
        ("en", "Win-back works.", "win-back", "Win-back"),
        ("el", "της απώλειας πελατών", "churn", "απώλειας πελατών"),
        ("el", "ΑΠΩΛΕΙΑ ΠΕΛΑΤΩΝ", "churn", "ΑΠΩΛΕΙΑ ΠΕΛΑΤΩΝ"),
        ("el", "τα επαναλαμβανόμενα έσοδά σας", "mrr", "επαναλαμβανόμενα έσοδά"),
        ("el", "του ποσοστού απώλειας.", "churn-rate", "ποσοστού απώλειας"),
        ("et", "Kliendivoolavusest räägitakse.", "churn", "Kliendivoolavusest"),
        ("et", "püsimismäärades", "retention", "püsimismäärades"),
        ("et", "kaks usaldusvahemikku", "confidence-interval", "usaldusvahemikku"),
        ("et", "tahtmatul lahkumisel", "involuntary-churn", "tahtmatul lahkumisel"),
        ("et", "MRR-i kasv", "mrr", "MRR-i"),
    ],
)
def test_inflected_form_is_found(locale: str, text: str, slug: str, words: str) -> None:
    assert mentioned(text, locale) == [(slug, words)]


@pytest.mark.parametrize(
    ("locale", "text"),
    [
        ("en", "churned, churning, unchurn"),
        ("en", "the mrr of a file, an Mrr"),
        ("en", "MRR-based pay, pre-churn"),
        ("en", "Recurly reports"),
        ("el", "απώλεια των κλειδιών"),
        ("et", "kliendikaardid, kohordike"),
        # Without its dots it is another word.
        ("et", "pusimismaar"),
    ],
)
def test_other_words_are_left_alone(locale: str, text: str) -> None:
    assert mentioned(text, locale) == []


@pytest.mark.parametrize(
    ("locale", "text", "slugs"),
    [
        ("en", "Net revenue retention and retention", ["net-revenue-retention", "retention"]),
        ("el", "ποσοστό απώλειας πελατών και απώλεια πελατών", ["churn-rate", "churn"]),
        ("et", "kliendivoolavuse määr ja kliendivoolavus", ["churn-rate", "churn"]),
    ],
)
def test_longest_form_wins(locale: str, text: str, slugs: list[str]) -> None:
    assert [slug for slug, _ in mentioned(text, locale)] == slugs


@pytest.mark.parametrize("locale", ["en", "el", "et"])
def test_no_form_means_two_terms(locale: str) -> None:
    # It raises when the file of terms says of one form that it is of two terms.
    Mentions(list(TERMS.values()), locale)


def test_form_of_two_terms_is_refused() -> None:
    def term(slug: str) -> Term:
        return Term(slug, {"en": "trial"}, {"en": ()}, {"en": ()}, {}, "", "")

    with pytest.raises(ValueError, match=r"trial.*free-trial.*pilot"):
        Mentions([term("free-trial"), term("pilot")], "en")


def linked(content: str, own: str = "faq") -> str:
    known = {
        slug: Entry(TERMS[slug], f"glossary/{slug}/", slug, "", f"What {slug} is & does.")
        for slug in ("churn", "churn-rate", "mrr")
    }
    return MentionLinker(Mentions(list(TERMS.values()), "en"), known, "glossary/faq/", own).linked(
        content
    )


def links(content: str) -> list[str]:
    return [part.partition('"')[0] for part in content.split('href="')[1:]]


def test_first_mention_becomes_a_link_with_its_definition() -> None:
    assert linked("<p>On churn and churn.</p>") == (
        '<p>On <a class="term" aria-describedby="definition-churn" href="../churn/">churn</a>'
        '<span class="definition" role="tooltip" id="definition-churn" hidden>'
        "What churn is &amp; does.</span> and churn.</p>"
    )


@pytest.mark.parametrize(
    "content",
    [
        "<h2 id='x'>About churn</h2>",
        "<pre><code>churn</code></pre>",
        "<p><code>churn</code></p>",
        "<blockquote><p><strong>churn = lost / start</strong></p></blockquote>",
        "<p><a href='https://example.org/'>churn</a></p>",
        "<table><tr><th>churn</th></tr></table>",
        "<h2 id='sources'>Sources</h2><ul><li>Smith: On churn</li></ul>",
        "<p title='churn'>&amp; &#8217; <br/> <!-- churn --></p>",
    ],
)
def test_nothing_else_is_changed(content: str) -> None:
    assert linked(content) == content


def test_after_the_sources_mentions_are_linked_again() -> None:
    content = "<h2 id='sources'>S</h2><p>churn</p><h2 id='more'>M</h2><p>churn</p>"
    assert links(linked(content)) == ["../churn/"]
    assert linked(content).startswith("<h2 id='sources'>S</h2><p>churn</p><h2")


def test_page_does_not_link_to_itself() -> None:
    assert links(linked("<p>churn, churn rate</p>", own="churn")) == ["../churn-rate/"]


def test_term_without_a_page_is_no_link() -> None:
    assert links(linked("<p>a cohort</p>")) == []


def test_authors_link_is_the_first_mention() -> None:
    result = linked('<p><a href="../churn/">Churn</a>, churn</p>')
    assert links(result) == ["../churn/"]
    assert '<a aria-describedby="definition-churn" href="../churn/">Churn</a><span' in result


def test_authors_link_to_a_part_of_a_page_is_no_mention() -> None:
    content = '<p><a href="../churn/#worked-example">an example</a> of churn</p>'
    assert links(linked(content)) == ["../churn/#worked-example", "../churn/"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        ("<h1>MRR</h1>\n<p>MRR is <em>money</em>.\nIt is more.</p>", "MRR is money."),
        ("<p></p><p>One &amp; only.</p><p>Two.</p>", "One & only."),
        ("<h1>None</h1>", ""),
    ],
)
def test_definition_is_the_first_sentence(content: str, sentence: str) -> None:
    assert first_sentence(content) == sentence
