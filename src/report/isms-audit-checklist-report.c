/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The checklist of one audit to take along: room for a pen where nothing is answered yet. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-coverage.h"
#include "isms-audit-parts.h"
#include "isms-audit-report.h"
#include "isms-report-facts.h"

#define BOX "☐"
#define TICKED "☒"

static const struct
{
  const char *result;
  IsmsAuditSign sign; /* the letters are those of the programme */
} boxes[] = {
  { "conforms", ISMS_AUDIT_SIGN_CONFORMS },
  { "minor", ISMS_AUDIT_SIGN_MINOR },
  { "major", ISMS_AUDIT_SIGN_MAJOR },
  { "opportunity", ISMS_AUDIT_SIGN_OPPORTUNITY },
  { "not_applicable", ISMS_AUDIT_SIGN_NOT_APPLICABLE },
};

/* "C Conforms", and so on: what the boxes mean. */
static void
add_legend (IsmsReport *report)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    {
      g_autofree char *label = isms_report_dup_choice ("audit_item", "result", boxes[i].result);

      g_string_append_printf (text, "%s%s\302\240%s", i > 0 ? " · " : "",
                              isms_audit_sign_get_letters (boxes[i].sign), label);
    }
  isms_report_add_note (report, text->str);
  g_string_free (text, TRUE);
}

/* A box for each result, the one that it has ticked. */
static char *
dup_boxes (IsmsRecord *item)
{
  const char *result = isms_record_get_text (item, "result");
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (boxes); i++)
    g_string_append_printf (text, "%s%s\302\240%s", i > 0 ? "\n" : "",
                            g_strcmp0 (result, boxes[i].result) == 0 ? TICKED : BOX,
                            isms_audit_sign_get_letters (boxes[i].sign));
  return g_string_free_and_steal (text);
}

/* "Look at: three visitors", if there is one. */
static void
append_line (GString *text, const char *label, const char *words)
{
  if (words == NULL)
    return;
  if (text->len > 0)
    g_string_append_c (text, '\n');
  g_string_append_printf (text, C_ ("fact", "%s: %s"), label, words);
}

static char *
dup_question (IsmsDatabase *db, IsmsRecord *item)
{
  const char *question = isms_record_get_text (item, "question");
  const char *look = isms_record_get_text (item, "look");
  g_autofree char *earlier = isms_audit_parts_dup_earlier (db, item);
  GString *text = g_string_new (question);

  append_line (text, _ ("Look at"), look);
  append_line (text, _ ("Earlier finding"), earlier);
  return g_string_free_and_steal (text);
}

static void
append_lines (GString *text, IsmsRecord *item, const char *name, guint n)
{
  const IsmsField *field = isms_kind_find_field (isms_record_get_kind (item), name);

  if (isms_record_is_set (item, name))
    return;
  g_string_append_printf (text, "%s%s\n ", text->len > 0 ? "\n" : "", _ (field->label));
  for (guint i = 1; i < n; i++)
    g_string_append (text, "\n \n ");
}

/* What was written down; before there is a result, lines to write on. */
static char *
dup_answer (IsmsRecord *item)
{
  GString *text = g_string_new_take (isms_audit_parts_dup_seen (item));
  g_autofree char *day = isms_record_dup_display (
      item, isms_kind_find_field (isms_record_get_kind (item), "answered_on"));
  const char *person = isms_record_get_text (item, "answered_by");

  if (g_strcmp0 (isms_record_get_text (item, "result"), "not_yet") == 0)
    {
      append_lines (text, item, "sample", 1);
      append_lines (text, item, "seen", 2);
      append_lines (text, item, "note", 1);
    }
  if (*day != '\0' && person != NULL)
    g_string_append_printf (text, "%s%s, %s", text->len > 0 ? "\n" : "", person, day);
  return g_string_free_and_steal (text);
}

static IsmsReportTable *
add_theme (IsmsReport *report, const char *theme)
{
  const IsmsReportColumn columns[] = {
    { _ ("Requirement"), 1.5, ISMS_REPORT_START, TRUE },
    { _ ("Question"), 3.2, ISMS_REPORT_START, FALSE },
    { _ ("Result"), 0.7, ISMS_REPORT_START, FALSE },
    { _ ("What Was Seen"), 3.6, ISMS_REPORT_START, FALSE },
  };

  if (*theme != '\0')
    isms_report_add_heading (report, 2, theme);
  return isms_report_add_table (report, columns, G_N_ELEMENTS (columns));
}

static void
add_items (IsmsReport *report, IsmsDatabase *db, GPtrArray *items)
{
  g_autofree char *theme = NULL;
  IsmsReportTable *table = NULL;

  for (guint i = 0; i < items->len; i++)
    {
      IsmsRecord *item = items->pdata[i];
      const char *its_theme = isms_record_get_text (item, "theme");
      g_autofree char *requirement = isms_audit_parts_dup_requirement (item);
      g_autofree char *question = dup_question (db, item);
      g_autofree char *result = dup_boxes (item);
      g_autofree char *answer = dup_answer (item);
      const char *const cells[] = { requirement, question, result, answer };

      if (g_set_str (&theme, its_theme != NULL ? its_theme : "") || table == NULL)
        table = add_theme (report, theme);
      isms_report_table_add_row (table, cells);
      isms_report_table_set_ruled (table, 3);
    }
}

/**
 * isms_audit_checklist_report_new:
 * @db: a connection of the calling thread: the background reader's
 * @audit: the id of an audit
 * @date: the day of the report
 * @error: return location; %G_IO_ERROR_NOT_FOUND where there is no such audit
 *
 * Returns: (transfer full): the questions of the audit (9.2.2), with boxes and lines for what is
 *   not answered yet; %NULL on error
 */
IsmsReport *
isms_audit_checklist_report_new (IsmsDatabase *db, gint64 audit, GDateTime *date, GError **error)
{
  static const char *const names[] = { "planned", "lead", "team", "place", NULL };
  g_autoptr (IsmsRecord) record = isms_audit_parts_load (db, audit, error);
  g_autoptr (GPtrArray) items = NULL;
  g_autoptr (IsmsReport) report = NULL;

  if (record == NULL)
    return NULL;
  report = isms_audit_parts_create (db, record, _ ("Audit Checklist"), date, error);
  items = report != NULL ? isms_audit_parts_load_items (db, audit, error) : NULL;
  if (items == NULL)
    return NULL;
  isms_report_set_landscape (report, TRUE);
  isms_report_set_compact (report, TRUE);
  isms_audit_parts_add_facts (report, db, record, names);
  if (items->len > 0)
    {
      add_legend (report);
      add_items (report, db, items);
    }
  else
    isms_report_add_note (report, isms_audit_parts_is_external (record)
                                      ? _ ("The checklist is with the certification body.")
                                      : _ ("The checklist has no items yet."));
  isms_audit_parts_add_signatures (report, record, _ ("Auditor"));
  return g_steal_pointer (&report);
}
