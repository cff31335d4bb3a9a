#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Courses, sessions and who attended (7.2), by files, commands and on paper."""

import subprocess

from clitest import main, run


def training_is_recorded(folder):
    """7.2: a score decides who passed, a session is attended once by each, and what lapses is told."""
    path, table = folder / "new.isms", folder / "table.csv"
    run("new", path).expect(0)
    for kind, rows in {
        "people": "Name,Unit\nAda Osei,\nBen Okafor,\nCleo Marsh,\n",
        "courses": "Title,Audience,Renew Every (Months),Pass Mark\nPhishing,Everybody,12,70\n",
        "sessions": "Topic,Course,Date\nOnline,Phishing,2024-02-29\nAgain,Phishing,2099-01-01\n",
    }.items():
        table.write_text(rows)
        run("import", path, table, "--as", kind).expect(0)
    run("attend", path, "SE-001", "-p", "Ada Osei", "-s", "82").expect(0, out="of 1 person at SE-001")
    run("attend", path, "SE-001", "-p", "P-002", "-s", "69", "-r", "passed").expect(0)
    run("attend", path, "SE-001", "--all", "-r", "absent", "--json").expect(0)
    run("attend", path, "SE-001", "--all").expect(1, out="of 0 people")
    run("attend", path, "SE-002", "-p", "P-001").expect(1, err="what is still to come")
    rows = run("list", path, "attendances", "--json").json()
    assert [row["result"] for row in rows] == ["passed", "failed", "absent"], rows
    assert [row["until"] for row in rows] == ["2025-02-28", None, None], rows
    assert rows[0]["state"] == "lapsed" and rows[0]["course"] == "Phishing", rows
    (held,) = run("list", path, "sessions", "-f", "state=held", "--json").json()
    assert held["there"] == 2, held
    people = run("list", path, "people", "--json").json()
    assert [person["training"] for person in people] == [["lapsed"], ["missing"], ["missing"]], people
    # What goes out comes back without a change.
    run("export", path, "attendances", "-o", table).expect(0)
    run("import", path, table, "--as", "attendances", "--dry-run").expect(0, out="New 0, Update 0, Unchanged 3")
    table.write_text("Participant,Session,Result\nCleo Marsh,Online,Attended\n")
    run("import", path, table, "--as", "attendances").expect(0, out="Nobody attends a session twice")
    for report in (["attendance", "--ref", "SE-001"], ["training-record", "--ref", "P-001"], ["training-plan"]):
        output = folder / "out.pdf"
        run("report", path, *report, "-o", output).expect(0)
        text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
        assert "Ada Osei" in text, text
    run("report", path, "attendance", "--ref", "SE-9", "-o", output).expect(1, err="there is no “SE-9” among “Sessions”")
    run("check", path, "--only", "file").expect(0, out="sound")


def registers_on_paper(folder):
    """Each register is a report, as Ctrl+P prints it."""
    path, table, output = folder / "new.isms", folder / "table.csv", folder / "out.pdf"
    run("new", path).expect(0)
    table.write_text("Name,Unit\nAda Osei,Yard\n")
    run("import", path, table, "--as", "people").expect(0)
    for register, words in {"people": "Ada Osei", "units": "Yard"}.items():
        run("report", path, register, "-o", output).expect(0)
        text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
        assert words in text, text
    run("report", path, "people", "--ref", "P-001", "-o", output).expect(2, err="takes no --ref")
    run("report", path, "nobody", "-o", output).expect(2, err="one of every register")


main([training_is_recorded, registers_on_paper])
