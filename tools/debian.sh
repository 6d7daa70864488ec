# How the scripts here bring Debian's programs for tests; they read this file after say.sh.

# debian_unpacked NAME PACKAGE…: unpacks packages into build/NAME. They are not installed, so that no
# service is started and the machine stays as it was.
debian_unpacked() {
    [ -f /etc/debian_version ] && command -v dpkg-deb >/dev/null 2>&1 || return 1
    unpacked=build/$1
    shift
    mkdir -p "$unpacked" build/log
    # Whoever is not root has the lists that root fetched last.
    [ "$(id -u)" != 0 ] || logged debian limited "${DEBIAN_FETCH_SECONDS:-120}" \
        apt-get -o Acquire::Retries=1 -o Acquire::http::Timeout=20 update || return 1
    (cd "$unpacked" && apt-get download "$@") >>build/log/debian.log 2>&1 || return 1
    for package in "$unpacked"/*.deb; do
        dpkg-deb -x "$package" "$unpacked"
    done
}
