/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What stands beside a list. */

#include "isms-config.h"

#include "isms-detail.h"

#include <glib/gi18n-lib.h>

#include "isms-bulk-form.h"
#include "isms-bulk.h"

struct _IsmsDetail
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  const IsmsKind *kind;
  IsmsSelection *selection;
  IsmsRecord *record;
  gulong notify_id;
  gint64 next;                /* the record that is to have the focus once it is shown */
  const IsmsFormGroup *group; /* at which group; or */
  const IsmsField *field;     /* which field; both NULL: after its title, which it has just got */
  char *title;

  AdwHeaderBar *header;
  AdwWindowTitle *heading;
  GtkStack *faces;
  AdwStatusPage *nothing;
  GtkWidget *menu_button;
  IsmsRecordForm *form;
  IsmsBulkForm *bulk;
  GSimpleActionGroup *actions;
};

G_DEFINE_FINAL_TYPE (IsmsDetail, isms_detail, ADW_TYPE_BIN)

enum
{
  PROP_TITLE = 1,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static guint print_signal;

static void
set_title (IsmsDetail *self, const char *title, const char *subtitle)
{
  adw_window_title_set_title (self->heading, title);
  adw_window_title_set_subtitle (self->heading, subtitle);
  if (g_set_str (&self->title, *title != '\0' ? title : _ ("Details")))
    g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_TITLE]);
}

static void
enable (IsmsDetail *self, const char *name, gboolean enabled)
{
  GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self->actions), name);

  g_simple_action_set_enabled (G_SIMPLE_ACTION (action), enabled);
}

/* Only where somebody has a sheet for it, and of what is in use. */
static gboolean
has_sheet (IsmsDetail *self)
{
  return self->record != NULL && !isms_record_get_archived (self->record)
         && g_signal_has_handler_pending (self, print_signal, 0, FALSE);
}

static void
show_title (IsmsDetail *self)
{
  gboolean writable = !isms_workspace_get_read_only (self->workspace);
  gboolean archived = isms_record_get_archived (self->record);

  set_title (self, isms_record_get_ref (self->record),
             /* Translators: beneath the name of a record that is out of use */
             archived ? _ ("Archived") : "");
  enable (self, "archive", writable && !archived);
  enable (self, "restore", writable && archived);
  enable (self, "delete", writable);
  enable (self, "print", has_sheet (self));
}

static void
notify_cb (IsmsRecord *record, GParamSpec *pspec, IsmsDetail *self)
{
  show_title (self);
}

/* Both forms have a row for every field, and are made when there is something to fill in. */
static IsmsRecordForm *
ensure_form (IsmsDetail *self)
{
  if (self->form == NULL)
    {
      self->form = ISMS_RECORD_FORM (isms_record_form_new (self->workspace, self->kind));
      gtk_stack_add_named (self->faces, GTK_WIDGET (self->form), "record");
    }
  return self->form;
}

static IsmsBulkForm *
ensure_bulk (IsmsDetail *self)
{
  if (self->bulk == NULL)
    {
      self->bulk =
          ISMS_BULK_FORM (isms_bulk_form_new (self->workspace, self->kind, self->selection));
      gtk_stack_add_named (self->faces, GTK_WIDGET (self->bulk), "many");
    }
  return self->bulk;
}

static void
take_record (IsmsDetail *self, IsmsRecord *record)
{
  if (self->record == record)
    return;
  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  g_set_object (&self->record, record);
  if (self->form != NULL || record != NULL)
    isms_record_form_set_record (ensure_form (self), record);
  if (record != NULL)
    self->notify_id =
        g_signal_connect_object (record, "notify", G_CALLBACK (notify_cb), self, G_CONNECT_DEFAULT);
}

static gboolean
has_focus_inside (IsmsDetail *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && self->form != NULL
         && gtk_widget_is_ancestor (focus, GTK_WIDGET (self->form));
}

/* Not deleted, nor its making undone. What can not be read is not taken for that. */
static gboolean
is_there (IsmsDetail *self)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record =
      isms_record_load (isms_workspace_get_reader (self->workspace), self->kind,
                        isms_record_get_id (self->record), &error);

  return record != NULL || error != NULL;
}

static void
show_record (IsmsDetail *self)
{
  g_autoptr (IsmsRecord) record = isms_selection_dup_single (self->selection);

  /* One that is gone again while it was being listed has nothing in it: the list is on its way. */
  if (record == NULL || isms_record_get_ref (record) == NULL)
    return;
  take_record (self, record);
  show_title (self);
  gtk_stack_set_visible_child_name (self->faces, "record");
  gtk_widget_set_visible (self->menu_button, TRUE);
  if (self->next == isms_record_get_id (record))
    {
      const IsmsFormGroup *group = g_steal_pointer (&self->group);
      const IsmsField *field = g_steal_pointer (&self->field);

      self->next = 0;
      if (group != NULL)
        isms_record_form_edit_group (self->form, group);
      else if (field != NULL)
        isms_record_form_focus_field (self->form, field->name);
      else
        isms_record_form_focus_next (self->form);
    }
}

