/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The risk map as a person uses it: seen, moved by keyboard and pointer, undone. */

#include "isms-heat-desk.h"
#include "isms-method-change.h"
#include "isms-risk-popover.h"

typedef IsmsHeatDesk Fixture;

static gint64
add_risk (Fixture *self, const char *title, int likelihood, int impact)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Add a risk");
  g_autoptr (IsmsStep) rating = isms_store_begin (self->store, "Rate a risk");
  g_autoptr (IsmsMethod) method = NULL;
  g_autoptr (IsmsRisk) risk = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = isms_edit_create (step, isms_kind_find ("risk"), title);

  isms_heat_desk_commit (step);
  if (likelihood == 0)
    return id;
  method = isms_method_load (isms_workspace_get_reader (self->workspace), 0, &error);
  g_assert_no_error (error);
  risk = isms_heat_desk_load (self, id);
  isms_risk_rate (rating, risk, method, ISMS_POSTURE_CURRENT, likelihood, impact, "First", &error);
  g_assert_no_error (error);
  isms_heat_desk_commit (rating);
  return id;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  isms_heat_desk_set_up (self);
}

static void
fill (Fixture *self)
{
  const struct
  {
    const char *title;
    int likelihood;
    int impact;
  } risks[] = {
    { "Ransomware locks the order system", 4, 5 },
    { "Laptop with customer data lost on a train", 3, 3 },
    { "Data centre without power for a day", 2, 5 },
    { "Former staff keep their accounts", 4, 3 },
    { "Phishing of the accounting team", 5, 3 },
    { "Cloud supplier ends the service", 2, 4 },
    { "Wrong attachment sent to a customer", 4, 2 },
    { "Backups cannot be restored", 3, 5 },
    { "Visitors walk about the offices", 2, 2 },
    { "Paper files left in the printer", 5, 1 },
    { "Key person leaves", 3, 4 },
    { "Flood in the archive", 1, 3 },
    { "Unpatched server on the edge", 4, 4 },
    { "Password found in a repository", 3, 4 },
    { "Developer deploys untested change", 3, 3 },
    { "Certificates expire unseen", 3, 3 },
    { "Malware on the reception's computer", 3, 3 },
    { "Social engineering by phone", 3, 3 },
    { "Two factor codes relayed", 3, 3 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (risks); i++)
    add_risk (self, risks[i].title, risks[i].likelihood, risks[i].impact);
  add_risk (self, "Not looked at yet", 0, 0);
}

static void
test_looks (Fixture *self, gconstpointer data)
{
  const int widths[] = { 1400, 900, 360 };

  fill (self);
  for (guint i = 0; i < G_N_ELEMENTS (widths); i++)
    {
      g_autofree char *name = g_strdup_printf ("heat-map-%d", widths[i]);

      isms_heat_desk_open_page (self, widths[i], 760);
      isms_ui_test_save (GTK_WIDGET (self->window), name);
      if (i + 1 < G_N_ELEMENTS (widths))
        gtk_window_destroy (self->window);
    }
}

/* The place of a risk in the file, "4×5". */
static char *
read_place (Fixture *self, gint64 id, IsmsPosture posture)
{
  g_autoptr (IsmsRisk) risk = isms_heat_desk_load (self, id);

  return g_strdup_printf ("%d×%d", isms_risk_get_likelihood (risk, posture),
                          isms_risk_get_impact (risk, posture));
}

#define assert_place(fixture, id, expected)                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *place_ = read_place (fixture, id, ISMS_POSTURE_CURRENT);                      \
    g_assert_cmpstr (place_, ==, expected);                                                        \
  }                                                                                                \
  G_STMT_END

static gboolean
stands_at (Fixture *self, gint64 id, int likelihood, int impact)
{
  IsmsRiskChip *chip = isms_heat_map_get_chip (self->map, id);
  int cell[2] = { 0, 0 };

  if (chip != NULL)
    isms_risk_chip_get_cell (chip, &cell[0], &cell[1]);
  return cell[0] == likelihood && cell[1] == impact;
}

