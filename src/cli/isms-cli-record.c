/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records as the commands take and give them. */

#include "isms-cli-record.h"

#include "isms-money.h"

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
