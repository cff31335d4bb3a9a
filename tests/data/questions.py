#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""The auditor's questions are listed, numbered in order, and say in every language what their query gives."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "src/checks"
LINE = re.compile(r'^-- (?:title|sentence|word: \w+ \w+):? _\("(.*)"\)$', re.MULTILINE)
NAME = re.compile(r"\{(\w+)\}")
ENTRY = re.compile(r'^msgid ((?:".*"\n)+)msgstr ((?:".*"\n?)+)', re.MULTILINE)


def unquote(lines):
    return "".join(re.findall(r'^"(.*)"$', lines, re.MULTILINE))


def translations(path):
    return {unquote(entry[1]): unquote(entry[2]) for entry in ENTRY.finditer(path.read_text(encoding="utf-8"))}


def breaches():
    files = sorted((FOLDER / "sql").glob("*.sql"))
    listed = re.findall(r"<file>(.*)</file>", (FOLDER / "questions.gresource.xml").read_text(encoding="utf-8"))
    languages = {path.name: translations(path) for path in (ROOT / "po").glob("*.po")}
    if listed != [path.name for path in files]:
        yield "questions.gresource.xml: lists others than there are, or in another order"
    for number, path in enumerate(files, 1):
        text = path.read_text(encoding="utf-8")
        words = LINE.findall(text)
        if not path.name.startswith(f"{number:02}-"):
            yield f"{path.name}: is not number {number}"
        if not text.endswith(";\n") or text.count(";\n") != 1:
            yield f"{path.name}: is not one query"
        for said in words:
            for language, known in languages.items():
                if set(NAME.findall(known.get(said, ""))) != set(NAME.findall(said)):
                    yield f"{language}: “{said}” names other columns there"
        for name in set(NAME.findall(text)) - {"ref", "title"}:
            if not re.search(rf"\b{name}\b", text.split("\n\n", 2)[2]):
                yield f"{path.name}: its query gives no {name}"


found = list(breaches())
print("\n".join(found))
sys.exit(1 if found else 0)
