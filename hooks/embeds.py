"""Makes pages for frames on other people's sites; owns /embed/ and /embed.js."""

import json
from pathlib import Path

from addresses import Entry, absolute, any_language, embed_path, localized, relative
from calculator_form import render_calculator
from entries import page_entries
from glossary_entries import first_sentence
from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page

TEMPLATE = "partials/embed.html"
SCRIPT = "embed.js"
LANGUAGES = 'const languages = ["en"];'

_environment: Environment | None = None
_pages: list[Page] = []


def with_languages(script: str, locales: list[str]) -> str:
    """Tell the script which languages the site has, the one at its root first.

    Raises:
        ValueError: The script has no place for them.
    """
    if script.count(LANGUAGES) != 1:
        raise ValueError(f"{SCRIPT} does not hold `{LANGUAGES}`")
    return script.replace(LANGUAGES, LANGUAGES.replace('["en"]', json.dumps(locales)))


def embedded(entry: Entry, page: Page, env: Environment, config: MkDocsConfig) -> str:
    """Return the page for a frame."""
    locale = config.theme["language"]
    here = localized(embed_path(entry) or "", locale)
    root = relative("", here)
    calculator = ""
    if entry.kind == "calculator":
        # Python starts when somebody touches the form, or when the link has filled it.
        calculator = render_calculator(env, locale, "touch", f"{root}assets/")
    return env.get_template(TEMPLATE).render(
        entry=entry,
        definition=first_sentence(page.content or ""),
        calculator=calculator,
        locale=locale,
        root=root,
        site_name=config.site_name,
        copyright=config.copyright,
        canonical=absolute(str(config.site_url), localized(entry.path, locale)),
        page_url=relative(localized(entry.path, locale), here),
        go_url=relative(any_language(entry.id), here),
    )


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Note the pages of the language that is being built."""
    global _environment
    _environment = env
    prefix = f"{config.theme['language']}/"
    _pages[:] = [
        file.page
        for file in files.documentation_pages()
        if file.page and file.src_uri.startswith(prefix)
    ]


def on_post_build(config: MkDocsConfig) -> None:
    """Write the embedded pages of a language, and the script once."""
    site, locale = Path(config.site_dir), config.theme["language"]
    for page in _pages if _environment else []:
        entry = next(page_entries(page, page.file.src_uri.removeprefix(f"{locale}/")))
        path = embed_path(entry)
        if path is None or _environment is None:
            continue
        target = site / localized(path, locale) / "index.html"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(embedded(entry, page, _environment, config), encoding="utf-8")
    script = site / SCRIPT
    locales = [alternate["lang"] for alternate in config.extra["alternate"]]
    try:
        source = Path(config.theme.custom_dir or "", SCRIPT).read_text(encoding="utf-8")
        script.write_text(with_languages(source, locales), encoding="utf-8")
    except ValueError as error:
        raise PluginError(str(error)) from error
