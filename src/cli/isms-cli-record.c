/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records as the commands take and give them. */

#include "isms-config.h"

#include "isms-cli-record.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-money.h"

#define MAX_NEAR 5 /* names */

/* @text: NULL is null. */
void
isms_cli_add_text (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  if (text != NULL)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

void
isms_cli_add_number (JsonBuilder *json, const char *name, gint64 number)
{
  json_builder_set_member_name (json, name);
  json_builder_add_int_value (json, number);
}

static void
add_words (JsonBuilder *json, const char *joined)
{
  g_auto (GStrv) words = g_strsplit (joined, " ", -1);

  json_builder_begin_array (json);
  for (guint i = 0; words[i] != NULL; i++)
    json_builder_add_string_value (json, words[i]);
  json_builder_end_array (json);
}

/* The value as it is stored, under the field's name; null where it is not set. Money is a string in
 * whole units: a number would lose cents, or tell nobody where the point is. */
void
isms_cli_add_field (JsonBuilder *json, IsmsRecord *record, const IsmsField *field)
{
  g_autofree char *money = NULL;

  json_builder_set_member_name (json, field->name);
  if (!isms_record_is_set (record, field->name))
    {
      json_builder_add_null_value (json);
      return;
    }
  switch (field->kind)
    {
    case ISMS_FIELD_MONEY:
      money = isms_money_dup_text (isms_record_get_int (record, field->name),
                                   isms_record_get_currency (record));
      json_builder_add_string_value (json, money);
      break;
    case ISMS_FIELD_INTEGER:
      json_builder_add_int_value (json, isms_record_get_int (record, field->name));
      break;
    case ISMS_FIELD_BOOLEAN:
      json_builder_add_boolean_value (json, isms_record_get_int (record, field->name) != 0);
      break;
    case ISMS_FIELD_REAL:
      json_builder_add_double_value (json, isms_record_get_real (record, field->name));
      break;
    case ISMS_FIELD_CHOICES:
      add_words (json, isms_record_get_text (record, field->name));
      break;
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_PROSE:
    case ISMS_FIELD_DATE:
    case ISMS_FIELD_TIME:
    case ISMS_FIELD_CHOICE:
    case ISMS_FIELD_REFERENCE:
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
    default:
      json_builder_add_string_value (json, isms_record_get_text (record, field->name));
      break;
    }
}

/* The members of an object that the caller has begun: its ref and every field that is shown. */
void
isms_cli_add_record (JsonBuilder *json, IsmsRecord *record)
{
  const IsmsKind *kind = isms_record_get_kind (record);

  json_builder_set_member_name (json, "ref");
  json_builder_add_string_value (json, isms_record_get_ref (record));
  for (guint i = 0; i < kind->n_fields; i++)
    if (!(kind->fields[i].flags & ISMS_FIELD_INTERNAL))
      isms_cli_add_field (json, record, &kind->fields[i]);
  json_builder_set_member_name (json, "archived");
  json_builder_add_boolean_value (json, isms_record_get_archived (record));
}

/* By its ref, or else by its whole title, whatever the case. 0: none, or an error. */
gint64
isms_cli_find_record (IsmsDatabase *database,
                      const IsmsKind *kind,
                      const char *words,
                      GError **error)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM %s WHERE ref = ?1 COLLATE NOCASE OR %s = ?1 COLLATE NOCASE "
                       "ORDER BY ref = ?1 COLLATE NOCASE DESC, id LIMIT 1",
                       kind->view, kind->title_field);
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);

  if (statement == NULL)
    return 0;
  isms_statement_bind_text (statement, 1, words);
  return isms_statement_next (statement, error) ? isms_statement_get_int (statement, 0) : 0;
}

/* Do two words begin alike? */
static gboolean
is_near (const char *a, const char *b)
{
  return strlen (a) > 1 && strlen (b) > 1
         && strncmp (a, b, MIN (MIN (strlen (a), strlen (b)), 3)) == 0;
}

static gboolean
has_near_word (const char *name, char **wanted)
{
  g_autofree char *folded = g_utf8_casefold (name, -1);
  g_auto (GStrv) words = g_str_tokenize_and_fold (folded, NULL, NULL);

  for (guint i = 0; words[i] != NULL; i++)
    for (guint j = 0; wanted[j] != NULL; j++)
      if (is_near (words[i], wanted[j]))
        return TRUE;
  return FALSE;
}

/* Some of those whose name is like @wanted, joined by ", "; of nobody, who there is at all. */
static char *
dup_near_names (IsmsDatabase *reader, const char *wanted)
{
  g_auto (GStrv) words = g_str_tokenize_and_fold (wanted, NULL, NULL);
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      reader, "SELECT ref, name FROM person_list WHERE archived = 0 ORDER BY name COLLATE NOCASE",
      NULL);
  g_autoptr (GPtrArray) near = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func (g_free);
  GPtrArray *told;

  while (select != NULL && isms_statement_next (select, NULL))
    {
      const char *name = isms_statement_get_text (select, 1);
      char *shown = g_strdup_printf ("%s (%s)", name, isms_statement_get_text (select, 0));

      g_ptr_array_add (all, shown);
      if (has_near_word (name, words))
        g_ptr_array_add (near, g_strdup (shown));
    }
  told = near->len > 0 ? near : all;
  g_ptr_array_set_size (told, (int) MIN (told->len, MAX_NEAR));
  g_ptr_array_add (told, NULL);
  return g_strjoinv (", ", (char **) told->pdata);
}

/* Who approves is known here (5.3): a name alone could be anybody's. 0 with @error where there is
 * nobody like that. */
gint64
isms_cli_find_approver (IsmsDatabase *reader, const char *words, GError **error)
{
  GError *failure = NULL;
  gint64 id = isms_cli_find_record (reader, isms_kind_find ("person"), words, &failure);
  g_autofree char *names = NULL;

  if (failure != NULL)
    g_propagate_error (error, failure);
  if (failure != NULL || id != 0)
    return id;
  names = dup_near_names (reader, words);
  if (*names == '\0')
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 _ ("“%s” is no person of the workspace, which has none yet. Nothing was approved. "
                    "Add the person first."),
                 words);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
                 /* Translators: what was written, and the names and refs of people */
                 _ ("“%s” is no person of the workspace. Nothing was approved. There are: %s"),
                 words, names);
  return 0;
}
