"""pip and npm bring what the locks name; without a network, one line says so."""

import shutil
import sys

import pytest
from stub_machine import Machine, Outcome

OLD_NODE = "exit 1"
NODE_WHEEL = r"""
mkdir -p .venv/bin
printf '#!/bin/sh\nexit 0\n' >.venv/bin/node
printf '#!/bin/sh\necho "$*" >>npm-was-asked\n' >.venv/bin/npm
chmod +x .venv/bin/node .venv/bin/npm"""
# A port that nothing listens on.
NOWHERE = "http://127.0.0.1:9/"


def assert_one_line(outcome: Outcome, start: str) -> None:
    assert outcome.code == 1
    assert outcome.complaint.startswith(f"Stopped: {start}")
    assert outcome.complaint.endswith("run make again.\n")
    assert outcome.complaint.count("\n") == 1


def test_packages_when_no_index_answers(machine: Machine) -> None:
    machine.stub(".venv/bin/python", f'exec {sys.executable} "$@"')
    lock = machine.project / "requirements/build.txt"
    lock.write_text(f"no-such-package==1 --hash=sha256:{'0' * 64}\n", encoding="utf-8")
    outcome = machine.run(
        "tools/packages.sh",
        "build",
        "build the site",
        PIP_INDEX_URL=NOWHERE,
        PIP_CONFIG_FILE="/dev/null",
    )
    assert outcome.said == "Installing the Python packages to build the site …\n"
    assert_one_line(outcome, "the Python packages could not be downloaded")


def test_packages_are_files_that_a_hash_vouches_for(machine: Machine) -> None:
    machine.stub(".venv/bin/python", 'echo "$*" >>pip-was-asked')
    machine.run("tools/packages.sh", "build", "build the site")
    asked = (machine.project / "pip-was-asked").read_text(encoding="utf-8").split()
    assert {"--require-hashes", "--no-deps", "--only-binary"} <= set(asked)


def test_packages_when_pip_fails_for_another_reason(machine: Machine) -> None:
    machine.stub(".venv/bin/python", "echo 'THESE PACKAGES DO NOT MATCH THE HASHES'; exit 1")
    outcome = machine.run("tools/packages.sh", "build", "build the site")
    assert outcome.code == 1
    assert "DO NOT MATCH THE HASHES" in outcome.complaint
    assert outcome.complaint.endswith("all that pip said is in build/log/packages-build.log.\n")


@pytest.mark.skipif(not shutil.which("npm"), reason="this machine's Node is the Python package's")
def test_npm_when_the_registry_does_not_answer(machine: Machine) -> None:
    for name in ("node", "npm"):
        machine.link(name)
    machine.copy("package.json", "package-lock.json")
    outcome = machine.run("tools/npm.sh", npm_config_registry=NOWHERE)
    assert outcome.said == "Bringing the Pyodide runtime and the fonts from npm …\n"
    assert_one_line(outcome, "the npm packages could not be downloaded")


def test_npm_when_node_is_old_comes_as_a_python_package(machine: Machine) -> None:
    machine.stub("node", OLD_NODE)
    machine.stub("npm", "echo 'the old npm must not be asked' >&2; exit 1")
    machine.stub(".venv/bin/python", NODE_WHEEL)
    outcome = machine.run("tools/npm.sh")
    assert outcome.code == 0
    assert outcome.said.startswith("Installing the Python packages to run Node …\n")
    asked = (machine.project / "npm-was-asked").read_text(encoding="utf-8")
    assert "ci --ignore-scripts" in asked


def test_npm_when_there_is_no_node_and_no_network(machine: Machine) -> None:
    machine.stub(".venv/bin/python", "echo 'Failed to establish a new connection'; exit 1")
    assert_one_line(machine.run("tools/npm.sh"), "the Python packages could not be downloaded")
