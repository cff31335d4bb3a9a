#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors
#
# Builds Parapet as a Flatpak, installs it for this user and leaves build/parapet.flatpak. The
# GNOME runtime comes from the Flatpak remotes that are set up here; where there is none that has
# it, from Debian's packages (stand-in.sh), in an installation apart from the user's own: what is
# built against that is for a look, and never to be given away.
#
#   build.sh              build, install, bundle
#   build.sh run [FILE]   the installed one, in its sandbox
#   build.sh in CMD…      a command of its sandbox, as `in parapet-cli --help`
set -euo pipefail

top=$(dirname "$(dirname "$(readlink -f "${BASH_SOURCE[0]}")")")
here=$top/flatpak
app=org.parapet.Parapet
version=$(sed -n "s/^runtime-version: '\(.*\)'/\1/p" "$here/$app.yml")
work=$top/build/flatpak
cache=${XDG_CACHE_HOME:-$HOME/.cache}/parapet/flatpak

say() { printf 'flatpak: %s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}

has_runtime() {
  flatpak info "org.gnome.Sdk//$version" >/dev/null 2>&1 &&
    flatpak info "org.gnome.Platform//$version" >/dev/null 2>&1
}

# The first remote that has it.
install_runtime() {
  local remote
  for remote in $(flatpak remotes --columns=name | sort -u); do
    if flatpak remote-info "$remote" "org.gnome.Sdk//$version" >/dev/null 2>&1; then
      say "installing GNOME $version from $remote"
      flatpak install --user -y --noninteractive "$remote" \
        "org.gnome.Platform//$version" "org.gnome.Sdk//$version"
      return
    fi
  done
  return 1
}

# Sets manifest, and where flatpak looks.
prepare() {
  manifest=$here/$app.yml
  if command -v flatpak-builder >/dev/null && { has_runtime || install_runtime; }; then
    return
  fi
  say "no Flatpak remote here has GNOME $version: a stand-in is made of Debian's packages"
  export FLATPAK_USER_DIR=$cache/user FLATPAK_SYSTEM_DIR=$cache/system
  manifest=$work/$app.yml
  "$here/stand-in.sh" "$version" "$cache" "$here/$app.yml" "$manifest"
}

build() {
  local options=(--user --force-clean --install --repo="$work/repo" --state-dir="$cache/state")
  prepare
  [ -w /dev/fuse ] || options+=(--disable-rofiles-fuse)
  [ "$manifest" = "$here/$app.yml" ] || options+=(--disable-updates)
  flatpak-builder "${options[@]}" "$work/$app" "$manifest"
  flatpak build-bundle "$work/repo" "$top/build/parapet.flatpak" "$app"
  say "installed; the bundle is build/parapet.flatpak"
}

use_stand_in() {
  [ ! -e "$cache/user/app/$app" ] || flatpak info "$app" >/dev/null 2>&1 ||
    export FLATPAK_USER_DIR=$cache/user FLATPAK_SYSTEM_DIR=$cache/system
  flatpak info "$app" >/dev/null 2>&1 || die "it is not installed: ./dev flatpak"
}

case ${1:-} in
  '') mkdir -p "$work" "$cache" && build ;;
  run)
    shift
    use_stand_in
    exec flatpak run --user --file-forwarding "$app" ${1:+@@ "$1" @@}
    ;;
  in)
    use_stand_in
    exec flatpak run --user --command="$2" "$app" "${@:3}"
    ;;
  *) die "usage: ./dev flatpak [run [FILE] | in CMD…]" ;;
esac
