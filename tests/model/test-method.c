/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Making a risk method, and going from one version to the next (6.1.2 a). */

#include "isms-method-change.h"
#include "isms-method-draft.h"
#include "model-fixture.h"

static IsmsMethod *
load_method (ModelFixture *fixture, gint64 id)
{
  g_autoptr (GError) error = NULL;
  IsmsMethod *method = isms_method_load (fixture->reader, id, &error);

  g_assert_no_error (error);
  g_assert_nonnull (method);
  return method;
}

/* "a b c": the ratings' version, likelihood, impact and level of one risk, the first first. */
static char *
describe_ratings (ModelFixture *fixture, gint64 risk)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT group_concat (kind || ' ' || m.version || ':' || likelihood || '×' || impact || '=' "
      "||"
      " level, ', ' ORDER BY g.id) FROM rating AS g JOIN method AS m ON m.id = g.method_id"
      " WHERE risk_id = %" G_GINT64_FORMAT,
      risk);
  g_autoptr (GError) error = NULL;
  char *text = isms_database_query_text (fixture->reader, sql, &error);

  g_assert_no_error (error);
  return text;
}

#define assert_ratings(fixture, risk, expected)                                                    \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *ratings_ = describe_ratings (fixture, risk);                                  \
    g_assert_cmpstr (ratings_, ==, expected);                                                      \
  }                                                                                                \
  G_STMT_END

static gboolean
has_remark (GPtrArray *remarks, const char *part, gboolean blocks)
{
  for (guint i = 0; i < remarks->len; i++)
    {
      IsmsMethodRemark *remark = g_ptr_array_index (remarks, i);

      if (strstr (remark->sentence, part) != NULL && remark->blocks == blocks)
        return TRUE;
    }
  return FALSE;
}

static gboolean
is_said (IsmsMethodDraft *draft, const char *part, gboolean blocks)
{
  g_autoptr (IsmsMethod) method = isms_method_draft_build (draft);
  g_autoptr (GPtrArray) remarks = isms_method_check (method, NULL);

  if (blocks)
    g_assert_cmpint (isms_method_is_sound (remarks), ==, !has_remark (remarks, part, TRUE));
  return has_remark (remarks, part, blocks);
}

static void
change_method (ModelFixture *fixture, const char *preset)
{
  g_autoptr (IsmsMethod) from = load_method (fixture, 0);
  g_autoptr (IsmsMethod) to = isms_method_new_preset (preset);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, NULL);
  g_autoptr (GError) error = NULL;
  IsmsMethodMapping mapping;

  isms_method_mapping_propose (from, to, &mapping);
  isms_method_change (step, from, to, &mapping);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
test_criteria (ModelFixture *fixture, gconstpointer data)
{
  guint n_presets;
  const IsmsMethodPreset *presets = isms_method_presets (&n_presets);
  g_autoptr (IsmsMethod) kept = load_method (fixture, 0);

  for (guint i = 0; i < n_presets; i++)
    {
      g_autoptr (IsmsMethod) method = isms_method_new_preset (presets[i].id);
      g_autoptr (GPtrArray) remarks = isms_method_check (method, NULL);

      g_assert_cmpuint (remarks->len, ==, 0);
      g_assert_cmpint (isms_method_is_like (method, kept), ==, g_str_equal (presets[i].id, "5x5"));
      for (int impact = 1; impact <= isms_method_get_n_impacts (method); impact++)
        for (guint k = 0; k < ISMS_N_CONSEQUENCES; k++)
          g_assert_cmpstr (isms_method_get_impact (method, impact)->criteria[k], >, "");
    }
  g_assert_false (run_sql (fixture, "UPDATE method_criterion SET words = 'Fine'"));
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM method_criterion"), ==, 30);
}

