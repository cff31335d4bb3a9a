/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Who takes part in a management review, as what, and who was there (9.3.1). */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-review.h"

struct _IsmsReviewParticipant
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsReviewParticipant, isms_review_participant, ISMS_TYPE_RECORD)

static const IsmsChoice presences[] = {
  /* Translators: whether somebody was at a meeting */
  { "unknown", N_ ("Not said"), "open|offen|unbekannt" },
  { "present", N_ ("Present"), "yes|attended|anwesend|ja" },
  { "excused", N_ ("Excused"), "entschuldigt" },
  { "absent", N_ ("Absent"), "no|abwesend|nein" },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_review", N_ ("Belongs to no review"), NULL },
  { "no_presence", N_ ("Not said whether present"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Name"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "participant|attendee|teilnehmer|name" },
  { "review", ISMS_FIELD_REFERENCE, N_ ("Management Review"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "review",
    .import_names = "of review|managementbewertung" },
  { "person", ISMS_FIELD_REFERENCE, N_ ("Person"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_TITLES | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "who|wer" },
  { "capacity", ISMS_FIELD_TEXT, N_ ("Takes Part As"),
    N_ ("Their part, such as managing director."), ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "as|role|function|funktion|rolle" },
  { "presence", ISMS_FIELD_CHOICE, N_ ("Presence"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = presences,
    .import_names = "present|attendance|anwesend|anwesenheit" },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED,
    .choices = flaws },
};

/* Unless it is said as what, somebody takes part as what they are. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  g_autoptr (IsmsStatement) statement = NULL;

  if (proposal->before != NULL || isms_row_get (after, "capacity") != NULL
      || isms_row_get_int (after, "person_id") == 0)
    return;
  statement = isms_database_prepare (
      proposal->database, "SELECT job FROM person WHERE id = ? AND job IS NOT NULL", NULL);
  if (statement == NULL)
    return;
  isms_statement_bind_int (statement, 1, isms_row_get_int (after, "person_id"));
  if (isms_statement_next (statement, NULL))
    isms_row_set_text (after, "capacity", isms_statement_get_text (statement, 0));
}

static gboolean
check_once (IsmsProposal *proposal, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *sentence = NULL;

  if (proposal->after == NULL || isms_proposal_get_int (proposal, "review_id") == 0
      || isms_proposal_get_int (proposal, "person_id") == 0
      || (!isms_proposal_changes (proposal, "review_id")
          && !isms_proposal_changes (proposal, "person_id")
          && !isms_proposal_changes (proposal, "archived")))
    return TRUE;
  statement = isms_database_prepare (proposal->database,
                                     "SELECT title, ref FROM review_participant "
                                     "WHERE review_id = ?1 AND person_id = ?2 AND id <> ?3 "
                                     "AND archived = 0",
                                     error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, isms_proposal_get_int (proposal, "review_id"));
  isms_statement_bind_int (statement, 2, isms_proposal_get_int (proposal, "person_id"));
  isms_statement_bind_int (statement, 3, proposal->id);
  if (!isms_statement_next (statement, error))
    return !isms_statement_failed (statement);
  sentence = g_strdup_printf (
      /* Translators: a name, and the ref under which they take part */
      _ ("%s takes part already (%s). Choose somebody else."),
      isms_statement_get_text (statement, 0), isms_statement_get_text (statement, 1));
  return isms_proposal_refuse (proposal, NULL, sentence, error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return isms_review_check_open (proposal, error) && check_once (proposal, error);
}

static const char *const rule_columns[] = { "ref",      "title",    "review_id", "person_id",
                                            "capacity", "presence", "archived",  NULL };

static const char *const leading[] = { "review", "capacity", "presence", NULL };

static const char *const watched[] = { "review", NULL };

const IsmsKind isms_kind_review_participant = {
  .name = "review_participant",
  .number = 62,
  .view = "review_participant_list",
  .prefix = "RP",
  .label = N_ ("Participant"),
  .plural = N_ ("Participants"),
  .purpose = N_ ("Who takes part in management reviews, and who was there (9.3.1)."),
  .icon_name = "system-users-symbolic",
  .title_field = "title",
  .import_name = "review-participants",
  .found_last = TRUE,
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_review_participant_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_review_participant_class_init (IsmsReviewParticipantClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_review_participant);
}

static void
isms_review_participant_init (IsmsReviewParticipant *self)
{
}
