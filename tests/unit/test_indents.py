"""White space of the templates goes, and none that anybody sees or that means something."""

import pytest
from indents import without_indents


@pytest.mark.parametrize(
    "html",
    [
        "<pre>a\n\n    b</pre>",
        '<pre class="code"><code>a\n  b\n</code></pre>',
        "<textarea>\n\n a</textarea>",
        "<script>let a\n\n  // b\n</script>",
        "<p>a  b <b>c</b> d</p>",
    ],
)
def test_white_space_that_is_seen_stays(html: str) -> None:
    assert without_indents(html) == html


def test_words_on_two_lines_stay_two_words() -> None:
    assert without_indents("<p>a\n\n   b</p>\n  \n<p>c</p>") == "<p>a\nb</p>\n<p>c</p>"
