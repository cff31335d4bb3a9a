/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The list keeps the keyboard; each key is a step and goes on to the next row. Rows stay as long as
 * the participants do, so that the focus stays where it is. */

#include "isms-config.h"

#include "isms-meeting-presence.h"

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-edit.h"
#include "isms-picker.h"
#include "isms-row.h"

struct _IsmsMeetingPresence
{
  AdwPreferencesGroup parent_instance;

  IsmsMeeting *meeting;
  GPtrArray *rows; /* a Row for each participant */
  gboolean filling;
  GtkWidget *list;
  GtkWidget *count;
  GtkWidget *all;
  GtkWidget *adder;
  GtkWidget *guest;
};

G_DEFINE_FINAL_TYPE (IsmsMeetingPresence, isms_meeting_presence, ADW_TYPE_PREFERENCES_GROUP)

typedef struct
{
  gint64 id;
  GtkWidget *row;
  GtkWidget *toggles;
} Row;

/* The first three are offered as buttons, too. */
static const struct
{
  guint32 letter;
  const char *presence;
} keys[] = {
  { 'p', "present" },
  { 'e', "excused" },
  { 'a', "absent" },
  { '0', "unknown" },
};

/* --- What is said --- */

static IsmsRecord *
find_participant (IsmsMeetingPresence *self, gint64 id)
{
  GPtrArray *participants = isms_meeting_get_participants (self->meeting);

  for (guint i = 0; i < participants->len; i++)
    if (isms_record_get_id (participants->pdata[i]) == id)
      return participants->pdata[i];
  return NULL;
}

/* What the step is called. */
static char *
dup_label (const char *presence, const char *name)
{
  if (g_str_equal (presence, "present"))
    /* Translators: what a step did: somebody is at the meeting */
    return g_strdup_printf (_ ("Noted %s as present"), name);
  if (g_str_equal (presence, "excused"))
    /* Translators: what a step did: somebody is not at the meeting, and has said so */
    return g_strdup_printf (_ ("Noted %s as excused"), name);
  if (g_str_equal (presence, "absent"))
    /* Translators: what a step did: somebody is not at the meeting */
    return g_strdup_printf (_ ("Noted %s as absent"), name);
  /* Translators: what a step did: it is not said any more whether somebody is at the meeting */
  return g_strdup_printf (_ ("Took back whether %s is there"), name);
}

static void
set_presence (IsmsMeetingPresence *self, gint64 id, const char *presence)
{
  IsmsRecord *participant = find_participant (self, id);
  g_autofree char *label = NULL;

  if (participant == NULL || !isms_meeting_is_open (self->meeting)
      || g_strcmp0 (isms_record_get_text (participant, "presence"), presence) == 0)
    return;
  label = dup_label (presence, isms_record_get_title (participant));
  isms_meeting_set (self->meeting, GTK_WIDGET (self), participant, "presence", presence, label);
}

static void
toggled_cb (AdwToggleGroup *toggles, GParamSpec *pspec, IsmsMeetingPresence *self)
{
  const gint64 *id = g_object_get_data (G_OBJECT (toggles), "id");
  const char *name = adw_toggle_group_get_active_name (toggles);

  if (!self->filling && name != NULL)
    set_presence (self, *id, name);
}

static void
all_cb (IsmsMeetingPresence *self)
{
  GPtrArray *participants = isms_meeting_get_participants (self->meeting);
  g_autoptr (IsmsStep) step = isms_meeting_begin (self->meeting, _ ("Noted all others as present"));
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < participants->len; i++)
    {
      IsmsRecord *participant = participants->pdata[i];

      if (g_strcmp0 (isms_record_get_text (participant, "presence"), "unknown") == 0
          && !isms_edit_set (step, participant,
                             isms_kind_find_field (isms_record_get_kind (participant), "presence"),
                             "present", &error))
        {
          isms_ui_report_error (GTK_WIDGET (self), error);
          return;
        }
    }
  isms_ui_commit (GTK_WIDGET (self), step);
}

/* --- Who else --- */

