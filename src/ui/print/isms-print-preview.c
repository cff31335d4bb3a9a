/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The preview of a report: the pages as they will be on paper, and the ways there. */

#include "isms-config.h"

#include "isms-print-preview.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-error.h"
#include "isms-page-view.h"
#include "isms-print-job.h"
#include "isms-toast.h"

struct _IsmsPrintPreview
{
  AdwDialog parent_instance;

  AdwToastOverlay *toasts;
  AdwWindowTitle *heading;
  GtkWidget *choices_bar;
  AdwToggleGroup *choices;
  GtkStack *faces;
  GtkListView *list;
  AdwStatusPage *failure;
  GtkWidget *tools;
  GtkDropDown *paper;
  AdwToggleGroup *orientation;
  GtkButton *zoom_button;

  GCancellable *cancellable;
  IsmsReport *report;
  IsmsReportPages *pages;
  guint generation; /* of the layout that is asked for */
  double zoom;      /* 0: as wide as there is room for */
};

G_DEFINE_FINAL_TYPE (IsmsPrintPreview, isms_print_preview, ADW_TYPE_DIALOG)

static guint choice_signal;

static const double zooms[] = { 0.5, 0.75, 1, 1.25, 1.5, 2, 3 };

static IsmsPaper
get_paper (IsmsPrintPreview *self)
{
  return gtk_drop_down_get_selected (self->paper) == 1 ? ISMS_PAPER_LETTER : ISMS_PAPER_A4;
}

static gboolean
is_landscape (IsmsPrintPreview *self)
{
  return g_strcmp0 (adw_toggle_group_get_active_name (self->orientation), "landscape") == 0;
}

/* A new model lets the list make its rows anew; the page on top stays on top. */
static void
fill_list (IsmsPrintPreview *self)
{
  guint n_pages = isms_report_pages_get_n_pages (self->pages);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GtkNoSelection) model = NULL;
  g_autofree char *count =
      g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%u page", "%u pages", n_pages), n_pages);

  for (guint i = 0; i < n_pages; i++)
    gtk_string_list_take (names, g_strdup_printf (_ ("Page %u of %u"), i + 1, n_pages));
  model = gtk_no_selection_new (G_LIST_MODEL (g_steal_pointer (&names)));
  gtk_list_view_set_model (self->list, GTK_SELECTION_MODEL (model));
  adw_window_title_set_subtitle (self->heading, count);
}

static void
show_zoom (IsmsPrintPreview *self)
{
  g_autofree char *percent = NULL;

  if (self->zoom > 0)
    /* Translators: a zoom factor in percent */
    percent = g_strdup_printf (_ ("%d %%"), (int) (self->zoom * 100 + 0.5));
  gtk_button_set_label (self->zoom_button, percent != NULL ? percent : _ ("Fit"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-in",
                                 self->zoom < zooms[G_N_ELEMENTS (zooms) - 1]);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.zoom-out",
                                 self->zoom == 0 || self->zoom > zooms[0]);
}

static void
set_zoom (IsmsPrintPreview *self, double zoom)
{
  self->zoom = zoom;
  show_zoom (self);
  if (self->pages != NULL)
    fill_list (self);
}

static void
set_ready (IsmsPrintPreview *self, gboolean ready)
{
  gtk_widget_set_sensitive (self->tools, ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.print", ready);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "preview.export", ready);
}

/* The dialog is not the source: the thread may let go of the task last, and no widget may end
 * there. @callback gets a reference to it. */
static GTask *
new_task (IsmsPrintPreview *self, GAsyncReadyCallback callback)
{
  return g_task_new (NULL, self->cancellable, callback, g_object_ref (self));
}

typedef struct
{
  IsmsReport *report;
  IsmsPageSetup setup;
  guint generation;
} Layout;

static void
free_layout (gpointer data)
{
  Layout *layout = data;

  isms_report_unref (layout->report);
  g_free (layout);
}

static void
lay_out_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Layout *layout = data;

  g_task_return_pointer (task, isms_report_paginate (layout->report, &layout->setup),
                         (GDestroyNotify) isms_report_pages_unref);
}

