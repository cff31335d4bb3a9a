#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
# SPDX-FileCopyrightText: The Parapet authors

"""What the commands print and write."""

import csv
import datetime
import io
import json
import pathlib
import re
import sqlite3
import subprocess

from clitest import main, make_sample, run

TABLE = """Risk,Owner,Likelihood,Impact,Room
Keys are lost,Ada Sample,4,3,12
Pipes burst,Ben Sample,2,5,
,Ada Sample,1,1,
"""


def new_workspace(folder):
    path = folder / "acme.isms"
    run("new", path, "--currency", "CHF").expect(0)
    info = run("info", path, "--json").json()
    assert info["organisation"] == "acme" and info["currency"] == "CHF", info
    records = info["records"]
    assert records.pop("threats") >= 40 and records.pop("vulnerabilities") >= 50, info
    assert records.pop("frameworks") == 2 and records.pop("controls") == 93 + 71, info
    assert set(records.values()) == {0}, info
    named = folder / "named.isms"
    run("new", named, "--organisation", "Müller & Söhne", "--method", "3x3").expect(0)
    run("info", named).expect(0, out="Müller & Söhne")


def info_of_the_sample(folder):
    path = make_sample(folder)
    records = run("info", path, "--json").json()["records"]
    assert records["risks"] >= 60 and records["people"] >= 30, records
    run("info", path).expect(0, out="Ostermoor Instruments\n")


def without_acceptance(risk):
    """What a day of the future, when acceptances and actions are past their dates, leaves as it is."""
    changing = ("acceptance", "actions_overdue")
    there = {key: value for key, value in risk.items() if not key.startswith(changing)}
    return there | {"status": "accepted" if there["status"] == "lapsed" else there["status"]}


