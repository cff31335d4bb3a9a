#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""The catalogue of the standard is whole: every control and clause is there once and in order, in both
languages; attributes are words of their vocabularies; what refers to another entry finds it."""

import sources

FOLDER = sources.ROOT / "data" / "catalogue"
PURPOSE_LENGTH = 140

# What the chapters of Annex A hold in 2022, and which theme each is.
THEMES = {5: ("organizational", 37), 6: ("people", 8), 7: ("physical", 14), 8: ("technological", 34)}
CONTROLS = [f"{chapter}.{i}" for chapter, (_, count) in THEMES.items() for i in range(1, count + 1)]
NEW = set("5.7 5.23 5.30 7.4 8.9 8.10 8.11 8.12 8.16 8.23 8.28".split())

ATTRIBUTES = {
    "types": "preventive detective corrective",
    "cia": "c i a",
    "concepts": "identify protect detect respond recover",
    "capabilities": "governance asset-management information-protection human-resource-security "
    "physical-security system-and-network-security application-security secure-configuration "
    "identity-and-access-management threat-and-vulnerability-management continuity "
    "supplier-relationships-security legal-and-compliance information-security-event-management "
    "information-security-assurance",
    "domains": "governance-and-ecosystem protection defence resilience",
}

CLAUSES = 71
FIRST_LEVEL = [str(number) for number in range(4, 11)]

# What the sections of Annex A held in 2013.
SECTIONS = (
    "5.1:2 6.1:5 6.2:2 7.1:2 7.2:3 7.3:1 8.1:4 8.2:3 8.3:3 9.1:2 9.2:6 9.3:1 9.4:5 10.1:2 11.1:6 11.2:9 "
    "12.1:4 12.2:1 12.3:1 12.4:4 12.5:1 12.6:2 12.7:1 13.1:3 13.2:4 14.1:3 14.2:9 14.3:1 15.1:3 15.2:2 "
    "16.1:7 17.1:3 17.2:1 18.1:5 18.2:3"
)
FORMER = [
    f"A.{section}.{i}"
    for section, count in (word.split(":") for word in SECTIONS.split())
    for i in range(1, int(count) + 1)
]

TITLES = ("title", "title[de]")
TEXTS = TITLES + ("purpose", "purpose[de]")


class Entry(dict):
    """The keys of one group, and where it begins."""

    def __init__(self, name, place):
        super().__init__()
        self.name = name
        self.place = place

    def breach(self, what):
        return f"{self.place}: {self.name}: {what}"

    def words(self, key):
        return self.get(key, "").split()


def read(name):
    """The entries of a file in order, and what is wrong with its form."""
    path = FOLDER / name
    entries, found, entry = [], [], None
    for number, line in enumerate(sources.lines(path), 1):
        place = sources.place(path, number)
        if line.startswith("[") and line.endswith("]"):
            entry = Entry(line[1:-1], place)
            if any(other.name == entry.name for other in entries):
                found.append(entry.breach("is there twice"))
            entries.append(entry)
        elif "=" in line and not line.startswith("#"):
            key, value = line.split("=", 1)
            if entry is None or key in entry:
                found.append(f"{place}: {key} again, or of no entry")
            else:
                entry[key] = value
            if key != key.strip() or value != value.strip():
                found.append(f"{place}: spaces around {key.strip()}")
        elif line and not line.startswith("#"):
            found.append(f"{place}: neither an entry, nor a key, nor a comment")
    return entries, found


def check_names(name, entries, expected):
    names = [entry.name for entry in entries]
    for missing in [number for number in expected if number not in names]:
        yield f"data/catalogue/{name}: {missing} is missing"
    for entry in entries:
        if entry.name not in expected:
            yield entry.breach("is not in the standard")
    if sorted(names) == sorted(expected) and names != expected:
        yield f"data/catalogue/{name}: not in order"


def check_keys(entry, required, optional=()):
    for key in required:
        if not entry.get(key):
            yield entry.breach(f"no {key}")
    for key in entry:
        if key not in required and key not in optional:
            yield entry.breach(f"{key} is no key of it")


def check_purpose(entry):
    for language in ("", "[de]"):
        purpose = entry.get(f"purpose{language}", "")
        if len(purpose) > PURPOSE_LENGTH:
            yield entry.breach(f"purpose{language} has {len(purpose)} characters")
        if purpose.rstrip(".").casefold() == entry.get(f"title{language}", "").casefold():
            yield entry.breach(f"purpose{language} only repeats the title")


def check_controls(entries):
    for entry in entries:
        yield from check_keys(entry, ("theme",) + TEXTS + tuple(ATTRIBUTES))
        yield from check_purpose(entry)
        chapter = entry.name.split(".")[0]
        if chapter.isdecimal() and int(chapter) in THEMES and entry.get("theme") != THEMES[int(chapter)][0]:
            yield entry.breach(f"{entry.get('theme')} is not its theme")
        for key, vocabulary in ATTRIBUTES.items():
            words = entry.words(key)
            for word in words:
                if word not in vocabulary.split():
                    yield entry.breach(f"“{word}” is none of the {key}")
            if len(set(words)) != len(words):
                yield entry.breach(f"{key} says something twice")


def check_clauses(entries):
    names = [entry.name for entry in entries]
    if len(entries) != CLAUSES:
        yield f"data/catalogue/clauses.ini: {len(entries)} clauses, not {CLAUSES}"
    for number in FIRST_LEVEL:
        if number not in names:
            yield f"data/catalogue/clauses.ini: {number} is missing"
    for i, entry in enumerate(entries):
        own = () if entry.name in FIRST_LEVEL else ("parent",)
        documents = ("document", "document[de]")
        documented = documents if any(key in entry for key in documents) else ()
        yield from check_keys(entry, own + TEXTS + ("assessable",) + documented, ("amendment",))
        yield from check_purpose(entry)
        parent = entry.get("parent")
        if parent and parent not in names[:i]:
            yield entry.breach(f"its parent {parent} does not stand before it")
        elif parent and not entry.name.startswith(parent):
            yield entry.breach(f"does not belong below {parent}")
        for key in ("assessable", "amendment"):
            if entry.get(key, "true") not in ("true", "false"):
                yield entry.breach(f"{key} is neither true nor false")


def relation_of(entry, heirs):
    """What the numbers alone say: how many it went to, and whether it is the only one that did."""
    alone = all(len(heirs[number]) == 1 for number in entry.words("to"))
    if len(entry.words("to")) == 1:
        return "equal" if alone else "subset"
    return "superset" if alone else "intersects"


def check_mapping(entries):
    heirs = {number: [] for number in CONTROLS}
    for entry in entries:
        yield from check_keys(entry, TITLES + ("to", "relation"))
        for number in entry.words("to"):
            if number not in heirs:
                yield entry.breach(f"there is no {number}")
            heirs.setdefault(number, []).append(entry.name)
    for number in CONTROLS:
        if number in NEW and heirs[number]:
            yield f"data/catalogue: {number} is new, and cannot continue {', '.join(heirs[number])}"
        elif number not in NEW and not heirs[number]:
            yield f"data/catalogue: {number} is not new, but continues nothing"
    for entry in entries:
        expected = relation_of(entry, heirs)
        if entry.get("relation") != expected:
            yield entry.breach(f"relation is {entry.get('relation')}, but the numbers say {expected}")


def breaches():
    controls, found = read("annex-a.ini")
    yield from found
    yield from check_names("annex-a.ini", controls, CONTROLS)
    yield from check_controls(controls)
    clauses, found = read("clauses.ini")
    yield from found
    yield from check_clauses(clauses)
    mapping, found = read("mapping-2013-2022.ini")
    yield from found
    yield from check_names("mapping-2013-2022.ini", mapping, FORMER)
    yield from check_mapping(mapping)


sources.report(breaches())
