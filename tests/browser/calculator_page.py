"""The calculator as a person meets it: what they fill in and what they then see."""

from playwright.sync_api import Locator, Page, expect

from tests.conftest import PREFIX

# Python starts in two to eight seconds on a slow machine with two cores; this leaves room.
START_MS = 60_000
CHOICES = ("period", "denominator")
SETTINGS = ("locale", "mode", "numbers")


class CalculatorPage:
    """The parts of one `<churn-calculator>` on an open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator("churn-calculator")

    def choose(self, mode: str) -> None:
        """Choose a tab, as often as it takes: a page that scrolls meanwhile moves it away."""
        tab = self.root.locator(f"[role=tab][data-mode={mode}]")
        for _ in range(3):
            tab.click()
            if tab.get_attribute("aria-selected") == "true":
                break

    def fill(self, **numbers: str) -> None:
        """Fill fields that can be seen."""
        for name, text in numbers.items():
            field = self.root.locator(f"[name={name}]")
            if name in CHOICES:
                field.select_option(text)
            else:
                field.fill(text)

    def enter(self, request: dict[str, str]) -> None:
        """Enter a request as somebody who begins anew, and submit it."""
        self.root.locator("[data-part=clear]").click()
        mode = request.get("mode", "customers")
        self.choose(mode)
        if mode == "customers":
            self.root.locator("[data-part=more]").evaluate("(more) => { more.open = true; }")
        numbers = {name: text for name, text in request.items() if name not in SETTINGS}
        # A choice first: a field may depend on it.
        self.fill(**dict(sorted(numbers.items(), key=lambda item: item[0] not in CHOICES)))
        self.root.locator("[type=submit]").click()

    def value(self, name: str) -> Locator:
        return self.root.locator(f"[data-value={name}]")

    def error(self, name: str) -> Locator:
        return self.root.locator(f"#calculator-{name}-error")

    def expect_state(self, state: str) -> None:
        expect(self.root).to_have_attribute("data-state", state, timeout=START_MS)

    def expect_value(self, name: str, text: str) -> None:
        expect(self.value(name)).to_have_text(text, timeout=START_MS)


def address(locale: str, page: str = "calculator/") -> str:
    """Return a page's address in a language, from the site's root."""
    return f"/{PREFIX[locale]}{page}"
