#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Counts what meson's testlog.json tells: every TAP point, or the test itself where it has none.

Ends with the line "N passed, N failed"; the exit status is 0 if something passed and nothing failed.
"""

import json
import pathlib
import re
import sys

POINT = re.compile(r"^(not )?ok\b[^#\n]*(?:# *(\w+))?", re.MULTILINE)
GOOD = {"OK", "EXPECTEDFAIL"}


def count(test):
    """Returns passed, failed, skipped of one test."""
    if test["result"] == "SKIP":
        return 0, 0, 1
    passed = failed = skipped = 0
    for refused, directive in POINT.findall(test.get("stdout") or ""):
        if directive.upper() == "SKIP":
            skipped += 1
        elif refused:
            failed += 1
        else:
            passed += 1
    if test["result"] not in GOOD and failed == 0:
        failed = 1  # it crashed, hung or exited badly between its points
    if passed + failed + skipped == 0:
        passed = 1
    return passed, failed, skipped


def main():
    log = pathlib.Path(sys.argv[1])
    tests = [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []
    passed, failed, skipped = (sum(column) for column in zip((0, 0, 0), *map(count, tests)))
    for test in tests:
        if test["result"] not in GOOD | {"SKIP"}:
            print(f"failed: {test['name']} ({test['result'].lower()})")
    if skipped:
        print(f"{skipped} skipped")
    print(f"{passed} passed, {failed} failed")
    return 0 if passed and not failed else 1


sys.exit(main())
