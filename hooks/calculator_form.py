"""Renders the calculator where a page asks for it; owns everything inside `<churn-calculator>`."""

from typing import Any

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

MARK = "<!-- calculator -->"
TEMPLATE = "partials/calculator.html"

_environment: Environment | None = None


def worked_example(locale: str) -> tuple[list[dict[str, str]], dict[str, Any]]:
    """Return the form's fields, filled with the worked example, and the example's result."""
    # The import stands here so that it finds the newest wheel while serving.
    from churn_calculator import calculate
    from churn_calculator.fields import FIELDS
    from churn_calculator.messages import message

    numbers = {field.name: field.example for field in FIELDS}
    result = calculate({"locale": locale, "numbers": "canonical", **numbers})
    fields = [
        {
            "name": field.name,
            "label": message(f"field.{field.name}.label", locale),
            "hint": message(f"field.{field.name}.hint", locale),
            "example": result["inputs"][field.name]["typed"],
        }
        for field in FIELDS
    ]
    return fields, result


def render(env: Environment, locale: str, start: str, python_url: str) -> str:
    """Return the calculator's HTML, in a language, with the worked example's answer in it."""
    fields, result = worked_example(locale)
    return env.get_template(TEMPLATE).render(
        fields=fields, result=result, locale=locale, start=start, python_url=python_url
    )


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep the environment, whose texts are those of the language that is being built."""
    global _environment
    _environment = env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Put the calculator in the place of the page's mark."""
    content = page.content or ""
    marks = content.count(MARK)
    start = page.meta.get("calculator", "")
    if bool(marks) != bool(start) or marks > 1:
        raise PluginError(
            f"{page.file.src_path}: a page with `calculator: seen` or `calculator: touch` in its "
            f"front matter holds `{MARK}` once, and no other page does"
        )
    if marks and _environment:
        python_url = get_relative_url("assets/python/", page.url)
        form = render(_environment, config.theme["language"], start, python_url)
        page.content = content.replace(MARK, form)
    return context
