"""What a reader does and sees, in any engine: each step waits for what it needs, however slow."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from selenium.common.exceptions import (
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
    TimeoutException,
)
from selenium.webdriver.common.action_chains import ActionChains
from selenium.webdriver.common.by import By
from selenium.webdriver.common.keys import Keys
from selenium.webdriver.remote.webelement import WebElement
from selenium.webdriver.support.wait import WebDriverWait

from tests.browser.conftest import Server
from tests.engines.drivers import DESK, Engine

__all__ = ["LIMIT_SECONDS", "Reader"]

# WebKitGTK starts Python in eight seconds on two idle cores, and in a minute on busy ones.
LIMIT_SECONDS = 180
PHONE = (360, 740)
# Where the files of the page that is open came from.
ASKED = "return performance.getEntriesByType('resource').map((entry) => entry.name)"
NOT_YET = (
    ElementNotInteractableException,
    NoSuchElementException,
    StaleElementReferenceException,
)


class Reader:
    """Somebody at the browser, on a site of their own.

    Attributes:
        known: The servers that pages may ask.
        complains: Whether the test has the browser complain on purpose.
    """

    def __init__(self, engine: Engine, server: Server) -> None:
        self.engine, self.server = engine, server
        self.driver = engine.driver
        self.known = [server.address]
        self.complains = False

    def until[T](self, what: str, condition: Callable[[], T]) -> T:
        """Return a condition's first value that counts as true, or fail with what was awaited."""
        wait = WebDriverWait(self.driver, LIMIT_SECONDS, 0.1, NOT_YET)
        try:
            return wait.until(lambda _: condition())
        except TimeoutException:
            message = f"{self.engine.name} waited in vain for {what} on {self.driver.current_url}"
            raise AssertionError(message) from None

    def open(self, address: str) -> None:
        self.driver.get(f"{self.server.address}{address}" if address[0] == "/" else address)

    def run(self, script: str, *values: Any) -> Any:
        return self.driver.execute_script(script, *values)

    def find(self, css: str) -> WebElement:
        """Return the first element that is shown."""

        def shown() -> WebElement | None:
            found = self.driver.find_elements(By.CSS_SELECTOR, css)
            return next((element for element in found if element.is_displayed()), None)

        found = self.until(f"{css} to be shown", shown)
        assert found
        return found

    def hidden(self, css: str) -> bool:
        found = self.driver.find_elements(By.CSS_SELECTOR, css)
        return not any(element.is_displayed() for element in found)

    def sees(self, css: str, text: str) -> None:
        """Wait until one of the elements shows a text."""

        def said() -> bool:
            found = self.driver.find_elements(By.CSS_SELECTOR, css)
            return any(text in element.text for element in found)

        self.until(f"“{text}” in {css}", said)

    def is_at(self, end: str) -> None:
        """Wait until the address ends so."""
        self.until(f"an address …{end}", lambda: self.driver.current_url.endswith(end))

    def click(self, css: str) -> None:
        """Click what is shown, once it can be."""

        def clicked() -> bool:
            self.find(css).click()
            return True

        self.until(f"{css} to be clicked", clicked)

    def fill(self, css: str, text: str) -> None:
        """Type over what a field holds."""
        field = self.find(css)
        field.clear()
        field.send_keys(text)

    def value(self, css: str) -> str:
        return str(self.find(css).get_property("value"))

    def holds(self, css: str, text: str) -> None:
        """Wait until a field holds a text."""
        self.until(f"{text} in the field {css}", lambda: self.value(css) == text)

    def press(self, *keys: str) -> None:
        """Press keys where the focus is."""
        for key in keys:
            ActionChains(self.driver).send_keys(key).perform()

    def go_to_search(self) -> None:
        """Press what leads to the search."""
        keys = ActionChains(self.driver).key_down(Keys.CONTROL).send_keys("k")
        keys.key_up(Keys.CONTROL).perform()

    def focused(self, css: str) -> None:
        """Wait until the focus is there."""
        at = "return document.activeElement.matches(arguments[0])"
        self.until(f"the focus on {css}", lambda: self.run(at, css))

    def hover(self, css: str) -> None:
        ActionChains(self.driver).move_to_element(self.find(css)).perform()

    @contextmanager
    def phone(self) -> Iterator[None]:
        """Make the window a phone's, or as narrow as the engine's window goes."""
        self._resize(*PHONE)
        try:
            yield
        finally:
            self._resize(*DESK)

    def _resize(self, width: int, height: int) -> None:
        if self.engine.name != "firefox":
            self.driver.set_window_size(width, height)
            return
        self.driver.browsing_context.set_viewport(
            context=self.driver.current_window_handle, viewport={"width": width, "height": height}
        )

    @contextmanager
    def frame(self, css: str) -> Iterator[None]:
        """Read what stands in a frame."""
        self.driver.switch_to.frame(self.find(css))
        try:
            yield
        finally:
            self.driver.switch_to.default_content()

    def check(self) -> None:
        """Assert that nobody else was asked, nothing forbidden was tried, and no error was seen."""
        asked = self.run(ASKED)
        self.driver.get("about:blank")
        known = (*self.known, "data:")
        assert [url for url in asked if not url.startswith(known)] == []
        if not self.complains:
            assert self.server.reports == []
            assert self.engine.faults == []

    def tab(self) -> None:
        self.press(Keys.TAB)
