/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Ref, title and the owner's initials, as far as there is room. */

#include "isms-config.h"

#include "isms-risk-chip.h"

#include <glib/gi18n-lib.h>

struct _IsmsRiskChip
{
  GtkWidget parent_instance;

  GtkLabel *ref_label;
  GtkLabel *title_label;
  GtkLabel *initials_label;

  IsmsRisk *risk;
  IsmsRiskChipDetail detail;
  int likelihood;
  int impact;
};

G_DEFINE_FINAL_TYPE (IsmsRiskChip, isms_risk_chip, GTK_TYPE_WIDGET)

static void
show_detail (IsmsRiskChip *self)
{
  const char *initials = gtk_label_get_text (self->initials_label);

  gtk_widget_set_visible (GTK_WIDGET (self->title_label), self->detail >= ISMS_RISK_CHIP_TITLE);
  gtk_widget_set_visible (GTK_WIDGET (self->initials_label),
                          self->detail >= ISMS_RISK_CHIP_OWNER && *initials != '\0');
}

static void
isms_risk_chip_dispose (GObject *object)
{
  IsmsRiskChip *self = ISMS_RISK_CHIP (object);

  g_clear_object (&self->risk);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_RISK_CHIP);
  G_OBJECT_CLASS (isms_risk_chip_parent_class)->dispose (object);
}

/* Asked for rather than set: setting one makes GTK look beneath the pointer each time. */
static gboolean
isms_risk_chip_query_tooltip (
    GtkWidget *widget, int x, int y, gboolean keyboard, GtkTooltip *tooltip)
{
  IsmsRiskChip *self = ISMS_RISK_CHIP (widget);

  if (self->risk == NULL)
    return FALSE;
  gtk_tooltip_set_text (tooltip, isms_record_get_title (ISMS_RECORD (self->risk)));
  return TRUE;
}

static void
isms_risk_chip_class_init (IsmsRiskChipClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = isms_risk_chip_dispose;
  widget_class->query_tooltip = isms_risk_chip_query_tooltip;
  gtk_widget_class_set_css_name (widget_class, "riskchip");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-risk-chip.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskChip, ref_label);
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskChip, title_label);
  gtk_widget_class_bind_template_child (widget_class, IsmsRiskChip, initials_label);
}

static void
isms_risk_chip_init (IsmsRiskChip *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  isms_risk_chip_set_movement (self, NULL);
  isms_risk_chip_set_detail (self, ISMS_RISK_CHIP_OWNER);
}

/**
 * isms_risk_chip_new:
 *
 * Returns: (transfer floating): a chip without a risk
 */
GtkWidget *
isms_risk_chip_new (void)
{
  return g_object_new (ISMS_TYPE_RISK_CHIP, NULL);
}

/**
 * isms_risk_chip_set_risk:
 * @self: a chip
 * @risk: (transfer none): the risk
 *
 * Shows @risk as it is now. The accessible label is the map's to set: it knows the posture.
 */
void
isms_risk_chip_set_risk (IsmsRiskChip *self, IsmsRisk *risk)
{
  g_autofree char *initials = isms_risk_dup_owner_initials (risk);
  const char *title = isms_record_get_title (ISMS_RECORD (risk));

  g_set_object (&self->risk, risk);
  gtk_label_set_text (self->ref_label, isms_record_get_ref (ISMS_RECORD (risk)));
  gtk_label_set_text (self->title_label, title != NULL ? title : "");
  gtk_label_set_text (self->initials_label, initials != NULL ? initials : "");
  gtk_widget_set_has_tooltip (GTK_WIDGET (self), title != NULL);
  show_detail (self);
}

/**
 * isms_risk_chip_get_risk:
 * @self: a chip
 *
 * Returns: (transfer none) (nullable): its risk
 */
IsmsRisk *
isms_risk_chip_get_risk (IsmsRiskChip *self)
{
  return self->risk;
}

/**
 * isms_risk_chip_set_detail:
 * @self: a chip
 * @detail: how much to show
 */
void
isms_risk_chip_set_detail (IsmsRiskChip *self, IsmsRiskChipDetail detail)
{
  self->detail = detail;
  show_detail (self);
}

/**
 * isms_risk_chip_set_selected:
 * @self: a chip
 * @selected: whether its risk is the selected one
 */
void
isms_risk_chip_set_selected (IsmsRiskChip *self, gboolean selected)
{
  if (selected)
    gtk_widget_add_css_class (GTK_WIDGET (self), "selected");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self), "selected");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_PRESSED,
      selected ? GTK_ACCESSIBLE_TRISTATE_TRUE : GTK_ACCESSIBLE_TRISTATE_FALSE, -1);
}

/**
 * isms_risk_chip_set_movement:
 * @self: a chip
 * @words: (nullable): where its risk moved, for a screen reader; %NULL: not, or nobody asked
 */
void
isms_risk_chip_set_movement (IsmsRiskChip *self, const char *words)
{
  const char *keys = _ ("Arrow keys move the risk, Enter opens it");
  g_autofree char *both = words != NULL ? g_strdup_printf ("%s. %s", words, keys) : NULL;

  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  both != NULL ? both : keys, -1);
}

/**
 * isms_risk_chip_set_cell:
 * @self: a chip
 * @likelihood: from 1; 0 for nowhere
 * @impact: from 1; 0 for nowhere
 *
 * Notes where the chip stands.
 */
void
isms_risk_chip_set_cell (IsmsRiskChip *self, int likelihood, int impact)
{
  self->likelihood = likelihood;
  self->impact = impact;
}

/**
 * isms_risk_chip_get_cell:
 * @self: a chip
 * @likelihood: (out): from 1; 0 for nowhere
 * @impact: (out): from 1; 0 for nowhere
 */
void
isms_risk_chip_get_cell (IsmsRiskChip *self, int *likelihood, int *impact)
{
  *likelihood = self->likelihood;
  *impact = self->impact;
}
