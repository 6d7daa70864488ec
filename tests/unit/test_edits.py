"""Which edits let a server build one page alone."""

import os
from pathlib import Path

import pytest
from edits import Edits


@pytest.fixture
def project(tmp_path: Path) -> Path:
    for name in ("docs/churn.md", "docs/faq.md", "theme/main.html"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).write_text("Before")
    return tmp_path


def touch(path: Path) -> None:
    path.write_text("After")
    os.utime(path, (0, 0))


def build(edits: Edits, project: Path) -> bool:
    edits.begin([project / "docs", project / "theme"])
    return edits.quick


def test_first_build_is_whole_and_an_edited_page_is_built_alone(project: Path) -> None:
    edits = Edits()
    assert not build(edits, project)
    touch(project / "docs/faq.md")
    assert build(edits, project)
    assert edits.changed == {str(project / "docs/faq.md")}


@pytest.mark.parametrize("name", ["theme/main.html", "docs/new.md", "theme/new.html"])
def test_any_other_edit_builds_all(name: str, project: Path) -> None:
    edits = Edits()
    build(edits, project)
    touch(project / "docs/faq.md")
    touch(project / name)
    assert not build(edits, project)


def test_removed_page_builds_all(project: Path) -> None:
    edits = Edits()
    build(edits, project)
    (project / "docs/faq.md").unlink()
    assert not build(edits, project)


def test_build_after_a_broken_one_is_whole(project: Path) -> None:
    edits = Edits()
    build(edits, project)
    edits.forget()
    touch(project / "docs/faq.md")
    assert not build(edits, project)
