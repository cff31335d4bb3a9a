/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Changing records: the rules, the links, deleting, and undoing all of it. */

#include "model-fixture.h"

#include "isms-journal.h"
#include "isms-rule.h"

static void
test_owner_before_leaving_draft (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autofree char *sentence = refuse_field (fixture, "risk", id, "status", "assessed");
  g_autofree char *other = NULL;

  g_assert_nonnull (strstr (sentence, "owner"));
  g_assert_false (run_sql (fixture, "UPDATE risk SET status = 'closed'"));

  create_record (fixture, "person", "Ada Osei");
  set_field (fixture, "risk", id, "owner", "1");
  set_field (fixture, "risk", id, "status", "assessed");
  other = refuse_field (fixture, "risk", id, "owner", "");
  g_assert_nonnull (strstr (other, "owner"));
  g_assert_false (run_sql (fixture, "UPDATE risk SET owner_id = NULL"));

  set_field (fixture, "risk", id, "status", "draft");
  set_field (fixture, "risk", id, "owner", "");
}

static void
test_owner_deleted (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  gint64 person = create_record (fixture, "person", "Ada Osei");
  g_autoptr (IsmsRecord) record = load_record (fixture, "person", person);
  g_autoptr (IsmsRecord) ownerless = NULL;
  g_autoptr (IsmsRecord) owned = NULL;
  g_autoptr (IsmsStep) refused = isms_store_begin (fixture->store, "Delete P-001");
  g_autoptr (IsmsStep) done = isms_store_begin (fixture->store, "Delete P-001");
  g_autoptr (GError) error = NULL;

  set_field (fixture, "risk", id, "owner", "1");
  set_field (fixture, "risk", id, "status", "assessed");
  isms_edit_delete (refused, record);
  g_assert_false (isms_step_commit (refused, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, "R-001"));
  g_clear_error (&error);

  set_field (fixture, "risk", id, "status", "draft");
  isms_edit_delete (done, record);
  g_assert_true (isms_step_commit (done, NULL, &error));
  g_assert_no_error (error);
  ownerless = load_record (fixture, "risk", id);
  g_assert_cmpint (isms_record_get_reference (ownerless, "owner"), ==, 0);

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  owned = load_record (fixture, "risk", id);
  g_assert_cmpstr (isms_record_get_text (owned, "owner"), ==, "Ada Osei");
}

static GArray *
make_ids (gint64 first, gint64 last)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (gint64 id = first; id <= last; id++)
    g_array_append_val (ids, id);
  return ids;
}