static guint
count_ratings (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) ratings = NULL;

  ratings = isms_risk_load_ratings (isms_workspace_get_reader (self->workspace), id, &error);
  g_assert_no_error (error);
  return ratings->len;
}

static void
grab_chip (Fixture *self, gint64 id)
{
  g_assert_true (isms_heat_map_focus_risk (self->map, id));
}

/* Each cell is hit in its middle and nowhere else; outside there is none. */
static void
test_geometry (Fixture *self, gconstpointer data)
{
  int likelihood = 0;
  int impact = 0;

  add_risk (self, "Ransomware", 1, 1);
  isms_heat_desk_open_page (self, 1000, 700);
  for (int l = 1; l <= 5; l++)
    for (int i = 1; i <= 5; i++)
      {
        graphene_rect_t rect;

        g_assert_true (gtk_widget_compute_bounds (isms_heat_map_get_cell (self->map, l, i),
                                                  GTK_WIDGET (self->map), &rect));
        g_assert_true (isms_heat_map_hit (self->map, rect.origin.x + rect.size.width / 2,
                                          rect.origin.y + rect.size.height / 2, &likelihood,
                                          &impact));
        g_assert_cmpint (likelihood, ==, l);
        g_assert_cmpint (impact, ==, i);
      }
  g_assert_null (isms_heat_map_get_cell (self->map, 6, 1));
  g_assert_null (isms_heat_map_get_cell (self->map, 1, 0));
  g_assert_false (isms_heat_map_hit (self->map, 1, 1, &likelihood, &impact));
}

/* Arrows, a reason, Enter: one step, one rating more, the focus still on the chip; undo takes it
 * back. */
static void
test_keyboard (Fixture *self, gconstpointer data)
{
  gint64 id = add_risk (self, "Ransomware", 2, 2);
  g_autoptr (GPtrArray) ratings = NULL;
  g_autoptr (GError) error = NULL;
  IsmsMovePopover *popover;
  IsmsRating *newest;

  isms_heat_desk_open_page (self, 1000, 700);
  grab_chip (self, id);
  isms_ui_test_key ("Up");
  wait_for (isms_heat_map_get_popover (self->map) != NULL)
    ;
  isms_ui_test_key ("Right");
  isms_ui_test_key ("Up");
  popover = isms_heat_map_get_popover (self->map);
  wait_for (g_strcmp0 (gtk_button_get_label (isms_move_popover_get_button (popover)),
                       "Move R-001 to Likely × Moderate")
            == 0)
    ;
  isms_ui_test_save (GTK_WIDGET (self->window), "heat-map-moving");
  gtk_test_accessible_assert_property (isms_move_popover_get_entry (popover),
                                       GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                       "Move R-001 to Likely × Moderate. Low → High");
  assert_place (self, id, "2×2");
  isms_ui_test_type ("Two attacks this month");
  isms_ui_test_key ("Return");
  wait_for (stands_at (self, id, 4, 3))
    ;
  assert_place (self, id, "4×3");
  g_assert_null (isms_heat_map_get_popover (self->map));
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (isms_heat_map_get_chip (self->map, id))));
  ratings = isms_risk_load_ratings (isms_workspace_get_reader (self->workspace), id, &error);
  g_assert_cmpuint (ratings->len, ==, 2);
  newest = g_ptr_array_index (ratings, 0);
  g_assert_cmpstr (newest->why, ==, "Two attacks this month");

  isms_store_undo (self->store, NULL, &error);
  g_assert_no_error (error);
  wait_for (stands_at (self, id, 2, 2))
    ;
  assert_place (self, id, "2×2");
  g_assert_cmpuint (count_ratings (self, id), ==, 1);
}

