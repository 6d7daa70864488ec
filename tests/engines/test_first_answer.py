"""The shortest journey in each engine besides Chromium; `make soak` has the others."""

from tests.engines.reader import Reader


def test_filled_link_is_answered_in_its_language(reader: Reader) -> None:
    reader.open("/et/calculator/?start=1200&lost=30")
    reader.sees("churn-calculator [data-value=churn_rate]", "2,5%")
    reader.sees("churn-calculator [data-part=summary]", "lahkumismäär on 2,5%")
