#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""What is overdue, mine and due, by the options of list and export."""

import datetime
import subprocess

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


def registers_are_printed_in_part(folder):
    path = folder / "printed.isms"
    run("new", path).expect(0)
    table = folder / "people.csv"
    table.write_text("Name,Unit\nAda Sample,Yard\nBen Sample,Yard\nCleo Sample,Office\n")
    run("import", path, table, "--as", "people", "--make", "units").expect(0)

    def words(report, *options):
        paper = folder / "paper.pdf"
        run("report", path, report, "-o", paper, *options).expect(0)
        return subprocess.run(["pdftotext", "-layout", paper, "-"], capture_output=True, text=True, check=True).stdout

    assert "3 records" in words("people")
    found = words("people", "--filter", "unit=Yard")
    assert "2 records, a selection" in found and "Ada" in found and "Cleo" not in found, found
    assert "Cleo" in words("people", "--search", "cleo")
    table.write_text("Title,Owner,Due,State\nLate,Ada Sample,2020-01-31,open\nToo late,Ben Sample,2020-02-29,open\n")
    run("import", path, table, "--as", "actions").expect(0)
    found = words("actions", "--view", "mine", "--person", "Ben Sample")
    assert "Too late" in found and "Ada" not in found, found
    nothing = folder / "nothing.pdf"
    run("report", path, "people", "--filter", "unit=Nowhere", "-o", nothing).expect(2, err="Nowhere")
    run("report", path, "actions", "--view", "mine", "-o", nothing).expect(2, err="--person")
    run("report", path, "context", "--search", "x", "-o", nothing).expect(2, err="only registers")
    run("report", path, "person", "--view", "mine", "-o", nothing).expect(2, err="no report")
    run("report", path, "risks", "--as-of", "2026-01-31", "-f", "status=open", "-o", nothing).expect(2)
    assert not nothing.exists()


main([ready_views_are_listed, registers_are_printed_in_part])