/* Escape: nothing was written, the chip is back and has the focus. */
static void
test_escape (Fixture *self, gconstpointer data)
{
  gint64 id = add_risk (self, "Ransomware", 2, 2);
  guint64 generation;

  isms_heat_desk_open_page (self, 1000, 700);
  generation = isms_store_get_generation (self->store);
  grab_chip (self, id);
  isms_ui_test_key ("Up");
  wait_for (isms_heat_map_get_popover (self->map) != NULL)
    ;
  isms_ui_test_type ("Because");
  isms_ui_test_key ("Escape");
  wait_for (isms_heat_map_get_popover (self->map) == NULL)
    ;
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (isms_heat_map_get_chip (self->map, id))));
  g_assert_true (stands_at (self, id, 2, 2));
  g_assert_cmpuint (isms_store_get_generation (self->store), ==, generation);
  g_assert_cmpuint (count_ratings (self, id), ==, 1);
}

/* Its place is found in the frame that comes. */
static gboolean
stands_in (Fixture *self, gint64 id, const graphene_rect_t *place)
{
  graphene_rect_t now;

  return gtk_widget_compute_bounds (GTK_WIDGET (isms_heat_map_get_chip (self->map, id)),
                                    GTK_WIDGET (self->map), &now)
         && graphene_rect_equal (&now, place);
}

/* A chip that comes back stands where it stood among the others of its cell; a click on another
 * chip is a change of mind. */
static void
test_order (Fixture *self, gconstpointer data)
{
  gint64 first = add_risk (self, "Ransomware", 2, 2);
  gint64 far = add_risk (self, "Flood", 5, 5);
  graphene_rect_t before;

  add_risk (self, "Theft", 2, 2);
  isms_heat_desk_open_page (self, 1000, 700);
  grab_chip (self, first);
  isms_ui_test_settle (GTK_WIDGET (self->window));
  g_assert_true (gtk_widget_compute_bounds (GTK_WIDGET (isms_heat_map_get_chip (self->map, first)),
                                            GTK_WIDGET (self->map), &before));
  isms_ui_test_key ("Up");
  wait_for (isms_heat_map_get_popover (self->map) != NULL)
    ;
  isms_ui_test_key ("Escape");
  wait_for (isms_heat_map_get_popover (self->map) == NULL)
    ;
  wait_for (stands_in (self, first, &before))
    ;

  isms_ui_test_key ("Up");
  wait_for (isms_heat_map_get_popover (self->map) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (self->window));
  isms_ui_test_click (GTK_WIDGET (isms_heat_map_get_chip (self->map, far)));
  wait_for (isms_heat_map_get_popover (self->map) == NULL)
    ;
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (isms_heat_map_get_chip (self->map, far))));
  g_assert_true (stands_at (self, first, 2, 2));
}

/* A click in the popover is not one on the map behind it; one on another cell goes there. */
static void
test_click_while_moving (Fixture *self, gconstpointer data)
{
  gint64 id = add_risk (self, "Ransomware", 5, 3);
  IsmsMovePopover *popover;
  GtkWidget *words;
  GtkWidget *cell;

  isms_heat_desk_open_page (self, 1000, 700);
  grab_chip (self, id);
  isms_ui_test_key ("Down");
  wait_for (isms_heat_map_get_popover (self->map) != NULL)
    ;
  popover = isms_heat_map_get_popover (self->map);
  words = isms_ui_test_find_text (GTK_WIDGET (popover), "Stays High");
  g_assert_nonnull (words);
  isms_ui_test_click (words);
  isms_ui_test_settle (GTK_WIDGET (self->window));
  wait_for (g_strcmp0 (gtk_button_get_label (isms_move_popover_get_button (popover)),
                       "Move R-001 to Likely × Moderate")
            == 0)
    ;
  cell = isms_heat_map_get_cell (self->map, 2, 1);
  isms_ui_test_click (cell);
  wait_for (g_strcmp0 (gtk_button_get_label (isms_move_popover_get_button (popover)),
                       "Move R-001 to Unlikely × Negligible")
            == 0)
    ;
  g_assert_true (isms_heat_map_get_popover (self->map) == popover);
}

/* Against the edge nothing happens. */
static void
test_edge (Fixture *self, gconstpointer data)
{
  gint64 id = add_risk (self, "Ransomware", 5, 5);

  isms_heat_desk_open_page (self, 1000, 700);
  grab_chip (self, id);
  isms_ui_test_key ("Up");
  isms_ui_test_key ("Right");
  isms_ui_test_settle (GTK_WIDGET (self->window));
  g_assert_null (isms_heat_map_get_popover (self->map));
}

