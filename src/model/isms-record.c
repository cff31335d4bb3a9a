/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records: values by field, as they stand in the view of their kind, and the properties over them.
 */

#include "isms-config.h"

#include <string.h>

#include "isms-kinds-private.h"
#include "isms-money.h"
#include "isms-record.h"

typedef struct
{
  const IsmsKind *kind;
  GValue *values;       /* by index of the field: the common ones, then the kind's own */
  gint64 *references;   /* the ids, by the same index */
  const char *currency; /* of its money; interned */
} IsmsRecordPrivate;

G_DEFINE_ABSTRACT_TYPE_WITH_PRIVATE (IsmsRecord, isms_record, G_TYPE_OBJECT)

/* Properties of the base class: the common fields, then this. A subclass numbers its own from
 * FIRST_OWN: two for each field, its value and its id. */
#define PROP_TITLE (ISMS_N_COMMON + 1)
#define FIRST_OWN 100

static IsmsRecordPrivate *
get_private (IsmsRecord *self)
{
  return isms_record_get_instance_private (self);
}

static guint
count_fields (const IsmsKind *kind)
{
  return ISMS_N_COMMON + kind->n_fields;
}

static const GValue *
find_value (IsmsRecord *self, const char *field)
{
  IsmsRecordPrivate *priv = get_private (self);
  int index = isms_kind_find_index (priv->kind, field);

  g_return_val_if_fail (index >= 0, NULL);
  return &priv->values[index];
}

static void
copy_to_property (const GValue *from, GValue *out)
{
  if (G_IS_VALUE (from))
    g_value_copy (from, out);
  else
    g_value_reset (out);
}

static GParamSpec *
make_spec (const IsmsField *field)
{
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;
  g_autofree char *dashed = g_strdelimit (g_strdup (field->name), "_", '-');
  const char *name = g_intern_string (dashed);

  switch (field->kind)
    {
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_MONEY:
      return g_param_spec_int64 (name, NULL, NULL, G_MININT64, G_MAXINT64, 0, flags);
    case ISMS_FIELD_REAL:
      return g_param_spec_double (name, NULL, NULL, -G_MAXDOUBLE, G_MAXDOUBLE, 0.0, flags);
    case ISMS_FIELD_BOOLEAN:
      return g_param_spec_boolean (name, NULL, NULL, FALSE, flags);
    default:
      return g_param_spec_string (name, NULL, NULL, NULL, flags);
    }
}

static void
get_property (GObject *object, guint id, GValue *out, GParamSpec *pspec)
{
  IsmsRecord *self = ISMS_RECORD (object);
  IsmsRecordPrivate *priv = get_private (self);
  guint index;

  if (id == PROP_TITLE)
    {
      g_value_set_string (out, isms_record_get_title (self));
      return;
    }

  index = id < FIRST_OWN ? id - 1 : ISMS_N_COMMON + (id - FIRST_OWN) / 2;
  if (id >= FIRST_OWN && (id - FIRST_OWN) % 2 == 1)
    g_value_set_int64 (out, priv->references[index]);
  else if (G_VALUE_HOLDS_BOOLEAN (out))
    g_value_set_boolean (out, G_IS_VALUE (&priv->values[index])
                                  && g_value_get_int64 (&priv->values[index]) != 0);
  else
    copy_to_property (&priv->values[index], out);
}

static void
isms_record_constructed (GObject *object)
{
  IsmsRecordPrivate *priv = get_private (ISMS_RECORD (object));

  priv->kind = ISMS_RECORD_GET_CLASS (object)->kind;
  priv->values = g_new0 (GValue, count_fields (priv->kind));
  priv->references = g_new0 (gint64, count_fields (priv->kind));

  G_OBJECT_CLASS (isms_record_parent_class)->constructed (object);
}

static void
isms_record_finalize (GObject *object)
{
  IsmsRecordPrivate *priv = get_private (ISMS_RECORD (object));

  for (guint i = 0; i < count_fields (priv->kind); i++)
    if (G_IS_VALUE (&priv->values[i]))
      g_value_unset (&priv->values[i]);
  g_free (priv->values);
  g_free (priv->references);

  G_OBJECT_CLASS (isms_record_parent_class)->finalize (object);
}