/* Who comes is there. @person of 0: a guest. */
static void
add_participant (IsmsMeetingPresence *self, gint64 person, const char *name, IsmsCommitDone done)
{
  /* Translators: what a step did: somebody takes part in a meeting */
  g_autofree char *label = g_strdup_printf (_ ("Added %s to the meeting"), name);
  g_autoptr (IsmsStep) step = isms_meeting_begin (self->meeting, label);
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", name);
  isms_row_set_int (row, "review_id", isms_meeting_get_id (self->meeting));
  isms_row_set_text (row, "presence", "present");
  if (person != 0)
    isms_row_set_int (row, "person_id", person);
  isms_edit_insert (step, isms_kind_find ("review_participant"), row);
  isms_ui_commit_then (GTK_WIDGET (self), step, done);
}

static void
guest_added_cb (GtkWidget *widget, gboolean done)
{
  if (done)
    gtk_editable_set_text (GTK_EDITABLE (ISMS_MEETING_PRESENCE (widget)->guest), "");
}

static void
guest_cb (IsmsMeetingPresence *self)
{
  g_autofree char *name =
      g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->guest))));

  if (*name != '\0')
    add_participant (self, 0, name, guest_added_cb);
}

static void
picked_cb (IsmsPicker *picker, const char *value, IsmsMeetingPresence *self)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("review_participant"), "person");
  g_autofree char *name =
      isms_picker_dup_label (isms_meeting_get_workspace (self->meeting), field, value);

  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->adder));
  add_participant (self, g_ascii_strtoll (value, NULL, 10), name, NULL);
}

/* --- Rows --- */

static GtkWidget *
create_toggles (IsmsMeetingPresence *self, gint64 id)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("review_participant"), "presence");
  GtkWidget *toggles = adw_toggle_group_new ();

  for (guint i = 0; i + 1 < G_N_ELEMENTS (keys); i++)
    {
      AdwToggle *toggle = adw_toggle_new ();

      adw_toggle_set_name (toggle, keys[i].presence);
      adw_toggle_set_label (toggle, _ (isms_field_find_choice (field, keys[i].presence)->label));
      adw_toggle_group_add (ADW_TOGGLE_GROUP (toggles), toggle);
    }
  adw_toggle_group_set_can_shrink (ADW_TOGGLE_GROUP (toggles), FALSE);
  gtk_widget_set_valign (toggles, GTK_ALIGN_CENTER);
  gtk_widget_set_focus_on_click (toggles, FALSE);
  g_object_set_data_full (G_OBJECT (toggles), "id", g_memdup2 (&id, sizeof id), g_free);
  g_signal_connect (toggles, "notify::active-name", G_CALLBACK (toggled_cb), self);
  return toggles;
}

static Row *
create_row (IsmsMeetingPresence *self, IsmsRecord *participant)
{
  Row *row = g_new0 (Row, 1);

  row->id = isms_record_get_id (participant);
  row->row = adw_action_row_new ();
  row->toggles = create_toggles (self, row->id);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row->row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row->row), row->toggles);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row->row);
  return row;
}

static void
fill_row (IsmsMeetingPresence *self, const Row *row, IsmsRecord *participant)
{
  const IsmsField *field = isms_kind_find_field (isms_record_get_kind (participant), "presence");
  const char *capacity = isms_record_get_text (participant, "capacity");
  const char *presence = isms_record_get_text (participant, "presence");
  g_autofree char *words = isms_record_dup_display (participant, field);
  /* Translators: a person, and what is recorded of them */
  g_autofree char *spoken =
      g_strdup_printf (_ ("%s: %s"), isms_record_get_title (participant), words);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->row),
                                 isms_record_get_title (participant));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row->row), capacity != NULL ? capacity : "");
  if (g_strcmp0 (presence, "unknown") == 0)
    adw_toggle_group_set_active (ADW_TOGGLE_GROUP (row->toggles), GTK_INVALID_LIST_POSITION);
  else
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (row->toggles), presence);
  gtk_widget_set_sensitive (row->toggles, isms_meeting_is_open (self->meeting));
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static gboolean
has_same_rows (IsmsMeetingPresence *self, GPtrArray *participants)
{
  gboolean same = self->rows->len == participants->len;

  for (guint i = 0; same && i < participants->len; i++)
    same = ((Row *) self->rows->pdata[i])->id == isms_record_get_id (participants->pdata[i]);
  return same;
}

