/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Filters, a day of the past and movement, all at once and at random: what the map says is what the
 * lists of those days say. */

#include "isms-ui-test.h"

#include <string.h>

#include "isms-edit.h"
#include "isms-heat-source.h"

#define N_RISKS 40
#define N_DAYS 12
#define N_ROUNDS 60
#define N_CELLS 25

typedef struct
{
  IsmsWorkspace *workspace;
  IsmsStore *store;
  IsmsDatabase *reader;
  IsmsHeatSource *source;
  GRand *random;
  gint64 risks[N_RISKS];
  char *people[3];
  char *assets[3];
} Fixture;

static const char *const categories[] = { "Fire", "Fraud" };
static const char *const goals[] = { "c", "c i", "i a", "" };

static int
roll (Fixture *self, int n)
{
  return g_rand_int_range (self->random, 0, n);
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static char *
dup_day (int day)
{
  return g_strdup_printf ("2025-%02d-10", 1 + day);
}

static IsmsStep *
begin (Fixture *self, int day)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2025, 1 + day, 10, 12, 0, 0.0);
  IsmsStep *step = isms_store_begin (self->store, "Go on");

  isms_step_set_time (step, time);
  return step;
}

static char *
add_thing (Fixture *self, const char *kind, const char *title)
{
  g_autoptr (IsmsStep) step = begin (self, 0);
  gint64 id = isms_edit_create (step, isms_kind_find (kind), title);

  commit (step);
  return g_strdup_printf ("%" G_GINT64_FORMAT, id);
}

static IsmsRecord *
load (Fixture *self, gint64 id)
{
  g_autoptr (GError) error = NULL;
  IsmsRecord *record = isms_record_load (self->reader, isms_kind_find ("risk"), id, &error);

  g_assert_no_error (error);
  return record;
}

static void
set (Fixture *self, int day, gint64 id, const char *field, const char *text)
{
  const IsmsField *found = isms_kind_find_field (isms_kind_find ("risk"), field);
  g_autoptr (IsmsStep) step = begin (self, day);
  g_autoptr (IsmsRecord) record = load (self, id);
  g_autoptr (GError) error = NULL;

  isms_edit_set (step, record, found, text, &error);
  g_assert_no_error (error);
  commit (step);
}

static void
rate (Fixture *self, int day, gint64 id)
{
  g_autoptr (IsmsMethod) method = isms_method_load (self->reader, 0, NULL);
  g_autoptr (IsmsStep) step = begin (self, day);
  g_autoptr (IsmsRecord) record = load (self, id);
  g_autoptr (GError) error = NULL;

  isms_risk_rate (step, ISMS_RISK (record), method, (IsmsPosture) roll (self, 3),
                  1 + roll (self, 5), 1 + roll (self, 5), NULL, &error);
  g_assert_no_error (error);
  commit (step);
}

static void
link_asset (Fixture *self, int day, gint64 id)
{
  const IsmsKind *kind = isms_kind_find ("risk");
  gint64 asset = g_ascii_strtoll (self->assets[roll (self, 3)], NULL, 10);
  g_autoptr (IsmsStep) step = begin (self, day);

  isms_edit_set_links (step, kind, id, isms_kind_find_field (kind, "assets"), &asset, 1);
  commit (step);
}

static void
archive (Fixture *self, int day, gint64 id)
{
  g_autoptr (IsmsStep) step = begin (self, day);
  g_autoptr (IsmsRow) row = isms_row_new ();

  isms_row_set_int (row, "archived", roll (self, 2));
  isms_step_update (step, "risk", id, g_steal_pointer (&row));
  commit (step);
}

static void
edit (Fixture *self, int day, gint64 id)
{
  switch (roll (self, 8))
    {
    case 0:
      set (self, day, id, "owner", self->people[roll (self, 3)]);
      break;
    case 1:
      set (self, day, id, "category", categories[roll (self, 2)]);
      break;
    case 2:
      set (self, day, id, "cia", goals[roll (self, 4)]);
      break;
    case 3:
      link_asset (self, day, id);
      break;
    case 4:
      archive (self, day, id);
      break;
    default:
      rate (self, day, id);
    }
}

