/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the papers of an audit share: who audits what by which measure, and who is told. */

#include "isms-config.h"

#include "isms-audit-parts.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-report-facts.h"
#include "isms-report-workspace.h"

IsmsRecord *
isms_audit_parts_load (IsmsDatabase *db, gint64 audit, GError **error)
{
  return isms_report_load_record (db, "audit", audit, _ ("The audit is no longer there."), error);
}

IsmsReport *
isms_audit_parts_create (
    IsmsDatabase *db, IsmsRecord *audit, const char *title, GDateTime *date, GError **error)
{
  g_autoptr (IsmsReport) report = isms_report_new (title, date);
  const char *ref = isms_record_get_ref (audit);
  g_autofree char *running = g_strdup_printf ("%s · %s", title, ref);
  g_autofree char *subtitle = g_strdup_printf ("%s · %s", ref, isms_record_get_title (audit));

  isms_report_set_running_title (report, running);
  isms_report_set_subtitle (report, subtitle);
  if (!isms_report_read_organisation (report, db, NULL, error))
    return NULL;
  return g_steal_pointer (&report);
}

GPtrArray *
isms_audit_parts_load_items (IsmsDatabase *db, gint64 audit, GError **error)
{
  return isms_report_load_ids (db, "audit_item",
                               "SELECT id FROM audit_item WHERE audit_id = ? AND archived = 0 "
                               "ORDER BY place IS NULL, place, ref_key",
                               audit, error);
}

char *
isms_audit_parts_dup_earlier (IsmsDatabase *db, IsmsRecord *item)
{
  gint64 id = isms_record_get_reference (item, "earlier");
  g_autoptr (IsmsRecord) finding =
      id != 0 ? isms_record_load (db, isms_kind_find ("finding"), id, NULL) : NULL;

  if (finding == NULL)
    return NULL;
  return g_strdup_printf ("%s %s", isms_record_get_ref (finding), isms_record_get_title (finding));
}

/* Somebody from outside audits: a certification body, or a customer. */
gboolean
isms_audit_parts_is_external (IsmsRecord *audit)
{
  const char *kind = isms_record_get_text (audit, "kind");

  return g_strcmp0 (kind, "internal") != 0 && g_strcmp0 (kind, "supplier") != 0;
}

/* "25 Aug 2026 – 26 Aug 2026"; one day alone; NULL for none. */
static char *
dup_days (IsmsRecord *audit, const char *first, const char *last)
{
  const char *from = isms_record_get_text (audit, first);
  const char *to = isms_record_get_text (audit, last);
  g_autofree char *start = from != NULL ? isms_day_dup_words (from) : NULL;
  g_autofree char *end = to != NULL ? isms_day_dup_words (to) : NULL;

  if (start != NULL && end == NULL && g_str_equal (first, "began_on"))
    return g_strdup_printf (_ ("Since %s"), start); /* it still goes on */
  if (start == NULL || end == NULL || g_str_equal (from, to))
    return start != NULL ? g_steal_pointer (&start) : g_steal_pointer (&end);
  /* Translators: the first and the last day */
  return g_strdup_printf (C_ ("days", "%s – %s"), start, end);
}

void
isms_audit_parts_add_facts (IsmsReport *report,
                            IsmsDatabase *db,
                            IsmsRecord *audit,
                            const char *const *names)
{
  IsmsReportTable *table = isms_report_add_fact_table (report);

  for (; *names != NULL; names++)
    {
      gboolean planned = g_str_equal (*names, "planned");
      g_autofree char *days = planned || g_str_equal (*names, "held")
                                  ? dup_days (audit, planned ? "starts_on" : "began_on",
                                              planned ? "ends_on" : "finished_on")
                                  : NULL;

      if (planned || g_str_equal (*names, "held"))
        isms_report_table_add_fact (table, planned ? _ ("Planned for") : _ ("Held"), days);
      else
        isms_report_table_add_field (table, db, audit, *names, NULL);
    }
}

char *
isms_audit_parts_dup_requirement (IsmsRecord *item)
{
  const char *number = isms_record_get_text (item, "number");

  return number != NULL ? g_strdup_printf ("%s\n%s", number, isms_record_get_title (item))
                        : g_strdup (isms_record_get_title (item));
}

char *
isms_audit_parts_dup_seen (IsmsRecord *item)
{
  static const char *const names[] = { "sample", "seen", "note" };
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      const IsmsField *field = isms_kind_find_field (isms_record_get_kind (item), names[i]);
      const char *answer = isms_record_get_text (item, names[i]);
      g_autofree char *labelled = NULL;

      if (answer == NULL)
        continue;
      /* Translators: a label and what is said: "Sample: Four of 19 shares" */
      labelled = g_strdup_printf (C_ ("fact", "%s: %s"), _ (field->label), answer);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", labelled);
    }
  return g_string_free_and_steal (text);
}

