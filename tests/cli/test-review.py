#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Management reviews from the command line: figures, reports, and the way to being approved."""

import csv
import hashlib
import io
import re
import zipfile

from clitest import main, make_sample, run


def test_figures(folder):
    path = make_sample(folder)
    run("review", path, "new", "--title", "Winter").expect(0, out="Winter: Planned")
    told = run("review", path, "--review", "Winter", "--json").json()
    assert told["title"] == "Winter" and told["state"] == "planned" and not told["stored"]
    assert [card["input"] for card in told["inputs"]] == "a b c d1 d2 d3 d4 e f g".split()
    figures = {f["name"]: f for card in told["inputs"] for f in card["figures"]}
    for figure in figures.values():
        assert figure["sign"] in ("none", "good", "watch", "act")
        assert figure["unit"] in ("count", "percent", "days", "hours")
        if figure["value"] is not None and figure["before"] is not None:
            assert abs(figure["change"] - (figure["value"] - figure["before"])) < 1e-9
    assert any(lack["field"] == "effective" for lack in told["lacks"])
    run("review", path, "--review", "Winter").expect(0, out="Nonconformities open")
    run("review", path, "--review", "Summer").expect(1, err="no management review “Summer”")
    out = folder / "figures.csv"
    run("export", path, "review-figures", "--review", "Winter", "-o", out).expect(0)
    rows = list(csv.reader(io.StringIO(out.read_text(encoding="utf-8-sig"))))
    assert rows[0][:4] == ["Clause", "Input", "Name", "Figure"]
    values = {row[2]: row[7] for row in rows[1:]}
    assert set(values) == set(figures)
    for name, figure in figures.items():
        assert values[name] == "" if figure["value"] is None else (
            abs(float(values[name]) - figure["value"]) < 1e-6
        )
    book = folder / "figures.xlsx"
    run("export", path, "review-figures", "--review", "Winter", "-o", book).expect(0)
    assert "xl/worksheets/sheet1.xml" in zipfile.ZipFile(book).namelist()
    run("export", path, "risks", "--review", "Winter").expect(2, err="review-figures")


def test_reports(folder):
    path = make_sample(folder)
    run("review", path, "new", "--title", "Winter").expect(0)
    first, second, status = (folder / name for name in ("1.pdf", "2.pdf", "3.pdf"))
    run("report", path, "management-review", "--review", "Winter", "-o", first).expect(0)
    run("report", "management-review", path, "--review", "Winter", "-o", second).expect(0)
    assert first.read_bytes() == second.read_bytes() and first.read_bytes()[:5] == b"%PDF-"
    run("report", "status", path, "-o", status).expect(0)
    run("report", path, "risks", "--review", "open").expect(2, err="takes no --review")


def test_approved_is_what_was_stored(folder):
    path = make_sample(folder)
    told = run("review", path, "--review", "MR-002", "--json").json()
    assert told["state"] == "approved" and told["stored"]
    for name in ("a.pdf", "b.pdf"):
        run("report", path, "management-review", "--review", "MR-002", "-o", folder / name).expect(0)
        assert hashlib.sha256((folder / name).read_bytes()).hexdigest() == told["sha256"]
    run("report", path, "review-addenda", "--review", "MR-001", "-o", folder / "c.pdf").expect(0)
    assert (folder / "c.pdf").read_bytes()[:5] == b"%PDF-"


def test_cells_are_typed_and_defused(folder):
    """Numbers and days are such in a workbook; a title that would be a formula is none."""
    path = make_sample(folder)
    table = folder / "in.csv"
    table.write_text("title,from,date\n=1+1,Ada,2026-01-02\n@SUM(A1),Ada,2026-01-03\n")
    run("import", path, table, "--as", "feedback").expect(0)
    for kind, out in (("feedback", "x.csv"), ("review-figures", "y.csv")):
        run("export", path, kind, "-o", folder / out).expect(0)
        for row in csv.reader(io.StringIO((folder / out).read_text(encoding="utf-8-sig"))):
            assert not any(re.match(r"[=+@]|-[^0-9]", cell) for cell in row), row
    book = folder / "figures.xlsx"
    run("export", path, "review-figures", "--review", "MR-002", "-o", book).expect(0)
    sheet = zipfile.ZipFile(book).read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    told = run("review", path, "--review", "MR-002", "--json").json()
    n_known = sum(f["value"] is not None for card in told["inputs"] for f in card["figures"])
    typed = re.findall(r'<c r="H\d+"(?: s="\d+")?><v>[-0-9.e]+</v></c>', sheet)
    assert len(typed) == n_known and n_known > 30, (len(typed), n_known)


def test_open_is_what_is_worked_on(folder):
    path = make_sample(folder)
    assert run("review", path, "--review", "open", "--json").json()["review"] == "MR-003"
    run("review", path, "new", "--title", "Winter").expect(0)
    assert run("review", path, "--review", "open", "--json").json()["review"] == "MR-003"
    run("review", path, "hold", "--review", "Winter").expect(0)
    assert run("review", path, "--review", "open", "--json").json()["title"] == "Winter"


def test_usage(folder):
    path = make_sample(folder)
    run("review", path, "approve").expect(2, err="wants --person")
    run("review", path, "hold", "--title", "x").expect(2, err="takes no --title")
    run("review", path, "dance").expect(2, err="there is no action “dance”")
    run("review", path, "new", "--title", "Winter").expect(0)
    refused = run("review", path, "approve", "--review", "Winter", "--person", "P-001")
    refused.expect(1, err="once it was held")


main(
    [
        test_figures,
        test_reports,
        test_approved_is_what_was_stored,
        test_cells_are_typed_and_defused,
        test_open_is_what_is_worked_on,
        test_usage,
    ]
)
