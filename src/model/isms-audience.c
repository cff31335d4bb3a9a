/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who is asked. The views decide, so that lists, coverage and reports cannot disagree. */

#include "isms-config.h"

#include "isms-audience.h"

#include <glib/gi18n-lib.h>

const IsmsChoice isms_audiences[] = {
  { "everybody", N_ ("Everybody"), "all|everyone|alle|jeder" },
  { "some", N_ ("Units and Roles"), "units|roles|some|einheiten|rollen|einheiten und rollen" },
  { "nobody", N_ ("Whoever Wants"), "voluntary|none|freiwillig|niemand" },
  { NULL, NULL, NULL },
};

static GArray *
list_people (IsmsDatabase *database, const char *sql, gint64 id, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, sql, error);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, id);
  while (isms_statement_next (statement, error))
    {
      gint64 person = isms_statement_get_int (statement, 0);

      g_array_append_val (ids, person);
    }
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&ids);
}

/**
 * isms_audience_list_unit:
 * @database: a connection of the calling thread
 * @unit: the id of a unit
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): who is active in it or in a unit beneath it, by
 *   name; %NULL on error
 */
GArray *
isms_audience_list_unit (IsmsDatabase *database, gint64 unit, GError **error)
{
  return list_people (database,
                      "SELECT p.id FROM unit_person AS m JOIN person AS p ON p.id = m.person_id "
                      "WHERE m.unit_id = ? ORDER BY p.name COLLATE NOCASE, p.id",
                      unit, error);
}

/**
 * isms_audience_list_role:
 * @database: a connection of the calling thread
 * @role: the id of a role
 * @error: return location
 *
 * Returns: (transfer full) (element-type gint64): its holder and deputy, where they are active, by
 *   name; %NULL on error
 */
GArray *
isms_audience_list_role (IsmsDatabase *database, gint64 role, GError **error)
{
  return list_people (database,
                      "SELECT p.id FROM person_role AS m JOIN person AS p ON p.id = m.person_id "
                      "WHERE m.role_id = ? ORDER BY p.name COLLATE NOCASE, p.id",
                      role, error);
}
