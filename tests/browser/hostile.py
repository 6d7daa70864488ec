"""What somebody who wishes us ill writes into links, fields, messages and storage."""

import random
from urllib.parse import quote

CODE = (
    "<script>ran()</script>",
    "<img src=x onerror=ran()>",
    '"><svg/onload=ran()>',
    "'><iframe srcdoc='<script>parent.ran()</script>'>",
    "</script><script>ran()</script>",
    "</textarea></title></style><img src=x onerror=ran()>",
    "<mark><img src=x onerror=ran()></mark>",
    "<math><mi//xlink:href='data:x,<script>ran()</script>'>",
    "&lt;img src=x onerror=ran()&gt;",
    "javascript:ran()",
    "\tjava\nscript:ran()",
    "data:text/html,<script>opener.ran()</script>",
    "{{constructor.constructor('ran()')()}}",
    "${ran()}",
    "'-ran()-'",
    "//evil.example/",
    "\\\\evil.example\\",
    "https://evil.example/",
    "/\\evil.example",
    ".//evil.example",
    "@evil.example/",
    "__import__('js').ran()",
    '=HYPERLINK("https://evil.example")',
)
ODD = (
    "",
    " ",
    "\0",
    "1\0",
    "\ud800",
    "1\udfff0",
    "\uffff",
    "\u202e021",
    "\u2066\u200b5\u2069",
    "\r\nSet-Cookie: a=b",
    "__proto__",
    "constructor",
    "prototype",
    "toString",
    "hasOwnProperty",
    "__defineGetter__",
    "NaN",
    "Infinity",
    "-0",
    "1e999999999",
    "0x10",
    "٣٤",
    "１２",
    "½",
    "1,2,3.4.5",
    "%",
    "%00",
    "%ff%fe",
    "[object Object]",
    "null",
    "../../../etc/passwd",
    "(" * 400,
    "[" * 400,
    "a" * 400 + "!",
    "9" * 4_000,
    "0." + "3" * 4_000,
    "🙃" * 500,
    "e\u0301" * 500,
    "churn " * 500,
)
TEXTS = CODE + ODD
KEYS = (
    "start", "lost", "end", "gained", "period", "denominator", "mode", "v", "lang", "q", "h",
    "theme", "__proto__", "constructor", "start[]", "__proto__[start]", "utm_source", "source",
)  # fmt: skip
# What is in storage, as a text; all of it can be written by another page of the same host.
STORED = (
    "{",
    "null",
    "0",
    "[]",
    "NaN",
    "\ud800",
    "<img src=x onerror=ran()>",
    '{"index":null}',
    '{"index":1e99,"color":{}}',
    '{"index":-1,"color":null}',
    '{"index":0,"color":{"a b":"c"}}',
    '{"index":0,"color":"dark"}',
    '{"index":0,"color":{"media":"","scheme":"\\"><img src=x onerror=ran()>",'
    '"primary":"","accent":""}}',
    '{"index":9,"color":{"media":"(prefers-color-scheme)","scheme":"","primary":"","accent":""}}',
    '{"__proto__":{"index":0},"color":{"media":{}}}',
    '["<img src=x onerror=ran()>"]',
    "__proto__",
    "constructor",
    "javascript:ran()",
    "//evil.example",
    "et\0",
    "x" * 100_000,
)
# What is posted between windows, as a script's expression.
MESSAGES = (
    "null",
    "undefined",
    "0",
    "'churn'",
    "[]",
    "{}",
    "{churn: null}",
    "{churn: 5}",
    "{churn: {height: 9000, title: 'x'}}",
    "{churn: {height: '1px;background:url(//evil.example)'}}",
    "{churn: {height: NaN}}",
    "{churn: {height: {}}}",
    "{churn: {title: '<img src=x onerror=ran()>'}}",
    'JSON.parse(\'{"__proto__": {"churn": {"height": 9000}}}\')',
    "{kind: 'start', base: '//evil.example/'}",
    "{type: 3, data: {items: [[{location: 'javascript:ran()', title: '<img src=x>'}]]}}",
    "new Uint8Array(9)",
    "new Map([['churn', 1]])",
    "new Error('ran()')",
)


def encoded(text: str) -> str:
    """Write a text as part of an address, half of a pair of surrogates too."""
    return quote(text.encode("utf-8", "surrogatepass"), safe="")


class Links:
    """Hostile ends of addresses, always the same ones for a seed."""

    def __init__(self, seed: int) -> None:
        self.random = random.Random(seed)

    def text(self) -> str:
        chosen = self.random.choice(TEXTS)
        return chosen + self.random.choice(TEXTS) if self.random.random() < 0.3 else chosen

    def query(self) -> str:
        """Return a query of some of our keys and others, with hostile values."""
        pairs = []
        for _ in range(self.random.randint(1, 4)):
            key = self.text() if self.random.random() < 0.1 else self.random.choice(KEYS)
            pairs.append(f"{encoded(key)}={encoded(self.text())}")
        return "?" + "&".join(pairs)

    def anchor(self) -> str:
        # Not everybody encodes an anchor.
        text = self.text()
        raw = "#" + "".join(sign for sign in text if sign.isprintable() and sign != "#")
        return raw if self.random.random() < 0.5 else f"#{encoded(text)}"
