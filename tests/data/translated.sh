#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors
#
# translated.sh ROOT LANGUAGE: the language has every word of the sources, and marks none as doubtful.
set -eu
cd "$1"
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
flags='--keyword=_ --keyword=N_ --keyword=C_:1c,2 --keyword=NC_:1c,2 --keyword=g_dngettext:2,3 --keyword=ISMS_REVIEW_SAYS:2,3'
# shellcheck disable=SC2086 # each is a word of its own
grep '\.blp$\|\.[ch]$\|\.sql$' po/POTFILES.in |
  xgettext --language=C --from-code=UTF-8 --files-from=- $flags --keyword=g_dpgettext2:2c,3 \
    --output="$scratch/words.pot" 2>/dev/null
msgmerge --quiet --no-fuzzy-matching "po/$2.po" "$scratch/words.pot" --output-file="$scratch/$2.po"
msgattrib --no-obsolete --untranslated "$scratch/$2.po" >"$scratch/missing"
msgattrib --no-obsolete --only-fuzzy "$scratch/$2.po" >>"$scratch/missing"
if [ -s "$scratch/missing" ]; then
  sed -n '/^#:/,/^$/p' "$scratch/missing"
  echo "po/$2.po: $(grep -c '^#:' "$scratch/missing") places without words"
  exit 1
fi

# No two destinations may have one name.
for word in Assets Risks Controls Actions People; do
  sed -n "/^msgid \"$word\"\$/{n;p}" "po/$2.po"
done | sort | uniq -d >"$scratch/twice"
if [ -s "$scratch/twice" ]; then
  cat "$scratch/twice"
  echo "po/$2.po: names more than one destination so"
  exit 1
fi