static void
show_count (IsmsMeetingPresence *self, GPtrArray *participants)
{
  guint n_present = 0, n_unknown = 0;
  g_autofree char *words = NULL;

  for (guint i = 0; i < participants->len; i++)
    {
      const char *presence = isms_record_get_text (participants->pdata[i], "presence");

      n_present += g_strcmp0 (presence, "present") == 0;
      n_unknown += g_strcmp0 (presence, "unknown") == 0;
    }
  words = g_strdup_printf (
      /* Translators: how many of those who take part are there: "4 of 6 present" */
      ngettext ("%u of %u present", "%u of %u present", participants->len), n_present,
      participants->len);
  gtk_label_set_text (GTK_LABEL (self->count), words);
  gtk_widget_set_sensitive (self->all, n_unknown > 0 && isms_meeting_is_open (self->meeting));
}

static void
show_participants (IsmsMeetingPresence *self)
{
  GPtrArray *participants = isms_meeting_get_participants (self->meeting);

  self->filling = TRUE;
  if (!has_same_rows (self, participants))
    {
      gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
      g_ptr_array_set_size (self->rows, 0);
      for (guint i = 0; i < participants->len; i++)
        g_ptr_array_add (self->rows, create_row (self, participants->pdata[i]));
    }
  for (guint i = 0; i < participants->len; i++)
    fill_row (self, self->rows->pdata[i], participants->pdata[i]);
  self->filling = FALSE;
  show_count (self, participants);
  gtk_widget_set_visible (self->list, participants->len > 0);
  gtk_widget_set_sensitive (self->adder, isms_meeting_is_open (self->meeting));
  gtk_widget_set_sensitive (self->guest, isms_meeting_is_open (self->meeting));
}

/* --- The keyboard --- */

static int
find_focus (IsmsMeetingPresence *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  for (guint i = 0; focus != NULL && i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];

      if (focus == row->row || gtk_widget_is_ancestor (focus, row->row))
        return (int) i;
    }
  return -1;
}

static void
go_on (IsmsMeetingPresence *self, int at)
{
  guint next = MIN ((guint) at + 1, self->rows->len - 1);

  gtk_widget_grab_focus (((Row *) self->rows->pdata[next])->row);
}

static gboolean
key_pressed_cb (GtkEventControllerKey *controller,
                guint value,
                guint code,
                GdkModifierType state,
                IsmsMeetingPresence *self)
{
  guint32 letter = gdk_keyval_to_unicode (gdk_keyval_to_lower (value));
  int at = find_focus (self);
  const Row *row = at >= 0 ? self->rows->pdata[at] : NULL;
  IsmsRecord *participant = row != NULL ? find_participant (self, row->id) : NULL;

  if (participant == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SUPER_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  if (value == GDK_KEY_space && gtk_widget_is_focus (row->row)) /* else it presses what is in it */
    {
      gboolean present = g_strcmp0 (isms_record_get_text (participant, "presence"), "present") == 0;

      set_presence (self, row->id, present ? "unknown" : "present");
      return GDK_EVENT_STOP;
    }
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    if (keys[i].letter == letter)
      {
        set_presence (self, row->id, keys[i].presence);
        go_on (self, at);
        return GDK_EVENT_STOP;
      }
  return GDK_EVENT_PROPAGATE;
}

/* --- Building --- */

static GtkWidget *
create_adder (IsmsMeetingPresence *self)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("review_participant"), "person");
  GtkWidget *picker =
      isms_picker_new (isms_meeting_get_workspace (self->meeting), NULL, field, ISMS_PICKER_ONE);

  self->adder = gtk_menu_button_new ();
  g_signal_connect_object (picker, "picked", G_CALLBACK (picked_cb), self, G_CONNECT_DEFAULT);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->adder),
                               isms_picker_create_popover (ISMS_PICKER (picker)));
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->adder), _ ("Add Person"));
  return self->adder;
}

