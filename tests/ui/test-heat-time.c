/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The map in time: the slider by keys, playing, nothing moved in the past, movement. */

#include "isms-heat-desk.h"
#include "isms-method-change.h"

typedef IsmsHeatDesk Fixture;

static void
rate (Fixture *self, gint64 id, int month, IsmsPosture posture, int likelihood, int impact)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2025, month, 10, 12, 0, 0.0);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Rate");
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsMethod) method =
      isms_method_load (isms_workspace_get_reader (self->workspace), 0, &error);
  g_autoptr (IsmsRisk) risk = isms_heat_desk_load (self, id);

  isms_step_set_time (step, time);
  isms_risk_rate (step, risk, method, posture, likelihood, impact, NULL, &error);
  g_assert_no_error (error);
  isms_heat_desk_commit (step);
}

static gint64
add_risk (Fixture *self, int month)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2025, month, 10, 11, 0, 0.0);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Add a risk");
  gint64 id = isms_edit_create (step, isms_kind_find ("risk"), "Flood in the archive");

  isms_step_set_time (step, time);
  isms_heat_desk_commit (step);
  return id;
}

/* One that fell from 4 × 4 to 2 × 3, and one that came in between. */
static void
set_up (Fixture *self, gconstpointer data)
{
  isms_heat_desk_set_up (self);
  self->risk = add_risk (self, 1);
  rate (self, self->risk, 1, ISMS_POSTURE_INHERENT, 5, 5);
  rate (self, self->risk, 1, ISMS_POSTURE_CURRENT, 4, 4);
  rate (self, add_risk (self, 3), 3, ISMS_POSTURE_CURRENT, 1, 1);
  rate (self, self->risk, 5, ISMS_POSTURE_CURRENT, 2, 3);

  isms_heat_desk_open_page (self, 1000, 700);
  isms_heat_page_show_time (self->page);
  wait_for (isms_heat_source_get_timeline (self->source) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (self->window));
}

static gboolean
stands_at (Fixture *self, int likelihood, int impact)
{
  IsmsRiskChip *chip = isms_heat_map_get_chip (self->map, self->risk);
  int place[2] = { 0, 0 };

  if (chip != NULL)
    isms_risk_chip_get_cell (chip, &place[0], &place[1]);
  return place[0] == likelihood && place[1] == impact;
}

static void
focus_slider (Fixture *self)
{
  GtkWidget *scale = isms_ui_test_find_type (GTK_WIDGET (self->page), "GtkScale");

  g_assert_true (gtk_widget_grab_focus (scale));
}

/* The arrow keys go from change to change, and the map goes with them. */
static void
test_keys (Fixture *self, gconstpointer data)
{
  g_assert_true (stands_at (self, 2, 3));
  focus_slider (self);
  isms_ui_test_key ("Left");
  wait_for (g_strcmp0 (isms_heat_source_get_day (self->source), "2025-05-10") == 0)
    ;
  isms_ui_test_key ("Left");
  wait_for (g_strcmp0 (isms_heat_source_get_day (self->source), "2025-03-10") == 0)
    ;
  wait_for (stands_at (self, 4, 4))
    ;
  g_assert_cmpuint (isms_heat_source_get_total (self->source), ==, 2);
  isms_ui_test_key ("Home");
  wait_for (g_strcmp0 (isms_heat_source_get_day (self->source), "2025-01-10") == 0)
    ;
  wait_for (!isms_heat_source_is_passing (self->source))
    ;
  g_assert_cmpuint (isms_heat_source_get_total (self->source), ==, 1);
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (isms_heat_page_get_list (self->page))) == 1)
    ;
  isms_ui_test_key ("End");
  wait_for (isms_heat_source_get_day (self->source) == NULL)
    ;
  wait_for (stands_at (self, 2, 3))
    ;
}

