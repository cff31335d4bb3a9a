/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row for each way in which others refer to the record; it opens to show them. */

#include "isms-config.h"

#include "isms-linked-group.h"

#include <glib/gi18n-lib.h>

#include "isms-linked.h"

/* Few are shown at once. */
#define OPEN_AT_FIRST 3

struct _IsmsLinkedGroup
{
  IsmsLateGroup parent_instance;

  GPtrArray *left_out; /* (element-type IsmsField) */
  GHashTable *opened;  /* the fields whose row a person opened (TRUE) or closed (FALSE) */
};

G_DEFINE_FINAL_TYPE (IsmsLinkedGroup, isms_linked_group, ISMS_TYPE_LATE_GROUP)

static gpointer
read_linked (IsmsDatabase *database, const IsmsKind *kind, gint64 id, guint limit, GError **error)
{
  return isms_linked_load (database, kind, id, limit, error);
}

static const IsmsKind *
get_kind (IsmsLateGroup *group)
{
  return isms_record_get_kind (isms_late_group_get_record (group));
}

static gboolean
is_touched (IsmsLateGroup *group, IsmsChange *change)
{
  return isms_linked_is_touched (get_kind (group), change);
}

static void
row_activated_cb (GtkWidget *row, gpointer user_data)
{
  const char *kind = g_object_get_data (G_OBJECT (row), "kind");
  const gint64 *id = g_object_get_data (G_OBJECT (row), "id");

  gtk_widget_activate_action (row, "win.show-record", "(sx)", kind, *id);
}

static GtkWidget *
create_row (const IsmsLinked *linked, const IsmsLinkedRecord *record)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), record->title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), record->ref);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "kind", (gpointer) linked->kind->name);
  g_object_set_data_full (G_OBJECT (row), "id", g_memdup2 (&record->id, sizeof record->id), g_free);
  g_signal_connect (row, "activated", G_CALLBACK (row_activated_cb), NULL);
  return row;
}

static void
expanded_cb (AdwExpanderRow *row, GParamSpec *pspec, IsmsLinkedGroup *self)
{
  g_hash_table_insert (self->opened, g_object_get_data (G_OBJECT (row), "field"),
                       GINT_TO_POINTER (adw_expander_row_get_expanded (row)));
}

static GtkWidget *
create_count (guint n)
{
  g_autofree char *text = g_strdup_printf ("%'u", n);
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static gboolean
is_open (IsmsLinkedGroup *self, const IsmsLinked *linked)
{
  gpointer opened;

  if (g_hash_table_lookup_extended (self->opened, linked->field, NULL, &opened))
    return GPOINTER_TO_INT (opened);
  return linked->n <= OPEN_AT_FIRST;
}

static GtkWidget *
create_sort (IsmsLinkedGroup *self, const IsmsLinked *linked)
{
  GtkWidget *sort = adw_expander_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (sort), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (sort), _ (linked->kind->plural));
  if (linked->field->kind == ISMS_FIELD_REFERENCE
      || isms_linked_is_one_of_several (linked, get_kind (ISMS_LATE_GROUP (self))))
    adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (sort), _ (linked->field->label));
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (sort), create_count (linked->n));
  for (guint i = 0; i < linked->records->len; i++)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (sort),
                              create_row (linked, linked->records->pdata[i]));
  if (linked->n > linked->records->len)
    adw_expander_row_add_row (ADW_EXPANDER_ROW (sort),
                              isms_late_group_create_more (ISMS_LATE_GROUP (self)));
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (sort), is_open (self, linked));
  g_object_set_data (G_OBJECT (sort), "field", (gpointer) linked->field);
  g_signal_connect_object (sort, "notify::expanded", G_CALLBACK (expanded_cb), self,
                           G_CONNECT_DEFAULT);
  return sort;
}

static void
show_linked (IsmsLateGroup *group, gpointer answer, guint limit)
{
  IsmsLinkedGroup *self = ISMS_LINKED_GROUP (group);
  GPtrArray *list = answer;

  for (guint i = 0; i < list->len; i++)
    {
      const IsmsLinked *linked = list->pdata[i];

      if (!g_ptr_array_find (self->left_out, linked->field, NULL))
        isms_late_group_add_row (group, create_sort (self, linked));
    }
}

static void
isms_linked_group_finalize (GObject *object)
{
  g_hash_table_unref (ISMS_LINKED_GROUP (object)->opened);
  g_ptr_array_unref (ISMS_LINKED_GROUP (object)->left_out);

  G_OBJECT_CLASS (isms_linked_group_parent_class)->finalize (object);
}

static void
isms_linked_group_class_init (IsmsLinkedGroupClass *klass)
{
  IsmsLateGroupClass *late_class = ISMS_LATE_GROUP_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = isms_linked_group_finalize;
  late_class->read = read_linked;
  late_class->free_answer = (GDestroyNotify) g_ptr_array_unref;
  late_class->is_touched = is_touched;
  late_class->show = show_linked;
}

static void
isms_linked_group_init (IsmsLinkedGroup *self)
{
  self->opened = g_hash_table_new (NULL, NULL);
  self->left_out = g_ptr_array_new ();
  /* Translators: over the records that refer to this one */
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Linked From"));
}

/**
 * isms_linked_group_new:
 * @workspace: a workspace
 *
 * Returns: (transfer floating): a group that shows no record yet
 */
GtkWidget *
isms_linked_group_new (IsmsWorkspace *workspace)
{
  IsmsLateGroup *self = g_object_new (ISMS_TYPE_LINKED_GROUP, NULL);

  isms_late_group_set_workspace (self, workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_linked_group_leave_out:
 * @self: a group
 * @kind: of records that are shown elsewhere in the form
 * @field: (nullable): only those that refer to the record by this field; %NULL: by any
 */
void
isms_linked_group_leave_out (IsmsLinkedGroup *self, const IsmsKind *kind, const char *field)
{
  g_return_if_fail (ISMS_IS_LINKED_GROUP (self));

  for (guint i = 0; i < kind->n_fields; i++)
    if (field == NULL || g_str_equal (kind->fields[i].name, field))
      g_ptr_array_add (self->left_out, (gpointer) &kind->fields[i]);
}
