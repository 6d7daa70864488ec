#!/bin/sh
# Brings Debian's nginx and its brotli module into build/nginx for the tests, where they are not
# installed. Without nginx, the tests of the server's rules are skipped.
set -eu
. tools/say.sh
. tools/debian.sh

modules=usr/lib/nginx/modules
module=ngx_http_brotli_static_module.so

nginx_found() {
    PATH="$PATH:/usr/local/sbin:/usr/sbin" command -v nginx || ls build/nginx/usr/sbin/nginx 2>/dev/null
}

module_found() {
    ls "/$modules/$module" "build/nginx/$modules/$module" 2>/dev/null | head -n 1 | grep .
}

# nginx loads only what was built for it, which another's nginx may not be.
module_fits() {
    printf 'load_module %s;\nevents {}\nhttp {}\n' "$(realpath "$(module_found)")" >build/nginx/try.conf
    logged nginx "$(nginx_found)" -e stderr -t -p "$PWD/build/nginx" -c "$PWD/build/nginx/try.conf" \
        -g "pid $PWD/build/nginx/try.pid;"
}

if ! nginx_found >/dev/null; then
    say 'Fetching Debian'\''s nginx for the tests of the server'\''s rules'
    debian_unpacked nginx nginx nginx-common libnginx-mod-http-brotli-static && nginx_found >/dev/null ||
        say 'nginx is not installed and could not be fetched, so the tests of its rules are skipped'
elif ! module_found >/dev/null; then
    say 'Fetching the brotli module of Debian'\''s nginx for the tests'
    if ! { debian_unpacked nginx libnginx-mod-http-brotli-static && module_fits; }; then
        rm -f "build/nginx/$modules/$module"
        say 'nginx has no brotli module here, so its tests are skipped'
    fi
fi