static void
test_play (Fixture *self, gconstpointer data)
{
  IsmsHeatTime *time = isms_heat_page_get_time (self->page);

  focus_slider (self);
  isms_ui_test_key ("space");
  wait_for (isms_heat_time_is_playing (time))
    ;
  wait_for (isms_heat_source_get_day (self->source) != NULL)
    ;
  isms_ui_test_key ("space");
  wait_for (!isms_heat_time_is_playing (time))
    ;
  isms_heat_time_set_day (time, NULL);
  wait_for (isms_heat_source_get_day (self->source) == NULL)
    ;
}

/* What was stays as it was. */
static void
test_past_is_read_only (Fixture *self, gconstpointer data)
{
  isms_heat_time_set_day (isms_heat_page_get_time (self->page), "2025-02-01");
  wait_for (!isms_heat_source_is_passing (self->source))
    ;
  wait_for (stands_at (self, 4, 4))
    ;
  g_assert_nonnull (isms_ui_test_find_text (
      GTK_WIDGET (self->page), "As it stood on 1 Feb 2025. Nothing can be moved in the past."));
  g_assert_true (
      gtk_widget_grab_focus (GTK_WIDGET (isms_heat_map_get_chip (self->map, self->risk))));
  isms_ui_test_key ("Up");
  isms_ui_test_settle (GTK_WIDGET (self->window));
  g_assert_null (isms_heat_map_get_popover (self->map));
  g_assert_true (stands_at (self, 4, 4));
}

static void
test_movement (Fixture *self, gconstpointer data)
{
  isms_heat_page_show_movement (self->page, NULL);
  wait_for (g_str_equal (isms_heat_page_get_movement (self->page),
                         "1 down, 0 up, 0 unchanged from inherent to current"))
    ;
  isms_ui_test_save (GTK_WIDGET (self->window), "heat-map-movement");
  isms_heat_page_show_movement (self->page, "2025-02-01");
  wait_for (g_str_equal (isms_heat_page_get_movement (self->page),
                         "1 down, 0 up, 0 unchanged, 1 new since 1 Feb 2025"))
    ;
  isms_heat_page_set_posture (self->page, ISMS_POSTURE_CURRENT);
  wait_for (*isms_heat_page_get_movement (self->page) == '\0')
    ;
}

/* To a day, by the button and its keys. */
static void
test_compare (Fixture *self, gconstpointer data)
{
  GtkWidget *compare = isms_ui_test_find_type (GTK_WIDGET (self->page), "IsmsHeatCompare");
  GtkWidget *button = gtk_widget_get_first_child (compare);
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autoptr (GDateTime) then = g_date_time_add_years (now, -1);
  g_autofree char *year_ago = g_date_time_format (then, "%Y-%m-%d");

  g_assert_false (gtk_widget_get_visible (compare));
  isms_heat_page_show_movement (self->page, NULL);
  wait_for (gtk_widget_get_mapped (compare))
    ;
  g_assert_nonnull (isms_ui_test_find_text (compare, "From Inherent"));
  g_assert_true (gtk_widget_grab_focus (gtk_widget_get_first_child (button)));
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find_text (compare, "A Year Ago") != NULL)
    ;
  isms_ui_test_key ("alt+y");
  wait_for (g_strcmp0 (isms_heat_source_get_since (self->source), year_ago) == 0)
    ;
  g_assert_null (isms_ui_test_find_text (compare, "From Inherent"));
}

/* Of the map and of its past. */
static gboolean
has_columns (Fixture *self, int n)
{
  return isms_method_get_n_impacts (isms_heat_source_get_method (self->source)) == n
         && isms_method_get_n_impacts (
                isms_heat_past_get_method (isms_heat_source_get_past (self->source)))
                == n;
}