static void
show_selection (IsmsDetail *self)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  guint n = gtk_bitset_get_size (selected);

  if (n == 1)
    {
      show_record (self);
      return;
    }
  /* An edit may take the record out of the list's filter: not from under the person's hands. */
  if (n == 0 && self->record != NULL && has_focus_inside (self) && is_there (self))
    return;
  gtk_widget_set_visible (self->menu_button, FALSE);
  if (n == 0)
    {
      set_title (self, "", "");
      gtk_stack_set_visible_child_name (self->faces, "none");
    }
  else
    {
      g_autofree char *title =
          g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "%'u Selected", "%'u Selected", n), n);

      set_title (self, title, "");
      isms_bulk_form_reset (ensure_bulk (self));
      gtk_stack_set_visible_child_name (self->faces, "many");
    }
  take_record (self, NULL);
}

/* The list tells nothing of a record that is not in it. */
static void
store_changed_cb (IsmsDetail *self, IsmsChange *change)
{
  g_autoptr (GtkBitset) selected =
      gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));

  if (self->record != NULL
      && isms_change_touches_row (change, self->kind->name, isms_record_get_id (self->record))
      && gtk_bitset_is_empty (selected))
    show_selection (self);
}

/* --- What the menu does: to the record on show, in the list or not --- */

static void
print_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  IsmsDetail *self = user_data;

  g_signal_emit (self, print_signal, 0, self->record);
}

static void
archive_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  IsmsDetail *self = user_data;

  if (self->record != NULL)
    isms_bulk_archive_one (GTK_WIDGET (self), self->workspace, self->record, TRUE);
}

static void
restore_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  IsmsDetail *self = user_data;

  if (self->record != NULL)
    isms_bulk_archive_one (GTK_WIDGET (self), self->workspace, self->record, FALSE);
}

static void
delete_cb (GSimpleAction *action, GVariant *parameter, gpointer user_data)
{
  IsmsDetail *self = user_data;

  if (self->record != NULL)
    isms_bulk_delete_one (GTK_WIDGET (self), self->workspace, self->record);
}

static void
isms_detail_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  switch (id)
    {
    case PROP_TITLE:
      g_value_set_string (value, ISMS_DETAIL (object)->title);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_detail_dispose (GObject *object)
{
  IsmsDetail *self = ISMS_DETAIL (object);

  if (self->record != NULL)
    g_clear_signal_handler (&self->notify_id, self->record);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_DETAIL);
  g_clear_object (&self->record);
  g_clear_object (&self->selection);
  g_clear_object (&self->workspace);
  g_clear_object (&self->actions);

  G_OBJECT_CLASS (isms_detail_parent_class)->dispose (object);
}

static void
isms_detail_finalize (GObject *object)
{
  g_free (ISMS_DETAIL (object)->title);

  G_OBJECT_CLASS (isms_detail_parent_class)->finalize (object);
}

static void
isms_detail_class_init (IsmsDetailClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = isms_detail_get_property;
  object_class->dispose = isms_detail_dispose;
  object_class->finalize = isms_detail_finalize;

  /**
   * IsmsDetail:title:
   *
   * What is shown: a record's ref, or how many are selected.
   */
  properties[PROP_TITLE] =
      g_param_spec_string ("title", NULL, NULL, NULL,
                           G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  /**
   * IsmsDetail::print:
   * @record: what is shown
   *
   * The sheet of the record is wanted on paper.
   */
  print_signal = g_signal_new ("print", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                               NULL, G_TYPE_NONE, 1, ISMS_TYPE_RECORD);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parapet/Parapet/isms-detail.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsDetail, header);
  gtk_widget_class_bind_template_child (widget_class, IsmsDetail, heading);
  gtk_widget_class_bind_template_child (widget_class, IsmsDetail, faces);
  gtk_widget_class_bind_template_child (widget_class, IsmsDetail, nothing);
  gtk_widget_class_bind_template_child (widget_class, IsmsDetail, menu_button);
}

static void
isms_detail_init (IsmsDetail *self)
{
  static const GActionEntry entries[] = {
    { .name = "print", .activate = print_cb },
    { .name = "archive", .activate = archive_cb },
    { .name = "restore", .activate = restore_cb },
    { .name = "delete", .activate = delete_cb },
  };

  self->title = g_strdup (_ ("Details"));
  gtk_widget_init_template (GTK_WIDGET (self));
  self->actions = g_simple_action_group_new ();
  g_action_map_add_action_entries (G_ACTION_MAP (self->actions), entries, G_N_ELEMENTS (entries),
                                   self);
  gtk_widget_insert_action_group (GTK_WIDGET (self), "detail", G_ACTION_GROUP (self->actions));
}

/**
 * isms_detail_new:
 * @workspace: a workspace
 * @kind: of the records
 * @selection: what to show
 *
 * Returns: (transfer floating): a pane that follows @selection
 */