static void
laid_out_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsPrintPreview) self = data;
  Layout *layout = g_task_get_task_data (G_TASK (result));
  g_autoptr (IsmsReportPages) pages = g_task_propagate_pointer (G_TASK (result), NULL);
  gboolean first = self->pages == NULL;

  if (pages == NULL || layout->generation != self->generation)
    return;
  g_clear_pointer (&self->pages, isms_report_pages_unref);
  self->pages = g_steal_pointer (&pages);
  fill_list (self);
  set_ready (self, TRUE);
  gtk_stack_set_visible_child_name (self->faces, "pages");
  if (first)
    gtk_widget_grab_focus (GTK_WIDGET (self->list));
}

/* A thousand pages take a second or two: not on this thread. */
static void
lay_out (IsmsPrintPreview *self)
{
  g_autoptr (GTask) task = new_task (self, laid_out_cb);
  Layout *layout = g_new0 (Layout, 1);

  layout->report = isms_report_ref (self->report);
  layout->generation = ++self->generation;
  isms_page_setup_init (&layout->setup, get_paper (self), is_landscape (self));
  g_task_set_source_tag (task, lay_out);
  g_task_set_task_data (task, layout, free_layout);
  g_task_run_in_thread (task, lay_out_in_thread);
}

static void
setup_changed_cb (IsmsPrintPreview *self)
{
  if (self->report != NULL)
    lay_out (self);
}

/* What was being laid out is of the choice before. */
static void
choice_changed_cb (IsmsPrintPreview *self)
{
  if (!gtk_widget_get_visible (self->choices_bar))
    return;
  self->generation++;
  set_ready (self, FALSE);
  gtk_stack_set_visible_child_name (self->faces, "working");
  g_signal_emit (self, choice_signal, 0, isms_print_preview_get_choice (self));
}

static void
setup_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  gtk_list_item_set_child (item, isms_page_view_new ());
  gtk_list_item_set_activatable (item, FALSE);
}

static void
bind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  IsmsPrintPreview *self = data;
  GtkStringObject *name = gtk_list_item_get_item (item);
  GtkWidget *view = gtk_list_item_get_child (item);

  isms_page_view_show (ISMS_PAGE_VIEW (view), self->pages, gtk_list_item_get_position (item),
                       self->zoom);
  gtk_list_item_set_accessible_label (item, gtk_string_object_get_string (name));
  gtk_accessible_update_property (GTK_ACCESSIBLE (view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  gtk_string_object_get_string (name), -1);
}

static void
unbind_item_cb (GtkSignalListItemFactory *factory, GtkListItem *item, gpointer data)
{
  isms_page_view_clear (ISMS_PAGE_VIEW (gtk_list_item_get_child (item)));
}

static void
zoom_in_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  IsmsPrintPreview *self = ISMS_PRINT_PREVIEW (widget);
  double from = self->zoom > 0 ? self->zoom : 1;

  for (guint i = 0; i < G_N_ELEMENTS (zooms); i++)
    if (zooms[i] > from)
      {
        set_zoom (self, zooms[i]);
        return;
      }
}

static void
zoom_out_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  IsmsPrintPreview *self = ISMS_PRINT_PREVIEW (widget);
  double from = self->zoom > 0 ? self->zoom : 1;

  for (guint i = G_N_ELEMENTS (zooms); i > 0; i--)
    if (zooms[i - 1] < from)
      {
        set_zoom (self, zooms[i - 1]);
        return;
      }
}

static void
zoom_fit_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  set_zoom (ISMS_PRINT_PREVIEW (widget), 0);
}

static void
print_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  IsmsPrintPreview *self = ISMS_PRINT_PREVIEW (widget);
  g_autoptr (GtkPrintOperation) job =
      isms_print_job_new (self->report, get_paper (self), is_landscape (self));

  isms_print_job_run (job, widget);
}

typedef struct
{
  IsmsReport *report;
  IsmsPageSetup setup;
  GFile *file;
} Export;

static void
free_export (gpointer data)
{
  Export *export = data;

  isms_report_unref (export->report);
  g_object_unref (export->file);
  g_free (export);
}

static void
export_in_thread (GTask *task, gpointer source, gpointer data, GCancellable *cancellable)
{
  Export *export = data;
  GError *error = NULL;

  if (isms_report_save_pdf (export->report, &export->setup, export->file, cancellable, &error))
    g_task_return_boolean (task, TRUE);
  else
    g_task_return_error (task, error);
}

