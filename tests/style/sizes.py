#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""No file is longer than 800 lines, no function longer than 80, no line of C longer than 100."""

import sources

FILE_LINES = 800
FUNCTION_LINES = 80
COLUMNS = 100


def long_functions(path, text):
    """A body opens with a brace in the first column and ends with one alone there."""
    start = name = None
    for number, line in enumerate(text, 1):
        if line == "{":
            start, name = number, text[number - 2]
        elif line.startswith("}"):
            if line == "}" and start and number - start + 1 > FUNCTION_LINES:
                length = number - start + 1
                yield f"{sources.place(path, start)}: {length} lines in a function: {name.strip()}"
            start = None


def breaches():
    for path in sources.files(".c", ".h", ".blp", ".py", ".sh", ".css", ".sql", "meson.build"):
        text = sources.lines(path)
        if len(text) > FILE_LINES:
            yield f"{sources.place(path, len(text))}: {len(text)} lines in a file"
        if path.suffix in (".c", ".h"):
            yield from long_functions(path, text)
            for number, line in enumerate(text, 1):
                if len(line) > COLUMNS:
                    yield f"{sources.place(path, number)}: {len(line)} columns"
    style = sources.ROOT / "src/ui/style.css"
    if style.exists() and len(sources.lines(style)) > 150:
        yield f"{sources.place(style, 151)}: the style sheet stays under 150 lines"


sources.report(breaches())
