/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Made anew for each audit that it shows. */

#include "isms-config.h"

#include "isms-planner-popover.h"

#include <glib/gi18n-lib.h>

#include "isms-planner-words.h"

#define WIDTH 44 /* letters */

struct _IsmsPlannerPopover
{
  GtkPopover parent_instance;

  GtkWidget *box; /* or NULL */
  char *words;
};

G_DEFINE_FINAL_TYPE (IsmsPlannerPopover, isms_planner_popover, GTK_TYPE_POPOVER)

static GtkWidget *
create_label (const char *words)
{
  GtkWidget *label = gtk_label_new (words);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_max_width_chars (GTK_LABEL (label), WIDTH);
  return label;
}

/* --- What goes somewhere --- */

static void
open_cb (GtkWidget *button, IsmsPlannerPopover *self)
{
  const char *kind = g_object_get_data (G_OBJECT (button), "kind");
  gint64 *id = g_object_get_data (G_OBJECT (button), "id");

  gtk_popover_popdown (GTK_POPOVER (self));
  gtk_widget_activate_action (gtk_widget_get_parent (GTK_WIDGET (self)), "win.show-record", "(sx)",
                              kind, *id);
}

static GtkWidget *
create_button (IsmsPlannerPopover *self, GtkWidget *child, const char *kind, gint64 id)
{
  GtkWidget *button = gtk_button_new ();
  gint64 *held = g_new (gint64, 1);

  *held = id;
  gtk_button_set_child (GTK_BUTTON (button), child);
  g_object_set_data (G_OBJECT (button), "kind", (gpointer) kind); /* of static storage */
  g_object_set_data_full (G_OBJECT (button), "id", held, g_free);
  g_signal_connect_object (button, "clicked", G_CALLBACK (open_cb), self, G_CONNECT_DEFAULT);
  return button;
}

static GtkWidget *
create_warning (IsmsPlannerPopover *self, const IsmsAuditWarning *warning)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *sign = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *words = create_label (warning->sentence);
  GtkWidget *button;

  gtk_widget_add_css_class (sign, "warning");
  gtk_widget_set_valign (sign, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), sign);
  gtk_box_append (GTK_BOX (line), words);
  if (warning->kind == NULL || warning->id == 0)
    return line;
  button = create_button (self, line, warning->kind->name, warning->id);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  warning->sentence, -1);
  return button;
}

static void
fill (IsmsPlannerPopover *self, const IsmsPlanner *planner, const IsmsPlannerAudit *audit)
{
  g_autofree char *tip = isms_planner_words_dup_tip (planner, audit);
  g_auto (GStrv) lines = g_strsplit (tip, "\n", -1);
  guint n_warnings = audit->warnings != NULL ? audit->warnings->len : 0;
  guint n_lines = g_strv_length (lines) - n_warnings;
  GtkWidget *open = gtk_label_new_with_mnemonic (_ ("_Open"));
  GtkWidget *button;

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  for (guint i = 0; i < n_lines; i++)
    {
      GtkWidget *label = create_label (lines[i]);

      if (i == 0)
        gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (self->box), label);
    }
  for (guint i = 0; i < n_warnings; i++)
    gtk_box_append (GTK_BOX (self->box), create_warning (self, audit->warnings->pdata[i]));
  button = create_button (self, open, "audit", audit->id);
  gtk_widget_set_halign (button, GTK_ALIGN_END);
  gtk_box_append (GTK_BOX (self->box), button);
  gtk_popover_set_child (GTK_POPOVER (self), self->box);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, tip, -1);
  g_set_str (&self->words, tip);
}

static void
isms_planner_popover_finalize (GObject *object)
{
  g_free (ISMS_PLANNER_POPOVER (object)->words);
  G_OBJECT_CLASS (isms_planner_popover_parent_class)->finalize (object);
}

static void
isms_planner_popover_class_init (IsmsPlannerPopoverClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_planner_popover_finalize;
}

static void
isms_planner_popover_init (IsmsPlannerPopover *self)
{
}

/**
 * isms_planner_popover_new:
 * @parent: what has it
 *
 * Returns: (transfer none): a popover that shows nothing yet
 */
IsmsPlannerPopover *
isms_planner_popover_new (GtkWidget *parent)
{
  IsmsPlannerPopover *self = g_object_new (ISMS_TYPE_PLANNER_POPOVER, NULL);

  gtk_widget_set_parent (GTK_WIDGET (self), parent);
  return self;
}

void
isms_planner_popover_free (IsmsPlannerPopover *self)
{
  gtk_widget_unparent (GTK_WIDGET (self));
}

/**
 * isms_planner_popover_show:
 * @self: a popover
 * @widget: a descendant of its parent
 * @area: (nullable): where in @widget the audit is; %NULL: all of it
 * @planner: what the audit is of
 * @audit: an audit
 */
void
isms_planner_popover_show (IsmsPlannerPopover *self,
                           GtkWidget *widget,
                           const graphene_rect_t *area,
                           const IsmsPlanner *planner,
                           const IsmsPlannerAudit *audit)
{
  GtkWidget *parent = gtk_widget_get_parent (GTK_WIDGET (self));
  const graphene_point_t origin = area != NULL
                                      ? GRAPHENE_POINT_INIT (area->origin.x, area->origin.y)
                                      : GRAPHENE_POINT_INIT (0, 0);
  graphene_point_t at;

  if (!gtk_widget_compute_point (widget, parent, &origin, &at))
    return;
  fill (self, planner, audit);
  gtk_popover_set_pointing_to (
      GTK_POPOVER (self),
      &(GdkRectangle) { (int) at.x, (int) at.y,
                        area != NULL ? (int) area->size.width : gtk_widget_get_width (widget),
                        area != NULL ? (int) area->size.height : gtk_widget_get_height (widget) });
  gtk_popover_popup (GTK_POPOVER (self));
}

const char *
isms_planner_popover_get_words (IsmsPlannerPopover *self)
{
  return self->words;
}
