#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""Files that are not what they should be: a sentence, a status, and the file as it was."""

import os
import pathlib
import shutil
import sqlite3

from clitest import main, make_sample, run

READERS = [["info"], ["check", "--only", "file"], ["list"], ["list", "risks"], ["show", "R-001"], ["backup"]]


def refuse_all(path, status, words):
    """No command that opens a workspace takes the file, and none changes it."""
    before = path.read_bytes() if path.is_file() else None
    names = sorted(os.listdir(path.parent))
    for command, *rest in READERS:
        run(command, path, *rest).expect(status, err=words)
    if path.is_file():
        run("restore", path, path.with_name("restored.isms")).expect(status, err=words)
        assert path.read_bytes() == before
    assert sorted(os.listdir(path.parent)) == names


def missing_file(folder):
    refuse_all(folder / "missing.isms", 3, "there is no such file")


def text_file(folder):
    path = folder / "notes.isms"
    path.write_text("Risks\n" * 500)
    refuse_all(path, 4, "not a Parapet workspace")


def empty_file(folder):
    path = folder / "empty.isms"
    path.touch()
    refuse_all(path, 4, "not a Parapet workspace")


def folder_instead_of_a_file(folder):
    """A folder where a file is meant is called one, whatever it was meant for."""
    inner = folder / "inner"
    inner.mkdir()
    for command, *rest in READERS:
        run(command, inner, *rest).expect(3, err="this is a folder, not a file")
    sample = make_sample(folder)
    run("import", sample, inner, "--as", "risks").expect(3, err="this is a folder, not a file")
    run("export", sample, "risks", "-o", inner).expect(5, err="this is a folder; name a file in it")
    run("report", sample, "risks", "-o", inner).expect(5, err="this is a folder; name a file in it")
    run("new", inner).expect(5, err="this is a folder; name a file in it")
    assert not os.listdir(inner)


def table_that_is_not_there(folder):
    sample = make_sample(folder)
    run("import", sample, folder / "no.csv", "--as", "risks").expect(3, err="there is no such file")


def file_that_may_not_be_read(folder):
    if os.geteuid() == 0:  # who may read anything is not refused
        return
    path = make_sample(folder)
    table = folder / "one.csv"
    table.write_text("Title\nNew\n")
    table.chmod(0)
    run("import", path, table, "--as", "risks").expect(3, err="you may not read this file")
    path.chmod(0)
    for command, *rest in READERS:
        run(command, path, *rest).expect(3, err="you may not read this file")
    path.chmod(0o600)


def folder_that_may_not_be_written(folder):
    if os.geteuid() == 0:
        return
    path = make_sample(folder)
    inner = folder / "inner"
    inner.mkdir()
    inner.chmod(0o555)
    words = "nothing can be written there"
    try:
        run("new", inner / "new.isms").expect(5, err=words)
        run("new", "--sample", inner / "new.isms").expect(5, err=words)
        run("restore", path, inner / "new.isms").expect(5, err=words)
        run("export", path, "risks", "-o", inner / "r.csv").expect(5, err=words)
        run("export", path, "--copy", inner / "new.isms").expect(5, err=words)
        run("report", path, "risks", "-o", inner / "r.pdf").expect(5, err=words)
        run("backup", path, "-o", inner).expect(5, err=words)
    finally:
        inner.chmod(0o755)


def foreign_database(folder):
    path = folder / "foreign.isms"
    database = sqlite3.connect(path)
    database.execute("CREATE TABLE risk (title)")
    database.commit()
    database.close()
    refuse_all(path, 4, "not a Parapet workspace")


def newer_workspace(folder):
    path = make_sample(folder)
    database = sqlite3.connect(path)
    database.execute("PRAGMA user_version = 9999")
    database.commit()
    database.close()
    refuse_all(path, 4, "a newer version")


def make_older(folder):
    """The oldest file that is kept, taken back to before there were actions and acceptances."""
    path = folder / "older.isms"
    shutil.copy(pathlib.Path(__file__).parents[1] / "store/fixtures/format-5.isms", path)
    path.chmod(0o644)
    database = sqlite3.connect(path)
    for what in ["VIEW acceptance_list", "VIEW acceptance_lapse", "VIEW action_list", "TABLE acceptance",
                 "TRIGGER action_goes_with_risk", "TABLE action"]:
        database.execute(f"DROP {what}")
    database.execute("PRAGMA user_version = 4")
    database.commit()
    database.close()
    return path