static GtkWidget *
create_buttons (IsmsMeetingPresence *self)
{
  GtkWidget *line = adw_wrap_box_new ();

  self->all = gtk_button_new_with_label (_ ("All Others Present"));
  self->count = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->count, "dimmed");
  gtk_widget_add_css_class (self->count, "numeric");
  g_signal_connect_swapped (self->all, "clicked", G_CALLBACK (all_cb), self);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (line), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->all);
  adw_wrap_box_append (ADW_WRAP_BOX (line), create_adder (self));
  adw_wrap_box_append (ADW_WRAP_BOX (line), self->count);
  return line;
}

static GtkWidget *
create_guest (IsmsMeetingPresence *self)
{
  GtkWidget *list = gtk_list_box_new ();

  self->guest = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->guest), _ ("Add a Guest"));
  gtk_widget_set_tooltip_text (self->guest, _ ("Somebody who is not among your people: a name"));
  g_signal_connect_swapped (self->guest, "entry-activated", G_CALLBACK (guest_cb), self);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), self->guest);
  return list;
}

static void
build (IsmsMeetingPresence *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  GtkEventController *controller = gtk_event_controller_key_new ();

  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Presence"), -1);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect (controller, "key-pressed", G_CALLBACK (key_pressed_cb), self);
  gtk_widget_add_controller (self->list, controller);
  gtk_box_append (GTK_BOX (box), self->list);
  gtk_box_append (GTK_BOX (box), create_buttons (self));
  gtk_box_append (GTK_BOX (box), create_guest (self));
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Presence"));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
}

static void
isms_meeting_presence_dispose (GObject *object)
{
  g_clear_object (&ISMS_MEETING_PRESENCE (object)->meeting);
  G_OBJECT_CLASS (isms_meeting_presence_parent_class)->dispose (object);
}

static void
isms_meeting_presence_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_MEETING_PRESENCE (object)->rows);
  G_OBJECT_CLASS (isms_meeting_presence_parent_class)->finalize (object);
}

static void
isms_meeting_presence_class_init (IsmsMeetingPresenceClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_meeting_presence_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_meeting_presence_finalize;
}

static void
isms_meeting_presence_init (IsmsMeetingPresence *self)
{
  self->rows = g_ptr_array_new_with_free_func (g_free);
}

/**
 * isms_meeting_presence_new:
 * @meeting: what it is about
 *
 * Returns: (transfer floating): its participants
 */
GtkWidget *
isms_meeting_presence_new (IsmsMeeting *meeting)
{
  IsmsMeetingPresence *self = g_object_new (ISMS_TYPE_MEETING_PRESENCE, NULL);

  self->meeting = g_object_ref (meeting);
  build (self);
  g_signal_connect_object (meeting, "changed", G_CALLBACK (show_participants), self,
                           G_CONNECT_SWAPPED);
  show_participants (self);
  return GTK_WIDGET (self);
}

/**
 * isms_meeting_presence_focus:
 * @self: the participants
 *
 * Focus to the first of whom it is not said whether they are there, else to the first.
 */
void
isms_meeting_presence_focus (IsmsMeetingPresence *self)
{
  g_return_if_fail (ISMS_IS_MEETING_PRESENCE (self));

  for (guint i = 0; i < self->rows->len; i++)
    {
      const Row *row = self->rows->pdata[i];
      IsmsRecord *participant = find_participant (self, row->id);

      if (g_strcmp0 (isms_record_get_text (participant, "presence"), "unknown") == 0)
        {
          gtk_widget_grab_focus (row->row);
          return;
        }
    }
  if (self->rows->len > 0)
    gtk_widget_grab_focus (((Row *) self->rows->pdata[0])->row);
  else
    gtk_widget_grab_focus (self->adder);
}
