/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows of the lists beside the map and in its popovers. */

#include "isms-config.h"

#include "isms-risk-row.h"

#include "isms-level-badge.h"
#include "isms-slots.h"
#include "isms-text.h"

#define MAX_CHARS 28 /* that a popover makes room for */

struct _IsmsRiskRow
{
  GtkWidget parent_instance;

  GtkWidget *words;
  GtkWidget *title;
  GtkWidget *subtitle;
  GtkWidget *badge;

  IsmsWorkspace *workspace;
  IsmsRisk *risk;
  IsmsPosture posture;
};

G_DEFINE_FINAL_TYPE (IsmsRiskRow, isms_risk_row, GTK_TYPE_WIDGET)

/* What there is of them, with a point between. */
static char *
join (const char *const *texts, guint n)
{
  GString *line = g_string_new (NULL);

  for (guint i = 0; i < n; i++)
    if (texts[i] != NULL && *texts[i] != '\0')
      g_string_append_printf (line, "%s%s", line->len > 0 ? " · " : "", texts[i]);
  return g_string_free_and_steal (line);
}

static void
show (IsmsRiskRow *self)
{
  IsmsRecord *record = ISMS_RECORD (self->risk);
  const char *posture = isms_posture_get_name (self->posture);
  g_autofree char *name = g_strdup_printf ("%s_level_name", posture);
  g_autofree char *rank = g_strdup_printf ("%s_level", posture);
  const char *words = isms_record_get_text (record, name);

  const char *const texts[] = { isms_record_get_ref (record),
                                isms_record_get_text (record, "owner"), words };
  g_autofree char *subtitle = join (texts, G_N_ELEMENTS (texts));

  isms_text_set_text (ISMS_TEXT (self->title), isms_record_get_title (record));
  isms_text_set_text (ISMS_TEXT (self->subtitle), subtitle);
  isms_level_badge_set_level (
      ISMS_LEVEL_BADGE (self->badge),
      isms_level_find (self->workspace, words, (int) isms_record_get_int (record, rank)));
}

static void
isms_risk_row_dispose (GObject *object)
{
  IsmsRiskRow *self = ISMS_RISK_ROW (object);

  isms_risk_row_set_risk (self, NULL, self->posture);
  g_clear_object (&self->workspace);
  g_clear_pointer (&self->words, gtk_widget_unparent);
  g_clear_pointer (&self->badge, gtk_widget_unparent);
  G_OBJECT_CLASS (isms_risk_row_parent_class)->dispose (object);
}

static void
isms_risk_row_class_init (IsmsRiskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_risk_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

/* Without a template: rows are made by the hundred. */
static void
isms_risk_row_init (IsmsRiskRow *self)
{
  GtkWidget *widget = GTK_WIDGET (self);

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (widget)), 9);
  gtk_widget_set_margin_top (widget, 6);
  gtk_widget_set_margin_bottom (widget, 6);
  gtk_widget_set_margin_start (widget, 9);
  gtk_widget_set_margin_end (widget, 9);

  self->title = isms_text_new (0, MAX_CHARS);
  self->subtitle = isms_text_new (0, MAX_CHARS);
  isms_text_set_number (ISMS_TEXT (self->subtitle), TRUE, FALSE);
  gtk_widget_add_css_class (self->subtitle, "caption");
  gtk_widget_add_css_class (self->subtitle, "dimmed");
  self->words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_hexpand (self->words, TRUE);
  gtk_box_append (GTK_BOX (self->words), self->title);
  gtk_box_append (GTK_BOX (self->words), self->subtitle);
  gtk_widget_set_parent (self->words, widget);
  self->badge = isms_level_badge_new ();
  gtk_widget_set_parent (self->badge, widget);
}

/**
 * isms_risk_row_new:
 * @workspace: where the risk lives
 *
 * Returns: (transfer floating): a row without a risk
 */
GtkWidget *
isms_risk_row_new (IsmsWorkspace *workspace)
{
  IsmsRiskRow *self = g_object_new (ISMS_TYPE_RISK_ROW, NULL);

  self->workspace = g_object_ref (workspace);
  return GTK_WIDGET (self);
}

/**
 * isms_risk_row_set_risk:
 * @self: a row
 * @risk: (transfer none) (nullable): a risk
 * @posture: whose level is shown
 */
void
isms_risk_row_set_risk (IsmsRiskRow *self, IsmsRisk *risk, IsmsPosture posture)
{
  if (self->risk != NULL)
    g_signal_handlers_disconnect_by_func (self->risk, show, self);
  g_set_object (&self->risk, risk);
  self->posture = posture;
  if (risk == NULL)
    {
      isms_text_set_text (ISMS_TEXT (self->title), NULL);
      isms_text_set_text (ISMS_TEXT (self->subtitle), NULL);
      isms_level_badge_set_level (ISMS_LEVEL_BADGE (self->badge), NULL);
      return;
    }
  g_signal_connect_swapped (risk, "notify", G_CALLBACK (show), self);
  show (self);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer workspace)
{
  gtk_list_item_set_child (item, isms_risk_row_new (workspace));
}

static void
slot_changed_cb (IsmsRiskRow *self, IsmsSlot *slot)
{
  isms_risk_row_set_risk (self, (IsmsRisk *) isms_slot_get_record (slot), self->posture);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer posture)
{
  IsmsRiskRow *self = ISMS_RISK_ROW (gtk_list_item_get_child (item));
  IsmsSlot *slot = gtk_list_item_get_item (item);

  self->posture = (IsmsPosture) GPOINTER_TO_INT (posture);
  g_signal_connect_swapped (slot, "changed", G_CALLBACK (slot_changed_cb), self);
  slot_changed_cb (self, slot);
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  g_signal_handlers_disconnect_by_func (gtk_list_item_get_item (item), slot_changed_cb,
                                        gtk_list_item_get_child (item));
  isms_risk_row_set_risk (ISMS_RISK_ROW (gtk_list_item_get_child (item)), NULL,
                          ISMS_POSTURE_CURRENT);
}

/**
 * isms_risk_row_factory_new:
 * @workspace: where the risks live; it must outlive the factory
 * @posture: whose level is shown
 *
 * Returns: (transfer full): a factory of rows over #IsmsSlots
 */
GtkListItemFactory *
isms_risk_row_factory_new (IsmsWorkspace *workspace, IsmsPosture posture)
{
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), workspace);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), GINT_TO_POINTER (posture));
  g_signal_connect (factory, "unbind", G_CALLBACK (unbind_cb), NULL);
  return factory;
}