static void
test_draft_scales (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) from = load_method (fixture, 0);
  g_autoptr (IsmsMethodDraft) draft = isms_method_draft_new (from);

  /* a new point has the line of the one below it */
  g_assert_true (isms_method_draft_add_point (draft, ISMS_SCALE_LIKELIHOOD, 5));
  g_assert_cmpint (isms_method_draft_get_n_points (draft, ISMS_SCALE_LIKELIHOOD), ==, 6);
  g_assert_cmpint (isms_method_draft_get_cell (draft, 6, 1), ==, 2);
  g_assert_cmpint (isms_method_draft_get_cell (draft, 6, 5), ==, 4);
  g_assert_true (is_said (draft, "Likelihood 6 has no name", TRUE));
  isms_method_draft_set_label (draft, ISMS_SCALE_LIKELIHOOD, 6, "RARE");
  g_assert_true (is_said (draft, "Two likelihoods are called", TRUE));
  isms_method_draft_set_label (draft, ISMS_SCALE_LIKELIHOOD, 6, "Daily");
  g_assert_false (is_said (draft, "Two likelihoods are called", TRUE));

  g_assert_true (isms_method_draft_add_point (draft, ISMS_SCALE_IMPACT, 0));
  g_assert_cmpint (isms_method_draft_get_cell (draft, 1, 1), ==, 1);
  g_assert_cmpint (isms_method_draft_get_cell (draft, 1, 6), ==, 2);
  g_assert_true (isms_method_draft_remove_point (draft, ISMS_SCALE_IMPACT, 1));
  g_assert_true (isms_method_draft_remove_point (draft, ISMS_SCALE_LIKELIHOOD, 6));

  /* names change places, the grid does not; criteria go with their impact */
  g_assert_true (isms_method_draft_move_point (draft, ISMS_SCALE_IMPACT, 5, -1));
  g_assert_cmpstr (isms_method_draft_get_point (draft, ISMS_SCALE_IMPACT, 4)->label, ==, "Severe");
  g_assert_cmpint (isms_method_draft_get_point (draft, ISMS_SCALE_IMPACT, 4)->value, ==, 4);
  g_assert_nonnull (
      strstr (isms_method_draft_get_point (draft, ISMS_SCALE_IMPACT, 4)->criteria[0], "Secrets"));
  g_assert_cmpint (isms_method_draft_get_cell (draft, 5, 5), ==, 4);
  g_assert_false (isms_method_draft_move_point (draft, ISMS_SCALE_IMPACT, 5, 1));

  for (int n = 5; n > ISMS_METHOD_MIN_SIZE; n--)
    g_assert_true (isms_method_draft_remove_point (draft, ISMS_SCALE_IMPACT, 1));
  g_assert_false (isms_method_draft_remove_point (draft, ISMS_SCALE_IMPACT, 1));
  g_assert_cmpint (isms_method_draft_get_cell (draft, 5, 2), ==, 4);
  g_assert_cmpint (isms_method_draft_get_cell (draft, 5, 3), ==, 0);
  for (int n = 2; n < ISMS_METHOD_MAX_SIZE; n++)
    g_assert_true (isms_method_draft_add_point (draft, ISMS_SCALE_IMPACT, n));
  g_assert_false (isms_method_draft_add_point (draft, ISMS_SCALE_IMPACT, 10));
  g_assert_cmpint (isms_method_draft_get_cell (draft, 5, 10), ==, 4);
}

static char *
dup_name (IsmsMethodDraft *draft)
{
  g_autoptr (IsmsMethod) method = isms_method_draft_build (draft);

  return g_strdup (isms_method_get_name (method));
}

static void
assert_name (IsmsMethodDraft *draft, const char *expected)
{
  g_autofree char *name = dup_name (draft);

  g_assert_cmpstr (name, ==, expected);
}

