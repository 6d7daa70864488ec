"""The policy knows every script of the pages; whatever else would run is named, and stops a build."""

from fnmatch import fnmatchcase
from pathlib import Path

import pytest
from header_rules import hosted_headers, widest_policy
from inline_scripts import faults, read_code, source_of
from server_rules import HOST_FILES, published
from site_headers import POLICY, HeaderError, Headers, read_headers

KNOWN = ["start("]


@pytest.mark.parametrize(
    "markup",
    [
        "<p onclick=run()>",
        '<p style="color: red">',
        "<style>p { color: red }</style>",
        '<a href=" JavaScript:run()">',
        "<svg><a xlink:href='javascript:run()'/></svg>",
        "<script>run()</script>",
        '<script type="module">run()</script>',
        "<SCRIPT>run()</SCRIPT>",
    ],
)
def test_code_that_nobody_vouched_for_is_named(markup: str) -> None:
    found = faults({"faq/index.html": read_code(f"<!doctype html>{markup}")}, KNOWN)
    assert [fault.partition(": ")[0] for fault in found] == ["faq/index.html"]


def test_known_scripts_and_data_pass() -> None:
    page = """<script>start(1 < 2)</script><script src="a.js"></script>
      <script type="application/ld+json">{"a": "run()"}</script><p>onclick=run()</p>"""
    code = read_code(page)
    assert faults({"a": code, "b": code}, KNOWN) == []
    assert [source_of(script) for script in code.scripts] == [source_of("start(1 < 2)")]


def test_known_script_has_one_wording() -> None:
    pages = {name: read_code(f"<script>start({name})</script>") for name in "ab"}
    (fault,) = faults(pages, KNOWN)
    assert "differs" in fault


def test_page_that_the_policy_would_break_stops_the_build(tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text("<p onclick=run()>")
    with pytest.raises(HeaderError, match=r"index[.]html: onclick"):
        read_headers(tmp_path, ()).by_file()


def rules_of(text: str) -> list[tuple[str, Headers]]:
    """Read a file _headers as hosts do."""
    rules: list[tuple[str, Headers]] = []
    for line in text.splitlines():
        if line.startswith("/"):
            rules.append((line, {}))
        elif line.startswith("  "):
            name, _, value = line.strip().partition(": ")
            rules[-1][1][name] = value
    return rules


def test_hosts_that_read_rules_send_what_the_table_says(site: Path) -> None:
    _, files, _, base = published(site)
    (everywhere, shared), *rules = rules_of(hosted_headers(files, base))
    assert everywhere == "/*"
    for name, expected in files.items():
        for address in {f"/{name}", f"/{name}".removesuffix("index.html")}:
            (own,) = [headers for rule, headers in rules if fnmatchcase(address, rule)]
            assert shared | own == expected, address
            assert not set(own) & set(shared) - {POLICY}


def test_rules_fit_into_what_hosts_read(site: Path) -> None:
    _, files, _, base = published(site)
    rules = rules_of(hosted_headers(files, base))
    # The limits of the host that reads least.
    assert len(rules) <= 100
    assert all(len(f"{name}: {value}") <= 2000 for _, sent in rules for name, value in sent.items())
    assert not [name for name in files if name in HOST_FILES]


def test_widest_policy_forbids_nothing_that_a_file_needs() -> None:
    wide = widest_policy(["default-src 'none'; img-src 'none'; a b", "img-src 'self'; a c d"])
    assert wide == "default-src 'none'; img-src 'self'; a b c d"