/* In a workspace that is only read nothing moves. */
static void
test_read_only (Fixture *self, gconstpointer data)
{
  gint64 id = add_risk (self, "Ransomware", 2, 2);
  g_autofree char *path = g_strdup (isms_store_get_path (self->store));
  g_autoptr (GError) error = NULL;

  isms_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  self->workspace = isms_workspace_open (path, ISMS_STORE_OPEN_READ_ONLY, NULL, &error);
  g_assert_no_error (error);
  self->store = isms_workspace_get_store (self->workspace);

  isms_heat_desk_open_page (self, 1000, 700);
  grab_chip (self, id);
  isms_ui_test_key ("Up");
  isms_ui_test_settle (GTK_WIDGET (self->window));
  g_assert_null (isms_heat_map_get_popover (self->map));
  g_assert_true (stands_at (self, id, 2, 2));
}

static void
test_drag (Fixture *self, gconstpointer data)
{
  gint64 id = add_risk (self, "Ransomware", 2, 2);
  GtkWidget *chip;
  GtkWidget *cell;

  add_risk (self, "Flood", 3, 3);
  isms_heat_desk_open_page (self, 1000, 700);
  chip = GTK_WIDGET (isms_heat_map_get_chip (self->map, id));
  cell = isms_heat_map_get_cell (self->map, 4, 5);
  isms_ui_test_drag (chip, 8, 8, cell, gtk_widget_get_width (cell) / 2.0,
                     gtk_widget_get_height (cell) / 2.0);
  wait_for (isms_heat_map_get_popover (self->map) != NULL)
    ;
  g_assert_cmpstr (
      gtk_button_get_label (isms_move_popover_get_button (isms_heat_map_get_popover (self->map))),
      ==, "Move R-001 to Likely × Severe");
  isms_ui_test_save (GTK_WIDGET (self->window), "heat-map-dragged");
  assert_place (self, id, "2×2");
  isms_ui_test_key ("Return");
  wait_for (stands_at (self, id, 4, 5))
    ;
  assert_place (self, id, "4×5");
}

/* A cell lists its risks; again, or Clear, lists all. */
static void
test_cell (Fixture *self, gconstpointer data)
{
  IsmsList *list;
  GtkWidget *cell;

  fill (self);
  isms_heat_desk_open_page (self, 1000, 700);
  list = isms_heat_page_get_list (self->page);
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 20)
    ;
  g_assert_cmpstr (isms_heat_page_get_heading (self->page), ==, "20 risks");
  cell = isms_heat_map_get_cell (self->map, 3, 4);
  isms_ui_test_click_at (cell, 20, 6);
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 2)
    ;
  g_assert_cmpstr (isms_heat_page_get_heading (self->page), ==, "2 risks in Possible × Major");
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, TRUE);
  isms_ui_test_save (GTK_WIDGET (self->window), "heat-map-cell");

  /* by keyboard: the cell has the focus */
  isms_ui_test_key ("Down");
  isms_ui_test_key ("Return");
  wait_for (g_strcmp0 (isms_heat_page_get_heading (self->page), "1 risk in Unlikely × Major") == 0)
    ;
  gtk_test_accessible_assert_state (cell, GTK_ACCESSIBLE_STATE_SELECTED, FALSE);
  isms_heat_page_select_cell (self->page, 0, 0);
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 20)
    ;
}

