"""Every link inside the site, with its anchor, is followed by somebody else's link checker."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests.site.renamed_copy import BASE

LYCHEE = Path(sys.executable).with_name("lychee")


def follow(site: Path, home: str, root: Path) -> subprocess.CompletedProcess[str]:
    """Follow the links of all pages; those with the site's own host lead into its folder.

    `root` is the folder of the host, which is not the site's own where that stands below a path.
    """
    return subprocess.run(
        [
            *(LYCHEE, "--offline", "--include-fragments", "--no-progress"),
            *("--root-dir", root, "--index-files", "index.html"),
            *("--remap", f"^{home} file://{site}/"),
            f"{site}/**/*.html",
        ],
        capture_output=True,
        text=True,
        check=False,
    )


def test_every_link_and_anchor_inside_the_site_resolves(site: Path) -> None:
    done = follow(site, "https://churn.example/", site)
    assert done.returncode == 0, done.stdout


def test_every_link_resolves_below_a_path(renamed: Path, tmp_path: Path) -> None:
    folder = tmp_path / BASE.strip("/")
    folder.parent.mkdir()
    folder.symlink_to(renamed)
    done = follow(renamed, f"https://host.example{BASE}", tmp_path)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("link", ['<a href="../gone/">', '<a href="../faq/#gone">'])
def test_dead_link_is_found(link: str, tmp_path: Path, site: Path) -> None:
    page = (site / "about/index.html").read_text().replace("<p>", f"<p>{link}gone</a>", 1)
    for name, text in (("about", page), ("faq", (site / "faq/index.html").read_text())):
        (tmp_path / name).mkdir()
        (tmp_path / name / "index.html").write_text(text)
    done = follow(tmp_path, "https://churn.example/", tmp_path)
    assert "gone" in done.stdout
    assert done.returncode != 0