def list_as_of_a_day(folder):
    path = make_sample(folder)
    now = run("list", path, "risks", "--json", "-a").json()
    rated = [risk["inherent_rated_on"] for risk in now if risk["inherent_rated_on"]]
    first, last = min(rated), max(rated)
    assert run("list", path, "risks", "-t", "2001-01-01", "--json").json() == []
    today = datetime.date.today().isoformat()
    assert run("list", path, "risks", "-t", today, "--json", "-a").json() == now
    later = run("list", path, "risks", "-t", "2999-01-01", "--json", "-a").json()
    expired = [risk for risk in later if "expired" in (risk["acceptance_because"] or [])]
    assert len(expired) > 1 and {risk["acceptance"] for risk in expired} == {"lapsed"}, expired
    assert {risk["status"] for risk in expired} == {"lapsed"}, expired
    assert [without_acceptance(risk) for risk in later] == [without_acceptance(risk) for risk in now]
    day = sorted(rated)[len(rated) // 2]
    then = run("list", path, "risks", "-t", day, "--json", "-a").json()
    assert first < day < last and 0 < len(then) < len(now), (day, len(then))
    levels = {risk["ref"]: risk["current_level_name"] for risk in now}
    assert any(risk["current_level_name"] != levels[risk["ref"]] for risk in then)
    assert all((risk["current_rated_on"] or "") <= day for risk in then)
    run("list", path, "risks", "--as-of", "soon").expect(2, err="“soon” is no date")


def list_is_aligned(folder):
    path = make_sample(folder)
    lines = run("list", path, "risks", "--columns", "ref,owner,current_likelihood").out.splitlines()
    start = lines[0].index("Owner")
    end = len(lines[0])
    for line in lines[1:]:
        assert line[start - 2 : start] == "  " and line[start] != " ", line
        assert len(line) == end and line[-1].isdigit(), line


def list_kinds(folder):
    path = make_sample(folder)
    run("list", path).expect(0, out="risks")
    assert "risks" in run("list", path, "--json").json()


def list_filters_and_sorts(folder):
    path = make_sample(folder)
    accepted = run("list", path, "risks", "--filter", "status=accepted", "--json").json()
    assert accepted and all(risk["status"] == "accepted" for risk in accepted)
    by_name = run("list", path, "risks", "-f", "owner=Priya Raman", "--json").json()
    by_ref = run("list", path, "risks", "-f", "owner=p-003", "--json").json()
    assert by_name and by_name == by_ref
    both = run("list", path, "risks", "-f", "owner=P-003", "-f", "status=Accepted", "--json").json()
    assert both == [risk for risk in by_name if risk["status"] == "accepted"]
    either = run("list", path, "risks", "-f", "status=accepted", "-f", "status=in_treatment", "--json").json()
    treated = run("list", path, "risks", "-f", "status=in_treatment", "--json").json()
    assert treated and len(either) == len(accepted) + len(treated), len(either)
    titles = [
        person["name"]
        for person in run("list", path, "people", "-o", "name", "-d", "-l", "5", "--json").json()
    ]
    assert len(titles) == 5 and titles == sorted(titles, reverse=True), titles
    found = run("list", path, "risks", "--search", "ransomw", "--json").json()
    assert [risk["ref"] for risk in found] == ["R-001"], found


def json_is_typed_and_utf8_in_any_locale(folder):
    path = make_sample(folder)
    risk = run("list", path, "risks", "-f", "ref=R-003", "--json", LC_ALL="C").json()[0]
    assert risk["owner"] == "Stefan Möller" and risk["current_likelihood"] == 1, risk
    assert risk["cia"] == ["c", "i"] and risk["archived"] is False and risk["note"] is None, risk


def show_record(folder):
    path = make_sample(folder)
    run("show", path, "r-014").expect(0, out="R-014  Remote access of suppliers is misused\n")
    record = run("show", path, "R-014", "--history", "--json").json()
    assert record["ratings"][0]["kind"] == "current" and record["ratings"][0]["why"], record
    assert len(record["history"]) >= 6 and record["history"][0]["actor"] == "Noor Haddad", record
    run("show", path, "Noor Haddad").expect(0, out="P-010")
    losses = run("show", path, "R-002", "--json").json()["losses"]
    assert [loss["kind"] for loss in losses] == ["current", "target"], losses
    assert losses[0]["shape"] == "pert" and losses[0]["loss"] == [500000, 2000000, 12000000], losses
    assert losses[0]["value_at_risk_95"] > losses[0]["expected_annual_loss"] > 0, losses
    assert losses == run("show", path, "R-002", "--json").json()["losses"], "not the same twice"
    run("show", path, "R-002").expect(0, out=" a year  95%: up to ")
    run("show", path, "R-999").expect(1, err="“R-999”")


def dry_run_writes_nothing(folder):
    path = make_sample(folder)
    table = folder / "table.csv"
    table.write_text(TABLE)
    before = path.read_bytes()
    result = run("import", path, table, "--as", "risks", "--dry-run")
    assert result.status == 1 and "Nothing was written" in result.out, result
    plan = run("import", path, table, "--as", "risks", "--dry-run", "--json")
    assert plan.status == 1 and '"written" : false' in plan.out, plan
    assert path.read_bytes() == before


def headings_alone_are_nothing(folder):
    path = folder / "new.isms"
    table = folder / "table.csv"
    table.write_text("Title,Owner,Likelihood,Impact\n")
    run("new", path).expect(0)
    run("import", path, table, "--as", "risks").expect(1, err="nothing to import")
    run("import", path, table, "--as", "risks", "--dry-run").expect(1, err="nothing to import")


def import_and_again(folder):
    path = folder / "new.isms"
    table = folder / "table.csv"
    table.write_text(TABLE)
    run("new", path).expect(0)
    result = run("import", path, table, "--as", "risks", "--map", "Room=skip")
    assert result.status == 1 and "4  Problem" in result.out, result
    risks = run("list", path, "risks", "--json").json()
    assert [risk["title"] for risk in risks] == ["Keys are lost", "Pipes burst"], risks
    assert risks[0]["owner"] == "Ada Sample" and risks[0]["note"] is None, risks
    assert (risks[1]["current_likelihood"], risks[1]["current_impact"]) == (2, 5), risks
    steps = run("info", path, "--json").json()["steps"]
    assert steps == 2, steps
    again = run("import", path, table, "--as", "risks", "--map", "Room=skip", "--json")
    assert '"new" : 0' in again.out and '"unchanged" : 2' in again.out, again
    run("check", path, "--only", "file").expect(0, out="sound")


def money_is_in_whole_units(folder):
    path = folder / "acme.isms"
    run("new", path, "--currency", "CHF").expect(0)
    table = folder / "actions.csv"
    table.write_text("Title,Planned Cost\nSafe,\"12'500,5\"\nLock,7\n")
    run("import", path, table, "--as", "actions").expect(0)
    for words in "12,500.50", "12500.5", "CHF 12 500,50":
        found = run("list", path, "actions", "-f", f"cost_planned={words}", "--json").json()
        assert [action["cost_planned"] for action in found] == ["12500.50"], (words, found)
    run("list", path, "actions", "-f", "cost_planned=a lot").expect(2, err="a lot")


def control_numbers_are_asked_about(folder):
    path = folder / "new.isms"
    table = folder / "table.csv"
    table.write_text("Title,Control\nA,5.2\nB,8.1\n")
    run("new", path).expect(0)
    asked = run("import", path, table, "--as", "risks", "--dry-run")
    assert "--control 5.2=5.20, or --control 5.2=5.2\n" in asked.expect(0).out, asked
    told = run("import", path, table, "--as", "risks", "--control", "5.2=5.20", "--json").json()
    assert told["control_numbers"] == [
        {"number": "5.2", "cells": 1, "meant": "5.20"},
        {"number": "8.1", "cells": 1, "meant": None},
    ], told
    found = [(risk["controls"], risk["note"]) for risk in run("list", path, "risks", "--json").json()]
    assert found == [("A.5.20", None), (None, "Control: 8.1")], found
    again = run("import", path, table, "--as", "risks", "--dry-run").expect(0).out
    assert "--control 8.1=8.10" in again and "--control 5.2" not in again, again
    run("import", path, table, "--as", "risks", "--control", "5.2").expect(2, err="5.2=5.20")


def import_mistakes(folder):
    path = make_sample(folder)
    table = folder / "table.csv"
    table.write_text(TABLE)
    run("import", path, folder / "missing.csv", "--as", "risks").expect(3)
    run("import", path, table, "--as", "risks", "--map", "Nothing=title").expect(2, err="Nothing")


def workbook_comes_in_by_its_sheet(folder):
    """XLS as a spreadsheet program saves it: the sheet is named, and who its rows name is made or not."""
    path = make_sample(folder)
    book = pathlib.Path(__file__).parents[1] / "exchange" / "fixtures" / "register.xls"
    run("import", path, book, "--as", "risks", "--sheet", "Nowhere").expect(2, err="Cover, Risks 2026, Lists")
    run("import", path, book, "--as", "risks", "--make", "gods").expect(2, err="“gods”")
    kept = run("import", path, book, "--as", "risks", "--sheet", "risks 2026", "--make", "assets", "-n", "--json").json()
    assert [(named["title"], named["times"], named["made"]) for named in kept["named"]] == [
        ("Person 1", 4, False), ("Person 2", 4, False), ("Person 0", 4, False)
    ], kept["named"]
    run("import", path, book, "--as", "risks", "-n").expect(0, out="named 4 times  would be made")
    done = run("import", path, book, "--as", "risks", "--make", "people", "--json").json()
    assert done["new"] == 13 and all(named["made"] for named in done["named"]), done
    assert len(run("list", path, "people", "--search", "Person", "--json").json()) == 3
    run("import", path, book.with_name("plain.csv"), "--as", "risks", "--sheet", "x").expect(2, err="no workbook")


def export_imports_back_without_a_change(folder):
    path = make_sample(folder)
    counts = run("info", path, "--json").json()["records"]
    german = {"LC_ALL": "de_DE.UTF-8", "LANGUAGE": ""}
    ways = (("csv", [], {}), ("csv", ["--machine"], {}), ("xlsx", [], {}), ("xlsx", [], german))
    for kind in run("list", path, "--json").json():
        assert counts[kind] > 0, kind  # a file without rows is none
        for form, flags, language in ways:
            table = folder / f"{kind}.{form}"
            run("export", path, kind, "-o", table, *flags, **language).expect(0)
            again = run("import", path, table, "--as", kind, "--dry-run", "--json", **language).json()
            assert again["unchanged"] == counts[kind] and not again["update"] + again["new"], (form, again)
            assert not again["named"] and not again["problem"], (form, again)


def rows_of(path, kind, *flags):
    text = run("export", path, kind, "--machine", *flags).expect(0).out
    return list(csv.DictReader(io.StringIO(text.removeprefix("\ufeff"))))


def every_kind_is_listed_and_shown(folder):
    """The same in the list, in one record and in the file that goes out, for each kind."""
    path = make_sample(folder)
    for kind, ref, field, value in (
        ("assets", "A-002", "kind", "information"),
        ("threats", "T-001", "category", "Crime online"),
        ("vulnerabilities", "V-002", "category", "Access rights"),
        ("actions", "AC-004", "state", "in_progress"),
        ("people", "P-010", "active", True),
        ("units", "U-001", "archived", False),
    ):
        listed = run("list", path, kind, "--json").json()
        assert len(listed) == run("info", path, "--json").json()["records"][kind] > 5, kind
        one = next(record for record in listed if record["ref"] == ref)
        assert one[field] == value, one
        shown = run("show", path, ref, "--json").json()
        assert one.items() <= (shown | {"kind": one.get("kind")}).items(), (one, shown)
        assert shown["kind_of_record"][:4] == kind.replace("people", "person")[:4], shown
        word = next(iter(one.values())) and one.get("title", one.get("name"))
        run("show", path, ref).expect(0, out=f"{ref}  {word}\n")
        run("list", path, kind).expect(0, out=word)
        exported = {row["ref"]: row for row in rows_of(path, kind)}
        assert exported[ref].get("title", exported[ref].get("name")) == word, exported[ref]
        assert list(exported) == [record["ref"] for record in listed], kind


def lists_filter_every_kind(folder):
    path = make_sample(folder)
    day = run("show", path, "AC-011", "--json").json()["due"]
    for kind, wanted, test in (
        ("assets", "kind=software", lambda record: record["kind"] == "software"),
        ("assets", "owner=Ewa Kowalczyk", lambda record: record["owner"] == "Ewa Kowalczyk"),
        ("threats", "category=Crime online", lambda record: record["category"] == "Crime online"),
        ("threats", "asset_kinds=people", lambda record: "people" in record["asset_kinds"]),
        ("vulnerabilities", "threats=T-001", lambda record: "T-001" in record["threats"]),
        ("actions", "state=dropped", lambda record: record["drop_reason"]),
        ("actions", "overdue=yes", lambda record: record["overdue"]),
        ("actions", "overdue=0", lambda record: not record["overdue"]),
        ("actions", "progress=100", lambda record: record["progress"] == 100),
        ("actions", f"due={day}", lambda record: record["due"] == day),
    ):
        everything = run("list", path, kind, "--json").json()
        found = run("list", path, kind, "-f", wanted, "--json").json()
        assert found == [record for record in everything if test(record)], (kind, wanted)
        assert 0 < len(found) < len(everything), (kind, wanted, len(found))
    for wanted in ("overdue=maybe", "progress=half", "due=soon"):
        run("list", path, "actions", "-f", wanted).expect(2, err=wanted.split("=")[1])


def kinds_go_from_one_workspace_to_another(folder):
    """What goes out of one workspace comes into an empty one as it was: links, needs, dates, money."""
    path, other = make_sample(folder), folder / "other.isms"
    run("new", other).expect(0)
    kinds = ["threats", "vulnerabilities", "units", "people", "assets", "risks", "checks", "feedback"]
    kinds += ["documents", "suppliers", "incidents", "programmes", "audits", "audit-sessions"]
    # An item may look again at a finding, and a finding comes from an item.
    kinds += ["findings", "checklist-items", "findings", "nonconformities", "improvements"]
    kinds += ["project-stages", "gap-assessment", "certificates", "actions"]
    for kind in kinds:
        table = folder / f"{kind}.csv"
        run("export", path, kind, "-o", table).expect(0)
        done = run("import", other, table, "--as", kind, "--json")
        told = json.loads(done.out)
        assert told["written"] and not told["problem"], (kind, told)
        again = run("import", other, table, "--as", kind, "--json").json()
        assert not again["new"] + again["update"], (kind, again)
    for kind, computed in (
        ("threats", {"risks"}),
        ("vulnerabilities", {"risks"}),
        ("assets", {"depends_on"}),
        ("actions", set()),
        ("checks", {"state", "next_due", "last_result", "last_on", "last_by"}),
        ("audits", {"auditees", "team"}),
        ("audit-sessions", {"auditees"}),
        ("checklist-items", set()),
        ("findings", {"note"}),
        ("nonconformities", set()),
        ("improvements", set()),
        ("gap-assessment", set()),
        ("project-stages", {"readiness", "state", "next_due", "overdue"}),
    ):
        for row, copy in zip(rows_of(path, kind), rows_of(other, kind), strict=True):
            changed = {name for name in row if row[name] != copy[name]}
            if kind == "actions" and row["for_ref"].startswith("RD-"):
                # Reviews are not brought along: what was decided there stands in the note.
                assert f"For: {row['for_ref']}" in copy["note"], copy
                changed -= {"for_ref", "for_title", "note"}
            assert changed <= computed, (kind, row["ref"], [(n, row[n], copy[n]) for n in sorted(changed - computed)])
            for name in {"depends_on", "auditees", "team"} & changed:
                assert sorted(row[name].split("; ")) == sorted(copy[name].split("; ")), row
    for ref in ("A-003", "A-017", "AC-001", "AC-032"):
        mine, theirs = (run("show", file, ref, "--json").json() for file in (path, other))
        assert mine == theirs, (mine, theirs)
    run("check", other, "--only", "file").expect(0, out="sound")


def actions_say_what_they_are_for(folder):
    path = folder / "new.isms"
    run("new", path).expect(0)
    for kind, text in (
        ("risks", "Ref,Title\nR-007,Keys are lost\n"),
        ("assets", "Ref,Title\nA-003,Safe\n"),
        ("actions", "Title,Risk\nNew lock,R-007\nCount keys,keys are lost\nOil,A-003\nTidy,R-999\n"),
    ):
        table = folder / f"{kind}.csv"
        table.write_text(text)
        done = run("import", path, table, "--as", kind)
    assert "There is no “R-999”" in done.out, done
    actions = run("list", path, "actions", "--json").json()
    assert [action["for_ref"] for action in actions] == ["R-007", "R-007", "A-003", None], actions
    assert actions[3]["note"] == "Risk: R-999", actions[3]
    found = run("import", path, folder / "actions.csv", "--as", "actions", "--dry-run", "--json").json()
    assert found["unchanged"] == 4, found


def export_filters_and_prints(folder):
    path = make_sample(folder)
    text = run("export", path, "risks", "-m", "-f", "status=accepted").expect(0).out
    assert "R-005" in text and "R-001" not in text, text


def export_a_copy(folder):
    path = make_sample(folder)
    copy = folder / "copy.isms"
    run("export", path, "--copy", copy).expect(0)
    assert run("list", copy, "risks").out == run("list", path, "risks").out
    run("check", copy, "--only", "file").expect(0, out="sound")


HARBOUR = pathlib.Path(__file__).parents[1] / "exchange" / "fixtures"


def frameworks_come_in_and_again(folder):
    path = folder / "new.isms"
    run("new", path).expect(0)
    before = path.read_bytes()
    one, two = HARBOUR / "harbour-1.json", HARBOUR / "harbour-2.json"
    dry = run("import", path, one, "--as", "framework", "--dry-run", "--json").json()
    told = run("import", path, one, "-a", "framework", "--dry-run").expect(0, out="Nothing was written.").out
    assert "1 link of its controls is not kept" in told and "New 5, Changed 0" in told, told
    assert path.read_bytes() == before and dry["written"] is False
    done = run("import", path, one, "--as", "framework", "--json").json()
    assert done == dry | {"written": True} and done["new"] == 5, done
    again = run("import", path, one, "--as", "framework", "--json").json()
    assert (again["new"], again["changed"], again["unchanged"], again["gone"]) == (0, 0, 5, 0), again
    newer = run("import", path, two, "--as", "framework").expect(0).out
    assert "What you wrote" not in newer, newer
    assert "HO  Changed  HO Rules of the Harbour  1 → 2\n" in newer, newer
    assert re.search(r"^5\.1 +Changed +Check all ropes +title, wording$", newer, re.M), newer
    assert re.search(r"^6\.1 +No longer in the file +Paint piers", newer, re.M), newer
    assert "New 1, Changed 1, Unchanged 3, No longer in the file 1\n" in newer, newer
    into = run("import", path, one, "--as", "framework", "--framework", "ho", "-n", "--json").json()
    assert into["frameworks"][0]["version_before"] == "2" and into["gone"] == 1, into
    assert into["frameworks"][0]["controls"][2]["changes"] == ["title", "wording"], into
    run("import", path, one, "--as", "framework", "--framework", "XX").expect(1, err="“XX”")
    run("import", path, one, "--as", "framework", "--header", "2").expect(2, err="--header")
    run("import", path, one, "--as", "risks", "--framework", "HO").expect(2, err="--as framework")
    run("import", path, path, "--as", "framework").expect(3)
    mapping = run("import", path, HARBOUR / "oscal-mapping.json", "--as", "framework")
    assert mapping.status == 1 and "is no framework that is here" in mapping.out, mapping
    assert "Mappings: 0 new, 0 changed, 0 unchanged, 9 left out" in mapping.out, mapping
    run("check", path, "--only", "file").expect(0, out="sound")


def mappings_tell_the_coverage(folder):
    path = folder / "new.isms"
    run("new", path).expect(0)
    quay = HARBOUR / "library-mapping.yaml"
    done = run("import", path, quay, "--as", "mapping", "--json")
    told = json.loads(done.out)
    assert done.status == 1, done
    assert told["mappings"] == {"new": 4, "changed": 0, "unchanged": 0, "left_out": 1}, told
    again = json.loads(run("import", path, quay, "--as", "framework", "--json").out)
    assert again["mappings"] == {"new": 0, "changed": 0, "unchanged": 4, "left_out": 1}, again
    assert run("coverage", path, "QUAY").expect(0).out.endswith(
        "3 controls: 0 covered, 0 partly covered, 3 not covered, 0 without a mapping.\n")
    statement = folder / "statement.csv"
    statement.write_text("ref,title,applicable,implementation\n"
                         "A.5.1,Policies for information security,yes,implemented\n"
                         "A.5.15,Access control,yes,planned\n")
    run("import", path, statement, "--as", "controls").expect(0)
    covers = run("coverage", path, "quay", "--json").json()
    assert {k: covers[k] for k in ("controls", "full", "partly", "none", "unmapped")} == {
        "controls": 3, "full": 1, "partly": 1, "none": 1, "unmapped": 0}, covers
    assert covers["rows"][0] == {"ref": "Q.1", "title": "Say what holds", "coverage": "full",
                                 "by": "A.5.1"}, covers
    run("coverage", path, "XX").expect(1, err="“XX”")
    run("coverage", path).expect(2)


def audits_tell_the_coverage(folder):
    path = folder / "audits.isms"
    run("new", path).expect(0)
    assert run("coverage", path, "--audits").expect(0).out.endswith(
        "147 of 147 never audited; 0 failed last time\n")
    audits = folder / "programmes.csv"
    audits.write_text("title,starts_on,ends_on\nThree years,2027-01-01,2029-12-31\n")
    run("import", path, audits, "--as", "programmes").expect(0)
    told = run("coverage", path, "AP-001", "--audits", "--json").json()
    assert {k: told[k] for k in ("programme", "requirements", "never", "planned", "failed")} == {
        "programme": "AP-001", "requirements": 147, "never": 147, "planned": 0, "failed": 0}, told
    assert told["rows"][0] == {
        "ref": "Cl.4.1", "title": "Understanding the organization and its context", "weight": 2,
        "why": "the standard requires it; never audited", "never": 1, "last_audit": None,
        "last_on": None, "last_result": None}, told
    run("report", path, "audit-programme", "--ref", "AP-001", "-o", folder / "ap.pdf").expect(0)
    assert (folder / "ap.pdf").read_bytes().startswith(b"%PDF")
    run("coverage", path, "AP-7", "--audits").expect(1, err="“AP-7”")


def plan_comes_back(folder, path, plan, controls):
    """As a plan it comes back too: no change at first, then what has changed since, whole or not at all."""
    out, elsewhere, broken = folder / "plan.json", folder / "elsewhere.isms", folder / "broken.json"
    run("export", path, "soa", "--format", "oscal", "-o", out).expect(0)
    statement = run("export", path, "soa").expect(0).out
    again = run("import", path, out, "--as", "controls", "--json").json()
    assert (again["unchanged"], len(again["rows"])) == (93, 93), again
    change = folder / "change.csv"
    change.write_text("ref,title,applicable,how,maturity\n"
                      f"A.5.1,{controls[0]['props'][1]['value']},no,Otherwise,1\n")
    run("import", path, change, "--as", "controls").expect(0, out="Update 1")
    assert run("export", path, "soa").expect(0).out != statement
    dry = run("import", path, out, "--as", "controls", "--dry-run").expect(0, out="Update 1, Unchanged 92").out
    assert re.search(r"^ *\d+  Update +Policies for information security$", dry, re.M), dry
    run("import", path, out, "--as", "controls").expect(0, out="Update 1, Unchanged 92, Problem 0")
    assert run("export", path, "soa").expect(0).out == statement
    run("import", path, out, "--as", "controls").expect(0, out="Update 0, Unchanged 93")
    run("import", path, out, "--as", "framework").expect(3, err="Import it as controls instead.")
    run("import", path, out, "--as", "risks").expect(3, err="which is about controls")
    run("new", elsewhere).expect(0)
    controls[92]["control-id"] = controls[92]["props"][0]["value"] = "ZZ-1"
    controls[92]["props"][1]["value"] = "Of a framework that is not here"
    broken.write_text(json.dumps(plan))
    some = run("import", elsewhere, broken, "--as", "controls")
    assert some.status == 1 and "There is no control “ZZ-1” here." in some.out, some
    assert "New 0, Update 92, Unchanged 0, Problem 1" in some.out, some
    before = elsewhere.read_bytes()
    del controls[1]["control-id"], controls[1]["props"]
    broken.write_text(json.dumps(plan))
    run("import", elsewhere, broken, "--as", "controls").expect(3, err="implemented-requirements[1].control-id")
    broken.write_text(json.dumps(plan)[:5000])
    run("import", elsewhere, broken, "--as", "controls").expect(3, err="Line 1, column")
    assert elsewhere.read_bytes() == before


def statement_goes_out_and_comes_back(folder):
    path = make_sample(folder)
    for form in ("xlsx", "csv"):
        out = folder / f"statement.{form}"
        run("export", path, "soa", "--format", form, "-o", out).expect(0)
        again = run("import", path, out, "--as", "controls", "--json").json()
        assert again["new"] + again["update"] + again["problem"] == 0, again
        assert again["unchanged"] == 93, again
    plan = json.loads(run("export", path, "soa", "--format", "oscal").expect(0).out)
    controls = plan["system-security-plan"]["control-implementation"]["implemented-requirements"]
    assert len(controls) == 93 and controls[0]["control-id"] == "A.5.1", controls[0]
    plan_comes_back(folder, path, plan, controls)
    assert run("export", path, "soa").expect(0).out.count("A.8.34") == 1
    run("export", path, "soa", "--format", "pdf").expect(2, err="“pdf”")
    run("export", path, "soa", "--search", "x").expect(2, err="--search")
    run("export", path, "risks", "--format", "ods").expect(2, err="“ods”")


def frameworks_go_out(folder):
    path, other = make_sample(folder), folder / "other.isms"
    out = folder / "annex.json"
    run("export", path, "--framework", "F-001", "--format", "oscal", "-o", out).expect(0)
    assert json.loads(out.read_text())["catalog"]["metadata"]["title"] == "ISO/IEC 27001, Annex A"
    assert json.loads(run("export", path, "--framework", "f-001").expect(0).out) == json.loads(out.read_text())
    again = run("import", path, out, "--as", "framework", "--json").json()
    assert again["unchanged"] == 93 and not again["new"] + again["changed"] + again["gone"], again
    run("new", other).expect(0)
    assert run("import", other, out, "--as", "framework", "--json").json()["unchanged"] == 93
    run("export", path, "--framework", "F-999").expect(1, err="“F-999”")
    run("export", path, "--framework", "F-001", "--format", "csv").expect(2, err="“csv”")
    run("export", path, "risks", "--format", "oscal").expect(2, err="“oscal”")
    run("export", path, "risks", "--framework", "F-001").expect(2, err="--framework")
    run("export", path, "--framework", "F-001", "-f", "kind=control").expect(2, err="--filter")
    run("export", path, "--framework", "F-001", "-o", folder / "no" / "out.json").expect(5)


def report_is_tagged_and_steady(folder):
    path = make_sample(folder)
    one, two = folder / "one.pdf", folder / "two.pdf"
    for output in (one, two):
        run("report", path, "risk-assessment", "-o", output, "-d", "2026-11-23", "-p", "a4").expect(0)
    assert one.read_bytes() == two.read_bytes()
    facts = subprocess.run(["pdfinfo", one], capture_output=True, text=True, check=True).stdout
    assert "Tagged:          yes" in facts and "(A4)" in facts, facts
    text = subprocess.run(["pdftotext", one, "-"], capture_output=True, text=True, check=True).stdout
    assert "Ostermoor Instruments" in text and "R-062" in text
    run("report", path, "risk-assessment", "-o", folder / "no" / "one.pdf").expect(5)
    for ref in ("R-001", "r-001"):
        run("report", path, "risk", "--ref", ref, "-o", one, "-d", "2026-11-23").expect(0)
    run("report", path, "risk", "--ref", "D-001", "-o", one).expect(1, err="there is no “D-001” among “Risks”")


def report_as_of_a_day(folder):
    path = make_sample(folder)
    rated = [risk["inherent_rated_on"] for risk in run("list", path, "risks", "--json", "-a").json() if risk["inherent_rated_on"]]
    day = sorted(rated)[len(rated) // 2]
    then = run("list", path, "risks", "-t", day, "--json").json()
    output = folder / "then.pdf"
    run("report", path, "risks", "--as-of", day, "-o", output).expect(0)
    text = subprocess.run(["pdftotext", "-layout", output, "-"], capture_output=True, text=True, check=True).stdout
    register = text.split("The register")[1].split("What the risks may cost")[0]
    assert set(re.findall(r"R-\d{3}", register)) == {risk["ref"] for risk in then}, day
    assert "This day is over" in text
    run("report", path, "risks", "--as-of", "soon", "-o", output).expect(2)
    run("report", path, "risks", "--as-of", day, "--date", day, "-o", output).expect(2)
    run("report", path, "treatment-plan", "--as-of", day, "-o", output).expect(2)


def reports_plan_and_sheet(folder):
    path = make_sample(folder)
    for name, flags, words in (
        ("treatment-plan", [], ["Risk treatment plan", "AC-001", "Overdue"]),
        ("actions", [], ["Actions by Person", "AC-022", "Within 30 days", "R-018"]),
        ("risk", ["--ref", "R-014"], ["R-014", "The level is worse", "AC-020"]),
        ("risks", [], ["Acceptances and approvals", "Four rehearsals in a row"]),
    ):
        output = folder / f"{name}.pdf"
        run("report", path, name, "-o", output, "-d", "2026-11-23", *flags).expect(0)
        text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
        for word in words:
            assert word in " ".join(text.split()), (name, word)
    run("report", path, "risk").expect(2)
    run("report", path, "risk", "--ref", "R-999", "-o", folder / "no.pdf").expect(1)


def statement_is_approved_and_compared(folder):
    """6.1.3 d: a version is kept, and what has changed since is told."""
    path = folder / "new.isms"
    run("new", path).expect(0)
    run("soa", path, "diff").expect(1, err="no version was approved yet")
    assert run("soa", path, "list", "--json").json() == []
    run("soa", path, "approve", "--person", "Ada Osei").expect(1, err="which has none yet")
    people = folder / "people.csv"
    people.write_text("Ref,Name\nP-001,Ada Osei\nP-002,Adam Berg\nP-003,Zoe Kern\n")
    run("import", path, people, "--as", "people").expect(0)
    near = run("soa", path, "approve", "--person", "Ada Oseye").expect(1).err
    assert "There are: Ada Osei (P-001), Adam Berg (P-002)" in near and "Zoe" not in near, near
    run("soa", path, "approve", "--person", "Nobody").expect(1, err="Zoe Kern (P-003)")
    assert run("soa", path, "list", "--json").json() == []
    run("soa", path, "approve", "--person", "ada osei", "--words", "So be it").expect(
        0, out="Approved version 1 with 93 controls: 93 undecided, 0 stand out"
    )
    (version,) = run("soa", path, "list", "--json").json()
    assert version["number"] == 1 and version["person"] == "Ada Osei", version
    assert version["words"] == "So be it" and version["controls"] == 93, version
    assert run("soa", path, "diff").expect(0).out == ""
    table = folder / "controls.csv"
    table.write_text("Ref,Title,Applicable,Justification\nA.8.23,Web filtering,No,No web here\n")
    run("import", path, table, "--as", "controls").expect(0)
    said = run("soa", path, "diff").expect(0).out
    assert said == "A.8.23 Web filtering: undecided → not applicable; “Justification” added: “No web here”\n", said
    told = run("soa", path, "approve", "-p", "Ada Osei", "--json").json()
    assert told == {"number": 2, "controls": 93, "undecided": 92, "stand_out": 0}, told
    assert run("soa", path, "diff").expect(0).out == ""
    (change,) = run("soa", path, "diff", "--from", "2", "--to", "1", "--json").json()
    assert change["ref"] == "A.8.23" and "“Justification” taken away" in change["changes"], change


def evidence_comes_in_and_is_verified(folder):
    path = folder / "new.isms"
    run("new", path).expect(0)
    table = folder / "people.csv"
    table.write_text("Ref,Name\nP-1,Ada Osei\n")
    run("import", path, table, "--as", "people").expect(0)
    log = folder / "backup log.txt"
    log.write_text("All is well\n")
    said = run("attach", path, log, "--to", "a.8.13", "-v", "2020-02-01", "--collected-on", "2020-01-01", "-p", "P-1")
    assert said.expect(0).out == "“backup log.txt” is in E-001, “backup log”\n", said
    (item,) = run("list", path, "evidence", "--json", "-a").json()
    assert (item["title"], item["shows_for"], item["state"]) == ("backup log", "A.8.13", "expired"), item
    assert (item["collected_by"], item["files"], item["form"]) == ("Ada Osei", 1, "file"), item
    assert run("list", path, "evidence", "-f", "shows_for=control:A.8.13", "-f", "state=expired", "--json").json()
    assert run("list", path, "evidence", "-f", "state=current", "--json").json() == []
    (control,) = [c for c in run("list", path, "controls", "--json", "-a").json() if c["ref"] == "A.8.13"]
    assert control["evidence"] == 0 and control["implementation"] == "not_started", control
    more = run("attach", path, table, "--to", "E-001", "--json").json()
    assert more["files"] == 2, more
    run("attach", path, table, "--to", "E-001", "--title", "New").expect(1, err="E-001 is evidence already")
    run("attach", path, log, "--to", "X-9").expect(1, err=f"{path}: there is no record “X-9”")
    run("attach", path, log, "--to", "P-1", "-v", "soon").expect(1, err="“soon”")
    run("attach", path, folder / "none.txt", "--to", "P-1").expect(3, err="there is no such file")
    run("attach", path, log, "--to", "P-1", "-v", "2001-01-01").expect(1, err="not valid before it was collected")
    links = folder / "links.csv"
    links.write_text("Title,Link,For\nWiki,https://wiki.example/a,A.8.13; P-1\nLost,the wiki,P-1\n")
    run("import", path, links, "--as", "evidence").expect(0)
    wiki, lost = run("list", path, "evidence", "--json").json()[1:]
    assert (wiki["form"], wiki["shows_for"]) == ("link", "A.8.13, P-1"), wiki
    assert lost["link"] is None and "the wiki" in lost["note"], lost
    run("check", path, "--only", "file").expect(0)
    database = sqlite3.connect(path)
    database.execute("UPDATE attachment_blob SET content = x'4c6f7374' WHERE size = 12")
    database.commit()
    database.close()
    run("check", path).expect(1, out="backup log.txt (E-001), ")


def checks_lower_what_is_reported(folder):
    """9.1: a result is recorded, never before its day nor without words; less is reported, nothing more."""
    path, table = folder / "new.isms", folder / "checks.csv"
    run("new", path).expect(0)
    table.write_text("Title,Control,Frequency,Owner\nRead it,A.5.1,Monthly,\n")
    run("import", path, table, "--as", "checks").expect(0)
    table.write_text("Ref,Title,Implementation\nA.5.1,Policies for information security,Implemented\n")
    run("import", path, table, "--as", "controls").expect(0)
    record = ["check-result", path, "CK-001", "--result"]
    run(*record, "fail").expect(1, err="needs words")
    run(*record, "pass", "--date", "2099-01-01").expect(1, err="before it is done")
    run(*record, "fail", "--words", "No date", "--date", "2026-01-31", "--by", "Ada Osei").expect(
        0, out="Recorded that CK-001 failed; next due 2026-02-28"
    )
    (control,) = run("list", path, "controls", "-f", "reported=partial", "--json").json()
    assert control["ref"] == "A.5.1" and control["implementation"] == "implemented", control
    assert control["reported_because"] == ["check_failed", "check_missed"], control
    assert control["flaws"] == ["check_failed", "check_missed"], control
    told = run(*record, "pass", "--json").json()
    assert told["last_result"] == "pass" and told["state"] == "not_due", told
    assert run("list", path, "controls", "-f", "reported=partial", "--json").json() == []
    shown = run("show", path, "CK-001", "--history", "--json").json()
    assert [result["result"] for result in shown["results"]] == ["pass", "fail"], shown
    assert shown["results"][1]["person"] == "Ada Osei" and shown["results"][1]["words"] == "No date", shown
    assert "No date" in run("show", path, "CK-001").expect(0).out
    run("check", path, "--only", "file").expect(0, out="sound")


def statement_on_paper(folder):
    path = make_sample(folder)
    output = folder / "soa.pdf"
    run("report", path, "soa", "-o", output, "-d", "2026-11-23", "-p", "a4").expect(0)
    facts = subprocess.run(["pdfinfo", output], capture_output=True, text=True, check=True).stdout
    size = re.search(r"Page size: +([\d.]+) x ([\d.]+)", facts)
    assert float(size[1]) > float(size[2]), facts
    text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
    text = " ".join(text.split())
    for control in run("list", path, "controls", "-f", "applicable=no", "--json").json():
        assert " ".join(control["justification"].split()) in text, control
    changes = run("soa", path, "diff", "--json").json()
    assert f"Since then {len(changes)} controls have changed" in text, len(changes)
    assert "Support and research need the open web" not in text
    run("report", path, "soa-version", "-r", "1", "-o", output).expect(0)
    text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
    text = " ".join(text.split())
    assert "This is that version, word by word." in text and "Support and research need the open web" in text, text
    run("report", path, "soa-version").expect(2, err="wants --ref")
    run("report", path, "soa-version", "-r", "7").expect(1, err=f"{path}: there is no version “7”")


def documents_are_shown_and_printed(folder):
    """7.5.3: the versions with who approved them, and the one in force on paper."""
    path = make_sample(folder)
    shown = run("show", path, "D-001", "--json").json()
    assert [(v["number"], v["state"]) for v in shown["versions"]] == [(2, "effective"), (1, "retired")], shown
    assert all(v["author"] != v["approver"] for v in shown["versions"]), shown
    assert "approved by Tobias Lindqvist" in run("show", path, "D-001").expect(0).out
    assert " approved version 2 of D-001" in run("show", path, "D-001", "--history").expect(0).out
    waiting = run("list", path, "documents", "-f", "coming=in_review", "--json").json()
    assert [document["ref"] for document in waiting] == ["D-002"], waiting
    output = folder / "document.pdf"
    run("report", path, "document", "--ref", "D-001", "-o", output, "-d", "2026-11-23").expect(0)
    text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
    text = " ".join(text.split())
    for words in ("Version 2 – In force", "Information security policy · D-001, version 2", "It ends after 3 months"):
        assert words in text, words
    assert "It ends after 6 months" not in text and "[[" not in text
    run("report", path, "document").expect(2, err="wants --ref")


def context_is_told(folder):
    path = make_sample(folder)
    listed = run("list", path, "documented-information", "--json").json()
    states = {place["clause"]: place["state"] for place in listed}
    wanted = {"5.2": "there", "6.1.3": "missing", "9.3.3": "there"}
    assert len(states) == 16 and wanted.items() <= states.items(), states
    assert [a["words"] for place in listed if place["clause"] == "5.2" for a in place["answers"]] == [
        "D-001 Information security policy"
    ], listed
    assert "6.1.3 d)" in run("list", path, "documented-information").expect(0).out
    run("list", path, "documented-information", "--archived").expect(2, err="listed whole")
    matrix = run("export", path, "responsibilities").expect(0).out.splitlines()
    assert matrix[0].endswith("RO-010 Supplier manager"), matrix[0]
    assert any(line.startswith("Control,A.8.13,Information backup,,I,,A/R,R,") for line in matrix), matrix
    run("export", path, "responsibilities", "--machine").expect(2, err="matrix is written whole")
    bare = folder / "bare.isms"
    run("new", bare, "--organisation", "Bare").expect(0)
    run("export", bare, "responsibilities").expect(1, err="No role is anything in anything yet")
    run("export", path, "responsibilities", "--format", "xlsx").expect(2, err="written as csv")
    for name, words in (
        ("context", "Climate change was determined to be a relevant issue."),
        ("requirements", "D-004 Information security incident procedure"),
        ("responsibilities", "A/R: Accountable and responsible"),
        ("documented-information", "Report of the first internal audit"),
    ):
        output = folder / f"{name}.pdf"
        run("report", path, name, "-o", output, "-d", "2026-11-23", "-p", "a4").expect(0)
        text = subprocess.run(["pdftotext", "-raw", output, "-"], capture_output=True, text=True, check=True).stdout
        assert words in " ".join(text.split()), text
    (backup,) = run("list", path, "documents", "-f", "audience=RO-004", "--json").json()
    assert backup["ref"] == "D-003" and 0 < backup["acknowledged"] < backup["asked"] == 5, backup
    (found,) = run("list", path, "documents", "-s", "last clean copy", "--json").json()
    assert found["ref"] == "D-003", found
    assert run("list", path, "requirements", "-f", "documents=D-004", "--columns", "ref", "--json").json() == [
        {"ref": ref} for ref in ("RQ-002", "RQ-004", "RQ-011")
    ]


main(
    [
        new_workspace,
        info_of_the_sample,
        list_as_of_a_day,
        list_is_aligned,
        list_kinds,
        list_filters_and_sorts,
        json_is_typed_and_utf8_in_any_locale,
        show_record,
        dry_run_writes_nothing,
        headings_alone_are_nothing,
        import_and_again,
        money_is_in_whole_units,
        control_numbers_are_asked_about,
        import_mistakes,
        workbook_comes_in_by_its_sheet,
        export_imports_back_without_a_change,
        every_kind_is_listed_and_shown,
        lists_filter_every_kind,
        kinds_go_from_one_workspace_to_another,
        actions_say_what_they_are_for,
        export_filters_and_prints,
        export_a_copy,
        frameworks_come_in_and_again,
        mappings_tell_the_coverage,
        audits_tell_the_coverage,
        statement_goes_out_and_comes_back,
        frameworks_go_out,
        report_is_tagged_and_steady,
        report_as_of_a_day,
        reports_plan_and_sheet,
        statement_is_approved_and_compared,
        evidence_comes_in_and_is_verified,
        context_is_told,
        checks_lower_what_is_reported,
        statement_on_paper,
        documents_are_shown_and_printed,
    ]
)
