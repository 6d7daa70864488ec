"""Drops the style rules that no page can use; owns no part of a page, style_sheet does.

A rule stays when in doubt: only classes, elements of our own and a few attributes outside of
brackets speak against it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import tinycss2

# Whose values stand in the pages as Material's template writes them.
ATTRIBUTES = ("dir", "role", "data-md-color-primary", "data-md-color-accent")
# What Material's bundle says of the whole page whenever it starts. Where a rule asks for it, every
# element is styled anew before anybody can use the page; preferences.css asks the browser instead
# whether there are scripts, and colours may change by the same transitions as anything else.
UNWANTED = ("js", "no-js", "data-md-color-switching")
# Every table of ours has a class, and says itself how it looks. A rule for those without has all
# that is within an element styled anew when any class of that changes.
_COSTLY = ":not([class])"
_NESTED = ("media", "supports", "container")
_CLASSES = re.compile(r'\bclass="([^"]*)"')
_ELEMENTS = re.compile(r"<([a-z]+-[a-z-]+)")
_WORD = re.compile(r"[A-Za-z][\w-]+")
# A value may hold a quoted picture, with marks of CSS inside.
_VARIABLE = re.compile(r"""(?<=[{;])\s*(?P<name>--[\w-]+)\s*:(?:"(?:[^"\\]|\\.)*"|[^;{}"])*;?""")
# A nought before the point says nothing, not in a quoted picture's path either.
_NOUGHT = re.compile(r"(?<=[ :,(])0(?=\.\d)")
_ANIMATION = re.compile(r"animation(?:-name)?:([^;}]*)")
_MOTION = re.compile(r"@keyframes (?P<name>[\w-]+)\s*\{(?:[^{}]*\{[^{}]*\})*\s*\}")
_USED_VARIABLE = re.compile(r"var\(\s*(--[\w-]+)")


@dataclass(frozen=True)
class Used:
    """What the pages hold that rules can speak of.

    Args:
        classes: Classes, each by its whole name, and elements of our own, as ``churn-story``.
        attributes: Some attributes with their values, as `name=value`.
        parts: Names before ``__`` or ``--``; every class of such a part may come to be used.
    """

    classes: frozenset[str]
    attributes: frozenset[str] = frozenset()
    parts: frozenset[str] = frozenset()


def used_by(pages: Iterator[str], theirs: Iterator[str], ours: Iterator[str]) -> Used:
    """Return what pages hold, and what scripts may add to them.

    Args:
        pages: The HTML of all pages.
        theirs: Material's scripts, which know more parts than our pages have: a class of theirs
            counts where its part, the name before ``__`` or ``--``, stands in a page.
        ours: Our scripts; any word of theirs may be a class, or the part whose classes the
            calculator's answers name, as those of a chart's shapes.
    """
    classes: set[str] = set()
    attributes: set[str] = set()
    for page in pages:
        for names in _CLASSES.findall(page):
            classes.update(names.split())
        classes.update(_ELEMENTS.findall(page))
        for name in ATTRIBUTES:
            attributes.update(
                f"{name}={value}" for value in re.findall(rf'\b{name}="([^"]*)"', page)
            )
    parts = {_part(name) for name in classes}
    for script in theirs:
        classes.update(name for name in _WORD.findall(script) if _part(name) in parts)
    words = {word for script in ours for word in _WORD.findall(script)}
    classes.update(words)
    return Used(frozenset(classes), frozenset(attributes), frozenset(words))


def _part(name: str) -> str:
    return re.split("__|--", name)[0]


def without_unused(css: str, used: Used) -> str:
    """Return a style sheet without the rules, and then the custom properties, that nothing uses.

    >>> print(without_unused(".a{--x: 1} .b,.c>.a{top:0} .a:not(.d){--y:1;left:var(--x)}",
    ...     Used(frozenset({"a", "b"}))))
    .a{--x:1}
    .b{top:0}
    .a:not(.d){left:var(--x)}
    """
    rules = tinycss2.parse_stylesheet(css, skip_comments=True, skip_whitespace=True)
    kept = _without_unused_motions("\n".join(_kept_rules(rules, used)))
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
            nested = tinycss2.parse_rule_list(
                rule.content, skip_comments=True, skip_whitespace=True
            )
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
    if _COSTLY in tinycss2.serialize(selector):
        return False
    for before, token in zip([None, *selector], selector, strict=False):
        if token.type == "ident" and _is_missing(before, token.value, used):
            return False
        if token.type == "[] block":
            written = tinycss2.serialize(token.content).replace('"', "")
            name, valued, _ = written.partition("=")
            if valued and name in ATTRIBUTES and written not in used.attributes:
                return False
            if name in UNWANTED:
                return False
    return True


def _is_missing(before: Any, name: str, used: Used) -> bool:
    """Tell whether a selector's class, or an element with a hyphen, is nowhere."""
    if before == "." or (before != ":" and "-" in name):
        if name in UNWANTED:
            return True
        return name not in used.classes and _part(name) not in used.parts
    return False


def _text(tokens: list[Any]) -> str:
    """Write tokens with no more space than CSS needs."""
    text = re.sub(r"\s+", " ", tinycss2.serialize(_needed(tokens)))
    return _NOUGHT.sub("", text).strip().removesuffix(";")


def _needed(tokens: list[Any]) -> list[Any]:
    """Leave out comments and the space after marks, also within `:is(…)` and the like."""
    said = [token for token in tokens if token.type != "comment"]
    for token in said:
        if token.type == "function":
            token.arguments = _needed(token.arguments)
    return [
        token
        for before, token in zip([None, *said], said, strict=False)
        if not (token.type == "whitespace" and before in (":", ";", ","))
    ]


def _without_unused_motions(css: str) -> str:
    named = {word for value in _ANIMATION.findall(css) for word in re.split(r"[\s,]+", value)}
    return _MOTION.sub(lambda motion: motion[0] if motion["name"] in named else "", css)


def _without_unused_variables(css: str) -> str:
    used = set(_USED_VARIABLE.findall(css))

    def kept(declaration: re.Match[str]) -> str:
        return declaration[0] if declaration["name"] in used else ""

    return _VARIABLE.sub(kept, css)
