/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is done to all records that are selected, as one step. */

#include "isms-config.h"

#include "isms-bulk.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-edit.h"
#include "isms-error.h"

static GPtrArray *
load_selected (IsmsWorkspace *workspace, IsmsSelection *selection, GError **error)
{
  g_autoptr (GArray) ids = isms_selection_dup_ids (selection);
  IsmsQuery *query = isms_list_get_query (isms_selection_get_list (selection));

  return isms_record_load_many (isms_workspace_get_reader (workspace), isms_query_get_kind (query),
                                (const gint64 *) ids->data, ids->len, error);
}

/* "R-014" for one, "3 risks" for more. */
static char *
dup_what (GPtrArray *records)
{
  IsmsRecord *first = records->len > 0 ? records->pdata[0] : NULL;

  if (records->len == 1 && first != NULL)
    return g_strdup (isms_record_get_ref (first));
  return first != NULL ? isms_ui_dup_count (isms_record_get_kind (first), records->len)
                       : g_strdup ("");
}

static GPtrArray *
begin (GtkWidget *widget, IsmsWorkspace *workspace, IsmsSelection *selection)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *records = load_selected (workspace, selection, &error);

  if (records == NULL)
    isms_ui_report_error (widget, error);
  return records;
}

/**
 * isms_bulk_archive:
 * @widget: where it is asked for
 * @workspace: a workspace
 * @selection: what to archive
 * @archived: %FALSE to take it back into use
 */
void
isms_bulk_archive (GtkWidget *widget,
                   IsmsWorkspace *workspace,
                   IsmsSelection *selection,
                   gboolean archived)
{
  g_autoptr (GPtrArray) records = begin (widget, workspace, selection);
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  if (records == NULL || records->len == 0)
    return;
  what = dup_what (records);
  /* Translators: what a step did, to a record or several: "Archive R-014", "Archive 3 risks" */
  label = g_strdup_printf (archived ? _ ("Archive %s") : _ ("Restore %s"), what);
  step = isms_store_begin (isms_workspace_get_store (workspace), label);
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != NULL)
      isms_edit_archive (step, records->pdata[i], archived);
  isms_ui_commit (widget, step);
}

/**
 * isms_bulk_delete:
 * @widget: where it is asked for
 * @workspace: a workspace
 * @selection: what to delete
 */
void
isms_bulk_delete (GtkWidget *widget, IsmsWorkspace *workspace, IsmsSelection *selection)
{
  g_autoptr (GPtrArray) records = begin (widget, workspace, selection);
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  if (records == NULL || records->len == 0)
    return;
  what = dup_what (records);
  /* Translators: what a step did, to a record or several: "Delete R-014", "Delete 3 risks" */
  label = g_strdup_printf (_ ("Delete %s"), what);
  step = isms_store_begin (isms_workspace_get_store (workspace), label);
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != NULL)
      isms_edit_delete (step, records->pdata[i]);
  isms_ui_commit (widget, step);
}

/**
 * isms_bulk_set:
 * @widget: where it is asked for
 * @workspace: a workspace
 * @selection: the records
 * @field: what to set
 * @text: as isms_edit_set () takes it
 * @create: (nullable): instead, the title of a new record that @field shall point to
 *
 * Returns: (transfer full) (nullable): why it does not fit one of them, and which; nothing is
 *   written then
 */
char *
isms_bulk_set (GtkWidget *widget,
               IsmsWorkspace *workspace,
               IsmsSelection *selection,
               const IsmsField *field,
               const char *text,
               const char *create)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) records = load_selected (workspace, selection, &error);
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;
  g_autofree char *id = NULL;

  if (records == NULL)
    return isms_error_dup_sentence (error);
  what = dup_what (records);
  /* Translators: what a step did: a field, and how many records: "Change Owner of 3 risks" */
  label = g_strdup_printf (_ ("Change %s of %s"), _ (field->label), what);
  step = isms_store_begin (isms_workspace_get_store (workspace), label);
  if (create != NULL)
    text = id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                 isms_edit_create (step, isms_kind_find (field->target), create));
  for (guint i = 0; i < records->len; i++)
    if (records->pdata[i] != NULL && !isms_edit_set (step, records->pdata[i], field, text, &error))
      /* Translators: which record, and what is wrong with it */
      return g_strdup_printf (_ ("%s: %s"), isms_record_get_ref (records->pdata[i]),
                              error->message);
  isms_ui_commit (widget, step);
  return NULL;
}
