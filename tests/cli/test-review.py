#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Management reviews from the command line: figures, reports, and the way to being approved."""

import csv
import io
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


def test_usage(folder):
    path = make_sample(folder)
    run("review", path, "approve").expect(2, err="wants --person")
    run("review", path, "hold", "--title", "x").expect(2, err="takes no --title")
    run("review", path, "dance").expect(2, err="there is no action “dance”")
    run("review", path, "new", "--title", "Winter").expect(0)
    refused = run("review", path, "approve", "--review", "Winter", "--person", "P-001")
    refused.expect(1, err="once it was held")


main([test_figures, test_reports, test_usage])
