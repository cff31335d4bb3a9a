/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is done to all records that are selected, or to one that is shown, as one step. */

#include "isms-config.h"

#include "isms-bulk.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-edit.h"

static const IsmsKind *
get_kind (IsmsSelection *selection)
{
  return isms_query_get_kind (isms_list_get_query (isms_selection_get_list (selection)));
}

/* "R-014" for one, "3 risks" for more. */
static char *
dup_what (IsmsWorkspace *workspace, const IsmsKind *kind, GArray *ids)
{
  g_autoptr (IsmsRecord) only = NULL;

  if (ids->len == 1)
    only = isms_record_load (isms_workspace_get_reader (workspace), kind,
                             g_array_index (ids, gint64, 0), NULL);
  return only != NULL ? g_strdup (isms_record_get_ref (only)) : isms_ui_dup_count (kind, ids->len);
}

static void
archive (GtkWidget *widget,
         IsmsWorkspace *workspace,
         const IsmsKind *kind,
         GArray *ids,
         gboolean archived)
{
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  if (ids->len == 0)
    return;
  what = dup_what (workspace, kind, ids);
  /* Translators: what a step did, to a record or several: "Archived R-014", "Archived 3 risks" */
  label = g_strdup_printf (archived ? _ ("Archived %s") : _ ("Restored %s"), what);
  step = isms_store_begin (isms_workspace_get_store (workspace), label);
  isms_edit_archive_many (step, kind, ids, archived);
  isms_ui_commit (widget, step);
}

static void delete (GtkWidget *widget, IsmsWorkspace *workspace, const IsmsKind *kind, GArray *ids)
{
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *what = NULL;
  g_autofree char *label = NULL;

  if (ids->len == 0)
    return;
  what = dup_what (workspace, kind, ids);
  /* Translators: what a step did, to a record or several: "Deleted R-014", "Deleted 3 risks" */
  label = g_strdup_printf (_ ("Deleted %s"), what);
  step = isms_store_begin (isms_workspace_get_store (workspace), label);
  isms_edit_delete_many (step, kind, ids);
  isms_ui_commit (widget, step);
}

static GArray *
list_one (IsmsRecord *record)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 id = isms_record_get_id (record);

  g_array_append_val (ids, id);
  return ids;
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
  g_autoptr (GArray) ids = isms_selection_dup_ids (selection);

  archive (widget, workspace, get_kind (selection), ids, archived);
}

/**
 * isms_bulk_archive_one:
 * @widget: where it is asked for
 * @workspace: a workspace
 * @record: what to archive, whether it is selected or not
 * @archived: %FALSE to take it back into use
 */
void
isms_bulk_archive_one (GtkWidget *widget,
                       IsmsWorkspace *workspace,
                       IsmsRecord *record,
                       gboolean archived)
{
  g_autoptr (GArray) ids = list_one (record);

  archive (widget, workspace, isms_record_get_kind (record), ids, archived);
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
  g_autoptr (GArray) ids = isms_selection_dup_ids (selection);

  delete (widget, workspace, get_kind (selection), ids);
}

/**
 * isms_bulk_delete_one:
 * @widget: where it is asked for
 * @workspace: a workspace
 * @record: what to delete, whether it is selected or not
 */
void
isms_bulk_delete_one (GtkWidget *widget, IsmsWorkspace *workspace, IsmsRecord *record)
{
  g_autoptr (GArray) ids = list_one (record);

  delete (widget, workspace, isms_record_get_kind (record), ids);
}

/**
 * isms_bulk_begin:
 * @workspace: a workspace
 * @kind: of the records
 * @ids: (element-type gint64): the records; not empty
 * @field: what will be set
 *
 * Returns: (transfer full): an empty step that is called after what it will do
 */
IsmsStep *
isms_bulk_begin (IsmsWorkspace *workspace,
                 const IsmsKind *kind,
                 GArray *ids,
                 const IsmsField *field)
{
  g_autofree char *what = dup_what (workspace, kind, ids);
  g_autofree char *name = isms_field_dup_quoted (field);
  /* Translators: what a step did: a field, and how many records: Changed “Owner” of 3 risks */
  g_autofree char *label = g_strdup_printf (_ ("Changed %s of %s"), name, what);

  return isms_store_begin (isms_workspace_get_store (workspace), label);
}

/**
 * isms_bulk_prepare_set:
 * @workspace: a workspace
 * @selection: the records
 * @field: what to set
 * @text: as isms_edit_set () takes it
 * @create: (nullable): instead, the title of a new record that @field shall point to
 * @error: return location
 *
 * What a rule refuses for one of the records fails the commit, with a sentence; nothing is written
 * then.
 *
 * Returns: (transfer full) (nullable): the step to commit; %NULL without @error where nothing is
 *   selected, and with a sentence in @error where @text does not fit the field
 */
IsmsStep *
isms_bulk_prepare_set (IsmsWorkspace *workspace,
                       IsmsSelection *selection,
                       const IsmsField *field,
                       const char *text,
                       const char *create,
                       GError **error)
{
  const IsmsKind *kind = get_kind (selection);
  g_autoptr (GArray) ids = isms_selection_dup_ids (selection);
  g_autoptr (IsmsStep) step = ids->len > 0 ? isms_bulk_begin (workspace, kind, ids, field) : NULL;
  g_autofree char *id = NULL;

  if (step == NULL)
    return NULL;
  if (create != NULL)
    text = id = g_strdup_printf ("%" G_GINT64_FORMAT,
                                 isms_edit_create (step, isms_kind_find (field->target), create));
  if (!isms_edit_set_many (step, kind, ids, field, text, error))
    return NULL;
  return g_steal_pointer (&step);
}
