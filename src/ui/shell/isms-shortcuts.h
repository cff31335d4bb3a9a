/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The one table of the keyboard: accelerators, the shortcuts dialog and the finder's commands all
 * come from it. */

#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Who gets the key. */
typedef enum
{
  ISMS_SHORTCUT_ANYWHERE, /* the application */
  ISMS_SHORTCUT_YIELDS,   /* whatever has the focus comes first: text has its own undo */
  ISMS_SHORTCUT_PRESSES,  /* the window, before what it shows; not under a dialog */
  ISMS_SHORTCUT_ALWAYS,   /* the application, also under a dialog */
} IsmsShortcutTurn;

typedef struct
{
  const char *action; /* detailed name; NULL: only told here, the widget listens by itself */
  const char
      *accelerators; /* "|" between; the first is the one shown; NULL: a command without key */
  const char *title; /* N_(), Header Case */
  const char *group; /* N_() */
  IsmsShortcutTurn turn;
} IsmsShortcut;

/* All of them, group by group, the destinations too. (element-type IsmsShortcut) */
GPtrArray *isms_shortcuts_get (void);
/* For the whole application: those that work anywhere. */
void isms_shortcuts_install (GtkApplication *application);
/* For one window: the others. */
void isms_shortcuts_add_to_window (GtkWidget *window);
/* The keys of an accelerator as they are printed on them, in a row. */
GtkWidget *isms_shortcuts_create_keycaps (const char *accelerators);
/* Plain text: "Ctrl+K". */
char *isms_shortcuts_dup_label (const char *accelerators);

G_END_DECLS
