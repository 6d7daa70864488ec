"""Other engines are found or brought; whoever goes without one is told."""

from stub_machine import Machine

MISSING = """\
Firefox is not installed and could not be fetched, so the tests in it are skipped …
WebKitGTK is not installed (webkit2gtk-driver, xvfb) and could not be fetched, \
so the tests in it are skipped …
"""


def found(machine: Machine) -> dict[str, str]:
    lines = (machine.project / "build/engines").read_text(encoding="utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines)


def add_webkitgtk(machine: Machine) -> None:
    machine.stub("WebKitWebDriver", "")
    machine.stub("Xvfb", "")
    library = machine.programs.parent / "lib/machine/webkit2gtk-4.1"
    library.mkdir(parents=True)
    (library / "MiniBrowser").touch(mode=0o755)


def test_engines_on_path_are_taken(machine: Machine) -> None:
    firefox = machine.stub("firefox", "")
    add_webkitgtk(machine)
    assert machine.run("tools/engines.sh") == (0, "", "")
    assert found(machine)["firefox"] == str(firefox)
    assert found(machine)["webkitgtk"] == str(machine.programs / "WebKitWebDriver")
    assert found(machine)["minibrowser"].endswith("/lib/machine/webkit2gtk-4.1/MiniBrowser")


def test_missing_engines_are_told_and_keep_nothing_from_running(machine: Machine) -> None:
    machine.stub("id", "echo 1000")
    assert machine.run("tools/engines.sh") == (0, MISSING, "")
    assert not any(reason.startswith("/") for reason in found(machine).values())


def test_driver_without_its_browser_is_missing(machine: Machine) -> None:
    machine.stub("id", "echo 1000")
    machine.stub("firefox-esr", "")
    machine.stub("WebKitWebDriver", "")
    machine.stub("Xvfb", "")
    outcome = machine.run("tools/engines.sh")
    assert outcome.said == MISSING.partition("\n")[2]
    assert found(machine)["webkitgtk"] == "webkit2gtk-driver or xvfb is not installed"


def test_engines_when_debian_hangs(machine: Machine) -> None:
    machine.stub("id", "echo 0")
    machine.stub("apt-get", "exec sleep 60")
    outcome = machine.run("tools/engines.sh", ENGINES_FETCH_SECONDS="1")
    assert outcome.code == 0
    assert outcome.said.endswith(MISSING.partition("\n")[2])
