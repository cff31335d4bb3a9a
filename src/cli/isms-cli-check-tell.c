/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What “check” tells of the auditor's questions, for people or as JSON. The names in JSON are told
 * by
 * --help and stay as they are. */

#include "isms-config.h"

#include "isms-cli-check-tell.h"

#include <glib/gi18n-lib.h>

#include "isms-cli-record.h"
#include "isms-day.h"

/* --- For people --- */

static void
print_hit (IsmsHit *hit)
{
  const IsmsKnownHit *known = isms_hit_get_known (hit);
  g_autofree char *sentence = isms_hit_dup_sentence (hit);

  isms_cli_print ("  %s\n", sentence);
  if (known != NULL)
    {
      g_autofree char *day = isms_day_dup_words (known->look_again);

      isms_cli_print ("    ");
      /* Translators: why something that an auditor would remark is left as it is; who says so; the
       * day on which it is looked at again */
      isms_cli_print (_ ("Known, because %s (%s, look again on %s)"), known->reason, known->person,
                      day);
      isms_cli_print ("\n");
    }
}

static void
print_hits (GListModel *hits)
{
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (IsmsHit) hit = g_list_model_get_item (hits, i);

      print_hit (hit);
    }
}

static void
print_question (IsmsQuestion *question)
{
  if (isms_question_get_n_hits (question) + isms_question_get_n_known (question) == 0)
    return;
  isms_cli_print ("\n%s (%s, %s)\n", isms_question_get_title (question),
                  isms_severity_get_label (isms_question_get_severity (question)),
                  isms_question_get_clause (question));
  print_hits (isms_question_get_hits (question));
  print_hits (isms_question_get_known (question));
}

static char *
dup_sum (IsmsQuestionList *questions)
{
  guint n = isms_question_list_get_n_hits (questions);
  guint n_known = isms_question_list_get_n_known (questions);
  g_autofree char *hits = NULL;
  g_autofree char *known = NULL;

  if (n == 0)
    hits = g_strdup (_ ("no remarks"));
  else
    hits = g_strdup_printf (ngettext ("%u remark", "%u remarks", n), n);
  if (n_known == 0)
    return g_steal_pointer (&hits);
  /* Translators: stands behind the number of remarks */
  known = g_strdup_printf (ngettext ("%u known", "%u known", n_known), n_known);
  return g_strdup_printf ("%s, %s", hits, known);
}

static void
print_sum (IsmsQuestionList *questions)
{
  g_autofree char *sum = dup_sum (questions);

  isms_cli_print ("\n%s", sum);
  for (int i = ISMS_N_SEVERITIES - 1; i >= 0; i--)
    isms_cli_print ("%s%s: %u", i == ISMS_N_SEVERITIES - 1 ? ". " : ", ",
                    isms_severity_get_label ((IsmsSeverity) i),
                    isms_question_list_count (questions, (IsmsSeverity) i));
  isms_cli_print ("\n");
}

/**
 * isms_cli_print_questions:
 * @questions: all of them, asked
 *
 * Prints what they hit, a paragraph for each that hits something, and the sum.
 */
void
isms_cli_print_questions (IsmsQuestionList *questions)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (questions)); i++)
    {
      g_autoptr (IsmsQuestion) question = g_list_model_get_item (G_LIST_MODEL (questions), i);

      print_question (question);
    }
  print_sum (questions);
}

/* --- JSON --- */

static void
add_known (JsonBuilder *json, const IsmsKnownHit *known)
{
  json_builder_set_member_name (json, "known");
  if (known == NULL)
    {
      json_builder_add_null_value (json);
      return;
    }
  json_builder_begin_object (json);
  isms_cli_add_text (json, "reason", known->reason);
  isms_cli_add_text (json, "look_again", known->look_again);
  isms_cli_add_text (json, "known_on", known->known_on);
  isms_cli_add_text (json, "person", known->person);
  json_builder_end_object (json);
}

static void
add_hits (JsonBuilder *json, GListModel *hits)
{
  for (guint i = 0; i < g_list_model_get_n_items (hits); i++)
    {
      g_autoptr (IsmsHit) hit = g_list_model_get_item (hits, i);
      g_autofree char *sentence = isms_hit_dup_sentence (hit);

      json_builder_begin_object (json);
      isms_cli_add_text (json, "ref", isms_hit_get_ref (hit));
      isms_cli_add_text (json, "title", isms_hit_get_title (hit));
      isms_cli_add_text (json, "sentence", sentence);
      add_known (json, isms_hit_get_known (hit));
      json_builder_end_object (json);
    }
}

static void
add_question (JsonBuilder *json, IsmsQuestion *question)
{
  json_builder_begin_object (json);
  isms_cli_add_text (json, "id", isms_question_get_id (question));
  isms_cli_add_text (json, "clause", isms_question_get_clause (question));
  isms_cli_add_text (json, "severity",
                     isms_severity_get_name (isms_question_get_severity (question)));
  isms_cli_add_text (json, "title", isms_question_get_title (question));
  isms_cli_add_text (json, "kind", isms_question_get_kind (question)->name);
  isms_cli_add_text (json, "field", isms_question_get_field (question));
  isms_cli_add_number (json, "n_hits", isms_question_get_n_hits (question));
  isms_cli_add_number (json, "n_known", isms_question_get_n_known (question));
  json_builder_set_member_name (json, "hits");
  json_builder_begin_array (json);
  add_hits (json, isms_question_get_hits (question));
  add_hits (json, isms_question_get_known (question));
  json_builder_end_array (json);
  json_builder_end_object (json);
}

/**
 * isms_cli_add_questions:
 * @json: an object that the caller has begun
 * @questions: all of them, asked
 *
 * Adds every question with its hits, and how many there are by severity.
 */
void
isms_cli_add_questions (JsonBuilder *json, IsmsQuestionList *questions)
{
  json_builder_set_member_name (json, "hits");
  json_builder_begin_object (json);
  for (int i = ISMS_N_SEVERITIES - 1; i >= 0; i--)
    isms_cli_add_number (json, isms_severity_get_name ((IsmsSeverity) i),
                         isms_question_list_count (questions, (IsmsSeverity) i));
  isms_cli_add_number (json, "known", isms_question_list_get_n_known (questions));
  json_builder_end_object (json);
  json_builder_set_member_name (json, "questions");
  json_builder_begin_array (json);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (questions)); i++)
    {
      g_autoptr (IsmsQuestion) question = g_list_model_get_item (G_LIST_MODEL (questions), i);

      add_question (json, question);
    }
  json_builder_end_array (json);
}

/**
 * isms_cli_judge_questions:
 * @questions: all of them, asked
 *
 * Returns: the exit status for the gravest hit that is not known
 */
IsmsExit
isms_cli_judge_questions (IsmsQuestionList *questions)
{
  static const IsmsExit statuses[] = {
    [ISMS_SEVERITY_HINT] = ISMS_EXIT_HINTS,
    [ISMS_SEVERITY_WEAKNESS] = ISMS_EXIT_WEAKNESSES,
    [ISMS_SEVERITY_NONCONFORMITY] = ISMS_EXIT_NONCONFORMITIES,
  };

  for (int i = ISMS_N_SEVERITIES - 1; i >= 0; i--)
    if (isms_question_list_count (questions, (IsmsSeverity) i) > 0)
      return statuses[i];
  return ISMS_EXIT_OK;
}
