#!/bin/sh
# Finds Firefox, and WebKitGTK's driver with its browser and a screen for it, or brings Debian's. Where
# they are goes to build/engines, or why one is not there: its tests are then skipped with that reason.
set -eu
. tools/say.sh

fetch_seconds=${ENGINES_FETCH_SECONDS:-300}

find_firefox() {
    command -v firefox-esr || command -v firefox ||
        first /Applications/Firefox.app/Contents/MacOS/firefox
}

# first PATH…: the first that can be run.
first() {
    for path in "$@"; do
        [ ! -x "$path" ] || { printf '%s\n' "$path"; return; }
    done
    return 1
}

# The browser that the driver drives stands with the library's own programs.
find_minibrowser() {
    driver=$(command -v WebKitWebDriver) || return 1
    prefix=$(dirname "$(dirname "$driver")")
    first "$prefix"/lib*/*/webkit2gtk-4.*/MiniBrowser "$prefix"/lib*/webkit2gtk-4.*/MiniBrowser
}

find_webkitgtk() {
    find_minibrowser && command -v Xvfb
}

# from_debian PACKAGE…
from_debian() {
    [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null 2>&1 || return 1
    say "Installing Debian's $* for the tests in other engines"
    export DEBIAN_FRONTEND=noninteractive
    logged engines limited "$fetch_seconds" \
        apt-get -o Acquire::Retries=1 -o Acquire::http::Timeout=20 update &&
        logged engines limited "$fetch_seconds" apt-get install -y --no-install-recommends "$@"
}

mkdir -p build
if find_firefox >/dev/null || { from_debian firefox-esr && find_firefox >/dev/null; }; then
    found="firefox=$(find_firefox)"
else
    say 'Firefox is not installed and could not be fetched, so the tests in it are skipped'
    found='firefox=not installed'
fi
if find_webkitgtk >/dev/null || { from_debian webkit2gtk-driver xvfb && find_webkitgtk >/dev/null; }; then
    found="$found
webkitgtk=$(command -v WebKitWebDriver)
minibrowser=$(find_minibrowser)
xvfb=$(command -v Xvfb)"
else
    say 'WebKitGTK is not installed (webkit2gtk-driver, xvfb) and could not be fetched, so the tests in it are skipped'
    found="$found
webkitgtk=webkit2gtk-driver or xvfb is not installed"
fi
printf '%s\n' "$found" >build/engines
