/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a window takes in and gives out besides registers: frameworks, their mappings, the
 * Statement of Applicability, the matrix of responsibilities and the calendar of audits. What goes
 * out is made and written on the background reader. */

#include "isms-config.h"

#include "isms-window-files.h"

#include <glib/gi18n-lib.h>

#include "isms-calendar-export.h"
#include "isms-commit.h"
#include "isms-file-saving.h"
#include "isms-framework-dialog.h"
#include "isms-framework-export.h"
#include "isms-oscal-writer.h"
#include "isms-record.h"
#include "isms-responsibility-export.h"
#include "isms-review-export.h"
#include "isms-window-private.h"

/* What is written: from the data of a workspace, on the reader's thread. */
typedef GBytes *(*MakeFunc) (IsmsDatabase *database, gint64 id, GError **error);

typedef struct
{
  MakeFunc make;
  gint64 id;
} Job;

static GBytes *
make (IsmsDatabase *database, gpointer data, GError **error)
{
  const Job *job = data;

  return job->make (database, job->id, error);
}

static Job *
begin (MakeFunc func, gint64 id)
{
  Job *job = g_new0 (Job, 1);

  job->make = func;
  job->id = id;
  return job;
}

static void
save (IsmsWindow *window, MakeFunc func, gint64 id, GFile *file)
{
  isms_file_saving_save (GTK_WIDGET (window),
                         isms_workspace_get_store (isms_window_get_workspace (window)), file, make,
                         begin (func, id), g_free);
}

static void
ask (IsmsWindow *window, const char *title, const char *name, MakeFunc func, gint64 id)
{
  isms_file_saving_ask (GTK_WIDGET (window),
                        isms_workspace_get_store (isms_window_get_workspace (window)), title, name,
                        make, begin (func, id), g_free);
}

/* --- Frameworks --- */

/* The framework that is open where one looks, or 0. */
static gint64
find_framework (IsmsWindow *self)
{
  IsmsPage *page = isms_window_get_page (self);
  const char *tab = NULL;
  gint64 record = 0;

  if (page != NULL)
    isms_page_get_place (page, &tab, &record);
  return g_strcmp0 (tab, "framework") == 0 ? record : 0;
}

static GBytes *
make_catalogue (IsmsDatabase *database, gint64 framework, GError **error)
{
  g_autoptr (IsmsFrameworkData) data = isms_framework_export (database, framework, error);

  return data != NULL ? isms_oscal_write_catalogue (data) : NULL;
}

static void
import_framework_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  isms_framework_dialog_present (widget, isms_window_get_workspace (ISMS_WINDOW (widget)), NULL);
}

static void
export_framework_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);
  gint64 id = find_framework (self);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record =
      isms_record_load (isms_workspace_get_reader (isms_window_get_workspace (self)),
                        isms_kind_find ("framework"), id, &error);
  g_autofree char *file = NULL;

  if (record == NULL)
    {
      isms_ui_report_error (widget, error);
      return;
    }
  file = g_strconcat (isms_record_get_title (record), ".json", NULL);
  g_strdelimit (file, "/\\:", '-');
  ask (self, _ ("Export as an OSCAL Catalogue"), file, make_catalogue, id);
}

/*< private >
 * isms_window_export_framework:
 * @self: a window
 * @framework: its id
 * @file: where to
 *
 * Writes the framework as an OSCAL catalogue, in the background.
 */
void
isms_window_export_framework (IsmsWindow *self, gint64 framework, GFile *file)
{
  save (self, make_catalogue, framework, file);
}

/* --- The Statement of Applicability --- */

static GBytes *
make_statement (IsmsDatabase *database, gint64 format, GError **error)
{
  return isms_soa_export (database, (IsmsSoaFormat) format, NULL, error);
}

static void
export_statement_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsSoaFormat format = ISMS_SOA_XLSX;
  g_autofree char *file = NULL;

  isms_soa_format_find (g_variant_get_string (parameter, NULL), &format);
  file = g_strconcat (_ ("Statement of Applicability"), isms_soa_format_get_suffix (format), NULL);
  ask (ISMS_WINDOW (widget), _ ("Export the Statement of Applicability"), file, make_statement,
       format);
}

/*< private >
 * isms_window_export_statement:
 * @self: a window
 * @format: of the file
 * @file: where to
 *
 * Writes the Statement of Applicability as it stands, in the background.
 */
void
isms_window_export_statement (IsmsWindow *self, IsmsSoaFormat format, GFile *file)
{
  save (self, make_statement, format, file);
}

/* --- Responsibilities --- */

static GBytes *
make_matrix (IsmsDatabase *database, gint64 unused, GError **error)
{
  return isms_responsibility_export (database, NULL, error);
}