static void
exported_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsPrintPreview) self = data;
  Export *export = g_task_get_task_data (G_TASK (result));
  g_autoptr (GError) error = NULL;
  g_autofree char *name = g_file_get_basename (export->file);
  g_autofree char *words = g_strdup_printf (_ ("Exported “%s”"), name);

  if (gtk_widget_in_destruction (GTK_WIDGET (self)))
    return;
  set_ready (self, TRUE);
  if (!g_task_propagate_boolean (G_TASK (result), &error))
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  adw_toast_overlay_add_toast (self->toasts, isms_toast_new (words));
}

static void
chosen_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsPrintPreview) self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    isms_print_preview_export (self, file);
  else if (!g_error_matches (error, GTK_DIALOG_ERROR, GTK_DIALOG_ERROR_DISMISSED))
    isms_ui_report_error (GTK_WIDGET (self), error);
}

static void
export_cb (GtkWidget *widget, const char *action, GVariant *parameter)
{
  IsmsPrintPreview *self = ISMS_PRINT_PREVIEW (widget);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autofree char *base = isms_report_dup_file_name (self->report);
  g_autofree char *name = g_strconcat (base, ".pdf", NULL);

  gtk_file_filter_add_mime_type (filter, "application/pdf");
  gtk_file_filter_set_name (filter, _ ("PDF documents"));
  gtk_file_dialog_set_title (dialog, _ ("Export PDF"));
  gtk_file_dialog_set_initial_name (dialog, name);
  gtk_file_dialog_set_default_filter (dialog, filter);
  gtk_file_dialog_save (dialog, GTK_WINDOW (gtk_widget_get_root (widget)), self->cancellable,
                        chosen_cb, g_object_ref (self));
}

static void
isms_print_preview_closed (AdwDialog *dialog)
{
  g_cancellable_cancel (ISMS_PRINT_PREVIEW (dialog)->cancellable);
}

static void
isms_print_preview_dispose (GObject *object)
{
  IsmsPrintPreview *self = ISMS_PRINT_PREVIEW (object);

  g_cancellable_cancel (self->cancellable);
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_PRINT_PREVIEW);
  g_clear_pointer (&self->pages, isms_report_pages_unref);
  g_clear_pointer (&self->report, isms_report_unref);
  G_OBJECT_CLASS (isms_print_preview_parent_class)->dispose (object);
}

static void
isms_print_preview_finalize (GObject *object)
{
  g_object_unref (ISMS_PRINT_PREVIEW (object)->cancellable);
  G_OBJECT_CLASS (isms_print_preview_parent_class)->finalize (object);
}

static void
add_bindings (GtkWidgetClass *widget_class)
{
  const GdkModifierType control = GDK_CONTROL_MASK;

  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_p, control, "preview.print", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_plus, control, "preview.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_equal, control, "preview.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Add, control, "preview.zoom-in",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_minus, control, "preview.zoom-out",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_KP_Subtract, control,
                                       "preview.zoom-out", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_0, control, "preview.zoom-fit", NULL);
}

static void
isms_print_preview_class_init (IsmsPrintPreviewClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = isms_print_preview_dispose;
  object_class->finalize = isms_print_preview_finalize;
  ADW_DIALOG_CLASS (klass)->closed = isms_print_preview_closed;

  /**
   * IsmsPrintPreview::choice:
   * @choice: which, from 0
   *
   * Another of the choices is wanted; the dialog is at work until it is given its report.
   */
  choice_signal = g_signal_new ("choice", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                NULL, NULL, G_TYPE_NONE, 1, G_TYPE_UINT);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-print-preview.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, choices_bar);
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, choices);
  gtk_widget_class_bind_template_callback (widget_class, choice_changed_cb);
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, toasts);
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, heading);
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, list);
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, failure);
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, tools);
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, paper);
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, orientation);
  gtk_widget_class_bind_template_child (widget_class, IsmsPrintPreview, zoom_button);
  gtk_widget_class_bind_template_callback (widget_class, setup_changed_cb);
  gtk_widget_class_install_action (widget_class, "preview.print", NULL, print_cb);
  gtk_widget_class_install_action (widget_class, "preview.export", NULL, export_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-in", NULL, zoom_in_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-out", NULL, zoom_out_cb);
  gtk_widget_class_install_action (widget_class, "preview.zoom-fit", NULL, zoom_fit_cb);
  add_bindings (widget_class);
}

