#!/bin/sh
# Copies the font's files under the names that the style sheet uses into build/fonts: one file a
# script, each holding all weights; Commissioner has no italic.
set -eu

source=node_modules/@fontsource-variable/commissioner
rm -rf build/fonts
mkdir -p build/fonts
for script in latin latin-ext greek; do
    cp "$source/files/commissioner-$script-wght-normal.woff2" "build/fonts/commissioner-$script.woff2"
done
# The font's licence asks to be handed on with it.
cp "$source/LICENSE" build/fonts/commissioner-LICENSE.txt
