"""While serving, an edited page is what a whole build would make of it, and so is the search."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.project_copy import copy_project

EDITED = "el/faq/index.html"
# In a process of its own, since hooks remember what they built.
BUILDS = """
import os, sys, time
from pathlib import Path
from mkdocs.commands.build import build
from mkdocs.config import load_config

def build_served():
    config = load_config(config_file="mkdocs.yml", site_dir="served")
    if not started:
        config.plugins.on_startup(command="serve", dirty=True)
        started.append(True)
    config.site_url = "http://127.0.0.1:8000/"
    build(config, serve_url=config.site_url, dirty=True)
    # Else every edit would take longer than the one before.
    assert config.plugins["material/search"].search_index_prev is None

started = []
sys.argv = ["mkdocs", "serve", "--dirty"]
page = Path("docs/el/faq.md")
build_served()
page.write_text(page.read_text() + "\\n## Τίτλος { #added }\\n\\nΜια καινούργια παράγραφος.\\n")
# As if the page had been edited while it was being built.
os.utime(page, (10**9, 10**9))
build_served()
Path("served").rename("edited")
os.utime("mkdocs.yml", (10**9 * 2, 10**9 * 2))
build_served()
"""


@pytest.mark.soak
def test_served_edit_is_what_a_whole_build_makes_of_it(tmp_path: Path) -> None:
    copy_project(tmp_path, lent=("node_modules", "build", ".venv"))
    done = subprocess.run(
        [sys.executable, "-c", BUILDS],
        cwd=tmp_path,
        env=os.environ | {"NO_MKDOCS_2_WARNING": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    edited, whole = tmp_path / "edited", tmp_path / "served"
    assert "Μια καινούργια παράγραφος" in (edited / EDITED).read_text(encoding="utf-8")
    names = {
        site: {path.relative_to(site) for path in site.rglob("*") if path.is_file()}
        for site in (edited, whole)
    }
    # The index that the edit replaced is still there.
    assert names[whole] <= names[edited]
    different = [
        str(name)
        for name in names[whole]
        if (edited / name).read_bytes() != (whole / name).read_bytes()
    ]
    assert not different
