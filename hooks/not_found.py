"""Gives each language its own 404 and offline pages; owns these."""

from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from mkdocs.config.defaults import MkDocsConfig

PAGES = ("404.html", "offline.html")


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Write a translation's page into its own folder, and let English keep the root's."""
    locale = config.theme["language"]
    if template_name not in PAGES or locale == "en":
        return output_content
    page = Path(config.site_dir) / locale / template_name
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(output_content, encoding="utf-8")
    # MkDocs writes nothing where nothing is left, so the root's page is not overwritten.
    return ""


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Let the language switch of these pages lead home: they have no translations of their own."""
    if template_name in PAGES:
        root = urlsplit(str(config.site_url)).path.rstrip("/") + "/"
        # They are shown at any address, so what they ask for must not be relative to it.
        context["base_url"] = root
        # static-i18n leaves the last page's addresses as an attribute, which hides the key.
        vars(config.extra).pop("alternate", None)
        config.extra["alternate"] = [
            {**alternate, "link": home(root, alternate["lang"])}
            for alternate in config.extra["alternate"]
        ]
    return context


def home(root: str, locale: str) -> str:
    """Return the address of a language's first page.

    >>> home("/", "en"), home("/churn/", "et")
    ('/', '/churn/et/')
    """
    return root if locale == "en" else f"{root}{locale}/"
