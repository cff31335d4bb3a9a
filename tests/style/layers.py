#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""A file includes only its own layer and lower ones; destinations of the window never each other."""

import re

import sources

INCLUDE = re.compile(r'^\s*#\s*include\s+(["<])([^">]+)[">]')
GENERATED = {"isms-config.h"}
RESOURCES = re.compile(r"-resources\.h$")

# What each layer may include besides itself.
CORE = {
    "store": set(),
    "model": {"store"},
    "checks": {"store", "model"},
    "chart": set(),
    "report": {"store", "model", "chart"},
    "exchange": {"store", "model"},
    "sample": {"store", "model", "chart", "report", "exchange"},
    "list": {"store", "model"},
}
CORE["cli"] = set(CORE) - {"list"}
BELOW_UI = set(CORE) - {"cli"}
TOOLKIT = {"gtk": {"list", "ui"}, "adwaita": {"ui"}, "gdk": {"list", "ui"}, "sqlite3": {"store"}}


def layer_of(path):
    """"store", …, "ui/common", "ui/risk", …; "ui" for what stands above all of them."""
    parts = path.relative_to(sources.ROOT / "src").parts
    if len(parts) == 1:
        return "ui"
    return "/".join(parts[:2]) if parts[0] == "ui" and len(parts) > 2 else parts[0]


def allowed(layer):
    if layer in CORE:
        return CORE[layer] | {layer}
    if layer in ("ui", "ui/shell"):
        return None  # all of it
    below = {"ui/common"} if layer == "ui/print" else {"ui/common", "ui/print"}
    return BELOW_UI | {layer} | (set() if layer == "ui/common" else below)


def breach(path, number, what):
    return f"{sources.place(path, number)}: {what}"


def check(path, homes):
    layer = layer_of(path)
    may = allowed(layer)
    for number, line in enumerate(sources.lines(path), 1):
        match = INCLUDE.match(line)
        if not match:
            continue
        name = match[2]
        if match[1] == "<":
            users = TOOLKIT.get(re.split(r"[/.]", name)[0])
            if users and layer.split("/")[0] not in users:
                yield breach(path, number, f"{layer} includes <{name}>")
        elif "/" in name:
            yield breach(path, number, f'"{name}": headers are included by their bare names')
        elif name in GENERATED or RESOURCES.search(name):
            continue
        elif name not in homes:
            yield breach(path, number, f'"{name}" is no header of this project')
        elif may is not None and homes[name] not in may:
            yield breach(path, number, f'{layer} includes "{name}" of {homes[name]}')


def breaches():
    headers = [path for path in sources.files(".h") if path.is_relative_to(sources.ROOT / "src")]
    homes = {path.name: layer_of(path) for path in headers}
    if len(homes) != len(headers):
        yield "src: two headers have the same name"
    for path in sources.files(".c", ".h"):
        if path.is_relative_to(sources.ROOT / "src"):
            yield from check(path, homes)


sources.report(breaches())
