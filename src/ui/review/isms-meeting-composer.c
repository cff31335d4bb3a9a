/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What was typed goes only once it is written. */

#include "isms-config.h"

#include "isms-meeting-composer.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-picker.h"
#include "isms-row.h"

struct _IsmsMeetingComposer
{
  AdwBin parent_instance;

  IsmsMeeting *meeting;
  const char *input;    /* interned; or NULL */
  IsmsRecord *decision; /* that is changed; NULL: a new one */
  GPtrArray *kinds;     /* values of the drop-down */
  char *owner;          /* an id, or "" */
  gboolean busy;

  GtkWidget *title;
  GtkWidget *kind;
  GtkWidget *owner_button;
  GtkWidget *owner_label;
  IsmsPicker *picker;
  GtkWidget *due;
  GtkWidget *add;
  GtkWidget *cancel;
};

G_DEFINE_FINAL_TYPE (IsmsMeetingComposer, isms_meeting_composer, ADW_TYPE_BIN)

static const IsmsField *
get_field (const char *name)
{
  return isms_kind_find_field (isms_kind_find ("review_decision"), name);
}

/* --- What is entered --- */

static char *
dup_title (IsmsMeetingComposer *self)
{
  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->title))));
}

static const char *
get_kind (IsmsMeetingComposer *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->kind));

  return selected < self->kinds->len ? self->kinds->pdata[selected] : self->kinds->pdata[0];
}

/* Nothing is done about what is only noted. */
static gboolean
wants_action (IsmsMeetingComposer *self)
{
  return !g_str_equal (get_kind (self), "noted");
}

/* "" where none is said; NULL where that is no day. */
static char *
dup_due (IsmsMeetingComposer *self)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->due))));

  return *text != '\0' ? isms_day_read (text) : g_steal_pointer (&text);
}