/* The name of a preset says its size, and goes with it; one's own stays. */
static void
test_draft_name (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) from = isms_method_new_preset ("5x5");
  g_autoptr (IsmsMethod) four = isms_method_new_preset ("4x4");
  g_autoptr (IsmsMethodDraft) draft = isms_method_draft_new (from);

  isms_method_draft_set_cell (draft, 1, 1, 2);
  assert_name (draft, "Five by five");
  isms_method_draft_remove_point (draft, ISMS_SCALE_LIKELIHOOD, 1);
  assert_name (draft, "Own method");
  isms_method_draft_add_point (draft, ISMS_SCALE_LIKELIHOOD, 0);
  assert_name (draft, "Five by five");
  isms_method_draft_begin (draft, four);
  assert_name (draft, "Four by four");
  isms_method_draft_add_point (draft, ISMS_SCALE_IMPACT, 4);
  assert_name (draft, "Own method");
  isms_method_draft_set_name (draft, "As in the branch");
  isms_method_draft_remove_point (draft, ISMS_SCALE_IMPACT, 5);
  assert_name (draft, "As in the branch");
}

static void
test_draft_levels (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) from = load_method (fixture, 0);
  g_autoptr (IsmsMethodDraft) draft = isms_method_draft_new (from);
  IsmsLevel level = *isms_method_draft_get_level (draft, 2);

  level.sign = (char *) "h";
  isms_method_draft_set_level (draft, 2, &level);
  g_assert_true (is_said (draft, "have the same letter", TRUE));
  level.sign = (char *) "Mod";
  isms_method_draft_set_level (draft, 2, &level);
  g_assert_true (is_said (draft, "too long", TRUE));
  level.sign = (char *) "M";
  isms_method_draft_set_level (draft, 2, &level);

  /* the cells follow the level */
  g_assert_true (isms_method_draft_move_level (draft, 4, -1));
  g_assert_cmpstr (isms_method_draft_get_level (draft, 3)->name, ==, "Extreme");
  g_assert_cmpint (isms_method_draft_get_cell (draft, 5, 5), ==, 3);
  g_assert_true (is_said (draft, "the level falls", FALSE));
  g_assert_true (isms_method_draft_move_level (draft, 3, 1));
  g_assert_false (is_said (draft, "the level falls", FALSE));

  g_assert_true (isms_method_draft_add_level (draft, 2));
  g_assert_cmpint (isms_method_draft_get_cell (draft, 5, 5), ==, 5);
  g_assert_true (is_said (draft, "Level 3 has no name", TRUE));
  g_assert_true (isms_method_draft_remove_level (draft, 3));
  g_assert_cmpint (isms_method_draft_get_cell (draft, 5, 5), ==, 4);

  g_assert_true (isms_method_draft_remove_level (draft, 4));
  g_assert_true (is_said (draft, "3 cells of the grid have no level", TRUE));
  isms_method_draft_set_cell (draft, 5, 5, 3);
  isms_method_draft_set_cell (draft, 5, 4, 3);
  isms_method_draft_set_cell (draft, 4, 5, 3);
  g_assert_false (is_said (draft, "no level.", TRUE));
}

static void
test_acceptance_line (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) from = load_method (fixture, 0);
  g_autoptr (IsmsMethodDraft) draft = isms_method_draft_new (from);
  IsmsLevel level = *isms_method_draft_get_level (draft, 3);

  level.acceptable = TRUE;
  isms_method_draft_set_level (draft, 3, &level);
  g_assert_true (is_said (draft, "“High” is acceptable although", TRUE));

  level = *isms_method_draft_get_level (draft, 2);
  level.acceptable = TRUE;
  isms_method_draft_set_level (draft, 2, &level);
  g_assert_false (is_said (draft, "is acceptable although", TRUE));

  for (int rank = 1; rank <= 3; rank++)
    {
      level = *isms_method_draft_get_level (draft, rank);
      level.acceptable = FALSE;
      isms_method_draft_set_level (draft, rank, &level);
    }
  g_assert_true (is_said (draft, "No level is acceptable", FALSE));
}

