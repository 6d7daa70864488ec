"""What every test may use: the shared cases and the built site."""

import json
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, settings

from tests.site.project_copy import copy_project
from tests.site.renamed_copy import build, rename

# A busy machine is slow at random; what is asserted here has nothing to do with time.
settings.register_profile("no clock", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("no clock")

ROOT = Path(__file__).parents[1]
LOCALES = ("en", "el", "et")
# Where the pages of a language lie: the English ones at the top.
PREFIX = {locale: "" if locale == "en" else f"{locale}/" for locale in LOCALES}


def shared_cases() -> list[Any]:
    """Return every shared case as a parameter, named after its file and itself."""
    return [
        pytest.param(case, id=f"{path.stem}: {case['name']}")
        for path in sorted((ROOT / "tests/cases").glob("*.json"))
        for case in json.loads(path.read_text())
    ]


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run a test that takes a `case` (or only a typed, or a link's) once for each of them."""
    cases = shared_cases()
    linked = [case for case in cases if "numbers" in case.values[0]["request"]]
    typed = [case for case in cases if case not in linked]
    for name, wanted in (("case", cases), ("typed_case", typed), ("linked_case", linked)):
        if name in metafunc.fixturenames:
            metafunc.parametrize(name, wanted)


@pytest.fixture(scope="session")
def site() -> Path:
    """The built site; `make test` builds it first."""
    folder = ROOT / "site"
    assert (folder / "index.html").exists(), "The site is not built: run `make build`."
    return folder


def lasting(site: Path) -> Path:
    """Return the folder of the scripts, styles and fonts, whose address names their content."""
    (folder,) = (site / "assets/site").iterdir()
    return folder


@pytest.fixture(scope="session")
def renamed(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The built site of a copy below a path, with a page and a heading renamed."""
    project = tmp_path_factory.mktemp("renamed")
    copy_project(project, lent=("node_modules", "build"))
    rename(project)
    return build(project)
