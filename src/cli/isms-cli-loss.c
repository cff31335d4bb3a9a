/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The estimates that hold, and what a simulation makes of them: the same draws as in the window. */

#include "isms-config.h"

#include "isms-cli-loss.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "isms-cli-table.h"
#include "isms-cli.h"
#include "isms-money.h"
#include "isms-simulation.h"

static IsmsLoss
simulate (const IsmsEstimate *estimate, guint32 seed)
{
  g_autofree gint64 *years = g_new (gint64, ISMS_SIMULATION_DRAWS);

  isms_simulation_draw (estimate, seed, years, ISMS_SIMULATION_DRAWS, NULL);
  return isms_loss_measure (years, ISMS_SIMULATION_DRAWS);
}

static void
add_loss (JsonBuilder *json, IsmsPosture posture, const IsmsEstimate *estimate, IsmsLoss loss)
{
  json_builder_begin_object (json);
  json_builder_set_member_name (json, "kind");
  json_builder_add_string_value (json, isms_posture_get_name (posture));
  json_builder_set_member_name (json, "shape");
  json_builder_add_string_value (json, isms_shape_get_name (estimate->shape));
  json_builder_set_member_name (json, "frequency");
  json_builder_begin_array (json);
  for (int i = 0; i < ISMS_N_POINTS; i++)
    json_builder_add_double_value (json, estimate->frequency[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "loss");
  json_builder_begin_array (json);
  for (int i = 0; i < ISMS_N_POINTS; i++)
    json_builder_add_int_value (json, estimate->loss[i]);
  json_builder_end_array (json);
  json_builder_set_member_name (json, "expected_annual_loss");
  json_builder_add_int_value (json, llround (loss.expected));
  json_builder_set_member_name (json, "value_at_risk_95");
  json_builder_add_int_value (json, loss.at_risk);
  json_builder_end_object (json);
}

gboolean
isms_cli_add_losses (JsonBuilder *json, IsmsDatabase *database, gint64 risk, GError **error)
{
  guint32 seed;

  if (!isms_risk_load_seed (database, risk, &seed, error))
    return FALSE;
  json_builder_set_member_name (json, "losses");
  json_builder_begin_array (json);
  for (int i = ISMS_POSTURE_INHERENT; i <= ISMS_POSTURE_TARGET; i++)
    {
      g_autoptr (GError) local = NULL;
      IsmsEstimate estimate;

      if (isms_risk_load_estimate (database, risk, (IsmsPosture) i, &estimate, &local))
        add_loss (json, (IsmsPosture) i, &estimate, simulate (&estimate, seed));
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  json_builder_end_array (json);
  return TRUE;
}

static void
add_row (IsmsCliTable *table,
         IsmsPosture posture,
         const IsmsEstimate *estimate,
         IsmsLoss loss,
         const char *currency)
{
  g_autofree char *expected = isms_money_dup_display (llround (loss.expected), currency);
  g_autofree char *at_risk = isms_money_dup_display (loss.at_risk, currency);
  /* Translators: the expected loss of a year */
  g_autofree char *first = g_strdup_printf (_ ("%s a year"), expected);
  /* Translators: what 95 of 100 years stay within */
  g_autofree char *second = g_strdup_printf (_ ("95%%: up to %s"), at_risk);

  isms_cli_table_add (table, "");
  isms_cli_table_add (table, isms_posture_get_label (posture));
  isms_cli_table_add (table, isms_shape_get_label (estimate->shape));
  isms_cli_table_add (table, first);
  isms_cli_table_add (table, second);
}

gboolean
isms_cli_print_losses (IsmsDatabase *database, gint64 risk, GError **error)
{
  g_autoptr (IsmsCliTable) table = isms_cli_table_new (5);
  const char *currency = isms_money_load_currency (database);
  gboolean any = FALSE;
  guint32 seed;

  if (!isms_risk_load_seed (database, risk, &seed, error))
    return FALSE;
  for (int i = ISMS_POSTURE_INHERENT; i <= ISMS_POSTURE_TARGET; i++)
    {
      g_autoptr (GError) local = NULL;
      IsmsEstimate estimate;

      if (isms_risk_load_estimate (database, risk, (IsmsPosture) i, &estimate, &local))
        {
          add_row (table, (IsmsPosture) i, &estimate, simulate (&estimate, seed), currency);
          any = TRUE;
        }
      if (local != NULL)
        {
          g_propagate_error (error, g_steal_pointer (&local));
          return FALSE;
        }
    }
  if (any)
    {
      isms_cli_print ("\n%s\n", _ ("Losses"));
      isms_cli_table_print (table);
    }
  return TRUE;
}
