/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The kinds of records: the list of them, and the fields that all have. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-method.h"

const IsmsField isms_common_fields[ISMS_N_COMMON] = {
  { "id", ISMS_FIELD_INTEGER, N_ ("Number"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_INTERNAL },
  { "uid", ISMS_FIELD_TEXT, N_ ("Identifier"), NULL, ISMS_FIELD_INTERNAL },
  { "ref", ISMS_FIELD_TEXT, N_ ("Ref"),
    N_ ("Its short name in reports and minutes. No two are the same."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED,
    .import_names = "reference|id|no|no.|nr|nr.|lfd. nr.|number|key|code|kennung|nummer|"
                    "numéro|n°|référence|réf" },
  { "created_at", ISMS_FIELD_TIME, N_ ("Created"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_INTERNAL },
  { "updated_at", ISMS_FIELD_TIME, N_ ("Changed"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_INTERNAL },
  { "archived", ISMS_FIELD_BOOLEAN, N_ ("Archived"), N_ ("Out of the lists, kept in the history."),
    ISMS_FIELD_INTERNAL },
};

static const IsmsKind *const kinds[] = {
  &isms_kind_issue,
  &isms_kind_party,
  &isms_kind_requirement,
  &isms_kind_feedback,
  &isms_kind_role,
  &isms_kind_commitment,
  &isms_kind_objective,
  &isms_kind_planned_change,
  &isms_kind_communication,
  &isms_kind_asset,
  &isms_kind_risk,
  &isms_kind_threat,
  &isms_kind_vulnerability,
  &isms_kind_control,
  &isms_kind_control_check,
  &isms_kind_framework,
  &isms_kind_evidence,
  &isms_kind_document,
  &isms_kind_action,
  &isms_kind_person,
  &isms_kind_unit,
  &isms_kind_course,
  &isms_kind_session,
  &isms_kind_attendance,
  &isms_kind_competence,
  &isms_kind_qualification,
  &isms_kind_metric,
  &isms_kind_measurement,
  &isms_kind_programme,
  &isms_kind_audit,
  &isms_kind_audit_session,
  &isms_kind_audit_item,
  &isms_kind_finding,
  &isms_kind_holiday,
  &isms_kind_review,
  &isms_kind_review_input,
  &isms_kind_review_participant,
  &isms_kind_review_decision,
  &isms_kind_review_addendum,
  &isms_kind_incident,
  &isms_kind_incident_entry,
  &isms_kind_supplier,
  &isms_kind_contract,
  &isms_kind_supplier_certificate,
  &isms_kind_supplier_assessment,
  &isms_kind_nonconformity,
  &isms_kind_improvement,
  &isms_kind_phase,
  &isms_kind_gap_item,
  &isms_kind_certificate,
  NULL,
};

/**
 * isms_kinds:
 *
 * Returns: (array zero-terminated=1) (transfer none): every kind, in the order of the sidebar
 */
const IsmsKind *const *
isms_kinds (void)
{
  return kinds;
}

/**
 * isms_kind_find:
 * @name: a kind's name ("risk") or import name ("risks")
 *
 * Returns: (nullable): the kind, or %NULL if there is none
 */
const IsmsKind *
isms_kind_find (const char *name)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (g_strcmp0 (kinds[i]->name, name) == 0 || g_strcmp0 (kinds[i]->import_name, name) == 0)
      return kinds[i];

  return NULL;
}

/**
 * isms_kind_find_number:
 * @number: a kind's number in the search index
 *
 * Returns: (nullable): the kind, or %NULL if there is none
 */
const IsmsKind *
isms_kind_find_number (guint number)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (kinds[i]->number == number)
      return kinds[i];

  return NULL;
}

int
isms_kind_find_index (const IsmsKind *self, const char *name)
{
  /* Who asks for each field in turn has their names from here. */
  for (guint i = 0; i < self->n_fields; i++)
    if (self->fields[i].name == name)
      return (int) (ISMS_N_COMMON + i);

  for (guint i = 0; i < ISMS_N_COMMON; i++)
    if (g_str_equal (isms_common_fields[i].name, name))
      return (int) i;

  for (guint i = 0; i < self->n_fields; i++)
    if (g_str_equal (self->fields[i].name, name))
      return (int) (ISMS_N_COMMON + i);

  return -1;
}

const IsmsField *
isms_kind_get_nth (const IsmsKind *self, guint index)
{
  if (index < ISMS_N_COMMON)
    return &isms_common_fields[index];

  return &self->fields[index - ISMS_N_COMMON];
}

/**
 * isms_kind_find_field:
 * @self: a kind
 * @name: the name of one of its own fields or of those that every kind has
 *
 * Returns: (nullable): the field, or %NULL if there is none
 */
const IsmsField *
isms_kind_find_field (const IsmsKind *self, const char *name)
{
  int index = isms_kind_find_index (self, name);

  return index < 0 ? NULL : isms_kind_get_nth (self, (guint) index);
}

/**
 * isms_kind_list_fields:
 * @self: a kind
 *
 * Returns: (transfer container) (element-type IsmsField): its own fields, in the order of lists
 */
GPtrArray *
isms_kind_list_fields (const IsmsKind *self)
{
  GPtrArray *list = g_ptr_array_sized_new (self->n_fields);

  for (guint i = 0; self->leading != NULL && self->leading[i] != NULL; i++)
    g_ptr_array_add (list, (gpointer) isms_kind_find_field (self, self->leading[i]));
  for (guint i = 0; i < self->n_fields; i++)
    if (self->leading == NULL || !g_strv_contains (self->leading, self->fields[i].name))
      g_ptr_array_add (list, (gpointer) &self->fields[i]);
  return list;
}

#define KEY_BITS 40 /* as the rows of the search index */

/**
 * isms_kind_make_key:
 * @self: a kind
 * @id: of one of its records
 *
 * Returns: a number for that record which no record of any kind shares
 */
gint64
isms_kind_make_key (const IsmsKind *self, gint64 id)
{
  return ((gint64) self->number << KEY_BITS) | id;
}

/**
 * isms_kind_split_key:
 * @key: what isms_kind_make_key () made
 * @id: (out): the record's id
 *
 * Returns: (nullable): the record's kind; %NULL where @key names none
 */
const IsmsKind *
isms_kind_split_key (gint64 key, gint64 *id)
{
  *id = key & (((gint64) 1 << KEY_BITS) - 1);
  return key > 0 ? isms_kind_find_number ((guint) (key >> KEY_BITS)) : NULL;
}

static const char *
write_key (void)
{
  g_autoptr (GString) sql = g_string_new ("((CASE for_kind");

  for (guint i = 0; kinds[i] != NULL; i++)
    g_string_append_printf (sql, " WHEN '%s' THEN %u", kinds[i]->name, kinds[i]->number);
  g_string_append_printf (sql, " END << %d) | for_id)", KEY_BITS);
  return g_intern_string (sql->str);
}

/**
 * isms_kind_get_link_column:
 * @self: a kind
 * @field: one of its fields of kind %ISMS_FIELD_LINKS or %ISMS_FIELD_RECORDS
 *
 * Returns: (transfer none): "<target>_id", or "other_id" where the kind links to itself; for
 *   %ISMS_FIELD_RECORDS what gives the key of the record, in SQL
 */
const char *
isms_kind_get_link_column (const IsmsKind *self, const IsmsField *field)
{
  g_autofree char *column = NULL;

  if (field->kind == ISMS_FIELD_RECORDS)
    return write_key ();
  if (g_str_equal (field->target, self->name))
    return "other_id";
  column = g_strconcat (field->target, "_id", NULL);
  return g_intern_string (column);
}

/**
 * isms_kind_load_links:
 * @self: a kind
 * @field: one of its fields of kind %ISMS_FIELD_LINKS or %ISMS_FIELD_RECORDS
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Reads every link of a field in one pass, for exports and imports.
 *
 * Returns: (transfer full) (element-type gint64 GArray): by the record's id, the ids, or keys, that
 * it links to, ascending; %NULL on error
 */
GHashTable *
isms_kind_load_links (const IsmsKind *self,
                      const IsmsField *field,
                      IsmsDatabase *database,
                      GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT %1$s_id, %2$s FROM %3$s ORDER BY %1$s_id, %2$s", self->name,
                       isms_kind_get_link_column (self, field), field->link_table);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);
  g_autoptr (GHashTable) links =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, (GDestroyNotify) g_array_unref);

  if (statement == NULL)
    return NULL;
  while (isms_statement_next (statement, error))
    {
      gint64 id = isms_statement_get_int (statement, 0);
      gint64 target = isms_statement_get_int (statement, 1);
      GArray *targets = g_hash_table_lookup (links, &id);

      if (targets == NULL)
        {
          targets = g_array_new (FALSE, FALSE, sizeof (gint64));
          g_hash_table_insert (links, g_memdup2 (&id, sizeof id), targets);
        }
      g_array_append_val (targets, target);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&links);
}

