#!/bin/sh
# Finds Firefox and WebKitGTK with its driver for the tests, or brings Debian's, and writes where they
# are to build/engines. What is not there says why instead, and its tests are skipped with that reason.
set -eu
. tools/say.sh

fetch_seconds=${ENGINES_FETCH_SECONDS:-300}
path="$PATH:/usr/local/bin:/usr/bin"

firefox() {
    PATH=$path command -v firefox-esr || PATH=$path command -v firefox ||
        ls /Applications/Firefox.app/Contents/MacOS/firefox 2>/dev/null
}

webkitgtk() {
    PATH=$path command -v WebKitWebDriver && minibrowser >/dev/null && xvfb >/dev/null
}

# The browser that the driver drives stands with the library's own programs.
minibrowser() {
    ls /usr/lib/*/webkit2gtk-4.*/MiniBrowser /usr/lib*/webkit2gtk-4.*/MiniBrowser \
        /usr/libexec/webkit2gtk-4.*/MiniBrowser 2>/dev/null | grep -m 1 .
}

xvfb() {
    PATH=$path command -v Xvfb
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

# note NAME FINDER: one line of the result.
note() {
    printf '%s=%s\n' "$1" "$("$2" | head -n 1)" >>build/engines.part
}

mkdir -p build
: >build/engines.part
if firefox >/dev/null || from_debian firefox-esr; then
    note firefox firefox
else
    say 'Firefox is not installed and could not be fetched, so the tests in it are skipped'
    echo 'firefox=not installed' >>build/engines.part
fi
if webkitgtk >/dev/null || { from_debian webkit2gtk-driver xvfb && webkitgtk >/dev/null; }; then
    note webkitgtk webkitgtk
    note minibrowser minibrowser
    note xvfb xvfb
else
    say 'WebKitGTK (webkit2gtk-driver, xvfb) is not installed and could not be fetched, so the tests in it are skipped'
    echo 'webkitgtk=webkit2gtk-driver or xvfb is not installed' >>build/engines.part
fi
mv build/engines.part build/engines
