/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The plan of one audit (9.2.2): those who are audited get it before. What is missing is said. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-parts.h"
#include "isms-audit-plan.h"
#include "isms-audit-report.h"
#include "isms-day.h"
#include "isms-report-facts.h"

/* --- What speaks against it --- */

static gboolean
has_auditors (IsmsRecord *audit)
{
  return isms_record_is_set (audit, "lead") || isms_record_is_set (audit, "team");
}

/* 9.2.2 b): told, with the reason, so that whoever approves the plan can weigh it. */
static gboolean
add_warnings (IsmsReport *report, IsmsDatabase *db, IsmsRecord *audit, GError **error)
{
  g_autoptr (GPtrArray) warnings =
      isms_audit_plan_load_warnings (db, isms_record_get_id (audit), error);
  g_autoptr (GStrvBuilder) on_people = g_strv_builder_new ();
  g_autoptr (GStrvBuilder) on_days = g_strv_builder_new ();
  g_auto (GStrv) independence = NULL;
  g_auto (GStrv) conflicts = NULL;

  if (warnings == NULL)
    return FALSE;
  for (guint i = 0; i < warnings->len; i++)
    {
      const IsmsAuditWarning *warning = warnings->pdata[i];

      if (!warning->remark)
        g_strv_builder_add (warning->conflict ? on_days : on_people, warning->sentence);
    }
  independence = g_strv_builder_end (on_people);
  conflicts = g_strv_builder_end (on_days);
  if (has_auditors (audit))
    {
      isms_report_add_heading (report, 1, _ ("Independence of the Auditors"));
      if (independence[0] != NULL)
        isms_report_add_list (report, (const char *const *) independence);
      else
        isms_report_add_note (report, _ ("Nobody of the team answers for what is audited, or has "
                                         "worked on it, as far as it is recorded."));
    }
  if (conflicts[0] != NULL)
    {
      isms_report_add_heading (report, 1, _ ("Days That Do Not Fit"));
      isms_report_add_list (report, (const char *const *) conflicts);
    }
  return TRUE;
}

/* --- The timetable --- */

static IsmsReportTable *
add_day (IsmsReport *report, const char *heading)
{
  const IsmsReportColumn columns[] = {
    { _ ("Time"), 1.3, ISMS_REPORT_START, FALSE },
    { _ ("Topic"), 3.2, ISMS_REPORT_START, TRUE },
    { _ ("Auditor"), 1.5, ISMS_REPORT_START, FALSE },
    { _ ("Auditees"), 1.8, ISMS_REPORT_START, FALSE },
    { _ ("Place"), 1.3, ISMS_REPORT_START, FALSE },
  };

  isms_report_add_heading (report, 2, heading);
  return isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
}

static char *
dup_topic (IsmsRecord *session)
{
  const char *controls = isms_record_get_text (session, "controls");
  const char *note = isms_record_get_text (session, "note");
  GString *text = g_string_new (isms_record_get_title (session));

  if (controls != NULL)
    g_string_append_printf (text, "\n%s", controls);
  if (note != NULL)
    g_string_append_printf (text, "\n%s", note);
  return g_string_free_and_steal (text);
}

static void
add_sessions (IsmsReport *report, GPtrArray *sessions)
{
  IsmsReportTable *table = NULL;
  g_autofree char *heading = NULL;

  for (guint i = 0; i < sessions->len; i++)
    {
      IsmsRecord *session = sessions->pdata[i];
      g_autoptr (GDateTime) start =
          isms_report_read_time (isms_record_get_text (session, "starts_at"));
      g_autofree char *day =
          start != NULL ? isms_report_dup_weekday (start) : g_strdup (_ ("No time yet"));
      g_autofree char *times =
          start != NULL ? isms_report_dup_span (start, isms_record_get_int (session, "minutes"))
                        : NULL;
      g_autofree char *topic = dup_topic (session);
      const char *const cells[] = { times, topic, isms_record_get_text (session, "auditor"),
                                    isms_record_get_text (session, "auditees"),
                                    isms_record_get_text (session, "place") };

      if (g_set_str (&heading, day))
        table = add_day (report, heading);
      isms_report_table_add_row (table, cells);
    }
}

