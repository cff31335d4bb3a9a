/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is said of a day in the past is what the workspace said on that day: years of random edits,
 * written down every evening, asked for again at the end. */

#include "isms-as-of.h"
#include "model-fixture.h"

#include "isms-risk-timeline.h"

#define N_DAYS 12
#define N_EDITS 12

typedef struct
{
  ModelFixture *fixture;
  GRand *random;
  GDateTime *time;
} Story;

static IsmsStep *
begin (Story *story)
{
  IsmsStep *step = isms_store_begin (story->fixture->store, "Go on");

  isms_step_set_time (step, story->time);
  return step;
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gint64
pick (Story *story, const char *kind)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT id FROM %s ORDER BY (id * 7919 + %d) %% 101, id LIMIT 1", kind,
                       g_rand_int_range (story->random, 0, 101));

  return read_int (story->fixture, sql);
}

static void
create (Story *story, const char *kind)
{
  g_autoptr (IsmsStep) step = begin (story);
  g_autofree char *title = g_strdup_printf ("Thing %u", g_rand_int (story->random) % 1000);

  isms_edit_create (step, isms_kind_find (kind), title);
  commit (step);
}

static void
set (Story *story, const char *kind, const char *field, const char *text)
{
  const IsmsKind *found = isms_kind_find (kind);
  gint64 id = pick (story, kind);
  g_autoptr (IsmsStep) step = begin (story);
  g_autoptr (IsmsRecord) record = NULL;

  if (id == 0)
    return;
  record = load_record (story->fixture, kind, id);
  if (isms_edit_set (step, record, isms_kind_find_field (found, field), text, NULL))
    isms_step_commit (step, NULL, NULL); /* a rule may refuse it */
}

static void
rate (Story *story)
{
  gint64 id = pick (story, "risk");
  g_autoptr (IsmsMethod) method = isms_method_load (story->fixture->reader, 0, NULL);
  g_autoptr (IsmsStep) step = begin (story);
  g_autoptr (IsmsRecord) risk = NULL;

  if (id == 0)
    return;
  risk = load_record (story->fixture, "risk", id);
  isms_risk_rate (
      step, ISMS_RISK (risk), method, (IsmsPosture) g_rand_int_range (story->random, 0, 3),
      g_rand_int_range (story->random, 1, 6), g_rand_int_range (story->random, 1, 6), NULL, NULL);
  commit (step);
}

static void
link_assets (Story *story)
{
  const IsmsKind *kind = isms_kind_find ("risk");
  gint64 id = pick (story, "risk");
  gint64 assets[] = { pick (story, "asset"), pick (story, "asset") };
  g_autoptr (IsmsStep) step = begin (story);

  if (id == 0 || assets[0] == 0)
    return;
  isms_edit_set_links (step, kind, id, isms_kind_find_field (kind, "assets"), assets,
                       assets[0] == assets[1] ? 1 : 2);
  commit (step);
}

static void
set_row (Story *story, const char *kind, IsmsRow *row)
{
  gint64 id = pick (story, kind);
  g_autoptr (IsmsStep) step = begin (story);

  if (id == 0)
    {
      isms_row_free (row);
      return;
    }
  isms_step_update (step, kind, id, row);
  isms_step_commit (step, NULL, NULL);
}

static void
drop (Story *story, const char *kind)
{
  gint64 id = pick (story, kind);
  g_autoptr (IsmsStep) step = begin (story);

  if (id == 0)
    return;
  isms_step_delete (step, kind, id);
  isms_step_commit (step, NULL, NULL); /* an owner may be needed */
}