static gboolean
touches_any (const IsmsField *field, IsmsChange *change)
{
  for (guint i = 0; kinds[i] != NULL; i++)
    if (isms_field_takes (field, kinds[i]->name) && isms_change_touches (change, kinds[i]->name))
      return TRUE;
  return FALSE;
}

/**
 * isms_kind_is_touched:
 * @self: a kind
 * @change: what a step changed
 *
 * Whether records of this kind may look different after @change: it changed rows of their table, of
 * a table of links, of a table of their parts, or of what they refer to or are for.
 *
 * Returns: %TRUE if they may
 */
gboolean
isms_kind_is_touched (const IsmsKind *self, IsmsChange *change)
{
  if (isms_change_touches (change, self->name))
    return TRUE;

  for (guint i = 0; i < self->n_fields; i++)
    {
      const IsmsField *field = &self->fields[i];

      if (field->link_table != NULL && isms_change_touches (change, field->link_table))
        return TRUE;
      if (field->target != NULL && isms_change_touches (change, field->target))
        return TRUE;
      if (isms_field_names_any (field) && touches_any (field, change))
        return TRUE;
    }

  for (guint i = 0; self->parts != NULL && self->parts[i] != NULL; i++)
    if (isms_change_touches (change, self->parts[i]))
      return TRUE;

  for (guint i = 0; self->watched != NULL && self->watched[i] != NULL; i++)
    if (isms_change_touches (change, self->watched[i]))
      return TRUE;

  return FALSE;
}

/**
 * isms_kind_dup_uncounted:
 * @self: a kind
 *
 * Returns: (transfer full): an expression over its view that is true for records that only hold
 *   others together
 */
char *
isms_kind_dup_uncounted (const IsmsKind *self)
{
  if (self->holders == NULL)
    return g_strdup ("FALSE");
  return g_strdup_printf ("%s = '%s'", self->holders->field, self->holders->value);
}
