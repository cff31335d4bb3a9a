/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows are made anew when points come, go or change places; while somebody types, only the titles
 * follow. */

#include "isms-config.h"

#include "isms-method-points-private.h"

#include <glib/gi18n-lib.h>

#include "isms-level-badge.h"

enum
{
  LABEL,
  DESCRIPTION,
  CRITERIA, /* and those behind it */
};

struct _IsmsMethodPoints
{
  AdwBin parent_instance;

  AdwPreferencesGroup *group;
  GtkWidget *add_row;
  GPtrArray *rows; /* of AdwExpanderRow */

  IsmsMethodDraft *draft;
  IsmsScale scale;
  gboolean of_levels;
  guint structure; /* of the draft, as the rows show it */
};

G_DEFINE_FINAL_TYPE (IsmsMethodPoints, isms_method_points, ADW_TYPE_BIN)

static int
get_n (IsmsMethodPoints *self)
{
  return self->of_levels ? isms_method_draft_get_n_levels (self->draft)
                         : isms_method_draft_get_n_points (self->draft, self->scale);
}

static const char *
get_name (IsmsMethodPoints *self, int number)
{
  return self->of_levels ? isms_method_draft_get_level (self->draft, number)->name
                         : isms_method_draft_get_point (self->draft, self->scale, number)->label;
}

static void
set_likelihood_text (IsmsMethodDraft *draft, int value, int what, const char *text)
{
  if (what == LABEL)
    isms_method_draft_set_label (draft, ISMS_SCALE_LIKELIHOOD, value, text);
  else
    isms_method_draft_set_description (draft, ISMS_SCALE_LIKELIHOOD, value, text);
}

static void
set_impact_text (IsmsMethodDraft *draft, int value, int what, const char *text)
{
  if (what == LABEL)
    isms_method_draft_set_label (draft, ISMS_SCALE_IMPACT, value, text);
  else if (what == DESCRIPTION)
    isms_method_draft_set_description (draft, ISMS_SCALE_IMPACT, value, text);
  else
    isms_method_draft_set_criterion (draft, value, (IsmsConsequence) (what - CRITERIA), text);
}

typedef struct
{
  IsmsMethodDraft *draft;
  int number;
  int what;
  IsmsMethodTextFunc func;
} Entry;

static void
free_entry (gpointer data, GClosure *closure)
{
  g_free (data);
}

static void
typed_cb (GtkEditable *row, Entry *entry)
{
  entry->func (entry->draft, entry->number, entry->what, gtk_editable_get_text (row));
}

/* The row lives no longer than the group, which keeps the draft. */
GtkWidget *
isms_method_points_create_entry (IsmsMethodDraft *draft,
                                 int number,
                                 int what,
                                 const char *title,
                                 const char *text,
                                 IsmsMethodTextFunc func)
{
  GtkWidget *row = adw_entry_row_new ();
  Entry *entry = g_new0 (Entry, 1);

  *entry = (Entry) { draft, number, what, func };
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  g_signal_connect_data (row, "changed", G_CALLBACK (typed_cb), entry, free_entry, 0);
  return row;
}

static int
get_number (IsmsMethodPoints *self, gpointer row)
{
  guint index;

  return g_ptr_array_find (self->rows, row, &index) ? (int) index + 1 : 0;
}

/* The row that was moved keeps the focus. */
static void
move (IsmsMethodPoints *self, int number, int by)
{
  gboolean open = adw_expander_row_get_expanded (self->rows->pdata[number - 1]);
  gboolean moved;

  moved = self->of_levels ? isms_method_draft_move_level (self->draft, number, by)
                          : isms_method_draft_move_point (self->draft, self->scale, number, by);
  if (!moved)
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      return;
    }
  adw_expander_row_set_expanded (self->rows->pdata[number + by - 1], open);
  gtk_widget_child_focus (self->rows->pdata[number + by - 1], GTK_DIR_TAB_FORWARD);
}

static void
up_cb (IsmsMethodPoints *self, GtkWidget *button)
{
  move (self, get_number (self, gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW)), -1);
}

static void
down_cb (IsmsMethodPoints *self, GtkWidget *button)
{
  move (self, get_number (self, gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW)), 1);
}

