#!/bin/sh
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors
#
# format.sh ROOT [--check]: brings C, Blueprint and po/POTFILES.in into form, or fails where they are not.
set -u
cd "$1" || exit 2
status=0
if [ "${2:-}" = --check ]; then
  # Other versions break lines elsewhere; this is the one of the environment that ./dev makes.
  clang-format --version | grep -q 'version 19\.' || exit 77
  find src tests -name '*.[ch]' -print0 | xargs -0r clang-format --dry-run -Werror || status=1
  find src -name '*.blp' -print0 | xargs -0r blueprint-compiler format || status=1
  exit $status
fi
find src tests -name '*.[ch]' -print0 | xargs -0r clang-format -i || status=1
find src -name '*.blp' -print0 | xargs -0r blueprint-compiler format --fix || status=1
python3 tests/data/potfiles.py --write || status=1
exit $status
