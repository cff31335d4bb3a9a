#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""What an auditor would remark: the questions, for people and as JSON, and the exit status by severity."""

import json
import pathlib
import re
import shutil
import sqlite3
import subprocess

from clitest import main, make_sample, run

OLDER = pathlib.Path(__file__).resolve().parents[1] / "store/fixtures/format-9.isms"
STATUSES = {"nonconformity": 8, "weakness": 7, "hint": 6}


def questions_of_the_sample(folder):
    path = make_sample(folder)
    told = run("check", path).expect(8, out="sound").out
    assert "Risk above the line, neither treated nor accepted (Nonconformity, 6.1.3)" in told, told
    assert re.search(r"^  R-061 “.+” is rated “Extreme”, above the acceptance line", told, re.MULTILINE), told
    assert "{" not in told and "(null)" not in told, told
    assert "sound" not in run("check", path, "--only", "questions").expect(8).out
    run("check", path, "--only", "file").expect(0, out="sound")
    run("check", path, "--only", "nothing").expect(2, err="neither")


def every_question_in_json(folder):
    path = make_sample(folder)
    told = json.loads(run("check", path, "--json").expect(8).out)
    assert told["sound"] is True and told["faults"] == [], told
    assert len(told["questions"]) >= 40
    assert len({question["id"] for question in told["questions"]}) == len(told["questions"])
    sums = dict.fromkeys(STATUSES, 0)
    for question in told["questions"]:
        sums[question["severity"]] += question["n_hits"]
        assert len(question["hits"]) == question["n_hits"] + question["n_known"], question
        for hit in question["hits"]:
            assert hit["title"] in hit["sentence"] and hit["known"] is None, hit
    assert {name: told["hits"][name] for name in STATUSES} == sums, told["hits"]
    assert "questions" not in json.loads(run("check", path, "--json", "--only", "file").expect(0).out)
    assert "sound" not in json.loads(run("check", path, "--json", "--only", "questions").expect(8).out)


def file_that_is_not_sound_is_not_asked(folder):
    path = make_sample(folder)
    database = sqlite3.connect(path)
    database.execute("DROP TRIGGER journal_no_update")
    database.execute("UPDATE journal SET actor = 'Nobody' WHERE id = 7")
    database.commit()
    database.close()
    told = json.loads(run("check", path, "--json").expect(1).out)
    assert told["sound"] is False and "questions" not in told, told


def older_file_is_left_as_it_is(folder):
    path = folder / "older.isms"
    shutil.copy(OLDER, path)
    before = path.read_bytes()
    run("check", path).expect(0, out="The auditor’s questions are asked once")
    assert json.loads(run("check", path, "--json").expect(0).out) == {"sound": True, "faults": []}
    run("check", path, "--only", "questions").expect(5, err="questions")
    assert path.read_bytes() == before


def extract_of_the_journal(folder):
    path = make_sample(folder)
    paper = folder / "journal.pdf"

    def printed(*options):
        run("report", path, "journal", "-o", paper, *options).expect(0)
        return subprocess.run(["pdftotext", "-raw", paper, "-"], capture_output=True, text=True, check=True).stdout

    with sqlite3.connect(path) as database:
        by, of = [database.execute(sql).fetchone()[0] for sql in (
            "SELECT count (*) FROM journal WHERE actor = 'Priya Raman'",
            "SELECT count (DISTINCT c.step) FROM journal_change AS c JOIN risk AS r ON r.id = c.row "
            "WHERE c.tbl = 'risk' AND r.ref = 'R-001'")]
    assert f"{by} steps, by Priya Raman" in printed("--by", "Priya Raman")
    record = printed("--record", "R-001")
    assert "steps, of one record" in record and "R-001" in record and "R-002" not in record, record
    assert int(record.split(" steps, of one record")[0].split()[-1]) >= of > 0
    assert "No step of the journal" in printed("--from", "2096-01-01")
    october = printed("--from", "2026-10-01", "--to", "2026-10-31")
    assert "26 Oct 2026" in october and "3 Nov 2026" not in october, october
    run("report", path, "journal", "-o", paper, "--to", "2026").expect(2, err="is no date")
    run("report", path, "journal", "-o", paper, "--record", "R-999").expect(1, err="no record")
    run("report", path, "risks", "-o", paper, "--by", "Ada").expect(2, err="“journal” does")


main(
    [
        questions_of_the_sample,
        every_question_in_json,
        file_that_is_not_sound_is_not_asked,
        older_file_is_left_as_it_is,
        extract_of_the_journal,
    ]
)
