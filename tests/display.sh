#!/bin/bash
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors
#
# display.sh CMD…: runs CMD with an X server, a compositor, a session bus and the accessibility bus
# of its own, drawing in software and with fixed fonts, so that it looks the same everywhere. Needs
# nothing of the desktop and leaves nothing behind. DISPLAY_SIZE is the screen's size in pixels.
set -euo pipefail

if [ "${1:-}" != --inside-bus ]; then
  scratch=$(mktemp -d)
  trap 'rm -rf "$scratch"' EXIT
  export DISPLAY_SCRATCH=$scratch
  # A bus that cannot raise its limit of open files says so on stderr, among the tests' own words.
  printf '#!/bin/sh\nexec dbus-daemon "$@" 2>>%s/bus.log\n' "$scratch" >"$scratch/bus"
  chmod +x "$scratch/bus"
  status=0
  dbus-run-session --dbus-daemon="$scratch/bus" -- "$BASH" "$0" --inside-bus "$@" || status=$?
  exit $status
fi
shift

mkdir -p "$DISPLAY_SCRATCH/config/gtk-4.0" "$DISPLAY_SCRATCH/data"
printf '[Settings]\ngtk-font-name=Cantarell 11\ngtk-enable-animations=0\n' \
  >"$DISPLAY_SCRATCH/config/gtk-4.0/settings.ini"
export XDG_CONFIG_HOME=$DISPLAY_SCRATCH/config XDG_DATA_HOME=$DISPLAY_SCRATCH/data
export GDK_BACKEND=x11 GSK_RENDERER=cairo GDK_DISABLE=gl,vulkan
export GSETTINGS_BACKEND=memory GIO_USE_VFS=local GTK_USE_PORTAL=0 ADW_DISABLE_PORTAL=1
unset WAYLAND_DISPLAY

mkfifo "$DISPLAY_SCRATCH/number"
exec 7<>"$DISPLAY_SCRATCH/number"
# -r: a key that is let go late, on a busy machine, is not taken to repeat.
Xvfb -displayfd 7 -screen 0 "${DISPLAY_SIZE:-1280x800}x24" -nolisten tcp -noreset -r \
  2>"$DISPLAY_SCRATCH/x.log" &
server=$!
if ! read -r -t 30 -u 7 number; then
  echo 'display.sh: no X server came up:' >&2
  cat "$DISPLAY_SCRATCH/x.log" >&2
  kill $server 2>/dev/null || true
  exit 99
fi
exec 7<&-
export DISPLAY=:$number
xcompmgr >/dev/null 2>&1 &
compositor=$!
sleep 0.2 # windows mapped before it has the screen get square corners

status=0
"$@" || status=$?
kill $compositor $server 2>/dev/null || true
wait 2>/dev/null || true
exit $status
