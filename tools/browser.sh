#!/bin/sh
# Finds a Chromium for the tests, or brings one, and writes its path to build/browser.
set -eu
. tools/say.sh

fetch_seconds=${BROWSER_FETCH_SECONDS:-300}

browser_on_path() {
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if found=$(command -v "$name") && "$found" --version >/dev/null 2>&1; then
            printf '%s\n' "$found"
            return
        fi
    done
    return 1
}

browser_from_debian() {
    [ "$(id -u)" = 0 ] && [ -f /etc/debian_version ] && command -v apt-get >/dev/null 2>&1 || return 1
    say 'Installing Debian'\''s chromium for the browser tests'
    export DEBIAN_FRONTEND=noninteractive
    logged chromium limited "$fetch_seconds" \
        apt-get -o Acquire::Retries=1 -o Acquire::http::Timeout=20 update &&
        logged chromium limited "$fetch_seconds" \
            apt-get install -y --no-install-recommends chromium &&
        browser_on_path >/dev/null
}

browser_of_playwright() {
    .venv/bin/python -c '
import os
from playwright.sync_api import sync_playwright
with sync_playwright() as playwright:
    path = playwright.chromium.executable_path
print(path if os.access(path, os.X_OK) else exit(1))' 2>/dev/null
}

browser_from_playwright() {
    browser_of_playwright >/dev/null && return
    say 'Fetching Playwright'\''s own Chromium for the browser tests'
    logged chromium limited "$fetch_seconds" .venv/bin/python -m playwright install chromium &&
        browser_of_playwright >/dev/null
}

mkdir -p build
rm -f build/browser
if browser_on_path >/dev/null || browser_from_debian; then
    browser_on_path >build/browser
elif browser_from_playwright; then
    browser_of_playwright >build/browser
else
    die 'the tests need a browser and none could be fetched. Install Chromium (or Google Chrome), so that it is on PATH, and run make test again.'
fi
