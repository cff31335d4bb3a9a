#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors
#
# usage: stand-in.sh VERSION CACHE MANIFEST OUTPUT
#
# Makes org.gnome.Platform and org.gnome.Sdk of a GNOME version out of Debian's packages of the
# suite that has it, once, and installs them in CACHE/user. Needs Debian and root. Sources of the
# manifest come from Debian's source packages, where they are the very bytes that it asks for; of
# modules whose sources are not, Debian's binary packages are in the stand-in, and OUTPUT is the
# manifest without them.
set -euo pipefail

version=$1 cache=$2 manifest=$3 output=$4
suite=${PARAPET_FLATPAK_SUITE:-forky}
arch=$(uname -m)
repo=$cache/runtime
keyring=/usr/share/keyrings/debian-archive-keyring.gpg

# What the real ones have and Parapet, or its build, may use; then what stands in for modules.
platform=(
  bash coreutils util-linux findutils grep sed gawk tar gzip bzip2 xz-utils zstd unzip procps
  libc-bin locales ca-certificates tzdata netbase dbus-bin dbus-daemon xdg-user-dirs
  libadwaita-1-0 libgtk-4-1 libgtk-4-bin librsvg2-common adwaita-icon-theme hicolor-icon-theme
  gsettings-desktop-schemas dconf-gsettings-backend gvfs libglib2.0-bin shared-mime-info
  fontconfig fonts-adwaita-sans fonts-cantarell fonts-dejavu-core fonts-noto-color-emoji
  libgl1 libegl1 libgles2 libgl1-mesa-dri libegl-mesa0 libglx-mesa0
  libjson-glib-1.0-0 libsqlite3-0 libxml2-utils libcups2t64 iso-codes at-spi2-core
  libgsl28 libxlsxwriter11
)
sdk=(
  gcc g++ make libc6-dev pkgconf meson ninja-build cmake git patch perl python3
  autoconf automake libtool gettext itstool blueprint-compiler desktop-file-utils appstream
  libadwaita-1-dev libgtk-4-dev libglib2.0-dev libglib2.0-dev-bin libjson-glib-dev libsqlite3-dev
  zlib1g-dev debugedit elfutils gdb
  libgsl-dev libxlsxwriter-dev
)
# A module, and its source package.
sources=('libyaml libyaml' 'libical libical3' 'md4c md4c')

say() { printf 'flatpak: %s\n' "$*" >&2; }
die() {
  say "$*"
  exit 1
}

archive() {
  apt-get indextargets --format '$(ORIGIN) $(REPO_URI)' 'Created-By: Packages' |
    awk '$1 == "Debian" && $2 !~ /security/ && !found { sub ("/$", "", $2); print $2; found = 1 }'
}

# apt with lists of its own: the machine's are left alone. Lists can be past their day.
apt_apart() { # apt_apart tools|sources COMMAND…
  local lists=$cache/apt/$1
  shift
  apt-get -o Dir::Etc::SourceList="$lists/list" -o Dir::Etc::SourceParts="$lists/parts" \
    -o Dir::State::Lists="$lists/lists" -o Dir::Cache::pkgcache= -o Dir::Cache::srcpkgcache= \
    -o Acquire::Check-Valid-Until=false -qq "$@"
}

# The suites of the machine's own release, for tools; and the sources of Debian's newer ones.
prepare_apt() {
  local main host one
  main=$(archive)
  host=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  for one in tools sources; do
    mkdir -p "$cache/apt/$one/parts" "$cache/apt/$one/lists/partial"
    : >"$cache/apt/$one/list"
  done
  for one in "$host" "$host-updates" "$host-backports"; do
    printf 'deb [signed-by=%s] %s %s main\n' "$keyring" "$main" "$one" >>"$cache/apt/tools/list"
  done
  for one in trixie forky; do
    printf 'deb-src [signed-by=%s] %s %s main\n' "$keyring" "$main" "$one" \
      >>"$cache/apt/sources/list"
  done
}

is_recent() { # flatpak-builder 1.4 composes metadata with what is in the Sdk now
  local found
  found=$(flatpak-builder --version 2>/dev/null | sed 's/[^0-9]*//')
  [ -n "$found" ] && [ "$(printf '1.4\n%s\n' "$found" | sort -V | head -n 1)" = 1.4 ]
}

