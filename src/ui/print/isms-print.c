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
  IsmsQuery *query;    /* instead: a register's */
  IsmsSheetFunc sheet; /* instead: of the record @id */
  gint64 id;
  IsmsQueryReportFunc query_func; /* of the query */
  IsmsDataReportFunc data_func;   /* instead: of @data */
  gpointer data;
  GDestroyNotify data_free;
  guint choice; /* of the preview, which it is composed for */
  GDateTime *date;
  GWeakRef preview;
} Composition;

static void
free_composition (Composition *self)
{
  g_clear_pointer (&self->query, isms_query_unref);
  if (self->data_free != NULL)
    self->data_free (self->data);
  g_date_time_unref (self->date);
  g_weak_ref_clear (&self->preview);
  g_free (self);
}

static gpointer
compose (IsmsDatabase *db, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Composition *self = user_data;

  if (self->data_func != NULL)
    return self->data_func (db, self->data, self->date, error);
  if (self->query_func != NULL)
    return self->query_func (db, self->query, self->date, error);
  if (self->query != NULL)
    return isms_register_report_new (db, self->query, self->date, error);
  if (self->sheet != NULL)
    return self->sheet (db, self->id, self->date, error);
  return self->func (db, self->date, error);
}

static void
composed_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Composition *self = user_data;
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsReport) report = isms_store_read_finish (ISMS_STORE (source), result, &error);
  g_autoptr (IsmsPrintPreview) preview = g_weak_ref_get (&self->preview);

  /* Another sheet may have been chosen since. */
  if (preview == NULL || isms_print_preview_get_choice (preview) != self->choice)
    {
      free_composition (self);
      return;
    }
  if (report != NULL)
    isms_print_preview_set_report (preview, report);
  else
    isms_print_preview_set_error (preview, error);
  free_composition (self);
}

/* What is composed; its query and its date are taken. */
static void
begin (IsmsPrintPreview *preview, IsmsStore *store, const Composition *what)
{
  Composition *self = g_memdup2 (what, sizeof *what);

  if (self->date == NULL)
    self->date = g_date_time_new_now_local ();
  g_weak_ref_init (&self->preview, preview);
  isms_store_read_async (store, compose, self, NULL, (GDestroyNotify) isms_report_unref,
                         isms_print_preview_get_cancellable (preview), composed_cb, self);
}

static void
start (GtkWidget *parent, IsmsStore *store, const char *title, const Composition *what)
{
  IsmsPrintPreview *preview = isms_print_preview_new (title);

  adw_dialog_present (ADW_DIALOG (preview), parent);
  begin (preview, store, what);
}

/* --- One of several sheets --- */

typedef struct
{
  IsmsStore *store;
  GArray *sheets; /* of IsmsSheet */
  gint64 id;
} Choice;

static void
free_choice (gpointer data, GClosure *closure)
{
  Choice *self = data;

  g_object_unref (self->store);
  g_array_unref (self->sheets);
  g_free (self);
}

static void
choice_cb (IsmsPrintPreview *preview, guint choice, Choice *self)
{
  const Composition what = { .sheet = g_array_index (self->sheets, IsmsSheet, choice).compose,
                             .id = self->id,
                             .choice = choice };

  begin (preview, self->store, &what);
}

static void
print_register_cb (IsmsRegister *page)
{
  const IsmsKind *kind = isms_register_get_kind (page);
  IsmsStore *store = isms_workspace_get_store (isms_register_get_workspace (page));
  const Composition what = { .query = isms_query_copy (isms_register_get_query (page)) };

  start (GTK_WIDGET (page), store, _ (kind->plural), &what);
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
  const Composition what = { .func = func };

  start (parent, store, title, &what);
}

/**
 * isms_print_compose_on:
 * @parent: a widget of the window
 * @store: what the report is read from
 * @title: translated; the heading of the preview until the report is there
 * @func: composes the report on the background reader
 * @day: YYYY-MM-DD
 *
 * isms_print_compose () as of a day.
 */
void
isms_print_compose_on (
    GtkWidget *parent, IsmsStore *store, const char *title, IsmsReportFunc func, const char *day)
{
  g_autofree char *noon = g_strconcat (day, "T12:00:00Z", NULL);
  const Composition what = { .func = func, .date = g_date_time_new_from_iso8601 (noon, NULL) };

  start (parent, store, title, &what);
}

/**
 * isms_print_compose_sheet:
 * @parent: a widget of the window
 * @store: what the sheet is read from
 * @title: the heading of the preview until the sheet is there
 * @func: composes the sheet on the background reader
 * @id: of the record
 *
 * isms_print_compose () of one record.
 */
void
isms_print_compose_sheet (
    GtkWidget *parent, IsmsStore *store, const char *title, IsmsSheetFunc func, gint64 id)
{
  const Composition what = { .sheet = func, .id = id };

  start (parent, store, title, &what);
}

/**
 * isms_print_compose_sheets:
 * @parent: a widget of the window
 * @store: what the sheets are read from
 * @title: the heading of the preview until the first sheet is there
 * @sheets: (element-type IsmsSheet): two or more; a reference is kept
 * @first: which of them is shown first
 * @id: of the record
 *
 * isms_print_compose_sheet () with the other sheets of the record at hand.
 */
void
isms_print_compose_sheets (
    GtkWidget *parent, IsmsStore *store, const char *title, GArray *sheets, guint first, gint64 id)
{
  IsmsPrintPreview *preview = isms_print_preview_new (title);
  g_autoptr (GStrvBuilder) titles = g_strv_builder_new ();
  g_auto (GStrv) labels = NULL;
  Choice *choice = g_new0 (Choice, 1);

  for (guint i = 0; i < sheets->len; i++)
    g_strv_builder_add (titles, _ (g_array_index (sheets, IsmsSheet, i).label));
  labels = g_strv_builder_end (titles);
  choice->store = g_object_ref (store);
  choice->sheets = g_array_ref (sheets);
  choice->id = id;
  isms_print_preview_set_choices (preview, (const char *const *) labels, first);
  g_signal_connect_data (preview, "choice", G_CALLBACK (choice_cb), choice, free_choice,
                         G_CONNECT_DEFAULT);
  adw_dialog_present (ADW_DIALOG (preview), parent);
  choice_cb (preview, first, choice);
}

/**
 * isms_print_compose_with:
 * @parent: a widget of the window
 * @store: what the report is read from
 * @title: translated; the heading of the preview until the report is there
 * @func: composes the report on the background reader
 * @data: (transfer full): for @func
 * @data_free: frees it
 *
 * isms_print_compose () of what @data says.
 */
void
isms_print_compose_with (GtkWidget *parent,
                         IsmsStore *store,
                         const char *title,
                         IsmsDataReportFunc func,
                         gpointer data,
                         GDestroyNotify data_free)
{
  const Composition what = { .data_func = func, .data = data, .data_free = data_free };

  start (parent, store, title, &what);
}

/**
 * isms_print_compose_of:
 * @parent: a widget of the window
 * @store: what the report is read from
 * @title: translated; the heading of the preview until the report is there
 * @func: composes the report on the background reader
 * @query: which records; copied
 *
 * isms_print_compose () of what @query leaves.
 */
void
isms_print_compose_of (GtkWidget *parent,
                       IsmsStore *store,
                       const char *title,
                       IsmsQueryReportFunc func,
                       IsmsQuery *query)
{
  const Composition what = { .query_func = func, .query = isms_query_copy (query) };

  start (parent, store, title, &what);
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
