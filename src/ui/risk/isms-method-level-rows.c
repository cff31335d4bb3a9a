/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What can be said of a level: its name and letter, what it asks for, how soon it is looked at
 * again. */

#include "isms-config.h"

#include "isms-method-points-private.h"

#include <glib/gi18n-lib.h>

#define N_TONES 5
#define MAX_DAYS 3650

typedef struct
{
  IsmsMethodDraft *draft;
  int rank;
} Target;

enum
{
  NAME,
  SIGN,
  ANSWER,
};

static void
set_text (IsmsMethodDraft *draft, int rank, int what, const char *text)
{
  const IsmsLevel *level = isms_method_draft_get_level (draft, rank);
  IsmsLevel changed;

  if (level == NULL)
    return;
  changed = *level;
  if (what == NAME)
    changed.name = (char *) text;
  else if (what == SIGN)
    changed.sign = (char *) text;
  else
    changed.answer = (char *) text;
  isms_method_draft_set_level (draft, rank, &changed);
}

static void
free_target (gpointer data, GClosure *closure)
{
  g_free (data);
}

static Target *
make_target (IsmsMethodDraft *draft, int rank)
{
  Target *target = g_new0 (Target, 1);

  target->draft = draft; /* the row lives no longer than the group, which keeps it */
  target->rank = rank;
  return target;
}

/* FALSE where the level has been taken away. */
static gboolean
copy_level (Target *target, IsmsLevel *out)
{
  const IsmsLevel *level = isms_method_draft_get_level (target->draft, target->rank);

  if (level != NULL)
    *out = *level;
  return level != NULL;
}

static void
tone_cb (AdwComboRow *row, GParamSpec *pspec, Target *target)
{
  IsmsLevel changed;

  if (!copy_level (target, &changed))
    return;
  changed.tone = (int) adw_combo_row_get_selected (row) + 1;
  isms_method_draft_set_level (target->draft, target->rank, &changed);
}

static void
acceptable_cb (AdwSwitchRow *row, GParamSpec *pspec, Target *target)
{
  IsmsLevel changed;

  if (!copy_level (target, &changed))
    return;
  changed.acceptable = adw_switch_row_get_active (row);
  isms_method_draft_set_level (target->draft, target->rank, &changed);
}

static void
review_cb (AdwSpinRow *row, GParamSpec *pspec, Target *target)
{
  IsmsLevel changed;

  if (!copy_level (target, &changed))
    return;
  changed.review_days = (int) adw_spin_row_get_value (row);
  isms_method_draft_set_level (target->draft, target->rank, &changed);
}

static GtkWidget *
create_tone (IsmsMethodDraft *draft, const IsmsLevel *level)
{
  const char *const tones[] = { _ ("Green"),  _ ("Yellow-Green"), _ ("Yellow"),
                                _ ("Orange"), _ ("Red"),          NULL };
  g_autoptr (GtkStringList) model = gtk_string_list_new (tones);
  GtkWidget *row = g_object_new (ADW_TYPE_COMBO_ROW, "title", _ ("Colour"), "model", model,
                                 "selected", (guint) level->tone - 1, NULL);

  g_signal_connect_data (row, "notify::selected", G_CALLBACK (tone_cb),
                         make_target (draft, level->rank), free_target, 0);
  return row;
}

static GtkWidget *
create_acceptable (IsmsMethodDraft *draft, const IsmsLevel *level)
{
  GtkWidget *row = g_object_new (ADW_TYPE_SWITCH_ROW, "title", _ ("Acceptable"), "subtitle",
                                 _ ("Below the acceptance line: may stay as it is"), "active",
                                 level->acceptable, NULL);

  g_signal_connect_data (row, "notify::active", G_CALLBACK (acceptable_cb),
                         make_target (draft, level->rank), free_target, 0);
  return row;
}

static GtkWidget *
create_review (IsmsMethodDraft *draft, const IsmsLevel *level)
{
  GtkWidget *row = adw_spin_row_new_with_range (1, MAX_DAYS, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("Days to the Next Review"));
  adw_spin_row_set_value (ADW_SPIN_ROW (row), level->review_days);
  g_signal_connect_data (row, "notify::value", G_CALLBACK (review_cb),
                         make_target (draft, level->rank), free_target, 0);
  return row;
}

void
isms_method_points_fill_level (AdwExpanderRow *row, IsmsMethodDraft *draft, int rank)
{
  const IsmsLevel *level = isms_method_draft_get_level (draft, rank);

  adw_expander_row_add_row (
      row, isms_method_points_create_entry (draft, rank, NAME, _ ("Name"), level->name, set_text));
  adw_expander_row_add_row (row, isms_method_points_create_entry (draft, rank, SIGN, _ ("Letter"),
                                                                  level->sign, set_text));
  adw_expander_row_add_row (row, create_tone (draft, level));
  adw_expander_row_add_row (row, isms_method_points_create_entry (draft, rank, ANSWER,
                                                                  _ ("Expected Answer"),
                                                                  level->answer, set_text));
  adw_expander_row_add_row (row, create_acceptable (draft, level));
  adw_expander_row_add_row (row, create_review (draft, level));
}
