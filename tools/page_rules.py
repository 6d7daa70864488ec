"""Writes nginx's rules for files as such: their types, compression, and pages for missing ones."""

from collections.abc import Iterable

RULES = """\
# Made by make. Include this file inside `server`, beside `root`, which is the folder of the site.
index index.html;
charset utf-8;
charset_types text/css text/plain text/xml text/csv text/javascript application/javascript
    application/json image/svg+xml;
# Files that lie compressed beside the others are sent as they are; the rest is compressed here.
gzip_static on;
gzip on;
gzip_vary on;
gzip_types text/css text/plain text/xml text/csv text/javascript application/javascript
    application/json application/wasm image/svg+xml;
# A folder without a page is no secret: to readers it is missing, like any other address.
error_page 403 404 =404 {base}/404.html;
{missing}
# Debian's list of types does not know these.
location ~ [.]mjs$ {{
    types {{ text/javascript mjs; }}
}}
location ~ [.]csv$ {{
    types {{ text/csv csv; }}
}}
# They are for other kinds of hosts.
location ~ /_(headers|redirects)$ {{
    return 404;
}}
"""

MISSING = """\
location {base}/{language}/ {{
    error_page 403 404 =404 {base}/{language}/404.html;
}}"""


def page_rules(languages: Iterable[str], base: str = "") -> str:
    """Return the rules.

    Args:
        languages: Those that have a folder of their own.
        base: The path that the site stands below.
    """
    missing = "\n".join(MISSING.format(base=base, language=language) for language in languages)
    return RULES.format(base=base, missing=missing)
