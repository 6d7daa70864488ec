"""The drawn pictures and the picture story, as they are seen, heard and worked by keyboard."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Server, Watched
from tests.palette import DARK, LIGHT, rgb

Watch = Callable[..., Watched]
PHONE = {"width": 360, "height": 740}
PREFIX = {"en": "", "el": "el/", "et": "et/"}
PAGES = ["churn/", "glossary/annual-churn/", "glossary/survival/", "glossary/revenue-churn/"]
STILL = {"reduced_motion": "reduce"}
# Of each drawing: the sizes of its texts in pixels, and the texts that stick out or meet another.
TEXT_SIZES = """(svg) => [...svg.querySelectorAll("text")].map(
  (text) => parseFloat(getComputedStyle(text).fontSize) * svg.getScreenCTM().a
)"""
MISPLACED = """(svg) => {
  const box = svg.getBoundingClientRect();
  const texts = [...svg.querySelectorAll("text")].filter((text) => text.textContent);
  // A line is taller than its letters, so lines may come this near each other.
  const near = 4;
  const place = (text) => text.getBoundingClientRect();
  const outside = texts.filter((text) => {
    const { left, right, top, bottom } = place(text);
    return left < box.left || right > box.right
      || top < box.top - near || bottom > box.bottom + near;
  });
  const meeting = texts.filter((text) => texts.some((other) => {
    const [a, b] = [place(text), place(other)];
    return other !== text && a.left < b.right && b.left < a.right
      && a.top + near < b.bottom - near && b.top + near < a.bottom - near;
  }));
  return [...outside, ...meeting].map((text) => text.textContent);
}"""


def open_page(watched: Watched, server: Server, path: str, locale: str = "en") -> Page:
    page = watched.open(f"{server.address}/{PREFIX[locale]}{path}")
    page.evaluate("document.fonts.ready.then(() => true)")
    return page


def open_at_rest(watched: Watched, server: Server) -> Page:
    """Open the page with the story, where time passes only as the test says."""
    watched.context.clock.install(time="2026-01-01T08:00:00")
    page = open_page(watched, server, "churn/")
    page.clock.pause_at("2026-01-01T10:00:00")
    return page


def story_of(page: Page) -> Locator:
    return page.locator("churn-story")


def caption_of(page: Page) -> Locator:
    return story_of(page).locator("[data-part=now]")


def button_of(page: Page, part: str) -> Locator:
    return story_of(page).locator(f"button[data-part={part}]")


@pytest.mark.parametrize("locale", PREFIX)
@pytest.mark.parametrize("path", PAGES)
def test_words_are_legible_and_in_their_places_on_a_phone(
    server: Server, watched: Watch, locale: str, path: str
) -> None:
    page = open_page(watched(viewport=PHONE), server, path, locale)
    for drawing in page.locator("svg.drawing").all():
        assert drawing.evaluate(MISPLACED) == []
        assert min(drawing.evaluate(TEXT_SIZES), default=14) >= 14
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("locale", PREFIX)
@pytest.mark.parametrize("path", PAGES)
def test_words_are_in_their_places_on_a_wide_screen(
    server: Server, watched: Watch, locale: str, path: str
) -> None:
    page = open_page(watched(viewport={"width": 1280, "height": 800}), server, path, locale)
    for drawing in page.locator("svg.drawing").all():
        assert drawing.evaluate(MISPLACED) == []
        assert min(drawing.evaluate(TEXT_SIZES), default=14) >= 14


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_picture_follows_the_palette_and_prints_dark_on_white(
    server: Server, watched: Watch, scheme: str
) -> None:
    page = open_page(watched(color_scheme=scheme), server, "churn/")
    drop = page.locator(".picture .drops").first
    stroke = "(shape) => getComputedStyle(shape).stroke"
    assert drop.evaluate(stroke) == rgb({"light": LIGHT, "dark": DARK}[scheme]["link"])
    page.emulate_media(media="print")
    assert drop.evaluate(stroke) == "rgb(20, 80, 92)"
    expect(story_of(page).locator("svg")).to_have_count(6)
    for drawing in story_of(page).locator("svg").all():
        expect(drawing).to_be_visible()
    expect(button_of(page, "play")).to_be_hidden()


@pytest.mark.parametrize("locale", PREFIX)
def test_keyboard_goes_on_and_back_and_keeps_its_place(
    server: Server, watched: Watch, locale: str
) -> None:
    page = open_page(watched(), server, "churn/", locale)
    captions = story_of(page).locator("[data-part=scenes] p").all_text_contents()
    expect(caption_of(page)).to_have_text(captions[0])
    button_of(page, "on").focus()
    for caption in captions[1:]:
        page.keyboard.press("Enter")
        expect(caption_of(page)).to_have_text(caption)
    expect(button_of(page, "on")).to_have_attribute("aria-disabled", "true")
    page.keyboard.press("Enter")
    expect(caption_of(page)).to_have_text(captions[-1])
    expect(button_of(page, "on")).to_be_focused()
    page.keyboard.press("Shift+Tab")
    page.keyboard.press("Shift+Tab")
    expect(button_of(page, "back")).to_be_focused()
    page.keyboard.press("Space")
    expect(caption_of(page)).to_have_text(captions[-2])


def test_one_picture_is_heard_at_a_time_and_captions_only_once_it_is_touched(
    server: Server, watched: Watch
) -> None:
    page = open_page(watched(), server, "churn/")
    story = page.get_by_role("group", name="Picture story")
    expect(caption_of(page)).to_have_attribute("aria-live", "off")
    expect(story.get_by_role("img")).to_have_count(1)
    page.get_by_role("button", name="Next").click()
    expect(caption_of(page)).to_have_attribute("aria-live", "polite")
    expect(story.get_by_role("img")).to_have_count(1)
    expect(story.get_by_role("img")).to_have_accessible_name(
        "The bucket leaks, and the level falls to 800"
    )
    expect(story.get_by_text("The churn rate is 200")).to_have_count(3)
    assert [text.is_visible() for text in story.get_by_text("The churn rate is 200").all()] == [
        False,
        True,
        False,
    ]


def test_it_plays_for_a_minute_when_asked_and_stops_at_its_end(
    server: Server, watched: Watch
) -> None:
    page = open_at_rest(watched(), server)
    page.clock.run_for(30_000)
    expect(caption_of(page)).to_contain_text("1/6")
    page.get_by_role("button", name="Play").click()
    for scene in range(1, 7):
        expect(caption_of(page)).to_contain_text(f"{scene}/6")
        expect(page.get_by_role("button", name="Pause")).to_be_visible()
        page.clock.run_for(10_000)
    expect(caption_of(page)).to_contain_text("6/6")
    page.get_by_role("button", name="Play").click()
    expect(caption_of(page)).to_contain_text("1/6")


def test_it_pauses_where_it_is_and_plays_on_from_there(server: Server, watched: Watch) -> None:
    page = open_at_rest(watched(), server)
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(10_000)
    page.get_by_role("button", name="Pause").click()
    page.clock.run_for(60_000)
    expect(caption_of(page)).to_contain_text("2/6")
    page.get_by_role("button", name="Play").click()
    page.clock.run_for(10_000)
    expect(caption_of(page)).to_contain_text("3/6")
    button_of(page, "back").click()
    page.clock.run_for(60_000)
    expect(caption_of(page)).to_contain_text("2/6")


def test_frame_stays_as_tall_as_it_is(server: Server, watched: Watch) -> None:
    page = open_page(watched(viewport=PHONE), server, "churn/", "el")
    height = "(story) => story.getBoundingClientRect().height"
    first = story_of(page).evaluate(height)
    for _ in range(5):
        button_of(page, "on").click()
        assert story_of(page).evaluate(height) == first


def test_nothing_moves_when_its_script_comes(server: Server, watched: Watch) -> None:
    place = "() => document.querySelector('churn-story + *').getBoundingClientRect().top"
    watch = watched(viewport=PHONE)
    late = "**/story.js"
    held: list[Route] = []

    def hold(route: Route) -> None:
        held.append(route)

    watch.context.route(late, hold)
    page = watch.context.new_page()
    page.goto(f"{server.address}/el/churn/", wait_until="commit")
    expect(story_of(page)).to_be_visible()
    page.evaluate("document.fonts.ready.then(() => true)")
    page.wait_for_function("() => document.querySelector('churn-story + *')")
    before = page.evaluate(place)
    held[0].continue_()
    expect(button_of(page, "play")).to_be_visible()
    assert page.evaluate(place) == before


@pytest.mark.parametrize("options", [STILL, {"java_script_enabled": False}])
def test_without_motion_or_scripts_it_is_a_list(
    server: Server, watched: Watch, options: dict[str, object]
) -> None:
    page = watched(viewport=PHONE, **options).open(f"{server.address}/et/churn/")
    for drawing in story_of(page).locator("svg").all():
        expect(drawing).to_be_visible()
    for caption in story_of(page).locator("[data-part=scenes] p").all():
        expect(caption).to_be_visible()
    expect(button_of(page, "play")).to_be_hidden()
    expect(caption_of(page)).to_be_hidden()
