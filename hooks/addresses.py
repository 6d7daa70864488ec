"""Names pages, questions and terms and gives their addresses; owns no part of a page."""

from dataclasses import dataclass
from posixpath import relpath
from urllib.parse import urljoin

FIRST = "en"
"""The language whose pages stand at the root."""

TERM_FOLDER = "glossary/"
# The explainer is the entry of the word itself: it stands at the root, since it is more than that.
TERMS_ELSEWHERE = ("churn",)
QUESTIONS_PAGE = "faq"


@dataclass(frozen=True)
class Entry:
    """Something that can be linked to, in one language.

    Attributes:
        id: The same in all languages: the last part of the page's path and, of a question, the
            anchor behind it.
        kind: One of page, question, term, calculator.
        path: Its address below the language's root, such as ``glossary/churn-rate/``.
        title: What it is called.
        summary: What it is, in a sentence.
        text: A question's whole answer.
    """

    id: str
    kind: str
    path: str
    title: str
    summary: str
    text: str = ""


def page_id(src_path: str) -> str:
    """Return a page's id, the same in all languages: the last part of its address.

    >>> page_id("glossary/churn-rate.md"), page_id("glossary/index.md"), page_id("index.md")
    ('churn-rate', 'glossary', 'home')
    """
    parts = src_path.removesuffix(".md").removesuffix("index").strip("/").split("/")
    return parts[-1] or "home"


def page_path(src_path: str) -> str:
    """Return the address of a page below its language's root.

    >>> page_path("glossary/churn-rate.md"), page_path("glossary/index.md"), page_path("index.md")
    ('glossary/churn-rate/', 'glossary/', '')
    """
    path = src_path.removesuffix(".md")
    path = "" if path == "index" else path.removesuffix("/index")
    return f"{path}/" if path else ""


def page_kind(src_path: str, calculator: str = "") -> str:
    """Return the kind of a page; `calculator` is what its front matter says of one.

    >>> page_kind("glossary/retention.md"), page_kind("glossary/index.md"), page_kind("churn.md")
    ('term', 'page', 'term')
    """
    if calculator == "seen":
        return "calculator"
    name = page_id(src_path)
    in_folder = src_path.startswith(TERM_FOLDER) and name != TERM_FOLDER.rstrip("/")
    return "term" if in_folder or name in TERMS_ELSEWHERE else "page"


def localized(path: str, locale: str) -> str:
    """Return a path below the site's root.

    >>> localized("churn/", "et"), localized("churn/", "en")
    ('et/churn/', 'churn/')
    """
    return path if locale == FIRST else f"{locale}/{path}"


def any_language(entry_id: str) -> str:
    """Return the path that forwards to the reader's own language.

    >>> any_language("churn"), any_language("faq#reduce")
    ('go/churn/', 'go/faq/#reduce')
    """
    page, mark, anchor = entry_id.partition("#")
    return f"go/{page}/{mark}{anchor}"


def absolute(site_url: str, path: str) -> str:
    """Return a whole address; the site may stand below a path of its host.

    >>> absolute("https://churn.example/help", "et/churn/")
    'https://churn.example/help/et/churn/'
    """
    return urljoin(site_url.rstrip("/") + "/", path)


def relative(target: str, page: str) -> str:
    """Return the relative address of a path from a page, both below the site's root.

    >>> relative("et/churn/", "go/churn/"), relative("", "go/home/"), relative("a/#b", "a/")
    ('../../et/churn/', '../../', './#b')
    """
    path, mark, anchor = target.partition("#")
    found = relpath(f"/{path}", f"/{page}")
    return found + ("/" if not path or path.endswith("/") else "") + mark + anchor


def embed_path(entry: Entry) -> str | None:
    """Return the address of an entry's embedded page below its language's root, if it has one.

    >>> embed_path(Entry("churn-rate", "term", "glossary/churn-rate/", "Churn rate", ""))
    'embed/term/churn-rate/'
    """
    if entry.kind == "calculator":
        return f"embed/{entry.id}/"
    return f"embed/term/{entry.id}/" if entry.kind == "term" else None