static void
remove_cb (IsmsMethodPoints *self, GtkWidget *button)
{
  int number = get_number (self, gtk_widget_get_ancestor (button, ADW_TYPE_EXPANDER_ROW));

  if (self->of_levels)
    isms_method_draft_remove_level (self->draft, number);
  else
    isms_method_draft_remove_point (self->draft, self->scale, number);
}

static void
add_cb (IsmsMethodPoints *self)
{
  int n = get_n (self);
  gboolean added = self->of_levels ? isms_method_draft_add_level (self->draft, n)
                                   : isms_method_draft_add_point (self->draft, self->scale, n);

  if (!added)
    return;
  adw_expander_row_set_expanded (self->rows->pdata[n], TRUE);
  gtk_widget_child_focus (self->rows->pdata[n], GTK_DIR_TAB_FORWARD);
}

static gboolean
key_pressed_cb (
    IsmsMethodPoints *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  GtkWidget *row = gtk_event_controller_get_widget (keys);
  gboolean up = key == GDK_KEY_Up || key == GDK_KEY_KP_Up;
  gboolean down = key == GDK_KEY_Down || key == GDK_KEY_KP_Down;

  if ((state & GDK_ALT_MASK) == 0 || (!up && !down))
    return GDK_EVENT_PROPAGATE;
  move (self, get_number (self, row), up ? -1 : 1);
  return GDK_EVENT_STOP;
}

static GtkWidget *
create_button (IsmsMethodPoints *self, const char *label, gboolean sensitive, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_label (label);

  gtk_widget_set_sensitive (button, sensitive);
  gtk_widget_add_css_class (button, "flat");
  gtk_button_set_can_shrink (GTK_BUTTON (button), TRUE);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  return button;
}

static GtkWidget *
create_buttons (IsmsMethodPoints *self, int number)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = adw_wrap_box_new ();
  GtkWidget *remove;
  int n = get_n (self);

  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 6);
  gtk_widget_set_margin_end (box, 6);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_append (ADW_WRAP_BOX (box),
                       create_button (self, _ ("Move Up"), number > 1, G_CALLBACK (up_cb)));
  adw_wrap_box_append (ADW_WRAP_BOX (box),
                       create_button (self, _ ("Move Down"), number < n, G_CALLBACK (down_cb)));
  remove = create_button (self, _ ("Remove"), n > ISMS_METHOD_MIN_SIZE, G_CALLBACK (remove_cb));
  gtk_widget_add_css_class (remove, "error");
  adw_wrap_box_append (ADW_WRAP_BOX (box), remove);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  return row;
}

static void
fill_point (IsmsMethodPoints *self, AdwExpanderRow *row, int value)
{
  const IsmsScalePoint *point = isms_method_draft_get_point (self->draft, self->scale, value);
  IsmsMethodTextFunc func =
      self->scale == ISMS_SCALE_IMPACT ? set_impact_text : set_likelihood_text;

  adw_expander_row_add_row (row, isms_method_points_create_entry (self->draft, value, LABEL,
                                                                  _ ("Name"), point->label, func));
  adw_expander_row_add_row (row, isms_method_points_create_entry (self->draft, value, DESCRIPTION,
                                                                  _ ("Description"),
                                                                  point->description, func));
  for (int i = 0; self->scale == ISMS_SCALE_IMPACT && i < ISMS_N_CONSEQUENCES; i++)
    adw_expander_row_add_row (
        row, isms_method_points_create_entry (self->draft, value, CRITERIA + i,
                                              isms_consequence_get_label ((IsmsConsequence) i),
                                              point->criteria[i], func));
}

static void
title_row (IsmsMethodPoints *self, int number)
{
  GtkWidget *row = self->rows->pdata[number - 1];
  const char *name = get_name (self, number);
  GtkWidget *mark = g_object_get_data (G_OBJECT (row), "isms-mark");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                 name != NULL && *name != '\0' ? name : _ ("No name yet"));
  if (self->of_levels)
    {
      const IsmsLevel *level = isms_method_draft_get_level (self->draft, number);

      isms_level_badge_set_level (ISMS_LEVEL_BADGE (mark), level);
      adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row),
                                     level->acceptable ? _ ("Acceptable") : _ ("Not acceptable"));
    }
}