install_tools() {
  local release
  is_recent && command -v mmdebstrap >/dev/null && command -v ostree >/dev/null && return
  release=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  export DEBIAN_FRONTEND=noninteractive
  apt_apart tools update
  apt_apart tools -y --no-install-recommends -t "$release-backports" install flatpak flatpak-builder
  apt_apart tools -y --no-install-recommends install bubblewrap ostree mmdebstrap fuse3 elfutils \
    xz-utils zstd patch git dbus dbus-bin xdg-desktop-portal xdg-desktop-portal-gtk
}

# --- The runtime ---

# DIR/usr and DIR/etc become what flatpak exports.
finish_tree() { # finish_tree DIR NAME
  local files=$1/files tool flags
  rm -rf "$1/usr/etc"
  mv "$1/usr" "$files"
  mv "$1/etc" "$files/etc"
  # Flatpak makes these itself, or they have no business in a runtime.
  (cd "$files/etc" && rm -rf passwd* group* shadow* gshadow* subuid* subgid* .pwd.lock machine-id \
    resolv.conf hosts hostname host.conf localtime timezone fstab mtab apt dpkg cron* init.d rc?.d \
    systemd pam.d pam.conf security ld.so.cache skel sudoers* kernel default)
  rm -rf "$files"/share/{doc,man,info,lintian,bug,i18n} "$files"/lib/{udev,modules}
  # It calls ldconfig by its name, and looks in bin alone.
  for tool in "$files"/sbin/*; do
    [ -e "$files/bin/${tool##*/}" ] || ln -s "../sbin/${tool##*/}" "$files/bin/"
  done
  printf '%s\n' 'include /run/flatpak/ld.so.conf.d/app-*.conf' /app/lib \
    'include /etc/ld.so.conf.d/*.conf' 'include /run/flatpak/ld.so.conf.d/runtime-*.conf' \
    >"$files/etc/ld.so.conf"
  mkdir -p "$files"/share/runtime/locale "$files"/lib/debug "$files/etc/fonts/conf.d"
  printf '%s\n' '<?xml version="1.0"?>' '<!DOCTYPE fontconfig SYSTEM "fonts.dtd">' '<fontconfig>' \
    '  <dir>/app/share/fonts</dir>' '  <include ignore_missing="yes">/run/host/font-dirs.xml</include>' \
    '  <dir>/run/host/fonts</dir>' '</fontconfig>' >"$files/etc/fonts/conf.d/50-flatpak.conf"
  find "$files" -xdev -type f -perm /6000 -exec chmod ug-s {} +
  find "$files" -xdev ! -type d ! -type f ! -type l -delete
  printf '%s\n' '[Runtime]' "name=$2" "runtime=org.gnome.Platform/$arch/$version" \
    "sdk=org.gnome.Sdk/$arch/$version" '' '[Environment]' \
    'XDG_DATA_DIRS=/app/share:/usr/share:/usr/share/runtime/share:/run/host/user-share:/run/host/share' \
    '' "[Extension $2.Locale]" 'directory=share/runtime/locale' >"$1/metadata"
  if [ "$2" = org.gnome.Sdk ]; then
    mkdir -p "$files/etc/flatpak-builder"
    flags='-O2 -g -Wp,-D_FORTIFY_SOURCE=3 -fstack-protector-strong -fstack-clash-protection'
    printf '{ "libdir": "/usr/lib/%s-linux-gnu", "cflags": "%s", "cxxflags": "%s", "ldflags": "%s" }\n' \
      "$arch" "$flags" "$flags" '-L/app/lib -Wl,-z,relro,-z,now -Wl,--as-needed' \
      >"$files/etc/flatpak-builder/defaults.json"
  fi
}

# The Platform first; the Sdk is the same with more installed on top. OSTree forgets the times of
# files, so the cache of fonts is made for none.
write_hook() { # write_hook TREES
  cat <<TXT
#!/bin/sh
set -e
for locale in en_US de_DE; do chroot "\$1" localedef -i \$locale -c -f UTF-8 \$locale.UTF-8; done
sed -i 's,<cachedir>/var/cache/fontconfig</cachedir>,<cachedir>/usr/lib/fontconfig/cache</cachedir>,' \
  "\$1/etc/fonts/fonts.conf"
find "\$1/usr/share/fonts" -exec touch -h -d @0 {} +
chroot "\$1" fc-cache -f -s
cp -a "\$1/usr" "\$1/etc" "$1/platform/"
APT_CONFIG=\$MMDEBSTRAP_APT_CONFIG apt-get -qq --yes -oDPkg::Chroot-Directory="\$1" \
  --no-install-recommends install ${sdk[*]}
cp -al "\$1/usr" "\$1/etc" "$1/sdk/"
TXT
}

