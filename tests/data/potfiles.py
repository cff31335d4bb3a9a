#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""po/POTFILES.in names exactly the files with words for people; --write makes it so."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
LIST = ROOT / "po/POTFILES.in"
HEAD = "# Every file with words for people, in order; ./dev format keeps it.\n"
WORDS = re.compile(r'\b(N?C?_|ngettext|g_d(n|p)gettext2?)\s*\(\s*(GETTEXT_PACKAGE\s*,\s*)?"')


def with_words():
    data = [*(ROOT / "data").glob("*.in"), *(ROOT / "data").glob("*.gschema.xml")]
    sources = [p for s in ("*.c", "*.h", "*.blp", "*.sql") for p in (ROOT / "src").rglob(s)]
    found = data + [p for p in sources if WORDS.search(p.read_text(encoding="utf-8"))]
    return sorted(str(path.relative_to(ROOT)) for path in found)


def main():
    found = with_words()
    if sys.argv[1:] == ["--write"]:
        LIST.write_text(HEAD + "".join(f"{name}\n" for name in found), encoding="utf-8")
        return 0
    listed = [line for line in LIST.read_text().splitlines() if line and not line.startswith("#")]
    for name in sorted(set(found) ^ set(listed)):
        print(f"po/POTFILES.in: {name} is {'missing' if name in found else 'listed in vain'}")
    return 0 if sorted(listed) == found else 1


sys.exit(main())
