"""The tests get a browser or say why not; they are never skipped for want of one."""

from stub_machine import Machine, Outcome

BROWSER = "echo 'Chromium 156'"
NO_BROWSER = """\
Stopped: the tests need a browser and none could be fetched. Install Chromium \
(or Google Chrome), so that it is on PATH, and run make test again.
"""
NOBODY = "echo 1000"
ROOT = "echo 0"


def found(machine: Machine) -> str:
    return (machine.project / "build/browser").read_text(encoding="utf-8").strip()


def run_without_playwright(machine: Machine) -> Outcome:
    machine.stub(".venv/bin/python", "exit 1")
    return machine.run("tools/browser.sh")


def test_browser_on_path_is_taken(machine: Machine) -> None:
    browser = machine.stub("chromium-browser", BROWSER)
    assert machine.run("tools/browser.sh") == (0, "", "")
    assert found(machine) == str(browser)


def test_browser_that_does_not_start_is_passed_over(machine: Machine) -> None:
    machine.stub("chromium", "exit 127")
    browser = machine.stub("google-chrome", BROWSER)
    assert machine.run("tools/browser.sh").code == 0
    assert found(machine) == str(browser)


def test_browser_comes_from_playwright_for_a_user(machine: Machine) -> None:
    machine.stub("id", NOBODY)
    machine.stub(
        ".venv/bin/python",
        'case "$*" in *install*) : >fetched ;; '
        "*) [ -f fetched ] && echo /path/of/playwright ;; esac",
    )
    outcome = machine.run("tools/browser.sh")
    assert outcome.said == "Fetching Playwright's own Chromium for the browser tests …\n"
    assert (outcome.code, found(machine)) == (0, "/path/of/playwright")


def test_browser_when_none_can_be_fetched(machine: Machine) -> None:
    machine.stub("id", NOBODY)
    outcome = run_without_playwright(machine)
    assert (outcome.code, outcome.complaint) == (1, NO_BROWSER)
    assert not (machine.project / "build/browser").exists()


def test_browser_when_debian_and_playwright_hang(machine: Machine) -> None:
    machine.stub("id", ROOT)
    machine.stub("apt-get", "exec sleep 60")
    machine.stub(".venv/bin/python", 'case "$*" in *install*) exec sleep 60 ;; *) exit 1 ;; esac')
    outcome = machine.run("tools/browser.sh")
    assert (outcome.code, outcome.complaint) == (1, NO_BROWSER)
