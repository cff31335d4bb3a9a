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
  GWeakRef window;
  IsmsCommitDone done; /* or NULL */
} Commit;

/* In a window that is still there? */
static gboolean
is_shown (GtkWidget *widget)
{
  GtkRoot *root = widget != NULL ? gtk_widget_get_root (widget) : NULL;

  return root != NULL && gtk_widget_get_visible (GTK_WIDGET (root));
}

static GtkWidget *
get_active_window (void)
{
  GApplication *application = g_application_get_default ();

  return GTK_IS_APPLICATION (application)
             ? GTK_WIDGET (gtk_application_get_active_window (GTK_APPLICATION (application)))
             : NULL;
}

/* The window says what was not done, and why. */
static void
report_refused (GtkWidget *widget, IsmsStep *step, const GError *error)
{
  g_autofree char *sentence = NULL;

  if (isms_error_is_cancelled (error))
    return;
  sentence = isms_error_dup_sentence (error);
  if (!is_shown (widget))
    widget = get_active_window ();
  if (widget == NULL
      || !gtk_widget_activate_action (widget, "win.refused", "(ss)", isms_step_get_label (step),
                                      sentence))
    g_message ("%s", sentence);
}

static void
commit_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  Commit *commit = user_data;
  g_autoptr (GtkWidget) widget = g_weak_ref_get (&commit->widget);
  g_autoptr (GtkWidget) window = g_weak_ref_get (&commit->window);
  g_autoptr (GError) error = NULL;
  gboolean done = isms_step_commit_finish (commit->step, result, &error);

  if (!done)
    report_refused (is_shown (widget) ? widget : window, commit->step, error);
  if (widget != NULL && commit->done != NULL)
    commit->done (widget, done);
  isms_step_unref (commit->step);
  g_weak_ref_clear (&commit->widget);
  g_weak_ref_clear (&commit->window);
  g_free (commit);
}

/**
 * isms_ui_commit:
 * @widget: a widget of the window that should tell of a failure
 * @step: a step
 *
 * Commits @step in the background. The change feed brings the result to the views. A failure is
 * told by the window that @widget was in, or else by the one that is in use, even if @widget is
 * gone.
 */
void
isms_ui_commit (GtkWidget *widget, IsmsStep *step)
{
  isms_ui_commit_then (widget, step, NULL);
}

/**
 * isms_ui_commit_then:
 * @widget: a widget of the window that should tell of a failure
 * @step: a step
 * @done: (nullable) (scope async): called on the main thread when @step is done or has failed,
 * which the window tells; not if @widget is gone by then
 *
 * As isms_ui_commit (), for what must know: a text that was typed is taken away only once it is
 * written.
 */
void
isms_ui_commit_then (GtkWidget *widget, IsmsStep *step, IsmsCommitDone done)
{
  Commit *commit = g_new0 (Commit, 1);

  commit->step = isms_step_ref (step);
  commit->done = done;
  g_weak_ref_init (&commit->widget, widget);
  g_weak_ref_init (&commit->window, gtk_widget_get_root (widget));
  isms_step_commit_async (step, NULL, commit_cb, commit);
}

/**
 * isms_ui_report_error:
 * @widget: (nullable): where it happened; %NULL: that is gone
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
 * @widget: (nullable): where it happened; %NULL: that is gone
 * @sentence: what went wrong, in words for a person
 *
 * Has the window tell of it, or the one that is in use where that is gone.
 */
void
isms_ui_report (GtkWidget *widget, const char *sentence)
{
  if (!is_shown (widget))
    widget = get_active_window ();
  if (widget == NULL || !gtk_widget_activate_action (widget, "win.error", "s", sentence))
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
