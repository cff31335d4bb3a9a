/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review looks at: the ten inputs, one record each (9.3.2). */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-review-private.h"

struct _IsmsReviewInput
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsReviewInput, isms_review_input, ISMS_TYPE_RECORD)

/* Translators: what a management review looks at, 9.3.2 a) to g), each in a few words */
const IsmsChoice isms_review_inputs[] = {
  { "a", N_ ("Earlier decisions"), "9.3.2 a|9.3.2 a)|frühere beschlüsse" },
  { "b", N_ ("Changed circumstances"), "9.3.2 b|9.3.2 b)|internal and external issues|themen" },
  { "c", N_ ("What interested parties need"), "9.3.2 c|9.3.2 c)|interested parties|parteien" },
  { "d1", N_ ("Nonconformities"), "9.3.2 d1|9.3.2 d) 1)|corrective actions|nichtkonformitäten" },
  { "d2", N_ ("Measurements and incidents"),
    "9.3.2 d2|9.3.2 d) 2)|monitoring|metrics|kennzahlen|messungen" },
  { "d3", N_ ("Audits"), "9.3.2 d3|9.3.2 d) 3)|audit results|auditergebnisse" },
  { "d4", N_ ("Objectives"), "9.3.2 d4|9.3.2 d) 4)|fulfilment of objectives|ziele" },
  { "e", N_ ("Feedback"), "9.3.2 e|9.3.2 e)|rückmeldungen" },
  { "f", N_ ("Risks and their treatment"), "9.3.2 f|9.3.2 f)|risks|risk treatment|risiken" },
  { "g", N_ ("Ideas for improvement"),
    "9.3.2 g|9.3.2 g)|continual improvement|verbesserung|verbesserungen" },
  { NULL, NULL, NULL },
};

/**
 * isms_review_input_get_clause:
 * @input: (nullable): one of isms_review_inputs
 *
 * Returns: (nullable): where the standard asks for it: "9.3.2 d) 1)"; %NULL: there is none such
 */
const char *
isms_review_input_get_clause (const char *input)
{
  static const char *const clauses[ISMS_N_REVIEW_INPUTS] = {
    "9.3.2 a)",    "9.3.2 b)",    "9.3.2 c)", "9.3.2 d) 1)", "9.3.2 d) 2)",
    "9.3.2 d) 3)", "9.3.2 d) 4)", "9.3.2 e)", "9.3.2 f)",    "9.3.2 g)",
  };

  for (guint i = 0; i < ISMS_N_REVIEW_INPUTS; i++)
    if (g_strcmp0 (isms_review_inputs[i].value, input) == 0)
      return clauses[i];
  return NULL;
}

static const IsmsChoice flaws[] = {
  { "no_review", N_ ("Belongs to no review"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED, .import_names = "name|titel" },
  { "review", ISMS_FIELD_REFERENCE, N_ ("Management Review"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "review",
    .import_names = "of review|managementbewertung" },
  { "input", ISMS_FIELD_CHOICE, N_ ("Input"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_review_inputs,
    .import_names = "clause|eingabe|thema" },
  { "place", ISMS_FIELD_INTEGER, N_ ("Place"), NULL, ISMS_FIELD_INTERNAL },
  { "presenter", ISMS_FIELD_REFERENCE, N_ ("Presented By"), NULL,
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "speaker|vorgestellt von|vortrag" },
  { "minutes", ISMS_FIELD_INTEGER, N_ ("Minutes"), N_ ("How long it is to take."), ISMS_FIELD_PLAIN,
    .min = 1, .max = 720, .import_names = "duration|dauer" },
  { "comment", ISMS_FIELD_PROSE, N_ ("Comment"), N_ ("On the figures, for those who read them."),
    ISMS_FIELD_SEARCHED, .import_names = "comments|kommentar|anmerkung" },
  { "minuted", ISMS_FIELD_PROSE, N_ ("What Was Said"), N_ ("In the minutes."), ISMS_FIELD_SEARCHED,
    .import_names = "discussion|said|besprochen|protokoll" },
  { "considered", ISMS_FIELD_BOOLEAN, N_ ("Considered"),
    N_ ("Top management has looked at it (9.3.2)."), ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .import_names = "looked at|behandelt|betrachtet" },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED,
    .choices = flaws },
};

/* 9.3.2: a review has each of them, once, from its beginning to its end. */
static gboolean
check_whole (IsmsProposal *proposal, GError **error)
{
  gboolean has_one =
      proposal->before != NULL && isms_row_get_int (proposal->before, "review_id") != 0;

  if (!has_one)
    return TRUE;
  if (proposal->after == NULL || isms_row_get_int (proposal->after, "archived") != 0)
    return isms_proposal_refuse (
        proposal, NULL,
        _ ("A management review looks at all that 9.3.2 asks for. What there is nothing to say of "
           "stays, and is considered with that."),
        error);
  if (isms_proposal_changes (proposal, "review_id") || isms_proposal_changes (proposal, "input"))
    return isms_proposal_refuse (
        proposal, NULL,
        _ ("An input stays what it is, and in its review. Write to the input that is meant."),
        error);
  return TRUE;
}

static gboolean
check_once (IsmsProposal *proposal, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *sentence = NULL;

  if (proposal->after == NULL || isms_proposal_get_int (proposal, "review_id") == 0
      || (!isms_proposal_changes (proposal, "review_id")
          && !isms_proposal_changes (proposal, "input")))
    return TRUE;
  statement = isms_database_prepare (
      proposal->database,
      "SELECT ref FROM review_input WHERE review_id = ?1 AND input = ifnull (?2, 'a') AND id <> ?3",
      error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, isms_proposal_get_int (proposal, "review_id"));
  isms_statement_bind_text (statement, 2, isms_proposal_get_text (proposal, "input"));
  isms_statement_bind_int (statement, 3, proposal->id);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  sentence = g_strdup_printf (
      /* Translators: the ref of an input of a management review */
      _ ("The review has that input already: %s. Write to that one."),
      isms_statement_get_text (statement, 0));
  return isms_proposal_refuse (proposal, NULL, sentence, error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return isms_review_check_open (proposal, error) && check_whole (proposal, error)
         && check_once (proposal, error);
}

static const char *const rule_columns[] = { "ref",     "title",        "review_id", "input",
                                            "place",   "presenter_id", "minutes",   "comment",
                                            "minuted", "considered",   "archived",  NULL };

/* Each is made with its review. */
static const char *const known_by[] = { "review_id", "input", NULL };

static const char *const leading[] = { "review", "input", "presenter", "considered", NULL };

const IsmsKind isms_kind_review_input = {
  .name = "review_input",
  .number = 61,
  .view = "review_input_list",
  .prefix = "RI",
  .label = N_ ("Review Input"),
  .plural = N_ ("Review Inputs"),
  .purpose = N_ ("What a management review looks at, and what was said of it (9.3.2)."),
  .icon_name = "view-list-bullet-symbolic",
  .title_field = "title",
  .import_name = "review-inputs",
  .found_last = TRUE,
  .known_by = known_by,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_review_input_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_review_input_class_init (IsmsReviewInputClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_review_input);
}

static void
isms_review_input_init (IsmsReviewInput *self)
{
}