static void
test_nothing_to_change (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) from = load_method (fixture, 0);
  g_autoptr (IsmsMethodDraft) draft = isms_method_draft_new (from);
  g_autoptr (IsmsMethod) same = isms_method_draft_build (draft);
  g_autoptr (GPtrArray) remarks = isms_method_check (same, from);
  g_autoptr (IsmsMethod) other = NULL;
  g_autoptr (GPtrArray) after = NULL;

  g_assert_false (isms_method_is_sound (remarks));
  isms_method_draft_set_cell (draft, 1, 1, 2);
  other = isms_method_draft_build (draft);
  after = isms_method_check (other, from);
  g_assert_true (isms_method_is_sound (after));
}

static void
test_proposal (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) from = isms_method_new_preset ("5x5");
  g_autoptr (IsmsMethod) to = isms_method_new_preset ("4x4");
  g_autoptr (IsmsMethod) small = isms_method_new_preset ("3x3");
  IsmsMethodMapping mapping;

  /* Rare, Unlikely, Possible, Likely, Almost certain → Rare, Unlikely, Likely, Frequent */
  isms_method_mapping_propose (from, to, &mapping);
  g_assert_cmpint (mapping.likelihoods[1], ==, 1);
  g_assert_cmpint (mapping.likelihoods[2], ==, 2);
  g_assert_cmpint (mapping.likelihoods[3], ==, 3);
  g_assert_cmpint (mapping.likelihoods[4], ==, 3);
  g_assert_cmpint (mapping.likelihoods[5], ==, 4);
  /* Negligible, Minor, Moderate, Major, Severe → Minor, Moderate, Major, Critical */
  g_assert_cmpint (mapping.impacts[1], ==, 1);
  g_assert_cmpint (mapping.impacts[2], ==, 1);
  g_assert_cmpint (mapping.impacts[3], ==, 2);
  g_assert_cmpint (mapping.impacts[4], ==, 3);
  g_assert_cmpint (mapping.impacts[5], ==, 4);
  g_assert_false (isms_method_mapping_falls (from, &mapping));
  mapping.impacts[4] = 1;
  g_assert_true (isms_method_mapping_falls (from, &mapping));

  isms_method_mapping_propose (small, from, &mapping);
  g_assert_cmpint (mapping.impacts[3], ==, 5);
}