static void
isms_print_preview_init (IsmsPrintPreview *self)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  self->cancellable = g_cancellable_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  g_signal_connect (factory, "setup", G_CALLBACK (setup_item_cb), self);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_item_cb), self);
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_item_cb), self);
  gtk_list_view_set_factory (self->list, factory);
  gtk_drop_down_set_selected (self->paper, isms_paper_get_default () == ISMS_PAPER_LETTER);
  adw_toggle_group_set_active_name (self->orientation, "portrait");
  show_zoom (self);
  set_ready (self, FALSE);
}

/**
 * isms_print_preview_new:
 * @title: translated; of the report
 *
 * Returns: (transfer floating): the dialog, at work until it is given a report or an error
 */
IsmsPrintPreview *
isms_print_preview_new (const char *title)
{
  IsmsPrintPreview *self = g_object_new (ISMS_TYPE_PRINT_PREVIEW, "title", title, NULL);

  adw_window_title_set_title (self->heading, title);
  return self;
}

/**
 * isms_print_preview_set_choices:
 * @self: the dialog, before it is shown
 * @titles: (array zero-terminated=1): translated; what there is to choose from
 * @choice: which is shown first, from 0
 *
 * Lets the person choose among several sheets: signal "choice".
 */
void
isms_print_preview_set_choices (IsmsPrintPreview *self, const char *const *titles, guint choice)
{
  for (; *titles != NULL; titles++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_label (toggle, *titles);
      adw_toggle_group_add (self->choices, toggle);
    }
  adw_toggle_group_set_active (self->choices, choice);
  gtk_widget_set_visible (self->choices_bar, TRUE);
}

/**
 * isms_print_preview_get_choice:
 * @self: the dialog
 *
 * Returns: which of its choices is wanted, from 0
 */
guint
isms_print_preview_get_choice (IsmsPrintPreview *self)
{
  return gtk_widget_get_visible (self->choices_bar) ? adw_toggle_group_get_active (self->choices)
                                                    : 0;
}

/**
 * isms_print_preview_set_report:
 * @self: the dialog
 * @report: what to show
 *
 * Lays the report out in the background, then shows it.
 */
void
isms_print_preview_set_report (IsmsPrintPreview *self, IsmsReport *report)
{
  g_clear_pointer (&self->report, isms_report_unref);
  adw_toggle_group_set_active_name (self->orientation,
                                    isms_report_get_landscape (report) ? "landscape" : "portrait");
  self->report = isms_report_ref (report);
  adw_window_title_set_title (self->heading, isms_report_get_title (report));
  lay_out (self);
}

/**
 * isms_print_preview_get_report:
 * @self: the dialog
 *
 * Returns: (transfer none) (nullable): what it shows; %NULL while it is composed
 */
IsmsReport *
isms_print_preview_get_report (IsmsPrintPreview *self)
{
  return self->report;
}

/**
 * isms_print_preview_set_error:
 * @self: the dialog
 * @error: why there is no report
 */
void
isms_print_preview_set_error (IsmsPrintPreview *self, const GError *error)
{
  g_autofree char *sentence = isms_error_dup_sentence (error);
  g_autofree char *escaped = g_markup_escape_text (sentence, -1);

  adw_status_page_set_description (self->failure, escaped);
  gtk_stack_set_visible_child_name (self->faces, "error");
}

/**
 * isms_print_preview_export:
 * @self: the dialog, with a report
 * @file: where to
 *
 * Writes the PDF in the background and says so when it is there.
 */
void
isms_print_preview_export (IsmsPrintPreview *self, GFile *file)
{
  g_autoptr (GTask) task = new_task (self, exported_cb);
  Export *export = g_new0 (Export, 1);

  export->report = isms_report_ref (self->report);
  export->file = g_object_ref (file);
  isms_page_setup_init (&export->setup, get_paper (self), is_landscape (self));
  set_ready (self, FALSE);
  g_task_set_source_tag (task, isms_print_preview_export);
  g_task_set_task_data (task, export, free_export);
  g_task_run_in_thread (task, export_in_thread);
}

/**
 * isms_print_preview_get_cancellable:
 * @self: the dialog
 *
 * Returns: (transfer none): cancelled when it is closed
 */
GCancellable *
isms_print_preview_get_cancellable (IsmsPrintPreview *self)
{
  return self->cancellable;
}
