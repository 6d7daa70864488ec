#!/bin/sh
# Makes .venv from a Python 3.12 to 3.14: one on PATH, else one that uv knows of or fetches.
set -eu
. tools/say.sh

wanted='3.12 to 3.14'
fetch_seconds=${BOOTSTRAP_FETCH_SECONDS:-120}
# Debian splits venv's ensurepip off into a package of its own, so that too must be there.
suits='import sys
if not (3, 12) <= sys.version_info[:2] <= (3, 14): sys.exit(1)
import ensurepip, venv
print(sys.executable)'

# run_python COMMAND CODE: a pyenv shim can exist and fail, and which Python it stands for depends
# on the folder, since .python-version is read; so it is tried here and then outside.
run_python() {
    "$1" -c "$2" 2>/dev/null || (cd / && "$1" -c "$2" 2>/dev/null)
}

python_on_path() {
    for name in python3.13 python3.14 python3.12 python3 python; do
        run_python "$name" "$suits" && return
    done
    return 1
}

# Sets `old` to a Python that runs but does not suit, and `old_version` to its version.
find_old_python() {
    old='' old_version=''
    for name in python3 python; do
        if old=$(run_python "$name" 'import sys; print(sys.executable)') &&
            old_version=$(run_python "$name" 'import platform; print(platform.python_version())'); then
            return
        fi
    done
}

find_uv() {
    uv=build/uv/bin/uv
    if command -v uv >/dev/null 2>&1 && uv --version >/dev/null 2>&1; then
        uv=uv
    elif [ ! -x "$uv" ] && [ -n "$old" ]; then
        say "Installing uv, to fetch a newer Python than $old_version"
        # Into a folder of ours, so that what Debian says of its own Python is no obstacle.
        PIP_BREAK_SYSTEM_PACKAGES=1 logged uv limited "$fetch_seconds" "$old" -m pip install \
            --quiet --retries 1 --timeout 10 --require-hashes --no-deps --only-binary :all: \
            --target build/uv -r requirements/uv.txt || true
    fi
    [ "$uv" = uv ] || [ -x "$uv" ]
}

python_from_uv() {
    find_uv || return 1
    known=$("$uv" python find --no-project --no-python-downloads '>=3.12,<3.15' 2>/dev/null) || known=''
    if [ -z "$known" ]; then
        say 'Fetching Python 3.13 with uv'
        UV_HTTP_TIMEOUT=20 UV_HTTP_RETRIES=1 logged python limited "$fetch_seconds" \
            "$uv" python install --no-config 3.13 || return 1
        known=$("$uv" python find --no-project --managed-python 3.13 2>/dev/null) || return 1
    fi
    python=$(run_python "$known" "$suits")
}

explain() {
    have='there is no Python here'
    [ -z "$old_version" ] || have="the Python here is $old_version"
    if [ -n "$old_version" ] && run_python "$old" "${suits%%import ensurepip*}"; then
        die "Python $old_version is here, but without its venv module. Install that (Debian: apt install python3-venv) and run make again."
    fi
    die "$have, and a newer one could not be fetched. Install Python $wanted and run make again."
}

make_environment() {
    say "Making .venv with $("$python" --version)"
    if ! logged venv "$python" -m venv --prompt churn .venv; then
        show_log
        die "that Python could not make an environment. Install Python $wanted and run make again."
    fi
}

# The old environment goes first: make has its programs on PATH, and it is no Python to build on.
rm -rf .venv
mkdir -p build
if ! python=$(python_on_path); then
    find_old_python
    python_from_uv || explain
fi
make_environment