static void
isms_record_class_init (IsmsRecordClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  object_class->constructed = isms_record_constructed;
  object_class->finalize = isms_record_finalize;
  object_class->get_property = get_property;

  for (guint i = 0; i < ISMS_N_COMMON; i++)
    g_object_class_install_property (object_class, i + 1, make_spec (&isms_common_fields[i]));
  g_object_class_install_property (
      object_class, PROP_TITLE,
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY));
}

static void
isms_record_init (IsmsRecord *self)
{
}

/**
 * isms_record_class_set_kind:
 * @klass: the class of a subclass, in its class_init
 * @kind: the kind of its records
 *
 * Installs a read-only property for each field of @kind, "<name>-id" too for references. Every
 * record also has "title", whatever the kind calls it.
 */
void
isms_record_class_set_kind (IsmsRecordClass *klass, const IsmsKind *kind)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);

  klass->kind = kind;
  object_class->get_property = get_property;
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsField *field = &kind->fields[i];

      if (!g_str_equal (field->name, "title"))
        g_object_class_install_property (object_class, FIRST_OWN + 2 * i, make_spec (field));

      if (field->kind == ISMS_FIELD_REFERENCE)
        {
          const IsmsField id = { .name = isms_field_get_column (field),
                                 .kind = ISMS_FIELD_INTEGER };

          g_object_class_install_property (object_class, FIRST_OWN + 2 * i + 1, make_spec (&id));
        }
    }
}

/* Of bare records: the words for other records, and what is for the program alone. */
static gboolean
is_left_out (const IsmsField *field)
{
  return field->kind == ISMS_FIELD_REFERENCE || isms_field_has_links (field)
         || ((field->flags & ISMS_FIELD_INTERNAL) != 0
             && (field->flags & ISMS_FIELD_COMPUTED) != 0);
}

/* The columns of the view, one for each field and two for a reference, text first. */
static char *
write_select (const IsmsKind *kind, const char *source, gboolean bare, const char *const *wanted)
{
  GString *sql = g_string_new ("SELECT ");

  for (guint i = 0; i < count_fields (kind); i++)
    {
      const IsmsField *field = isms_kind_get_nth (kind, i);

      gboolean unwanted =
          wanted != NULL && i >= ISMS_N_COMMON && !g_strv_contains (wanted, field->name);

      g_string_append_printf (
          sql, "%s%s", i > 0 ? ", " : "",
          unwanted || (bare && i >= ISMS_N_COMMON && is_left_out (field)) ? "NULL" : field->name);
      if (field->kind == ISMS_FIELD_REFERENCE)
        g_string_append_printf (sql, ", %s", unwanted ? "NULL" : isms_field_get_column (field));
    }
  g_string_append_printf (sql, " FROM %s WHERE ", source);

  return g_string_free (sql, FALSE);
}

static IsmsRecord *
read_row (const IsmsKind *kind, IsmsStatement *statement, const char *currency)
{
  IsmsRecord *self = g_object_new (kind->get_type (), NULL);
  IsmsRecordPrivate *priv = get_private (self);
  int column = 0;

  priv->currency = currency;
  for (guint i = 0; i < count_fields (kind); i++)
    {
      isms_statement_get_value (statement, column++, &priv->values[i]);
      if (isms_kind_get_nth (kind, i)->kind == ISMS_FIELD_REFERENCE)
        priv->references[i] = isms_statement_get_int (statement, column++);
    }

  return self;
}

/* NULL where the kind keeps no money. */
static const char *
find_currency (IsmsDatabase *database, const IsmsKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].kind == ISMS_FIELD_MONEY)
      return isms_money_load_currency (database);
  return NULL;
}

/**
 * isms_record_load:
 * @db: a connection of the calling thread
 * @kind: the kind
 * @id: the record's id
 * @error: return location
 *
 * Returns: (transfer full) (nullable): the record; %NULL without an error if there is none
 */
