"""The calculator as a person meets it: what they fill in and what they then see."""

from playwright.sync_api import Locator, Page, expect

# Python starts in two to five seconds on a slow machine with two cores; this leaves room.
START_MS = 60_000
PREFIX = {"en": "", "el": "/el", "et": "/et"}


class CalculatorPage:
    """The parts of one `<churn-calculator>` on an open page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.root = page.locator("churn-calculator")

    def fill(self, **numbers: str) -> None:
        for name, text in numbers.items():
            self.root.locator(f"input[name={name}]").fill(text)

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
    return f"{PREFIX[locale]}/{page}"
