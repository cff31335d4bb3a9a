/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is added to a management review after it was approved, and never changed. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-kinds-private.h"
#include "isms-review.h"

struct _IsmsReviewAddendum
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsReviewAddendum, isms_review_addendum, ISMS_TYPE_RECORD)

static const IsmsChoice flaws[] = {
  { "no_review", N_ ("Belongs to no review"), NULL },
  { "no_words", N_ ("Says nothing"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What is added, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "addendum|nachtrag|titel" },
  { "review", ISMS_FIELD_REFERENCE, N_ ("Management Review"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "review",
    .import_names = "of review|managementbewertung" },
  { "words", ISMS_FIELD_PROSE, N_ ("Words"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "text|wortlaut" },
  { "person", ISMS_FIELD_REFERENCE, N_ ("Added By"), NULL, ISMS_FIELD_LISTED, .target = "person",
    .import_names = "who|author|von|wer" },
  { "added_on", ISMS_FIELD_DATE, N_ ("Added On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|datum|am" },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED,
    .choices = flaws },
};

static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  g_autofree char *today = isms_day_today ();

  if (proposal->before == NULL && isms_row_get (after, "added_on") == NULL)
    isms_row_set_text (after, "added_on", today);
}

static gboolean
is_set (const IsmsRow *row, const char *column)
{
  const GValue *value = isms_row_get (row, column);

  return value != NULL && G_IS_VALUE (value)
         && !(G_VALUE_HOLDS_STRING (value) && g_value_get_string (value) == NULL);
}

/* What was added stays as it was added; what was left open may still be filled in. */
static gboolean
check_stays (IsmsProposal *proposal, GError **error)
{
  gboolean changes = proposal->after == NULL;

  if (proposal->before == NULL || isms_row_get_int (proposal->before, "review_id") == 0)
    return TRUE;
  for (guint i = 0; !changes && i < isms_row_get_size (proposal->after); i++)
    {
      const char *column = isms_row_get_column (proposal->after, i);

      changes = isms_proposal_changes (proposal, column) && is_set (proposal->before, column);
    }
  return !changes
         || isms_proposal_refuse (proposal, NULL,
                                  _ ("What was added to a management review stays as it was added. "
                                     "Add another addendum that says what is different."),
                                  error);
}

/* What is not approved yet is changed itself. */
static gboolean
check_approved (IsmsProposal *proposal, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *sentence = NULL;

  if (!isms_proposal_changes (proposal, "review_id"))
    return TRUE;
  statement = isms_database_prepare (
      proposal->database, "SELECT ref FROM review WHERE id = ? AND approved_on IS NULL", error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, isms_proposal_get_int (proposal, "review_id"));
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  sentence = g_strdup_printf (
      /* Translators: the ref of a management review */
      _ ("%s is not approved yet, and needs no addendum. Change its minutes instead."),
      isms_statement_get_text (statement, 0));
  return isms_proposal_refuse (proposal, NULL, sentence, error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return check_stays (proposal, error)
         && (proposal->after == NULL
             || (check_approved (proposal, error)
                 && isms_proposal_check_has_come (
                     proposal, "added_on",
                     _ ("Nothing has been added on a day that is still to come. Choose today or an "
                        "earlier day."),
                     error)));
}

static const char *const rule_columns[] = { "ref",       "title",    "review_id", "words",
                                            "person_id", "added_on", "archived",  NULL };

static const char *const leading[] = { "review", "added_on", "person", NULL };

const IsmsKind isms_kind_review_addendum = {
  .name = "review_addendum",
  .number = 64,
  .view = "review_addendum_list",
  .prefix = "AD",
  .label = N_ ("Addendum"),
  .plural = N_ ("Addenda"),
  .purpose = N_ ("What was added to a management review after it was approved."),
  .icon_name = "document-edit-symbolic",
  .title_field = "title",
  .import_name = "review-addenda",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_review_addendum_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_review_addendum_class_init (IsmsReviewAddendumClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_review_addendum);
}

static void
isms_review_addendum_init (IsmsReviewAddendum *self)
{
}
