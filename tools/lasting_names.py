"""Gives the site's scripts, styles and fonts addresses that change with what is in them.

A page names the very files that it was built with, so a browser may keep them for ever, and a page
of one release never runs with a script of another. All of them share one folder, so that the
relative addresses between them stay as they were written.
"""

import hashlib
import re
import subprocess
import sys
from pathlib import Path

ASSETS = "assets"
FOLDERS = ("calculator", "fonts", "javascripts", "search", "stylesheets")
# Those of the search are bundles, without remarks already.
MINIFIED = ("calculator/*.js", "javascripts/*.js", "stylesheets/*.css")
# Every page runs it, so its modules travel as one; what another script needs of them stays as well.
PAGE = "javascripts/page.js"
OF_PAGES_ALONE = ("copy-link", "definitions", "language", "offline", "touched")
ESBUILD = "node_modules/.bin/esbuild"
LASTING = "site"
"""The folder of assets whose addresses name their content; see deploy/headers.toml."""
DIGITS = 10
_ADDRESS = re.compile(rb"(?<![\w-])assets/(?=(?:%s)/)" % "|".join(FOLDERS).encode())


def content_name(assets: Path) -> str:
    """Return a name that changes when any of the files does, or is called otherwise."""
    digest = hashlib.sha256()
    for folder in FOLDERS:
        for path in sorted((assets / folder).rglob("*")):
            if path.is_file():
                digest.update(path.relative_to(assets).as_posix().encode() + b"\0")
                digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()[:DIGITS]


def renamed(page: bytes, name: str) -> bytes:
    """Return a page that asks for its files by their lasting addresses.

    >>> renamed(b'<link href="../assets/fonts/a.woff2"><img src="../assets/images/b.svg">', "0a1b")
    b'<link href="../assets/site/0a1b/fonts/a.woff2"><img src="../assets/images/b.svg">'
    """
    return _ADDRESS.sub(f"{ASSETS}/{LASTING}/{name}/".encode(), page)


def take_remarks_out(assets: Path) -> None:
    """Leave of scripts and styles what a browser reads; Material's bundle gains a little, too."""
    page = assets / PAGE
    run_esbuild([page], "--bundle", "--format=esm", f"--outfile={page}")
    for name in OF_PAGES_ALONE:
        page.with_name(f"{name}.js").unlink()
    for original in assets.rglob("*.map"):
        # They are maps of Material's files as they came, which these no longer are.
        original.unlink()
    files = [path for pattern in MINIFIED for path in assets.glob(pattern)]
    run_esbuild(files, f"--outbase={assets}", f"--outdir={assets}")


def run_esbuild(files: list[Path], *options: str) -> None:
    """Let esbuild write files anew, shortened."""
    common = ["--minify", "--target=es2022", "--allow-overwrite", "--log-level=warning"]
    subprocess.run([ESBUILD, *map(str, files), *common, *options], check=True)


def give_lasting_names(site: Path) -> None:
    """Move the files of a site that has just been built, and tell its pages.

    Raises:
        FileNotFoundError: A folder is missing, or was moved already.
    """
    assets = site / ASSETS
    take_remarks_out(assets)
    name = content_name(assets)
    target = assets / LASTING / name
    target.mkdir(parents=True)
    for folder in FOLDERS:
        (assets / folder).rename(target / folder)
    for page in site.rglob("*.html"):
        page.write_bytes(renamed(page.read_bytes(), name))


if __name__ == "__main__":
    give_lasting_names(Path(sys.argv[1]))
