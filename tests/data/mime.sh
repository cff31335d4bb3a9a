#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors
#
# mime.sh FILE.xml: the file type compiles, and knows a workspace by its first bytes.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
mkdir -p "$folder/mime/packages"
cp "$1" "$folder/mime/packages/"
XDG_DATA_HOME=$folder update-mime-database "$folder/mime"
{ printf 'SQLite format 3\0'; head -c 52 /dev/zero; printf ISMS; head -c 28 /dev/zero; } \
  >"$folder/no-extension"
type=$(XDG_DATA_HOME=$folder gio info -a standard::content-type "$folder/no-extension" |
  sed -n 's/.*standard::content-type: //p')
if [ "$type" != application/x-parapet-workspace ]; then
  echo "$1:1: a workspace is taken for $type"
  exit 1
fi
