# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""What the checks of style share: the project's own files, and how a breach is told."""

import pathlib
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("src", "data", "tests", "po", "docs", "flatpak")


def files(*suffixes):
    """The sources below the project's folders whose names end in one of suffixes, in order."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*")):
            if path.is_file() and path.name.endswith(suffixes) and "__pycache__" not in path.parts:
                yield path


def lines(path):
    return path.read_text(encoding="utf-8").splitlines()


def place(path, number):
    return f"{path.relative_to(ROOT)}:{number}"


def report(breaches):
    """Prints every breach and ends the program, badly if there is one."""
    found = list(breaches)
    for breach in found:
        print(breach)
    sys.exit(1 if found else 0)
