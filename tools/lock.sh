#!/bin/sh
# Makes the locks again: the hashed requirements for Python 3.12 to 3.14 on Linux and macOS, and
# package-lock.json. What is locked stays as it is unless UPGRADE=1 asks for the newest.
set -eu
. tools/say.sh

uv=build/uv/bin/uv
if [ ! -x "$uv" ]; then
    say 'Installing uv'
    logged uv .venv/bin/python -m pip install --quiet --require-hashes --no-deps \
        --only-binary :all: --target build/uv -r requirements/uv.txt || { show_log; exit 1; }
fi
cd requirements
for name in build test words backend node uv; do
    say "Locking requirements/$name.txt"
    # test.txt is installed beside build.txt, so the two must agree.
    constraints=''
    [ "$name" != test ] || constraints='--constraint build.txt'
    # The speller for Estonian asks for half a gigabyte of which it needs nothing to spell.
    alone=''
    [ "$name" != words ] || alone='--no-deps'
    # shellcheck disable=SC2086 # Two words, or none.
    "../$uv" pip compile --quiet --no-config --universal --generate-hashes --python-version 3.12 \
        --no-header --no-emit-index-url --no-emit-find-links ${UPGRADE:+--upgrade} $constraints $alone \
        "$name.in" --output-file "$name.txt"
done
cd ..
say 'Locking package-lock.json'
npm install --package-lock-only --ignore-scripts >/dev/null
say 'Locking requirements/lighthouse/package-lock.json'
cd requirements/lighthouse
npm install --package-lock-only --ignore-scripts >/dev/null