/* Tab goes from the cell to its chips, and out of the map after the last. */
static void
test_tab (Fixture *self, gconstpointer data)
{
  gint64 first = add_risk (self, "Ransomware", 1, 1);
  gint64 second = add_risk (self, "Flood", 1, 1);

  isms_heat_desk_open_page (self, 1000, 700);
  gtk_widget_grab_focus (isms_heat_map_get_cell (self->map, 1, 1));
  isms_ui_test_key ("Tab");
  wait_for (gtk_widget_has_focus (GTK_WIDGET (isms_heat_map_get_chip (self->map, first))))
    ;
  isms_ui_test_key ("Tab");
  wait_for (gtk_widget_has_focus (GTK_WIDGET (isms_heat_map_get_chip (self->map, second))))
    ;
  isms_ui_test_key ("shift+Tab");
  isms_ui_test_key ("shift+Tab");
  wait_for (gtk_widget_has_focus (isms_heat_map_get_cell (self->map, 1, 1)))
    ;
  isms_ui_test_key ("Tab");
  isms_ui_test_key ("Tab");
  isms_ui_test_key ("Tab");
  wait_for (gtk_widget_get_focus_child (GTK_WIDGET (self->map)) == NULL)
    ;
}

static void
test_words (Fixture *self, gconstpointer data)
{
  gint64 id = add_risk (self, "Ransomware", 4, 5);

  isms_heat_desk_open_page (self, 1000, 700);
  gtk_test_accessible_assert_role (self->map, GTK_ACCESSIBLE_ROLE_GRID);
  gtk_test_accessible_assert_property (self->map, GTK_ACCESSIBLE_PROPERTY_LABEL, "Risk heat map");
  gtk_test_accessible_assert_role (isms_heat_map_get_cell (self->map, 4, 5),
                                   GTK_ACCESSIBLE_ROLE_GRID_CELL);
  gtk_test_accessible_assert_property (isms_heat_map_get_cell (self->map, 4, 5),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "likelihood 4 Likely, impact 5 Severe, Extreme, 1 risk");
  gtk_test_accessible_assert_property (isms_heat_map_get_cell (self->map, 1, 1),
                                       GTK_ACCESSIBLE_PROPERTY_LABEL,
                                       "likelihood 1 Rare, impact 1 Negligible, Low, no risks");
  gtk_test_accessible_assert_role (isms_heat_map_get_chip (self->map, id),
                                   GTK_ACCESSIBLE_ROLE_BUTTON);
  gtk_test_accessible_assert_property (
      isms_heat_map_get_chip (self->map, id), GTK_ACCESSIBLE_PROPERTY_LABEL,
      "R-001 Ransomware, no owner, Current: Likely × Severe, Extreme");
}

/* What has no rating waits in the tray; picked, it comes to the middle, and is rated where it is
 * put. */
static void
test_unrated (Fixture *self, gconstpointer data)
{
  gint64 id = add_risk (self, "Not looked at", 0, 0);
  IsmsMovePopover *popover;

  isms_heat_desk_open_page (self, 1000, 700);
  g_assert_nonnull (isms_ui_test_find_text (GTK_WIDGET (self->page), "1 not rated yet"));
  isms_heat_map_place (self->map, id);
  popover = isms_heat_map_get_popover (self->map);
  g_assert_nonnull (popover);
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (popover)))
    ;
  isms_ui_test_key ("Escape");
  wait_for (isms_heat_map_get_popover (self->map) == NULL)
    ;
  g_assert_null (isms_heat_map_get_chip (self->map, id));

  isms_heat_map_place (self->map, id);
  popover = isms_heat_map_get_popover (self->map);
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (popover)))
    ;
  isms_ui_test_key ("Up");
  wait_for (g_strcmp0 (gtk_button_get_label (isms_move_popover_get_button (popover)),
                       "Rate R-001 Likely × Moderate")
            == 0)
    ;
  isms_ui_test_key ("Return");
  wait_for (stands_at (self, id, 4, 3))
    ;
  assert_place (self, id, "4×3");
  wait_for (isms_ui_test_find_text (GTK_WIDGET (self->page), "1 not rated yet") == NULL)
    ;
}

/* Each posture is a map of its own; a move there rates that posture alone. */
static void
test_posture (Fixture *self, gconstpointer data)
{
  gint64 id = add_risk (self, "Ransomware", 4, 5);
  g_autofree char *target = NULL;

  isms_heat_desk_open_page (self, 1000, 700);
  isms_heat_page_set_posture (self->page, ISMS_POSTURE_TARGET);
  wait_for (isms_heat_map_get_chip (self->map, id) == NULL)
    ;
  isms_heat_map_place (self->map, id);
  isms_ui_test_key ("Return");
  wait_for (stands_at (self, id, 3, 3))
    ;
  target = read_place (self, id, ISMS_POSTURE_TARGET);
  g_assert_cmpstr (target, ==, "3×3");
  assert_place (self, id, "4×5");
}

