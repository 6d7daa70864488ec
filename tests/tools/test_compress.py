"""Beside what a server would compress stand its copies, made once for each content."""

import gzip
import os
import subprocess
from pathlib import Path

import brotli
import pytest

PROJECT = Path(__file__).resolve().parents[2]
PAGE = "<p>churn</p>" * 100


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "el").mkdir(parents=True)
    (folder / "index.html").write_text(PAGE)
    (folder / "el/index.html").write_text(PAGE.replace("churn", "απώλεια"))
    (folder / "small.txt").write_text("a")
    (folder / "picture.png").write_bytes(bytes(1000))
    return folder


def compress(site: Path) -> Path:
    cache = site.parent / "cache"
    subprocess.run(["node", "tools/compress.mjs", site, cache], cwd=PROJECT, check=True)
    return cache


def test_copies_hold_what_the_file_holds(site: Path) -> None:
    compress(site)
    for page in (site / "index.html", site / "el/index.html"):
        assert brotli.decompress(Path(f"{page}.br").read_bytes()) == page.read_bytes()
        assert gzip.decompress(Path(f"{page}.gz").read_bytes()) == page.read_bytes()


def test_what_gains_nothing_has_no_copy(site: Path) -> None:
    compress(site)
    names = {path.name for path in site.rglob("*") if path.suffix in (".br", ".gz")}
    assert names == {"index.html.br", "index.html.gz"}


def test_only_what_changed_is_compressed_again(site: Path) -> None:
    made = set(compress(site).iterdir())
    for path in made:
        os.utime(path, (1, 1))
    (site / "index.html").write_text(f"{PAGE}changed")
    again = set(compress(site).iterdir())
    assert {path for path in again if path.stat().st_mtime == 1} == made & again
    # The old page's two copies gave way to the new one's.
    assert len(again - made) == len(made - again) == 2
    assert brotli.decompress((site / "index.html.br").read_bytes()).endswith(b"changed")