static gboolean
add_timetable (IsmsReport *report, IsmsDatabase *db, IsmsRecord *audit, GError **error)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *note = NULL;
  g_autoptr (GPtrArray) sessions =
      isms_report_load_ids (db, "audit_session",
                            "SELECT id FROM audit_session WHERE audit_id = ? AND archived = 0 "
                            "ORDER BY starts_at IS NULL, starts_at, id",
                            isms_record_get_id (audit), error);

  if (sessions == NULL)
    return FALSE;
  isms_report_add_heading (report, 1, _ ("Timetable"));
  add_sessions (report, sessions);
  /* Translators: the name of a time zone: Europe/Berlin */
  note = g_strdup_printf (_ ("All times are those of the place: %s."),
                          g_time_zone_get_identifier (zone));
  isms_report_add_note (report, sessions->len > 0 ? note
                                : isms_audit_parts_is_external (audit)
                                    ? _ ("The timetable is with the certification body.")
                                    : _ ("There is no timetable yet."));
  return TRUE;
}

/* --- What was found before --- */

/* What the checklist names, and before there is one what earlier audits have found in the scope and
 * nobody has verified. */
static gboolean
add_earlier (IsmsReport *report, IsmsDatabase *db, gint64 audit, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.7, ISMS_REPORT_START, FALSE },
    { _ ("Earlier Finding"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Grade"), 1.7, ISMS_REPORT_START, FALSE },
    { _ ("Found In"), 0.9, ISMS_REPORT_START, FALSE },
    { _ ("Found On"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Nonconformity"), 1.2, ISMS_REPORT_START, FALSE },
  };
  const IsmsReportQuery query = {
    _ ("Earlier Findings to Be Looked At"),
    _ ("Nothing that earlier audits have found in this scope is still to be looked at."),
    columns,
    G_N_ELEMENTS (columns),
    "..c.d.",
    isms_kind_find_field (isms_kind_find ("finding"), "grade")->choices,
    "SELECT f.ref, f.title, f.grade, (SELECT a.ref FROM audit AS a WHERE a.id = f.audit_id), "
    "f.found_on, f.nonconformity FROM finding_list AS f WHERE f.archived = 0 AND (f.id IN "
    "(SELECT i.earlier_id FROM audit_item AS i WHERE i.audit_id = ?1 AND i.archived = 0) "
    "OR (NOT EXISTS (SELECT 1 FROM audit_item AS i WHERE i.audit_id = ?1) "
    "AND f.audit_id IS NOT ?1 AND f.state IN ('open', 'handed_over', 'corrected', 'repeated') "
    "AND f.id IN (SELECT l.finding_id FROM finding_control AS l JOIN audit_scope AS s "
    "ON s.control_id = l.control_id WHERE s.audit_id = ?1))) ORDER BY f.ref_key"
  };

  return isms_report_add_query (report, db, &query, audit, error);
}

/**
 * isms_audit_plan_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @audit: the id of an audit
 * @date: the day of the plan
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such audit
 *
 * Returns: (transfer full): what the audit is to show, of what, by which measure, when and with
 *   whom (9.2.2); %NULL on error
 */
IsmsReport *
isms_audit_plan_report_new (IsmsDatabase *db, gint64 audit, GDateTime *date, GError **error)
{
  static const char *const names[] = { "kind",  "programme", "supplier", "body",
                                       "state", "planned",   "place",    "lead",
                                       "team",  "auditees",  "methods",  NULL };
  g_autoptr (IsmsRecord) record = isms_audit_parts_load (db, audit, error);
  g_autoptr (IsmsReport) report = NULL;

  if (record == NULL)
    return NULL;
  report = isms_audit_parts_create (db, record, _ ("Audit Plan"), date, error);
  if (report == NULL)
    return NULL;
  isms_audit_parts_add_facts (report, db, record, names);
  isms_report_add_heading (report, 1, _ ("Objective"));
  isms_report_add_prose (report, isms_record_get_text (record, "objective"),
                         _ ("It is not written down what the audit is to show."));
  if (!isms_audit_parts_add_scope (report, db, record, error)
      || !add_warnings (report, db, record, error) || !add_timetable (report, db, record, error)
      || !add_earlier (report, db, audit, error))
    return NULL;
  isms_audit_parts_add_distribution (report, record);
  isms_audit_parts_add_signatures (report, record, _ ("For those who are audited"));
  return g_steal_pointer (&report);
}
