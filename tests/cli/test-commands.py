#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Every command alike: its help, its JSON, its exit status, and the programs as they leave the compiler."""

import json
import os
import re
import subprocess
import sys

from clitest import PROGRAM, main, make_sample, run

WINDOW = sys.argv[2]


def lines_up(folder):
    """Each command as it succeeds; what prints data is given --json once more."""
    sample = make_sample(folder)
    table = folder / "table.csv"
    table.write_text("Title,Name\nLost key,Ann\n")
    return [
        (["new", folder / "new.isms"], False),
        (["info", sample], True),
        (["check", sample, "--only", "file"], True),
        (["list", sample], True),
        (["list", sample, "risks"], True),
        (["show", sample, "R-014", "--history"], True),
        (["import", sample, table, "--as", "people", "--dry-run"], True),
        (["import", sample, table, "--as", "people"], True),
        (["attach", sample, table, "--to", "R-014"], True),
        (["export", sample, "risks", "-o", folder / "risks.csv"], False),
        (["export", sample, "--copy", folder / "copy.isms"], False),
        (["report", sample, "risks", "-o", folder / "risks.pdf"], False),
        (["report", sample, "document", "--ref", "D-002", "-o", folder / "document.pdf"], False),
        (["soa", sample, "list"], True),
        (["soa", sample, "diff", "--from", "1", "--to", "now"], True),
        (["soa", sample, "approve", "--person", "P-002"], True),
        (["check-result", sample, "CK-001", "--result", "pass", "--by", "P-009"], True),
        (["report", sample, "attendance", "--ref", "SE-013", "-o", folder / "sheet.pdf"], False),
        (["report", sample, "training-record", "--ref", "P-001", "-o", folder / "record.pdf"], False),
        (["report", sample, "training-plan", "-o", folder / "plan.pdf"], False),
        (["report", sample, "nonconformity", "--ref", "NC-002", "-o", folder / "nonconformity.pdf"], False),
        (["report", sample, "metrics", "-o", folder / "metrics.pdf"], False),
        (["metrics", sample, "record", "--metric", "ME-007", "--value", "93.5"], True),
        (["report", sample, "incident", "--ref", "IN-011", "-o", folder / "incident.pdf"], False),
        (["report", sample, "supplier", "--ref", "SU-002", "-o", folder / "supplier.pdf"], False),
        (["attend", sample, "SE-012", "--person", "P-001", "--person", "Noor Haddad"], True),
        (["backup", sample], True),
        (["backup", sample, "--list"], True),
        (["restore", sample, folder / "restored.isms"], False),
    ]


def every_command_succeeds_and_speaks_json(folder):
    for arguments, has_data in lines_up(folder):
        done = run(*arguments).expect(0)
        told = run(arguments[0], "--help").expect(0).out
        assert ("--json" in told) == has_data, told
        if has_data:
            assert done.out.strip(), done
            assert run(*arguments, "--json").json() is not None
        else:
            assert not done.out, done


def every_help_has_the_usual_form(folder):
    for command in {str(arguments[0]) for arguments, _ in lines_up(folder)}:
        text = run(command, "--help").expect(0).out
        assert run(command, "-h").out == text
        lines = text.splitlines()
        assert lines[0] == "Usage:", text
        assert re.fullmatch(rf"  parapet-cli {command} \[OPTION…\] [A-Z].*", lines[1]), text
        assert "  -h, --help " in text and "Exit status:\n  0  done\n" in text, text
        assert max(map(len, lines)) <= 300, text
        german = run(command, "--help", LC_ALL="de_DE.UTF-8", LANGUAGE="").out
        assert german.count("\n") >= 5, german


