#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Every file says its licence first; every folder of src/ says in at most 15 lines what it is for."""

import sources

SUFFIXES = (".c", ".h", ".blp", ".py", ".sh", ".css", ".sql", ".svg", ".xml", ".xml.in", "meson.build")
README_LINES = 15


def breaches():
    paths = list(sources.files(*SUFFIXES))
    paths += [sources.ROOT / name for name in ("dev", ".ci/run", "meson.build")]
    for path in paths:
        top = "\n".join(sources.lines(path)[:6])
        for tag in ("SPDX-License-Identifier:", "SPDX-FileCopyrightText:"):
            if tag not in top:
                yield f"{sources.place(path, 1)}: no {tag} at the top"
    for folder in sorted((sources.ROOT / "src").rglob("*")):
        if not folder.is_dir() or not any(folder.glob("*.[ch]")):
            continue
        readme = folder / "README.md"
        if not readme.exists():
            yield f"{folder.relative_to(sources.ROOT)}: no README.md"
        elif len(sources.lines(readme)) > README_LINES:
            yield f"{sources.place(readme, README_LINES + 1)}: more than {README_LINES} lines"


sources.report(breaches())