static void
test_preview (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) from = load_method (fixture, 0);
  g_autoptr (IsmsMethod) to = isms_method_new_preset ("3x3");
  g_autoptr (IsmsMethodPreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *summary = NULL;
  const IsmsMethodPreviewRow *rows;
  IsmsMethodMapping mapping;
  gint64 ids[4], archived;
  static const int places[][2] = { { 1, 1 }, { 2, 3 }, { 5, 5 }, { 1, 4 } };

  for (guint i = 0; i < 4; i++)
    {
      ids[i] = create_record (fixture, "risk", "A risk");
      rate_risk (fixture, ids[i], ISMS_POSTURE_CURRENT, places[i][0], places[i][1]);
    }
  create_record (fixture, "risk", "Never rated");
  archived = create_record (fixture, "risk", "Of old");
  rate_risk (fixture, archived, ISMS_POSTURE_CURRENT, 5, 5);
  set_field (fixture, "risk", archived, "archived", "1");
  isms_method_mapping_propose (from, to, &mapping);
  preview =
      isms_method_preview_run (fixture->reader, from, to, &mapping, ISMS_POSTURE_CURRENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->rows->len, ==, 4);
  rows = (const IsmsMethodPreviewRow *) (gpointer) preview->rows->data;
  /* 2 × 3 Moderate, 1 × 4 Moderate: to 1 × 2 and 1 × 3: Low and Medium */
  g_assert_cmpint (rows[0].risk, ==, ids[3]);
  g_assert_cmpint (rows[0].change, ==, 1);
  g_assert_cmpint (rows[0].after[1], ==, 3);
  g_assert_cmpint (rows[1].risk, ==, ids[1]);
  g_assert_cmpint (rows[1].change, ==, -1);
  g_assert_true (rows[1].crosses);
  g_assert_cmpstr (rows[1].level_before->name, ==, "Moderate");
  g_assert_cmpstr (rows[1].level_after->name, ==, "Low");
  g_assert_cmpint (rows[2].risk, ==, ids[2]);
  g_assert_cmpint (rows[2].change, ==, 0);
  summary = isms_method_preview_dup_summary (preview);
  g_assert_cmpstr (summary, ==,
                   "1 rises, 1 falls, 2 stay; 1 crosses the acceptance line; 1 "
                   "archived risk is carried over too");
  g_assert_cmpuint (preview->n_archived, ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM method"), ==, 1);
}

static void
set_rank (IsmsMethod *method, IsmsMethodDraft *draft, int from, int to, int place[2])
{
  for (place[0] = 1; place[0] <= 5; place[0]++)
    for (place[1] = 1; place[1] <= 5; place[1]++)
      if (isms_method_rate (method, place[0], place[1])->rank == from)
        {
          isms_method_draft_set_cell (draft, place[0], place[1], to);
          return;
        }
  g_assert_not_reached ();
}

/* Of changes in the same direction, those that cross the acceptance line come first. */
static void
test_preview_crossing (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) from = load_method (fixture, 0);
  g_autoptr (IsmsMethodDraft) draft = isms_method_draft_new (from);
  g_autoptr (IsmsMethod) to = NULL;
  g_autoptr (IsmsMethodPreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsMethodPreviewRow *rows;
  IsmsMethodMapping mapping;
  int places[2][2];
  gint64 ids[2];

  set_rank (from, draft, 4, 3, places[0]); /* still above the line */
  set_rank (from, draft, 2, 1, places[1]);
  to = isms_method_draft_build (draft);
  for (guint i = 0; i < 2; i++)
    {
      ids[i] = create_record (fixture, "risk", "A risk");
      rate_risk (fixture, ids[i], ISMS_POSTURE_CURRENT, places[i][0], places[i][1]);
    }
  isms_method_mapping_propose (from, to, &mapping);
  preview =
      isms_method_preview_run (fixture->reader, from, to, &mapping, ISMS_POSTURE_CURRENT, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (preview->rows->len, ==, 2);
  rows = (const IsmsMethodPreviewRow *) (gpointer) preview->rows->data;
  g_assert_cmpint (rows[0].change, ==, -1);
  g_assert_cmpint (rows[1].change, ==, -1);
  g_assert_cmpint (rows[0].risk, ==, ids[1]);
  g_assert_true (rows[0].crosses);
  g_assert_false (rows[1].crosses);
}

static void
assert_why (ModelFixture *fixture, gint64 risk, const char *expected)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT why FROM rating WHERE risk_id = %" G_GINT64_FORMAT " ORDER BY id DESC LIMIT 1", risk);
  g_autofree char *why = isms_database_query_text (fixture->reader, sql, NULL);

  g_assert_cmpstr (why, ==, expected);
}

/* 6.1.2 d: what a method made of a rating can be told from it, and why somebody gave it before. */
static void
test_change_says_why (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "A risk");
  gint64 plain = create_record (fixture, "risk", "Without a reason");
  g_autoptr (IsmsRecord) record = load_record (fixture, "risk", plain);
  g_autoptr (IsmsMethod) method = load_method (fixture, 0);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, NULL);
  g_autoptr (GError) error = NULL;

  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 4, 3);
  isms_risk_rate (step, ISMS_RISK (record), method, ISMS_POSTURE_CURRENT, 4, 3, NULL, &error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  change_method (fixture, "4x4");
  assert_why (
      fixture, risk,
      "Method changed to Four by four, version 2: from Likely × Moderate (High) to Likely × "
      "Moderate (Medium). Reason before: we saw it");
  assert_why (
      fixture, plain,
      "Method changed to Four by four, version 2: from Likely × Moderate (High) to Likely × "
      "Moderate (Medium)");
}

