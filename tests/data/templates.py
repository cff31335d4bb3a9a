#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""The templates of documents are whole: each is there in both languages with the same shape and numbers,
has its blanks, names only clauses, controls and documents that exist, and keeps to plain CommonMark."""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "data/templates"
CATALOGUE = ROOT / "data/catalogue"

KEYS = ["title", "kind", "summary", "clauses", "controls", "review_months", "classification"]
SHARED = ["kind", "clauses", "controls", "review_months", "classification"]
KINDS = {"policy", "procedure", "standard", "plan"}
CLASSIFICATIONS = {"public", "internal", "confidential"}

BLANKS = range(4, 16)
WORDS = {"en": range(500, 1101), "de": range(400, 1101)}
QUOTE = {"en": re.compile("“([^”]*)”"), "de": re.compile("„([^“]*)“")}

BLANK = re.compile(r"\[\[[^\[\]\n]+\]\]")
BLANK_WITH_SPACE = re.compile(r"\[\[\s|\s\]\]")
HEADING = re.compile(r"(#+) \S")
NUMBERED = re.compile(r"\s*\d+\. ")
BULLET = re.compile(r"\s*[-*+] ")
FORBIDDEN = {
    "raw HTML": re.compile(r"<[A-Za-z/!?]"),
    "a link or an image": re.compile(r"\]\(|!\[(?!\[)|https?:|www\."),
    "a footnote": re.compile(r"\[\^"),
    "a rule or an underlined heading": re.compile(r"^\s*(=+|-{2,}|\*{3,}|_{3,})\s*$", re.MULTILINE),
    "code": re.compile(r"`|~~~"),
    "spaces at the end": re.compile(r"[ \t]$", re.MULTILINE),
}


def numbers(name):
    """The numbers of a catalogue, in its order."""
    return re.findall(r"^\[(.+)\]$", (CATALOGUE / name).read_text(encoding="utf-8"), re.MULTILINE)


CLAUSES = numbers("clauses.ini")
CONTROLS = [f"A.{number}" for number in numbers("annex-a.ini")]


class Template:
    def __init__(self, path):
        self.path = path
        self.language = path.parent.name
        self.front, self.body = {}, ""
        self.keys = []
        parts = re.fullmatch(r"---\n(.*?)\n---\n\n(.*)", path.read_text(encoding="utf-8"), re.DOTALL)
        if parts:
            for line in parts[1].split("\n"):
                key, _, value = line.partition(":")
                self.keys.append(key)
                self.front[key] = value.strip()
            self.body = parts[2]

    def breach(self, what):
        return f"{self.path.relative_to(ROOT)}: {what}"

    def words(self):
        return sum(1 for word in self.body.split() if re.search(r"\w", word))

    def shape(self):
        """What each line that is more than text is, to be held beside another language."""
        for line in self.body.split("\n"):
            if heading := HEADING.match(line):
                yield f"heading of level {len(heading[1])}"
            elif line.startswith("|"):
                yield f"row of {line.count('|') - 1} cells"
            elif NUMBERED.match(line):
                yield "numbered item"
            elif BULLET.match(line):
                yield "item"


def check_front(template):
    front = template.front
    if template.keys != KEYS:
        yield template.breach(f"its front matter has {template.keys}, not {KEYS}")
        return
    for key in KEYS:
        if not front[key] and key != "controls":
            yield template.breach(f"no {key}")
    if front["kind"] not in KINDS:
        yield template.breach(f"“{front['kind']}” is no kind")
    if front["classification"] not in CLASSIFICATIONS:
        yield template.breach(f"“{front['classification']}” is no classification")
    if not re.fullmatch(r"[1-9]\d?", front["review_months"]):
        yield template.breach(f"“{front['review_months']}” is no number of months")
    if not re.fullmatch(r"[^.?!]+(\.\d[^.?!]*)*\.", front["summary"]):
        yield template.breach("its summary is not one sentence")
    for key, known in (("clauses", CLAUSES), ("controls", CONTROLS)):
        listed = front[key].split()
        for number in [number for number in listed if number not in known]:
            yield template.breach(f"{key}: there is no {number}")
        listed = [number for number in listed if number in known]
        if listed != [number for number in known if number in listed]:
            yield template.breach(f"{key}: not in order, or one is there twice")


def check_marks(template):
    body = template.body
    for what, pattern in FORBIDDEN.items():
        if match := pattern.search(body):
            line = body.count("\n", 0, match.start()) + 1
            yield template.breach(f"{what} in line {line} of the text")
    rest = BLANK.sub("", body)
    if "[" in rest or "]" in rest or BLANK_WITH_SPACE.search(body):
        yield template.breach("a blank is not balanced, not within one line, or begins or ends with a space")
    if len(BLANK.findall(body)) not in BLANKS:
        yield template.breach(f"{len(BLANK.findall(body))} blanks")
    if "{{organisation}}" not in body:
        yield template.breach("does not name {{organisation}}")
    if re.search("[{}]", body.replace("{{organisation}}", "")):
        yield template.breach("has a value that the program does not fill in")


def check_headings(template):
    level = 0
    for line in template.body.split("\n"):
        if not line.startswith("#"):
            continue
        heading = HEADING.match(line)
        if not heading or len(heading[1]) not in (2, 3) or (level == 0 and len(heading[1]) == 3):
            yield template.breach(f"a heading of another level than 2 or 3: {line}")
        level = 2
    if not template.body.startswith("## "):
        yield template.breach("does not begin with a heading")


def check_tables(template):
    for table in re.findall(r"(?:^\|.*\n)+", template.body, re.MULTILINE):
        rows = table.rstrip("\n").split("\n")
        if len(rows) < 3 or not re.fullmatch(r"\|(---\|)+", rows[1]):
            yield template.breach(f"a table without head or rows: {rows[0]}")
        for row in rows:
            if row.count("|") != rows[0].count("|") or not row.endswith("|"):
                yield template.breach(f"a row with more or fewer cells than its head: {row}")


def check_titles(template, titles):
    """Whatever stands in quotation marks is the title of a template."""
    for quoted in QUOTE[template.language].findall(template.body):
        if " ".join(quoted.split()) not in titles:
            yield template.breach(f"there is no document “{quoted}”")


def check_twins(english, german):
    for key in SHARED:
        if english.front.get(key) != german.front.get(key):
            yield german.breach(f"{key} differs from the English one")
    if len(BLANK.findall(english.body)) != len(BLANK.findall(german.body)):
        yield german.breach("has more or fewer blanks than the English one")
    ours, theirs = list(german.shape()), list(english.shape())
    if ours != theirs:
        pairs = enumerate(zip(ours + ["end"], theirs + ["end"]), 1)
        at, (our, their) = next((i, pair) for i, pair in pairs if pair[0] != pair[1])
        yield german.breach(f"piece {at} is a {our}, but in English a {their}")


def breaches():
    languages = {
        language: {path.stem: Template(path) for path in sorted((FOLDER / language).glob("*.md"))}
        for language in WORDS
    }
    if not languages["en"]:
        yield "data/templates/en: no templates"
    for name in sorted(languages["en"].keys() ^ languages["de"].keys()):
        yield f"data/templates: {name} is there in one language only"
    for language, templates in languages.items():
        titles = [template.front.get("title") for template in templates.values()]
        for title in {title for title in titles if titles.count(title) > 1}:
            yield f"data/templates/{language}: two are called “{title}”"
        for template in templates.values():
            yield from check_front(template)
            yield from check_marks(template)
            yield from check_headings(template)
            yield from check_tables(template)
            yield from check_titles(template, titles)
            if template.words() not in WORDS[language]:
                yield template.breach(f"{template.words()} words")
    for name in sorted(languages["en"].keys() & languages["de"].keys()):
        yield from check_twins(languages["en"][name], languages["de"][name])


def main():
    found = list(breaches())
    for breach in found:
        print(breach)
    return 1 if found else 0


sys.exit(main())
