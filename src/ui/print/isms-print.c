/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The ways into the preview: with a report, or with what composes one. */

#include "isms-config.h"

#include "isms-print.h"

#include "isms-print-preview.h"

typedef struct
{
  IsmsReportFunc func;
  GDateTime *date;
  GWeakRef preview;
} Composition;

static void
free_composition (Composition *self)
{
  g_date_time_unref (self->date);
  g_weak_ref_clear (&self->preview);
  g_free (self);
}

static gpointer
compose (IsmsDatabase *db, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Composition *self = user_data;

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
  IsmsPrintPreview *preview = isms_print_preview_new (title);
  Composition *self = g_new0 (Composition, 1);

  self->func = func;
  self->date = g_date_time_new_now_local ();
  g_weak_ref_init (&self->preview, preview);
  adw_dialog_present (ADW_DIALOG (preview), parent);
  isms_store_read_async (store, compose, self, NULL, (GDestroyNotify) isms_report_unref,
                         isms_print_preview_get_cancellable (preview), composed_cb, self);
}