/* What does not fit folds into a count; what is looked for comes out of it. */
static void
test_fold (Fixture *self, gconstpointer data)
{
  gint64 last = 0;

  for (guint i = 0; i < 40; i++)
    last = add_risk (self, "One of many", 3, 3);
  isms_heat_desk_open_page (self, 1000, 700);
  g_assert_null (isms_heat_map_get_chip (self->map, last));
  grab_chip (self, last);
  g_assert_true (gtk_widget_has_focus (GTK_WIDGET (isms_heat_map_get_chip (self->map, last))));
  g_assert_true (stands_at (self, last, 3, 3));
  isms_ui_test_save (GTK_WIDGET (self->window), "heat-map-fold");
}

/* What was looked for does not stay where the filters leave it out. */
static void
test_filtered_out (Fixture *self, gconstpointer data)
{
  static const char *const category[] = { "Fire", NULL };
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (IsmsQuery) query = isms_query_new (kind);
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (IsmsRisk) risk = NULL;
  g_autoptr (GError) error = NULL;
  gint64 first = add_risk (self, "Waste paper burns", 3, 3);
  gint64 last = 0;

  for (guint i = 0; i < 40; i++)
    last = add_risk (self, "One of many", 3, 3);
  step = isms_store_begin (self->store, "Say of which kind");
  risk = isms_heat_desk_load (self, first);
  isms_edit_set (step, ISMS_RECORD (risk), isms_kind_find_field (kind, "category"), "Fire", &error);
  g_assert_no_error (error);
  isms_heat_desk_commit (step);
  isms_heat_desk_open_page (self, 1000, 700);
  grab_chip (self, last);
  gtk_widget_grab_focus (isms_heat_map_get_cell (self->map, 1, 1));

  isms_query_filter (query, "category", category);
  isms_heat_page_set_query (self->page, query);
  wait_for (isms_heat_source_get_total (self->source) == 1)
    ;
  isms_ui_test_settle (GTK_WIDGET (self->window));
  g_assert_null (isms_heat_map_get_chip (self->map, last));
  g_assert_true (stands_at (self, first, 3, 3));
}

static gboolean
is_count (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_MENU_BUTTON (widget) && gtk_widget_has_css_class (widget, "count-chip");
}

/* Arrows stay on the map, whatever of it has the focus. */
static void
test_arrows_stay (Fixture *self, gconstpointer data)
{
  GtkWidget *count;

  for (guint i = 0; i < 40; i++)
    add_risk (self, "One of many", 5, 3);
  isms_heat_desk_open_page (self, 1000, 700);
  gtk_widget_grab_focus (isms_heat_map_get_cell (self->map, 5, 1));
  isms_ui_test_key ("Up");
  isms_ui_test_key ("Left");
  isms_ui_test_settle (GTK_WIDGET (self->window));
  g_assert_true (gtk_widget_has_focus (isms_heat_map_get_cell (self->map, 5, 1)));
  count = isms_ui_test_find (GTK_WIDGET (self->map), is_count, NULL);
  gtk_widget_grab_focus (count);
  isms_ui_test_key ("Up");
  isms_ui_test_settle (GTK_WIDGET (self->window));
  g_assert_true (gtk_widget_get_focus_child (GTK_WIDGET (self->map)) == count);
  isms_ui_test_key ("Down");
  wait_for (gtk_widget_has_focus (isms_heat_map_get_cell (self->map, 4, 3)))
    ;
}

