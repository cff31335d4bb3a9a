/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What refers to a record, by the fields of all kinds. */

#include "isms-action.h"
#include "isms-linked.h"
#include "model-fixture.h"

static GPtrArray *
load_linked (ModelFixture *fixture, const char *kind, gint64 id, guint limit)
{
  g_autoptr (GError) error = NULL;
  GPtrArray *list = isms_linked_load (fixture->reader, isms_kind_find (kind), id, limit, &error);

  g_assert_no_error (error);
  return list;
}

/* "risk.controls 2: R-001 R-002; action.for_ref 1: AC-001; " */
static char *
say_linked (ModelFixture *fixture, const char *kind, gint64 id, guint limit)
{
  g_autoptr (GPtrArray) list = load_linked (fixture, kind, id, limit);
  GString *words = g_string_new (NULL);

  for (guint i = 0; i < list->len; i++)
    {
      const IsmsLinked *linked = list->pdata[i];

      g_string_append_printf (words, "%s.%s %u:", linked->kind->name, linked->field->name,
                              linked->n);
      for (guint j = 0; j < linked->records->len; j++)
        g_string_append_printf (words, " %s",
                                ((IsmsLinkedRecord *) linked->records->pdata[j])->ref);
      g_string_append (words, "; ");
    }
  return g_string_free (words, FALSE);
}

static void
assert_linked (ModelFixture *fixture, const char *kind, gint64 id, guint limit, const char *words)
{
  g_autofree char *said = say_linked (fixture, kind, id, limit);

  g_assert_cmpstr (said, ==, words);
}

static void
add_action (ModelFixture *fixture, const char *for_kind, gint64 for_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Plan");

  isms_action_create (step, "treatment", for_kind, for_id, "Do it");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* By a reference, by links, and as what something is for. */
static void
test_every_way (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Brook");
  gint64 control = create_record (fixture, "control", "Locked doors");
  gint64 part = create_record (fixture, "control", "Keys");
  gint64 first = create_record (fixture, "risk", "Burglary");
  gint64 second = create_record (fixture, "risk", "Fire");
  g_autofree char *controls = g_strdup_printf ("%" G_GINT64_FORMAT, control);
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autofree char *key = NULL;

  assert_linked (fixture, "control", control, 5, "");
  set_field (fixture, "risk", second, "controls", controls);
  set_field (fixture, "risk", first, "controls", controls);
  set_field (fixture, "control", part, "parent", controls);
  set_field (fixture, "control", control, "owner", owner);
  set_field (fixture, "risk", first, "owner", owner);
  add_action (fixture, "control", control);
  add_action (fixture, "risk", control); /* the same number, another kind */
  key = g_strdup_printf ("%" G_GINT64_FORMAT,
                         isms_kind_make_key (isms_kind_find ("control"), control));
  set_field (fixture, "evidence", create_record (fixture, "evidence", "Photograph"), "shows_for",
             key);
  assert_linked (fixture, "control", control, 5,
                 "risk.controls 2: R-001 R-002; control.parent 1: C-002; "
                 "evidence.shows_for 1: E-001; action.for_ref 1: AC-001; ");
  assert_linked (fixture, "person", person, 5, "risk.owner 1: R-001; control.owner 1: C-001; ");
}

/* The count is of all; what is archived is left out. */
static void
test_many (ModelFixture *fixture, gconstpointer data)
{
  gint64 asset = create_record (fixture, "asset", "Archive");
  g_autofree char *assets = g_strdup_printf ("%" G_GINT64_FORMAT, asset);

  for (int i = 0; i < 12; i++)
    set_field (fixture, "risk", create_record (fixture, "risk", "Mould"), "assets", assets);
  assert_linked (fixture, "asset", asset, 3, "risk.assets 12: R-001 R-002 R-003; ");
  set_field (fixture, "risk", 2, "archived", "1");
  assert_linked (fixture, "asset", asset, 3, "risk.assets 11: R-001 R-003 R-004; ");
}

static void
changed_cb (IsmsStore *store, IsmsChange *change, gboolean *touched)
{
  *touched = isms_linked_is_touched (isms_kind_find ("threat"), change);
}

static void
test_touched (ModelFixture *fixture, gconstpointer data)
{
  gint64 risk = create_record (fixture, "risk", "Flood");
  gint64 unit = create_record (fixture, "unit", "Harbour");
  gboolean touched = FALSE;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (changed_cb), &touched);
  set_field (fixture, "risk", risk, "note", "Twice");
  g_assert_true (touched);
  set_field (fixture, "unit", unit, "title", "East");
  g_assert_false (touched);
  g_signal_handlers_disconnect_by_func (fixture->store, changed_cb, &touched);
}

/* Where the kind alone does not say what they have to do with the record, the field does. */
static void
test_several (ModelFixture *fixture, gconstpointer data)
{
  gint64 person = create_record (fixture, "person", "Ada Brook");
  gint64 asset = create_record (fixture, "asset", "Archive");
  g_autoptr (GPtrArray) of_person = NULL;
  g_autoptr (GPtrArray) of_asset = NULL;

  add_action (fixture, "person", person);
  add_action (fixture, "asset", asset);
  of_person = load_linked (fixture, "person", person, 5);
  of_asset = load_linked (fixture, "asset", asset, 5);
  g_assert_cmpuint (of_person->len, ==, 1);
  g_assert_cmpuint (of_asset->len, ==, 1);
  g_assert_true (isms_linked_is_one_of_several (of_person->pdata[0], isms_kind_find ("person")));
  g_assert_false (isms_linked_is_one_of_several (of_asset->pdata[0], isms_kind_find ("asset")));
}

static void
action_changed_cb (IsmsStore *store, IsmsChange *change, gboolean *touched)
{
  *touched = isms_kind_is_touched (isms_kind_find ("action"), change);
}

/* An action is shown with what the record is called that it is for, of whatever kind. */
static void
test_named (ModelFixture *fixture, gconstpointer data)
{
  gboolean touched = FALSE;

  g_signal_connect (fixture->store, "changed", G_CALLBACK (action_changed_cb), &touched);
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      gint64 id = create_record (fixture, (*kind)->name, "Before");

      touched = FALSE;
      set_field (fixture, (*kind)->name, id, (*kind)->title_field, "After");
      g_assert_true (touched);
    }
  g_signal_handlers_disconnect_by_func (fixture->store, action_changed_cb, &touched);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/model/linked/every-way", test_every_way);
  add_model_test ("/model/linked/many", test_many);
  add_model_test ("/model/linked/touched", test_touched);
  add_model_test ("/model/linked/several", test_several);
  add_model_test ("/model/linked/named", test_named);
  return g_test_run ();
}