static void
edit (Story *story)
{
  static const char *const treatments[] = { "modify", "retain", "avoid", "share" };
  static const char *const cia[] = { "c", "c i", "a", "" };
  guint32 dice = g_rand_int (story->random);
  g_autofree char *number = g_strdup_printf ("X-%u", dice % 977);
  g_autofree char *person = g_strdup_printf ("%" G_GINT64_FORMAT, pick (story, "person"));
  IsmsRow *row = NULL;

  switch (dice % 17)
    {
    case 0:
    case 1:
      create (story, "risk");
      break;
    case 2:
      create (story, dice & 64 ? "person" : "asset");
      break;
    case 3:
      drop (story, dice & 64 ? "risk" : dice & 128 ? "person" : "asset");
      break;
    case 4:
      isms_store_undo (story->fixture->store, NULL, NULL);
      if (pick (story, "method") == 0) /* that was the making of the workspace */
        isms_store_redo (story->fixture->store, NULL, NULL);
      break;
    case 5:
      isms_store_redo (story->fixture->store, NULL, NULL);
      break;
    case 6:
      set (story, "risk", "owner", person);
      break;
    case 7:
      set (story, "risk", "treatment", treatments[dice / 64 % 4]);
      break;
    case 8:
      set (story, "risk", "cia", cia[dice / 64 % 4]);
      break;
    case 9:
      set (story, dice & 64 ? "risk" : "asset", "title", number);
      break;
    case 10:
      set (story, "person", "name", number);
      break;
    case 11:
      link_assets (story);
      break;
    case 12:
      row = isms_row_new ();
      isms_row_set_text (row, "ref", number);
      set_row (story, dice & 64 ? "risk" : "asset", row);
      break;
    case 13:
      row = isms_row_new ();
      isms_row_set_int (row, "archived", (dice & 64) != 0);
      set_row (story, "risk", row);
      break;
    default:
      rate (story);
    }
}

static void
append_records (GString *text, ModelFixture *fixture, IsmsQuery *query)
{
  const IsmsKind *kind = isms_query_get_kind (query);
  g_autoptr (GError) error = NULL;
  g_autoptr (GArray) ids = isms_query_run (query, fixture->reader, NULL, &error);
  g_autoptr (GPtrArray) records = NULL;

  g_assert_no_error (error);
  g_assert_cmpint (isms_query_count (query, fixture->reader, &error), ==, ids->len);
  records = isms_record_load_found (fixture->reader, query, (gint64 *) ids->data, ids->len, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < records->len; i++)
    {
      IsmsRecord *record = g_ptr_array_index (records, i);

      g_assert_nonnull (record);
      g_string_append_printf (text, "%s %d %s %s", isms_record_get_ref (record),
                              isms_record_get_int (record, "archived") != 0,
                              isms_record_get_text (record, "created_at"),
                              isms_record_get_text (record, "updated_at"));
      for (guint k = 0; k < kind->n_fields; k++)
        if (kind->fields[k].kind != ISMS_FIELD_LINKS
            || g_str_equal (kind->fields[k].name, "assets"))
          {
            g_autofree char *words = isms_record_dup_display (record, &kind->fields[k]);

            g_string_append_printf (text, " | %s", words != NULL ? words : "");
          }
      g_string_append_c (text, '\n');
    }
}

static void
append_map (GString *text, ModelFixture *fixture, IsmsQuery *query, IsmsPosture posture)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsRiskMap) map = NULL;
  g_autoptr (GArray) cells = NULL;

  map = isms_risk_map_run (fixture->reader, query, method, posture, &error);
  g_assert_no_error (error);
  cells = isms_risk_map_run_cells (fixture->reader, query, method, posture, 3, &error);
  g_assert_no_error (error);
  g_string_append_printf (text, "%u of %u:", map->unrated, map->total);
  for (guint i = 0; i < 25; i++)
    g_string_append_printf (text, " %u", map->counts[i]);
  for (guint i = 0; i < cells->len; i++)
    g_string_append_printf (text, " #%" G_GINT64_FORMAT, g_array_index (cells, gint64, i));
  g_string_append_c (text, '\n');
}

