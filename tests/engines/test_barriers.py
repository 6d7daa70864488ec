"""What axe-core finds in other engines, whose code for names, roles and colours is their own."""

import pytest

from tests.browser.test_accessibility import AXE, RULES, RUN
from tests.engines.reader import Reader
from tests.engines.test_journeys import RATE

pytestmark = pytest.mark.soak


@pytest.mark.parametrize("path", ["/el/churn/", "/et/calculator/?start=1200&lost=30", "/faq/"])
def test_page_has_no_barriers(path: str, reader: Reader) -> None:
    reader.open(path)
    if "calculator" in path:
        reader.sees(RATE, "2,5%")
    assert reader.run(f"{AXE}; return ({RUN})(arguments[0])", RULES) == []