/* As they were chosen; of what has parts, how many requirements that means. */
static gboolean
add_controls (IsmsReport *report, IsmsDatabase *db, gint64 audit, GError **error)
{
  const IsmsReportColumn columns[] = {
    { _ ("Ref"), 0.8, ISMS_REPORT_START, FALSE },
    { _ ("Clause or Control"), 3.4, ISMS_REPORT_START, FALSE },
    { _ ("Framework"), 1.8, ISMS_REPORT_START, FALSE },
    { _ ("Requirements"), 1, ISMS_REPORT_END, FALSE },
  };
  g_autoptr (IsmsStatement) parts = isms_database_prepare (
      db,
      "SELECT 1 FROM audit_control AS l JOIN control AS c ON c.parent_id = l.control_id "
      "WHERE l.audit_id = ? AND c.archived = 0 LIMIT 1",
      error);
  IsmsReportQuery query = {
    NULL,
    _ ("No clause or control is named."),
    columns,
    G_N_ELEMENTS (columns),
    "....",
    NULL,
    "WITH RECURSIVE part (root, id) AS (SELECT l.control_id, l.control_id FROM audit_control AS l "
    "WHERE l.audit_id = ?1 UNION SELECT p.root, c.id FROM part AS p JOIN control AS c "
    "ON c.parent_id = p.id WHERE c.archived = 0) "
    "SELECT r.ref, r.title, r.framework, (SELECT count (*) FROM part AS p JOIN control AS c "
    "ON c.id = p.id WHERE p.root = r.id AND c.kind <> 'group') FROM audit_control AS l "
    "JOIN control_list AS r ON r.id = l.control_id JOIN control AS k ON k.id = r.id "
    "WHERE l.audit_id = ?1 ORDER BY k.kind = 'control', k.framework_id, r.ref_key"
  };

  if (parts == NULL)
    return FALSE;
  isms_statement_bind_int (parts, 1, audit);
  if (!isms_statement_next (parts, error))
    query.n_columns--; /* one each */
  return !isms_statement_failed (parts) && isms_report_add_query (report, db, &query, audit, error);
}

gboolean
isms_audit_parts_add_scope (IsmsReport *report, IsmsDatabase *db, IsmsRecord *audit, GError **error)
{
  static const char *const names[] = { "units", NULL };

  isms_report_add_heading (report, 1, C_ ("audit", "Scope"));
  isms_report_add_prose (report, isms_record_get_text (audit, "scope"), NULL);
  isms_report_add_facts (report, db, audit, names, NULL);
  if (!add_controls (report, db, isms_record_get_id (audit), error))
    return FALSE;
  isms_report_add_heading (report, 1, _ ("Criteria"));
  isms_report_add_prose (report, isms_record_get_text (audit, "criteria"),
                         _ ("It is not written down what it is compared with."));
  return TRUE;
}

void
isms_audit_parts_add_distribution (IsmsReport *report, IsmsRecord *audit)
{
  static const char *const names[] = { "recipients", "lead", "team", "auditees", NULL };
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) items = NULL;

  for (guint i = 0; names[i] != NULL; i++)
    {
      const IsmsField *field = isms_kind_find_field (isms_record_get_kind (audit), names[i]);
      g_autofree char *value = isms_record_dup_display (audit, field);

      if (*value != '\0')
        g_strv_builder_take (builder,
                             g_strdup_printf (C_ ("fact", "%s: %s"), _ (field->label), value));
    }
  items = g_strv_builder_end (builder);
  isms_report_add_heading (report, 1, _ ("Distribution"));
  if (items[0] != NULL)
    isms_report_add_list (report, (const char *const *) items);
  else
    isms_report_add_note (report, _ ("It is not written down who gets it."));
}

/* @other: who signs beside the lead auditor, as what. */
void
isms_audit_parts_add_signatures (IsmsReport *report, IsmsRecord *audit, const char *other)
{
  const char *lead = isms_record_get_text (audit, "lead");
  const char *body = isms_record_get_text (audit, "body");
  const IsmsReportSignature signatures[] = {
    { _ ("Lead Auditor"), lead != NULL ? lead : body },
    { other, NULL },
  };

  isms_report_add_signatures (report, signatures, G_N_ELEMENTS (signatures));
}
