/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows of the lists beside the map and in its popovers. */

#include "isms-config.h"

#include "isms-risk-row.h"

#include <glib/gi18n-lib.h>

#include "isms-level-badge.h"

struct _IsmsRiskRow
{
  GtkWidget parent_instance;

  GtkWidget *words;
  GtkLabel *title_label;
  GtkLabel *ref_label;
  GtkLabel *owner_label;
  GtkLabel *level_label;
  IsmsLevelBadge *badge;

  IsmsWorkspace *workspace;
  IsmsRisk *risk;
  IsmsPosture posture;
};

G_DEFINE_FINAL_TYPE (IsmsRiskRow, isms_risk_row, GTK_TYPE_WIDGET)

static void
set_text (GtkLabel *label, const char *text)
{
  gtk_label_set_text (label, text != NULL ? text : "");
}

static void
show (IsmsRiskRow *self)
{
  IsmsRecord *record = ISMS_RECORD (self->risk);
  const char *posture = isms_posture_get_name (self->posture);
  g_autofree char *name = g_strdup_printf ("%s_level_name", posture);
  g_autofree char *rank = g_strdup_printf ("%s_level", posture);
  const char *words = isms_record_get_text (record, name);

  set_text (self->title_label, isms_record_get_title (record));
  set_text (self->ref_label, isms_record_get_ref (record));
  set_text (self->owner_label, isms_record_get_text (record, "owner"));
  set_text (self->level_label, words);
  isms_level_badge_set_level (
      self->badge,
      isms_level_find (self->workspace, words, (int) isms_record_get_int (record, rank)));
}

static void
isms_risk_row_dispose (GObject *object)
{
  IsmsRiskRow *self = ISMS_RISK_ROW (object);

  isms_risk_row_set_risk (self, NULL, self->posture);
  g_clear_object (&self->workspace);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_RISK_ROW);
  G_OBJECT_CLASS (isms_risk_row_parent_class)->dispose (object);
}

static void
isms_risk_row_class_init (IsmsRiskRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  g_type_ensure (ISMS_TYPE_LEVEL_BADGE);
  G_OBJECT_CLASS (klass)->dispose = isms_risk_row_dispose;
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-risk-row.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskRow, words);
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskRow, title_label);
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskRow, ref_label);
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskRow, owner_label);
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskRow, level_label);
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskRow, badge);
}

static void
isms_risk_row_init (IsmsRiskRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
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
    return;
  g_signal_connect_swapped (risk, "notify", G_CALLBACK (show), self);
  show (self);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer workspace)
{
  gtk_list_item_set_child (item, isms_risk_row_new (workspace));
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item, gpointer posture)
{
  isms_risk_row_set_risk (ISMS_RISK_ROW (gtk_list_item_get_child (item)),
                          ISMS_RISK (gtk_list_item_get_item (item)),
                          (IsmsPosture) GPOINTER_TO_INT (posture));
}

static void
unbind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  isms_risk_row_set_risk (ISMS_RISK_ROW (gtk_list_item_get_child (item)), NULL,
                          ISMS_POSTURE_CURRENT);
}

/**
 * isms_risk_row_factory_new:
 * @workspace: where the risks live; it must outlive the factory
 * @posture: whose level is shown
 *
 * Returns: (transfer full): a factory of rows
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
