"""Gives each language its own page for addresses that lead nowhere; owns the 404 pages."""

from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Write a translation's 404 page into its own folder, and let English keep the root's."""
    locale = config.theme["language"]
    if template_name != "404.html" or locale == "en":
        return output_content
    page = Path(config.site_dir) / locale / "404.html"
    page.parent.mkdir(parents=True, exist_ok=True)
    page.write_text(output_content, encoding="utf-8")
    # MkDocs writes nothing where nothing is left, so the root's page is not overwritten.
    return ""


def on_template_context(
    context: dict[str, Any], template_name: str, config: MkDocsConfig
) -> dict[str, Any]:
    """Let the language switch of a 404 page lead home: it has no translation of its own."""
    if template_name == "404.html":
        root = context["base_url"].rstrip("/") + "/"
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
