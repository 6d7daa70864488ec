"""Names the marks at headings in the page's language; owns the link of each heading to itself."""

from interface_texts import catalogue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import event_priority


@event_priority(-200)
def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Give the marks their tooltip, once static-i18n has said which language is built."""
    settings = config.mdx_configs.get("toc", {})
    if not settings.get("permalink"):
        raise PluginError("mkdocs.yml: headings have no links without `toc: {permalink: …}`")
    settings["permalink_title"] = catalogue(config.theme["language"]).gettext("link.section")
    return config
