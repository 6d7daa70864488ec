"""What a screen reader is told: names, errors, answers, in the page's language and once."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.calculator_page import START_MS, CalculatorPage, address
from tests.browser.conftest import Server, Watched
from tests.browser.kinds import KINDS
from tests.conftest import ROOT
from tests.unit.test_messages import entries

Watch = Callable[..., Watched]
NAMED = [
    "button",
    "checkbox",
    "combobox",
    "dialog",
    "image",
    "link",
    "navigation",
    "progressbar",
    "radio",
    "radiogroup",
    "region",
    "tab",
    "tablist",
    "tabpanel",
    "textbox",
]
# Words that are the same in Estonian, and names, of which the spelling check has a list.
ALIKE = {"English", "Eesti", "Markdown", "HTML", "Link", "Net Promoter Score (NPS)"}
NAMES = set((ROOT / "translations/names.txt").read_text(encoding="utf-8").split())
# Its parts, their makers and their licences are called the same everywhere.
CALLED_ALIKE = "licences/"
WORD = re.compile(r"[A-Za-z]{4}")
# What is said in places that are listened to, each change of it.
LISTEN = """() => {
  window.said = [];
  const change = { subtree: true, childList: true, characterData: true };
  const places = document.querySelectorAll("churn-calculator :is([role=status], [role=alert])");
  for (const place of places) {
    new MutationObserver(() => window.said.push(place.innerText.trim())).observe(place, change);
  }
}"""


def spoken(page: Page) -> list[tuple[str, str, str]]:
    """Return role, name and description of all that the accessibility tree holds."""
    session = page.context.new_cdp_session(page)
    nodes = session.send("Accessibility.getFullAXTree")["nodes"]
    parts = ("role", "name", "description")
    return [
        tuple(str(node.get(part, {}).get("value", "")) for part in parts)  # type: ignore[misc]
        for node in nodes
        if not node["ignored"]
    ]


def faults(watched: Watch, server: Server, path: str, locales: tuple[str, ...]) -> list[str]:
    """Return what has no name in a page, and what its translations say in English."""
    watch = watched(reduced_motion="reduce")
    found: list[str] = []
    english: set[str] = set()
    for locale in ("en", *locales):
        page = watch.open(server.address + address(locale, path))
        tree = spoken(page)
        found += [
            f"{locale}: a {role} has no name"
            for role, name, _ in tree
            if role in NAMED and not name
        ]
        said = {text for _, *texts in tree for text in texts if WORD.search(text)}
        if locale == "en":
            english = said
        elif path != CALLED_ALIKE:
            found += [f"{locale}: “{text}”" for text in said & english - ALIKE if is_words(text)]
        page.close()
    return found


def is_words(text: str) -> bool:
    """Tell words from names, addresses and code, which are the same in all languages."""
    if NAMES.issuperset(re.findall(r"[A-Za-z]+", text)):
        return False
    return not re.search(r"[/=<>_@]|^\W*[\d.,%]+|^[a-z_ ]+$|^windows-", text)


def test_names_are_there_and_in_the_language(server: Server, watched: Watch) -> None:
    assert faults(watched, server, "calculator/", ("el", "et")) == []


@pytest.mark.soak
@pytest.mark.parametrize("kind", KINDS)
def test_names_are_there_and_in_the_language_on_any_page(
    kind: str, server: Server, watched: Watch
) -> None:
    assert faults(watched, server, KINDS[kind], ("el", "et")) == []


def test_field_tells_its_hint_and_what_is_wrong(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("el"))
    words = {key: text[0] for key, text in entries("el", "site").items()}
    calculator = CalculatorPage(page)
    root, lost = calculator.root, calculator.root.locator("[name=lost]")
    # Python starts, and that is said.
    expect(root.get_by_role("status").filter(has_text=words["state.starting"])).to_be_visible()
    label = root.locator("label[for=calculator-lost]").inner_text()
    hint = root.locator("#calculator-lost-hint").inner_text()
    expect(lost).to_have_accessible_name(label)
    expect(lost).to_have_accessible_description(hint)
    calculator.fill(start="100", lost="abc")
    page.keyboard.press("Enter")
    expect(lost).to_have_attribute("aria-invalid", "true", timeout=START_MS)
    expect(lost).to_be_focused()
    error = calculator.error("lost").inner_text()
    expect(lost).to_have_accessible_description(f"{hint} {error}")
    summary = root.get_by_role("status").filter(has_text=f"{label}: {error}")
    expect(summary).to_have_count(1)
    calculator.fill(lost="5")
    expect(lost).to_have_accessible_description(hint)


def test_answer_is_said_once_and_not_at_each_key(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("et"))
    calculator = CalculatorPage(page)
    calculator.fill(start="1200", lost="")
    calculator.expect_state("ready")
    page.wait_for_timeout(1000)
    page.evaluate(LISTEN)
    field: Any = calculator.root.locator("[name=lost]")
    field.press_sequentially("300", delay=100)
    calculator.expect_value("churn_rate", "25%")
    announcement = calculator.root.locator("[data-part=announcement]")
    expect(announcement).to_contain_text("25%")
    page.wait_for_timeout(800)
    said = [text for text in page.evaluate("window.said") if "%" in text]
    assert said == [calculator.root.locator("[data-part=summary]").inner_text()]


def test_tabs_and_their_panel_are_told(server: Server, watched: Watch) -> None:
    page = watched().open(server.address + address("et"))
    tabs = page.get_by_role("tab")
    expect(tabs).to_have_count(4)
    for tab in (tabs.nth(2), tabs.nth(0)):
        tab.click()
        expect(page.get_by_role("tab", selected=True)).to_have_count(1)
        expect(tab).to_have_attribute("aria-selected", "true")
        expect(page.get_by_role("tabpanel")).to_have_accessible_name(tab.inner_text())


def test_colours_are_named_by_what_they_are(server: Server, watched: Watch) -> None:
    page = watched(color_scheme="light").open(f"{server.address}/et/faq/")
    chosen = page.get_by_role("radio", checked=True)
    light, dark = (page.locator(f"#__palette_{number}") for number in (0, 1))
    expect(chosen).to_have_accessible_name("Heledad värvid")
    expect(light).to_be_checked()
    light.focus()
    page.keyboard.press("ArrowDown")
    expect(dark).to_be_checked()
    expect(chosen).to_have_accessible_name("Tumedad värvid")
    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", "slate")
