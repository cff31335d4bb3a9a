/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The map owns the move; this only asks and says what would become of the risk. */

#include "isms-config.h"

#include "isms-move-popover.h"

#include <glib/gi18n-lib.h>

#include "isms-risk-words.h"

struct _IsmsMovePopover
{
  GtkPopover parent_instance;

  GtkLabel *level_label;
  GtkEntry *why_entry;
  GtkButton *move_button;
};

enum
{
  CONFIRMED,
  CANCELLED,
  STEPPED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (IsmsMovePopover, isms_move_popover, GTK_TYPE_POPOVER)

static void
confirm_cb (IsmsMovePopover *self)
{
  g_autofree char *why = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->why_entry)));

  if (!gtk_widget_get_sensitive (GTK_WIDGET (self->move_button)))
    return;
  g_strstrip (why);
  g_signal_emit (self, signals[CONFIRMED], 0, why);
}

static gboolean
key_pressed_cb (IsmsMovePopover *self, guint key, guint code, GdkModifierType state)
{
  gboolean empty = *gtk_editable_get_text (GTK_EDITABLE (self->why_entry)) == '\0';
  GtkDirectionType direction;

  if ((state & (GDK_CONTROL_MASK | GDK_ALT_MASK | GDK_SHIFT_MASK)) != 0)
    return GDK_EVENT_PROPAGATE;
  switch (key)
    {
    case GDK_KEY_Escape:
      g_signal_emit (self, signals[CANCELLED], 0);
      return GDK_EVENT_STOP;
    case GDK_KEY_Up:
    case GDK_KEY_KP_Up:
      direction = GTK_DIR_UP;
      break;
    case GDK_KEY_Down:
    case GDK_KEY_KP_Down:
      direction = GTK_DIR_DOWN;
      break;
    case GDK_KEY_Left:
    case GDK_KEY_KP_Left:
      direction = GTK_DIR_LEFT;
      break;
    case GDK_KEY_Right:
    case GDK_KEY_KP_Right:
      direction = GTK_DIR_RIGHT;
      break;
    default:
      return GDK_EVENT_PROPAGATE;
    }
  if (!empty && (direction == GTK_DIR_LEFT || direction == GTK_DIR_RIGHT))
    return GDK_EVENT_PROPAGATE;
  g_signal_emit (self, signals[STEPPED], 0, direction);
  return GDK_EVENT_STOP;
}

/* No key of a popover reaches the window by itself: Ctrl+Q and the others that the entry leaves. */
static gboolean
key_left_cb (
    IsmsMovePopover *self, guint key, guint code, GdkModifierType state, GtkEventController *keys)
{
  gboolean function = key >= GDK_KEY_F1 && key <= GDK_KEY_F35;

  if (!function && (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) == 0)
    return GDK_EVENT_PROPAGATE;
  return gtk_event_controller_key_forward (GTK_EVENT_CONTROLLER_KEY (keys),
                                           GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
isms_move_popover_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_MOVE_POPOVER);
  G_OBJECT_CLASS (isms_move_popover_parent_class)->dispose (object);
}

static void
isms_move_popover_class_init (IsmsMovePopoverClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_move_popover_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-move-popover.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsMovePopover, level_label);
  gtk_widget_class_bind_template_child (widget_class, IsmsMovePopover, why_entry);
  gtk_widget_class_bind_template_child (widget_class, IsmsMovePopover, move_button);
  gtk_widget_class_bind_template_callback (widget_class, confirm_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, key_left_cb);

  signals[CONFIRMED] = g_signal_new ("confirmed", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                     G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CANCELLED] =
      g_signal_new ("cancelled", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[STEPPED] = g_signal_new ("stepped", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, GTK_TYPE_DIRECTION_TYPE);
}

static void
isms_move_popover_init (IsmsMovePopover *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}

/**
 * isms_move_popover_new:
 *
 * Returns: (transfer floating): a popover that asks
 */
GtkWidget *
isms_move_popover_new (void)
{
  return g_object_new (ISMS_TYPE_MOVE_POPOVER, NULL);
}

/**
 * isms_move_popover_set_move:
 * @self: a popover
 * @risk: what moves
 * @method: the method
 * @from: likelihood and impact as they are; 0, 0 when not rated
 * @to: likelihood and impact as they would be
 *
 * Says what would become of @risk. Where it would stay, the button is insensitive.
 */
void
isms_move_popover_set_move (
    IsmsMovePopover *self, IsmsRisk *risk, IsmsMethod *method, int from[2], int to[2])
{
  const IsmsLevel *before = isms_method_rate (method, from[0], from[1]);
  const IsmsLevel *after = isms_method_rate (method, to[0], to[1]);
  g_autofree char *place = isms_risk_words_dup_place (method, to[0], to[1]);
  g_autofree char *words = NULL;
  g_autofree char *button = NULL;
  g_autofree char *description = NULL;
  gboolean same = from[0] == to[0] && from[1] == to[1];
  const char *ref = isms_record_get_ref (ISMS_RECORD (risk));

  if (before == NULL)
    /* Translators: the level that a risk would have. */
    words = g_strdup_printf (_ ("Not rated yet → %s"), after != NULL ? after->name : "");
  else if (after == NULL || before->rank == after->rank)
    /* Translators: the level of a risk that would not change. */
    words = g_strdup_printf (_ ("Stays %s"), before->name);
  else
    /* Translators: the level of a risk before and after a move: "High → Extreme". */
    words = g_strdup_printf (_ ("%s → %s"), before->name, after->name);
  gtk_label_set_text (self->level_label, words);

  if (before == NULL)
    /* Translators: a button: "Rate R-014 Likely × Major". */
    button = g_strdup_printf (_ ("Rate %s %s"), ref, place);
  else
    /* Translators: a button: "Move R-014 to Likely × Major". */
    button = g_strdup_printf (_ ("Move %s to %s"), ref, place);
  gtk_button_set_label (self->move_button, button);
  /* Translators: what a screen reader says while a risk moves: the move, and what it does to the
   * level. */
  description = g_strdup_printf (_ ("%s. %s"), button, words);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->why_entry),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, description, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (self->move_button), !same);
}

/**
 * isms_move_popover_start:
 * @self: a popover
 *
 * Opens with an empty entry that has the focus.
 */
void
isms_move_popover_start (IsmsMovePopover *self)
{
  gtk_editable_set_text (GTK_EDITABLE (self->why_entry), "");
  gtk_popover_popup (GTK_POPOVER (self));
  gtk_widget_grab_focus (GTK_WIDGET (self->why_entry));
}

GtkEntry *
isms_move_popover_get_entry (IsmsMovePopover *self)
{
  return self->why_entry;
}

GtkButton *
isms_move_popover_get_button (IsmsMovePopover *self)
{
  return self->move_button;
}
