#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Suppliers from the command line (A.5.19 to A.5.23)."""

import subprocess

from clitest import main, run


def suppliers_come_and_go(folder):
    """A.5.19 to A.5.23: suppliers and what belongs to them both ways, who stands out, and the sheet."""
    path, table, output = folder / "new.isms", folder / "table.csv", folder / "out.pdf"
    run("new", path).expect(0)
    for kind, rows in {
        "suppliers": "Supplier,Class,Access,Cloud,DSGVO,Service\n"
        "Nebelhorn,Critical,data,yes,yes,Hosting\nVoss,A,remote,no,no,Line 2\nGlaswerk,low,none,no,no,Cells\n",
        "contracts": "Agreement,Supplier,Ende,Notice period,Klauseln\n"
        'Hosting,Nebelhorn,2099-05-31,3,"NDA, Security requirements, SLA"\n',
        "supplier-certificates": "Standard,Supplier,Valid to\nISO/IEC 27001,Nebelhorn,2020-02-29\n",
        "supplier-assessments": "Occasion,Supplier,Date,Result\nFirst,Nebelhorn,2024-02-29,OK\n",
    }.items():
        table.write_text(rows)
        run("import", path, table, "--as", kind).expect(0)
    first, second, third = run("list", path, "suppliers", "--json").json()
    assert first["next_assessment"] == "2025-02-28" and first["rating"] == "approved", first
    assert [one["assessment_state"] for one in (first, second, third)] == ["critical", "critical", "missing"]
    (shown,) = run("list", path, "suppliers", "-f", "assessment_state=missing", "--json").json()
    assert shown["title"] == "Glaswerk", shown
    (contract,) = run("list", path, "contracts", "--json").json()
    assert contract["notice_by"] == "2099-02-28" and contract["n_missing"] == 9, contract
    assert contract["clauses"] == ["confidentiality", "security", "service_levels"], contract
    (certificate,) = run("list", path, "supplier-certificates", "-f", "state=expired", "--json").json()
    assert certificate["overdue"], certificate
    # What goes out comes back without a change.
    for kind in ("suppliers", "contracts", "supplier-certificates", "supplier-assessments"):
        run("export", path, kind, "-o", table).expect(0)
        run("import", path, table, "--as", kind, "--dry-run").expect(0, out="New 0, Update 0")
    # A rule refuses a row with its sentence.
    table.write_text("Occasion,Supplier,Date,Result\nNext,Voss,2024-02-29,mit Auflagen\n")
    run("import", path, table, "--as", "supplier-assessments", "--dry-run").expect(0, out="says which")
    run("report", path, "supplier", "--ref", "SU-001", "-o", output).expect(0)
    text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
    assert "Nebelhorn" in text and "ISO/IEC 27001" in text, text
    run("report", path, "supplier", "--ref", "SU-9", "-o", output).expect(1, err="there is no “SU-9” among “Suppliers”")
    run("check", path, "--only", "file").expect(0, out="sound")


main([suppliers_come_and_go])