IsmsRecord *
isms_record_load (IsmsDatabase *db, const IsmsKind *kind, gint64 id, GError **error)
{
  g_autofree char *select = write_select (kind, kind->view, FALSE, NULL);
  g_autofree char *sql = g_strconcat (select, "id = ?", NULL);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (db, sql, error);

  if (statement == NULL)
    return NULL;

  isms_statement_bind_int (statement, 1, id);
  if (!isms_statement_next (statement, error))
    return NULL;

  return read_row (kind, statement, find_currency (db, kind));
}

static char *
write_ids (const gint64 *ids, guint n_ids)
{
  GString *json = g_string_sized_new (8 * n_ids + 2);

  g_string_append_c (json, '[');
  for (guint i = 0; i < n_ids; i++)
    g_string_append_printf (json, "%s%" G_GINT64_FORMAT, i > 0 ? "," : "", ids[i]);
  g_string_append_c (json, ']');

  return g_string_free (json, FALSE);
}

static void
unref_record (gpointer record)
{
  g_clear_object (&record);
}

static char *
write_select_many (const IsmsKind *kind,
                   const char *source,
                   gboolean bare,
                   const char *const *wanted)
{
  g_autofree char *select = write_select (kind, source, bare, wanted);

  return g_strconcat (select, "id IN (SELECT value FROM json_each (?))", NULL);
}

static GPtrArray *
load_many (IsmsDatabase *db,
           const IsmsKind *kind,
           const char *source,
           gboolean bare,
           const char *const *wanted,
           const gint64 *ids,
           guint n_ids,
           GError **error)
{
  g_autofree char *sql = write_select_many (kind, source, bare, wanted);
  g_autofree char *json = write_ids (ids, n_ids);
  const char *currency = find_currency (db, kind);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (db, sql, error);
  g_autoptr (GHashTable) by_id =
      g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_object_unref);
  g_autoptr (GPtrArray) records = g_ptr_array_new_full (n_ids, unref_record);

  if (statement == NULL)
    return NULL;

  isms_statement_bind_text (statement, 1, json);
  while (isms_statement_next (statement, error))
    {
      IsmsRecord *record = read_row (kind, statement, currency);
      gint64 id = isms_record_get_id (record);

      g_hash_table_insert (by_id, g_memdup2 (&id, sizeof id), record);
    }
  if (isms_statement_failed (statement))
    return NULL;

  for (guint i = 0; i < n_ids; i++)
    {
      IsmsRecord *record = g_hash_table_lookup (by_id, &ids[i]);

      g_ptr_array_add (records, record != NULL ? g_object_ref (record) : NULL);
    }

  return g_steal_pointer (&records);
}

/**
 * isms_record_load_many:
 * @db: a connection of the calling thread
 * @kind: the kind
 * @ids: (array length=n_ids): ids, in any order
 * @n_ids: how many
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records in the order of @ids, with %NULL
 *   for each that there is not; %NULL on error
 */
GPtrArray *
isms_record_load_many (
    IsmsDatabase *db, const IsmsKind *kind, const gint64 *ids, guint n_ids, GError **error)
{
  return load_many (db, kind, kind->view, FALSE, NULL, ids, n_ids, error);
}

/**
 * isms_record_load_many_bare:
 *
 * isms_record_load_many() for who finds the records that these refer and link to by their ids: the
 * words for them are left out, and what is computed for the program alone, which takes the longest.
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records in the order of @ids, %NULL for
 * one that is gone; %NULL on error
 */
GPtrArray *
isms_record_load_many_bare (
    IsmsDatabase *db, const IsmsKind *kind, const gint64 *ids, guint n_ids, GError **error)
{
  return load_many (db, kind, kind->view, TRUE, NULL, ids, n_ids, error);
}

/**
 * isms_record_dup_sql:
 * @kind: the kind
 *
 * Returns: (transfer full): the statement of isms_record_load_many (), for who wants it compiled
 *   before it is needed
 */
char *
isms_record_dup_sql (const IsmsKind *kind)
{
  return write_select_many (kind, kind->view, FALSE, NULL);
}