static void
show_owner (IsmsMeetingComposer *self, const char *value)
{
  g_autofree char *label = isms_picker_dup_label (isms_meeting_get_workspace (self->meeting),
                                                  get_field ("owner"), value);
  const char *chosen[] = { value, NULL };
  gboolean set = *value != '\0';
  /* Translators: a field and its value, for a screen reader: "Owner: A. Osei" */
  g_autofree char *spoken = g_strdup_printf (_ ("%s: %s"), _ (get_field ("owner")->label), label);

  g_set_str (&self->owner, value);
  isms_picker_set_chosen (self->picker, chosen);
  gtk_label_set_text (GTK_LABEL (self->owner_label), set ? label : _ (get_field ("owner")->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->owner_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
}

static void
show_due (IsmsMeetingComposer *self, const char *day)
{
  g_autofree char *words = isms_day_dup_words (day);

  gtk_editable_set_text (GTK_EDITABLE (self->due), words);
}

static void
show_kind (IsmsMeetingComposer *self, const char *kind)
{
  guint index;

  if (!g_ptr_array_find_with_equal_func (self->kinds, kind, g_str_equal, &index))
    index = 0;
  gtk_drop_down_set_selected (GTK_DROP_DOWN (self->kind), index);
}

static void
show_what (IsmsMeetingComposer *self)
{
  g_autofree char *title =
      self->decision != NULL
          /* Translators: the ref of a decision that is being changed */
          ? g_strdup_printf (_ ("Change %s"), isms_record_get_ref (self->decision))
          : g_strdup (_ ("New Decision"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->title), title);
  gtk_button_set_label (GTK_BUTTON (self->add), self->decision != NULL ? _ ("Save") : _ ("Add"));
  gtk_widget_set_visible (self->cancel, self->decision != NULL);
}

static void
show_fitting (IsmsMeetingComposer *self)
{
  g_autofree char *title = dup_title (self);
  g_autofree char *due = dup_due (self);

  show_what (self);
  gtk_widget_set_sensitive (self->add, *title != '\0' && due != NULL && !self->busy);
  gtk_widget_set_sensitive (self->owner_button, wants_action (self));
  gtk_widget_set_sensitive (self->due, wants_action (self));
  if (due != NULL)
    gtk_widget_remove_css_class (self->due, "error");
  else
    gtk_widget_add_css_class (self->due, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->due), GTK_ACCESSIBLE_STATE_INVALID,
      due == NULL ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
clear (IsmsMeetingComposer *self)
{
  g_clear_object (&self->decision);
  gtk_editable_set_text (GTK_EDITABLE (self->title), "");
  gtk_editable_set_text (GTK_EDITABLE (self->due), "");
  show_owner (self, "");
  show_kind (self, self->kinds->pdata[0]);
  show_fitting (self);
}

/* --- Writing --- */

static void
committed_cb (GtkWidget *widget, gboolean done)
{
  IsmsMeetingComposer *self = ISMS_MEETING_COMPOSER (widget);

  self->busy = FALSE;
  if (done)
    {
      clear (self);
      isms_meeting_composer_focus (self);
    }
  show_fitting (self);
}

static IsmsStep *
create_new (IsmsMeetingComposer *self, const char *title, const char *due)
{
  /* Translators: what a step did; what was decided */
  g_autofree char *label = g_strdup_printf (_ ("Decided “%s”"), title);
  IsmsStep *step = isms_meeting_begin (self->meeting, label);
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", title);
  isms_row_set_int (row, "review_id", isms_meeting_get_id (self->meeting));
  isms_row_set_text (row, "input", self->input);
  isms_row_set_text (row, "kind", get_kind (self));
  if (wants_action (self) && *self->owner != '\0')
    isms_row_set_int (row, "owner_id", g_ascii_strtoll (self->owner, NULL, 10));
  if (wants_action (self) && *due != '\0')
    isms_row_set_text (row, "due", due);
  isms_edit_insert (step, isms_kind_find ("review_decision"), row);
  return step;
}

/* NULL: nothing of it is different. */
static IsmsStep *
create_change (IsmsMeetingComposer *self, const char *title, const char *due, GError **error)
{
  g_autofree char *label = isms_edit_dup_label (self->decision, NULL);
  g_autoptr (IsmsStep) step = isms_meeting_begin (self->meeting, label);
  const struct
  {
    const char *field, *text;
  } values[] = {
    { "title", title },
    { "owner", wants_action (self) ? self->owner : "" },
    { "due", wants_action (self) ? due : "" },
    { "kind", get_kind (self) },
  };

  for (guint i = 0; i < G_N_ELEMENTS (values); i++)
    if (!isms_edit_set (step, self->decision, get_field (values[i].field), values[i].text, error))
      return NULL;
  return g_steal_pointer (&step);
}

/**
 * isms_meeting_composer_add:
 * @self: a composer
 *
 * Adds the decision as far as it is said, or changes the one that is open. Goes to its words where
 * there are none, and to its day where that is none.
 */
void
isms_meeting_composer_add (IsmsMeetingComposer *self)
{
  g_autofree char *title = dup_title (self);
  g_autofree char *due = dup_due (self);
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (GError) error = NULL;

  if (self->busy)
    return;
  if (*title == '\0' || due == NULL)
    {
      gtk_widget_grab_focus (*title == '\0' ? self->title : self->due);
      return;
    }
  step = self->decision != NULL ? create_change (self, title, due, &error)
                                : create_new (self, title, due);
  if (step == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  self->busy = TRUE;
  show_fitting (self);
  isms_ui_commit_then (GTK_WIDGET (self), step, committed_cb);
}

/* --- What the person does --- */

/* What is not said yet and has to be (9.3.3); NULL: nothing. */
static GtkWidget *
find_missing (IsmsMeetingComposer *self)
{
  g_autofree char *title = dup_title (self);
  g_autofree char *due = dup_due (self);

  if (*title == '\0')
    return self->title;
  if (!wants_action (self))
    return NULL;
  if (*self->owner == '\0')
    return self->owner_button;
  return due == NULL || *due == '\0' ? self->due : NULL;
}

/* Enter leads from one part to the next; when all is said, it is added. */
static void
go_on (IsmsMeetingComposer *self)
{
  GtkWidget *missing = find_missing (self);

  if (missing == NULL)
    {
      isms_meeting_composer_add (self);
      return;
    }
  gtk_widget_grab_focus (missing);
  if (missing == self->owner_button)
    gtk_menu_button_popup (GTK_MENU_BUTTON (missing));
}

static void
picked_cb (IsmsPicker *picker, const char *value, IsmsMeetingComposer *self)
{
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->owner_button));
  show_owner (self, value);
  show_fitting (self);
  gtk_widget_grab_focus (self->due);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                IsmsMeetingComposer *self)
{
  if ((keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter) && (state & GDK_CONTROL_MASK) != 0)
    {
      isms_meeting_composer_add (self);
      return GDK_EVENT_STOP;
    }
  if (keyval != GDK_KEY_Escape || isms_meeting_composer_is_empty (self))
    return GDK_EVENT_PROPAGATE;
  clear (self);
  isms_meeting_composer_focus (self);
  return GDK_EVENT_STOP;
}

/* --- Building --- */

static GtkWidget *
create_kind (IsmsMeetingComposer *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  GtkWidget *kind;

  self->kinds = g_ptr_array_new ();
  for (const IsmsChoice *choice = get_field ("kind")->choices; choice->value != NULL; choice++)
    {
      gtk_string_list_append (labels, _ (choice->label));
      g_ptr_array_add (self->kinds, (gpointer) choice->value);
    }
  kind = gtk_drop_down_new (G_LIST_MODEL (g_object_ref (labels)), NULL);
  gtk_widget_set_tooltip_text (kind, _ (get_field ("kind")->label));
  gtk_accessible_update_property (GTK_ACCESSIBLE (kind), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (get_field ("kind")->label), -1);
  g_signal_connect_swapped (kind, "notify::selected", G_CALLBACK (show_fitting), self);
  return kind;
}

static GtkWidget *
create_owner (IsmsMeetingComposer *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  self->picker = ISMS_PICKER (isms_picker_new (isms_meeting_get_workspace (self->meeting), NULL,
                                               get_field ("owner"), ISMS_PICKER_NONE));
  self->owner_label = gtk_label_new (NULL);
  gtk_label_set_ellipsize (GTK_LABEL (self->owner_label), PANGO_ELLIPSIZE_END);
  gtk_label_set_max_width_chars (GTK_LABEL (self->owner_label), 18);
  gtk_box_append (GTK_BOX (box), gtk_image_new_from_icon_name ("avatar-default-symbolic"));
  gtk_box_append (GTK_BOX (box), self->owner_label);
  gtk_menu_button_set_child (GTK_MENU_BUTTON (button), box);
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (button), TRUE);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), isms_picker_create_popover (self->picker));
  g_signal_connect_object (self->picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
create_due (IsmsMeetingComposer *self)
{
  GtkWidget *due = gtk_entry_new ();
  const char *label = _ (get_field ("due")->label);

  gtk_entry_set_placeholder_text (GTK_ENTRY (due), label);
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (due), GTK_ENTRY_ICON_PRIMARY,
                                     "x-office-calendar-symbolic");
  gtk_entry_set_icon_activatable (GTK_ENTRY (due), GTK_ENTRY_ICON_PRIMARY, FALSE);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (due), 13);
  gtk_editable_set_width_chars (GTK_EDITABLE (due), 11);
  gtk_widget_set_tooltip_text (due, _ ("A day, such as 30 June or 2027-06-30"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (due), GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_swapped (due, "changed", G_CALLBACK (show_fitting), self);
  g_signal_connect_swapped (due, "activate", G_CALLBACK (go_on), self);
  return due;
}

static GtkWidget *
create_line (IsmsMeetingComposer *self)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *line = adw_wrap_box_new ();

  self->add = gtk_button_new ();
  self->cancel = gtk_button_new_with_label (_ ("Cancel"));
  gtk_widget_add_css_class (self->add, "suggested-action");
  gtk_widget_set_tooltip_text (self->add, _ ("Ctrl+Enter"));
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->kind = create_kind (self));
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->owner_button = create_owner (self));
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->due = create_due (self));
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->cancel);
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->add);
  gtk_widget_set_margin_start (line, 12);
  gtk_widget_set_margin_end (line, 12);
  gtk_widget_set_margin_top (line, 9);
  gtk_widget_set_margin_bottom (line, 9);
  g_signal_connect_swapped (self->add, "clicked", G_CALLBACK (isms_meeting_composer_add), self);
  g_signal_connect_swapped (self->cancel, "clicked", G_CALLBACK (clear), self);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static void
