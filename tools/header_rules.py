"""Writes the headers of a site's files as rules: for nginx, and for hosts that read _headers."""

import re
from collections.abc import Iterator
from itertools import batched

from site_headers import POLICY, Headers

INDEX = "index.html"
# Pages of the release before may still be open, and ask for their own files.
OF_ANY_RELEASE = re.compile(r"(?<=^assets/site/)\w+(?=/)")
# nginx tries expressions one by one, so few of them are quicker; but it takes no long lines.
TOGETHER = 20

OUTSIDE = """\
# Made by make. Include this file inside `http`, and headers-server.conf inside `server`.
# The file that is sent, whatever the address was written like, says which headers go with it.
map $uri $churn_kind {{
    default 0;
{kinds}}}
{maps}"""

INSIDE = """\
# Made by make. Include this file inside `server`. A location that adds a header of its own loses
# these, so it has to include this file too.
{headers}# A release's dates tell contents apart for the ETag, and say nothing about when.
add_header Last-Modified "";
"""

HOSTED = """\
# Made from deploy/headers.toml. No two of the rules below the first are for the same address.
/*
{everywhere}
{rules}"""


def covers(files: dict[str, Headers], folder: str = "") -> Iterator[tuple[str, Headers]]:
    """Yield the headers of whole folders, ending in ``/``, and of files in folders that are mixed.

    >>> files = {"a/x": {"H": "1"}, "a/y": {"H": "1"}, "b/x": {"H": "1"}, "b/y": {"H": "2"}}
    >>> [path for path, headers in covers(files)]
    ['a/', 'b/x', 'b/y']
    """
    if folder and len({tuple(headers.items()) for headers in files.values()}) == 1:
        yield folder, next(iter(files.values()))
        return
    inner: dict[str, dict[str, Headers]] = {}
    for path, headers in files.items():
        name, slash, _ = path.removeprefix(folder).partition("/")
        if slash:
            inner.setdefault(f"{folder}{name}/", {})[path] = headers
        else:
            yield path, headers
    for name, found in inner.items():
        yield from covers(found, name)


def nginx_rules(files: dict[str, Headers], default: Headers, base: str = "") -> tuple[str, str]:
    """Return nginx's rules, those for `http` and those for `server`.

    Args:
        files: The headers of each file.
        default: Those of answers that are no file.
        base: The path that the site stands below.
    """
    kinds = [default]
    kinds += [
        headers
        for number, headers in enumerate(files.values())
        if headers != default and headers not in list(files.values())[:number]
    ]
    names = list(dict.fromkeys(name for headers in kinds for name in headers))
    values = {name: [headers.get(name, "") for headers in kinds] for name in names}
    # What is the same for all is no variable, which nginx would work out for each answer.
    varied = {name: each for name, each in values.items() if len(set(each)) > 1}
    outside = OUTSIDE.format(
        kinds=_kind_rows(files, kinds, base),
        maps="".join(_value_map(name, each) for name, each in varied.items()),
    )
    sent = {name: _variable(name) if name in varied else f'"{values[name][0]}"' for name in names}
    headers = "".join(f"add_header {name} {value} always;\n" for name, value in sent.items())
    return outside, INSIDE.format(headers=headers)


def _kind_rows(files: dict[str, Headers], kinds: list[Headers], base: str) -> str:
    found: dict[int, dict[str, None]] = {}
    for path, headers in covers(files):
        found.setdefault(kinds.index(headers), {})[_pattern(path)] = None
    return "".join(
        f'    "~^{re.escape(base)}/(?:{"|".join(few)})" {kind};\n'
        for kind, patterns in found.items()
        if kind
        for few in batched(patterns, TOGETHER)
    )


def _pattern(path: str) -> str:
    # An expression for a file too: nginx refuses names that are longer than a row of its tables.
    pattern = OF_ANY_RELEASE.sub(r"[^/]+", re.escape(path))
    return pattern if path.endswith("/") else f"{pattern}$"


def _variable(name: str) -> str:
    return f"$churn_{name.lower().replace('-', '_')}"


def _value_map(name: str, values: list[str]) -> str:
    rows = "".join(
        f'    {number} "{value}";\n'
        for number, value in enumerate(values)
        if number and value != values[0]
    )
    return f'map $churn_kind {_variable(name)} {{\n    default "{values[0]}";\n{rows}}}\n'


def hosted_headers(files: dict[str, Headers], base: str = "") -> str:
    """Return the rules of a file ``_headers``.

    Where several rules fit an address their headers add up, and a browser keeps all the policies
    that it is given. So every address, a missing one too, has what all files share and the widest
    policy, and each file's rule narrows that.
    """
    answers = list(files.values())
    shared = {
        name: value
        for name, value in answers[0].items()
        if name != POLICY and all(answer.get(name) == value for answer in answers)
    }
    rules = []
    for path, headers in covers(files):
        own = {name: value for name, value in headers.items() if name not in shared}
        for address in _addresses(f"{base}/{path}"):
            rules.append(f"{address}\n{_lines(own)}")
    widest = shared | {POLICY: widest_policy([answer[POLICY] for answer in answers])}
    return HOSTED.format(everywhere=_lines(widest), rules="\n".join(rules))


def _addresses(path: str) -> list[str]:
    if path.endswith("/"):
        return [f"{path}*"]
    return [path, path.removesuffix(INDEX)] if path.endswith(f"/{INDEX}") else [path]


def _lines(headers: Headers) -> str:
    return "".join(f"  {name}: {value}\n" for name, value in headers.items())


def widest_policy(policies: list[str]) -> str:
    """Return the policy that allows what any of them does.

    >>> widest_policy(["img-src 'none'; base-uri 'none'", "img-src 'self'; base-uri 'none'"])
    "img-src 'self'; base-uri 'none'"
    """
    allowed: dict[str, dict[str, None]] = {}
    for policy in policies:
        for directive in policy.split("; "):
            name, *sources = directive.split()
            allowed.setdefault(name, {}).update(dict.fromkeys(sources))
    for found in allowed.values():
        if len(found) > 1:
            found.pop("'none'", None)
    return "; ".join(" ".join([name, *found]) for name, found in allowed.items())
