/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A row is opened in the composer beneath, and taken away by its button. */

#include "isms-config.h"

#include "isms-meeting-decisions.h"

#include <glib/gi18n-lib.h>

#include "isms-bulk.h"

struct _IsmsMeetingDecisions
{
  AdwPreferencesGroup parent_instance;

  IsmsMeeting *meeting;
  const char *input;   /* interned; or NULL */
  GtkWidget *composer; /* NULL: all decisions, to be read */
  GtkWidget *list;
  char *shown; /* what the rows say */
};

G_DEFINE_FINAL_TYPE (IsmsMeetingDecisions, isms_meeting_decisions, ADW_TYPE_PREFERENCES_GROUP)

static gboolean
is_asked (IsmsMeetingDecisions *self, IsmsRecord *decision)
{
  return self->composer == NULL
         || g_strcmp0 (isms_record_get_text (decision, "input"), self->input) == 0;
}

static void
append (GString *facts, const char *words)
{
  if (words != NULL && *words != '\0')
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", words);
}

static char *
dup_field (IsmsRecord *decision, const char *name)
{
  return isms_record_dup_display (decision,
                                  isms_kind_find_field (isms_record_get_kind (decision), name));
}

/* "RD-004 · Ada Osei · 30 Jun 2026 · action AC-031", "RD-005 · Noted" */
static char *
dup_facts (IsmsRecord *decision)
{
  GString *facts = g_string_new (isms_record_get_ref (decision));
  g_autofree char *kind = dup_field (decision, "kind");
  g_autofree char *owner = dup_field (decision, "owner");
  g_autofree char *due = dup_field (decision, "due");
  const char *action = isms_record_get_text (decision, "action");

  append (facts, kind);
  append (facts, owner);
  append (facts, due);
  if (action != NULL && *action != '\0')
    {
      /* Translators: the ref of the action by which a decision is carried out */
      g_autofree char *words = g_strdup_printf (_ ("action %s"), action);

      append (facts, words);
    }
  return g_string_free_and_steal (facts);
}

/* Of the row that was activated; it may be gone by now. */
static IsmsRecord *
find_decision (IsmsMeetingDecisions *self, GtkWidget *widget)
{
  const gint64 *id = g_object_get_data (G_OBJECT (widget), "id");
  GPtrArray *decisions = isms_meeting_get_decisions (self->meeting);

  for (guint i = 0; i < decisions->len; i++)
    if (isms_record_get_id (decisions->pdata[i]) == *id)
      return decisions->pdata[i];
  return NULL;
}

static void
activated_cb (GtkWidget *row, IsmsMeetingDecisions *self)
{
  IsmsRecord *decision = find_decision (self, row);

  if (decision != NULL)
    isms_meeting_composer_edit (ISMS_MEETING_COMPOSER (self->composer), decision);
}

static void
delete_cb (GtkWidget *button, IsmsMeetingDecisions *self)
{
  IsmsRecord *decision = find_decision (self, button);

  if (decision != NULL)
    isms_bulk_delete_one (GTK_WIDGET (self), isms_meeting_get_workspace (self->meeting), decision);
}

static void
set_id (GtkWidget *widget, IsmsRecord *decision)
{
  gint64 id = isms_record_get_id (decision);

  g_object_set_data_full (G_OBJECT (widget), "id", g_memdup2 (&id, sizeof id), g_free);
}

static GtkWidget *
create_delete (IsmsMeetingDecisions *self, IsmsRecord *decision)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: the title of a decision */
  g_autofree char *label = g_strdup_printf (_ ("Delete “%s”"), isms_record_get_title (decision));

  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, label);
  set_id (button, decision);
  g_signal_connect_object (button, "clicked", G_CALLBACK (delete_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
create_row (IsmsMeetingDecisions *self, IsmsRecord *decision)
{
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *facts = dup_facts (decision);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), isms_record_get_title (decision));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), facts);
  if (self->composer == NULL || !isms_meeting_is_open (self->meeting))
    return row;
  set_id (row, decision);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_delete (self, decision));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_widget_set_tooltip_text (row, _ ("Change"));
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  return row;
}