/**
 * isms_record_load_found:
 * @db: a connection of the calling thread
 * @query: a query
 * @ids: (array length=n_ids): what it found, or some of it
 * @n_ids: how many
 * @error: return location
 *
 * As isms_record_load_many (), but as the records were on the day that @query is about.
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records in the order of @ids, with %NULL
 *   for each that there was not; %NULL on error
 */
GPtrArray *
isms_record_load_found (
    IsmsDatabase *db, IsmsQuery *query, const gint64 *ids, guint n_ids, GError **error)
{
  return isms_record_load_found_fields (db, query, ids, n_ids, NULL, error);
}

/**
 * isms_record_load_found_fields:
 * @db: a connection of the calling thread
 * @query: a query
 * @ids: (array length=n_ids): what it found, or some of it
 * @n_ids: how many
 * @fields: (nullable) (array zero-terminated=1): names of fields; %NULL: all
 * @error: return location
 *
 * isms_record_load_found () for who shows these fields alone, which is quicker: others are not set.
 *
 * Returns: (transfer full) (element-type IsmsRecord): the records in the order of @ids, with %NULL
 *   for each that there was not; %NULL on error
 */
GPtrArray *
isms_record_load_found_fields (IsmsDatabase *db,
                               IsmsQuery *query,
                               const gint64 *ids,
                               guint n_ids,
                               const char *const *fields,
                               GError **error)
{
  g_autofree char *source = isms_query_dup_source (query);

  return load_many (db, isms_query_get_kind (query), source, FALSE, fields, ids, n_ids, error);
}

/**
 * isms_record_load_links:
 * @db: a connection of the calling thread
 * @kind: the kind of the record
 * @id: its id
 * @field: a field of kind %ISMS_FIELD_LINKS or %ISMS_FIELD_RECORDS
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): the ids of what it links to, by their refs; the
 *   keys where they may be of any kind, by kind; %NULL on error
 */
