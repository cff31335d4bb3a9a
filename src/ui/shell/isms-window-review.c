/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a window does with management reviews: which one is meant, and its meeting. */

#include "isms-config.h"

#include "isms-meeting-window.h"
#include "isms-review.h"
#include "isms-window-private.h"

/*< private >
 * isms_window_find_review:
 *
 * Returns: the id of the review that is open where one looks, else of the next one; or 0
 */
gint64
isms_window_find_review (IsmsWindow *self)
{
  IsmsPage *page = isms_window_get_page (self);
  const char *tab = NULL;
  gint64 record = 0;

  if (page != NULL)
    isms_page_get_place (page, &tab, &record);
  if (g_strcmp0 (tab, "review") == 0 && record != 0)
    return record;
  return isms_review_find_open (isms_workspace_get_reader (self->workspace), NULL);
}

static void
meeting_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsWindow *self = ISMS_WINDOW (widget);
  gint64 review = self->workspace != NULL ? isms_window_find_review (self) : 0;

  if (review != 0)
    gtk_window_present (isms_meeting_window_new (self->workspace, review, GTK_WINDOW (self)));
}

/*< private >
 * isms_window_class_install_review:
 */
void
isms_window_class_install_review (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "win.meeting", NULL, meeting_cb);
}
