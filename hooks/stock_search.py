"""Takes the place of Material's own search; owns what of it must not be in the site."""

from pathlib import Path

from edits import EDITS
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files

BUNDLE = "assets/javascripts/bundle."
# Its worker, and the stemmers for languages that ours does not need.
REPLACED = ("assets/javascripts/workers/", "assets/javascripts/lunr/")
INDEX = Path("search/search_index.json")
# The bench compares with it.
KEPT = Path("build/stock-search.json")
# What `search.html`, `before-bundle.js` and `box.js` know of the bundle.
RELIED_ON = ('forms.namedItem("search")', "new Worker(", '"keyup"')


def unknown_to(bundle: str) -> list[str]:
    """Return what Material's bundle no longer does, though our search relies on it."""
    return [code for code in RELIED_ON if code not in bundle]


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Have no index added to that of the build before, language by language, at every edit."""
    config.plugins["material/search"].is_dirty = False  # type: ignore[attr-defined]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out Material's worker, if its bundle is still one that ours fits."""
    bundles = [f for f in files if f.src_uri.startswith(BUNDLE) and f.src_uri.endswith(".js")]
    replaced = [file for file in files if file.src_uri.startswith(REPLACED)]
    lost = [code for file in bundles for code in unknown_to(file.content_string)]
    if lost or len(bundles) != 1 or not replaced:
        raise PluginError(f"Material's search is not the one that ours replaces; see {__file__}")
    for file in replaced:
        files.remove(file)
    return files


# After static-i18n, which at -100 writes it again with the pages of all languages.
@event_priority(-200)
def on_post_build(config: MkDocsConfig) -> None:
    """Move Material's index out of the site; its plugin must stay, for the box hangs on it."""
    index = Path(config.site_dir) / INDEX
    if EDITS.quick:
        # It holds nothing but the edited page.
        index.unlink()
        index.parent.rmdir()
        return
    KEPT.parent.mkdir(parents=True, exist_ok=True)
    index.replace(KEPT)
    index.parent.rmdir()
