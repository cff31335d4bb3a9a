/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What interested parties said (9.3.2 e): fields and rules. */

#include "isms-config.h"

#include "isms-feedback.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsFeedback
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsFeedback, isms_feedback, ISMS_TYPE_RECORD)

static const IsmsChoice channel_choices[] = {
  { "meeting", N_ ("Meeting"), "conversation|gespräch|besprechung" },
  { "letter", N_ ("Letter or Email"), "mail|email|e-mail|letter|brief" },
  { "phone", N_ ("Telephone"), "phone|call|telefon|anruf" },
  { "survey", N_ ("Survey"), "questionnaire|umfrage|fragebogen" },
  { "audit", N_ ("Audit"), "inspection|prüfung" },
  { "press", N_ ("Press"), "media|presse|medien" },
  { NULL, NULL, NULL },
};

static const IsmsChoice tone_choices[] = {
  { "praise", N_ ("Praise"), "positive|good|lob|positiv" },
  { "neutral", N_ ("Neutral"), "question|neutral|frage" },
  { "complaint", N_ ("Complaint"), "negative|bad|beschwerde|negativ" },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What it was about, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "subject|feedback|betreff|rückmeldung|name" },
  { "party", ISMS_FIELD_REFERENCE, N_ ("Interested Party"), N_ ("Who said it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "party",
    .import_names = "stakeholder|from|partei|von" },
  { "received_on", ISMS_FIELD_DATE, N_ ("Received On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|received|datum|eingang|eingegangen am" },
  { "channel", ISMS_FIELD_CHOICE, N_ ("Channel"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = channel_choices, .import_names = "via|medium|weg|kanal" },
  { "tone", ISMS_FIELD_CHOICE, N_ ("Tone"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = tone_choices, .import_names = "sentiment|tendency|ton|wertung" },
  { "words", ISMS_FIELD_PROSE, N_ ("Words"), N_ ("What was said."), ISMS_FIELD_SEARCHED,
    .import_names = "text|content|details|wortlaut|inhalt" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who sees to an answer."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|who|verantwortlich|zuständig" },
  { "answered_on", ISMS_FIELD_DATE, N_ ("Answered On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "answered|closed|beantwortet am|erledigt am" },
  { "answer", ISMS_FIELD_PROSE, N_ ("Answer"), N_ ("What was answered or done."),
    ISMS_FIELD_SEARCHED, .import_names = "response|reply|antwort" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
};

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *received, *answered;

  if (proposal->after == NULL)
    return TRUE;
  received = isms_proposal_get_text (proposal, "received_on");
  answered = isms_proposal_get_text (proposal, "answered_on");
  if (received == NULL || answered == NULL || strcmp (answered, received) >= 0)
    return TRUE;
  return isms_proposal_refuse (
      proposal,
      isms_row_get (proposal->after, "answered_on") != NULL ? "answered_on" : "received_on",
      _ ("It cannot be answered before it was received. Change the other date first."), error);
}

static const char *const rule_columns[] = { "received_on", "answered_on", NULL };

static const char *const leading[] = { "received_on", "party",       "tone", "channel",
                                       "owner",       "answered_on", NULL };

const IsmsKind isms_kind_feedback = {
  .name = "feedback",
  .number = 16,
  .view = "feedback_list",
  .prefix = "FB",
  .label = N_ ("Feedback Item"),
  .plural = N_ ("Feedback Items"),
  .purpose = N_ ("What interested parties said, and what became of it (9.3.2 e)."),
  .icon_name = "mail-unread-symbolic",
  .title_field = "title",
  .import_name = "feedback",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_feedback_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_feedback_class_init (IsmsFeedbackClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_feedback);
}

static void
isms_feedback_init (IsmsFeedback *self)
{
}
