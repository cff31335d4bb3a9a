#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""What is done and what is measured: registers with rules of their own, by files, commands and on paper."""

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
    run("import", path, table, "--as", "attendances", "--dry-run").expect(1)
    table.write_text("Participant,Session,Result\nCleo Marsh,Online,Attended\n")
    run("import", path, table, "--as", "attendances").expect(1)
    for report in (["attendance", "--ref", "SE-001"], ["training-record", "--ref", "P-001"], ["training-plan"]):
        output = folder / "out.pdf"
        run("report", path, *report, "-o", output).expect(0)
        text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
        assert "Ada Osei" in text, text
    run("report", path, "attendance", "--ref", "SE-9", "-o", output).expect(1, err="there is no session “SE-9”")
    run("check", path).expect(0, out="sound")


def metrics_are_recorded(folder):
    """9.1: one value a period, decimals in either writing, gaps that stay, and what is counted once."""
    path, table, output = folder / "new.isms", folder / "table.csv", folder / "out.pdf"
    run("new", path).expect(0)
    table.write_text(
        "Metric;Frequency;Unit;Better;Target;Yellow;Red;Computed by\n"
        "Restores;Quarterly;%;higher;99,5;95;80;\nOpen actions;Monthly;;lower;0;3;;Open actions\n"
    )
    run("import", path, table, "--as", "metrics").expect(0)
    first, second = run("list", path, "metrics", "--json").json()
    assert (first["target"], first["direction"], first["unit"]) == (99.5, "up", "%"), first
    assert (second["amber"], second["direction"], second["computed_by"]) == (3, "down", "actions_open"), second
    table.write_text("Metric;Month;Value\nRestores;2023-11-05;97,25 %\nrestores;2024-04-01;79.9\n")
    run("import", path, table, "--as", "measurements").expect(0)
    rows = run("list", path, "measurements", "--json").json()
    assert [(row["period"], row["value"], row["status"]) for row in rows] == [
        ("2023-Q4", 97.25, "good"),
        ("2024-Q2", 79.9, "act"),
    ], rows
    table.write_text("Metric;Month;Value\nRestores;2023-12-31;50\n")
    run("import", path, table, "--as", "measurements").expect(1, out="A period has one value")
    run("metrics", path, "record", "-m", "Restores", "-v", "88,5", "-p", "2024-01-31").expect(0, out="of Q1 2024")
    run("metrics", path, "record", "-m", "ME-001", "-v", "90", "-p", "2099-01-31").expect(1, err="has not begun")
    run("metrics", path, "record", "-m", "ME-9", "-v", "90").expect(1, err="there is no metric “ME-9”")
    run("metrics", path, "record").expect(0, out="Recorded 1 measurement")
    run("metrics", path, "record").expect(1, out="Recorded 0 measurements")
    (counted,) = run("list", path, "measurements", "-f", "source=computed", "--json").json()
    assert counted["value"] == 0 and counted["metric"] == "Open actions", counted
    assert len(run("list", path, "measurements", "-f", "value=88,5", "--json").json()) == 1
    first = run("list", path, "metrics", "--json").json()[0]
    assert first["overdue"] and first["missing"] >= 9 and first["trend"] == "worse", first
    # What goes out comes back without a change.
    for kind in ("metrics", "measurements"):
        run("export", path, kind, "-o", table).expect(0)
        run("import", path, table, "--as", kind, "--dry-run").expect(1)
    run("report", path, "metrics", "-o", output).expect(0)
    text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
    assert "79.9" in text and "Restores" in text, text
    run("check", path).expect(0, out="sound")


main([training_is_recorded, metrics_are_recorded])
