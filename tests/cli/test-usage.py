#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""The command line itself: help, mistakes, the examples of the README, and what it is made of."""

import os
import pathlib
import re
import shlex
import subprocess

from clitest import PROGRAM, main, make_sample, run

COMMANDS = ["new", "info", "check", "list", "show", "import", "attach", "export", "report", "soa", "review", "coverage"]
COMMANDS += ["check-result", "attend", "metrics", "backup", "restore"]


def help_lists_every_command(_folder):
    text = run("--help").expect(0, out="Usage:\n  parapet-cli COMMAND").out
    assert re.findall(r"^  ([a-z][a-z-]*)  ", text, re.MULTILINE) == COMMANDS, text
    assert run("-h").expect(0).out == text


def every_command_has_help(_folder):
    for command in COMMANDS:
        text = run(command, "--help").expect(0, out=f"parapet-cli {command} [OPTION").out
        assert "Exit status:" in text and "--help" in text, text


def version_is_told(_folder):
    assert re.fullmatch(r"parapet-cli \d+\.\d+\.\d+\n", run("--version").expect(0).out)


def mistakes_end_with_2(folder):
    sample = make_sample(folder)
    run().expect(2, err="a command is missing")
    run("frobnicate").expect(2, err="“frobnicate”")
    for command in COMMANDS:
        run(command).expect(2, err="something is missing")
        run(command, "--frobnicate").expect(2, err="--frobnicate")
    run("info", sample, "again").expect(2, err="“again” is one too many")
    run("list", sample, "dragons").expect(2, err="but issues, parties")
    run("list", sample, "risks", "--sort", "colour").expect(2, err="no field “colour”")
    run("list", sample, "risks", "--columns", "ref,colour").expect(2, err="no field “colour”")
    run("list", sample, "risks", "--filter", "status").expect(2, err="FIELD=VALUE")
    run("list", sample, "risks", "--filter", "status=lost").expect(2, err="“lost”")
    run("import", sample, sample).expect(2, err="--as risks")
    run("import", sample, sample, "--as", "risks", "--match", "luck").expect(2, err="“luck”")
    run("attach", sample, sample).expect(2, err="--to A.5.15")
    run("export", sample).expect(2, err="--copy")
    run("export", sample, "risks", "--copy", folder / "copy.isms").expect(2, err="--copy")
    run("report", sample, "horoscope").expect(2, err="“horoscope”, but risks, treatment-plan")
    run("report", sample, "document", "--ref", "D-999").expect(1, err=f"{sample}: there is no “D-999” among “Documents”")
    run("report", sample, "risk", "--ref", "R-999").expect(1, err=f"{sample}: there is no “R-999” among “Risks”")
    run("report", sample, "risk-assessment", "--date", "today").expect(2, err="“today” is no date")
    run("report", sample, "risk-assessment", "--paper", "a3").expect(2, err="“a3”")
    run("soa", sample, "burn").expect(2, err="“burn”, but list, diff, approve")
    run("soa", sample, "approve").expect(2, err="--person")
    run("soa", sample, "list", "--from", "1").expect(2, err="“list” takes no --from")
    run("soa", sample, "diff", "--person", "Ada").expect(2, err="“diff” takes no --person")
    run("soa", sample, "diff", "--from", "first").expect(2, err="“first” is no version")
    run("check-result", sample, "CK-001").expect(2, err="say --result: pass, partly, fail")
    run("check-result", sample, "CK-001", "-r", "good").expect(2, err="“good”, but pass, partly, fail")
    run("check-result", sample, "CK-001", "-r", "pass", "-d", "soon").expect(2, err="“soon” is no date")
    run("attend", sample, "SE-002").expect(2, err="say who: --person, or --all")
    run("metrics", sample, "count").expect(2, err="there is no action “count”, but record")
    run("metrics", sample, "record", "--value", "3").expect(2, err="--metric and --value belong together")
    run("metrics", sample, "record", "-m", "ME-001", "-v", "many").expect(2, err="--value is a number")
    run("metrics", sample, "record", "-m", "ME-001", "-v", "3", "-p", "Q1").expect(2, err="--period is a day")
    run("attend", sample, "SE-002", "-a", "-r", "slept").expect(2, err="“slept”, but invited, attended, passed")
    run("attend", sample, "SE-002", "-a", "-s", "101").expect(2, err="from 0 to 100, not “101”")
    run("attend", sample, "SE-999", "-a").expect(1, err="there is no session “SE-999”")
    run("attend", sample, "SE-002", "-p", "Nobody").expect(1, err="there is no person “Nobody”")
    run("check-result", sample, "CK-999", "-r", "pass").expect(1, err="there is no check “CK-999”")
    run("soa", sample, "diff", "--from", "9").expect(1, err=f"{sample}: there is no version 9")


