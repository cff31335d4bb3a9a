/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The ways into the preview: with a report, or with what composes one. */

#include "isms-config.h"

#include "isms-print.h"

#include "isms-print-preview.h"
#include "isms-register-report.h"

#include <glib/gi18n-lib.h>

typedef struct
{
  IsmsReportFunc func;
  IsmsQuery *query; /* instead: a register's */
  GDateTime *date;
  GWeakRef preview;
} Composition;

static void
free_composition (Composition *self)
{
  g_clear_pointer (&self->query, isms_query_unref);
  g_date_time_unref (self->date);
  g_weak_ref_clear (&self->preview);
  g_free (self);
}

static gpointer
compose (IsmsDatabase *db, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Composition *self = user_data;

  if (self->query != NULL)
    return isms_register_report_new (db, self->query, self->date, error);
  return self->func (db, self->date, error);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Composition *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = isms_store_read_finish (ISMS_STORE (source), result, &error);
  g_autoptr (IsmsPrintPreview) preview = g_weak_ref_get (&self->preview);

  if (preview != NULL && report != NULL)
    isms_print_preview_set_report (preview, report);
  else if (preview != NULL)
    isms_print_preview_set_error (preview, error);
  free_composition (self);
}

/* Takes the query. */
static void
start (
    GtkWidget *parent, IsmsStore *store, const char *title, IsmsReportFunc func, IsmsQuery *query)
{
  IsmsPrintPreview *preview = isms_print_preview_new (title);
  Composition *self = g_new0 (Composition, 1);

  self->func = func;
  self->query = query;
  self->date = g_date_time_new_now_local ();
  g_weak_ref_init (&self->preview, preview);
  adw_dialog_present (ADW_DIALOG (preview), parent);
  isms_store_read_async (store, compose, self, NULL, (GDestroyNotify) isms_report_unref,
                         isms_print_preview_get_cancellable (preview), composed_cb, self);
}

static void
print_register_cb (IsmsRegister *page)
{
  const IsmsKind *kind = isms_register_get_kind (page);
  IsmsStore *store = isms_workspace_get_store (isms_register_get_workspace (page));

  start (GTK_WIDGET (page), store, _ (kind->plural), NULL,
         isms_query_copy (isms_register_get_query (page)));
}

/**
 * isms_print_report:
 * @parent: a widget of the window
 * @report: what to show
 *
 * Opens the preview.
 */
void
isms_print_report (GtkWidget *parent, IsmsReport *report)
{
  IsmsPrintPreview *preview = isms_print_preview_new (isms_report_get_title (report));

  isms_print_preview_set_report (preview, report);
  adw_dialog_present (ADW_DIALOG (preview), parent);
}

/**
 * isms_print_compose:
 * @parent: a widget of the window
 * @store: what the report is read from
 * @title: translated; the heading of the preview until the report is there
 * @func: composes the report on the background reader
 *
 * Opens the preview at once; its pages come when they are ready. Closing it stops the reading.
 */
void
isms_print_compose (GtkWidget *parent, IsmsStore *store, const char *title, IsmsReportFunc func)
{
  start (parent, store, title, func, NULL);
}

/**
 * isms_print_connect_register:
 * @page: a register
 *
 * From now on the page offers to print, and shows the preview of what it lists when asked.
 */
void
isms_print_connect_register (IsmsRegister *page)
{
  g_signal_connect (page, "print", G_CALLBACK (print_register_cb), NULL);
}