/* Everything that is shown: records, their order, filters of each sort, the map. */
static char *
describe (ModelFixture *fixture, const char *date)
{
  const char *const filters[][2] = {
    { NULL, NULL }, { "owner", "1" },          { "assets", "1" },        { "assets", "" },
    { "cia", "c" }, { "treatment", "modify" }, { "current_level", "3" },
  };
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (filters); i++)
    {
      g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
      g_autoptr (GError) error = NULL;

      isms_query_set_archived (query, i == 0);
      if (filters[i][0] != NULL)
        isms_query_filter (query, filters[i][0], (const char *const[]) { filters[i][1], NULL });
      if (i % 2 == 1)
        isms_query_sort (query, "current_level", TRUE);
      if (date != NULL)
        isms_query_set_as_of (query, date, fixture->reader, &error);
      g_assert_no_error (error);
      g_string_append_printf (text, "-- %s\n", filters[i][0]);
      append_records (text, fixture, query);
      append_map (text, fixture, query, (IsmsPosture) (i % 3));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
compare_past (ModelFixture *fixture, GPtrArray *days, GPtrArray *evenings)
{
  for (guint i = 0; i < days->len; i++)
    {
      g_autofree char *past = describe (fixture, g_ptr_array_index (days, i));

      if (g_test_verbose ())
        g_test_message ("%s", (char *) g_ptr_array_index (days, i));
      g_assert_cmpstr (past, ==, g_ptr_array_index (evenings, i));
    }
}

static void
test_random (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  Story story = { .fixture = fixture, .random = random };
  g_autoptr (GPtrArray) days = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) evenings = g_ptr_array_new_with_free_func (g_free);

  for (int day = 0; day < N_DAYS; day++)
    {
      g_autoptr (GDateTime) start = g_date_time_new_utc (2025, 1, 6, 10, 0, 0.0);

      story.time = g_date_time_add_days (start, 3 * day);
      for (int i = 0; i < N_EDITS; i++)
        {
          edit (&story);
          create (&story, "unit"); /* an undo is of today: something of that day comes after it */
        }
      g_ptr_array_add (days, g_date_time_format (story.time, "%Y-%m-%d"));
      g_ptr_array_add (evenings, describe (fixture, NULL));
      g_clear_pointer (&story.time, g_date_time_unref);
    }
  compare_past (fixture, days, evenings);
}

/* A step of that day. */
static gint64
add_risk (ModelFixture *fixture, int day, const char *rated_on)
{
  g_autoptr (GDateTime) time = g_date_time_new_utc (2025, 5, day, 12, 0, 0.0);
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Import");
  gint64 risk = isms_edit_create (step, isms_kind_find ("risk"), "Flood");

  isms_step_set_time (step, time);
  if (rated_on != NULL)
    isms_step_insert (
        step, "rating",
        isms_rating_new_row (risk, method, ISMS_POSTURE_CURRENT, 2, 3, NULL, NULL, rated_on, NULL));
  commit (step);
  return risk;
}

static guint
count_at (ModelFixture *fixture, const char *date)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GError) error = NULL;

  isms_query_set_as_of (query, date, fixture->reader, &error);
  g_assert_no_error (error);
  return (guint) isms_query_count (query, fixture->reader, NULL);
}

/* Whoever imports ratings with their dates wants to see the past that they tell of. */
static void
test_dated_back (ModelFixture *fixture, gconstpointer data)
{
  add_risk (fixture, 10, "2024-03-01");
  add_risk (fixture, 10, NULL);

  g_assert_cmpuint (count_at (fixture, "2024-02-29"), ==, 0);
  g_assert_cmpuint (count_at (fixture, "2024-03-01"), ==, 1);
  g_assert_cmpuint (count_at (fixture, "2025-05-09"), ==, 1);
  g_assert_cmpuint (count_at (fixture, "2025-05-10"), ==, 2);
}

static void
test_dates (ModelFixture *fixture, gconstpointer data)
{
  const char *const wrong[] = { "",         "2026-13-01",       "2026-02-30", "26-01-01",
                                "2026-1-1", "2026-01-01T00:00", "yesterday",  "2026-01-0'" };

  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
      g_autoptr (GError) error = NULL;

      g_assert_false (isms_query_set_as_of (query, wrong[i], fixture->reader, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT);
      g_assert_null (isms_query_get_as_of (query));
    }
}

