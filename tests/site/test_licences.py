"""Whatever readers are given is listed: who made it, which version, under which licence, in full."""

import hashlib
import json
import re
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import material
import pytest
from bill_of_materials import UNLISTED, bill_of_materials, claimed, shipped_files
from cyclonedx.model.bom import Bom
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from licence_lists import missing_groups
from selectolax.lexbor import LexborHTMLParser as HTMLParser
from shipped_parts import BILL, PARTS, Part, read_interpreter, read_parts

from tests.conftest import LOCALES, PREFIX, ROOT, lasting

PART_IDS = [part.id for part in read_parts()]
MATERIAL = Path(material.__file__).parent / "templates"
# What no other licence says.
TELLING = {
    "0BSD": "for any purpose with or without fee is hereby granted",
    "Apache-2.0": "Apache License Version 2.0",
    "BSD-2-Clause": "Redistributions in binary form must reproduce",
    "BSD-3-Clause": "names of its contributors may be used to endorse",
    "CC-BY-4.0": "Attribution 4.0 International",
    "LLVM-exception": "portions of this Software are embedded into an Object form",
    "LicenseRef-public-domain": "in the public domain",
    "MIT": "Permission is hereby granted, free of charge",
    "MPL-2.0": "Mozilla Public License Version 2.0",
    "NCSA": "this list of conditions and the following disclaimers",
    "OFL-1.1": "SIL OPEN FONT LICENSE Version 1.1",
    "Python-2.0.1": "PYTHON SOFTWARE FOUNDATION LICENSE VERSION 2",
    "W3C-20150513": "COPYRIGHT HOLDERS MAKE NO REPRESENTATIONS",
    "Zlib": "must not be misrepresented",
    "blessing": "May you do good and not evil",
    "bzip2-1.0.6": "The name of the author may not be used to endorse",
}
# CPython's modules that are made of, or linked with, somebody else's library.
NEEDY = {
    *("_blake2", "_hmac", "_md5", "_sha1", "_sha2", "_sha3", "_hashlib", "_ssl", "_crypt"),
    *("_bz2", "_lzma", "_zstd", "zlib", "_sqlite3", "_dbm", "_gdbm", "_ctypes", "_decimal"),
    *("_elementtree", "pyexpat", "readline", "_curses", "_curses_panel", "_tkinter", "_uuid"),
}


def part(part_id: str) -> Part:
    return next(each for each in read_parts() if each.id == part_id)