/* A year of changes. */
static void
live (Fixture *self)
{
  for (int i = 0; i < 3; i++)
    {
      g_autofree char *name = g_strdup_printf ("Number %d", i);

      self->people[i] = add_thing (self, "person", name);
      self->assets[i] = add_thing (self, "asset", name);
    }
  for (int day = 0; day < N_DAYS; day++)
    for (int i = 0; i < N_RISKS; i++)
      {
        if (i % N_DAYS == day || (day == 0 && i % 2 == 0))
          {
            g_autoptr (IsmsStep) step = begin (self, day);

            if (self->risks[i] == 0)
              {
                self->risks[i] = isms_edit_create (step, isms_kind_find ("risk"), "Something");
                commit (step);
              }
          }
        if (self->risks[i] != 0)
          edit (self, day, self->risks[i]);
      }
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autofree char *path = isms_ui_test_create_workspace ("Harbour Lights");
  g_autoptr (GError) error = NULL;

  self->random = g_rand_new_with_seed (g_test_rand_int ());
  self->workspace = isms_workspace_open (path, ISMS_STORE_OPEN_DEFAULT, NULL, &error);
  g_assert_no_error (error);
  self->store = isms_workspace_get_store (self->workspace);
  self->reader = isms_workspace_get_reader (self->workspace);
  live (self);
  self->source = isms_heat_source_new (self->workspace);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_object_unref (self->source);
  isms_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  g_rand_free (self->random);
  for (int i = 0; i < 3; i++)
    {
      g_free (self->people[i]);
      g_free (self->assets[i]);
    }
}

static IsmsQuery *
make_query (Fixture *self, IsmsQuery *filters, const char *day)
{
  IsmsQuery *query =
      filters != NULL ? isms_query_copy (filters) : isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GError) error = NULL;

  isms_query_set_as_of (query, day, self->reader, &error);
  g_assert_no_error (error);
  return query;
}

static int
get_cell (IsmsRecord *record, IsmsPosture posture)
{
  int likelihood = isms_risk_get_likelihood (ISMS_RISK (record), posture);
  int impact = isms_risk_get_impact (ISMS_RISK (record), posture);

  return likelihood > 0 ? (likelihood - 1) * 5 + impact - 1 : -1;
}

/* Where the risks of the list stood: gint64 → cell + 1. */
static GHashTable *
list_cells (Fixture *self, IsmsQuery *query, IsmsPosture posture)
{
  GHashTable *cells = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = isms_query_run (query, self->reader, NULL, &error);
  g_autoptr (GPtrArray) records = NULL;

  g_assert_no_error (error);
  if (ids->len > 0)
    records = isms_record_load_found (self->reader, query, (const gint64 *) (gpointer) ids->data,
                                      ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < ids->len; i++)
    {
      int cell = get_cell (g_ptr_array_index (records, i), posture);

      g_hash_table_insert (cells, g_memdup2 (&g_array_index (ids, gint64, i), sizeof (gint64)),
                           GINT_TO_POINTER (cell + 1));
    }
  return cells;
}

/* "total, unrated, each cell" */
static char *
describe_list (GHashTable *cells)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint counts[N_CELLS + 1] = { 0 };
  GHashTableIter iter;
  gpointer cell;

  g_hash_table_iter_init (&iter, cells);
  while (g_hash_table_iter_next (&iter, NULL, &cell))
    counts[GPOINTER_TO_INT (cell)]++;
  g_string_append_printf (words, "%u", g_hash_table_size (cells));
  for (guint i = 0; i <= N_CELLS; i++)
    g_string_append_printf (words, " %u", counts[i]);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static char *
describe_map (Fixture *self)
{
  g_autoptr (GString) words = g_string_new (NULL);

  g_string_append_printf (words, "%u %u", isms_heat_source_get_total (self->source),
                          isms_heat_source_get_unrated (self->source));
  for (int i = 0; i < N_CELLS; i++)
    g_string_append_printf (words, " %u",
                            isms_heat_source_get_count (self->source, i / 5 + 1, i % 5 + 1));
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static char *
describe_listed_moves (GHashTable *before, GHashTable *after)
{
  g_autoptr (GString) words = g_string_new (NULL);
  guint counts[N_CELLS][N_CELLS] = { 0 };
  GHashTableIter iter;
  gpointer id, to;

  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &id, &to))
    {
      int from = GPOINTER_TO_INT (g_hash_table_lookup (before, id)) - 1;

      if (from >= 0 && GPOINTER_TO_INT (to) > 0)
        counts[from][GPOINTER_TO_INT (to) - 1]++;
    }
  for (int from = 0; from < N_CELLS; from++)
    for (int to_cell = 0; to_cell < N_CELLS; to_cell++)
      if (from != to_cell && counts[from][to_cell] > 0)
        g_string_append_printf (words, "%d>%d:%u ", from, to_cell, counts[from][to_cell]);
  return g_string_free_and_steal (g_steal_pointer (&words));
}