static char *
refuse_step (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (isms_step_commit (step, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  return g_strdup (error->message);
}

static void
commit_many (
    ModelFixture *fixture, const char *name, GArray *ids, const char *field, const char *text)
{
  const IsmsKind *kind = isms_kind_find (name);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Many");
  g_autoptr (GError) error = NULL;

  isms_edit_set_many (step, kind, ids, isms_kind_find_field (kind, field), text, &error);
  g_assert_no_error (error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* The first that has no owner is named, and the others stay as they are. */
static void
test_owner_of_many (ModelFixture *fixture, gconstpointer data)
{
  const IsmsKind *risk = isms_kind_find ("risk");
  const IsmsField *status = isms_kind_find_field (risk, "status");
  g_autoptr (GArray) ids = make_ids (1, 4); /* the last is not there */
  g_autoptr (IsmsStep) refused = isms_store_begin (fixture->store, "Many");
  g_autoptr (IsmsStep) ownerless = isms_store_begin (fixture->store, "Many");
  g_autoptr (GError) error = NULL;
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;

  create_record (fixture, "person", "Ada Osei");
  for (guint i = 0; i < 3; i++)
    create_record (fixture, "risk", "Flood");
  set_field (fixture, "risk", 1, "owner", "1");

  g_assert_false (isms_edit_set_many (refused, risk, ids, status, "boiling", &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_clear_error (&error);
  g_assert_true (isms_edit_set_many (refused, risk, ids, status, "assessed", &error));
  first = refuse_step (refused);
  g_assert_true (g_str_has_prefix (first, "R-002: "));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM risk WHERE status = 'draft'"), ==, 3);

  commit_many (fixture, "risk", ids, "owner", "1");
  commit_many (fixture, "risk", ids, "status", "assessed");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM risk WHERE status = 'assessed'"), ==,
                   3);
  g_assert_true (
      isms_edit_set_many (ownerless, risk, ids, isms_kind_find_field (risk, "owner"), "", &error));
  second = refuse_step (ownerless);
  g_assert_true (g_str_has_prefix (second, "R-001: "));
}

static void
test_many_units (ModelFixture *fixture, gconstpointer data)
{
  const IsmsKind *unit = isms_kind_find ("unit");
  g_autoptr (GArray) ids = make_ids (1, 3);
  g_autoptr (GArray) others = make_ids (2, 3);
  g_autoptr (IsmsStep) ring = isms_store_begin (fixture->store, "Many");
  g_autofree char *sentence = NULL;

  create_record (fixture, "unit", "Board");
  create_record (fixture, "unit", "Sales");
  create_record (fixture, "unit", "Sales north");
  commit_many (fixture, "unit", others, "parent", "1");
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM unit WHERE parent_id = 1"), ==, 2);
  g_assert_true (
      isms_edit_set_many (ring, unit, ids, isms_kind_find_field (unit, "parent"), "3", NULL));
  sentence = refuse_step (ring);
  g_assert_nonnull (strstr (sentence, ": "));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM unit WHERE parent_id = 1"), ==, 2);
}

static void
test_many_gone (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GArray) ids = make_ids (1, 3);
  g_autoptr (IsmsStep) archive = isms_store_begin (fixture->store, "Archive");
  g_autoptr (IsmsStep) refused = isms_store_begin (fixture->store, "Delete");
  g_autoptr (IsmsStep) remove = isms_store_begin (fixture->store, "Delete");
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;

  for (guint i = 0; i < 3; i++)
    create_record (fixture, "risk", "Flood");
  create_record (fixture, "person", "Ada Osei");
  create_record (fixture, "person", "Noor Haddad");
  isms_edit_archive_many (archive, isms_kind_find ("risk"), ids, TRUE);
  isms_step_commit (archive, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM risk WHERE archived"), ==, 3);

  set_field (fixture, "risk", 2, "owner", "2");
  set_field (fixture, "risk", 2, "status", "assessed");
  isms_edit_delete_many (refused, isms_kind_find ("person"), ids);
  sentence = refuse_step (refused);
  g_assert_nonnull (strstr (sentence, "R-002"));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM person"), ==, 2);

  isms_edit_delete_many (remove, isms_kind_find ("risk"), ids);
  isms_step_commit (remove, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM risk"), ==, 0);
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM risk WHERE archived"), ==, 3);
}

/* Asked as an import asks of a new row: what is at fault is said, so that it can be left out. */
static void
test_proposal (void)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  IsmsProposal proposal = { .kind = isms_kind_find ("risk"), .after = row };
  g_autoptr (GError) error = NULL;

  isms_row_set_text (row, "title", "Flood");
  g_assert_true (isms_proposal_check (&proposal, &error));
  isms_row_set_text (row, "status", "draft");
  g_assert_true (isms_proposal_check (&proposal, &error));
  isms_row_set_text (row, "status", "closed");
  g_assert_false (isms_proposal_check (&proposal, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_cmpstr (proposal.at_fault, ==, "status");
  g_clear_error (&error);
  isms_row_remove (row, "status");
  g_assert_true (isms_proposal_check (&proposal, &error));
  isms_row_set_text (row, "status", "closed");
  isms_row_set_int (row, "owner_id", 1);
  g_assert_true (isms_proposal_check (&proposal, &error));
}

static void
add_edit (IsmsStep *step,
          ModelFixture *fixture,
          const char *name,
          gint64 id,
          const char *field,
          const char *text)
{
  const IsmsKind *kind = isms_kind_find (name);
  g_autoptr (IsmsRecord) record = load_record (fixture, name, id);
  g_autoptr (GError) error = NULL;

  isms_edit_set (step, record, isms_kind_find_field (kind, field), text, &error);
  g_assert_no_error (error);
}

/* The rules see what the step has done so far, not what stood when it was begun. */
static void
test_rules_inside_step (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) both = isms_store_begin (fixture->store, "Both");
  g_autoptr (IsmsStep) undone = isms_store_begin (fixture->store, "Undone");
  g_autoptr (IsmsStep) late = isms_store_begin (fixture->store, "Late");
  g_autoptr (GError) error = NULL;
  g_autofree char *sentence = NULL;
  g_autofree char *stale = NULL;

  create_record (fixture, "person", "Ada Osei");
  create_record (fixture, "risk", "Flood");
  add_edit (both, fixture, "risk", 1, "owner", "1");
  add_edit (both, fixture, "risk", 1, "status", "assessed");
  g_assert_true (isms_step_commit (both, NULL, &error));
  g_assert_no_error (error);

  set_field (fixture, "risk", 1, "status", "draft");
  add_edit (undone, fixture, "risk", 1, "owner", "");
  add_edit (undone, fixture, "risk", 1, "status", "closed");
  sentence = refuse_step (undone);
  g_assert_nonnull (strstr (sentence, "needs an owner"));

  add_edit (late, fixture, "risk", 1, "status", "assessed"); /* it has an owner when this is made */
  set_field (fixture, "risk", 1, "owner", "");
  stale = refuse_step (late);
  g_assert_nonnull (strstr (stale, "needs an owner"));
}

/* Likewise the rating: what it does to the risk is judged inside the step. */
static void
test_rating_inside_step (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Name an owner and rate");
  g_autoptr (IsmsMethod) method = isms_method_load (fixture->reader, 0, NULL);
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsRecord) rated = NULL;
  g_autoptr (GError) error = NULL;

  create_record (fixture, "person", "Ada Osei");
  create_record (fixture, "risk", "Flood");
  risk = load_record (fixture, "risk", 1);
  add_edit (step, fixture, "risk", 1, "owner", "1");
  isms_risk_rate (step, ISMS_RISK (risk), method, ISMS_POSTURE_CURRENT, 2, 2, NULL, &error);
  g_assert_no_error (error);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  rated = load_record (fixture, "risk", 1);
  g_assert_cmpstr (isms_record_get_text (rated, "status"), ==, "assessed");
  g_assert_true (isms_record_is_set (rated, "next_review"));
}

static void
test_no_ring_of_units (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsStep) pair = isms_store_begin (fixture->store, "Each above the other");
  g_autofree char *itself = NULL;
  g_autofree char *ring = NULL;
  g_autofree char *inside = NULL;

  create_record (fixture, "unit", "Board");
  create_record (fixture, "unit", "Sales");
  create_record (fixture, "unit", "Sales north");
  add_edit (pair, fixture, "unit", 1, "parent", "2");
  add_edit (pair, fixture, "unit", 2, "parent", "1");
  inside = refuse_step (pair);
  g_assert_nonnull (strstr (inside, "Sales → Board → Sales"));
  g_assert_cmpint (read_int (fixture, "SELECT count(*) FROM unit WHERE parent_id"), ==, 0);

  set_field (fixture, "unit", 2, "parent", "1");
  set_field (fixture, "unit", 3, "parent", "2");
  itself = refuse_field (fixture, "unit", 1, "parent", "1");
  g_assert_nonnull (strstr (itself, ": Board → Board."));
  ring = refuse_field (fixture, "unit", 1, "parent", "3");
  g_assert_nonnull (strstr (ring, "“Part Of”"));
  g_assert_nonnull (strstr (ring, ": Board → Sales north → Sales → Board."));
  set_field (fixture, "unit", 3, "parent", "1");
}

/* The same along links from records of a kind to others of it, however many lead nowhere. */
static void
test_no_ring_of_links (ModelFixture *fixture, gconstpointer data)
{
  const IsmsKind *kind = isms_kind_find ("asset");
  const IsmsField field = { .name = "needs",
                            .kind = ISMS_FIELD_LINKS,
                            .label = "Depends On",
                            .target = "asset",
                            .link_table = "asset_need" };
  g_autoptr (GError) error = NULL;

  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *title = g_strdup_printf ("Asset %u", i);

      create_record (fixture, "asset", title);
    }
  g_assert_true (run_sql (fixture, "CREATE TABLE asset_need (id INTEGER PRIMARY KEY,"
                                   " asset_id INTEGER, other_id INTEGER)"));
  g_assert_true (run_sql (fixture, "INSERT INTO asset_need VALUES (1, 1, 2), (2, 1, 3), (3, 2, 4),"
                                   " (4, 3, 4), (5, 4, 5), (6, 5, 6), (7, 6, 7), (8, 7, 8)"));
  g_assert_true (isms_rule_check_no_ring (fixture->reader, kind, 1, &field, 4, &error));
  g_assert_no_error (error);
  g_assert_false (isms_rule_check_no_ring (fixture->reader, kind, 4, &field, 1, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_nonnull (strstr (error->message, ": Asset 4 → Asset 1 → Asset 2 → Asset 4."));
  g_clear_error (&error);
  g_assert_false (isms_rule_check_no_ring (fixture->reader, kind, 8, &field, 1, &error));
  g_assert_nonnull (strstr (error->message, ": Asset 8 → Asset 1 → Asset 2 → Asset 4 → Asset 5 → "
                                            "Asset 6 → … → Asset 8."));
}

static void
test_label (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (IsmsRecord) risk = load_record (fixture, "risk", id);
  g_autofree char *owner =
      isms_edit_dup_label (risk, isms_kind_find_field (isms_kind_find ("risk"), "owner"));
  g_autofree char *whole = isms_edit_dup_label (risk, NULL);

  g_assert_cmpstr (owner, ==, "Changed “Owner” of R-001");
  g_assert_cmpstr (whole, ==, "Changed R-001");
}

static void
assert_links (ModelFixture *fixture, gint64 id, const char *refs, guint n)
{
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (IsmsRecord) risk = load_record (fixture, "risk", id);
  g_autoptr (GArray) ids = isms_record_load_links (fixture->reader, kind, id,
                                                   isms_kind_find_field (kind, "assets"), NULL);

  g_assert_cmpstr (isms_record_get_text (risk, "assets"), ==, refs);
  g_assert_cmpuint (ids->len, ==, n);
  for (guint i = 1; i < ids->len; i++)
    g_assert_cmpint (g_array_index (ids, gint64, i - 1), <, g_array_index (ids, gint64, i));
}

static void
test_links (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autofree char *sentence = NULL;
  gint64 kept;

  create_record (fixture, "asset", "Cellar");
  create_record (fixture, "asset", "File server");
  create_record (fixture, "asset", "Archive");

  assert_links (fixture, id, NULL, 0);
  set_field (fixture, "risk", id, "assets", "2 1 2");
  assert_links (fixture, id, "A-001, A-002", 2);
  kept = read_int (fixture, "SELECT id FROM risk_asset WHERE asset_id = 2");
  set_field (fixture, "risk", id, "assets", "3 2");
  assert_links (fixture, id, "A-002, A-003", 2);
  g_assert_cmpint (read_int (fixture, "SELECT id FROM risk_asset WHERE asset_id = 2"), ==, kept);

  sentence = refuse_field (fixture, "risk", id, "assets", "1 cellar");
  g_assert_nonnull (strstr (sentence, "cellar"));
  set_field (fixture, "risk", id, "assets", "");
  assert_links (fixture, id, NULL, 0);
  g_assert_true (isms_store_undo (fixture->store, NULL, NULL));
  assert_links (fixture, id, "A-002, A-003", 2);
}

typedef struct
{
  guint n;
  gboolean risk;
  gboolean asset;
} Heard;

static void
changed_cb (IsmsStore *store, IsmsChange *change, Heard *heard)
{
  heard->n++;
  heard->risk = isms_change_touches_row (change, "risk", 1)
                && isms_kind_is_touched (isms_kind_find ("risk"), change);
  heard->asset = isms_kind_is_touched (isms_kind_find ("asset"), change);
}

/* Whoever follows a risk hears of its ratings and links, also when they are taken back. */
static void
test_children_touch (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  Heard heard = { 0 };
  gulong handler;

  create_record (fixture, "asset", "Cellar");
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 1, 1);
  handler = g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &heard);

  rate_risk (fixture, id, ISMS_POSTURE_TARGET, 1, 1);
  g_assert_true (heard.n == 1 && heard.risk && !heard.asset);
  heard.risk = FALSE;
  g_assert_true (isms_store_undo (fixture->store, NULL, NULL));
  g_assert_true (heard.n == 2 && heard.risk);
  heard.risk = FALSE;
  set_field (fixture, "risk", id, "assets", "1");
  g_assert_true (heard.n == 3 && heard.risk);
  set_field (fixture, "risk", id, "assets", "1");
  g_assert_cmpuint (heard.n, ==, 3);

  create_record (fixture, "person", "Ada Osei");
  g_assert_true (heard.asset);
  g_signal_handler_disconnect (fixture->store, handler);
}

static char *
dump (ModelFixture *fixture)
{
  return isms_database_query_text (
      fixture->reader,
      "SELECT (SELECT group_concat (quote (r.title) || r.status || r.revision || r.updated_at, "
      "',') FROM risk AS r) || '/' || ifnull ((SELECT group_concat (uid || likelihood || impact) "
      "FROM rating), '') || '/' || ifnull ((SELECT group_concat (id || '-' || asset_id) "
      "FROM risk_asset), '')",
      NULL);
}

static void
test_delete_and_undo (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete R-001");
  g_autofree char *before = NULL;
  g_autofree char *after = NULL;
  g_autoptr (GError) error = NULL;

  create_record (fixture, "asset", "Cellar");
  set_field (fixture, "risk", id, "assets", "1");
  rate_risk (fixture, id, ISMS_POSTURE_INHERENT, 5, 5);
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 2, 3);
  before = dump (fixture);
  g_assert_nonnull (before);

  risk = load_record (fixture, "risk", id);
  isms_edit_delete (step, risk);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM rating"), ==, 0);
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM risk_asset"), ==, 0);

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  after = dump (fixture);
  g_assert_cmpstr (after, ==, before);
}

/* Undoing a rating takes back the row and what it changed in the risk, step by step. */
static void
test_undo_rating (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autofree char *first = NULL;
  g_autofree char *second = NULL;
  g_autofree char *undone_second = NULL;
  g_autofree char *undone_first = NULL;
  g_autofree char *redone = NULL;
  g_autoptr (GError) error = NULL;

  create_record (fixture, "person", "Ada Osei");
  set_field (fixture, "risk", id, "owner", "1");
  first = dump (fixture);
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 2, 3);
  second = dump (fixture);
  rate_risk (fixture, id, ISMS_POSTURE_CURRENT, 5, 5);

  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  undone_second = dump (fixture);
  g_assert_cmpstr (undone_second, ==, second);
  isms_store_undo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  undone_first = dump (fixture);
  g_assert_cmpstr (undone_first, ==, first);
  isms_store_redo (fixture->store, NULL, &error);
  g_assert_no_error (error);
  redone = dump (fixture);
  g_assert_cmpstr (redone, ==, second);
}

static void
test_archive (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "unit", "Sales");
  g_autoptr (IsmsRecord) unit = load_record (fixture, "unit", id);
  g_autoptr (IsmsRecord) archived = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Archive U-001");

  isms_edit_archive (step, unit, TRUE);
  g_assert_true (isms_step_commit (step, NULL, NULL));
  archived = load_record (fixture, "unit", id);
  g_assert_true (isms_record_get_archived (archived));
}

