/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The dashboard of management reviews, for its tests. */

#include "isms-review-desk.h"

#include "isms-application.h"

#include <string.h>

static ReviewCase *paper; /* what its records are called */

void
isms_review_desk_settle (IsmsReviewDesk *desk)
{
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static gboolean
is_complete (IsmsReviewDesk *desk)
{
  IsmsReviewSource *source = isms_review_dashboard_get_source (desk->dashboard);

  return isms_review_source_get_board (source) != NULL && isms_review_source_has_points (source)
         && !isms_review_source_is_reading (source);
}

void
isms_review_desk_wait (IsmsReviewDesk *desk)
{
  wait_for (is_complete (desk))
    ;
  isms_review_desk_settle (desk);
}

/* Made once; each test has a copy. The first review is approved, as if it were with its paper. */
static char *
dup_path (gboolean on_paper)
{
  static char *made;
  char *path = isms_ui_test_create_workspace ("Board House");
  g_autoptr (GFile) from = NULL;
  g_autoptr (GFile) to = g_file_new_for_path (path);
  g_autoptr (GError) error = NULL;

  if (!on_paper)
    return path;
  if (made == NULL)
    {
      g_autoptr (IsmsWorkspace) workspace = NULL;

      made = isms_ui_test_create_workspace ("Board House");
      workspace = isms_workspace_open (made, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
      g_assert_no_error (error);
      paper = review_case_new (isms_workspace_get_store (workspace));
      review_case_build (paper);
      review_case_do (paper, -80, "review", "first", "approved_by_id=#ada|approved_on=@-80");
      isms_workspace_close (workspace);
    }
  from = g_file_new_for_path (made);
  g_file_copy (from, to, G_FILE_COPY_OVERWRITE, NULL, NULL, NULL, &error);
  g_assert_no_error (error);
  return path;
}

IsmsReviewDesk
isms_review_desk_open (gboolean on_paper)
{
  GSettings *settings = isms_application_get_settings (isms_ui_test_get_application ());
  g_autofree char *path = dup_path (on_paper);
  IsmsReviewDesk desk = { NULL };

  g_settings_set_int (settings, "window-width", 1200);
  g_settings_set_int (settings, "window-height", 800);
  desk.window = isms_ui_test_open (path);
  desk.workspace = isms_window_get_workspace (desk.window);
  desk.store = isms_workspace_get_store (desk.workspace);
  if (on_paper)
    {
      desk.paper = paper;
      paper->store = desk.store;
    }
  isms_window_show_destination (desk.window, "review");
  desk.page = ISMS_REVIEW_PAGE (isms_window_get_page (desk.window));
  desk.dashboard = isms_review_page_get_dashboard (desk.page);
  isms_review_desk_wait (&desk);
  return desk;
}

void
isms_review_desk_close (IsmsReviewDesk *desk)
{
  isms_ui_test_close (desk->window);
}

void
isms_review_desk_choose (IsmsReviewDesk *desk, gint64 review)
{
  isms_review_dashboard_show_review (desk->dashboard, review);
  wait_for (isms_review_dashboard_get_review (desk->dashboard) == review)
    ;
  isms_review_desk_wait (desk);
}

IsmsReviewCardView *
isms_review_desk_get_card (IsmsReviewDesk *desk, const char *input)
{
  IsmsReviewCardView *card = isms_review_dashboard_get_card (desk->dashboard, input);

  g_assert_nonnull (card);
  return card;
}

/* "d1_open" is on the card of d1. */
IsmsReviewFigureView *
isms_review_desk_get_figure (IsmsReviewDesk *desk, const char *name)
{
  g_autofree char *input = g_strndup (name, (gsize) (strchr (name, '_') - name));
  IsmsReviewFigureView *view = isms_review_figures_find (
      isms_review_card_view_get_figures (isms_review_desk_get_card (desk, input)), name);

  g_assert_nonnull (view);
  return view;
}

void
isms_review_desk_do (IsmsReviewDesk *desk, const char *table, const char *name, const char *values)
{
  review_case_do (desk->paper, 0, table, name, values);
}

gboolean
isms_review_desk_reads (IsmsReviewDesk *desk, const char *sql, const char *expected)
{
  g_autofree char *text =
      isms_database_query_text (isms_workspace_get_reader (desk->workspace), sql, NULL);

  return g_strcmp0 (text, expected) == 0;
}

GtkWidget *
isms_review_desk_get_focus (IsmsReviewDesk *desk)
{
  return gtk_root_get_focus (GTK_ROOT (desk->window));
}

AdwDialog *
isms_review_desk_get_dialog (IsmsReviewDesk *desk)
{
  return adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk->window));
}
