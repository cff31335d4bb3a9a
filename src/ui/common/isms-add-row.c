/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A title is typed, and goes from the row only once it is written. */

#include "isms-config.h"

#include "isms-add-row.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-drafts.h"

#define KEY "isms-add-row"

struct _IsmsAddRow
{
  GtkWidget *group; /* which holds this */
  GtkWidget *entry;
  IsmsAddRowFunc add;
  IsmsAddRowWords dup_waits;
  IsmsRecord *record;
  IsmsDrafts *drafts; /* titles that were typed and not added, by record */
  char *sent;         /* a title on its way; or NULL */
  IsmsRecord *sent_to;
};

static char *
dup_title (IsmsAddRow *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
}

static void
show_title (IsmsAddRow *self, const char *title)
{
  gtk_editable_set_text (GTK_EDITABLE (self->entry), title != NULL ? title : "");
}

static gboolean
is_same (IsmsRecord *a, IsmsRecord *b)
{
  return a != NULL && b != NULL && isms_record_get_id (a) == isms_record_get_id (b);
}

/* Takes @title. */
static void
keep (IsmsAddRow *self, IsmsRecord *record, char *title)
{
  g_autofree char *words = self->dup_waits (record);

  isms_drafts_keep (self->drafts, isms_record_get_id (record), title, self->group, words);
}

/* What is on its way waits only if it does not arrive. */
static void
keep_typed (IsmsAddRow *self)
{
  g_autofree char *title = dup_title (self);

  if (self->record == NULL || *title == '\0'
      || (is_same (self->record, self->sent_to) && g_strcmp0 (title, self->sent) == 0))
    return;
  keep (self, self->record, g_steal_pointer (&title));
}

static void
added_cb (GtkWidget *group, gboolean done)
{
  IsmsAddRow *self = g_object_get_data (G_OBJECT (group), KEY);
  g_autofree char *sent = g_steal_pointer (&self->sent);
  g_autoptr (IsmsRecord) record = g_steal_pointer (&self->sent_to);
  g_autofree char *title = dup_title (self);

  if (is_same (self->record, record))
    {
      if (done && g_str_equal (title, sent))
        show_title (self, NULL);
      else if (!done && *title == '\0')
        show_title (self, sent);
    }
  else if (!done)
    keep (self, record, g_steal_pointer (&sent));
}

static void
add_cb (IsmsAddRow *self)
{
  g_autofree char *title = dup_title (self);
  g_autoptr (IsmsStep) step = NULL;

  if (*title == '\0' || self->record == NULL || self->sent != NULL)
    return;
  step = self->add (self->group, self->record, title);
  self->sent = g_steal_pointer (&title);
  self->sent_to = g_object_ref (self->record);
  isms_ui_commit_then (self->group, step, added_cb);
}

static void
show_tick (GtkEditable *entry, GtkWidget *tick)
{
  gtk_widget_set_visible (tick, *gtk_editable_get_text (entry) != '\0');
}

/* That of AdwEntryRow stays away from a text that comes back, and does not go with one that is
 * taken away. */
static void
add_tick (IsmsAddRow *self)
{
  GtkWidget *tick = gtk_button_new_from_icon_name ("object-select-symbolic");

  gtk_widget_set_valign (tick, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (tick, _ ("Add"));
  gtk_widget_set_visible (tick, FALSE);
  gtk_widget_add_css_class (tick, "suggested-action");
  gtk_widget_add_css_class (tick, "circular");
  g_signal_connect_swapped (tick, "clicked", G_CALLBACK (add_cb), self);
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (show_tick), tick, 0);
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self->entry), tick);
}

/**
 * isms_add_row_new:
 * @group: the group whose row it is, and which frees it when it is finalized itself
 * @title: what the row is called: "Add a Check"
 * @add: makes the step
 * @dup_waits: says that what was typed waits
 *
 * Returns: (transfer full): a row of no record yet; the group adds its widget
 */
IsmsAddRow *
isms_add_row_new (GtkWidget *group,
                  const char *title,
                  IsmsAddRowFunc add,
                  IsmsAddRowWords dup_waits)
{
  IsmsAddRow *self = g_new0 (IsmsAddRow, 1);

  self->group = group;
  self->add = add;
  self->dup_waits = dup_waits;
  self->drafts = isms_drafts_new (g_free);
  self->entry = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entry), title);
  g_signal_connect_swapped (self->entry, "entry-activated", G_CALLBACK (add_cb), self);
  add_tick (self);
  g_object_set_data (G_OBJECT (group), KEY, self);
  return self;
}

/**
 * isms_add_row_free:
 * @self: (transfer full): a row whose widget is gone or going
 */
void
isms_add_row_free (IsmsAddRow *self)
{
  g_clear_object (&self->record);
  g_clear_object (&self->sent_to);
  g_free (self->sent);
  isms_drafts_free (self->drafts);
  g_free (self);
}

/**
 * isms_add_row_get_widget:
 * @self: a row
 *
 * Returns: (transfer none): where the title is typed
 */
GtkWidget *
isms_add_row_get_widget (IsmsAddRow *self)
{
  return self->entry;
}

/**
 * isms_add_row_set_record:
 * @self: a row
 * @record: (nullable): what is added to from here on
 *
 * A title that was typed for the record before and not added waits there; the window says so. What
 * was typed for @record once and not added stands in the row again.
 */
void
isms_add_row_set_record (IsmsAddRow *self, IsmsRecord *record)
{
  g_autofree char *title = NULL;

  if (self->record == record)
    return;
  keep_typed (self);
  g_set_object (&self->record, record);
  if (record != NULL)
    title = isms_drafts_take (self->drafts, isms_record_get_id (record));
  show_title (self, title);
}
