#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Every test that docs/rules-and-tests.md names exists, and every test named after a clause of the
model stands there."""

import re

import sources

PAGE = sources.ROOT / "docs" / "rules-and-tests.md"
CLAUSE = re.compile(r'"(/model/(?:simulation/)?(?:6\.1\.[23]|8\.[23])[^"%]*)"')


def read_tests():
    """What stands between quotation marks in C, and the functions of Python, by suite."""
    words = {}
    for path in sources.files(".c", ".py"):
        parts = path.relative_to(sources.ROOT).parts
        if parts[0] != "tests":
            continue
        text = path.read_text()
        found = re.findall(r'"([^"\n]+)"', text) if path.suffix == ".c" else re.findall(r"^def (\w+)", text, re.M)
        words.setdefault(parts[1], set()).update(found)
    return words


def is_there(name, words):
    """Whole, or put together from a folder and a last part."""
    known = words.get(name.split("/")[1], set())
    return any(word in known for word in (name, name.rsplit("/", 1)[-1])) or any(
        "/" in word and name.endswith(f"/{word}") for word in known
    )


def breaches():
    words = read_tests()
    named = set()
    for number, line in enumerate(sources.lines(PAGE), 1):
        for name in re.findall(r"`(/[^`]+)`", line):
            named.add(name)
            if not is_there(name, words):
                yield f"{sources.place(PAGE, number)}: there is no test {name}"
    for path in sorted((sources.ROOT / "tests" / "model").glob("test-*.c")):
        for number, line in enumerate(sources.lines(path), 1):
            for name in CLAUSE.findall(line):
                if name not in named:
                    yield f"{sources.place(path, number)}: {name} is not in {PAGE.name}"


sources.report(breaches())
