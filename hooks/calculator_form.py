"""Renders the calculator where a page asks for it; owns everything inside `<churn-calculator>`."""

import json
from pathlib import Path
from typing import Any

from addresses import localized
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import get_relative_url

MARK = "<!-- calculator -->"
TEMPLATE = "partials/calculator.html"
SERIES_TEMPLATE = "partials/series.html"
# Where the worker finds Python's files.
ADDRESSES = Path("build/python.json")
MODE = "customers"
# A page whose calculator starts only when touched has the two inputs that it explains, no more.
SHORT = ("start", "lost")
# These are folded away until somebody asks for them.
MORE = ("new", "lost_new", "end", "denominator")
# A field that only matters with a certain choice in another.
WHEN = {"period_days": "period=days"}

_environment: Environment | None = None


def worked_example(locale: str) -> dict[str, Any]:
    """Return the calculator's answer to the worked example."""
    # The imports stand in the functions so that they find the newest wheel while serving.
    from churn_calculator import calculate
    from churn_calculator.fields import FIELDS

    numbers = {field.name: field.example for field in FIELDS if field.example}
    return calculate({"locale": locale, "numbers": "canonical", **numbers})


def form_fields(locale: str, inputs: dict[str, dict[str, str]]) -> list[dict[str, Any]]:
    """Return what the template needs of each field, filled with the worked example's inputs."""
    from churn_calculator.fields import FIELDS
    from churn_calculator.messages import message

    return [
        {
            "name": field.name,
            "label": message(f"field.{field.name}.label", locale),
            "hint": message(f"field.{field.name}.hint", locale),
            "choices": [(c, message(f"choice.{field.name}.{c}", locale)) for c in field.choices],
            "default": field.default,
            "example": inputs.get(field.name, {}).get("typed", ""),
            "inputmode": "numeric" if field.kind == "count" else "decimal",
            "modes": " ".join(field.modes),
            "more": field.name in MORE,
            "when": WHEN.get(field.name),
            "hidden": MODE not in field.modes or field.name in WHEN,
        }
        for field in FIELDS
    ]


def link_keys() -> str:
    """Return, as JSON, what link.js has to know of the keys of links."""
    from churn_calculator.fields import FIELDS, LINK_RENAMES, LINK_VERSION

    names = ["mode", *(field.name for field in FIELDS)]
    return json.dumps({"version": LINK_VERSION, "renamed": LINK_RENAMES, "names": names})


def python_addresses(assets_url: str) -> str:
    """Return, as JSON, where Python's files are, for the worker."""
    addresses = json.loads(ADDRESSES.read_text(encoding="utf-8"))
    return json.dumps(addresses | {"folder": f"{assets_url}python/"}, separators=(",", ":"))


def render_calculator(
    env: Environment, locale: str, start: str, assets_url: str, *, whole_url: str | None = None
) -> str:
    """Return the form's HTML, in a language, with the worked example's answer in it.

    Args:
        env: The templates, with the texts of the language.
        locale: The language.
        start: When Python starts: once the form is ``seen``, or at a ``touch``.
        assets_url: The address of the assets from the page.
        whole_url: Makes it a short one, with the two inputs that a page explains, and is where
            that leads to the whole.
    """
    from churn_calculator.fields import MODES

    result = worked_example(locale)
    fields = form_fields(locale, result["inputs"])
    whole = whole_url is None
    return env.get_template(TEMPLATE).render(
        fields=fields if whole else [field for field in fields if field["name"] in SHORT],
        modes=MODES if whole else (),
        result=result,
        locale=locale,
        start=start,
        python=python_addresses(assets_url),
        whole_url=whole_url,
        link_keys=link_keys(),
    )


def render(env: Environment, locale: str, start: str, assets_url: str, whole_url: str) -> str:
    """Return all that stands in the place of a page's mark."""
    from churn_calculator.series.decoding import ENCODINGS

    whole = start == "seen"
    if not whole:
        return render_calculator(env, locale, start, assets_url, whole_url=whole_url)
    calculator = render_calculator(env, locale, start, assets_url)
    python = python_addresses(assets_url)
    example_url = f"{assets_url}examples/churn-{locale}.csv"
    series = env.get_template(SERIES_TEMPLATE).render(
        locale=locale, python=python, encodings=ENCODINGS, example_url=example_url
    )
    return calculator + series


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
        assets_url = get_relative_url("assets/", page.url)
        locale = config.theme["language"]
        whole_url = get_relative_url(localized("calculator/", locale), page.url)
        form = render(_environment, locale, start, assets_url, whole_url)
        page.content = content.replace(MARK, form)
    return context
