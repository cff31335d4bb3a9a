/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Checks of controls: their fields, and that what was found stays with the control it was found of.
 * When one is due, and what it says of its control, is in the views (006-controls.sql). */

#include "isms-config.h"

#include "isms-control-check.h"

#include <glib/gi18n-lib.h>

#include "isms-check-result.h"
#include "isms-edit.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsControlCheck
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsControlCheck, isms_control_check, ISMS_TYPE_RECORD)

static const IsmsChoice frequencies[] = {
  { "weekly", N_ ("Every Week"), "wöchentlich|weekly" },
  { "monthly", N_ ("Every Month"), "monatlich|monthly" },
  { "quarterly", N_ ("Every Quarter"), "vierteljährlich|quartalsweise|quarterly" },
  { "half_yearly", N_ ("Every Half Year"), "half-yearly|twice a year|halbjährlich" },
  { "yearly", N_ ("Every Year"), "annual|annually|jährlich" },
  { "two_yearly", N_ ("Every Two Years"), "two-yearly|biennial|alle zwei jahre|zweijährlich" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "missed", N_ ("Missed"), NULL, .late = TRUE },
  { "due_soon", N_ ("Due soon"), NULL },
  { "not_due", N_ ("Not due yet"), NULL },
  { "draft", N_ ("Without a control"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What is tested, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "check|test|name|titel|prüfung|kontrolle" },
  { "control", ISMS_FIELD_REFERENCE, N_ ("Control"),
    N_ ("What it tests. Without one the check is a draft."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "control",
    .import_names = "control title|of control|maßnahme" },
  { "frequency", ISMS_FIELD_CHOICE, N_ ("Frequency"),
    N_ ("The next one is due a period after the last."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = frequencies,
    .import_names = "repeats|interval|turnus|häufigkeit|intervall" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who carries it out."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "tester|checked by|responsible|who|prüfer|verantwortlich" },
  { "first_due", ISMS_FIELD_DATE, N_ ("First Due"),
    N_ ("When it is done for the first time; else a period after it was planned."),
    ISMS_FIELD_PLAIN, .import_names = "start|starts on|first due date|beginn|erstmals fällig" },
  { "steps", ISMS_FIELD_PROSE, N_ ("Steps"), N_ ("How it is tested."), ISMS_FIELD_SEARCHED,
    .import_names = "procedure|test steps|description|schritte|vorgehen|beschreibung" },
  { "expected", ISMS_FIELD_PROSE, N_ ("Expected Result"),
    N_ ("What is seen where the control works."), ISMS_FIELD_SEARCHED,
    .import_names = "expectation|criteria|erwartetes ergebnis|erwartung" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "control_ref", ISMS_FIELD_TEXT, N_ ("Control Number"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"),
    N_ ("Due soon is a week before; a weekly one, a day."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = states },
  { "next_due", ISMS_FIELD_DATE, N_ ("Next Due"), NULL,
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "last_result", ISMS_FIELD_CHOICE, N_ ("Last Result"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_check_results },
  { "last_on", ISMS_FIELD_DATE, N_ ("Last Checked"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "last_by", ISMS_FIELD_TEXT, N_ ("Last Checked By"), NULL, ISMS_FIELD_COMPUTED },
};

/* 9.1: what was found of one control says nothing of another. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;
  gint64 control;

  if (proposal->after == NULL || proposal->before == NULL
      || isms_row_get (proposal->after, "control_id") == NULL)
    return TRUE;
  control = isms_proposal_get_int (proposal, "control_id");
  if (control == isms_row_get_int (proposal->before, "control_id"))
    return TRUE;
  statement = isms_database_prepare (
      proposal->database, "SELECT 1 FROM control_check_result WHERE control_check_id = ?", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  return isms_proposal_refuse (
      proposal, "control_id",
      _ ("A check that has results stays with its control. Archive it, and add another one."),
      error);
}

static const char *const rule_columns[] = { "control_id", NULL };

static const char *const leading[] = { "control_ref", "next_due",  "last_result", "state",
                                       "control",     "frequency", "owner",       NULL };

static const char *const parts[] = { "control_check_result", NULL };

const IsmsKind isms_kind_control_check = {
  .name = "control_check",
  .number = 11,
  .view = "control_check_list",
  .prefix = "CK",
  .label = N_ ("Control Check"),
  .plural = N_ ("Checks"),
  .purpose = N_ ("Planned tests of controls: how, how often, by whom, and what was found."),
  .icon_name = "object-select-symbolic",
  .title_field = "title",
  .import_name = "checks",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .parts = parts,
  .get_type = isms_control_check_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_control_check_class_init (IsmsControlCheckClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_control_check);
}

static void
isms_control_check_init (IsmsControlCheck *self)
{
}

/**
 * isms_control_check_create:
 * @step: a step that is not committed yet
 * @control: the id of the control that it tests
 * @title: what is tested; not empty
 * @frequency: a choice's value: "quarterly"
 *
 * Returns: the id of the new check, which is due a period from now
 */
gint64
isms_control_check_create (IsmsStep *step, gint64 control, const char *title, const char *frequency)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", title);
  isms_row_set_int (row, "control_id", control);
  isms_row_set_text (row, "frequency", frequency);
  return isms_edit_insert (step, &isms_kind_control_check, row);
}

/**
 * isms_control_check_list_for:
 * @database: a connection of the calling thread
 * @control: the id of a control
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): its checks in use, by when they are due next;
 *   %NULL on error
 */
GArray *
isms_control_check_list_for (IsmsDatabase *database, gint64 control, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id FROM control_check_list WHERE control_id = ? AND archived = 0 "
      "ORDER BY next_due, ref_key, id",
      error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, control);
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);

      g_array_append_val (ids, id);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&ids);
}