GArray *
isms_record_load_links (
    IsmsDatabase *db, const IsmsKind *kind, gint64 id, const IsmsField *field, GError **error)
{
  g_return_val_if_fail (isms_field_has_links (field), NULL);

  g_autofree char *sql =
      field->kind == ISMS_FIELD_RECORDS
          ? g_strdup_printf ("SELECT %s FROM %s WHERE %s_id = ? ORDER BY 1",
                             isms_kind_get_link_column (kind, field), field->link_table, kind->name)
          : g_strdup_printf ("SELECT t.id FROM %s AS l JOIN %s AS t ON t.id = l.%s "
                             "WHERE l.%s_id = ? ORDER BY t.ref_key, t.id",
                             field->link_table, field->target,
                             isms_kind_get_link_column (kind, field), kind->name);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (db, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;

  isms_statement_bind_int (statement, 1, id);
  while (isms_statement_next (statement, error))
    {
      gint64 target = isms_statement_get_int (statement, 0);

      g_array_append_val (ids, target);
    }
  if (isms_statement_failed (statement))
    return NULL;

  return g_steal_pointer (&ids);
}

static gboolean
equal_values (const GValue *one, const GValue *other)
{
  if (G_VALUE_TYPE (one) != G_VALUE_TYPE (other))
    return FALSE;
  if (!G_IS_VALUE (one))
    return TRUE;
  if (G_VALUE_HOLDS_STRING (one))
    return g_strcmp0 (g_value_get_string (one), g_value_get_string (other)) == 0;
  if (G_VALUE_HOLDS_INT64 (one))
    return g_value_get_int64 (one) == g_value_get_int64 (other);

  return g_value_get_double (one) == g_value_get_double (other);
}

static void
take_value (IsmsRecord *self, IsmsRecord *from, guint index)
{
  IsmsRecordPrivate *priv = get_private (self);
  IsmsRecordPrivate *source = get_private (from);
  const IsmsField *field = isms_kind_get_nth (priv->kind, index);

  if (!equal_values (&priv->values[index], &source->values[index]))
    {
      if (G_IS_VALUE (&priv->values[index]))
        g_value_unset (&priv->values[index]);
      if (G_IS_VALUE (&source->values[index]))
        {
          g_value_init (&priv->values[index], G_VALUE_TYPE (&source->values[index]));
          g_value_copy (&source->values[index], &priv->values[index]);
        }
      g_object_notify (G_OBJECT (self), field->name);
      if (!g_str_equal (field->name, "title") && g_str_equal (field->name, priv->kind->title_field))
        g_object_notify (G_OBJECT (self), "title");
    }

  if (priv->references[index] != source->references[index])
    {
      priv->references[index] = source->references[index];
      g_object_notify (G_OBJECT (self), isms_field_get_column (field));
    }
}

/**
 * isms_record_update_from:
 * @self: a record
 * @from: the same record, read later
 *
 * Takes the values of @from and notifies the properties that differ, after all are taken.
 */
void
isms_record_update_from (IsmsRecord *self, IsmsRecord *from)
{
  IsmsRecordPrivate *priv = get_private (self);

  g_return_if_fail (priv->kind == isms_record_get_kind (from));
  priv->currency = get_private (from)->currency;
  g_return_if_fail (isms_record_get_id (self) == isms_record_get_id (from));

  g_object_freeze_notify (G_OBJECT (self));
  for (guint i = 0; i < count_fields (priv->kind); i++)
    take_value (self, from, i);
  g_object_thaw_notify (G_OBJECT (self));
}

/**
 * isms_record_get_kind:
 * @self: a record
 *
 * Returns: (transfer none): its kind
 */
const IsmsKind *
isms_record_get_kind (IsmsRecord *self)
{
  return get_private (self)->kind;
}

/**
 * isms_record_get_id:
 * @self: a record
 *
 * Returns: its id; 0 for one that was made without values
 */
gint64
isms_record_get_id (IsmsRecord *self)
{
  return isms_record_get_int (self, "id");
}

/**
 * isms_record_get_ref:
 * @self: a record
 *
 * Returns: its short name, "R-014"; %NULL for one that was made without values
 */
const char *
isms_record_get_ref (IsmsRecord *self)
{
  return isms_record_get_text (self, "ref");
}

/**
 * isms_record_get_title:
 * @self: a record
 *
 * Returns: what a person calls it: the field that its kind names for that
 */
const char *
isms_record_get_title (IsmsRecord *self)
{
  return isms_record_get_text (self, get_private (self)->kind->title_field);
}

/**
 * isms_record_get_archived:
 * @self: a record
 *
 * Returns: whether it is out of the lists
 */
gboolean
isms_record_get_archived (IsmsRecord *self)
{
  return isms_record_get_int (self, "archived") != 0;
}

/**
 * isms_record_is_set:
 * @self: a record
 * @field: the name of one of its fields
 *
 * Returns: whether the field has a value
 */
gboolean
isms_record_is_set (IsmsRecord *self, const char *field)
{
  const GValue *value = find_value (self, field);

  return value != NULL && G_IS_VALUE (value);
}

/**
 * isms_record_is_moot:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: whether lists and forms say nothing of @field: because of what another field has, or
 *   because another one that comes before it has nothing yet
 */
gboolean
isms_record_is_moot (IsmsRecord *self, const IsmsField *field)
{
  if (field->moot_field == NULL)
    return FALSE;
  if (field->moot_value == NULL)
    return !isms_record_is_set (self, field->moot_field) && !isms_record_is_set (self, field->name);
  return g_strcmp0 (isms_record_get_text (self, field->moot_field), field->moot_value) == 0;
}

/**
 * isms_record_get_text:
 * @self: a record
 * @field: the name of one of its fields, kept as text
 *
 * Returns: (nullable): the text as it is stored (of a reference or links: what the view says), or
 *   %NULL when it is not set. Valid until the record changes.
 */
const char *
isms_record_get_text (IsmsRecord *self, const char *field)
{
  const GValue *value = find_value (self, field);

  return value != NULL && G_VALUE_HOLDS_STRING (value) ? g_value_get_string (value) : NULL;
}

/**
 * isms_record_get_int:
 * @self: a record
 * @field: the name of one of its fields, kept as a whole number
 *
 * Returns: the number; 0 when it is not set
 */
gint64
isms_record_get_int (IsmsRecord *self, const char *field)
{
  const GValue *value = find_value (self, field);

  return value != NULL && G_VALUE_HOLDS_INT64 (value) ? g_value_get_int64 (value) : 0;
}

/**
 * isms_record_get_real:
 * @self: a record
 * @field: the name of one of its fields, kept as a number
 *
 * Returns: the number; 0 when it is not set
 */
double
isms_record_get_real (IsmsRecord *self, const char *field)
{
  const GValue *value = find_value (self, field);

  if (value != NULL && G_VALUE_HOLDS_INT64 (value))
    return (double) g_value_get_int64 (value);
  return value != NULL && G_VALUE_HOLDS_DOUBLE (value) ? g_value_get_double (value) : 0.0;
}

/**
 * isms_record_get_reference:
 * @self: a record
 * @field: the name of a field of kind %ISMS_FIELD_REFERENCE
 *
 * Returns: the id of what it refers to, or 0
 */
gint64
isms_record_get_reference (IsmsRecord *self, const char *field)
{
  IsmsRecordPrivate *priv = get_private (self);
  int index = isms_kind_find_index (priv->kind, field);

  g_return_val_if_fail (index >= 0, 0);
  return priv->references[index];
}

/**
 * isms_record_get_currency:
 * @self: a record
 *
 * Returns: (nullable) (transfer none): the currency of its money; %NULL where its kind keeps none
 */
const char *
isms_record_get_currency (IsmsRecord *self)
{
  return get_private (self)->currency;
}

/**
 * isms_record_dup_display:
 * @self: a record
 * @field: one of its fields
 *
 * Returns: (transfer full): the value as a person reads it, "" when it is not set
 */
char *
isms_record_dup_display (IsmsRecord *self, const IsmsField *field)
{
  const GValue *value = find_value (self, field->name);

  if (field->kind == ISMS_FIELD_MONEY && G_IS_VALUE (value))
    return isms_money_dup_display (g_value_get_int64 (value), get_private (self)->currency);
  return isms_field_dup_display (field, value);
}

/* --- Records by what people call them --- */

static gint64
find_in (IsmsDatabase *database,
         const IsmsKind *kind,
         const char *column,
         const char *words,
         GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT id FROM %s WHERE %s = ? COLLATE NOCASE ORDER BY archived, id LIMIT 1", kind->name,
      column);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return 0;
  isms_statement_bind_text (statement, 1, words);
  return isms_statement_next (statement, error) ? isms_statement_get_int (statement, 0) : 0;
}