make_runtime() {
  local stamp trees=$cache/trees name
  stamp=$(printf '%s\n' 1 "$suite" "$version" "${platform[@]}" "${sdk[@]}" | sha256sum)
  [ "$(cat "$cache/stamp" 2>/dev/null)" != "$stamp" ] || return 0
  [ "$(id -u)" = 0 ] || die "the stand-in can only be made by root"
  say "making the stand-in of GNOME $version: once, three to five minutes, 2 GB"
  rm -rf "$trees"
  mkdir -p "$trees/platform" "$trees/sdk"
  write_hook "$trees" >"$trees/hook"
  chmod +x "$trees/hook"
  mmdebstrap --quiet --mode=root --variant=minbase \
    --skip=cleanup/apt,cleanup/reproducible,cleanup/tmp --dpkgopt=force-unsafe-io \
    --aptopt='Apt::Install-Recommends "false"' --aptopt='Acquire::Check-Valid-Until "false"' \
    --dpkgopt='path-exclude=/usr/share/man/*' --dpkgopt='path-exclude=/usr/share/doc/*' \
    --include="$(IFS=, && echo "${platform[*]}")" --customize-hook="$trees/hook" \
    "$suite" "$trees/root" "$(archive)"
  finish_tree "$trees/platform" org.gnome.Platform
  finish_tree "$trees/sdk" org.gnome.Sdk
  # Neither packed nor copied: the installation links to it.
  [ -d "$repo" ] || ostree init --mode=bare-user-only --repo="$repo"
  for name in platform sdk; do
    flatpak build-export --runtime --files=files --arch="$arch" --no-update-summary "$repo" \
      "$trees/$name" "$version" >/dev/null
  done
  flatpak build-update-repo --no-update-appstream "$repo" >/dev/null
  rm -rf "$trees"
  flatpak --user remote-add --if-not-exists --no-gpg-verify --no-enumerate stand-in "$repo"
  flatpak --user install -y --noninteractive --or-update --reinstall stand-in \
    "org.gnome.Platform//$version" "org.gnome.Sdk//$version" >/dev/null
  echo "$stamp" >"$cache/stamp"
}

# --- The modules ---

# A module of the manifest as its lines.
print_module() { # print_module NAME
  awk -v name="$1" '/^  - name: / { on = $3 == name } on' "$manifest"
}

# Puts what a source package has where the download of the manifest is looked for. An archive need
# not keep every part of it. FALSE: other bytes.
seed() { # seed MODULE PACKAGE
  local folder=$cache/sources sum url file release
  sum=$(print_module "$1" | sed -n 's/^ *sha256: //p')
  url=$(print_module "$1" | sed -n 's/^ *url: //p')
  [ ! -e "$cache/state/downloads/$sum/${url##*/}" ] || return 0
  mkdir -p "$folder"
  apt_apart sources update
  for release in trixie forky; do
    (cd "$folder" && apt_apart sources source --download-only -t "$release" "$2" >/dev/null 2>&1) || true
  done
  for file in "$folder"/*.orig.tar.*; do
    if [ -e "$file" ] && [ "$(sha256sum <"$file")" = "$sum  -" ]; then
      mkdir -p "$cache/state/downloads/$sum"
      cp "$file" "$cache/state/downloads/$sum/${url##*/}"
      return 0
    fi
  done
  return 1
}

# The manifest with what can be built here; the others are in the stand-in.
write_manifest() {
  local one module kept=' parapet '
  for one in "${sources[@]}"; do
    module=${one% *}
    if seed "$module" "${one#* }"; then
      kept+="$module "
    else
      die "the source of $module is not to be had here, neither from its makers nor from Debian"
    fi
  done
  mkdir -p "$(dirname "$output")"
  awk -v kept="$kept" '
    /^  - name: / { on = index (kept, " " $3 " ") }
    /^modules:/ { print; inside = 1; next }
    !inside || on' "$manifest" |
    sed "s,^\( *path: \)\.\.$,\1$(dirname "$(dirname "$manifest")")," >"$output"
}

prepare_apt
install_tools
make_runtime
write_manifest
