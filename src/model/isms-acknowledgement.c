/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Acknowledgements are only ever added, one for each person and version. */

#include "isms-config.h"

#include "isms-acknowledgement.h"

#include <glib/gi18n-lib.h>

#include "isms-document-private.h"
#include "isms-edit.h"
#include "isms-kind.h"

static gboolean
refuse (const char *sentence, GError **error)
{
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, sentence);
  return FALSE;
}

/* The version that is in force, and since when. */
static gboolean
find_in_force (
    IsmsDatabase *database, gint64 document, gint64 *version, char **since, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id, effective_on FROM document_version WHERE document_id = ? AND state = 'effective'",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, document);
  if (isms_statement_next (statement, error))
    {
      *version = isms_statement_get_int (statement, 0);
      *since = isms_statement_dup_text (statement, 1);
      return TRUE;
    }
  if (isms_statement_failed (statement))
    return FALSE;
  /* 7.5.2 c): nobody answers for what is not approved yet. */
  return refuse (_ ("A draft is not acknowledged, nor is anything else that is not in force. Put a "
                    "version in force first."),
                 error);
}

static gboolean
has_acknowledged (
    IsmsDatabase *database, gint64 version, gint64 person, gboolean *has, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT 1 FROM acknowledgement WHERE document_version_id = ? AND person_id = ?",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, version);
  isms_statement_bind_int (statement, 2, person);
  *has = isms_statement_next (statement, error);
  return !isms_statement_failed (statement);
}

static gboolean
add_one (
    IsmsWriter *writer, const IsmsVersionAct *act, gint64 version, gint64 person, GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autofree char *name = NULL;
  gboolean has;

  if (!has_acknowledged (database, version, person, &has, error))
    return FALSE;
  if (has)
    return TRUE;
  if (!isms_version_act_read_name (database, person, &name, error))
    return FALSE;
  isms_row_set_int (row, "document_id", act->document);
  isms_row_set_int (row, "document_version_id", version);
  isms_row_set_int (row, "person_id", person);
  isms_row_set_text (row, "person", name);
  isms_row_set_text (row, "acknowledged_on", act->day);
  return isms_writer_insert (writer, "acknowledgement", row, error) != 0;
}

static gboolean
acknowledge_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const IsmsVersionAct *act = user_data;
  g_autofree char *since = NULL;
  gint64 version;

  if (!find_in_force (isms_writer_get_database (writer), act->document, &version, &since, error)
      || !isms_version_act_check_day (act, since, error))
    return FALSE;
  for (guint i = 0; i < act->persons->len; i++)
    if (!add_one (writer, act, version, g_array_index (act->persons, gint64, i), error))
      return FALSE;
  return isms_edit_touch (writer, isms_kind_find ("document"), act->document, error);
}

/**
 * isms_document_acknowledge:
 * @step: a step that is not committed yet
 * @document: the id of a document
 * @persons: (array length=n): ids of people
 * @n: how many
 * @day: (nullable): when; %NULL for the day of the step
 *
 * They have read the version that is in force (7.3); who had already stays as they are. Committing
 * fails with %G_IO_ERROR_INVALID_DATA and a sentence where none is in force, or on a day before it
 * was.
 */
void
isms_document_acknowledge (
    IsmsStep *step, gint64 document, const gint64 *persons, guint n, const char *day)
{
  const IsmsVersionDraft draft = { .day = day };
  IsmsVersionAct *act = isms_version_act (step, document, &draft, acknowledge_cb);

  act->persons = g_array_sized_new (FALSE, FALSE, sizeof (gint64), n);
  g_array_append_vals (act->persons, persons, n);
}

/**
 * isms_document_dup_acknowledge_label:
 * @ref: of a document
 * @n: how many people
 *
 * Returns: (transfer full): what a step that adds them is called
 */
char *
isms_document_dup_acknowledge_label (const char *ref, guint n)
{
  /* Translators: how many people, and a document's ref */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Recorded that %u person acknowledged %s",
                                       "Recorded that %u people acknowledged %s", n),
                          n, ref);
}

/**
 * isms_acknowledgement_free:
 * @self: (transfer full): an acknowledgement
 */
void
isms_acknowledgement_free (IsmsAcknowledgement *self)
{
  g_free (self->name);
  g_free (self->unit);
  g_free (self->acknowledged_on);
  g_free (self);
}

/**
 * isms_document_load_acknowledgements:
 * @database: a connection of the calling thread
 * @document: the id of a document
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsAcknowledgement): who has acknowledged the version in
 *   force and who of those who are asked has not, these first; none where no version is in force;
 *   %NULL on error
 */
GPtrArray *
isms_document_load_acknowledgements (IsmsDatabase *database, gint64 document, GError **error)
{
  g_autoptr (GPtrArray) list =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_acknowledgement_free);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT * FROM (SELECT p.id, p.name AS name, (SELECT u.title FROM unit AS u WHERE u.id = "
      "p.unit_id), NULL AS day "
      "FROM person AS p JOIN document_version AS v ON v.document_id = ?1 AND v.state = 'effective' "
      "WHERE p.active = 1 AND p.archived = 0 AND NOT EXISTS (SELECT 1 FROM acknowledgement AS a "
      "WHERE a.document_version_id = v.id AND a.person_id = p.id) "
      "AND (NOT EXISTS (SELECT 1 FROM document_audience AS u WHERE u.document_id = ?1) "
      "OR p.id IN (SELECT r.person_id FROM document_reader AS r WHERE r.document_id = ?1)) "
      "UNION ALL SELECT a.person_id, a.person, (SELECT u.title FROM person AS p JOIN unit AS u "
      "ON u.id = p.unit_id WHERE p.id = a.person_id), a.acknowledged_on "
      "FROM document_version AS v JOIN acknowledgement AS a ON a.document_version_id = v.id "
      "WHERE v.document_id = ?1 AND v.state = 'effective') "
      "ORDER BY day IS NOT NULL, name COLLATE NOCASE, 1",
      error);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, document);
  while (isms_statement_next (statement, error))
    {
      IsmsAcknowledgement *self = g_new0 (IsmsAcknowledgement, 1);

      self->person = isms_statement_get_int (statement, 0);
      self->name = isms_statement_dup_text (statement, 1);
      self->unit = isms_statement_dup_text (statement, 2);
      self->acknowledged_on = isms_statement_dup_text (statement, 3);
      g_ptr_array_add (list, self);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&list);
}