/* The grid gets smaller while the past is on show, which keeps its own. */
static void
test_other_method (Fixture *self, gconstpointer data)
{
  g_autoptr (IsmsMethod) from =
      isms_method_load (isms_workspace_get_reader (self->workspace), 0, NULL);
  g_autoptr (IsmsMethod) to = isms_method_new_preset ("3x3");
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Change the method");
  IsmsMethodMapping mapping;

  isms_heat_page_show_movement (self->page, NULL);
  isms_heat_time_set_day (isms_heat_page_get_time (self->page), "2025-06-01");
  wait_for (!isms_heat_source_is_passing (self->source))
    ;
  isms_method_mapping_propose (from, to, &mapping);
  isms_method_change (step, from, to, &mapping);
  isms_heat_desk_commit (step);
  isms_heat_time_set_day (isms_heat_page_get_time (self->page), NULL);
  wait_for (isms_heat_source_get_past (self->source) != NULL && has_columns (self, 3))
    ;
  wait_for (strstr (isms_heat_page_get_movement (self->page), "1 down") != NULL)
    ;
  isms_heat_time_set_day (isms_heat_page_get_time (self->page), "2025-02-01");
  wait_for (isms_heat_source_get_past (self->source) != NULL && has_columns (self, 5))
    ;
  wait_for (stands_at (self, 4, 4) && !isms_heat_source_is_passing (self->source))
    ;
  isms_heat_time_set_day (isms_heat_page_get_time (self->page), "2025-06-01");
  g_assert_true (isms_heat_source_is_passing (self->source)); /* at once: the grid is the same */
  wait_for (stands_at (self, 2, 3))
    ;
}

static void
assert_says (gpointer widget, const char *words)
{
  g_autofree char *found =
      gtk_test_accessible_check_property (widget, GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, words);

  if (found != NULL)
    g_error ("not “%s” but “%s”", words, found);
}

/* What the arrows say is said to those who do not see them. */
static void
test_movement_in_words (Fixture *self, gconstpointer data)
{
  const char *keys = "Arrow keys move the risk, Enter opens it";
  IsmsRiskChip *chip = isms_heat_map_get_chip (self->map, self->risk);

  assert_says (chip, keys);
  isms_heat_page_show_movement (self->page, NULL);
  wait_for (*isms_heat_page_get_movement (self->page) != '\0')
    ;
  wait_for (!isms_heat_source_is_passing (self->source))
    ;
  isms_ui_test_settle (GTK_WIDGET (self->window));
  chip = isms_heat_map_get_chip (self->map, self->risk);
  assert_says (chip, "moved from inherent Almost certain × Severe to current Unlikely × Moderate."
                     " Arrow keys move the risk, Enter opens it");
  assert_says (isms_heat_map_get_cell (self->map, 2, 3),
               "From inherent to current: 1 moved here from Almost certain × Severe");
  isms_heat_page_show_movement (self->page, "2025-02-01");
  wait_for (strstr (isms_heat_page_get_movement (self->page), "since") != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (self->window));
  assert_says (isms_heat_map_get_cell (self->map, 4, 4),
               "Since 1 Feb 2025: 1 moved away to Unlikely × Moderate");
  isms_heat_page_set_posture (self->page, ISMS_POSTURE_CURRENT);
  wait_for (*isms_heat_page_get_movement (self->page) == '\0')
    ;
  isms_ui_test_settle (GTK_WIDGET (self->window));
  assert_says (isms_heat_map_get_chip (self->map, self->risk), keys);
  gtk_test_accessible_assert_property (isms_heat_map_get_cell (self->map, 4, 4),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "likelihood 4 Likely, impact 4 Major, High, no risks");
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
#define add_test(name, function)                                                                   \
  g_test_add ("/ui/heat-time/" name, Fixture, NULL, set_up, function, isms_heat_desk_tear_down)
  add_test ("keys", test_keys);
  add_test ("play", test_play);
  add_test ("past-is-read-only", test_past_is_read_only);
  add_test ("movement", test_movement);
  add_test ("compare", test_compare);
  add_test ("other-method", test_other_method);
  add_test ("movement-in-words", test_movement_in_words);
  return isms_ui_test_run ();
}
