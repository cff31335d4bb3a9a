/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Read in the background: an organisation may have many people. */

#include "isms-config.h"

#include "isms-acknowledgements-group.h"

#include <glib/gi18n-lib.h>

#include "isms-acknowledge-dialog.h"
#include "isms-acknowledgement.h"
#include "isms-counted-row.h"
#include "isms-day.h"

struct _IsmsAcknowledgementsGroup
{
  IsmsLateGroup parent_instance;

  IsmsWorkspace *workspace;
};

G_DEFINE_FINAL_TYPE (IsmsAcknowledgementsGroup, isms_acknowledgements_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_people (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_document_load_acknowledgements (database, id, error);
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_change_touches (change, "acknowledgement")
         || isms_change_touches (change, "document_version")
         || isms_change_touches (change, "document_audience")
         || isms_change_touches (change, "person") || isms_change_touches (change, "role");
}

static void
record_cb (IsmsAcknowledgementsGroup *self)
{
  IsmsRecord *document = isms_late_group_get_record (ISMS_LATE_GROUP (self));

  if (document != NULL)
    isms_acknowledge_dialog_present (GTK_WIDGET (self), self->workspace, document);
}

static GtkWidget *
create_person (gconstpointer item)
{
  const IsmsAcknowledgement *person = item;
  g_autofree char *day =
      person->acknowledged_on != NULL ? isms_day_dup_words (person->acknowledged_on) : NULL;
  g_autoptr (GString) facts = g_string_new (person->unit);
  GtkWidget *row = adw_action_row_new ();

  if (day != NULL)
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", day);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), person->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts->str);
  return row;
}

static void
add_people (IsmsAcknowledgementsGroup *self, GPtrArray *people, gboolean have, const char *title)
{
  g_autoptr (GPtrArray) found = g_ptr_array_new ();

  for (guint i = 0; i < people->len; i++)
    {
      const IsmsAcknowledgement *person = people->pdata[i];

      if ((person->acknowledged_on != NULL) == have)
        g_ptr_array_add (found, people->pdata[i]);
    }
  isms_late_group_add_row (ISMS_LATE_GROUP (self),
                           isms_counted_row_new (title, found, create_person));
}

/* Nothing where no version is in force: nobody is asked then. */
static void
show (IsmsLateGroup *group, gpointer answer, guint limit)
{
  IsmsAcknowledgementsGroup *self = ISMS_ACKNOWLEDGEMENTS_GROUP (group);
  GPtrArray *people = answer;
  GtkWidget *button;

  if (people->len == 0)
    return;
  button = adw_button_row_new ();
  adw_preferences_row_set_use_underline (ADW_PREFERENCES_ROW (button), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (button), _ ("_Record Acknowledgements…"));
  gtk_widget_set_sensitive (button, !isms_workspace_get_read_only (self->workspace));
  g_signal_connect_object (button, "activated", G_CALLBACK (record_cb), self, G_CONNECT_SWAPPED);
  isms_late_group_add_row (group, button);
  add_people (self, people, FALSE, _ ("Not Yet"));
  add_people (self, people, TRUE, _ ("Acknowledged"));
}

static void
isms_acknowledgements_group_dispose (GObject *object)
{
  g_clear_object (&ISMS_ACKNOWLEDGEMENTS_GROUP (object)->workspace);
  G_OBJECT_CLASS (isms_acknowledgements_group_parent_class)->dispose (object);
}

static void
isms_acknowledgements_group_class_init (IsmsAcknowledgementsGroupClass *klass)
{
  IsmsLateGroupClass *late = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_acknowledgements_group_dispose;
  late->read = read_people;
  late->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late->is_touched = is_touched;
  late->show = show;
}

static void
isms_acknowledgements_group_init (IsmsAcknowledgementsGroup *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Acknowledgements"));
}

/**
 * isms_acknowledgements_group_new:
 * @workspace: where the document lives
 *
 * Returns: (transfer floating): those of no document yet
 */
GtkWidget *
isms_acknowledgements_group_new (IsmsWorkspace *workspace)
{
  IsmsAcknowledgementsGroup *self = g_object_new (ISMS_TYPE_ACKNOWLEDGEMENTS_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  isms_late_group_set_workspace (ISMS_LATE_GROUP (self), workspace);
  return GTK_WIDGET (self);
}
