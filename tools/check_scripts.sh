#!/bin/sh
# Checks the types of the JavaScript files given, with tsc: those of the page, of the workers and of
# the build apart, since each kind knows names that the others lack.
set -eu

[ $# -gt 0 ] || exit 0
node_modules/.bin/tsc --project tsconfig.json
node_modules/.bin/tsc --project tsconfig.node.json
case "$*" in
    *worker*.js*) node_modules/.bin/tsc --project tsconfig.worker.json ;;
esac
