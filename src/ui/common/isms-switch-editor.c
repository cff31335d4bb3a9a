/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Yes or no. */

#include "isms-editors.h"

struct _IsmsSwitchEditor
{
  IsmsFieldEditor parent_instance;

  GtkWidget *row;
};

G_DEFINE_FINAL_TYPE (IsmsSwitchEditor, isms_switch_editor, ISMS_TYPE_FIELD_EDITOR)

static void
active_cb (AdwSwitchRow *row, GParamSpec *pspec, IsmsSwitchEditor *self)
{
  if (!isms_field_editor_is_showing (ISMS_FIELD_EDITOR (self)))
    isms_field_editor_commit (ISMS_FIELD_EDITOR (self));
}

static GtkWidget *
isms_switch_editor_create_row (IsmsFieldEditor *editor)
{
  IsmsSwitchEditor *self = ISMS_SWITCH_EDITOR (editor);

  self->row = adw_switch_row_new ();
  g_signal_connect_object (self->row, "notify::active", G_CALLBACK (active_cb), self, 0);
  return self->row;
}

static void
isms_switch_editor_show (IsmsFieldEditor *editor)
{
  IsmsSwitchEditor *self = ISMS_SWITCH_EDITOR (editor);
  g_autofree char *text = isms_field_editor_dup_stored (editor);

  adw_switch_row_set_active (ADW_SWITCH_ROW (self->row), g_str_equal (text, "1"));
}

static char *
isms_switch_editor_dup_text (IsmsFieldEditor *editor)
{
  IsmsSwitchEditor *self = ISMS_SWITCH_EDITOR (editor);

  return g_strdup (adw_switch_row_get_active (ADW_SWITCH_ROW (self->row)) ? "1" : "0");
}

static void
isms_switch_editor_class_init (IsmsSwitchEditorClass *klass)
{
  IsmsFieldEditorClass *editor_class = ISMS_FIELD_EDITOR_CLASS (klass);

  editor_class->create_row = isms_switch_editor_create_row;
  editor_class->show = isms_switch_editor_show;
  editor_class->dup_text = isms_switch_editor_dup_text;
}

static void
isms_switch_editor_init (IsmsSwitchEditor *self)
{
}