@pytest.fixture(scope="module")
def bill(site: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads((site / BILL).read_text())
    return found


def test_every_shipped_file_belongs_to_a_part(site: Path) -> None:
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    shipped = [path for path in paths if not path.endswith((".br", ".gz")) and path != BILL]
    assert len(shipped) > 200
    assert claimed(shipped, read_parts())


@pytest.mark.parametrize(
    "path",
    [
        *("vendor.js", "assets/site/0a/javascripts/vendor.min.js", "assets/python/micropip.whl"),
        *("assets/site/0a/fonts/other.woff2", "assets/images/photo.jpg"),
    ],
)
def test_file_that_nobody_made_stops_the_build(path: str, tmp_path: Path) -> None:
    (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
    (tmp_path / path).touch()
    with pytest.raises(ValueError, match=re.escape(path)):
        bill_of_materials(tmp_path, read_parts(), [])


def test_no_part_claims_what_is_not_there(site: Path) -> None:
    paths = [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]
    stale = [
        (each.id, pattern.pattern)
        for each in read_parts()
        for pattern in each.files
        if not any(pattern.fullmatch(path) for path in paths)
    ]
    assert stale == []


@pytest.mark.parametrize("part_id", PART_IDS)
def test_licence_is_there_in_full(part_id: str, site: Path) -> None:
    listed = part(part_id)
    text = " ".join((site / listed.address).read_text().split())
    for licence in re.split(r" (?:AND|OR|WITH) ", listed.licence):
        assert TELLING[licence] in text


@pytest.mark.parametrize("locale", LOCALES)
def test_page_names_every_part_and_leads_to_its_licence(locale: str, site: Path) -> None:
    page = site / PREFIX[locale] / "licences/index.html"
    entries = HTMLParser(page.read_text()).css(".parts li")
    assert len(entries) == len(PART_IDS)
    for entry, listed in zip(entries, read_parts(), strict=True):
        text = " ".join(entry.text().split())
        # Who we are is said in the page's language.
        said = (listed.name, listed.version, listed.holder if listed.home else "©")
        assert all(each in text for each in said)
        links = [link.attributes["href"] or "" for link in entry.css("a")]
        assert (page.parent / links[-1]).resolve() == (site / listed.address).resolve()
        assert listed.home in (links[0], "")


@pytest.mark.parametrize("locale", LOCALES)
def test_page_is_found_from_the_one_about_us(locale: str, site: Path) -> None:
    about = HTMLParser((site / PREFIX[locale] / "about/index.html").read_text())
    assert about.css("article a[href='../licences/']")
    page = HTMLParser((site / PREFIX[locale] / "licences/index.html").read_text())
    assert page.css(f"article a[href$='../{BILL}']")


def test_group_that_the_page_leaves_out_is_named() -> None:
    assert missing_groups("<!-- parts ours --><!-- parts font -->", read_parts()) == [
        *("pages", "python"),
    ]


def test_material_bundles_no_unlisted_package() -> None:
    (path,) = MATERIAL.glob("assets/javascripts/bundle.*.map")
    sources = json.loads(path.read_text())["sources"]
    found = {
        match[1] for match in map(re.compile(r"node_modules/([^/]+)/").search, sources) if match
    }
    assert {"rxjs", "clipboard"} <= found
    assert found <= {each.id for each in read_parts() if each.within == "material"}


def test_notices_in_the_bundle_survive(site: Path) -> None:
    (original,) = MATERIAL.glob("assets/javascripts/bundle.*.js")
    (shipped,) = lasting(site).glob("javascripts/bundle.*.js")
    notices = re.findall(r"/\*!.*?\*/", original.read_text(), re.DOTALL)
    assert notices
    text = "".join(shipped.read_text().split())
    assert all("".join(notice.split()) in text for notice in notices)


@pytest.mark.soak
def test_every_icon_is_of_a_listed_set(site: Path) -> None:
    shapes = {
        shape: icon.relative_to(MATERIAL / ".icons").parts[0]
        for icon in (MATERIAL / ".icons").rglob("*.svg")
        for shape in re.findall(r' d="([^"]{12,})"', icon.read_text())
    }
    found: dict[str, set[str]] = {}
    for path in [*site.rglob("*.html"), *site.rglob("*.css")]:
        for shape in re.findall(r"""\bd=["']([^"']{12,})["']""", path.read_text()):
            if shape in shapes:
                found.setdefault(shapes[shape], set()).add(path.relative_to(site).as_posix())
    assert set(found) == {"material"}
    assert [
        path for path in found["material"] if not part("material-design-icons").holds(path)
    ] == []


def test_our_scripts_are_in_our_sources(site: Path) -> None:
    ours = {path.stem for path in (ROOT / "theme").rglob("*.js")}
    ours |= {path.stem for path in (ROOT / "runtime").glob("*.mjs")}
    scripts = [path for path in shipped_files(site) if path.endswith((".js", ".mjs"))]
    claims = [Path(path) for path in scripts if claimed([path], read_parts())[path][0].id == "code"]
    assert len(claims) > 20
    hashed = re.compile(r"-[0-9a-f]{10}$")
    assert {hashed.sub("", path.stem) for path in claims} <= ours


def test_interpreter_holds_no_unlisted_library() -> None:
    said = read_interpreter()
    modules = set(said["modules"])
    listed = {module for each in read_parts() for module in each.modules}
    assert modules & NEEDY <= listed <= modules
    # CPython's own, and what Pyodide adds.
    others = {name for name in modules if not re.match(r"_?(?:test|xx)", name)}
    assert others - set(said["library"]) == {"_pyodide_core"}


def test_libraries_hold_python_and_the_calculator_alone(site: Path) -> None:
    allowed = {*read_interpreter()["library"], "_pyodide", "pyodide", "site-packages"}
    allowed |= {"churn_bridge", "cut_modules", "whole_library", "__hello__", "__phello__"}
    archives = sorted((site / "assets/python").glob("*library-*.zip"))
    assert len(archives) == 2
    for archive in archives:
        found = {name.partition("/")[0].partition(".")[0] for name in ZipFile(archive).namelist()}
        extra = {name for name in found - allowed if not name.startswith("_sysconfigdata_")}
        assert extra == set()
    (wheel,) = site.glob("assets/python/calculator-*/*.whl")
    folders = {name.partition("/")[0] for name in ZipFile(wheel).namelist()}
    assert folders == {
        "churn_calculator",
        f"churn_calculator-{part('calculator').version}.dist-info",
    }


def test_versions_are_those_of_the_locks() -> None:
    python = (ROOT / "requirements/build.txt").read_text()
    npm = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    assert f"mkdocs-material=={part('material').version} " in python
    for part_id, package in (
        *(("pyodide", "pyodide"), ("esbuild", "esbuild")),
        ("commissioner", "@fontsource-variable/commissioner"),
    ):
        assert part(part_id).version == npm[f"node_modules/{package}"]["version"]


@pytest.mark.parametrize(
    ("changed", "to", "says"),
    [
        ('at = "9.8.1"', 'at = "9.8.0"', "was looked up for material 9.8.0"),
        ("licences/texts/zlib.txt", "licences/texts/none.txt", "the licence .* is missing"),
        ("pypi:mkdocs-material/LICENSE", "pypi:mkdocs-material/NONE", "is empty"),
    ],
)
def test_list_that_is_not_true_any_more_stops_the_build(
    changed: str, to: str, says: str, tmp_path: Path
) -> None:
    path = tmp_path / "parts.toml"
    text = (ROOT / PARTS).read_text()
    assert changed in text
    path.write_text(text.replace(changed, to))
    with pytest.raises(ValueError, match=says):
        read_parts(path)


def test_bill_is_cyclonedx(site: Path) -> None:
    text = (site / BILL).read_text()
    assert JsonStrictValidator(SchemaVersion.V1_6).validate_str(text) is None
    # A reader of others' making understands it: purls, licences, hashes.
    read = Bom.from_json(json.loads(text))  # type: ignore[attr-defined]
    assert {str(each.bom_ref) for each in read.components} >= set(PART_IDS)
    read.validate()


def test_bill_has_every_file_with_its_hash(site: Path, bill: dict[str, Any]) -> None:
    listed = {
        file["name"]: file["hashes"][0]["content"]
        for component in bill["components"]
        for file in component.get("components", ())
    }
    assert listed.keys() == {
        path.relative_to(site).as_posix()
        for path in site.rglob("*")
        if path.is_file() and not UNLISTED.fullmatch(path.relative_to(site).as_posix())
    }
    for path, digest in listed.items():
        assert digest == hashlib.sha256((site / path).read_bytes()).hexdigest(), path


def test_bill_tells_what_is_shipped_from_what_only_builds(bill: dict[str, Any]) -> None:
    scopes = {component["bom-ref"]: component["scope"] for component in bill["components"]}
    assert {scopes[part_id] for part_id in PART_IDS} == {"required"}
    assert any(ref.startswith("pkg:pypi/mkdocs@") for ref in scopes)
    assert {scopes[ref] for ref in scopes.keys() - set(PART_IDS)} == {"excluded"}


def test_serial_number_follows_from_the_content(tmp_path: Path) -> None:
    page = tmp_path / "index.html"
    page.write_text("one")
    one = bill_of_materials(tmp_path, read_parts(), [])
    assert bill_of_materials(tmp_path, read_parts(), []) == one
    assert "timestamp" not in one["metadata"]
    page.write_text("two")
    assert bill_of_materials(tmp_path, read_parts(), [])["serialNumber"] != one["serialNumber"]