static void
create_row (IsmsMethodPoints *self, int number)
{
  GtkWidget *row = adw_expander_row_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();
  g_autofree char *digits = g_strdup_printf ("%d", number);
  GtkWidget *mark = self->of_levels ? isms_level_badge_new () : gtk_label_new (digits);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  if (!self->of_levels)
    {
      gtk_label_set_width_chars (GTK_LABEL (mark), 2);
      gtk_widget_add_css_class (mark, "numeric");
      gtk_widget_add_css_class (mark, "dimmed");
    }
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (row), mark);
  g_object_set_data (G_OBJECT (row), "isms-mark", mark);
  if (self->of_levels)
    isms_method_points_fill_level (ADW_EXPANDER_ROW (row), self->draft, number);
  else
    fill_point (self, ADW_EXPANDER_ROW (row), number);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row), create_buttons (self, number));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (row, keys);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->group, row);
  title_row (self, number);
}

static void
build (IsmsMethodPoints *self)
{
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, self->rows->pdata[i]);
  g_ptr_array_set_size (self->rows, 0);
  self->structure = isms_method_draft_get_structure (self->draft);
  if (self->add_row != NULL)
    adw_preferences_group_remove (self->group, self->add_row);
  for (int i = 1; i <= get_n (self); i++)
    create_row (self, i);
  self->add_row = adw_button_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->add_row),
                                 self->of_levels ? _ ("Add a Level") : _ ("Add a Point"));
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (self->add_row), "list-add-symbolic");
  gtk_widget_set_sensitive (self->add_row, get_n (self) < ISMS_METHOD_MAX_SIZE);
  g_signal_connect_object (self->add_row, "activated", G_CALLBACK (add_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, self->add_row);
}

static void
draft_changed_cb (IsmsMethodPoints *self)
{
  if (self->structure != isms_method_draft_get_structure (self->draft))
    build (self);
  else
    for (int i = 1; i <= get_n (self); i++)
      title_row (self, i);
}

static void
isms_method_points_dispose (GObject *object)
{
  IsmsMethodPoints *self = ISMS_METHOD_POINTS (object);

  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (isms_method_points_parent_class)->dispose (object);
  g_clear_object (&self->draft);
}

static void
isms_method_points_class_init (IsmsMethodPointsClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_method_points_dispose;
}

static void
isms_method_points_init (IsmsMethodPoints *self)
{
  self->rows = g_ptr_array_new ();
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->group));
}

static GtkWidget *
finish (IsmsMethodPoints *self, IsmsMethodDraft *draft, const char *title)
{
  self->draft = g_object_ref (draft);
  adw_preferences_group_set_title (self->group, title);
  build (self);
  g_signal_connect_object (draft, "changed", G_CALLBACK (draft_changed_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

/**
 * isms_method_points_new:
 * @draft: a method being made
 * @scale: one of its scales
 *
 * Returns: (transfer floating): the points of the scale, to change
 */
GtkWidget *
isms_method_points_new (IsmsMethodDraft *draft, IsmsScale scale)
{
  IsmsMethodPoints *self = g_object_new (ISMS_TYPE_METHOD_POINTS, NULL);

  self->scale = scale;
  return finish (self, draft, scale == ISMS_SCALE_LIKELIHOOD ? _ ("Likelihood") : _ ("Impact"));
}

/**
 * isms_method_points_new_for_levels:
 * @draft: a method being made
 *
 * Returns: (transfer floating): its levels, to change
 */
GtkWidget *
isms_method_points_new_for_levels (IsmsMethodDraft *draft)
{
  IsmsMethodPoints *self = g_object_new (ISMS_TYPE_METHOD_POINTS, NULL);

  self->of_levels = TRUE;
  return finish (self, draft, _ ("Levels"));
}

GtkWidget *
isms_method_points_get_row (IsmsMethodPoints *self, int number)
{
  return number >= 1 && number <= (int) self->rows->len ? self->rows->pdata[number - 1] : NULL;
}