static void
export_responsibilities_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *file = g_strconcat (_ ("Responsibilities"), ".csv", NULL);

  ask (ISMS_WINDOW (widget), _ ("Export the Responsibilities"), file, make_matrix, 0);
}

/*< private >
 * isms_window_export_responsibilities:
 * @self: a window
 * @file: where to
 *
 * Writes the matrix of responsibilities as a spreadsheet, in the background.
 */
void
isms_window_export_responsibilities (IsmsWindow *self, GFile *file)
{
  save (self, make_matrix, 0, file);
}

/* --- The calendar of audits --- */

static GBytes *
make_calendar (IsmsDatabase *database, gint64 unused, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return isms_calendar_export_audits (database, now, NULL, error);
}

static void
export_calendar_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *file = g_strconcat (_ ("Audits"), ".ics", NULL);

  ask (ISMS_WINDOW (widget), _ ("Export the Calendar of Audits"), file, make_calendar, 0);
}

/*< private >
 * isms_window_export_calendar:
 * @self: a window
 * @file: where to
 *
 * Writes the audits and their sessions as a calendar file, in the background.
 */
void
isms_window_export_calendar (IsmsWindow *self, GFile *file)
{
  save (self, make_calendar, 0, file);
}

/* --- Management reviews --- */

static GBytes *
make_invitation (IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return isms_calendar_export_review (database, review, now, error);
}

static void
export_invitation_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *file = g_strconcat (_ ("Invitation"), ".ics", NULL);

  ask (ISMS_WINDOW (widget), _ ("Save Invitation"), file, make_invitation,
       isms_window_find_review (ISMS_WINDOW (widget)));
}

static GBytes *
make_figures (IsmsDatabase *database, gint64 review, GError **error)
{
  return isms_review_export (database, review, ISMS_EXPORT_XLSX, NULL, error);
}

static void
export_figures_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_autofree char *file = g_strconcat (_ ("Figures"), ".xlsx", NULL);

  ask (ISMS_WINDOW (widget), _ ("Export Figures"), file, make_figures,
       isms_window_find_review (ISMS_WINDOW (widget)));
}

/*< private >
 * isms_window_export_invitation:
 * @self: a window
 * @review: a management review
 * @file: where to
 *
 * Writes the invitation to the review as a calendar file, in the background.
 */
void
isms_window_export_invitation (IsmsWindow *self, gint64 review, GFile *file)
{
  save (self, make_invitation, review, file);
}

/* The tabs where the statement is shown. */
static gboolean
shows_statement (IsmsWindow *self)
{
  IsmsPage *page = isms_window_get_page (self);
  const char *tab = NULL;
  gint64 record = 0;

  if (page != NULL)
    isms_page_get_place (page, &tab, &record);
  return g_strcmp0 (tab, "statement") == 0 || g_strcmp0 (tab, "versions") == 0;
}

/* --- The actions --- */

/*< private >
 * isms_window_update_files:
 * @self: a window
 * @writable: whether its workspace can be written to
 *
 * Frameworks come in where controls are shown, and go out where one is open; the calendar goes out
 * where audits are shown.
 */
void
isms_window_update_files (IsmsWindow *self, gboolean writable)
{
  gboolean shows_controls = self->workspace != NULL && self->destination != NULL
                            && g_strv_contains (self->destination->kinds, "framework");
  gboolean shows_reviews = self->workspace != NULL && self->destination != NULL
                           && g_strv_contains (self->destination->kinds, "review");

  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.import-framework",
                                 writable && shows_controls);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-framework",
                                 shows_controls && find_framework (self) != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-statement",
                                 shows_controls && shows_statement (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-calendar",
                                 self->workspace != NULL && self->destination != NULL
                                     && g_strv_contains (self->destination->kinds, "audit"));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-figures", shows_reviews);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "win.export-invitation",
                                 shows_reviews && isms_window_find_review (self) != 0);
}

/*< private >
 * isms_window_class_install_files:
 */
void
isms_window_class_install_files (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.import-framework", NULL, import_framework_cb);
  gtk_widget_class_install_action (widget_class, "win.export-framework", NULL, export_framework_cb);
  gtk_widget_class_install_action (widget_class, "win.export-statement", "s", export_statement_cb);
  gtk_widget_class_install_action (widget_class, "win.export-responsibilities", NULL,
                                   export_responsibilities_cb);
  gtk_widget_class_install_action (widget_class, "win.export-calendar", NULL, export_calendar_cb);
  gtk_widget_class_install_action (widget_class, "win.export-figures", NULL, export_figures_cb);
  gtk_widget_class_install_action (widget_class, "win.export-invitation", NULL,
                                   export_invitation_cb);
}
