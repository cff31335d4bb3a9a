/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The report of one incident. What is missing is said: it is read by those who were not there. */

#include "isms-config.h"

#include "isms-incident-report.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-incident.h"
#include "isms-report-facts.h"
#include "isms-report-workspace.h"

/* --- Pieces --- */

static void
add_facts (IsmsReport *report, IsmsDatabase *db, IsmsRecord *record)
{
  static const char *const names[] = {
    "severity",    "category",      "status",      "cia",          "occurred_at",
    "detected_at", "reported_at",   "reported_by", "contained_at", "closed_at",
    "owner",       "personal_data", "notify_by",   "notified_at",  NULL,
  };

  isms_report_add_facts (report, db, record, names, "–");
}

/* The paragraphs of a text under a heading, or what is said where there is none. */
static void
add_prose (
    IsmsReport *report, IsmsRecord *record, const char *heading, const char *name, const char *none)
{
  isms_report_add_heading (report, 1, heading);
  isms_report_add_prose (report, isms_record_get_text (record, name), none);
}

/* --- Clocks --- */

static char *
dup_duration (IsmsRecord *record, const char *field)
{
  if (!isms_record_is_set (record, field))
    return g_strdup ("–");
  return isms_incident_dup_duration ((gint64) (isms_record_get_real (record, field) * 3600 + 0.5));
}

static void
add_clocks (IsmsReport *report, IsmsRecord *record, GDateTime *date)
{
  g_autofree char *detect = dup_duration (record, "hours_to_detect");
  g_autofree char *contain = dup_duration (record, "hours_to_contain");
  g_autofree char *close = dup_duration (record, "hours_to_close");
  g_autofree char *clock = isms_incident_dup_clock (record, date);
  const IsmsReportFigure figures[] = {
    { _ ("Time to detect"), detect, _ ("after it occurred") },
    { _ ("Time to contain"), contain, _ ("after it was detected") },
    { _ ("Time to close"), close, _ ("after it was detected") },
  };

  isms_report_add_figures (report, figures, G_N_ELEMENTS (figures));
  if (clock != NULL)
    isms_report_add_paragraph (report, clock);
}

/* --- What happened, in its order --- */

static gboolean
add_timeline (IsmsReport *report, IsmsDatabase *db, gint64 id, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("When"), 1.3, ISMS_REPORT_START, FALSE },
    { _ ("What"), 4, ISMS_REPORT_START, FALSE },
    { _ ("Who"), 1.3, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (GPtrArray) events = isms_incident_load_timeline (db, id, error);
  g_autoptr (GTimeZone) zone = g_time_zone_new_local ();
  g_autofree char *note = NULL;
  IsmsReportTable *table = NULL;

  if (events == NULL)
    return FALSE;
  isms_report_add_heading (report, 1, _ ("Timeline"));
  for (guint i = 0; i < events->len; i++)
    {
      const IsmsIncidentEvent *event = events->pdata[i];
      g_autofree char *time = isms_day_dup_moment (event->time);
      g_autofree char *what = event->note != NULL && *event->note != '\0'
                                  ? g_strdup_printf ("%s\n%s", event->title, event->note)
                                  : g_strdup (event->title);
      const char *const cells[] = { time, what, event->person };

      if (table == NULL)
        table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
      isms_report_table_add_row (table, cells);
      if (event->entry == 0)
        isms_report_table_set_strong (table, 1);
    }
  /* Translators: the name of a time zone: Europe/Berlin */
  note = g_strdup_printf (_ ("All times are those of the place: %s."),
                          g_time_zone_get_identifier (zone));
  isms_report_add_note (report,
                        table != NULL ? note : _ ("Nothing is noted of what happened when."));
  return TRUE;
}

/* --- What it touched --- */

static gboolean
add_touched (IsmsReport *report, IsmsDatabase *db, gint64 id, GError **error)
{
  const IsmsReportColumn assets[] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Asset"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Owner"), 2, ISMS_REPORT_START, FALSE },
  };
  const IsmsReportColumn controls[] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Control"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Framework"), 2, ISMS_REPORT_START, FALSE },
  };
  const IsmsReportColumn risks[] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Risk"), 3, ISMS_REPORT_START, FALSE },
    { _ ("Level"), 1, ISMS_REPORT_START, FALSE },
    { _ ("Rated on"), 1, ISMS_REPORT_START, FALSE },
  };

  const IsmsReportQuery queries[] = {
    { _ ("Affected Assets"), _ ("No asset is named."), assets, G_N_ELEMENTS (assets), "...", NULL,
      "SELECT r.ref, r.title, r.owner FROM incident_asset AS l "
      "JOIN asset_list AS r ON r.id = l.asset_id WHERE l.incident_id = ? ORDER BY r.ref_key" },
    { _ ("Failed Controls"), _ ("No control is named."), controls, G_N_ELEMENTS (controls), "...",
      NULL,
      "SELECT r.ref, r.title, r.framework FROM incident_control AS l "
      "JOIN control_list AS r ON r.id = l.control_id WHERE l.incident_id = ? ORDER BY r.ref_key" },
    { _ ("Risks"), _ ("No risk is named."), risks, G_N_ELEMENTS (risks), "...d", NULL,
      "SELECT r.ref, r.title, r.current_level_name, r.current_rated_on FROM incident_risk AS l "
      "JOIN risk_list AS r ON r.id = l.risk_id WHERE l.incident_id = ? ORDER BY r.ref_key" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (queries); i++)
    if (!isms_report_add_query (report, db, &queries[i], id, error))
      return FALSE;
  return TRUE;
}

