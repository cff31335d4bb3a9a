#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""What is overdue, mine and due, by the options of list and export."""

import datetime

from clitest import main, run


def ready_views_are_listed(folder):
    path = folder / "new.isms"
    run("new", path).expect(0)
    today = datetime.date.today()
    rows = ["Title,Owner,Due,State"]
    for title, owner, days, state in (
        ("Late", "Ada Sample", -1, "open"),
        ("Late and done", "Ada Sample", -1, "done"),
        ("Today", "Ben Sample", 0, "open"),
        ("In a month", "Ada Sample", 30, "waiting"),
        ("Done early", "Ada Sample", 30, "done"),
        ("Later", "Ben Sample", 31, "open"),
    ):
        rows.append(f"{title},{owner},{today + datetime.timedelta(days)},{state}")
    table = folder / "actions.csv"
    table.write_text("\n".join(rows) + "\n")
    run("import", path, table, "--as", "actions").expect(0)

    def titles(*options):
        found = run("list", path, "actions", "--json", *options).expect(0).json()
        return [action["title"] for action in found]

    assert titles("--view", "overdue") == ["Late"], titles("--view", "overdue")
    assert titles("--view", "due") == ["Today", "In a month"], titles("--view", "due")
    assert titles("--view", "due", "-d") == ["In a month", "Today"]
    assert titles("--view", "mine", "--person", "Ben Sample") == ["Today", "Later"]
    assert titles("-f", "owner=me", "-p", "Ben Sample", "-f", "due=next-30") == ["Today"]
    assert titles("--view", "due", "-f", "state=waiting") == ["In a month"]
    run("list", path, "actions", "--view", "mine").expect(2, err="--person")
    run("list", path, "actions", "--view", "mine", "--person", "Nobody").expect(2, err="Nobody")
    run("list", path, "actions", "--view", "late").expect(2, err="overdue, mine, due")
    run("list", path, "threats", "--view", "due").expect(2, err="no view")
    text = run("export", path, "actions", "--view", "overdue").expect(0).out
    assert "Late" in text and "done" not in text and "Today" not in text, text


main([ready_views_are_listed])
