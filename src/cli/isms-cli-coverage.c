/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* parapet-cli coverage: what the Statement of Applicability already covers of a framework, or what
 * the audits of a programme reach. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-coverage.h"
#include "isms-cli-framework.h"
#include "isms-cli-record.h"
#include "isms-cli-table.h"
#include "isms-coverage.h"
#include "isms-record.h"

#define MAX_TITLE 60 /* letters of it that are shown */

static void
print_json (GPtrArray *rows, const IsmsCoverageFigures *figures)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  isms_cli_add_number (json, "controls", figures->n);
  for (guint i = 0; i < ISMS_N_COVERAGES; i++)
    isms_cli_add_number (json, isms_coverage_get_name ((IsmsCoverage) i), figures->counts[i]);
  json_builder_set_member_name (json, "rows");
  json_builder_begin_array (json);
  for (guint i = 0; i < rows->len; i++)
    {
      const IsmsCoverageRow *row = rows->pdata[i];

      json_builder_begin_object (json);
      isms_cli_add_text (json, "ref", row->ref);
      isms_cli_add_text (json, "title", row->title);
      isms_cli_add_text (json, "coverage", isms_coverage_get_name (row->coverage));
      isms_cli_add_text (json, "by", row->by);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

static void
print_table (GPtrArray *rows, const IsmsCoverageFigures *figures)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (4);
  g_autofree char *sentence = isms_coverage_figures_dup_sentence (figures);

  for (guint i = 0; i < rows->len; i++)
    {
      const IsmsCoverageRow *row = rows->pdata[i];
      g_autofree char *title = g_utf8_truncate_middle (row->title, MAX_TITLE);

      isms_cli_table_add (table, row->ref);
      isms_cli_table_add (table, isms_coverage_get_label (row->coverage));
      isms_cli_table_add (table, title);
      isms_cli_table_add (table, row->by);
    }
  isms_cli_table_print (table);
  isms_cli_print ("%s\n", sentence);
}

/* --- Audits (9.2.2) --- */

static void
print_audits_json (const IsmsAuditCoverage *coverage)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();

  json_builder_begin_object (json);
  isms_cli_add_text (json, "programme", coverage->ref);
  isms_cli_add_number (json, "requirements", coverage->n);
  isms_cli_add_number (json, "never", coverage->n_never);
  isms_cli_add_number (json, "planned", coverage->n_planned);
  isms_cli_add_number (json, "failed", coverage->n_failed);
  json_builder_set_member_name (json, "rows");
  json_builder_begin_array (json);
  for (guint i = 0; i < coverage->rows->len; i++)
    {
      const IsmsAuditRow *row = coverage->rows->pdata[i];

      if (row->group || row->gone)
        continue;
      json_builder_begin_object (json);
      isms_cli_add_text (json, "ref", row->ref);
      isms_cli_add_text (json, "title", row->title);
      isms_cli_add_number (json, "weight", row->weight);
      isms_cli_add_text (json, "why", row->why);
      isms_cli_add_number (json, "never", row->n_never);
      isms_cli_add_text (json, "last_audit", row->last_ref);
      isms_cli_add_text (json, "last_on", row->last_on);
      isms_cli_add_text (json, "last_result",
                         row->last_ref != NULL ? isms_audit_sign_get_name (row->last) : NULL);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
  json_builder_end_object (json);
  isms_cli_print_json (json);
}

static void
print_audits_table (const IsmsAuditCoverage *coverage)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (5);
  g_autofree char *sentence = isms_audit_coverage_dup_sentence (coverage);

  for (guint i = 0; i < coverage->rows->len; i++)
    {
      const IsmsAuditRow *row = coverage->rows->pdata[i];
      g_autofree char *title = g_utf8_truncate_middle (row->title, MAX_TITLE);

      if (row->group || row->gone)
        continue;
      isms_cli_table_add (table, row->ref);
      isms_cli_table_add (table, title);
      isms_cli_table_add (table, isms_audit_weight_get_words (row->weight));
      isms_cli_table_add (table, row->last_ref != NULL ? isms_audit_sign_get_words (row->last)
                                                       : _ ("never audited"));
      isms_cli_table_add (table, row->last_ref);
    }
  isms_cli_table_print (table);
  isms_cli_print ("%s\n", sentence);
}

