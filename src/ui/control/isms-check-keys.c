/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One key records a result of every check that is selected: 1 that all passed today, at once; 2 and
 * 3 ask what was seen. */

#include "isms-config.h"

#include "isms-check-keys.h"

#include "isms-check-dialog.h"
#include "isms-check-result.h"
#include "isms-commit.h"

static void
press (IsmsRegister *checks, guint place)
{
  IsmsSelection *selection = isms_list_pane_get_selection (isms_register_get_pane (checks));
  IsmsWorkspace *workspace = isms_register_get_workspace (checks);
  g_autoptr (GArray) ids = isms_selection_dup_ids (selection);
  g_autoptr (IsmsRecord) one = isms_selection_dup_single (selection);
  g_autoptr (IsmsStep) step = NULL;

  if (place > 0)
    {
      isms_check_dialog_present (GTK_WIDGET (checks), workspace, ids, one,
                                 isms_check_results[place].value);
      return;
    }
  step = isms_check_dialog_prepare_passed (workspace, ids, one);
  isms_ui_commit (GTK_WIDGET (checks), step);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint value,
                guint code,
                GdkModifierType state,
                IsmsRegister *checks)
{
  guint32 letter = gdk_keyval_to_unicode (value);
  g_autoptr (GtkBitset) selected = gtk_selection_model_get_selection (
      GTK_SELECTION_MODEL (isms_list_pane_get_selection (isms_register_get_pane (checks))));

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0 || letter < '1'
      || letter > '3' || gtk_bitset_is_empty (selected)
      || isms_workspace_get_read_only (isms_register_get_workspace (checks)))
    return FALSE;
  press (checks, letter - '1');
  return TRUE;
}

/**
 * isms_check_keys_add:
 * @checks: a register of checks
 *
 * From now on keys in its list record results of the rows that are selected (9.1).
 */
void
isms_check_keys_add (IsmsRegister *checks)
{
  GtkEventController *controller = gtk_event_controller_key_new ();

  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), checks);
  gtk_widget_add_controller (GTK_WIDGET (isms_list_pane_get_view (isms_register_get_pane (checks))),
                             controller);
}
