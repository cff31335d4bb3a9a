#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Nonconformities and improvements from files, to files and on paper (10.1, 10.2)."""

import subprocess

from clitest import main, make_sample, run


def nonconformity_is_closed_in_order(folder):
    """10.2: a file closes one only with an effective check; what goes out comes back; the report tells all."""
    path, table, output = folder / "new.isms", folder / "table.csv", folder / "out.pdf"
    run("new", path).expect(0)
    head = "Title,Came From,Why Did It Happen?,Checked On,Result of the Check,Closed On\n"
    for kind, rows in {
        "controls": "Ref,Title\nA.7.2,Physical entry\n",
        "checks": "Title,Control\nTry the doors,Physical entry\n",
        "nonconformities": head + "Old keys,CK-001,Nobody was told,2024-02-01,Effective,2024-02-02\n",
    }.items():
        table.write_text(rows)
        run("import", path, table, "--as", kind).expect(0)
    (record,) = run("list", path, "nonconformities", "--json").json()
    assert record["state"] == "closed" and record["from_ref"] == "CK-001", record
    table.write_text(head + "No keys,,,,,2024-02-02\n")
    done = run("import", path, table, "--as", "nonconformities")
    assert "a check that found it effective" in done.out + done.err, done
    assert run("list", path, "nonconformities", "-f", "state=closed", "--json").json() == [record]
    sample = make_sample(folder)
    for kind in ("nonconformities", "improvements"):
        run("export", sample, kind, "-o", table).expect(0)
        again = run("import", sample, table, "--as", kind, "--dry-run", "--json").json()
        assert again["unchanged"] > 5 and not again["new"] + again["update"] + again["problem"], again
    states = {row["ref"]: row["state"] for row in run("list", sample, "nonconformities", "--json").json()}
    assert set(states.values()) == {"open", "cause_found", "acting", "to_verify", "closed"}, states
    (late, *_) = run("list", sample, "nonconformities", "-f", "overdue=1", "--json").json()
    assert late["ref"] == "NC-005", late
    run("report", sample, "nonconformity", "--ref", "NC-002", "-o", output).expect(0)
    text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
    text = " ".join(text.split())
    assert "An earlier check found that it was not effective" in text, text
    run("report", sample, "nonconformity", "--ref", "NC-99", "-o", output).expect(
        1, err="there is no “NC-99” among “Nonconformities”"
    )


main([nonconformity_is_closed_in_order])
