/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The agenda: what is asked of it, and its rows. */

#include "isms-config.h"

#include "isms-cli-agenda.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-record.h"
#include "isms-cli-table.h"
#include "isms-day.h"

void
isms_cli_agenda_clear (IsmsCliAgenda *self)
{
  g_clear_pointer (&self->from, g_free);
  g_clear_pointer (&self->to, g_free);
  g_clear_pointer (&self->names, g_strfreev);
  g_clear_pointer (&self->kinds, g_ptr_array_unref);
}

gboolean
isms_cli_agenda_is_asked (const IsmsCliAgenda *self)
{
  return self->from != NULL || self->to != NULL || self->names != NULL;
}

static gboolean
check_day (const IsmsCommand *command, const char *day)
{
  if (day == NULL || isms_day_is_valid (day))
    return TRUE;
  isms_cli_refuse (command, _ ("“%s” is no date; 2026-11-23 is"), day);
  return FALSE;
}

static gboolean
find_kinds (IsmsCliAgenda *self, const IsmsCommand *command)
{
  self->kinds = g_ptr_array_new ();
  for (guint i = 0; self->names[i] != NULL; i++)
    {
      const IsmsKind *kind = isms_cli_find_kind (command, self->names[i]);

      if (kind == NULL)
        return FALSE;
      if (!isms_agenda_has (kind))
        {
          /* Translators: a kind of records */
          isms_cli_refuse (command, _ ("%s have no day on which they are due"), _ (kind->plural));
          return FALSE;
        }
      g_ptr_array_add (self->kinds, (gpointer) kind);
    }
  g_ptr_array_add (self->kinds, NULL);
  return TRUE;
}

gboolean
isms_cli_agenda_resolve (IsmsCliAgenda *self,
                         const IsmsCommand *command,
                         IsmsDatabase *reader,
                         const char *person,
                         IsmsAgendaAsked *asked)
{
  if (!check_day (command, self->from) || !check_day (command, self->to))
    return FALSE;
  asked->from = self->from;
  asked->to = self->to;
  if (self->names != NULL && !find_kinds (self, command))
    return FALSE;
  if (self->kinds != NULL)
    asked->kinds = (const IsmsKind *const *) (void *) self->kinds->pdata;
  if (person == NULL)
    return TRUE;
  asked->person = isms_cli_find_record (reader, isms_kind_find ("person"), person, NULL);
  if (asked->person == 0)
    isms_cli_refuse (command, _ ("nobody is called “%s”"), person);
  return asked->person != 0;
}

static void
add_member (JsonBuilder *json, const char *name, const char *text)
{
  json_builder_set_member_name (json, name);
  if (text != NULL)
    json_builder_add_string_value (json, text);
  else
    json_builder_add_null_value (json);
}

static void
add_json (JsonBuilder *json, const IsmsAgendaItem *item)
{
  json_builder_begin_object (json);
  add_member (json, "kind", item->kind->name);
  add_member (json, "ref", item->ref);
  add_member (json, "title", item->title);
  add_member (json, "day", item->day);
  add_member (json, "last", item->last);
  add_member (json, "starts_at", item->starts_at);
  add_member (json, "ends_at", item->ends_at);
  add_member (json, "who", item->who);
  json_builder_set_member_name (json, "overdue");
  json_builder_add_boolean_value (json, item->overdue);
  json_builder_end_object (json);
}

/* "5 Mar 2026", "5 Mar 2026 to 6 Mar 2026", "5 Mar 2026, 09:00" */
static char *
dup_when (const IsmsAgendaItem *item)
{
  g_autofree char *day = isms_day_dup_words (item->day);
  g_autofree char *last = isms_day_dup_words (item->last);

  if (item->starts_at != NULL)
    return isms_day_dup_moment (item->starts_at);
  if (g_str_equal (item->day, item->last))
    return g_steal_pointer (&day);
  /* Translators: a span of days: 5 Mar 2026 to 6 Mar 2026 */
  return g_strdup_printf (_ ("%s to %s"), day, last);
}

static void
add_row (IsmsCliTable *table, const IsmsAgendaItem *item)
{
  g_autofree char *when = dup_when (item);

  isms_cli_table_add (table, when);
  isms_cli_table_add (table, item->ref);
  isms_cli_table_add (table, item->title);
  isms_cli_table_add (table, item->what != NULL ? item->what : _ (item->kind->label));
  isms_cli_table_add (table, item->who);
  isms_cli_table_add (table, item->overdue ? _ ("Overdue") : NULL);
}

gboolean
isms_cli_agenda_print (IsmsDatabase *reader,
                       const IsmsAgendaAsked *asked,
                       gboolean as_json,
                       GError **error)
{
  g_autoptr (GPtrArray) items = isms_agenda_load (reader, asked, error);
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (6);
  g_autoptr (JsonBuilder) json = json_builder_new ();

  if (items == NULL)
    return FALSE;
  json_builder_begin_array (json);
  isms_cli_table_add (table, _ ("Day"));
  isms_cli_table_add (table, _ ("Ref"));
  isms_cli_table_add (table, _ ("Title"));
  isms_cli_table_add (table, _ ("What"));
  isms_cli_table_add (table, _ ("Who"));
  isms_cli_table_add (table, _ ("Stands Out"));
  for (guint i = 0; i < items->len; i++)
    {
      add_row (table, items->pdata[i]);
      add_json (json, items->pdata[i]);
    }
  json_builder_end_array (json);
  if (as_json)
    isms_cli_print_json (json);
  else
    isms_cli_table_print (table);
  return TRUE;
}
