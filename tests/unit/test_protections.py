"""The table of protections fits the project; `make protections` replays it."""

from pathlib import Path
from typing import Any

import pytest
from protections import Protection, read_table, stale_parts
from replay_protections import ends_of, fault_of

from tests.conftest import ROOT


def test_every_line_of_the_table_fits_the_project() -> None:
    assert list(stale_parts(read_table(ROOT / "tests/protections.toml"), ROOT)) == []


@pytest.mark.parametrize(
    ("changed", "complaint"),
    [
        ({"find": "no such text"}, "stands 0 times"),
        ({"find": "e"}, "not once"),
        ({"file": "nowhere.py"}, "stands 0 times"),
        ({"fails": ["tests/unit/test_links.py::test_nothing"]}, "there is no test"),
        ({"fails": ["tests/nowhere.py::test_nothing"]}, "there is no test"),
        ({"fails": []}, "no test is named"),
    ],
)
def test_line_that_fits_no_more_is_named(changed: dict[str, Any], complaint: str) -> None:
    whole = Protection(
        "order",
        "reading",
        "LICENSE",
        "Permission is hereby granted",
        "",
        ["tests/unit/test_moved.py::test_circle_is_refused"],
    )
    assert list(stale_parts([whole], ROOT)) == []
    (fault,) = stale_parts([whole._replace(**changed)], ROOT)
    assert complaint in fault


def test_only_a_test_that_found_something_counts(tmp_path: Path) -> None:
    (tmp_path / ".venv").symlink_to(ROOT / ".venv")
    (tmp_path / "build").mkdir()
    (tmp_path / "pytest.ini").write_text("[pytest]\nmarkers = soak\n")
    (tmp_path / "test_it.py").write_text(
        "def test_good(): pass\ndef test_wrong(): assert 1 == 2\ndef test_broken(): nowhere\n"
    )
    ends = ends_of(["test_it.py"], tmp_path)
    assert fault_of("test_it.py::test_wrong", ends) is None
    assert "passed" in (fault_of("test_it.py::test_good", ends) or "")
    assert "broke" in (fault_of("test_it.py::test_broken", ends) or "")
