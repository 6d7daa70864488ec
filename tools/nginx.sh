#!/bin/sh
# Brings Debian's nginx into build/nginx for the tests, where none is installed. It is unpacked, not
# installed, so that no service is started. Without any, the tests of the server's rules are skipped.
set -eu
. tools/say.sh

fetch_seconds=${NGINX_FETCH_SECONDS:-120}
unpacked=build/nginx/usr/sbin/nginx

nginx_from_debian() {
    [ -f /etc/debian_version ] && command -v dpkg-deb >/dev/null 2>&1 || return 1
    say 'Fetching Debian'\''s nginx for the tests of the server'\''s rules'
    mkdir -p build/nginx
    # Whoever is not root has the lists that root fetched last.
    [ "$(id -u)" != 0 ] || logged nginx limited "$fetch_seconds" \
        apt-get -o Acquire::Retries=1 -o Acquire::http::Timeout=20 update || return 1
    (cd build/nginx && apt-get download nginx nginx-common) >>build/log/nginx.log 2>&1 || return 1
    for package in build/nginx/*.deb; do
        dpkg-deb -x "$package" build/nginx
    done
    "$unpacked" -v 2>/dev/null
}

mkdir -p build/log
PATH="$PATH:/usr/local/sbin:/usr/sbin" command -v nginx >/dev/null || [ -x "$unpacked" ] ||
    nginx_from_debian ||
    say 'nginx is not installed and could not be fetched, so the tests of its rules are skipped'