static void
test_change (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "A risk");
  gint64 unrated = create_record (fixture, "risk", "Never rated");
  g_autoptr (IsmsMethod) method = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;

  rate_risk (fixture, risk, ISMS_POSTURE_INHERENT, 5, 5);
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 4, 3);
  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 3, 4);
  assert_ratings (fixture, risk, "inherent 1:5×5=4, current 1:4×3=3, current 1:3×4=3");

  change_method (fixture, "4x4");
  method = load_method (fixture, 0);
  g_assert_cmpint (isms_method_get_version (method), ==, 2);
  g_assert_cmpint (isms_method_get_n_impacts (method), ==, 4);
  assert_ratings (fixture, risk,
                  "inherent 1:5×5=4, current 1:4×3=3, current 1:3×4=3, inherent 2:4×4=4, "
                  "current 2:3×3=3");
  assert_ratings (fixture, unrated, NULL);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM method_mapping"), ==, 10);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM rating WHERE length (uid) = 36"), ==,
                   5);
  label = isms_database_query_text (fixture->reader,
                                    "SELECT label FROM journal ORDER BY id DESC LIMIT 1", &error);
  g_assert_cmpstr (label, ==, "Changed the method to Four by four, version 2");

  /* what is rated from here on is rated under the new one */
  rate_risk (fixture, risk, ISMS_POSTURE_TARGET, 1, 1);
  g_assert_cmpint (read_int (fixture, "SELECT method_id FROM rating WHERE kind = 'target'"), ==,
                   isms_method_get_id (method));
}

/* Undo takes the version back with everything that came of it, redo brings it again; the ratings of
 * before are never touched. */
static void
test_kept_for_ever (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "A risk");
  g_autoptr (GError) error = NULL;

  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 4, 3);
  change_method (fixture, "4x4");
  assert_ratings (fixture, risk, "current 1:4×3=3, current 2:3×2=2");
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_ratings (fixture, risk, "current 1:4×3=3");
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM method"), ==, 1);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM method_mapping"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM method_cell"), ==, 25);
  isms_store_redo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  assert_ratings (fixture, risk, "current 1:4×3=3, current 2:3×2=2");
  change_method (fixture, "3x3");
  assert_ratings (fixture, risk, "current 1:4×3=3, current 2:3×2=2, current 3:3×2=3");
}

static void
test_follow (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "A risk");
  gint64 closed = create_record (fixture, "risk", "A closed one");
  gint64 archived = create_record (fixture, "risk", "An archived one");
  g_autoptr (IsmsRecord) before = NULL;
  g_autoptr (IsmsRecord) after = NULL;

  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 3, 3);
  rate_risk (fixture, closed, ISMS_POSTURE_CURRENT, 5, 5);
  rate_risk (fixture, archived, ISMS_POSTURE_CURRENT, 5, 5);
  g_assert_true (run_sql (fixture, "UPDATE risk SET next_review = NULL"));
  g_assert_true (run_sql (fixture, "UPDATE risk SET archived = 1 WHERE id = 3"));
  g_assert_true (run_sql (fixture, "INSERT INTO person (id, uid, ref, created_at, updated_at, name)"
                                   " VALUES (1, 'u', 'P-1', '2026-01-01T00:00:00Z',"
                                   " '2026-01-01T00:00:00Z', 'Ines Duarte')"));
  g_assert_true (run_sql (fixture, "UPDATE risk SET owner_id = 1, status = 'closed' WHERE id = 2"));
  change_method (fixture, "4x4");

  /* 3 × 3 becomes 3 × 2, Medium: 180 days */
  g_assert_cmpint (read_int (fixture, "SELECT julianday (next_review) - julianday ('now',"
                                      " 'localtime', 'start of day') FROM risk WHERE id = 1"),
                   ==, 180);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM risk WHERE next_review IS NULL"), ==,
                   2);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM rating"), ==, 6);
  /* a date that is sooner stays */
  g_assert_true (run_sql (fixture, "UPDATE risk SET next_review = '2026-01-31' WHERE id = 1"));
  change_method (fixture, "3x3");
  g_assert_cmpint (read_int (fixture, "SELECT next_review = '2026-01-31' FROM risk WHERE id = 1"),
                   ==, 1);
}

