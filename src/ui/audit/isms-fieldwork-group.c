/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A result's button does what its key does in the list, and then the next item is shown. */

#include "isms-config.h"

#include "isms-fieldwork-group.h"

#include <glib/gi18n-lib.h>

#include "isms-audit-item.h"
#include "isms-choice-keys.h"
#include "isms-fieldwork-page.h"
#include "isms-record-form.h"

struct _IsmsFieldworkGroup
{
  AdwPreferencesGroup parent_instance;

  IsmsWorkspace *workspace;
  IsmsRecord *item;
  gboolean showing;

  GtkWidget *question;
  GtkWidget *look;
  GtkWidget *earlier; /* a row that leads to it */
  GtkWidget *results;
  GPtrArray *buttons; /* of GtkToggleButton, in the order of isms_audit_results */
};

G_DEFINE_FINAL_TYPE (IsmsFieldworkGroup, isms_fieldwork_group, ADW_TYPE_PREFERENCES_GROUP)

static void
toggled_cb (GtkToggleButton *button, IsmsFieldworkGroup *self)
{
  GtkWidget *owner = gtk_widget_get_ancestor (GTK_WIDGET (self), ISMS_TYPE_REGISTER);
  guint place;

  if (self->showing || owner == NULL || !g_ptr_array_find (self->buttons, button, &place))
    return;
  /* The one that is pressed again takes the result back. */
  if (!gtk_toggle_button_get_active (button))
    place = 0;
  isms_choice_keys_press (ISMS_REGISTER (owner), isms_fieldwork_page_get_key (place));
}

static void
earlier_cb (IsmsFieldworkGroup *self)
{
  gint64 finding = self->item != NULL ? isms_record_get_reference (self->item, "earlier") : 0;

  if (finding != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", "finding", finding);
}

static void
show_text (GtkWidget *label, const char *text)
{
  gtk_label_set_label (GTK_LABEL (label), text != NULL ? text : "");
  gtk_widget_set_visible (label, text != NULL && *text != '\0');
}

static void
show_result (IsmsFieldworkGroup *self)
{
  const char *result = self->item != NULL ? isms_record_get_text (self->item, "result") : NULL;

  self->showing = TRUE;
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (self->buttons->pdata[i],
                                  i > 0 && g_strcmp0 (result, isms_audit_results[i].value) == 0);
  self->showing = FALSE;
}

static void
isms_fieldwork_group_dispose (GObject *object)
{
  IsmsFieldworkGroup *self = ISMS_FIELDWORK_GROUP (object);

  g_clear_object (&self->item);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_fieldwork_group_parent_class)->dispose (object);
}

static void
isms_fieldwork_group_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_FIELDWORK_GROUP (object)->buttons);
  G_OBJECT_CLASS (isms_fieldwork_group_parent_class)->finalize (object);
}

static void
isms_fieldwork_group_class_init (IsmsFieldworkGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_fieldwork_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_fieldwork_group_finalize;
}

static GtkWidget *
create_label (const char *style)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  gtk_widget_add_css_class (label, style);
  return label;
}

/* "Minor nonconformity  2": the key stands on its button. */
static void
add_buttons (IsmsFieldworkGroup *self)
{
  for (guint i = 0; isms_audit_results[i].value != NULL; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();
      g_autofree char *name = gtk_accelerator_get_label (isms_fieldwork_page_get_key (i), 0);
      g_autofree char *words = g_strdup_printf ("%s  %s", name, _ (isms_audit_results[i].label));

      gtk_button_set_label (GTK_BUTTON (button), words);
      gtk_widget_set_visible (button, i > 0);
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_DEFAULT);
      adw_wrap_box_append (ADW_WRAP_BOX (self->results), button);
      g_ptr_array_add (self->buttons, button);
    }
}

static void
isms_fieldwork_group_init (IsmsFieldworkGroup *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->buttons = g_ptr_array_new ();
  self->question = create_label ("title-3");
  self->look = create_label ("dimmed");
  self->results = adw_wrap_box_new ();
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (self->results), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (self->results), 6);
  add_buttons (self);
  gtk_box_append (GTK_BOX (box), self->question);
  gtk_box_append (GTK_BOX (box), self->look);
  gtk_box_append (GTK_BOX (box), self->results);
  gtk_widget_set_margin_bottom (box, 12);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);

  self->earlier = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->earlier), FALSE);
  gtk_widget_add_css_class (self->earlier, "property");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->earlier), _ ("Earlier Finding"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->earlier),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self->earlier), TRUE);
  g_signal_connect_object (self->earlier, "activated", G_CALLBACK (earlier_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->earlier);
}

/**
 * isms_fieldwork_group_new:
 * @workspace: where the item lives
 *
 * Returns: (transfer floating): of no item yet
 */
GtkWidget *
isms_fieldwork_group_new (IsmsWorkspace *workspace)
{
  IsmsFieldworkGroup *self = g_object_new (ISMS_TYPE_FIELDWORK_GROUP, NULL);

  self->workspace = g_object_ref (workspace);
  g_object_bind_property (workspace, "read-only", self->results, "sensitive",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  return GTK_WIDGET (self);
}

/* The question stands at the top. */
static void
show_question (IsmsFieldworkGroup *self)
{
  GtkWidget *form = gtk_widget_get_ancestor (GTK_WIDGET (self), ISMS_TYPE_RECORD_FORM);

  if (form != NULL)
    isms_record_form_show_top (ISMS_RECORD_FORM (form));
}

/**
 * isms_fieldwork_group_set_record:
 * @self: a group
 * @item: (nullable): what is asked
 */
void
isms_fieldwork_group_set_record (IsmsFieldworkGroup *self, IsmsRecord *item)
{
  g_return_if_fail (ISMS_IS_FIELDWORK_GROUP (self));

  if (g_set_object (&self->item, item) && item != NULL)
    show_question (self);
  show_text (self->question, item != NULL ? isms_record_get_text (item, "question") : NULL);
  show_text (self->look, item != NULL ? isms_record_get_text (item, "look") : NULL);
  /* The rows of a group stand above all else in it, and touch it. */
  gtk_widget_set_margin_top (gtk_widget_get_parent (self->question),
                             item != NULL && isms_record_get_reference (item, "earlier") != 0 ? 18
                                                                                              : 0);
  gtk_widget_set_visible (self->earlier,
                          item != NULL && isms_record_get_reference (item, "earlier") != 0);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (self->earlier),
                               item != NULL && isms_record_get_text (item, "earlier") != NULL
                                   ? isms_record_get_text (item, "earlier")
                                   : "");
  show_result (self);
}
