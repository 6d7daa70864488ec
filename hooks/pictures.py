"""Draws the pictures and the picture story that pages ask for; owns `figure.picture` and the story.

It comes after first_mentions, since a link inside a picture could not be used.
"""

import re
from functools import partial
from typing import Any

from arithmetic import evaluate
from drawing import WIDTH, coordinate, dots, staircase, text_lines
from jinja2 import Environment, TemplateNotFound
from macros import computed, with_minus_sign, worked_out
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

MARK = re.compile(r"<!-- (?:picture (?P<name>[\w-]+)|(?P<story>story)) -->")
# What is meant as a mark but is none would stay unseen, since it is a comment.
_LIKE_A_MARK = re.compile(r"<!--\s*(?:picture|story)\b.*?-->")

_environment: Environment | None = None


def tools(locale: str) -> dict[str, Any]:
    """Return the functions that the templates draw with, for a language."""
    # The import stands here so that it finds the newest wheel while serving.
    from churn_calculator.messages import message

    def figure(name: str, **inputs: int | str) -> str:
        given = {key: str(value) for key, value in inputs.items()}
        return with_minus_sign(computed(name, given, locale))

    def sum_of(kind: str, expression: str | int, places: int = 2) -> str:
        return with_minus_sign(worked_out(kind, str(expression), locale, places))

    return {
        "width": WIDTH,
        "figure": figure,
        "number": partial(sum_of, "number"),
        "percent": partial(sum_of, "percent"),
        "value": lambda expression: float(evaluate(expression)),
        "term": lambda key: message(key, locale),
        "lines": text_lines,
        "at": coordinate,
        "dots": dots,
        "staircase": staircase,
    }


def draw(env: Environment, locale: str, name: str) -> str:
    """Return a picture's HTML in the language that the environment and the locale are of.

    Raises:
        ValueError: There is no such picture, or it cannot be drawn.
    """
    try:
        template = env.get_template(f"pictures/{name}.html")
    except TemplateNotFound as error:
        raise ValueError(f"there is no picture “{name}” in theme/pictures/") from error
    # One line, since indents are for those who read the template.
    return re.sub(r"\s*\n\s*", "", template.render(**tools(locale)))


def replace_marks(content: str, env: Environment, locale: str) -> str:
    """Put each picture in the place of its mark.

    Raises:
        ValueError: A mark asks for what is not there, or is misspelt.
    """
    drawn = MARK.sub(lambda mark: draw(env, locale, mark["name"] or mark["story"]), content)
    if left := _LIKE_A_MARK.search(drawn):
        raise ValueError(f"`{left[0]}` is no mark; write `<!-- picture NAME -->`")
    return drawn


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Keep the environment, whose texts are those of the language that is being built."""
    global _environment
    _environment = env


def on_page_context(
    context: dict[str, Any], page: Page, config: MkDocsConfig, nav: Navigation
) -> dict[str, Any]:
    """Draw what the page asks for, and tell the template whether the story's script is needed."""
    if _environment and page.content:
        try:
            page.content = replace_marks(page.content, _environment, config.theme["language"])
        except ValueError as error:
            raise PluginError(f"{page.file.src_path}: {error}") from error
        context["has_story"] = "<churn-story" in page.content
    return context
