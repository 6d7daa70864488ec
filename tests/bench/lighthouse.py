"""Scores pages by Lighthouse as it sees a phone, from nginx by the site's rules."""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path
from statistics import median

from tests.conftest import LOCALES, PREFIX, ROOT
from tests.site.nginx_server import BROTLI, FOUND, copy_rules, following

PAGES = ("", "churn/", "faq/", "glossary/cohort/", "calculator/")
RUNS = 5
ATTEMPTS = 3
CATEGORIES = ("performance", "accessibility", "best-practices", "seo")
SHIFT = "cumulative-layout-shift"
LOCK = ROOT / "requirements/lighthouse"
"""Lighthouse has a lock of its own: it is more than all other packages together."""
HOME = ROOT / "build/lighthouse"
SETTINGS = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")

Run = dict[str, float]


def bring_lighthouse() -> Path:
    """Install what is locked, unless it is there; return the program."""
    lock = LOCK / "package-lock.json"
    if not (HOME / lock.name).exists() or (HOME / lock.name).read_bytes() != lock.read_bytes():
        shutil.copytree(LOCK, HOME, dirs_exist_ok=True)
        subprocess.run(["npm", "ci", *SETTINGS], cwd=HOME, check=True, stdout=sys.stderr)
    return HOME / "node_modules/.bin/lighthouse"


def run(program: Path, address: str) -> Run:
    """Return a page's scores, of 100, and how far its layout shifted."""
    flags = "--headless=new" + (" --no-sandbox" if os.geteuid() == 0 else "")
    command = [str(program), address, "--quiet", "--output=json", f"--chrome-flags={flags}"]
    only = f"--only-categories={','.join(CATEGORIES)}"
    browser = {"CHROME_PATH": (ROOT / "build/browser").read_text().strip()}
    # Now and then the browser's trace lacks its beginning; Lighthouse then asks to be run again.
    for _ in range(ATTEMPTS):
        ended = subprocess.run(
            [*command, only], env=os.environ | browser, capture_output=True, check=False
        )
        if not ended.returncode:
            break
    else:
        sys.exit(f"Lighthouse ended with an error on {address}:\n{ended.stderr.decode()[-2000:]}")
    report = json.loads(ended.stdout)
    for name in CATEGORIES:
        for audit in report["categories"][name]["auditRefs"]:
            found = report["audits"][audit["id"]]
            if audit["weight"] and (found["score"] or 0) < 0.9:
                print(f"    {address}: {found['id']} {found['score']}", file=sys.stderr)
    scores = {name: 100 * report["categories"][name]["score"] for name in CATEGORIES}
    return scores | {SHIFT: report["audits"][SHIFT]["numericValue"]}


def main() -> None:
    """Print the medians of every page, and the worst of all."""
    if not (FOUND and BROTLI):
        print("Lighthouse: left out, for want of nginx or its brotli module")
        return
    program = bring_lighthouse()
    runs = int(sys.argv[1]) if sys.argv[1:] else RUNS
    print(f"Lighthouse 13 on a phone, medians of {runs}: {', '.join(CATEGORIES)}, layout shift")
    medians: list[Run] = []
    with tempfile.TemporaryDirectory() as name:
        rules = copy_rules(Path(name) / "rules")
        with following(rules, ROOT / "site") as server:
            for path in (PREFIX[locale] + page for page in PAGES for locale in LOCALES):
                found = [
                    run(program, f"http://127.0.0.1:{server.port}/{path}") for _ in range(runs)
                ]
                medians.append({key: median(one[key] for one in found) for key in found[0]})
                show(f"/{path}", medians[-1])
    show(
        "the worst of all",
        {key: min(one[key] for one in medians) for key in CATEGORIES}
        | {SHIFT: max(one[SHIFT] for one in medians)},
    )


def show(name: str, figures: Run) -> None:
    """Print a line."""
    scores = "  ".join(f"{figures[key]:3.0f}" for key in CATEGORIES)
    print(f"  {name:24} {scores}  {figures[SHIFT]:.3f}", flush=True)


if __name__ == "__main__":
    main()
