/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Recording what a check found, reading it again, and the words for what speaks against a control.
 * That none is ever rewritten is the schema's to see to, and so is what follows from it. */

#include "isms-config.h"

#include "isms-check-result.h"

#include <string.h>

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "isms-day.h"
#include "isms-edit.h"
#include "isms-kind.h"
#include "isms-record.h"
#include "isms-soa.h"

const IsmsChoice isms_check_results[] = {
  { "pass", N_ ("Passed"), NULL },
  { "partly", N_ ("Partly passed"), NULL },
  { "fail", N_ ("Failed"), NULL },
  { NULL, NULL, NULL },
};

typedef struct
{
  gint64 check;
  IsmsCheckDraft draft;
  char *today;
} Record;

static void
free_record (gpointer data)
{
  Record *record = data;

  g_free ((char *) record->draft.result);
  g_free ((char *) record->draft.checked_on);
  g_free ((char *) record->draft.name);
  g_free ((char *) record->draft.words);
  g_free ((char *) record->draft.uid);
  g_free (record->today);
  g_free (record);
}

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

static gboolean
is_blank (const char *text)
{
  g_autofree char *stripped = text != NULL ? g_strstrip (g_strdup (text)) : NULL;

  return stripped == NULL || *stripped == '\0';
}

static gboolean
is_result (const char *value)
{
  for (const IsmsChoice *choice = isms_check_results; choice->value != NULL; choice++)
    if (g_strcmp0 (choice->value, value) == 0)
      return TRUE;
  return FALSE;
}

/* 9.1: what was not done yet has no result, and what did not pass says what was seen. */
static gboolean
check_draft (const Record *record, GError **error)
{
  const IsmsCheckDraft *draft = &record->draft;

  if (!is_result (draft->result))
    return refuse (_ ("A check passes, passes partly, or fails. Choose one of them."), error);
  if (strcmp (draft->checked_on, record->today) > 0)
    return refuse (_ ("A check has no result before it is done. Choose today or an earlier day."),
                   error);
  if (!g_str_equal (draft->result, "pass") && is_blank (draft->words))
    return refuse (_ ("Say what was seen: a check that does not pass needs words."), error);
  return TRUE;
}

static gboolean
check_check (const Record *record, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT control_id IS NOT NULL FROM control_check WHERE id = ?", error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, record->check);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement)
           && refuse (_ ("The check is no longer there."), error);
  return isms_statement_get_int (statement, 0) != 0
         || refuse (_ ("A check without a control is a draft. Name its control first."), error);
}

static gboolean
read_name (Record *record, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  if (record->draft.person == 0)
    return TRUE;
  statement = isms_database_prepare (database, "SELECT name FROM person WHERE id = ?", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, record->draft.person);
  if (isms_statement_next (statement, error))
    {
      g_free ((char *) record->draft.name);
      record->draft.name = isms_statement_dup_text (statement, 0);
    }
  return !isms_statement_failed (statement);
}

static gboolean
record_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  Record *record = user_data;
  const IsmsCheckDraft *draft = &record->draft;
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (IsmsRow) row = isms_row_new ();

  if (!check_draft (record, error) || !check_check (record, database, error)
      || !read_name (record, database, error))
    return FALSE;
  if (draft->uid != NULL)
    isms_row_set_text (row, "uid", draft->uid);
  isms_row_set_int (row, "control_check_id", record->check);
  isms_row_set_text (row, "checked_on", draft->checked_on);
  isms_row_set_text (row, "result", draft->result);
  if (draft->person != 0)
    isms_row_set_int (row, "person_id", draft->person);
  isms_row_set_text (row, "person", draft->name);
  isms_row_set_text (row, "words", is_blank (draft->words) ? NULL : draft->words);
  return isms_writer_insert (writer, "control_check_result", row, error) != 0
         && isms_edit_touch (writer, isms_kind_find ("control_check"), record->check, error);
}

/**
 * isms_check_record:
 * @step: a step that is not committed yet
 * @check: the id of a check
 * @draft: what was found, by whom, and when; copied
 *
 * Appends a result and never changes one (9.1): a mistake is undone, or followed by a newer result.
 * The next one is due a period after its day. Committing fails with %G_IO_ERROR_INVALID_DATA and a
 * sentence where a rule refuses it.
 */
void
isms_check_record (IsmsStep *step, gint64 check, const IsmsCheckDraft *draft)
{
  g_autoptr (GDateTime) utc = isms_step_dup_time (step);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);
  Record *record = g_new0 (Record, 1);

  record->check = check;
  record->today = isms_day_of (now);
  record->draft = *draft;
  record->draft.result = g_strdup (draft->result);
  record->draft.checked_on =
      g_strdup (draft->checked_on != NULL ? draft->checked_on : record->today);
  record->draft.name = g_strdup (is_blank (draft->name) ? isms_step_get_actor (step) : draft->name);
  record->draft.words = g_strdup (draft->words);
  record->draft.uid = g_strdup (draft->uid);
  isms_step_call (step, record_cb, record, free_record);
}

/**
 * isms_check_dup_label:
 * @ref: (nullable): of the one check; %NULL for several
 * @n: how many there are
 * @result: a choice's value
 *
 * Returns: (transfer full): what a step that records it is called
 */