/* The count opens a list with a search; what is picked there becomes a chip with the focus. */
static void
test_pick (Fixture *self, gconstpointer data)
{
  GtkMenuButton *count;
  IsmsRiskPopover *popover;
  gint64 wanted;

  for (guint i = 0; i < 40; i++)
    add_risk (self, "One of many", 3, 3);
  wanted = add_risk (self, "The one sought", 3, 3);
  add_risk (self, "Elsewhere, sought too", 1, 1);
  isms_heat_desk_open_page (self, 1000, 700);
  count = GTK_MENU_BUTTON (isms_ui_test_find (GTK_WIDGET (self->map), is_count, NULL));
  g_assert_nonnull (count);
  gtk_menu_button_popup (count);
  popover = ISMS_RISK_POPOVER (gtk_menu_button_get_popover (count));
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (isms_risk_popover_get_list (popover))) == 41)
    ;
  isms_ui_test_settle (GTK_WIDGET (popover));
  isms_ui_test_save (GTK_WIDGET (popover), "heat-map-count");
  isms_ui_test_type ("sought");
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (isms_risk_popover_get_list (popover))) == 1)
    ;
  isms_ui_test_key ("Return");
  wait_for (isms_heat_map_get_chip (self->map, wanted) != NULL
            && gtk_widget_has_focus (GTK_WIDGET (isms_heat_map_get_chip (self->map, wanted))))
    ;
}

/* Down goes from the search into the list; the second row is picked. */
static void
test_pick_by_arrows (Fixture *self, gconstpointer data)
{
  GtkMenuButton *count;
  IsmsRiskPopover *popover;
  gint64 wanted;

  for (guint i = 0; i < 40; i++)
    add_risk (self, "One of many", 3, 3);
  add_risk (self, "One that is sought", 3, 3);
  wanted = add_risk (self, "Another that is sought", 3, 3);
  isms_heat_desk_open_page (self, 1000, 700);
  count = GTK_MENU_BUTTON (isms_ui_test_find (GTK_WIDGET (self->map), is_count, NULL));
  gtk_menu_button_popup (count);
  popover = ISMS_RISK_POPOVER (gtk_menu_button_get_popover (count));
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (isms_risk_popover_get_list (popover))) == 42)
    ;
  isms_ui_test_settle (GTK_WIDGET (popover));
  isms_ui_test_type ("sought");
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (isms_risk_popover_get_list (popover))) == 2)
    ;
  isms_ui_test_settle (GTK_WIDGET (popover));
  isms_ui_test_key ("Down");
  isms_ui_test_key ("Down");
  isms_ui_test_key ("Return");
  wait_for (isms_heat_map_get_chip (self->map, wanted) != NULL
            && gtk_widget_has_focus (GTK_WIDGET (isms_heat_map_get_chip (self->map, wanted))))
    ;
}

static gboolean
is_list_view (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_LIST_VIEW (widget);
}

static gboolean
is_marked (Fixture *self, gint64 risk)
{
  return gtk_widget_has_css_class (GTK_WIDGET (isms_heat_map_get_chip (self->map, risk)),
                                   "selected");
}

/* One selection: the chip and the row are the same risk. */
static void
test_selection (Fixture *self, gconstpointer data)
{
  gint64 first = add_risk (self, "Ransomware", 4, 5);
  gint64 second = add_risk (self, "Flood in the archive", 1, 3);
  GtkSelectionModel *rows;
  IsmsList *list;
  guint position;

  isms_heat_desk_open_page (self, 1000, 700);
  list = isms_heat_page_get_list (self->page);
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (list)) == 2)
    ;
  rows = gtk_list_view_get_model (
      GTK_LIST_VIEW (isms_ui_test_find (GTK_WIDGET (self->page), is_list_view, NULL)));

  gtk_widget_grab_focus (GTK_WIDGET (isms_heat_map_get_chip (self->map, first)));
  g_assert_cmpint (isms_heat_page_get_risk (self->page), ==, first);
  g_assert_true (isms_list_find (list, first, &position));
  g_assert_true (gtk_selection_model_is_selected (rows, position));
  g_assert_true (is_marked (self, first));
  isms_ui_test_save (GTK_WIDGET (self->window), "heat-map-selected");

  g_assert_true (isms_list_find (list, second, &position));
  gtk_selection_model_select_item (rows, position, TRUE);
  g_assert_cmpint (isms_heat_page_get_risk (self->page), ==, second);
  g_assert_true (is_marked (self, second));
  g_assert_false (is_marked (self, first));

  gtk_selection_model_select_all (rows);
  g_assert_cmpint (isms_heat_page_get_risk (self->page), ==, 0);
  g_assert_false (is_marked (self, second));
  g_assert_true (gtk_selection_model_is_selected (rows, 1 - position));
}

