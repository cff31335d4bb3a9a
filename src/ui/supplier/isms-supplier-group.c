/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What it says stands in the record; it is said anew whenever that changes. */

#include "isms-config.h"

#include "isms-supplier-group.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-questions-dialog.h"
#include "isms-supplier-answer.h"

struct _IsmsSupplierGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *supplier;
  gulong notify_id;
  GtkWidget *state;
  GtkWidget *sign;
  GtkWidget *button;
};

G_DEFINE_FINAL_TYPE (IsmsSupplierGroup, isms_supplier_group, ADW_TYPE_PREFERENCES_GROUP)

static const struct
{
  const char *state; /* NULL: nobody asks any more */
  const char *icon;
  const char *css_class;
} signs[] = {
  { "critical", "dialog-error-symbolic", "error" },
  { "rejected", "dialog-error-symbolic", "error" },
  { "overdue", "dialog-warning-symbolic", "warning" },
  { "missing", "dialog-warning-symbolic", "warning" },
  { "due_soon", "alarm-symbolic", "accent" },
  { "valid", "object-select-symbolic", "success" },
  { NULL, "content-loading-symbolic", "dim-label" },
};

static void
append (GString *facts, const char *words)
{
  g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", words);
}

static char *
dup_value (IsmsRecord *record, const char *field)
{
  return isms_record_dup_display (record,
                                  isms_kind_find_field (isms_record_get_kind (record), field));
}

/* "Being assessed since 3 May 2027 · Approved on 3 Mar 2026 · 82 of 100 · next 3 Mar 2027" */
static char *
dup_facts (IsmsRecord *supplier)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *rating = dup_value (supplier, "rating");
  const char *last = isms_record_get_text (supplier, "last_assessment");
  const char *next = isms_record_get_text (supplier, "next_assessment");
  const char *since = isms_record_get_text (supplier, "assessing_since");

  if (since != NULL)
    {
      g_autofree char *day = isms_day_dup_words (since);
      /* Translators: the day on which an assessment was begun that has no conclusion yet */
      g_autofree char *words = g_strdup_printf (_ ("Being assessed since %s"), day);

      append (facts, words);
    }
  if (last != NULL)
    {
      g_autofree char *day = isms_day_dup_words (last);
      /* Translators: what an assessment came to, and its day */
      g_autofree char *words = g_strdup_printf (_ ("%s on %s"), rating, day);

      append (facts, words);
    }
  if (isms_record_is_set (supplier, "score"))
    {
      g_autofree char *words =
          g_strdup_printf (_ ("%d of 100"), (int) isms_record_get_int (supplier, "score"));

      append (facts, words);
    }
  if (next != NULL)
    {
      g_autofree char *day = isms_day_dup_words (next);
      /* Translators: the day of the next assessment */
      g_autofree char *words = g_strdup_printf (_ ("next %s"), day);

      append (facts, words);
    }
  return g_string_free_and_steal (facts);
}

/* Here is room for more words than in a column. */
static char *
dup_state (IsmsRecord *supplier)
{
  const char *state = isms_record_get_text (supplier, "assessment_state");

  if (state == NULL)
    return g_strdup (_ ("No longer assessed"));
  if (g_str_equal (state, "critical"))
    return g_strdup (_ ("Critical access, no valid assessment"));
  return dup_value (supplier, "assessment_state");
}

static void
show_state (IsmsSupplierGroup *self)
{
  g_autofree char *words = NULL;
  g_autofree char *facts = NULL;
  const char *state;
  guint i = 0;

  if (self->supplier == NULL)
    return;
  state = isms_record_get_text (self->supplier, "assessment_state");
  words = dup_state (self->supplier);
  facts = dup_facts (self->supplier);
  while (signs[i].state != NULL && g_strcmp0 (signs[i].state, state) != 0)
    i++;
  gtk_image_set_from_icon_name (GTK_IMAGE (self->sign), signs[i].icon);
  gtk_widget_set_css_classes (self->sign, (const char *[]) { signs[i].css_class, NULL });
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->state), words);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->state), facts);
  gtk_widget_set_visible (self->button, state != NULL);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->button),
                                 isms_record_is_set (self->supplier, "assessing_since")
                                     ? _ ("_Go On Asking…")
                                     : _ ("_Ask the Questionnaire…"));
}

/* One that is being made goes on. */
static void
assess_cb (IsmsSupplierGroup *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (IsmsRecord) open = NULL;
  gint64 id;

  if (self->supplier == NULL)
    return;
  id = isms_supplier_answer_find_open (reader, isms_record_get_id (self->supplier));
  if (id != 0)
    open = isms_record_load (reader, isms_kind_find ("supplier_assessment"), id, NULL);
  isms_questions_dialog_present (GTK_WIDGET (self), self->workspace, self->supplier, open);
}

static void
isms_supplier_group_dispose (GObject *object)
{
  IsmsSupplierGroup *self = ISMS_SUPPLIER_GROUP (object);

  isms_supplier_group_set_supplier (self, NULL);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_supplier_group_parent_class)->dispose (object);
}

static void
isms_supplier_group_class_init (IsmsSupplierGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_supplier_group_dispose;
}

static void
isms_supplier_group_init (IsmsSupplierGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Assessment"));
  self->state = adw_action_row_new ();
  self->sign = gtk_image_new ();
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->sign), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->state), FALSE);
  adw_action_row_add_prefix (ADW_ACTION_ROW (self->state), self->sign);
  self->button = adw_button_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (self->button), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->button), _ ("_Ask the Questionnaire…"));
  g_signal_connect_swapped (self->button, "activated", G_CALLBACK (assess_cb), self);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->state);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->button);
}

/**
 * isms_supplier_group_new:
 * @workspace: where the supplier lives
 *
 * Returns: (transfer floating): of no supplier yet
 */
GtkWidget *
isms_supplier_group_new (IsmsWorkspace *workspace)
{
  IsmsSupplierGroup *self = g_object_new (ISMS_TYPE_SUPPLIER_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  gtk_widget_set_sensitive (self->button, !isms_workspace_get_read_only (workspace));
  return GTK_WIDGET (self);
}

/**
 * isms_supplier_group_set_supplier:
 * @self: a group
 * @supplier: (nullable): a supplier
 */
void
isms_supplier_group_set_supplier (IsmsSupplierGroup *self, IsmsRecord *supplier)
{
  if (self->supplier != NULL)
    g_clear_signal_handler (&self->notify_id, self->supplier);
  g_set_object (&self->supplier, supplier);
  if (supplier == NULL)
    return;
  self->notify_id = g_signal_connect_swapped (supplier, "notify", G_CALLBACK (show_state), self);
  show_state (self);
}
