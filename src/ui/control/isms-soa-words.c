/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Figures in words, as a share and as a bar. */

#include "isms-config.h"

#include "isms-soa-words.h"

#include <glib/gi18n-lib.h>

/**
 * isms_soa_words_dup_figures:
 * @figures: of a theme, or of all
 *
 * Returns: (transfer full): what they are, in a sentence without a full stop
 */
char *
isms_soa_words_dup_figures (const IsmsSoaFigures *figures)
{
  /* Translators: of the controls of a theme: "30 of 37 apply, 2 are left out, 5 undecided; 21
   * implemented" */
  return g_strdup_printf (
      _ ("%u of %u apply, %u left out, %u undecided; %u implemented, %u partly"),
      figures->n_applicable, figures->n, figures->n_excluded, figures->n_undecided,
      figures->n_implemented, figures->n_partial);
}

/**
 * isms_soa_words_dup_share:
 * @figures: of a theme, or of all
 *
 * Returns: (transfer full): how much of what applies is implemented: "70 %", or a dash
 */
char *
isms_soa_words_dup_share (const IsmsSoaFigures *figures)
{
  int share = isms_soa_figures_get_share (figures);

  return share < 0 ? g_strdup ("–") : g_strdup_printf (_ ("%d %%"), share);
}

/**
 * isms_soa_words_create_bar:
 * @figures: of a theme, or of all
 *
 * Returns: (transfer floating): the same as a bar
 */
GtkWidget *
isms_soa_words_create_bar (const IsmsSoaFigures *figures)
{
  GtkWidget *bar = gtk_level_bar_new_for_interval (0, 100);

  gtk_level_bar_set_value (GTK_LEVEL_BAR (bar), MAX (isms_soa_figures_get_share (figures), 0));
  gtk_level_bar_add_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL, 100);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Implemented"), -1);
  return bar;
}