def older_workspace(folder):
    """What only reads reads an older file too, and leaves it and the folder of temporary files as they were."""
    path = make_older(folder)
    before = path.read_bytes()
    temporary = folder / "tmp"
    temporary.mkdir()
    table = folder / "one.csv"
    table.write_text("Title\nNew\n")
    names = sorted(os.listdir(folder))
    for command, *rest in READERS + [
        ["show", "R-001", "--history"],
        ["export", "risks"],
        ["report", "risks", "-o", temporary / "risks.pdf"],
        ["import", table, "--as", "risks", "--dry-run"],
        ["export", "--copy", temporary / "copy.isms"],
    ]:
        run(command, path, *rest, TMPDIR=str(temporary)).expect(0)
        for made in temporary.glob("[rc]*"):
            made.unlink()
        assert not os.listdir(temporary), (command, rest)
        assert path.read_bytes() == before, (command, rest)
    assert [name for name in sorted(os.listdir(folder)) if name != "data"] == names
    run("list", path, "risks").expect(0, out="Flood in the archive")
    assert run("info", path, "--json").json()["schema"] == 4
    restored = folder / "restored.isms"
    run("restore", path, restored).expect(0)
    assert run("info", restored, "--json").json()["schema"] == 4

    run("import", path, table, "--as", "risks").expect(0)
    assert run("info", path, "--json").json()["schema"] > 4
    run("check", path, "--only", "file").expect(0, out="sound")


def older_workspace_that_may_not_be_written(folder):
    inner = folder / "inner"
    inner.mkdir()
    path = make_older(inner)
    path.chmod(0o444)
    inner.chmod(0o555)
    try:
        run("list", path, "risks").expect(0, out="R-001")
        if os.geteuid() != 0:  # who may write anywhere is not refused
            table = folder / "one.csv"
            table.write_text("Title\nNew\n")
            run("import", path, table, "--as", "risks").expect(5, err="can only be read")
    finally:
        inner.chmod(0o755)


def truncated_workspace(folder):
    path = make_sample(folder)
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    run("check", path).expect(4, err="damaged")


def tampered_workspace(folder):
    path = make_sample(folder)
    database = sqlite3.connect(path)
    database.execute("DROP TRIGGER journal_no_update")
    database.execute("UPDATE journal SET actor = 'Nobody' WHERE id = 7")
    database.commit()
    database.close()
    result = run("check", path)
    assert result.status == 1 and "7" in result.out and "1 problem" in result.out, result
    result = run("check", path, "--json")
    assert result.status == 1 and '"sound" : false' in result.out, result


def level_that_is_not_the_grids(folder):
    """6.1.2: no rating has another level than its method's grid gives, whoever wrote it."""
    path = make_sample(folder)
    run("check", path, "--only", "file").expect(0, out="sound")
    database = sqlite3.connect(path)
    database.execute("DROP TRIGGER rating_append_only")
    database.execute("UPDATE rating SET level = 1 WHERE id = (SELECT max (id) FROM rating WHERE level = 3)")
    database.commit()
    database.close()
    result = run("check", path)
    assert result.status == 1 and "rating" in result.out, result


def new_never_overwrites(folder):
    path = make_sample(folder)
    before = path.read_bytes()
    run("new", path).expect(5, err="there already")
    run("new", "--sample", path).expect(5, err="there already")
    assert path.read_bytes() == before


def folder_that_is_not_there(folder):
    run("new", folder / "nowhere" / "new.isms").expect(5, err="no such folder")
    sample = make_sample(folder)
    run("restore", sample, folder / "nowhere" / "new.isms").expect(5, err="no such folder")


def reading_changes_nothing(folder):
    path = make_sample(folder)
    before = path.read_bytes()
    for command, *rest in READERS:
        run(command, path, *rest).expect(0)
        assert [name for name in os.listdir(folder) if name != "data"] == [path.name]
    assert path.read_bytes() == before


def read_only_folder(folder):
    inner = folder / "inner"
    inner.mkdir()
    path = make_sample(inner)
    path.chmod(0o444)
    inner.chmod(0o555)
    try:
        run("info", path).expect(0, out="Ostermoor")
        run("list", path, "risks").expect(0, out="R-001")
        if os.geteuid() != 0:  # who may write anywhere is not refused
            table = folder / "one.csv"
            table.write_text("Title\nNew\n")
            run("import", path, table, "--as", "risks").expect(5)
    finally:
        inner.chmod(0o755)


def backup_and_restore(folder):
    path = make_sample(folder)
    assert run("backup", path, "--list").expect(0).out == ""
    made = run("backup", path).expect(0).out.strip()
    assert os.path.exists(made), made
    listed = run("backup", path, "--list", "--json").json()
    assert [entry["path"] for entry in listed] == [made], listed
    restored = folder / "restored.isms"
    run("restore", made, restored).expect(0)
    run("restore", made, restored).expect(5, err="there already")
    assert run("list", restored, "risks").out == run("list", path, "risks").out
    run("check", restored, "--only", "file").expect(0, out="sound")


main(
    [
        missing_file,
        text_file,
        empty_file,
        folder_instead_of_a_file,
        table_that_is_not_there,
        file_that_may_not_be_read,
        folder_that_may_not_be_written,
        foreign_database,
        newer_workspace,
        older_workspace,
        older_workspace_that_may_not_be_written,
        truncated_workspace,
        tampered_workspace,
        level_that_is_not_the_grids,
        new_never_overwrites,
        folder_that_is_not_there,
        reading_changes_nothing,
        read_only_folder,
        backup_and_restore,
    ]
)
