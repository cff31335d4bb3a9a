/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* How a view commits a step. */

#include "isms-config.h"

#include "isms-commit.h"

#include <adwaita.h>
#include <glib/gi18n-lib.h>

#include "isms-error.h"
#include "isms-words-private.h"

typedef struct
{
  IsmsStep *step;
  GWeakRef widget;
} Commit;

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Commit *commit = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&commit->widget);
  g_autoptr (GError) error = NULL;

  if (!isms_step_commit_finish (commit->step, result, &error) && widget != NULL)
    isms_ui_report_error (widget, error);
  isms_step_unref (commit->step);
  g_weak_ref_clear (&commit->widget);
  g_free (commit);
}

/**
 * isms_ui_commit:
 * @widget: a widget of the window that should tell of a failure
 * @step: a step
 *
 * Commits @step in the background. The change feed brings the result to the views.
 */
void
isms_ui_commit (GtkWidget *widget, IsmsStep *step)
{
  Commit *commit = g_new0 (Commit, 1);

  commit->step = isms_step_ref (step);
  g_weak_ref_init (&commit->widget, widget);
  isms_step_commit_async (step, NULL, commit_cb, commit);
}

/**
 * isms_ui_report_error:
 * @widget: where it happened
 * @error: what
 *
 * Has the window tell of @error in words for a person. Nothing for a cancellation.
 */
void
isms_ui_report_error (GtkWidget *widget, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (isms_error_is_cancelled (error))
    return;
  sentence = isms_error_dup_sentence (error);
  isms_ui_report (widget, sentence);
}

/**
 * isms_ui_report:
 * @widget: where it happened
 * @sentence: what went wrong, in words for a person
 *
 * Has the window tell of it.
 */
void
isms_ui_report (GtkWidget *widget, const char *sentence)
{
  if (!gtk_widget_activate_action (widget, "win.error", "s", sentence))
    g_message ("%s", sentence);
}

/**
 * isms_ui_create_unread_row:
 * @error: why
 *
 * Returns: (transfer floating): a row for the place of what could not be read
 */
GtkWidget *
isms_ui_create_unread_row (const GError *error)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-error-symbolic");
  g_autofree char *sentence = isms_error_dup_read_sentence (error);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Not Read"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), sentence);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), icon);
  gtk_widget_add_css_class (icon, "error");
  return row;
}

/**
 * isms_ui_dup_count:
 * @kind: a kind of records
 * @n: how many of them
 *
 * Returns: (transfer full): "214 risks", "1 risk"
 */
char *
isms_ui_dup_count (const IsmsKind *kind, guint n)
{
  const char *noun = n == 1 ? _ (kind->label) : _ (kind->plural);
  g_autofree char *words = isms_words_lower (noun);

  /* Translators: a number and what is counted: "214 risks" */
  return g_strdup_printf (_ ("%'u %s"), n, words);
}
