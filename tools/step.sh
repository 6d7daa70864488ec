#!/bin/sh
# step.sh NAME "What it does" COMMAND…: one step of make. It says one plain line; the command's
# chatter goes to build/log/NAME.log, whose end is shown when the command fails.
set -eu
. tools/say.sh

name=$1
say "$2"
shift 2
if ! logged "$name" "$@"; then
    show_log
    die "that step failed; all that it said is in $log."
fi
