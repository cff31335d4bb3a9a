/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The grid of roles and what they have to do with, as it stands in the table responsibility. */

#include "isms-config.h"

#include "isms-responsibility.h"

#include <glib/gi18n-lib.h>

static const struct
{
  const char *stored;
  const char *letters;
  const char *words;
} letters[] = {
  [ISMS_RACI_NONE] = { NULL, "", N_ ("Nothing") },
  /* Translators: of the matrix of responsibilities: the letter for who does it */
  [ISMS_RACI_RESPONSIBLE] = { "R", N_ ("R"), N_ ("Responsible") },
  /* Translators: the letter for who answers for it */
  [ISMS_RACI_ACCOUNTABLE] = { "A", N_ ("A"), N_ ("Accountable") },
  [ISMS_RACI_BOTH] = { "AR", N_ ("A/R"), N_ ("Accountable and responsible") },
  /* Translators: the letter for who is asked before */
  [ISMS_RACI_CONSULTED] = { "C", N_ ("C"), N_ ("Consulted") },
  /* Translators: the letter for who is told after */
  [ISMS_RACI_INFORMED] = { "I", N_ ("I"), N_ ("Informed") },
};

/**
 * isms_raci_get_letters:
 * @raci: what a role is in something
 *
 * Returns: (transfer none): as the matrix shows it, translated; "" for nothing
 */
const char *
isms_raci_get_letters (IsmsRaci raci)
{
  return raci == ISMS_RACI_NONE ? "" : _ (letters[raci].letters);
}

/**
 * isms_raci_get_words:
 * @raci: what a role is in something
 *
 * Returns: (transfer none): the same in words, translated
 */
const char *
isms_raci_get_words (IsmsRaci raci)
{
  return _ (letters[raci].words);
}

static IsmsRaci
find_letter (const char *stored)
{
  for (guint i = 1; i < G_N_ELEMENTS (letters); i++)
    if (g_strcmp0 (letters[i].stored, stored) == 0)
      return (IsmsRaci) i;
  return ISMS_RACI_NONE;
}

/* --- Reading --- */

static void
free_role (gpointer data)
{
  IsmsRaciRole *role = data;

  g_free (role->ref);
  g_free (role->title);
  g_free (role->holder);
  g_free (role);
}

static void
free_row (gpointer data)
{
  IsmsRaciRow *row = data;

  g_free (row->ref);
  g_free (row->title);
  g_free (row->cells);
  g_free (row);
}

/**
 * isms_raci_grid_free:
 * @self: (nullable): a grid
 */
void
isms_raci_grid_free (IsmsRaciGrid *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->roles);
  g_ptr_array_unref (self->rows);
  g_free (self);
}

static gboolean
load_roles (IsmsRaciGrid *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT r.id, r.ref, r.title, (SELECT p.name FROM person AS p WHERE p.id = r.holder_id) "
      "FROM role AS r WHERE r.archived = 0 ORDER BY r.ref_key",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      IsmsRaciRole *role = g_new0 (IsmsRaciRole, 1);

      role->id = isms_statement_get_int (statement, 0);
      role->ref = g_strdup (isms_statement_get_text (statement, 1));
      role->title = g_strdup (isms_statement_get_text (statement, 2));
      role->holder = g_strdup (isms_statement_get_text (statement, 3));
      g_ptr_array_add (self->roles, role);
    }
  return !isms_statement_failed (statement);
}

static guint
find_role (IsmsRaciGrid *self, gint64 id)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (((const IsmsRaciRole *) self->roles->pdata[i])->id == id)
      return i;
  return G_MAXUINT;
}

/* The last one, if that is it: they come in order. */
static IsmsRaciRow *
ensure_row (IsmsRaciGrid *self, const IsmsKind *kind, gint64 id, IsmsStatement *statement)
{
  IsmsRaciRow *last = self->rows->len > 0 ? self->rows->pdata[self->rows->len - 1] : NULL;
  IsmsRaciRow *row;

  if (last != NULL && last->kind == kind && last->id == id)
    return last;
  row = g_new0 (IsmsRaciRow, 1);
  row->kind = kind;
  row->id = id;
  row->ref = g_strdup (isms_statement_get_text (statement, 4));
  row->title = g_strdup (isms_statement_get_text (statement, 5));
  row->cells = g_new0 (IsmsRaci, self->roles->len + 1);
  g_ptr_array_add (self->rows, row);
  return row;
}

