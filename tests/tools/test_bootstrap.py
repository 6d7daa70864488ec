"""The Python environment is made from what a machine has; each way to fail is told in one line."""

from stub_machine import Machine

NO_PYTHON = """\
Stopped: there is no Python here, and a newer one could not be fetched. \
Install Python 3.12 to 3.14 and run make again.
"""
OLD_PYTHON_LINE = NO_PYTHON.replace("there is no Python here", "the Python here is 3.11.7")

# Answers the bootstrap's questions as a Python that suits, and makes an empty environment.
GOOD_PYTHON = """\
case "$*" in
    *ensurepip*) echo "$0" ;;
    *venv*) mkdir -p .venv/bin; echo "$0" >.venv/made-by ;;
    --version) echo 'Python 3.13.0' ;;
esac"""
# The same for a Python that is too old; its pip is what the test puts in place of PIP.
OLD_PYTHON = """\
case "$*" in
    *version_info*) exit 1 ;;
    *python_version*) echo 3.11.7 ;;
    *sys.executable*) echo "$0" ;;
    *pip*) PIP ;;
esac"""
# As pyenv answers for a version that is not installed.
BROKEN_SHIM = "echo 'pyenv: version not installed' >&2; exit 127"
HANGING = "exec sleep 60"


def made_by(machine: Machine) -> str:
    return (machine.project / ".venv/made-by").read_text(encoding="utf-8").strip()


def test_bootstrap_takes_the_python_on_path(machine: Machine) -> None:
    python = machine.stub("python3.13", GOOD_PYTHON)
    outcome = machine.run("tools/bootstrap.sh")
    assert outcome == (0, "Making .venv with Python 3.13.0 …\n", "")
    assert made_by(machine) == str(python)


def test_bootstrap_passes_over_a_shim_that_fails(machine: Machine) -> None:
    machine.stub("python3.13", BROKEN_SHIM)
    machine.stub("python3", BROKEN_SHIM)
    python = machine.stub("python", GOOD_PYTHON)
    assert machine.run("tools/bootstrap.sh").code == 0
    assert made_by(machine) == str(python)


def test_bootstrap_asks_a_shim_outside_the_project_too(machine: Machine) -> None:
    # pyenv reads .python-version here, and fails when it has not that version.
    machine.stub("python3", f'[ "$PWD" = / ] || {{ {BROKEN_SHIM}; }}\nexec found-python "$@"')
    python = machine.stub("found-python", GOOD_PYTHON)
    assert machine.run("tools/bootstrap.sh").code == 0
    assert made_by(machine) == str(python)


def test_bootstrap_when_there_is_no_python_and_no_uv(machine: Machine) -> None:
    assert machine.run("tools/bootstrap.sh") == (1, "", NO_PYTHON)


def test_bootstrap_when_python_lacks_venv(machine: Machine) -> None:
    # Debian's Python without python3-venv: recent enough, but it cannot import ensurepip.
    machine.stub(
        "python3",
        'case "$*" in *ensurepip*) exit 1;; *python_version*) echo 3.13.5;; *pip*) exit 1;;'
        ' *executable*) echo "$0";; esac',
    )
    outcome = machine.run("tools/bootstrap.sh")
    assert outcome.code == 1
    assert outcome.complaint == (
        "Stopped: Python 3.13.5 is here, but without its venv module. "
        "Install that (Debian: apt install python3-venv) and run make again.\n"
    )


def test_bootstrap_when_python_is_old_and_uv_cannot_be_installed(machine: Machine) -> None:
    machine.stub("python3", OLD_PYTHON.replace("PIP", "exit 1"))
    outcome = machine.run("tools/bootstrap.sh")
    assert outcome.said == "Installing uv, to fetch a newer Python than 3.11.7 …\n"
    assert (outcome.code, outcome.complaint) == (1, OLD_PYTHON_LINE)


def test_bootstrap_when_installing_uv_hangs(machine: Machine) -> None:
    machine.stub("python3", OLD_PYTHON.replace("PIP", HANGING))
    outcome = machine.run("tools/bootstrap.sh")
    assert (outcome.code, outcome.complaint) == (1, OLD_PYTHON_LINE)


def test_bootstrap_when_uv_fails_to_fetch_python(machine: Machine) -> None:
    machine.stub("uv", 'case "$*" in --version) ;; *) exit 2 ;; esac')
    outcome = machine.run("tools/bootstrap.sh")
    assert outcome == (1, "Fetching Python 3.13 with uv …\n", NO_PYTHON)


def test_bootstrap_when_uv_hangs(machine: Machine) -> None:
    machine.stub("uv", f'case "$*" in *install*) {HANGING} ;; *find*) exit 2 ;; esac')
    outcome = machine.run("tools/bootstrap.sh")
    assert (outcome.code, outcome.complaint) == (1, NO_PYTHON)


def test_bootstrap_takes_the_python_that_uv_fetches(machine: Machine) -> None:
    python = machine.stub("fetched/python", GOOD_PYTHON)
    machine.stub(
        "uv",
        'case "$*" in *install*) : >fetched/done ;; '
        f'*find*) [ -f fetched/done ] && echo "{python}" ;; esac',
    )
    assert machine.run("tools/bootstrap.sh").code == 0
    assert made_by(machine) == str(python)


def test_bootstrap_installs_uv_with_an_old_python(machine: Machine) -> None:
    python = machine.stub("fetched/python", GOOD_PYTHON)
    uv = f"mkdir -p build/uv/bin; printf '#!/bin/sh\\necho {python}\\n' >build/uv/bin/uv"
    machine.stub("python3", OLD_PYTHON.replace("PIP", f"{uv}; chmod +x build/uv/bin/uv"))
    assert machine.run("tools/bootstrap.sh").code == 0
    assert made_by(machine) == str(python)
