#!/bin/sh
# Brings wrk, which asks a server many things at once, into build/load, where it is not installed.
# Without it, the load on nginx is not tried.
set -eu
. tools/say.sh
. tools/debian.sh

command -v wrk >/dev/null || [ -x build/load/usr/bin/wrk ] || {
    say 'Fetching Debian'\''s wrk to put a load on nginx'
    debian_unpacked load wrk libluajit-5.1-2 libluajit-5.1-common ||
        say 'wrk is not installed and could not be fetched, so the load on nginx is not tried'
}