/* The mapping was made for another method than the one that is in force by now. */
static void
test_meantime (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsMethod) from = load_method (fixture, 0);
  g_autoptr (IsmsMethod) to = isms_method_new_preset ("3x3");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, NULL);
  g_autoptr (GError) error = NULL;
  IsmsMethodMapping mapping;

  isms_method_mapping_propose (from, to, &mapping);
  isms_method_change (step, from, to, &mapping);
  change_method (fixture, "4x4");
  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM method"), ==, 2);
}

/* A version that was added without carrying anything over: its ratings come along all the same. */
static void
test_older_ratings (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "A risk");
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add a method");

  rate_risk (fixture, risk, ISMS_POSTURE_CURRENT, 5, 5);
  isms_method_add_preset (step, "3x3");
  g_assert_true (isms_step_commit (step, NULL, NULL));
  change_method (fixture, "4x4");
  assert_ratings (fixture, risk, "current 1:5×5=4, current 2:4×4=4");
  g_assert_cmpint (read_int (fixture, "SELECT count (DISTINCT from_method_id) FROM method_mapping"),
                   ==, 2);
}

/* What was estimated in money, and a date ahead of today, do not get lost. */
static void
test_estimate (ModelFixture *fixture, gconstpointer data)
{
  create_record (fixture, "risk", "A risk");
  g_assert_true (run_sql (
      fixture, "INSERT INTO rating (id, uid, created_at, risk_id, kind, method_id, likelihood,"
               " impact, level, rated_on, frequency_low, frequency_likely, frequency_high,"
               " loss_low, loss_likely, loss_high, shape) SELECT isms_next_id ('rating'), 'u',"
               " '2026-01-01T00:00:00Z', 1, 'current', id, 5, 5, 4, '2999-01-01', 0.1, 0.2, 0.5,"
               " 100, 200, 900, 'pert' FROM method"));
  change_method (fixture, "4x4");
  g_assert_cmpint (read_int (fixture, "SELECT loss_high FROM rating WHERE method_id = 2 AND"
                                      " shape = 'pert' AND rated_on = '2999-01-01'"),
                   ==, 900);
  g_assert_cmpint (read_int (fixture, "SELECT current_likelihood FROM risk_list"), ==, 4);
}

static char *
summarize (ModelFixture *fixture, const char *preset)
{
  g_autoptr (IsmsMethod) from = load_method (fixture, 0);
  g_autoptr (IsmsMethod) to = isms_method_new_preset (preset);
  g_autoptr (IsmsMethodPreview) preview = NULL;
  g_autoptr (GError) error = NULL;
  IsmsMethodMapping mapping;

  isms_method_mapping_propose (from, to, &mapping);
  preview =
      isms_method_preview_run (fixture->reader, from, to, &mapping, ISMS_POSTURE_CURRENT, &error);
  g_assert_no_error (error);
  return isms_method_preview_dup_summary (preview);
}