/* The map of each day as the timeline has it, forwards and backwards, is the one that SQL gives. */
static void
compare_timeline (ModelFixture *fixture,
                  IsmsRiskTimeline *timeline,
                  IsmsRiskCursor *cursor,
                  IsmsMethod *method,
                  int day)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (IsmsRiskMap) map = NULL;
  g_autofree guint32 *listed = g_new (guint32, 25 * 3);
  g_autoptr (GArray) ids = NULL;

  isms_risk_cursor_go (cursor, day);
  isms_query_set_as_of (query, isms_risk_timeline_get_day (timeline, (guint) day), fixture->reader,
                        NULL);
  map = isms_risk_map_run (fixture->reader, query, method, ISMS_POSTURE_CURRENT, NULL);
  ids = isms_risk_map_run_cells (fixture->reader, query, method, ISMS_POSTURE_CURRENT, 3, NULL);
  g_assert_cmpuint (isms_risk_cursor_get_total (cursor), ==, map->total);
  isms_risk_cursor_list (cursor, listed, 3);
  for (guint i = 0; i < 25; i++)
    g_assert_cmpuint (isms_risk_cursor_get_count (cursor, (int) i / 5 + 1, (int) i % 5 + 1), ==,
                      map->counts[i]);
  for (guint i = 0; i < 75; i++)
    g_assert_cmpint (listed[i] ? isms_risk_timeline_get_risk (timeline, listed[i] - 1) : 0, ==,
                     g_array_index (ids, gint64, i));
}

static void
test_timeline (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GRand) random = g_rand_new_with_seed (g_test_rand_int ());
  Story story = { .fixture = fixture, .random = random };
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (GDateTime) start = g_date_time_new_utc (2025, 1, 6, 10, 0, 0.0);
  g_autoptr (IsmsRiskTimeline) timeline = NULL;
  g_autoptr (IsmsRiskCursor) cursor = NULL;

  for (int day = 0; day < 40; day++)
    {
      IsmsRow *row = isms_row_new ();

      story.time = g_date_time_add_days (start, 5 * day);
      if (day % 3 == 0)
        create (&story, "risk");
      rate (&story);
      rate (&story);
      isms_row_set_int (row, "archived", day % 4 == 3);
      set_row (&story, "risk", row);
      g_clear_pointer (&story.time, g_date_time_unref);
    }
  timeline = isms_risk_timeline_run (fixture->reader, query, method, NULL);
  cursor = isms_risk_cursor_new (timeline, ISMS_POSTURE_CURRENT);
  g_assert_cmpuint (isms_risk_timeline_get_n_days (timeline), >, 30);
  for (int day = 0; day < (int) isms_risk_timeline_get_n_days (timeline); day++)
    compare_timeline (fixture, timeline, cursor, method, day);
  for (int day = (int) isms_risk_timeline_get_n_days (timeline) - 1; day >= 0; day -= 3)
    compare_timeline (fixture, timeline, cursor, method, day);
  g_assert_cmpint (isms_risk_timeline_find_day (timeline, "2025-01-05"), ==, -1);
  g_assert_cmpint (isms_risk_timeline_find_day (timeline, "2025-01-06"), ==, 0);
  g_assert_cmpint (isms_risk_timeline_find_day (timeline, "2099-01-01"), ==,
                   (int) isms_risk_timeline_get_n_days (timeline) - 1);
}

