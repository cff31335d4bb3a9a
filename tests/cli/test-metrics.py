#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Metrics from a terminal."""

import subprocess

from clitest import main, run


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
    table.write_text("Indicator;Month;Value\nRestores;2023-11-05;97,25 %\nrestores;2024-04-01;79.9\n")
    run("import", path, table, "--as", "measurements").expect(0)
    rows = run("list", path, "measurements", "--json").json()
    assert [(row["period"], row["value"], row["status"]) for row in rows] == [
        ("2023-Q4", 97.25, "good"),
        ("2024-Q2", 79.9, "act"),
    ], rows
    table.write_text("Indicator;Month;Value\nRestores;2023-12-31;50\n")
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
        run("import", path, table, "--as", kind, "--dry-run").expect(0, out="Update 0")
    run("report", path, "metrics", "-o", output).expect(0)
    text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
    assert "79.9" in text and "Restores" in text, text
    run("check", path, "--only", "file").expect(0, out="sound")


main([metrics_are_recorded])