/* A risk that another view moved moves here too. */
static void
test_follows (Fixture *self, gconstpointer data)
{
  gint64 id = add_risk (self, "Ransomware", 2, 2);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "");
  g_autoptr (IsmsMethod) method = NULL;
  g_autoptr (IsmsRisk) risk = NULL;
  g_autoptr (GError) error = NULL;

  isms_heat_desk_open_page (self, 1000, 700);
  g_assert_true (stands_at (self, id, 2, 2));
  method = isms_method_load (isms_workspace_get_reader (self->workspace), 0, &error);
  risk = isms_heat_desk_load (self, id);
  isms_risk_rate (step, risk, method, ISMS_POSTURE_CURRENT, 5, 1, NULL, &error);
  g_assert_no_error (error);
  isms_heat_desk_commit (step);
  wait_for (stands_at (self, id, 5, 1))
    ;
}

/* A cell that the new method does not have is not listed any more. */
static void
test_smaller_method (Fixture *self, gconstpointer data)
{
  IsmsDatabase *reader = isms_workspace_get_reader (self->workspace);
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, NULL);
  g_autoptr (IsmsMethod) from = isms_method_load (reader, 0, NULL);
  g_autoptr (IsmsMethod) to = isms_method_new_preset ("3x3");
  IsmsMethodMapping mapping;

  add_risk (self, "Ransomware", 4, 5);
  isms_heat_desk_open_page (self, 1000, 700);
  isms_heat_page_select_cell (self->page, 4, 5);
  wait_for (g_strcmp0 (isms_heat_page_get_heading (self->page), "1 risk in Likely × Severe") == 0)
    ;
  isms_method_mapping_propose (from, to, &mapping);
  isms_method_change (step, from, to, &mapping);
  isms_heat_desk_commit (step);
  wait_for (isms_heat_map_get_cell (self->map, 4, 5) == NULL)
    ;
  wait_for (g_strcmp0 (isms_heat_page_get_heading (self->page), "1 risk") == 0)
    ;
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (isms_heat_page_get_list (self->page))) == 1)
    ;
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  isms_heat_desk_open_page (self, 1000, 700);
  g_assert_cmpstr (isms_heat_page_get_face (self->page), ==, "empty");
  isms_ui_test_save (GTK_WIDGET (self->window), "heat-map-empty");
  add_risk (self, "Ransomware", 4, 5);
  wait_for (g_strcmp0 (isms_heat_page_get_face (self->page), "map") == 0)
    ;
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
#define add_test(name, function)                                                                   \
  g_test_add ("/ui/heat-map/" name, Fixture, NULL, set_up, function, isms_heat_desk_tear_down)
  add_test ("empty", test_empty);
  add_test ("geometry", test_geometry);
  add_test ("words", test_words);
  add_test ("keyboard", test_keyboard);
  add_test ("escape", test_escape);
  add_test ("order", test_order);
  add_test ("click-while-moving", test_click_while_moving);
  add_test ("edge", test_edge);
  add_test ("read-only", test_read_only);
  add_test ("tab", test_tab);
  add_test ("drag", test_drag);
  add_test ("cell", test_cell);
  add_test ("posture", test_posture);
  add_test ("unrated", test_unrated);
  add_test ("fold", test_fold);
  add_test ("filtered-out", test_filtered_out);
  add_test ("arrows-stay", test_arrows_stay);
  add_test ("pick", test_pick);
  add_test ("pick-by-arrows", test_pick_by_arrows);
  add_test ("selection", test_selection);
  add_test ("follows", test_follows);
  add_test ("smaller-method", test_smaller_method);
  add_test ("looks", test_looks);
  return isms_ui_test_run ();
}