build (IsmsMeetingComposer *self)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->title = adw_entry_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->title), FALSE);
  g_signal_connect_swapped (self->title, "changed", G_CALLBACK (show_fitting), self);
  g_signal_connect_swapped (self->title, "entry-activated", G_CALLBACK (go_on), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->title);
  gtk_list_box_append (GTK_LIST_BOX (list), create_line (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (list, keys);
  adw_bin_set_child (ADW_BIN (self), list);
}

static void
isms_meeting_composer_dispose (GObject *object)
{
  IsmsMeetingComposer *self = ISMS_MEETING_COMPOSER (object);

  g_clear_object (&self->decision);
  g_clear_object (&self->meeting);
  G_OBJECT_CLASS (isms_meeting_composer_parent_class)->dispose (object);
}

static void
isms_meeting_composer_finalize (GObject *object)
{
  IsmsMeetingComposer *self = ISMS_MEETING_COMPOSER (object);

  g_ptr_array_unref (self->kinds);
  g_free (self->owner);
  G_OBJECT_CLASS (isms_meeting_composer_parent_class)->finalize (object);
}

static void
isms_meeting_composer_class_init (IsmsMeetingComposerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_meeting_composer_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_meeting_composer_finalize;
}

static void
isms_meeting_composer_init (IsmsMeetingComposer *self)
{
}

/**
 * isms_meeting_composer_new:
 * @meeting: what it is about
 * @input: (nullable): the input that its decisions come from
 *
 * Returns: (transfer floating): an empty composer
 */
GtkWidget *
isms_meeting_composer_new (IsmsMeeting *meeting, const char *input)
{
  IsmsMeetingComposer *self = g_object_new (ISMS_TYPE_MEETING_COMPOSER, NULL);

  self->meeting = g_object_ref (meeting);
  self->input = g_intern_string (input);
  build (self);
  clear (self);
  return GTK_WIDGET (self);
}

/**
 * isms_meeting_composer_edit:
 * @self: a composer
 * @decision: a decision of the review
 *
 * Not while something else is typed that is not kept yet: that comes first.
 */
void
isms_meeting_composer_edit (IsmsMeetingComposer *self, IsmsRecord *decision)
{
  g_autofree char *owner = NULL;

  g_return_if_fail (ISMS_IS_MEETING_COMPOSER (self));

  if (self->busy)
    return;
  if (!isms_meeting_composer_is_empty (self))
    {
      gtk_widget_activate_action (GTK_WIDGET (self), "win.toast", "s",
                                  _ ("Finish the decision that is being typed first"));
      isms_meeting_composer_focus (self);
      return;
    }
  g_set_object (&self->decision, decision);
  if (isms_record_get_reference (decision, "owner") != 0)
    owner = g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_reference (decision, "owner"));
  gtk_editable_set_text (GTK_EDITABLE (self->title), isms_record_get_title (decision));
  show_kind (self, isms_record_get_text (decision, "kind"));
  show_owner (self, owner != NULL ? owner : "");
  show_due (self, isms_record_get_text (decision, "due"));
  show_fitting (self);
  isms_meeting_composer_focus (self);
}

void
isms_meeting_composer_focus (IsmsMeetingComposer *self)
{
  g_return_if_fail (ISMS_IS_MEETING_COMPOSER (self));

  gtk_widget_grab_focus (self->title);
}

gboolean
isms_meeting_composer_is_empty (IsmsMeetingComposer *self)
{
  g_autofree char *title = dup_title (self);

  return *title == '\0' && self->decision == NULL;
}