def files_that_fail_have_their_status(folder):
    sample = make_sample(folder)
    missing = folder / "missing"
    text = folder / "text.isms"
    text.write_text("no workspace\n" * 200)
    table = folder / "table.csv"
    table.write_text("Title\nLost key\n")
    noise = folder / "noise.csv"
    noise.write_bytes(bytes(range(256)) * 20)
    workbook = folder / "book.xlsx"
    workbook.write_bytes(b"PK\x03\x04 and more")
    nowhere = folder / "nowhere" / "file"
    for status, *arguments in (
        (5, "new", sample),
        (5, "new", nowhere),
        *((3, command, missing) for command in ("info", "check", "list", "backup")),
        *((4, command, text) for command in ("info", "check", "list", "backup")),
        (3, "show", missing, "R-001"),
        (4, "show", text, "R-001"),
        (1, "show", sample, "R-999"),
        (3, "import", missing, table, "--as", "risks"),
        (4, "import", text, table, "--as", "risks"),
        (3, "import", sample, missing, "--as", "risks"),
        (3, "import", sample, folder, "--as", "risks"),
        (3, "import", sample, noise, "--as", "risks"),
        (3, "import", sample, workbook, "--as", "risks"),
        (3, "export", missing, "risks"),
        (4, "export", text, "risks"),
        (5, "export", sample, "risks", "-o", nowhere),
        (5, "export", sample, "--copy", nowhere),
        (3, "report", missing, "risks"),
        (4, "report", text, "risks"),
        (5, "report", sample, "risks", "-o", nowhere),
        (3, "restore", missing, folder / "new.isms"),
        (4, "restore", text, folder / "new.isms"),
        (5, "restore", sample, nowhere),
    ):
        done = run(*arguments)
        assert done.status == status and done.err.startswith("parapet-cli: "), (status, str(done))
        assert not done.out, done


def unreadable_table(folder):
    if os.geteuid() == 0:  # who may read anything
        return
    sample = make_sample(folder)
    table = folder / "table.csv"
    table.write_text("Title\nLost key\n")
    table.chmod(0)
    run("import", sample, table, "--as", "risks").expect(3)


def show_keeps_lines(folder):
    path = folder / "new.isms"
    table = folder / "table.csv"
    table.write_text('Title,Event\nLost key,"First line\r\nsecond\x1b[31m line\n\nlast"\n', newline="")
    run("new", path).expect(0)
    run("import", path, table, "--as", "risks").expect(0)
    text = run("show", path, "R-001").expect(0).out
    found = re.search(r"^(Event +)First line\n( +)second \[31m line\n\n( +)last\n", text, re.MULTILINE)
    assert found and len({len(gap) for gap in found.groups()}) == 1, text
    assert run("show", path, "R-001", "--json").json()["event"].count("\n") == 3
    lines = run("list", path, "risks", "--columns", "ref,event").expect(0).out.splitlines()
    assert len(lines) == 2, lines


def a_dry_run_shortens_titles(folder):
    path = folder / "new.isms"
    table = folder / "table.csv"
    table.write_text("Title\n" + "x" * 5000 + "\n")
    run("new", path).expect(0)
    text = run("import", path, table, "--as", "risks", "--dry-run").expect(0).out
    assert max(map(len, text.splitlines())) < 100, text


def bare_programs(folder):
    """Straight from the compiler, without what an installation brings."""
    bare = {
        name: os.environ[name]
        for name in ("PATH", "XDG_DATA_HOME", "DISPLAY", "LD_LIBRARY_PATH")
        if name in os.environ
    }
    bare |= {"LC_ALL": "C.UTF-8", "XDG_DATA_DIRS": str(folder), "HOME": str(folder)}
    done = subprocess.run([WINDOW], capture_output=True, text=True, env=bare, timeout=100, check=False)
    assert done.returncode == 1 and not done.stdout, done
    assert done.stderr == (
        "Parapet is not installed: the description of its settings is missing. "
        "Run “meson install” first, or start it from the sources with “./dev run”.\n"
    ), done
    path = folder / "bare.isms"
    for arguments in (["new", path], ["info", path], ["export", path, "threats"], ["report", path, "risks", "-o", folder / "bare.pdf"]):
        done = subprocess.run([PROGRAM, *arguments], capture_output=True, env=bare, timeout=100, check=False)
        assert done.returncode == 0 and not done.stderr, done
    assert json.loads(
        subprocess.run([PROGRAM, "info", path, "--json"], capture_output=True, env=bare, timeout=100, check=True).stdout
    )


main(
    [
        every_command_succeeds_and_speaks_json,
        every_help_has_the_usual_form,
        files_that_fail_have_their_status,
        unreadable_table,
        show_keeps_lines,
        a_dry_run_shortens_titles,
        bare_programs,
    ]
)
