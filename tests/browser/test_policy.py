"""The policies in a real browser: what they keep out, while all tests show what they let in."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Frame, Page

from tests.browser.calculator_page import CalculatorPage, address
from tests.browser.conftest import Server, Watched, serve

Watch = Callable[..., Watched]
FRAMED = """<!doctype html><link rel="icon" href="data:,"><title>Somebody's page</title>
<iframe src="{src}"></iframe>"""
EMPTY_MODULE = "new WebAssembly.Module(new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0]))"
KINDS = (
    "",
    "churn/",
    "calculator/",
    "faq/",
    "glossary/",
    "glossary/churn-rate/",
    "linking/",
    "about/",
    "404.html",
    "embed/calculator/",
    "embed/term/churn-rate/",
)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Server]:
    with serve(tmp_path) as server:
        yield server


def framed(watch: Watched, other: Server, src: str) -> Frame:
    other.replaced["/index.html"] = FRAMED.format(src=src).encode()
    page = watch.open(f"{other.address}/index.html")
    (frame,) = page.frames[1:]
    frame.wait_for_load_state()
    return frame


@pytest.mark.parametrize("path", ["/embed/calculator/", "/et/embed/term/churn-rate/?theme=dark"])
def test_what_is_made_for_frames_is_shown_in_them(
    path: str, server: Server, other: Server, watched: Watch
) -> None:
    frame = framed(watched(also=[other]), other, server.address + path)
    assert frame.url == server.address + path
    assert frame.locator("footer a").count() > 0


@pytest.mark.parametrize(
    "path", ["/", "/el/calculator/", "/linking/", "/go/faq/", "/404.html", "/embed/..%2ffaq/"]
)
def test_no_other_page_is_shown_in_somebodys_frame(
    path: str, server: Server, other: Server, watched: Watch
) -> None:
    watch = watched(also=[other], expect_faults=True)
    frame = framed(watch, other, server.address + path)
    assert frame.url.startswith("chrome-error:")


def ran(page: Page) -> bool:
    page.wait_for_timeout(300)
    return bool(page.evaluate("window.ran === true"))


@pytest.mark.parametrize(
    "injected",
    [
        "<script>window.ran = true</script>",
        "<script type=module>window.ran = true</script>",
        "<img src=x onerror='window.ran = true'>",
        "<svg onload='window.ran = true'></svg>",
        "<iframe srcdoc='<script>parent.ran = true</script>'></iframe>",
        "<iframe src='javascript:parent.ran = true'></iframe>",
        "<object data='javascript:window.ran = true'></object>",
        "<base href='OTHER/'><script src='ran.js'></script>",
        "<script src='OTHER/ran.js'></script>",
        "<script src='data:text/javascript,window.ran = true'></script>",
    ],
)
def test_script_that_got_into_a_page_does_not_run(
    injected: str, site: Path, server: Server, other: Server, watched: Watch
) -> None:
    other.replaced["/ran.js"] = b"window.ran = true"
    page = (site / "faq/index.html").read_text()
    body = page.replace("<article", injected.replace("OTHER", other.address) + "<article", 1)
    assert body != page
    server.replaced["/faq/"] = body.encode()
    # A request that the policy stops is counted as one.
    watch = watched(expect_faults=True, also=[other])
    assert not ran(watch.open(f"{server.address}/faq/"))


@pytest.mark.parametrize(
    "injection",
    [
        "document.body.innerHTML = '<img src=x onerror=\"window.ran = true\">'",
        "document.body.insertAdjacentHTML('beforeend', '<b>bold</b>')",
        "document.write('<b>bold</b>')",
        "new Worker('data:text/javascript,0')",
        "document.createElement('script').src = 'https://evil.example/'",
        "document.createElement('script').text = 'window.ran = true'",
        "setTimeout('window.ran = true')",
        "document.createElement('iframe').srcdoc = '<b>bold</b>'",
        "trustedTypes.createPolicy('another', { createHTML: (text) => text })",
    ],
)
def test_script_of_ours_cannot_make_code_of_a_text(
    injection: str, server: Server, watched: Watch
) -> None:
    page = watched(expect_faults=True).open(f"{server.address}/calculator/")
    attempt = f"() => {{ try {{ {injection}; return false; }} catch {{ return true; }} }}"
    assert page.evaluate(attempt)
    assert not ran(page)


def test_webassembly_runs_only_where_python_does(server: Server, watched: Watch) -> None:
    blocked = f"() => {{ try {{ {EMPTY_MODULE}; return false; }} catch {{ return true; }} }}"
    page = watched(expect_faults=True).open(f"{server.address}/faq/")
    assert page.evaluate(blocked)
    page.goto(f"{server.address}/calculator/")
    assert not page.evaluate(blocked)


OUTGOING = {
    "frame": "<iframe src='OTHER/frame'></iframe>",
    "image": "<img src='OTHER/image'>",
    "style": "<link rel=stylesheet href='OTHER/style'>",
    "sound": "<audio src='OTHER/sound' preload=auto></audio>",
    "form": "<form action='OTHER/form' target=_blank><button>Send</button></form>",
}
SENDING = """async other => {
  document.querySelector("form[action]").requestSubmit();
  navigator.sendBeacon(`${other}/beacon`);
  await fetch(`${other}/fetch`, { mode: "no-cors" }).catch(() => {});
  await new FontFace("a", `url(${other}/font)`).load().catch(() => {});
  await new Promise((resume) => setTimeout(resume, 300));
}"""


def test_what_got_into_a_page_takes_nothing_out(
    site: Path, server: Server, other: Server, watched: Watch
) -> None:
    page = (site / "faq/index.html").read_text()
    injected = "".join(OUTGOING.values()).replace("OTHER", other.address)
    body = page.replace("<article", injected + "<article", 1)
    assert body != page
    server.replaced["/faq/"] = body.encode()
    watch = watched(expect_faults=True, also=[other])
    watch.open(f"{server.address}/faq/").evaluate(SENDING, other.address)
    assert other.served == []


def test_addresses_of_a_page_are_not_bent(
    site: Path, server: Server, other: Server, watched: Watch
) -> None:
    page = (site / "faq/index.html").read_text()
    body = page.replace("<head>", f"<head><base href='{other.address}/'>", 1)
    assert body != page
    server.replaced["/faq/"] = body.encode()
    opened = watched(expect_faults=True, also=[other]).open(f"{server.address}/faq/")
    assert opened.evaluate("document.baseURI") == opened.url


def test_nobody_hears_where_a_reader_comes_from(
    server: Server, other: Server, watched: Watch
) -> None:
    other.replaced["/index.html"] = b"<!doctype html><link rel=icon href='data:,'><title>x</title>"
    page = watched(also=[other]).open(f"{server.address}/calculator/?start=1200&lost=30")
    page.evaluate("address => { location.href = address; }", f"{other.address}/index.html")
    page.wait_for_url(f"{other.address}/index.html")
    assert page.evaluate("document.referrer") == ""


def test_page_that_opened_ours_has_no_hold_of_it(
    server: Server, other: Server, watched: Watch
) -> None:
    other.replaced["/index.html"] = b"<!doctype html><link rel=icon href='data:,'><title>x</title>"
    watch = watched(also=[other])
    page = watch.open(f"{other.address}/index.html")
    with watch.context.expect_page() as opened:
        page.evaluate("address => { open(address); }", f"{server.address}/faq/")
    opened.value.wait_for_load_state()
    assert opened.value.evaluate("opener === null")


def test_page_may_ask_the_device_for_nothing_but_the_clipboard(
    server: Server, watched: Watch
) -> None:
    page = watched().open(f"{server.address}/faq/")
    allowed = page.evaluate("document.featurePolicy.allowedFeatures()")
    wanted = {"camera", "geolocation", "microphone", "payment", "usb", "clipboard-write"}
    assert wanted & set(allowed) == {"clipboard-write"}


def test_file_that_is_no_script_is_not_run_as_one(
    site: Path, server: Server, watched: Watch
) -> None:
    # A browser that may guess runs a text as a script.
    page = (site / "faq/index.html").read_text()
    server.replaced["/note.txt"] = b"window.ran = true"
    body = page.replace("<article", "<script src='/note.txt'></script><article", 1)
    server.replaced["/faq/"] = body.encode()
    assert not ran(watched(expect_faults=True).open(f"{server.address}/faq/"))


@pytest.mark.parametrize(
    "locale", ["el", *(pytest.param(each, marks=pytest.mark.soak) for each in ("en", "et"))]
)
def test_no_kind_of_page_asks_another_host(locale: str, server: Server, watched: Watch) -> None:
    watch = watched()
    page = watch.open(f"{server.address}/go/faq/?lang={locale}")
    for kind in KINDS:
        page.goto(server.address + address(locale, kind))
        page.evaluate("scrollTo(0, document.body.scrollHeight)")
        # The calculator's worker may just be fetching Python.
        page.wait_for_load_state("networkidle")
    asked = {url.partition("?")[0] for url in watch.requests}
    assert {server.address + address(locale, kind) for kind in KINDS} <= asked
    # The fixture asserts that none of them was another host's.


def test_worker_that_runs_python_breaks_no_rule(site: Path, watched: Watch) -> None:
    # What a worker is forbidden its page does not hear of, but the server does.
    with serve(site) as server:
        page = watched(also=[server]).open(f"{server.address}/calculator/?start=1200&lost=30")
        CalculatorPage(page).expect_value("churn_rate", "2.5%")
        # A report that is on its way is sent before this.
        page.evaluate("fetch('/reports', {method: 'POST', body: 'the end'})")
        assert server.reports == ["the end"]