static gboolean
load_rows (IsmsRaciGrid *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT p.for_kind, p.for_id, p.role_id, p.letter, n.ref, n.title "
      "FROM responsibility AS p JOIN named_record AS n ON n.kind = p.for_kind AND n.id = p.for_id "
      "ORDER BY p.for_kind, n.ref_key, p.for_id",
      error);

  if (statement == NULL)
    return FALSE;
  while (isms_statement_next (statement, error))
    {
      const IsmsKind *kind = isms_kind_find (isms_statement_get_text (statement, 0));
      guint role = find_role (self, isms_statement_get_int (statement, 2));

      if (kind == NULL || role == G_MAXUINT)
        continue;
      ensure_row (self, kind, isms_statement_get_int (statement, 1), statement)->cells[role] =
          find_letter (isms_statement_get_text (statement, 3));
    }
  return !isms_statement_failed (statement);
}

/**
 * isms_raci_load:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: (transfer full): which role is what in what (5.3); %NULL on error
 */
IsmsRaciGrid *
isms_raci_load (IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsRaciGrid) self = g_new0 (IsmsRaciGrid, 1);

  self->roles = g_ptr_array_new_with_free_func (free_role);
  self->rows = g_ptr_array_new_with_free_func (free_row);
  if (!load_roles (self, database, error) || !load_rows (self, database, error))
    return NULL;
  return g_steal_pointer (&self);
}

static gboolean
is_accountable (IsmsRaci raci)
{
  return raci == ISMS_RACI_ACCOUNTABLE || raci == ISMS_RACI_BOTH;
}

/**
 * isms_raci_grid_lacks_accountable:
 * @self: a grid
 * @row: one of its rows
 *
 * Returns: %TRUE if no role in use is accountable for it
 */
gboolean
isms_raci_grid_lacks_accountable (const IsmsRaciGrid *self, const IsmsRaciRow *row)
{
  for (guint i = 0; i < self->roles->len; i++)
    if (is_accountable (row->cells[i]))
      return FALSE;
  return TRUE;
}

/* --- Writing --- */

typedef struct
{
  gint64 role;
  const IsmsKind *kind;
  gint64 id;
  IsmsRaci raci;
} Setting;

/* 5.3: what two are accountable for, nobody is. */
static gboolean
check_alone (IsmsWriter *writer, const Setting *setting, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT r.title FROM responsibility AS p JOIN role AS r ON r.id = p.role_id "
      "WHERE p.for_kind = ? AND p.for_id = ? AND p.role_id <> ? AND p.letter IN ('A', 'AR')",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_text (statement, 1, setting->kind->name);
  isms_statement_bind_int (statement, 2, setting->id);
  isms_statement_bind_int (statement, 3, setting->role);
  if (isms_statement_next (statement, error))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: the title of a role */
                   _ ("“%s” is accountable for this already, and only one can be. Take that away "
                      "first."),
                   isms_statement_get_text (statement, 0));
      return FALSE;
    }
  return !isms_statement_failed (statement);
}

static gboolean
find_row (IsmsWriter *writer, const Setting *setting, gint64 *id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT id FROM responsibility WHERE role_id = ? AND for_kind = ? AND for_id = ?", error);

  *id = 0;
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, setting->role);
  isms_statement_bind_text (statement, 2, setting->kind->name);
  isms_statement_bind_int (statement, 3, setting->id);
  if (isms_statement_next (statement, error))
    *id = isms_statement_get_int (statement, 0);
  return !isms_statement_failed (statement);
}

static gboolean
write_letter (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const Setting *setting = data;
  g_autoptr (IsmsRow) row = isms_row_new ();
  gint64 id;

  if (!find_row (writer, setting, &id, error))
    return FALSE;
  if (setting->raci == ISMS_RACI_NONE)
    return id == 0 || isms_writer_delete (writer, "responsibility", id, error);
  if (is_accountable (setting->raci) && !check_alone (writer, setting, error))
    return FALSE;
  isms_row_set_text (row, "letter", letters[setting->raci].stored);
  if (id != 0)
    return isms_writer_update (writer, "responsibility", id, row, error);
  isms_row_set_int (row, "role_id", setting->role);
  isms_row_set_text (row, "for_kind", setting->kind->name);
  isms_row_set_int (row, "for_id", setting->id);
  return isms_writer_insert (writer, "responsibility", row, error) != 0;
}

/**
 * isms_raci_set:
 * @step: a step that is not committed yet
 * @role: the id of a role
 * @kind: the kind of a record
 * @id: its id
 * @raci: what the role is in it from now on
 *
 * The commit fails with %G_IO_ERROR_INVALID_DATA and a sentence where another role is accountable
 * already (5.3).
 */
void
isms_raci_set (IsmsStep *step, gint64 role, const IsmsKind *kind, gint64 id, IsmsRaci raci)
{
  Setting setting = { role, kind, id, raci };

  isms_step_call (step, write_letter, g_memdup2 (&setting, sizeof setting), g_free);
}
