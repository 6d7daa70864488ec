"""Drops the style rules that no page can use; owns no part of a page, style_sheet does.

A rule stays when in doubt: only classes and a few attributes outside of brackets speak against it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

# Whose values stand in the pages as Material's template writes them.
ATTRIBUTES = ("dir", "data-md-color-primary", "data-md-color-accent")
_NESTED = ("media", "supports", "container")
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_WORD = re.compile(r"[A-Za-z][\w-]+")
_USED_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Used:
    """What the pages hold that rules can speak of: classes and `name=value` of attributes."""

    classes: frozenset[str]
    attributes: frozenset[str]


def used_by(pages: Iterator[str], scripts: Iterator[str]) -> Used:
    """Return what pages hold, and what scripts may add to them: any word of theirs."""
    classes: set[str] = set()
    attributes: set[str] = set()
    for page in pages:
        for names in _CLASSES.findall(page):
            classes.update(names.split())
        for name in ATTRIBUTES:
            attributes.update(f"{name}={value}" for value in re.findall(rf'\b{name}="([^"]*)"', page))
    for script in scripts:
        classes.update(_WORD.findall(script))
    return Used(frozenset(classes), frozenset(attributes))


def without_unused(css: str, used: Used) -> str:
    """Return a style sheet without the rules, and then the custom properties, that nothing uses.

    >>> print(without_unused(".a{--x:1} .b,.c>.a{top:0} .a:not(.d){--y:1;left:var(--x)}",
    ...     Used(frozenset({"a", "b"}), frozenset())))
    .a{--x:1}
    .b{top:0}
    .a:not(.d){left:var(--x)}
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = "\n".join(_kept_rules(rules, used))
    while (smaller := _without_unused_variables(kept)) != kept:
        kept = smaller
    return kept


def _kept_rules(rules: list[Any], used: Used) -> Iterator[str]:
    for rule in rules:
        if rule.type == "qualified-rule":
            selectors = [s for s in _split(rule.prelude) if _is_used(s, used)]
            if selectors:
                yield f"{','.join(_text(s) for s in selectors)}{{{_text(rule.content)}}}"
        elif rule.type == "at-rule" and rule.lower_at_keyword in _NESTED:
            nested = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            if inside := "\n".join(_kept_rules(nested, used)):
                yield f"@{rule.at_keyword} {_text(rule.prelude)}{{{inside}}}"
        elif rule.type == "error":
            raise ValueError(f"the style sheet cannot be read: {rule.message}")
        else:
            yield rule.serialize()


def _split(prelude: list[Any]) -> list[list[Any]]:
    parts: list[list[Any]] = [[]]
    for token in prelude:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _is_used(selector: list[Any], used: Used) -> bool:
    for before, token in zip([None, *selector], selector, strict=False):
        if token.type == "ident" and before == "." and token.value not in used.classes:
            return False
        if token.type == "[] block":
            written = tinycss2.serialize(token.content).replace('"', "")
            name, valued, _ = written.partition("=")
            if valued and name in ATTRIBUTES and written not in used.attributes:
                return False
    return True


def _text(tokens: list[Any]) -> str:
    """Write tokens with no more space than CSS needs."""
    text = re.sub(r"\s+", " ", tinycss2.serialize([t for t in tokens if t.type != "comment"]))
    return text.strip().removesuffix(";")


def _without_unused_variables(css: str) -> str:
    used = set(_USED_VARIABLE.findall(css))

    def kept(declaration: re.Match[str]) -> str:
        return declaration[0] if declaration["name"] in used else declaration["before"]

    # A value may hold a quoted picture, with marks of CSS inside.
    pattern = r"""(?P<before>[{;]\s*)(?P<name>--[\w-]+)\s*:(?:"(?:[^"\\]|\\.)*"|[^;{}"])*;?"""
    return re.sub(pattern, kept, css)