static char *
dup_shown (IsmsMeetingDecisions *self)
{
  GPtrArray *decisions = isms_meeting_get_decisions (self->meeting);
  GString *shown = g_string_new (isms_meeting_is_open (self->meeting) ? "open\n" : "over\n");

  for (guint i = 0; i < decisions->len; i++)
    if (is_asked (self, decisions->pdata[i]))
      {
        g_autofree char *facts = dup_facts (decisions->pdata[i]);

        g_string_append_printf (shown, "%" G_GINT64_FORMAT " %s %s\n",
                                isms_record_get_id (decisions->pdata[i]),
                                isms_record_get_title (decisions->pdata[i]), facts);
      }
  return g_string_free_and_steal (shown);
}

static void
make_rows (IsmsMeetingDecisions *self)
{
  GPtrArray *decisions = isms_meeting_get_decisions (self->meeting);
  guint n = 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < decisions->len; i++)
    if (is_asked (self, decisions->pdata[i]))
      {
        gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (self, decisions->pdata[i]));
        n++;
      }
  gtk_widget_set_visible (self->list, n > 0);
  if (self->composer != NULL)
    gtk_widget_set_sensitive (self->composer, isms_meeting_is_open (self->meeting));
  else
    gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
}

/* Where only figures were counted anew the rows stay, and so does a click that is half done. */
static void
show_decisions (IsmsMeetingDecisions *self)
{
  g_autofree char *shown = dup_shown (self);

  if (g_strcmp0 (shown, self->shown) == 0)
    return;
  g_free (self->shown);
  self->shown = g_steal_pointer (&shown);
  make_rows (self);
}

static void
isms_meeting_decisions_dispose (GObject *object)
{
  g_clear_object (&ISMS_MEETING_DECISIONS (object)->meeting);
  G_OBJECT_CLASS (isms_meeting_decisions_parent_class)->dispose (object);
}

static void
isms_meeting_decisions_finalize (GObject *object)
{
  g_free (ISMS_MEETING_DECISIONS (object)->shown);
  G_OBJECT_CLASS (isms_meeting_decisions_parent_class)->finalize (object);
}

static void
isms_meeting_decisions_class_init (IsmsMeetingDecisionsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_meeting_decisions_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_meeting_decisions_finalize;
}

static void
isms_meeting_decisions_init (IsmsMeetingDecisions *self)
{
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Decisions"));
}

static GtkWidget *
create (IsmsMeeting *meeting, const char *input, gboolean all)
{
  IsmsMeetingDecisions *self = g_object_new (ISMS_TYPE_MEETING_DECISIONS, NULL);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);

  self->meeting = g_object_ref (meeting);
  self->input = g_intern_string (input);
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Decisions"), -1);
  gtk_box_append (GTK_BOX (box), self->list);
  if (!all)
    gtk_box_append (GTK_BOX (box), self->composer = isms_meeting_composer_new (meeting, input));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), box);
  g_signal_connect_object (meeting, "changed", G_CALLBACK (show_decisions), self,
                           G_CONNECT_SWAPPED);
  show_decisions (self);
  return GTK_WIDGET (self);
}

/**
 * isms_meeting_decisions_new:
 * @meeting: what it is about
 * @input: (nullable): one of its inputs; %NULL: what is about none of them
 *
 * Returns: (transfer floating): what was decided about it, and where the next one is typed
 */
GtkWidget *
isms_meeting_decisions_new (IsmsMeeting *meeting, const char *input)
{
  return create (meeting, input, FALSE);
}

/**
 * isms_meeting_decisions_new_all:
 * @meeting: what it is about
 *
 * Returns: (transfer floating): all that was decided, to be read; hidden while that is nothing
 */
GtkWidget *
isms_meeting_decisions_new_all (IsmsMeeting *meeting)
{
  return create (meeting, NULL, TRUE);
}

IsmsMeetingComposer *
isms_meeting_decisions_get_composer (IsmsMeetingDecisions *self)
{
  g_return_val_if_fail (ISMS_IS_MEETING_DECISIONS (self), NULL);

  return self->composer != NULL ? ISMS_MEETING_COMPOSER (self->composer) : NULL;
}
