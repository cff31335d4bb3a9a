#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""What is due and when audits are: listed, and exported as a calendar."""

from clitest import main, run


def make(folder):
    path = folder / "agenda.isms"
    run("new", path, "--organisation", "Key House").expect(0)
    actions = folder / "actions.csv"
    actions.write_text("Title,Owner,Due\nChange the locks,Ada Sample,2096-02-29\nLate,Ben Sample,2020-01-31\n")
    run("import", path, actions, "--as", "actions").expect(0)
    audits = folder / "audits.csv"
    audits.write_text("Title,First Day,Last Day,Lead Auditor\nAccess,2096-12-30,2097-01-02,Ada Sample\n")
    run("import", path, audits, "--as", "audits").expect(0)
    return path


def agenda_is_listed(folder):
    path = make(folder)

    def listed(*options):
        return [(i["ref"], i["day"], i["last"], i["who"], i["overdue"])
                for i in run("list", path, "agenda", "--json", *options).expect(0).json()]

    late = ("AC-002", "2020-01-31", "2020-01-31", "Ben Sample", True)
    locks = ("AC-001", "2096-02-29", "2096-02-29", "Ada Sample", False)
    audit = ("AU-001", "2096-12-30", "2097-01-02", "Ada Sample", False)
    assert listed() == [late, locks, audit], listed()
    assert listed("--person", "Ada Sample") == [locks, audit]
    assert listed("--kind", "audits") == [audit]
    assert listed("--kind", "audits", "--kind", "actions", "--from", "2096-01-01") == [locks, audit]
    assert listed("--from", "2097-01-02") == [audit]
    assert listed("--to", "2020-01-31") == [late]
    text = run("list", path, "agenda").expect(0).out
    assert "30 Dec 2096 to 2 Jan 2097" in text and "Overdue" in text, text
    run("list", path, "agenda", "--filter", "state=open").expect(2, err="the agenda takes --from")
    run("list", path, "agenda", "--from", "soon").expect(2, err="no date")
    run("list", path, "agenda", "--person", "Nobody").expect(2, err="Nobody")
    run("list", path, "agenda", "--kind", "threats").expect(2, err="no day on which they are due")
    run("list", path, "actions", "--from", "2096-01-01").expect(2, err="are for the agenda")


def calendar_is_exported(folder):
    path = make(folder)
    text = run("export", path, "agenda", "--format", "ics").expect(0).out
    assert text.startswith("BEGIN:VCALENDAR") and text.count("BEGIN:VEVENT") == 3, text
    assert "SUMMARY:Change the locks (Due)" in text and "X-WR-CALNAME:Key House: Agenda" in text, text
    out = folder / "audits.ics"
    run("export", path, "agenda", "--kind", "audits", "-o", out).expect(0)
    content = out.read_bytes()
    assert b"\r\nDTSTART;VALUE=DATE:20961230\r\nDTEND;VALUE=DATE:20970103\r\n" in content, content
    assert content.count(b"BEGIN:VEVENT") == 1 and content.count(b"\n") == content.count(b"\r\n")
    run("export", path, "agenda", "--from", "2100-01-01").expect(1, err="Nothing of it has a day")
    run("export", path, "agenda", "--format", "csv").expect(2, err="is written as ics")
    run("export", path, "agenda", "--search", "x").expect(2, err="the agenda is chosen from")
    run("export", path, "agenda", "--person", "Nobody").expect(2, err="Nobody")
    run("export", path, "risks", "--kind", "audits").expect(2, err="are for the agenda")
    run("export", path, "soa", "--person", "Ada Sample").expect(2, err="written whole")


main([agenda_is_listed, calendar_is_exported])