def column_that_is_not_mapped(folder):
    sample = make_sample(folder)
    table = folder / "one.csv"
    table.write_text("Title\nNew\n")
    run("import", sample, table, "--as", "risks", "--map", "Title").expect(2, err="COLUMN=FIELD")
    run("import", sample, table, "--as", "risks", "--map", "Size=title").expect(2, err="“Size”")


def refused_new_leaves_no_file(folder):
    path = folder / "new.isms"
    run("new", path, "--method", "7x7").expect(2, err="“7x7”, but 3x3, 4x4, 5x5")
    run("new", path, "--currency", "euro").expect(2, err="“euro”")
    run("new", path, "--sample", "--today", "soon").expect(2, err="“soon”")
    assert not list(folder.glob("new*"))


TRAINING = {
    "people": "Ref,Name\nP-001,Ada Osei\nP-002,Ben Okafor\n",
    "courses": "Ref,Title\nCO-001,Phishing\n",
    "sessions": "Ref,Topic,Course,Date\nSE-003,Phishing,Phishing,2026-05-04\n",
}


def examples_work(folder):
    readme = pathlib.Path(__file__).parents[2] / "README.md"
    examples = re.findall(r"^    parapet-cli (.*)$", readme.read_text(encoding="utf-8"), re.MULTILINE)
    assert len(examples) >= 8, examples
    here = os.getcwd()
    os.chdir(folder)
    try:
        for example in examples:
            words = shlex.split(example)
            if "register.csv" in words:
                titles = ["Laptop is lost", "Server fails"]
                pathlib.Path("register.csv").write_text("Title\n" + "\n".join(titles), encoding="utf-8")
                run(*words[:4], "risks").expect(0, out="2")
            if "register.ods" in words:
                fixtures = pathlib.Path(__file__).parents[1] / "exchange" / "fixtures"
                pathlib.Path("register.ods").write_bytes((fixtures / "register.ods").read_bytes())
            if "approve" in words:
                pathlib.Path("people.csv").write_text(f"Name\n{words[4]}\n", encoding="utf-8")
                run("import", words[1], "people.csv", "--as", "people").expect(0)
            if words[0] == "attach":
                pathlib.Path(words[2]).write_text("All is well", encoding="utf-8")
            if words[0] == "check-result":
                pathlib.Path("checks.csv").write_text(f"Ref,Title,Control\n{words[2]},Restore,A.8.13\n", encoding="utf-8")
                run("import", words[1], "checks.csv", "--as", "checks").expect(0)
            if words[0] == "attend" or words[0] == "report" and words[2].startswith(("attendance", "training-r")):
                for kind, rows in TRAINING.items():
                    pathlib.Path("training.csv").write_text(rows, encoding="utf-8")
                    run("import", words[1], "training.csv", "--as", kind).expect(0)
            if "audits" in words:
                pathlib.Path("audits.csv").write_text("Title,First Day\nAccess control,2026-12-01\n", encoding="utf-8")
                run("import", words[1], "audits.csv", "--as", "audits").expect(0)
            if words[0] == "report" and words[2] in ("incident", "nonconformity", "supplier"):
                pathlib.Path("found.csv").write_text(f"Ref,Title\n{words[4]},Tape is torn\n", encoding="utf-8")
                run("import", words[1], "found.csv", "--as", words[2]).expect(0)
            if words[0] == "report" and words[2].startswith("audit-"):
                kind = "programmes" if words[2] == "audit-programme" else "audits"
                pathlib.Path("audits.csv").write_text(f"Ref,Title\n{words[4]},Doors\n", encoding="utf-8")
                run("import", words[1], "audits.csv", "--as", kind).expect(0)
            if words[0] == "metrics":
                pathlib.Path("metrics.csv").write_text(f"Ref,Title\n{words[4]},Patches\n", encoding="utf-8")
                run("import", words[1], "metrics.csv", "--as", "metrics").expect(0)
            if "document" in words:
                pathlib.Path("documents.csv").write_text("Ref,Title\nD-001,Backups\n", encoding="utf-8")
                run("import", words[1], "documents.csv", "--as", "documents").expect(0)
                run(*words).expect(1, err="no version yet")
                continue
            # A workspace that is new has much to be remarked on.
            run(*words).expect(8 if words[0] == "check" and "file" not in words else 0)
            if words[0] == "report":
                assert list(pathlib.Path(".").glob("*.pdf")), example
    finally:
        os.chdir(here)


def links_no_toolkit(_folder):
    needed = subprocess.run(["ldd", PROGRAM], capture_output=True, text=True, check=True).stdout
    assert "libsqlite3" in needed, needed
    for library in ("libgtk", "libadwaita", "libgdk", "libwayland"):
        assert library not in needed, needed


main(
    [
        help_lists_every_command,
        every_command_has_help,
        version_is_told,
        mistakes_end_with_2,
        column_that_is_not_mapped,
        refused_new_leaves_no_file,
        examples_work,
        links_no_toolkit,
    ]
)