static char *
describe_moves (Fixture *self)
{
  g_autoptr (GArray) moves = isms_heat_source_dup_moves (self->source, NULL);
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; moves != NULL && i < moves->len; i++)
    {
      const IsmsHeatMovement *move = &g_array_index (moves, IsmsHeatMovement, i);

      g_string_append_printf (words, "%d>%d:%u ", (move->from[0] - 1) * 5 + move->from[1] - 1,
                              (move->to[0] - 1) * 5 + move->to[1] - 1, move->count);
    }
  return moves != NULL ? g_string_free_and_steal (g_steal_pointer (&words)) : NULL;
}

static gboolean
is_said (Fixture *self, const char *map, const char *moves)
{
  g_autofree char *said = describe_map (self);
  g_autofree char *moved = describe_moves (self);

  return !isms_heat_source_is_passing (self->source) && g_str_equal (said, map)
         && g_strcmp0 (moved, moves) == 0;
}

static IsmsQuery *
make_filters (Fixture *self)
{
  IsmsQuery *query = isms_query_new (isms_kind_find ("risk"));
  const char *const owners[] = { self->people[roll (self, 3)],
                                 roll (self, 2) ? "" : self->people[roll (self, 3)], NULL };
  const char *const category[] = { categories[roll (self, 2)], NULL };
  const char *const assets[] = { self->assets[roll (self, 3)], self->assets[roll (self, 3)], NULL };
  const char *const goal[] = { roll (self, 2) ? "c" : "i", NULL };

  if (roll (self, 2))
    isms_query_filter (query, "owner", owners);
  if (roll (self, 3) == 0)
    isms_query_filter (query, "category", category);
  if (roll (self, 3) == 0)
    isms_query_filter (query, "assets", assets);
  if (roll (self, 3) == 0)
    isms_query_filter (query, "cia", goal);
  return query;
}

static void
check_round (Fixture *self)
{
  g_autoptr (IsmsQuery) filters = make_filters (self);
  gboolean movement = roll (self, 3) > 0;
  IsmsPosture posture = movement ? ISMS_POSTURE_CURRENT : (IsmsPosture) roll (self, 3);
  g_autofree char *day = roll (self, 3) ? dup_day (roll (self, N_DAYS)) : NULL;
  g_autofree char *since = roll (self, 3) ? dup_day (roll (self, N_DAYS)) : NULL;
  g_autoptr (IsmsQuery) query = make_query (self, filters, day);
  g_autoptr (IsmsQuery) earlier = make_query (self, NULL, since != NULL ? since : day);
  g_autoptr (GHashTable) after = list_cells (self, query, posture);
  g_autoptr (GHashTable) before =
      list_cells (self, earlier, since != NULL ? ISMS_POSTURE_CURRENT : ISMS_POSTURE_INHERENT);
  g_autofree char *map = describe_list (after);
  g_autofree char *moves = movement ? describe_listed_moves (before, after) : NULL;

  /* In any order, as a person would. */
  if (roll (self, 2))
    isms_heat_source_set_query (self->source, filters);
  isms_heat_source_set_posture (self->source, posture);
  if (roll (self, 2))
    isms_heat_source_set_day (self->source, day);
  isms_heat_source_set_movement (self->source, movement, since);
  isms_heat_source_set_query (self->source, filters);
  isms_heat_source_set_day (self->source, day);
  g_test_message ("day %s, since %s, movement %d", day, since, movement);
  wait_for (is_said (self, map, moves))
    ;
}

static void
test_random (Fixture *self, gconstpointer data)
{
  isms_heat_source_want_time (self->source);
  for (int i = 0; i < N_ROUNDS; i++)
    check_round (self);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  g_test_add ("/ui/heat-filters/with-time-and-movement", Fixture, NULL, set_up, test_random,
              tear_down);
  return isms_ui_test_run ();
}