/* --- What follows --- */

static gboolean
add_actions (IsmsReport *report, IsmsDatabase *db, gint64 id, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.9, ISMS_REPORT_START, FALSE },   { _ ("What"), 3.2, ISMS_REPORT_START, FALSE },
    { _ ("Owner"), 1.5, ISMS_REPORT_START, FALSE }, { _ ("Due"), 1.1, ISMS_REPORT_START, FALSE },
    { _ ("State"), 1.3, ISMS_REPORT_START, FALSE },
  };
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      db,
      "SELECT 'action' AS kind, a.ref, a.title, a.owner, a.due, a.state, a.overdue FROM "
      "action_list AS a "
      "WHERE a.for_kind = 'incident' AND a.for_id = ?1 AND a.archived = 0 UNION ALL "
      "SELECT 'nonconformity', n.ref, n.title, n.owner, n.due, n.state, n.overdue FROM "
      "nonconformity_list AS n "
      "WHERE n.from_kind = 'incident' AND n.from_id = ?1 AND n.archived = 0 ORDER BY 1 DESC, 5, 2",
      error);
  IsmsReportTable *table = NULL;

  if (statement == NULL)
    return FALSE;
  isms_report_add_heading (report, 1, _ ("Actions and Nonconformities"));
  isms_statement_bind_int (statement, 1, id);
  while (isms_statement_next (statement, error))
    {
      g_autofree char *due = isms_day_dup_words (isms_statement_get_text (statement, 4));
      g_autofree char *state = isms_report_dup_choice (
          isms_statement_get_text (statement, 0), "state", isms_statement_get_text (statement, 5));
      g_autofree char *late = isms_statement_get_int (statement, 6) != 0
                                  ? g_strdup_printf ("%s, %s", state, _ ("overdue"))
                                  : NULL;
      const char *const cells[] = { isms_statement_get_text (statement, 1),
                                    isms_statement_get_text (statement, 2),
                                    isms_statement_get_text (statement, 3), due,
                                    late != NULL ? late : state };

      if (table == NULL)
        table = isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
      isms_report_table_add_row (table, cells);
    }
  if (table == NULL)
    isms_report_add_note (report, _ ("Nothing was begun because of it."));
  return !isms_statement_failed (statement);
}

/* A.5.28: of the incident and of its entries; each file with what proves that it is the same. */
static gboolean
add_evidence (IsmsReport *report, IsmsDatabase *db, gint64 id, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Evidence"), 2.2, ISMS_REPORT_START, FALSE },
    { _ ("Collected on"), 1.1, ISMS_REPORT_START, FALSE },
    { _ ("Collected by"), 1.2, ISMS_REPORT_START, FALSE },
    { _ ("SHA-256"), 1.9, ISMS_REPORT_START, FALSE },
  };

  const IsmsReportQuery query = {
    _ ("Evidence"),
    _ ("No evidence was collected."),
    columns,
    G_N_ELEMENTS (columns),
    "..d.h",
    NULL,
    "SELECT e.ref, e.title || ifnull (char (10) || ifnull (a.name, e.link), ''), e.collected_on, "
    "e.collected_by, a.sha256 FROM evidence_list AS e LEFT JOIN attachment AS a "
    "ON a.tbl = 'evidence' AND a.row = e.id WHERE e.archived = 0 AND e.id IN "
    "(SELECT l.evidence_id FROM evidence_for AS l WHERE (l.for_kind = 'incident' "
    "AND l.for_id = ?1) OR (l.for_kind = 'incident_entry' AND l.for_id IN "
    "(SELECT t.id FROM incident_entry AS t WHERE t.incident_id = ?1))) UNION ALL "
    "SELECT '', a.name, date (a.created_at, 'localtime'), '', a.sha256 FROM attachment AS a "
    "WHERE a.tbl = 'incident' AND a.row = ?1"
  };

  return isms_report_add_query (report, db, &query, id, error);
}

/**
 * isms_incident_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @incident: the id of an incident
 * @date: the time of the report, which its clocks are read at
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such incident
 *
 * Returns: (transfer full): the incident, from when it occurred to what was learned (A.5.24 to
 *   A.5.28); %NULL on error
 */
IsmsReport *
isms_incident_report_new (IsmsDatabase *db, gint64 incident, GDateTime *date, GError **error)
{
  g_autoptr (IsmsRecord) record = isms_report_load_record (
      db, "incident", incident, _ ("The incident is no longer there."), error);
  g_autoptr (IsmsReport) report = NULL;
  g_autofree char *title = NULL;

  if (record == NULL)
    return NULL;
  title = g_strdup_printf ("%s %s", isms_record_get_ref (record), isms_record_get_title (record));
  report = isms_report_new (title, date);
  isms_report_set_subtitle (report, _ ("Incident report (ISO/IEC 27001, A.5.24 to A.5.28)"));
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  add_clocks (report, record, date);
  add_facts (report, db, record);
  add_prose (report, record, _ ("What Happened"), "what", _ ("What happened is not described."));
  if (!add_timeline (report, db, incident, error) || !add_touched (report, db, incident, error))
    return NULL;
  add_prose (report, record, _ ("Response"), "response", _ ("The response is not described."));
  add_prose (report, record, _ ("Root Cause"), "cause", _ ("The root cause is not known yet."));
  add_prose (report, record, _ ("Lessons"), "lessons", _ ("The lessons are not written down yet."));
  if (!add_actions (report, db, incident, error) || !add_evidence (report, db, incident, error))
    return NULL;
  return g_steal_pointer (&report);
}