static const IsmsKind *
split_kind (const char **words)
{
  const char *colon = strchr (*words, ':');
  g_autofree char *name = colon != NULL ? g_strndup (*words, colon - *words) : NULL;
  const IsmsKind *kind = name != NULL ? isms_kind_find (name) : NULL;

  if (kind != NULL)
    *words = colon + 1 + strspn (colon + 1, " ");
  return kind;
}

/**
 * isms_record_find:
 * @database: a connection of the calling thread
 * @words: a ref, a ref behind its kind and a colon, or a whole title; in any case
 * @id: (out): the record's id; 0 where none is found
 * @error: return location
 *
 * Finds a record of whatever kind, refs before titles, in the order of the kinds.
 *
 * Returns: (nullable): its kind; %NULL with or without an error
 */
const IsmsKind *
isms_record_find (IsmsDatabase *database, const char *words, gint64 *id, GError **error)
{
  const char *name = words;
  const IsmsKind *only = split_kind (&name);
  g_autoptr (GError) failure = NULL;

  *id = 0;
  for (guint pass = 0; pass < 2; pass++)
    for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
      {
        if (only != NULL && *kind != only)
          continue;
        *id = find_in (database, *kind, pass == 0 ? "ref" : (*kind)->title_field, name, &failure);
        if (failure != NULL)
          {
            g_propagate_error (error, g_steal_pointer (&failure));
            return NULL;
          }
        if (*id != 0)
          return *kind;
      }
  return NULL;
}