/* What assets need is of the scale of impacts: it is carried over with it. */
static void
test_needs (ModelFixture *fixture, gconstpointer data)
{
  gint64 vault = create_record (fixture, "asset", "Vault");
  gint64 poster = create_record (fixture, "asset", "Poster");
  g_autofree char *refused = NULL;
  g_autofree char *updated = NULL;
  g_autofree char *summary = NULL;
  g_autoptr (GError) error = NULL;

  set_field (fixture, "asset", vault, "need_c", "5");
  set_field (fixture, "asset", vault, "need_a", "2");
  set_field (fixture, "asset", poster, "need_c", "1");
  g_assert_true (run_sql (fixture, "UPDATE asset SET updated_at = '2001-01-01T00:00:00Z'"));
  refused = refuse_field (fixture, "asset", vault, "need_i", "6");
  g_assert_nonnull (strstr (refused, "from 1 to 5"));

  summary = summarize (fixture, "4x4");
  g_assert_cmpstr (summary, ==, "0 rise, 0 fall, 0 stay; the needs of 1 asset get other numbers");
  /* 5 of 5 becomes 4 of 4, 2 of 5 1 of 4; what is not said stays unsaid */
  change_method (fixture, "4x4");
  g_assert_cmpint (read_int (fixture, "SELECT need_c * 10 + need_a FROM asset WHERE id = 1"), ==,
                   41);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM asset WHERE need_i IS NULL"), ==, 2);
  g_assert_cmpint (read_int (fixture, "SELECT need_c FROM asset WHERE id = 2"), ==, 1);
  updated = isms_database_query_text (fixture->reader, "SELECT updated_at FROM asset WHERE id = 2",
                                      &error);
  g_assert_cmpstr (updated, ==, "2001-01-01T00:00:00Z");
  g_free (refused);
  refused = refuse_field (fixture, "asset", vault, "need_i", "5");
  set_field (fixture, "asset", vault, "need_i", "4");
  g_assert_true (isms_store_undo (fixture->store, NULL, &error));
  g_assert_true (isms_store_undo (fixture->store, NULL, &error));
  g_assert_cmpint (read_int (fixture, "SELECT need_c FROM asset WHERE id = 1"), ==, 5);
}

static void
test_versions (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) versions = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsMethodVersion *newest;

  change_method (fixture, "4x4");
  versions = isms_method_load_versions (fixture->reader, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (versions->len, ==, 2);
  newest = g_ptr_array_index (versions, 0);
  g_assert_cmpstr (newest->name, ==, "Four by four");
  g_assert_cmpint (newest->version, ==, 2);
  g_assert_cmpuint (strlen (newest->since), ==, 10);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/6.1.2-a-criteria-per-consequence", test_criteria);
  add_model_test ("/model/6.1.2-a-draft-scales", test_draft_scales);
  add_model_test ("/model/6.1.2-a-draft-name-follows-its-size", test_draft_name);
  add_model_test ("/model/6.1.2-a-draft-levels", test_draft_levels);
  add_model_test ("/model/6.1.2-a-1-acceptance-line", test_acceptance_line);
  add_model_test ("/model/6.1.2-a-nothing-to-change", test_nothing_to_change);
  add_model_test ("/model/6.1.2-a-mapping-proposed", test_proposal);
  add_model_test ("/model/6.1.2-a-preview", test_preview);
  add_model_test ("/model/6.1.2-a-preview-crossing-first", test_preview_crossing);
  add_model_test ("/model/6.1.2-a-new-version-rates-all", test_change);
  add_model_test ("/model/6.1.2-d-change-says-why", test_change_says_why);
  add_model_test ("/model/6.1.2-a-old-ratings-keep-version", test_kept_for_ever);
  add_model_test ("/model/6.1.2-a-reviews-follow", test_follow);
  add_model_test ("/model/6.1.2-a-changed-in-the-meantime", test_meantime);
  add_model_test ("/model/6.1.2-a-older-ratings-come-along", test_older_ratings);
  add_model_test ("/model/6.1.2-a-estimates-come-along", test_estimate);
  add_model_test ("/model/6.1.2-a-needs-are-of-the-methods-scale", test_needs);
  add_model_test ("/model/6.1.2-a-versions", test_versions);

  return g_test_run ();
}
