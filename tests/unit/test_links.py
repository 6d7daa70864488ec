"""Keys of links keep their meaning: whatever a version calls them, they end as a name of today."""

import pytest
from churn_calculator.fields import FIELDS, LINK_RENAMES, LINK_VERSION, MODES

NAMES = {"mode"} | {field.name for field in FIELDS}
# What links of version 1 were given away with.
FIRST = {
    *("mode", "start", "lost", "start_before", "lost_before", "period", "period_days", "new"),
    *("lost_new", "end", "denominator", "mrr", "mrr_churned", "mrr_contraction", "mrr_expansion"),
    *("periods", "target_percent", "revenue_per_customer", "margin_percent"),
}


@pytest.mark.parametrize("key", sorted(FIRST))
def test_key_of_the_first_version_has_a_name_today(key: str) -> None:
    for version in range(1, LINK_VERSION):
        key = LINK_RENAMES.get(version, {}).get(key, key)
    assert key in NAMES


def test_modes_of_the_first_version_are_still_there() -> None:
    assert {"customers", "compare", "revenue", "outlook"} <= set(MODES)


def test_every_rename_belongs_to_an_earlier_version() -> None:
    assert set(LINK_RENAMES) <= set(range(1, LINK_VERSION))