static void
test_compare (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("risk"));
  g_autoptr (IsmsRiskTimeline) timeline = NULL;
  g_autoptr (IsmsRiskCursor) then = NULL;
  g_autoptr (IsmsRiskCursor) now = NULL;
  IsmsRiskMovement movement;
  const int places[][2] = { { 1, 1 }, { 5, 5 }, { 2, 3 } };

  for (int i = 0; i < 4; i++)
    add_risk (fixture, 10, i < 3 ? "2025-05-10" : NULL);
  for (int i = 0; i < 3; i++)
    rate_risk (fixture, i + 1, ISMS_POSTURE_CURRENT, places[i][0], places[i][1]);
  rate_risk (fixture, 4, ISMS_POSTURE_CURRENT, 4, 4);

  timeline = isms_risk_timeline_run (fixture->reader, query, method, NULL);
  then = isms_risk_cursor_new (timeline, ISMS_POSTURE_CURRENT);
  now = isms_risk_cursor_new (timeline, ISMS_POSTURE_CURRENT);
  isms_risk_cursor_go (then, isms_risk_timeline_find_day (timeline, "2025-06-01"));
  isms_risk_cursor_go (now, G_MAXINT);
  movement = isms_risk_cursor_compare (then, now, method);
  g_assert_cmpuint (movement.rose, ==, 1);
  g_assert_cmpuint (movement.fell, ==, 1);
  g_assert_cmpuint (movement.stayed, ==, 1);
  g_assert_cmpuint (movement.added, ==, 1);
}

/* No view asks the clock, in whatever form. */
static void
test_no_clock (ModelFixture *fixture, gconstpointer data)
{
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GError) error = NULL;
      g_autofree char *ratings = NULL;
      g_autofree char *sql =
          isms_as_of_write (*kind, "2026-03-01", fixture->reader, &ratings, &error);

      g_assert_no_error (error);
      g_assert_nonnull (sql);
      if (strstr (sql, "'now'") != NULL)
        g_error ("%s asks the clock", (*kind)->view);
    }
}

static void
assert_state (ModelFixture *fixture, const char *date, const char *expected)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("attendance"));
  const gint64 id = 1;
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  if (date != NULL)
    isms_query_set_as_of (query, date, fixture->reader, &error);
  g_assert_no_error (error);
  records = isms_record_load_found (fixture->reader, query, &id, 1, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (isms_record_get_text (records->pdata[0], "state"), ==, expected);
}

static gboolean
execute (IsmsWriter *writer, gpointer sql, GCancellable *cancellable, GError **error)
{
  return isms_database_execute (isms_writer_get_database (writer), sql, error);
}

/* What the workspace keeps of a view is of now. */
static void
test_kept (ModelFixture *fixture, gconstpointer data)
{
  static const char *const steps[] = {
    "INSERT INTO course (uid, ref, created_at, updated_at, title, renew_months) VALUES ('c', "
    "'C-001', '2025-01-06T10:00:00Z', '2025-01-06T10:00:00Z', 'Fire', 12);"
    "INSERT INTO attendance (uid, ref, created_at, updated_at, title, course_id, attended_on, "
    "result) VALUES ('a', 'AT-001', '2025-01-06T10:00:00Z', '2025-01-06T10:00:00Z', 'Ada', 1, "
    "'2024-02-20', 'attended')",
    "UPDATE course SET renew_months = 24",
    "UPDATE attendance SET result = 'absent'",
  };
  g_autoptr (GDateTime) start = g_date_time_new_utc (2025, 1, 6, 10, 0, 0.0);

  for (int i = 0; i < (int) G_N_ELEMENTS (steps); i++)
    {
      g_autoptr (GDateTime) time = g_date_time_add_days (start, 30 * i);
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Go on");

      isms_step_set_time (step, time);
      isms_step_call (step, execute, (gpointer) steps[i], NULL);
      commit (step);
    }
  assert_state (fixture, "2025-01-08", "valid");
  assert_state (fixture, "2025-01-31", "soon");
  assert_state (fixture, "2025-02-20", "valid");
  assert_state (fixture, "2025-03-20", NULL);
  assert_state (fixture, NULL, NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/8.2-as-of-is-what-stood-then", test_random);
  add_model_test ("/model/8.2-as-of-ratings-dated-back", test_dated_back);
  add_model_test ("/model/8.2-as-of-a-date", test_dates);
  add_model_test ("/model/8.2-timeline-is-as-of", test_timeline);
  add_model_test ("/model/8.2-timeline-compares", test_compare);

  add_model_test ("/model/as-of/no-clock", test_no_clock);
  add_model_test ("/model/as-of/kept-is-of-now", test_kept);
  return g_test_run ();
}