/* @ref NULL: of the programme that runs. 0: of none, with @status where that is wrong. */
static gint64
find_programme (IsmsDatabase *database, const char *path, const char *ref, IsmsExit *status)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *words = g_strdup_printf ("programme:%s", ref != NULL ? ref : "");
  gint64 id = 0;

  if (ref == NULL)
    id = isms_audit_coverage_find_programme (database, &error);
  else if (!isms_record_find (database, words, &id, &error) && error == NULL)
    g_set_error (&error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("there is no audit programme “%s”"), ref);
  if (error != NULL)
    *status = isms_cli_fail (path, error);
  return id;
}

static IsmsExit
print_audits (IsmsWorkspace *workspace, const char *path, const char *ref, gboolean as_json)
{
  IsmsDatabase *database = isms_workspace_get_reader (workspace);
  g_autoptr (IsmsAuditCoverage) coverage = NULL;
  g_autoptr (GError) error = NULL;
  IsmsExit status = ISMS_EXIT_OK;
  gint64 id = find_programme (database, path, ref, &status);

  if (status != ISMS_EXIT_OK)
    return status;
  coverage = isms_audit_coverage_load (database, id, &error);
  if (coverage == NULL)
    return isms_cli_fail (path, error);
  (as_json ? print_audits_json : print_audits_table) (coverage);
  return ISMS_EXIT_OK;
}

IsmsExit
isms_cli_coverage (const IsmsCommand *self, char **arguments)
{
  gboolean as_json = FALSE;
  gboolean audits = FALSE;
  const GOptionEntry entries[] = {
    { "audits", 'a', 0, G_OPTION_ARG_NONE, &audits,
      N_ ("What the audits of a programme reach (9.2.2): the one that is named, else that runs"),
      NULL },
    { "json", 'j', 0, G_OPTION_ARG_NONE, &as_json, N_ ("Print JSON"), NULL },
    G_OPTION_ENTRY_NULL,
  };
  g_autoptr (IsmsWorkspace) workspace = NULL;
  g_autoptr (GPtrArray) rows = NULL;
  g_autoptr (GError) error = NULL;
  IsmsCoverageFigures figures;
  IsmsExit status = ISMS_EXIT_OK;
  gint64 id;

  if (!isms_cli_parse (
          self, arguments, entries,
          _ ("A control of the statement that applies and is implemented or inherited "
             "covers what it is the same as or contains; the other ways to correspond, "
             "and what is planned or in part, cover partly. Of several mappings the "
             "best counts."),
          1, 2))
    return ISMS_EXIT_USAGE;
  if (!audits && arguments[2] == NULL)
    return isms_cli_refuse (self, "%s", _ ("name a framework, or ask for --audits"));
  workspace = isms_cli_open (arguments[1], ISMS_STORE_OPEN_READ_ONLY, &status);
  if (workspace == NULL)
    return status;
  if (audits)
    {
      status = print_audits (workspace, arguments[1], arguments[2], as_json);
      isms_workspace_close (workspace);
      return status;
    }
  id = isms_cli_find_framework (isms_workspace_get_reader (workspace), arguments[2], &status);
  if (id == 0)
    return status;
  rows = isms_coverage_load (isms_workspace_get_reader (workspace), id, &error);
  if (rows == NULL)
    return isms_cli_fail (arguments[1], error);
  figures = isms_coverage_count (rows);
  (as_json ? print_json : print_table) (rows, &figures);
  isms_workspace_close (workspace);
  return ISMS_EXIT_OK;
}
