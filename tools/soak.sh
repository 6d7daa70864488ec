#!/bin/sh
# Brings what only long tests need, where it is not installed: wrk, which asks a server many things
# at once, and libfaketime, which shows programs another clock. What they are for is left out without them.
set -eu
. tools/say.sh
. tools/debian.sh

command -v wrk >/dev/null || [ -x build/load/usr/bin/wrk ] || {
    say 'Fetching Debian'\''s wrk to put a load on nginx'
    debian_unpacked load wrk libluajit-5.1-2 libluajit-5.1-common ||
        say 'wrk is not installed and could not be fetched, so the load on nginx is not tried'
}

ls /usr/lib/*/faketime/libfaketime.so.1 build/clock/usr/lib/*/faketime/libfaketime.so.1 2>/dev/null |
    grep -q . || {
    say 'Fetching Debian'\''s libfaketime to build by another clock'
    debian_unpacked clock libfaketime ||
        say 'libfaketime is not installed and could not be fetched, so builds are compared by one clock'
}