static void
test_step_unchanged (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "risk", "Flood");
  g_autoptr (IsmsRecord) risk = load_record (fixture, "risk", id);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Try");

  g_assert_false (isms_edit_set (
      step, risk, isms_kind_find_field (isms_kind_find ("risk"), "next_review"), "soon", NULL));
  g_assert_true (isms_step_commit (step, NULL, NULL));
  g_assert_cmpint (isms_step_get_id (step), ==, 0);
}

/* One, many and the history take and give money in whole units of the workspace's currency. */
static void
test_money (ModelFixture *fixture, gconstpointer data)
{
  const IsmsKind *action = isms_kind_find ("action");
  const IsmsField *cost = isms_kind_find_field (action, "cost_planned");
  gint64 id = create_record (fixture, "action", "Buy a second safe");
  g_autoptr (GArray) ids = make_ids (id, id);
  g_autofree char *sentence = NULL;
  g_autofree char *shown = NULL;
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (GPtrArray) history = NULL;

  set_field (fixture, "action", id, "cost_planned", "12.500,50");
  g_assert_cmpint (read_int (fixture, "SELECT cost_planned FROM action"), ==, 1250050);
  commit_many (fixture, "action", ids, "cost_planned", "700");
  g_assert_cmpint (read_int (fixture, "SELECT cost_planned FROM action"), ==, 70000);
  sentence = refuse_field (fixture, "action", id, "cost_planned", "12.3456");
  g_assert_cmpstr (sentence, ==, "“12.3456” is not an amount of money in EUR.");

  record = load_record (fixture, "action", id);
  g_assert_cmpstr (isms_record_get_currency (record), ==, "EUR");
  shown = isms_record_dup_display (record, cost);
  g_assert_cmpstr (shown, ==, "700.00\u00a0EUR");
  history = isms_history_read (fixture->reader, action, id, 1, NULL);
  g_assert_nonnull (strstr (((IsmsHistoryEntry *) history->pdata[0])->words, shown));

  g_assert_true (run_sql (fixture, "UPDATE organisation SET currency = 'JPY'"));
  set_field (fixture, "action", id, "cost_planned", "12,500");
  g_assert_cmpint (read_int (fixture, "SELECT cost_planned FROM action"), ==, 12500);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/6.1.2-owner-before-leaving-draft", test_owner_before_leaving_draft);
  add_model_test ("/model/6.1.2-owner-cannot-vanish", test_owner_deleted);
  g_test_add_func ("/model/6.1.2-owner-in-a-whole-row", test_proposal);
  add_model_test ("/model/6.1.2-owner-inside-a-step", test_rules_inside_step);
  add_model_test ("/model/6.1.2-rating-inside-a-step", test_rating_inside_step);
  add_model_test ("/model/6.1.2-owner-of-many", test_owner_of_many);
  add_model_test ("/model/edit/many-units", test_many_units);
  add_model_test ("/model/edit/many-gone", test_many_gone);
  add_model_test ("/model/6.1.2-rating-undone", test_undo_rating);
  add_model_test ("/model/edit/no-ring-of-units", test_no_ring_of_units);
  add_model_test ("/model/edit/no-ring-of-links", test_no_ring_of_links);
  add_model_test ("/model/edit/label", test_label);
  add_model_test ("/model/edit/links", test_links);
  add_model_test ("/model/edit/children-touch", test_children_touch);
  add_model_test ("/model/edit/delete-and-undo", test_delete_and_undo);
  add_model_test ("/model/edit/archive", test_archive);
  add_model_test ("/model/edit/step-unchanged", test_step_unchanged);
  add_model_test ("/model/edit/money", test_money);

  return g_test_run ();
}
