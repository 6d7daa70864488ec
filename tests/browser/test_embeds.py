"""Embedded calculators and terms, on a page of another origin in a real browser."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import FrameLocator, Page, expect

from tests.browser.calculator_page import START_MS
from tests.browser.conftest import Server, Watched, serve

Watch = Callable[..., Watched]
PAGE = """<!doctype html>
<html lang="{lang}"><head><meta charset="utf-8"><link rel="icon" href="data:,">
<title>Somebody else's page</title>
<script async src="{site}/embed.js"></script></head>
<body><h1>Help</h1>{body}</body></html>"""


class Host:
    """Somebody's server, which holds one page."""

    def __init__(self, server: Server, folder: Path, site: str) -> None:
        self.server, self.folder, self.site = server, folder, site

    def page(self, body: str, lang: str = "en") -> str:
        """Write the page and return its address."""
        text = PAGE.format(site=self.site, body=body, lang=lang)
        (self.folder / "index.html").write_text(text)
        return self.server.address


@pytest.fixture
def host(server: Server, tmp_path: Path) -> Iterator[Host]:
    with serve(tmp_path) as other:
        yield Host(other, tmp_path, server.address)


def framed(page: Page) -> FrameLocator:
    return page.frame_locator("churn-embed iframe")


def fits(page: Page) -> None:
    """Expect the frame to become as high as what stands in it."""
    for _ in range(100):
        shown = page.locator("churn-embed iframe").evaluate("frame => frame.offsetHeight")
        needed = (
            framed(page)
            .locator("body")
            .evaluate("body => Math.ceil(body.getBoundingClientRect().height)")
        )
        if shown == needed:
            return
        page.wait_for_timeout(100)
    pytest.fail(f"the frame is {shown} pixels high and needs {needed}")


def test_filled_calculator_computes_on_another_page(host: Host, watched: Watch) -> None:
    body = '<churn-embed lang="et" start="1200" lost="30"></churn-embed>'
    page = watched(also=[host.server]).open(host.page(body))
    value = framed(page).locator("[data-value=churn_rate]")
    expect(value).to_have_text("2,5%", timeout=START_MS)
    expect(framed(page).locator("html")).to_have_attribute("lang", "et")
    fits(page)
    framed(page).locator(".churn-calculator__steps summary").click()
    fits(page)
    title = page.locator("churn-embed iframe").get_attribute("title") or ""
    assert "Kliendivoolavus" in title


def test_mode_and_its_keys_are_attributes(host: Host, watched: Watch) -> None:
    body = """<churn-embed mode="compare" start="400" lost="30" start_before="400"
      lost_before="20" data-x="1" class="start"></churn-embed>"""
    page = watched(also=[host.server]).open(host.page(body))
    expect(framed(page).locator("[data-value=churn_rate]")).to_have_text("7.5%", timeout=START_MS)
    expect(framed(page).locator("[data-link-note=unused]")).to_be_hidden()


@pytest.mark.parametrize(
    ("attribute", "page_lang", "expected"),
    [("", "el-GR", "el"), ("", "de", "en"), ('lang="xx"', "el", "en"), ('lang="ET"', "el", "et")],
)
def test_term_speaks_the_language_asked_for_or_the_pages(
    attribute: str, page_lang: str, expected: str, host: Host, watched: Watch
) -> None:
    body = f'<churn-embed {attribute} term="churn-rate"></churn-embed>'
    page = watched(also=[host.server]).open(host.page(body, page_lang))
    expect(framed(page).locator("html")).to_have_attribute("lang", expected)
    fits(page)
    link = framed(page).locator("footer a").first
    prefix = "" if expected == "en" else f"/{expected}"
    assert link.evaluate("link => link.href") == f"{host.site}{prefix}/glossary/churn-rate/"


def test_nothing_is_fetched_before_it_is_seen_and_no_python_before_a_touch(
    host: Host, watched: Watch
) -> None:
    watch = watched(also=[host.server])
    body = '<div style="height: 5000px"></div><churn-embed></churn-embed>'
    page = watch.open(host.page(body))
    page.wait_for_load_state("networkidle")
    of_site = [url for url in watch.requests if url.startswith(host.site)]
    assert of_site == [f"{host.site}/embed.js"]
    page.locator("churn-embed").scroll_into_view_if_needed()
    expect(framed(page).locator("[type=submit]")).to_be_enabled()
    page.wait_for_load_state("networkidle")
    assert not [url for url in watch.requests if "/assets/python/" in url]
    framed(page).locator("input[name=start]").fill("500")
    value = framed(page).locator("[data-value=churn_rate]")
    expect(value).to_have_text("40%", timeout=START_MS)


@pytest.mark.parametrize(
    ("theme", "device", "expected"),
    [
        ("dark", "light", "slate"),
        ("light", "dark", "default"),
        ("auto", "dark", "slate"),
        ("<b>", "light", "default"),
    ],
)
def test_colours_are_those_asked_for(
    theme: str, device: str, expected: str, host: Host, watched: Watch
) -> None:
    body = f'<churn-embed term="cohort" theme="{theme}"></churn-embed>'
    page = watched(also=[host.server], color_scheme=device).open(host.page(body))
    expect(framed(page).locator("body")).to_have_attribute("data-md-color-scheme", expected)


def test_others_cannot_change_the_frame(host: Host, watched: Watch) -> None:
    body = """<churn-embed term="churn"></churn-embed>
      <iframe id="other" srcdoc="<script>
        setInterval(() => parent.postMessage({churn: {height: 9000, title: 'x'}}, '*'), 20);
      </script>"></iframe>"""
    page = watched(also=[host.server]).open(host.page(body))
    fits(page)
    page.evaluate("postMessage({churn: {height: 9000, title: 'x'}}, '*')")
    page.wait_for_function(
        "() => new Promise((done) => { let heard = 0;"
        " addEventListener('message', () => { if (++heard > 3) done(true); }); })"
    )
    fits(page)


@pytest.mark.parametrize(
    "attributes",
    [
        'term="../../../evil"',
        'term="//evil.example/x"',
        'term="javascript:alert(1)"',
        'lang="//evil.example" term="churn"',
        'start="<img src=x onerror=alert(1)>" lost="1"',
        'src="https://evil.example" start="10" lost="1"',
    ],
)
def test_hostile_attributes_stay_on_the_site(attributes: str, host: Host, watched: Watch) -> None:
    watch = watched(also=[host.server], expect_faults=True)
    page = watch.open(host.page(f"<churn-embed {attributes}></churn-embed>"))
    page.on("dialog", lambda _: pytest.fail("a script ran"))
    page.wait_for_load_state("networkidle")
    source = page.locator("churn-embed iframe").get_attribute("src") or ""
    assert source.startswith((f"{host.site}/embed/", f"{host.site}/el/embed/"))
    assert framed(page).locator("img[src=x]").count() == 0


def test_bare_frame_works_without_the_script(host: Host, watched: Watch) -> None:
    body = f'<iframe id="bare" src="{host.site}/el/embed/calculator/?start=40&lost=1"></iframe>'
    page = watched(also=[host.server]).open(host.page(body))
    value = page.frame_locator("#bare").locator("[data-value=churn_rate]")
    expect(value).to_have_text("2,5%", timeout=START_MS)
