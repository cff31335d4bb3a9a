/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What every report takes from its workspace: whose it is, and who may read it. */

#include "isms-report-workspace.h"

#include <string.h>

/* The organisation lists its labels one a line, the most open first. */
static char *
dup_most_closed (const char *labels)
{
  g_autofree char *stripped = g_strstrip (g_strdup (labels != NULL ? labels : ""));
  const char *last = strrchr (stripped, '\n');

  if (*stripped == '\0')
    return NULL;
  return g_strdup (last != NULL ? last + 1 : stripped);
}

/**
 * isms_report_read_organisation:
 * @self: a report that is being made
 * @db: a connection of the calling thread
 * @scope: (out) (optional) (nullable): the scope of the ISMS (4.3)
 * @error: what went wrong
 *
 * Sets the organisation's name, and the most closed of its labels as the classification.
 *
 * Returns: %FALSE on error
 */
gboolean
isms_report_read_organisation (IsmsReport *self, IsmsDatabase *db, char **scope, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (db, "SELECT name, scope, classifications FROM organisation", error);
  GError *failure = NULL;

  if (scope != NULL)
    *scope = NULL;
  if (statement == NULL)
    return FALSE;
  if (isms_statement_next (statement, &failure))
    {
      g_autofree char *label = dup_most_closed (isms_statement_get_text (statement, 2));

      isms_report_set_organisation (self, isms_statement_get_text (statement, 0));
      isms_report_set_classification (self, label);
      if (scope != NULL)
        *scope = isms_statement_dup_text (statement, 1);
    }
  if (failure == NULL)
    return TRUE;
  g_propagate_error (error, failure);
  return FALSE;
}
