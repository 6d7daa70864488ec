#!/bin/sh
# Checks the types of the JavaScript files given, with tsc: those of the page and those of the
# workers apart, since each kind knows names that the other lacks.
set -eu

[ $# -gt 0 ] || exit 0
node_modules/.bin/tsc --project tsconfig.json
case "$*" in
    *worker*.js*) node_modules/.bin/tsc --project tsconfig.worker.json ;;
esac
