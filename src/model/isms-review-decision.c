/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a management review decided (9.3.3). What has become of it, its action says. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-review.h"

struct _IsmsReviewDecision
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsReviewDecision, isms_review_decision, ISMS_TYPE_RECORD)

static const IsmsChoice kinds[] = {
  { "improvement", N_ ("Improvement"), "continual improvement|verbesserung" },
  { "change", N_ ("Change to the ISMS"), "change|isms change|änderung|änderung am isms" },
  { "resources", N_ ("Resources"), "resource|budget|ressourcen|mittel" },
  { "risk", N_ ("Treatment of Risks"), "risk|risk treatment|risiko|risikobehandlung" },
  { "noted", N_ ("Noted"), "for information|zur kenntnis|kenntnisnahme" },
  { NULL, NULL, NULL },
};

static const IsmsChoice states[] = {
  { "noted", N_ ("Noted"), NULL, .over = TRUE },     { "open", N_ ("Open"), NULL },
  { "overdue", N_ ("Overdue"), NULL, .late = TRUE }, { "done", N_ ("Done"), NULL, .over = TRUE },
  { "dropped", N_ ("Dropped"), NULL, .over = TRUE }, { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_review", N_ ("Belongs to no review"), NULL },
  { "no_owner", N_ ("Nobody sees to it"), NULL },
  { "no_due", N_ ("Not due on any day"), NULL },
  { "no_action", N_ ("No action"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Decision"), N_ ("What is to be done, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "decision|beschluss|entscheidung|titel" },
  { "review", ISMS_FIELD_REFERENCE, N_ ("Management Review"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "review",
    .import_names = "of review|managementbewertung" },
  { "decided_on", ISMS_FIELD_DATE, N_ ("Decided On"), NULL, ISMS_FIELD_COMPUTED },
  { "input", ISMS_FIELD_CHOICE, N_ ("About"), N_ ("Which of the inputs it comes from."),
    ISMS_FIELD_FILTERED, .choices = isms_review_inputs, .import_names = "clause|topic|zu|thema" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = kinds,
    .import_names = "type|art" },
  { "reason", ISMS_FIELD_PROSE, N_ ("Reason"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "why|grund|begründung" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who sees to it."),
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|who|verantwortlich|zuständig" },
  { "due", ISMS_FIELD_DATE, N_ ("Due"), NULL, ISMS_FIELD_ASKED | ISMS_FIELD_LISTED,
    .import_names = "due date|deadline|until|fällig|frist|bis" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "action", ISMS_FIELD_TEXT, N_ ("Action"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "done_on", ISMS_FIELD_DATE, N_ ("Done On"), NULL, ISMS_FIELD_COMPUTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static const char *const leading[] = { "state", "review", "kind", "owner", "due", "action", NULL };

static const char *const watched[] = { "action", NULL };

const IsmsKind isms_kind_review_decision = {
  .name = "review_decision",
  .number = 63,
  .view = "review_decision_list",
  .prefix = "RD",
  .label = N_ ("Decision"),
  .plural = N_ ("Decisions"),
  .purpose = N_ ("What management reviews decided, who sees to it, and what became of it (9.3.3)."),
  .icon_name = "emblem-ok-symbolic",
  .title_field = "title",
  .import_name = "review-decisions",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_review_decision_get_type,
};

static void
isms_review_decision_class_init (IsmsReviewDecisionClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_review_decision);
}

static void
isms_review_decision_init (IsmsReviewDecision *self)
{
}