GtkWidget *
isms_detail_new (IsmsWorkspace *workspace, const IsmsKind *kind, IsmsSelection *selection)
{
  IsmsDetail *self = g_object_new (ISMS_TYPE_DETAIL, NULL);

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->selection = g_object_ref (selection);
  adw_status_page_set_icon_name (self->nothing, kind->icon_name);
  g_signal_connect_object (selection, "selection-changed", G_CALLBACK (show_selection), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (isms_selection_get_list (selection), "after-swap",
                           G_CALLBACK (show_selection), self, G_CONNECT_SWAPPED | G_CONNECT_AFTER);
  g_signal_connect_object (isms_workspace_get_store (workspace), "changed",
                           G_CALLBACK (store_changed_cb), self, G_CONNECT_SWAPPED);
  show_selection (self);
  return GTK_WIDGET (self);
}

/**
 * isms_detail_get_record:
 * @self: a detail pane
 *
 * Returns: (transfer none) (nullable): the record shown; %NULL for none or several
 */
IsmsRecord *
isms_detail_get_record (IsmsDetail *self)
{
  g_return_val_if_fail (ISMS_IS_DETAIL (self), NULL);

  return self->record;
}

/**
 * isms_detail_set_leads_back:
 * @self: a detail pane
 * @leads_back: whether it stands in the place of the list
 *
 * Beside the list it has no way back: the one that the window has would be taken for it.
 */
void
isms_detail_set_leads_back (IsmsDetail *self, gboolean leads_back)
{
  adw_header_bar_set_show_back_button (self->header, leads_back);
}

/**
 * isms_detail_show_top:
 * @self: a detail pane
 *
 * Shows the record from its title on.
 */
void
isms_detail_show_top (IsmsDetail *self)
{
  g_return_if_fail (ISMS_IS_DETAIL (self));

  if (self->form != NULL)
    isms_record_form_show_top (self->form);
}

/**
 * isms_detail_edit:
 * @self: a detail pane
 *
 * Focus to the title of the record.
 */
void
isms_detail_edit (IsmsDetail *self)
{
  g_return_if_fail (ISMS_IS_DETAIL (self));

  if (self->record != NULL)
    isms_record_form_focus_title (self->form);
}

/**
 * isms_detail_edit_next:
 * @self: a detail pane
 * @id: a record that has just been added
 *
 * Focus to the row after its title, once it is shown.
 */
void
isms_detail_edit_next (IsmsDetail *self, gint64 id)
{
  g_return_if_fail (ISMS_IS_DETAIL (self));

  self->next = id;
  self->group = NULL;
  self->field = NULL;
  show_selection (self);
}

/**
 * isms_detail_edit_group:
 * @self: a detail pane
 * @id: a record that is shown, or is about to be
 * @group: a group of its form that can be edited
 *
 * Focus to where @group is filled in, once the record is shown.
 */
void
isms_detail_edit_group (IsmsDetail *self, gint64 id, const IsmsFormGroup *group)
{
  g_return_if_fail (ISMS_IS_DETAIL (self));

  self->next = id;
  self->group = group;
  show_selection (self);
}

/**
 * isms_detail_edit_field:
 * @self: a detail pane
 * @id: a record that is shown, or is about to be
 * @field: a field of its kind
 *
 * Focus to the row of @field, once the record is shown.
 */
void
isms_detail_edit_field (IsmsDetail *self, gint64 id, const IsmsField *field)
{
  g_return_if_fail (ISMS_IS_DETAIL (self));

  self->next = id;
  self->group = NULL;
  self->field = field;
  show_selection (self);
}

/**
 * isms_detail_get_form:
 * @self: a detail pane
 *
 * Returns: (transfer none): the IsmsRecordForm for one record
 */
GtkWidget *
isms_detail_get_form (IsmsDetail *self)
{
  g_return_val_if_fail (ISMS_IS_DETAIL (self), NULL);

  return GTK_WIDGET (ensure_form (self));
}

/**
 * isms_detail_get_bulk:
 * @self: a detail pane
 *
 * Returns: (transfer none): the IsmsBulkForm for several records
 */
GtkWidget *
isms_detail_get_bulk (IsmsDetail *self)
{
  g_return_val_if_fail (ISMS_IS_DETAIL (self), NULL);

  return GTK_WIDGET (ensure_bulk (self));
}

/**
 * isms_detail_print:
 * @self: a detail pane
 *
 * Wants the sheet of the record that is being read or edited here.
 *
 * Returns: %FALSE where there is none, or the person is elsewhere
 */
gboolean
isms_detail_print (IsmsDetail *self)
{
  g_return_val_if_fail (ISMS_IS_DETAIL (self), FALSE);

  if (!has_sheet (self) || !has_focus_inside (self))
    return FALSE;
  g_signal_emit (self, print_signal, 0, self->record);
  return TRUE;
}

/**
 * isms_detail_has_sheets:
 * @self: a detail pane
 *
 * Returns: whether there is a sheet for each record that is in use
 */
gboolean
isms_detail_has_sheets (IsmsDetail *self)
{
  g_return_val_if_fail (ISMS_IS_DETAIL (self), FALSE);

  return g_signal_has_handler_pending (self, print_signal, 0, FALSE);
}
