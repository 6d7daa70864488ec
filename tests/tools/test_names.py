"""No file of the project may name what works on one machine only."""

import subprocess
from pathlib import Path

import pytest

SCRIPT = Path(__file__).resolve().parents[2] / "tools/check_names.sh"
# Put together here, or the check would find them in this file.
FORBIDDEN = (
    "/".join(("https:", "", "registry." + "npmjs" + ".org", "pyodide")),
    "/".join(("https:", "", "pypi" + ".org", "simple")),
    "/".join(("open", "", "home", "ann", "file")),
    "https:" + "//ann:secret" + "@example.com/",
)


def check(folder: Path, line: str) -> subprocess.CompletedProcess[str]:
    subprocess.run(["git", "init", "--quiet", folder], check=True)
    (folder / "file.txt").write_text(f"first\n{line}\n", encoding="utf-8")
    return subprocess.run([SCRIPT], cwd=folder, capture_output=True, encoding="utf-8", check=False)


@pytest.mark.parametrize("line", FORBIDDEN)
def test_names_of_one_machine_are_found(tmp_path: Path, line: str) -> None:
    outcome = check(tmp_path, line)
    assert outcome.returncode == 1
    assert outcome.stdout == f"file.txt:2:{line}\n"


@pytest.mark.parametrize("line", ["https://mkdocs.example/", "/el/home/page/", "a/work/b"])
def test_other_names_are_fine(tmp_path: Path, line: str) -> None:
    assert check(tmp_path, line).returncode == 0
