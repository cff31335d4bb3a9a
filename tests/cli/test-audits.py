#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Audits on paper (9.2.2), of the sample workspace."""

import subprocess

from clitest import main, make_sample, run


def read(path):
    text = subprocess.run(["pdftotext", "-raw", path, "-"], capture_output=True, text=True, check=True).stdout
    return " ".join(text.split())


def papers_of_audits(folder):
    """9.2.2: plan, checklist and report by the audit's ref; the nonconformity with its finding and verification."""
    sample, output = make_sample(folder), folder / "out.pdf"
    for report, ref, *words in [
        ("audit-plan", "AU-008", "Audit Plan", "Yuki Tanabe owns A.8.26, which is in the scope."),
        ("audit-plan", "AU-009", "Days That Do Not Fit", "Petra Novotná is away"),
        ("audit-plan", "AU-006", "Opening, and a walk along the fence", "A.7.1, A.7.4"),
        ("audit-checklist", "AU-006", "7 Physical controls", "A.7.14", "☒ Mi"),
        ("audit-report", "AU-003", "Does Not Conform", "FI-011", "NC-012", "Looked at again in AU-005"),
        ("audit-report", "AU-005", "FI-011 A password that a leaver knows opens nine switches AU-003 Yes"),
        ("nonconformity", "NC-012", "Audit Finding FI-011", "Verified in the Next Audit", "AU-005"),
    ]:
        run("report", sample, report, "--ref", ref, "-o", output).expect(0)
        text = read(output)
        for word in words:
            assert word in text, (report, ref, word, text)
    run("report", sample, "audit-plan").expect(2, err="the report “audit-plan” wants --ref")
    run("report", sample, "audit-plan", "--ref", "AU-99", "-o", output).expect(1, err="there is no “AU-99” among “Audits”")


main([papers_of_audits])
