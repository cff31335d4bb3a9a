#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Incidents from a table to paper, with times of the place."""

import subprocess

from clitest import main, run


def incident_is_reported(folder):
    """A.5.24 to A.5.28: times of the place come in, hours follow, and it closes only with what was learned."""
    path, table = folder / "new.isms", folder / "table.csv"
    run("new", path).expect(0)
    table.write_text(
        "Title,Severity,Occurred,Detected,Contained,Personal Data,Failed Controls\n"
        "Mail down,high,2026-03-01 07:00,2026-03-01 08:30,01.03.2026 12:30,no,A.8.13\n"
        "List sent out,critical,,2026-03-27 12:00,,yes,\n"
        "Key is missing,,,2026-03-02,,,\n"
    )
    run("import", path, table, "--as", "incidents", "--dry-run").expect(0, out="has no time of day; it was read as 0:00")
    run("import", path, table, "--as", "incidents").expect(0)
    rows = run("list", path, "incidents", "--json", "--sort", "ref").json()
    assert [row["detected_at"] for row in rows] == [
        "2026-03-01T08:30:00Z", "2026-03-27T12:00:00Z", "2026-03-02T00:00:00Z"], rows
    assert [row["hours_to_detect"] for row in rows] == [1.5, None, None], rows
    assert [row["hours_to_contain"] for row in rows] == [4.0, None, None], rows
    assert [row["status"] for row in rows] == ["contained", "reported", "reported"], rows
    assert rows[1]["notify_by"] == "2026-03-30T12:00:00Z" and rows[1]["notification"] == "overdue", rows
    assert [row["ref"] for row in run("list", path, "incidents", "-f", "overdue=1", "--json").json()] == ["IN-002"]
    assert "27 Mar 2026, 12:00" in run("show", path, "IN-002").expect(0).out
    # What goes out comes back without a change.
    run("export", path, "incidents", "-o", table).expect(0)
    run("import", path, table, "--as", "incidents", "--dry-run").expect(0, out="Unchanged 3")
    table.write_text("Ref,Title,Status\nIN-001,Mail down,closed\n")
    run("import", path, table, "--as", "incidents", "--dry-run").expect(0, out="root cause")
    table.write_text("What,Incident,When\nPulled the plug,IN-001,2026-03-01 09:00\n")
    run("import", path, table, "--as", "incident-entries").expect(0)
    output = folder / "out.pdf"
    run("report", path, "incident", "--ref", "IN-001", "-o", output).expect(0)
    text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
    assert "Pulled the plug" in text and "A.8.13" in text and "4 hours" in text, text
    run("report", path, "incident", "--ref", "IN-9", "-o", output).expect(1, err="there is no “IN-9” among “Incidents”")
    run("check", path, "--only", "file").expect(0, out="sound")


main([incident_is_reported])
