/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Each of the auditor's questions hits what it is about, and falls silent once that is done which
 * its sentence says. What follows single changes is always what asking anew gives. */

#include "checks-pairs.h"

#include <string.h>

#include "isms-organisation.h"
#include "isms-question-list.h"

static const struct
{
  const char *name;
  const ChecksPair *pairs;
} groups[] = {
  { "register", checks_register_pairs },
  { "risk", checks_risk_pairs },
  { "work", checks_work_pairs },
};

static void wait_for (IsmsQuestionList *questions)
{
  g_autoptr (GError) error = NULL;

  isms_question_list_wait (questions, NULL, &error);
  g_assert_no_error (error);
}

static IsmsHit *
find_hit (IsmsQuestionList *questions, const char *id, gint64 record)
{
  IsmsQuestion *question = isms_question_list_find (questions, id);
  GListModel *hits;

  g_assert_nonnull (question);
  hits = isms_question_get_hits (question);
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (IsmsHit) hit = g_list_model_get_item (hits, i);

      if (isms_hit_get_id (hit) == record)
        return g_steal_pointer (&hit);
    }
  return NULL;
}

static gboolean
is_hit (IsmsQuestionList *questions, const char *id, gint64 record)
{
  g_autoptr (IsmsHit) hit = find_hit (questions, id, record);

  return hit != NULL;
}

/* All sentences, a line each, behind the question's id. */
static char *
dup_all (IsmsQuestionList *questions)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (questions)); i++)
    {
      g_autoptr (IsmsQuestion) question = g_list_model_get_item (G_LIST_MODEL (questions), i);
      GListModel *hits = isms_question_get_hits (question);

      for (guint j = 0; j < g_list_model_get_n_items (hits); j++)
        {
          g_autoptr (IsmsHit) hit = g_list_model_get_item (hits, j);
          g_autofree char *sentence = isms_hit_dup_sentence (hit);

          g_string_append_printf (text, "%s: %s\n", isms_question_get_id (question), sentence);
        }
    }
  return g_string_free_and_steal (text);
}

/* What was followed step by step, and what is asked anew. */
static void
assert_as_anew (ModelFixture *fixture, IsmsQuestionList *questions)
{
  g_autoptr (IsmsQuestionList) anew = isms_question_list_new (fixture->store);
  g_autofree char *followed = NULL;
  g_autofree char *asked = NULL;

  wait_for (questions)
    ;
  wait_for (anew)
    ;
  followed = dup_all (questions);
  asked = dup_all (anew);
  g_assert_cmpstr (followed, ==, asked);
}

/* It names the record, has no gaps, and ends what it says. */
static void
assert_sentence (IsmsHit *hit)
{
  g_autofree char *sentence = isms_hit_dup_sentence (hit);

  g_assert_nonnull (strstr (sentence, isms_hit_get_title (hit)));
  if (isms_hit_get_kind (hit) != isms_organisation_get_kind ())
    g_assert_nonnull (strstr (sentence, isms_hit_get_ref (hit)));
  g_assert_null (strpbrk (sentence, "{}"));
  g_assert_null (strstr (sentence, "  "));
  g_assert_null (strstr (sentence, "“”"));
  g_assert_true (g_str_has_suffix (sentence, "."));
}

static char *
dup_question (const ChecksPair *pair)
{
  return g_strndup (pair->id, strcspn (pair->id, "/"));
}

static void
test_pair (ModelFixture *fixture, const ChecksPair *pair)
{
  g_autofree char *id = dup_question (pair);
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);
  g_autoptr (IsmsHit) hit = NULL;
  gint64 record;

  wait_for (questions)
    ;
  record =
      pair->fire != NULL ? pair->fire (fixture) : checks_make (fixture, pair->kind, pair->given);
  assert_as_anew (fixture, questions);
  hit = find_hit (questions, id, record);
  g_assert_nonnull (hit);
  g_assert_cmpstr (isms_hit_get_kind (hit)->name, ==, pair->kind);
  assert_sentence (hit);

  if (pair->mend != NULL)
    pair->mend (fixture, record);
  else
    checks_set (fixture, pair->kind, record, pair->then);
  assert_as_anew (fixture, questions);
  g_assert_false (is_hit (questions, id, record));

  audit_undo (fixture);
  assert_as_anew (fixture, questions);
}

static void
pair_cb (gconstpointer data)
{
  ModelFixture fixture = { 0 };

  model_fixture_set_up (&fixture, NULL);
  test_pair (&fixture, data);
  model_fixture_tear_down (&fixture, NULL);
}

static gboolean
has_pair (const char *question)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const ChecksPair *pair = groups[i].pairs; pair->id != NULL; pair++)
      {
        g_autofree char *id = dup_question (pair);

        if (g_str_equal (id, question))
          return TRUE;
      }
  return FALSE;
}

static void
test_every_question_has_a_pair (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);
  guint n = g_list_model_get_n_items (G_LIST_MODEL (questions));

  g_assert_cmpuint (n, >=, 40);
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsQuestion) question = g_list_model_get_item (G_LIST_MODEL (questions), i);

      if (!has_pair (isms_question_get_id (question)))
        g_error ("nothing makes “%s” hit", isms_question_get_id (question));
    }
}

static gboolean
has_part (const IsmsKind *kind, const char *name)
{
  for (guint i = 0; kind->parts != NULL && kind->parts[i] != NULL; i++)
    if (g_str_equal (kind->parts[i], name))
      return TRUE;
  return FALSE;
}

/* What a button opens is there. */
static void
test_fields (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (IsmsQuestionList) questions = isms_question_list_new (fixture->store);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (questions)); i++)
    {
      g_autoptr (IsmsQuestion) question = g_list_model_get_item (G_LIST_MODEL (questions), i);
      const IsmsKind *kind = isms_question_get_kind (question);
      const char *field = isms_question_get_field (question);

      if (isms_kind_find_field (kind, field) == NULL && isms_kind_find (field) == NULL
          && !has_part (kind, field))
        g_error ("%s: %s has no %s", isms_question_get_id (question), kind->name, field);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_model_test ("/checks/all/every-question-has-a-pair", test_every_question_has_a_pair);
  add_model_test ("/checks/all/fields", test_fields);
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    for (const ChecksPair *pair = groups[i].pairs; pair->id != NULL; pair++)
      {
        g_autofree char *path = g_strconcat ("/checks/", groups[i].name, "/", pair->id, NULL);

        g_test_add_data_func (path, pair, pair_cb);
      }
  return g_test_run ();
}