char *
isms_check_dup_label (const char *ref, guint n, const char *result)
{
  if (ref == NULL && g_strcmp0 (result, "pass") == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Recorded that %u check passed",
                                         "Recorded that %u checks passed", n),
                            n);
  if (ref == NULL && g_strcmp0 (result, "partly") == 0)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Recorded that %u check passed in part",
                                         "Recorded that %u checks passed in part", n),
                            n);
  if (ref == NULL)
    return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Recorded that %u check failed",
                                         "Recorded that %u checks failed", n),
                            n);
  if (g_strcmp0 (result, "pass") == 0)
    /* Translators: what a step did; a check's ref */
    return g_strdup_printf (_ ("Recorded that %s passed"), ref);
  if (g_strcmp0 (result, "partly") == 0)
    /* Translators: what a step did; a check's ref */
    return g_strdup_printf (_ ("Recorded that %s passed in part"), ref);
  /* Translators: what a step did; a check's ref */
  return g_strdup_printf (_ ("Recorded that %s failed"), ref);
}

/* --- Reading --- */

/**
 * isms_check_result_free:
 * @self: (transfer full): a result
 */
void
isms_check_result_free (IsmsCheckResult *self)
{
  g_free (self->result);
  g_free (self->checked_on);
  g_free (self->person);
  g_free (self->words);
  g_free (self);
}

/**
 * isms_check_load_results:
 * @database: a connection of the calling thread
 * @check: the id of a check
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsCheckResult): all that it found, the one that holds
 *   first; %NULL on error
 */
GPtrArray *
isms_check_load_results (IsmsDatabase *database, gint64 check, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_check_result_free);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id, result, checked_on, person, words FROM control_check_result "
      "WHERE control_check_id = ? ORDER BY checked_on DESC, id DESC",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, check);
  while (isms_statement_next (statement, error))
    {
      IsmsCheckResult *result = g_new0 (IsmsCheckResult, 1);

      result->id = isms_statement_get_int (statement, 0);
      result->result = isms_statement_dup_text (statement, 1);
      result->checked_on = isms_statement_dup_text (statement, 2);
      result->person = isms_statement_dup_text (statement, 3);
      result->words = isms_statement_dup_text (statement, 4);
      g_ptr_array_add (list, result);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}

/* --- Words --- */

static char *
dup_day (const char *iso)
{
  g_auto (GValue) value = G_VALUE_INIT;

  if (iso == NULL)
    return NULL;
  g_value_init (&value, G_TYPE_STRING);
  g_value_set_string (&value, iso);
  return isms_field_dup_display (isms_kind_find_field (isms_kind_find ("control_check"), "last_on"),
                                 &value);
}

static const char *
get_member (JsonObject *doubt, const char *name)
{
  return json_object_get_string_member_with_default (doubt, name, NULL);
}

/* "check CK-003 failed on 12 October 2026 and was due again on 12 January 2027" */
static char *
dup_doubt (JsonObject *doubt)
{
  const char *ref = get_member (doubt, "ref");
  const char *result = get_member (doubt, "result");
  const char *due = get_member (doubt, "due");
  g_autofree char *on = dup_day (get_member (doubt, "on"));
  g_autofree char *again = dup_day (due);
  gboolean failed = g_strcmp0 (result, "fail") == 0;

  if (failed && due != NULL)
    /* Translators: a check's ref, the day on which it failed, and the day that was missed since */
    return g_strdup_printf (_ ("check %s failed on %s and was missed on %s"), ref, on, again);
  if (failed)
    /* Translators: a check's ref and a day */
    return g_strdup_printf (_ ("check %s failed on %s"), ref, on);
  if (g_strcmp0 (result, "partly") == 0 && due != NULL)
    /* Translators: a check's ref, the day on which it passed in part, and the one missed since */
    return g_strdup_printf (_ ("check %s passed only in part on %s and was missed on %s"), ref, on,
                            again);
  if (g_strcmp0 (result, "partly") == 0)
    /* Translators: a check's ref and a day */
    return g_strdup_printf (_ ("check %s passed only in part on %s"), ref, on);
  /* Translators: a check's ref and the day on which it was due */
  return g_strdup_printf (_ ("check %s was missed on %s"), ref, again);
}

/**
 * isms_check_dup_doubts:
 * @json: (nullable): what the column doubts of control_doubts or of a version's row has
 *
 * Returns: (transfer full) (nullable): the checks that speak against the control, in words;
 *   %NULL where none does
 */
char *
isms_check_dup_doubts (const char *json)
{
  g_autoptr (JsonNode) root = json != NULL ? json_from_string (json, NULL) : NULL;
  JsonArray *doubts =
      root != NULL && JSON_NODE_HOLDS_ARRAY (root) ? json_node_get_array (root) : NULL;
  GString *words = NULL;

  for (guint i = 0; doubts != NULL && i < json_array_get_length (doubts); i++)
    {
      g_autofree char *doubt = dup_doubt (json_array_get_object_element (doubts, i));

      if (words == NULL)
        words = g_string_new (doubt);
      else
        g_string_append_printf (words, ", %s", doubt);
    }
  return words != NULL ? g_string_free_and_steal (words) : NULL;
}

/**
 * isms_check_dup_reported:
 * @database: a connection of the calling thread
 * @control: the id of a control
 * @error: return location
 *
 * Returns: (transfer full) (nullable): what isms_soa_row_dup_reported () says of it as it stands
 */
char *
isms_check_dup_reported (IsmsDatabase *database, gint64 control, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT c.implementation, p.reported, d.doubts FROM control AS c "
      "JOIN control_report AS p ON p.id = c.id JOIN control_doubts AS d ON d.id = c.id "
      "WHERE c.id = ?",
      error);
  IsmsSoaRow row = { 0 };

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, control);
  if (!isms_statement_next (statement, error))
    return NULL;
  row.implementation = (char *) isms_statement_get_text (statement, 0);
  row.reported = (char *) isms_statement_get_text (statement, 1);
  row.doubts = (char *) isms_statement_get_text (statement, 2);
  return isms_soa_row_dup_reported (&row);
}
