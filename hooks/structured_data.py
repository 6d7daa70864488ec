"""Describes a page in schema.org's words; owns no part of a page, page_meta does."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from addresses import TERM_FOLDER, Entry, absolute, localized

Data = dict[str, Any]
TERMS = "#terms"
LICENCE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Context:
    """What is the same for all pages of a language.

    Attributes:
        site_url: The address of the whole site.
        locale: The language of the page.
        languages: All languages.
        site_name: What the site is called in this language.
        entries: Everything in this language that can be linked to.
    """

    site_url: str
    locale: str
    languages: tuple[str, ...]
    site_name: str
    entries: Mapping[str, Entry]

    def url(self, path: str, locale: str = "") -> str:
        """Return the whole address of a path below a language's root."""
        return absolute(self.site_url, localized(path, locale or self.locale))


def describe(entry: Entry, updated: str, context: Context) -> Data:
    """Return a page's description as one JSON-LD document."""
    parts = [_page(entry, updated, context), _crumbs(entry, context)]
    parts += {"term": _term, "page": _term_set}.get(entry.kind, _nothing)(entry, context)
    return {"@context": "https://schema.org", "@graph": parts}


def _page(entry: Entry, updated: str, context: Context) -> Data:
    url = context.url(entry.path)
    questions = any(other.startswith(f"{entry.id}#") for other in context.entries)
    translations = [lang for lang in context.languages if lang != context.locale]
    return {
        "@type": ["WebPage", "FAQPage"] if questions else "WebPage",
        "@id": url,
        "url": url,
        "name": entry.title,
        "description": entry.summary,
        "inLanguage": context.locale,
        "dateModified": updated,
        "license": LICENCE,
        "isPartOf": {
            "@type": "WebSite",
            "@id": context.url("") + "#site",
            "url": context.url(""),
            "name": context.site_name,
            "inLanguage": context.locale,
        },
        "breadcrumb": {"@id": url + "#crumbs"},
        "workTranslation": [
            {"@type": "WebPage", "@id": context.url(entry.path, lang), "inLanguage": lang}
            for lang in translations
        ],
    } | _answers(entry, context)


def _answers(entry: Entry, context: Context) -> Data:
    questions = [
        other for name, other in context.entries.items() if name.startswith(f"{entry.id}#")
    ]
    if not questions:
        return {}
    return {
        "mainEntity": [
            {
                "@type": "Question",
                "@id": context.url(question.path),
                "url": context.url(question.path),
                "name": question.title,
                "acceptedAnswer": {"@type": "Answer", "text": question.text},
            }
            for question in questions
        ]
    }


def _crumbs(entry: Entry, context: Context) -> Data:
    paths = ["", *([TERM_FOLDER] if entry.path.startswith(TERM_FOLDER) else []), entry.path]
    pages = {other.path: other for other in context.entries.values()}
    return {
        "@type": "BreadcrumbList",
        "@id": context.url(entry.path) + "#crumbs",
        "itemListElement": [
            {
                "@type": "ListItem",
                "position": place,
                "name": pages[path].title,
                "item": context.url(path),
            }
            for place, path in enumerate(dict.fromkeys(paths), start=1)
        ],
    }


def _term(entry: Entry, context: Context) -> list[Data]:
    url = context.url(entry.path)
    return [
        {
            "@type": "DefinedTerm",
            "@id": f"{url}#{entry.id}",
            "url": url,
            "name": entry.title,
            "description": entry.summary,
            "termCode": entry.id,
            "mainEntityOfPage": {"@id": url},
            "inDefinedTermSet": {
                "@type": "DefinedTermSet",
                "@id": context.url(TERM_FOLDER) + TERMS,
                "url": context.url(TERM_FOLDER),
                "name": context.entries["glossary"].title,
                "inLanguage": context.locale,
            },
        }
    ]


def _term_set(entry: Entry, context: Context) -> list[Data]:
    if entry.path != TERM_FOLDER:
        return []
    terms = [other for other in context.entries.values() if other.kind == "term"]
    return [
        {
            "@type": "DefinedTermSet",
            "@id": context.url(TERM_FOLDER) + TERMS,
            "url": context.url(TERM_FOLDER),
            "name": entry.title,
            "description": entry.summary,
            "inLanguage": context.locale,
            "license": LICENCE,
            "hasDefinedTerm": [
                {
                    "@type": "DefinedTerm",
                    "@id": f"{context.url(term.path)}#{term.id}",
                    "url": context.url(term.path),
                    "name": term.title,
                    "termCode": term.id,
                }
                for term in terms
            ],
        }
    ]


def _nothing(entry: Entry, context: Context) -> list[Data]:
    return []
