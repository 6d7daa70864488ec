#!/bin/sh
# Puts a release of the site in the place of the one that is served, at once and as a whole.
#
#   switch.sh FOLDER churn-site-1.2.0.tar.gz   checks an archive, unpacks it, and serves it
#   switch.sh FOLDER churn-site-1.1.0          serves a release that is still there
#   switch.sh FOLDER back                      serves the one that was served before
#
# FOLDER/current leads to what is served, FOLDER/releases/ holds it and those before, FOLDER/history
# says when each was switched to. RELOAD is the command that makes the server read its rules again;
# KEEP says how many releases stay. It needs GNU's tools and util-linux, as any Linux server has them.
set -eu
umask 022

RELOAD=${RELOAD:-nginx -t -q && nginx -s reload}
KEEP=${KEEP:-3}

die() {
    printf 'Stopped: %s\n' "$1" >&2
    exit 1
}

# The releases that were served, the latest first, each once.
served() {
    tac history 2>/dev/null | awk '!seen[$2]++ { print $2 }'
}

served_now() {
    basename "$(readlink current 2>/dev/null)"
}

check_archive() {
    (cd "$(dirname "$1")" && grep "  $name\.tar\.gz\$" SHA256SUMS | sha256sum -c --quiet) >/dev/null 2>&1 ||
        die "$1 is not what the SHA256SUMS beside it says. Fetch both again."
}

check_files() {
    (cd "$1" && sha256sum -c --quiet SHA256SUMS) >&2 ||
        die "files of $name are missing or changed. Remove $folder/releases/$name and switch to its archive."
}

unpack() {
    check_archive "$1"
    rm -rf releases/.new
    mkdir -p releases/.new
    tar -xzf "$1" -C releases/.new --no-same-owner
    check_files "releases/.new/$name"
    if [ -d "releases/$name" ]; then
        cmp -s "releases/$name/SHA256SUMS" "releases/.new/$name/SHA256SUMS" ||
            die "another release called $name is there already. Give this one a version of its own."
    else
        mv "releases/.new/$name" releases/
    fi
    rm -rf releases/.new
}

# lend FROM TO: puts the files of a release whose names tell their content beside those of another.
lend() {
    sed -n -E 's,^[0-9a-f]+  (site/(.*/)?assets/(site|python)/.*)$,\1,p' "$1/SHA256SUMS" |
        while IFS= read -r file; do
            [ -e "$2/$file" ] || {
                mkdir -p "$2/$(dirname "$file")"
                ln "$1/$file" "$2/$file"
            }
        done
}

# A page that was opened before the switch asks for its scripts and its Python after it; and while
# nginx changes its workers, one of the former may be asked for what a page of the new one needs.
lend_lasting_files() {
    for other in releases/*/; do
        [ "$other" = "releases/$name/" ] || lend "$other" "releases/$name"
    done
    [ -z "$before" ] || lend "releases/$name" "releases/$before"
}

# A link is replaced by renaming another over it: at no time is there none.
point_to() {
    ln -sfn "releases/$1" current.new
    mv -T current.new current
}

remove_old() {
    for other in releases/*/; do
        served | head -n "$KEEP" | grep -q -x "$(basename "$other")" || rm -rf "$other"
    done
}

[ $# = 2 ] || die 'give the folder of the releases, and an archive, the name of a release, or back.'
mkdir -p "$1/releases"
folder=$(cd "$1" && pwd)
case $2 in
*.tar.gz) archive=$(cd "$(dirname "$2")" && pwd)/$(basename "$2") name=$(basename "$2" .tar.gz) ;;
*/*) die "$2 is no archive. Give one, the name of a release, or back." ;;
*) archive='' name=$2 ;;
esac
cd "$folder"
exec 9>.lock
flock -n 9 || die 'somebody else is switching. Wait until they are done.'

before=$(served_now)
[ "$name" != back ] || name=$(served | grep -v -x "$before" | head -n 1)
[ -z "$archive" ] || unpack "$archive"
[ -n "$name" ] && [ -d "releases/$name" ] ||
    die "there is no such release. There are: $(ls releases | tr '\n' ' ')"
check_files "releases/$name"
lend_lasting_files
# nginx takes the rules and the files of one release, whatever the link says meanwhile.
printf 'root "%s";\n' "$folder/releases/$name/site" >"releases/$name/nginx/root-server.conf"
point_to "$name"
if ! sh -c "$RELOAD"; then
    if [ -n "$before" ]; then point_to "$before"; else rm current; fi
    die "the server did not take $name, and goes on as before. What it said stands above."
fi
printf '%s %s\n' "$(date -u +%Y-%m-%dT%H:%M:%SZ)" "$name" >>history
remove_old
printf 'Served now: %s\n' "$name"
