/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the tests of the window share: the real window on a workspace of its own, real keys and
 * clicks, bounded waiting, pictures. Needs a display; input needs X11 and xdotool. */

#pragma once

#include "isms-window.h"

G_BEGIN_DECLS

#define ISMS_UI_TEST_PATIENCE (60 * G_USEC_PER_SEC)

/* Turns the main loop until @condition holds; fails after a minute:
 * nothing takes that long where nothing else runs. */
#define wait_for(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end_ = g_get_monotonic_time () + ISMS_UI_TEST_PATIENCE;                                 \
    while (!(condition))                                                                           \
      {                                                                                            \
        if (g_get_monotonic_time () > end_)                                                        \
          g_error ("%s:%d: timed out: %s", __FILE__, __LINE__, #condition);                        \
        if (!g_main_context_iteration (NULL, FALSE))                                               \
          g_usleep (1000);                                                                         \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

void isms_ui_test_init (int *argc, char ***argv);
int isms_ui_test_run (void);
IsmsApplication *isms_ui_test_get_application (void);

char *isms_ui_test_create_workspace (const char *organisation);
IsmsWindow *isms_ui_test_open (const char *path);
void isms_ui_test_close (IsmsWindow *window);
/* Takes a table out of the open file and puts it back, so that reading it fails in between. */
void isms_ui_test_hide_table (IsmsWindow *window, const char *table);
void isms_ui_test_return_table (IsmsWindow *window, const char *table);

typedef gboolean (*IsmsUiTestMatch) (GtkWidget *widget, gconstpointer data);
GtkWidget *isms_ui_test_find (GtkWidget *root, IsmsUiTestMatch match, gconstpointer data);
GtkWidget *isms_ui_test_find_type (GtkWidget *root, const char *type_name);
GtkWidget *isms_ui_test_find_text (GtkWidget *root, const char *text);
GtkWidget *isms_ui_test_find_button (GtkWidget *root, const char *label);
GtkWidget *isms_ui_test_find_tip (GtkWidget *root, const char *tip);
GtkWidget *isms_ui_test_find_action (GtkWidget *root, const char *action_name);

void isms_ui_test_focus (GtkWidget *widget);
gboolean isms_ui_test_has_focus_within (GtkWidget *widget);
void isms_ui_test_click (GtkWidget *widget);
void isms_ui_test_click_at (GtkWidget *widget, double x, double y);
void isms_ui_test_click_for (GtkWidget *root, const char *text, const char *wanted);
void
isms_ui_test_drag (GtkWidget *from, double x, double y, GtkWidget *to, double to_x, double to_y);
void isms_ui_test_key (const char *key);
void isms_ui_test_type (const char *text);

void isms_ui_test_settle (GtkWidget *widget);
void isms_ui_test_save (GtkWidget *widget, const char *name);

G_END_DECLS
