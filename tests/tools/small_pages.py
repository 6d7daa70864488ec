"""A small page in three languages, for tests of the checks of words."""

from pathlib import Path

from freshness import hash_words
from pages import Page, read_pages

ENGLISH = """\
---
title: Churn
description: "What churn is."
see_also: [home]
updated: 2026-01-02
---

# Churn { #churn }

Of 400 customers, 20 left: {{ churn_rate start=400 lost=20 }}.
See [the sum](calculator.md?start=400&lost=20) and [a source](https://source.example/).

## How to count { #count }

Count again: {{ churn_rate start=400 lost=20 }}.
"""
GREEK = """\
---
title: Απώλεια
description: "Τι είναι η απώλεια."
see_also: [home]
updated: 2026-01-02
---

# Απώλεια { #churn }

Από 400 πελάτες έφυγαν οι 20: {{ churn_rate start=400 lost=20 }}.
Δείτε [τον υπολογισμό](calculator.md?start=400&lost=20) και [μια πηγή](https://source.example/).

## Πώς μετρώ { #count }

Ξανά: {{ churn_rate start=400 lost=20 }}.
"""
ESTONIAN = """\
---
title: Voolavus
description: "Mis on voolavus."
see_also: [home]
updated: 2026-01-02
---

# Voolavus { #churn }

400 kliendist lahkus 20: {{ churn_rate start=400 lost=20 }}.
Vaadake [arvutust](calculator.md?start=400&lost=20) ja [allikat](https://source.example/).

## Kuidas loendada { #count }

Veel kord: {{ churn_rate start=400 lost=20 }}.
"""
TEXTS = {"en": ENGLISH, "el": GREEK, "et": ESTONIAN}


def write_pages(name: str = "churn.md", **changed: str) -> list[Page]:
    """Write the page in each language under docs/ here and read it; `changed` replaces texts."""
    for language, text in (TEXTS | changed).items():
        path = Path("docs", language, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return read_pages()


def with_source(text: str, english: Page) -> str:
    """Say in a page's text which English words it was made from."""
    return text.replace("---\n", f'---\nsource: "{hash_words(english)}"\n', 1)
