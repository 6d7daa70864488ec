"""Names Material's two check boxes, which open the drawer and the search; owns where they stand.

Material hides them behind labels, which no keyboard reaches. Here they take the focus themselves,
after the link that skips to the text, and work without a script.
"""

import re

from jinja2 import BaseLoader, ChoiceLoader, DictLoader, Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files

_TOGGLES = re.compile(
    r'( *<input class="md-toggle".*?<label class="md-overlay"[^\n]*\n)', re.DOTALL
)
_PLACE = ' *<div data-md-component="announce">'
_NAMES = {"__drawer": "nav", "__search": "search"}


def with_toggles(template: str) -> str:
    """Return Material's base template with the check boxes named and after the skip link.

    Raises:
        ValueError: The template has them, or the place for them, no more.
    """
    toggles = _TOGGLES.findall(template)
    place = re.findall(_PLACE, template)
    if len(toggles) != 1 or len(place) != 1:
        raise ValueError("Material's base.html has other check boxes: see hooks/toggles.py")
    named = toggles[0]
    for toggle, key in _NAMES.items():
        named = named.replace(
            f'id="{toggle}"', f'id="{toggle}" aria-label="{{{{ lang.t(\'{key}\') }}}}"'
        )
    return template.replace(toggles[0], "").replace(place[0], named + place[0])


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> None:
    """Let the pages extend the changed template."""
    loader = env.loader
    if not isinstance(loader, BaseLoader):
        raise PluginError("MkDocs has no templates to extend")
    source, _, _ = loader.get_source(env, "base.html")
    try:
        env.loader = ChoiceLoader([DictLoader({"base.html": with_toggles(source)}), loader])
    except ValueError as error:
        raise PluginError(str(error)) from error
