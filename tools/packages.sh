#!/bin/sh
# packages.sh NAME PURPOSE [download]: installs into .venv what requirements/NAME.txt locks, and
# nothing else; with `download`, leaves the files in build/NAME instead.
set -eu
. tools/say.sh

name=$1 purpose=$2 mode=${3:-install}

say "Installing the Python packages to $purpose"
if [ "$mode" = download ]; then
    mkdir -p "build/$name"
    set -- download --dest "build/$name"
else
    set -- install
fi
# Wheels only: building one would bring a backend that no hash vouches for.
if ! logged "packages-$name" .venv/bin/python -m pip "$@" --quiet --disable-pip-version-check \
    --retries 1 --timeout 20 --require-hashes --no-deps --only-binary :all: \
    -r "requirements/$name.txt"; then
    if log_blames_network; then
        die "the Python packages could not be downloaded, no package index answered. Connect to the network (or set PIP_INDEX_URL to a mirror) and run make again."
    fi
    show_log
    die "the Python packages could not be installed; all that pip said is in $log."
fi
