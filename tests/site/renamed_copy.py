"""A copy of the project whose about page and one heading have new names, built below a path."""

import os
import re
import subprocess
import sys
from pathlib import Path

BASE = "/help/churn/"
MOVED = "about/: imprint/\nchurn/#how-to-reduce: churn/#how-to-lower\n"


def rename(project: Path) -> None:
    """Rename the page and the heading, and say so where moves are written down."""
    configuration = project / "mkdocs.yml"
    configuration.write_text(configuration.read_text().replace("- about.md", "- imprint.md"))
    for page in (project / "docs").rglob("*.md"):
        text = re.sub(r"\babout\.md", "imprint.md", page.read_text())
        text = re.sub(r"\bhow-to-reduce\b", "how-to-lower", text)
        text = re.sub(r"(?m)^(see_also: .*)\babout\b", r"\1imprint", text)
        page.write_text(text)
        if page.name == "about.md":
            page.rename(page.with_name("imprint.md"))
    with (project / "links/moved.yml").open("a") as moves:
        moves.write(MOVED)


def build(project: Path) -> Path:
    """Build the copy below a path of another host, as make does, and return its folder."""
    for step in (
        ["-m", "mkdocs", "build", "--quiet", "--strict"],
        ["tools/lasting_names.py", "site"],
        ["tools/bill_of_materials.py", "site"],
    ):
        done = subprocess.run(
            [sys.executable, *step],
            cwd=project,
            env=os.environ
            | {"SITE_URL": f"https://host.example{BASE}", "PYTHONPATH": str(project / "hooks")},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
    return project / "site"
