"""Writes what can be linked to for machines; owns links.json."""

import json
from typing import Any

from addresses import FIRST, Entry, absolute, any_language, localized


def links_json(entries: dict[str, list[Entry]], site_url: str) -> str:
    """Return links.json: every entry with its addresses in each language and in the reader's."""
    by_id = {locale: {entry.id: entry for entry in found} for locale, found in entries.items()}
    document = {
        "$schema": absolute(site_url, "links.schema.json"),
        "languages": list(by_id),
        "links": [_link(entry, by_id, site_url) for entry in entries[FIRST]],
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _link(entry: Entry, by_id: dict[str, dict[str, Entry]], site_url: str) -> dict[str, Any]:
    return {
        "id": entry.id,
        "kind": entry.kind,
        "go": absolute(site_url, any_language(entry.id)),
        "languages": {
            locale: {
                "title": found[entry.id].title,
                "summary": found[entry.id].summary,
                "url": absolute(site_url, localized(found[entry.id].path, locale)),
            }
            for locale, found in by_id.items()
            if entry.id in found
        },
    }
