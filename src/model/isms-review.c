/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Management reviews: their fields (9.3). */

#include "isms-config.h"

#include "isms-review.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsReview
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsReview, isms_review, ISMS_TYPE_RECORD)

static const IsmsChoice states[] = {
  { "planned", N_ ("Planned"), "geplant" },
  { "prepared", N_ ("Prepared"), "ready|vorbereitet" },
  { "held", N_ ("Held"), "done|completed|durchgeführt|abgehalten", .over = TRUE },
  { "approved", N_ ("Approved"), "signed|genehmigt|freigegeben", .stored = "held", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice answers[] = {
  { "yes", N_ ("Yes"), "ja|true" },
  { "partly", N_ ("In part"), "partially|partly|teilweise|zum teil" },
  { "no", N_ ("No"), "nein|false" },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_date", N_ ("No day"), NULL },
  { "no_chair", N_ ("Nobody chairs it"), NULL },
  { "no_participants", N_ ("Nobody takes part"), NULL },
  { "late", N_ ("Not held on its day"), NULL, .late = TRUE },
  { "not_prepared", N_ ("Within a week, and not prepared"), NULL },
  { "not_approved", N_ ("Held more than 30 days ago, and not approved"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "review|management review|managementbewertung|name" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"),
    N_ ("It is approved in the meeting window, with the minutes as they are then."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states,
    .import_names = "status|stand" },
  { "follows", ISMS_FIELD_REFERENCE, N_ ("Follows"),
    N_ ("The review before. What has happened since then is looked at."), ISMS_FIELD_NO_RING,
    .target = "review", .import_names = "previous review|last review|folgt auf|vorherige" },
  { "since_on", ISMS_FIELD_DATE, N_ ("Looks Back To"), NULL, ISMS_FIELD_COMPUTED },
  { "planned_on", ISMS_FIELD_DATE, N_ ("Planned For"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_DUE | ISMS_FIELD_LISTED,
    .import_names = "date|planned|day|datum|geplant für|termin" },
  { "starts_at", ISMS_FIELD_TIME, N_ ("Begins"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "start|time|beginn|uhrzeit" },
  { "minutes", ISMS_FIELD_INTEGER, N_ ("Minutes"), N_ ("How long it is to take."), ISMS_FIELD_PLAIN,
    .min = 5, .max = 720, .import_names = "duration|length|dauer" },
  { "place", ISMS_FIELD_TEXT, N_ ("Place"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "room|location|where|ort|raum" },
  { "chair", ISMS_FIELD_REFERENCE, N_ ("Chair"),
    N_ ("Somebody of top management, who leads the meeting (9.3.1)."),
    ISMS_FIELD_MINE | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "chaired by|led by|vorsitz|leitung" },
  { "minutes_by", ISMS_FIELD_REFERENCE, N_ ("Minutes By"), NULL, ISMS_FIELD_PLAIN,
    .target = "person", .import_names = "minute taker|secretary|protokoll|protokollführung" },
  { "purpose", ISMS_FIELD_PROSE, N_ ("Purpose"), N_ ("What this review is to come to."),
    ISMS_FIELD_SEARCHED, .import_names = "aim|goal|zweck|ziel" },
  { "topics", ISMS_FIELD_PROSE, N_ ("Further Topics"),
    N_ ("What else is on the agenda, one in each line."), ISMS_FIELD_SEARCHED,
    .import_names = "agenda|other topics|tagesordnung|weitere themen" },
  { "held_on", ISMS_FIELD_DATE, N_ ("Held On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "held|durchgeführt am|abgehalten am" },
  { "suitable", ISMS_FIELD_CHOICE, N_ ("Suitable"),
    N_ ("Whether the ISMS fits the organisation and what it wants (9.3.1)."), ISMS_FIELD_FILTERED,
    .choices = answers, .import_names = "suitability|geeignet|eignung" },
  { "adequate", ISMS_FIELD_CHOICE, N_ ("Adequate"),
    N_ ("Whether the ISMS is enough for what is asked of it (9.3.1)."), ISMS_FIELD_FILTERED,
    .choices = answers, .import_names = "adequacy|angemessen|angemessenheit" },
  { "effective", ISMS_FIELD_CHOICE, N_ ("Effective"),
    N_ ("Whether the ISMS reaches what it is for (9.3.1)."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = answers,
    .import_names = "effectiveness|wirksam|wirksamkeit" },
  { "conclusion", ISMS_FIELD_PROSE, N_ ("Conclusion"), N_ ("What top management makes of it all."),
    ISMS_FIELD_SEARCHED, .import_names = "summary|fazit|schlussfolgerung|ergebnis" },
  { "next_on", ISMS_FIELD_DATE, N_ ("Next Review"), N_ ("When the next one is to be."),
    ISMS_FIELD_PLAIN, .import_names = "next date|next|nächste am|nächster termin" },
  { "approved_by", ISMS_FIELD_REFERENCE, N_ ("Approved By"), NULL, ISMS_FIELD_COMPUTED,
    .target = "person" },
  { "approved_on", ISMS_FIELD_DATE, N_ ("Approved On"), NULL, ISMS_FIELD_COMPUTED },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "figures_on", ISMS_FIELD_DATE, N_ ("Figures Of"), NULL, ISMS_FIELD_INTERNAL },
  { "figures_since", ISMS_FIELD_DATE, N_ ("Figures Since"), NULL, ISMS_FIELD_INTERNAL },
  { "next_due", ISMS_FIELD_DATE, N_ ("Next Due"), NULL, ISMS_FIELD_COMPUTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "n_inputs", ISMS_FIELD_INTEGER, N_ ("Inputs"), NULL, ISMS_FIELD_COMPUTED },
  { "n_considered", ISMS_FIELD_INTEGER, N_ ("Inputs Considered"), NULL, ISMS_FIELD_COMPUTED },
  { "n_decisions", ISMS_FIELD_INTEGER, N_ ("Decisions"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "n_open_decisions", ISMS_FIELD_INTEGER, N_ ("Decisions Open"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static const char *const leading[] = { "state",       "planned_on",       "held_on", "chair",
                                       "n_decisions", "n_open_decisions", "flaws",   NULL };

static const char *const watched[] = { "review_input", "review_participant", "review_decision",
                                       "action", NULL };

const IsmsKind isms_kind_review = {
  .name = "review",
  .number = 60,
  .view = "review_list",
  .prefix = "MR",
  .label = N_ ("Management Review"),
  .plural = N_ ("Management Reviews"),
  .purpose = N_ ("Top management looks at the ISMS and decides what is to change (9.3)."),
  .icon_name = "x-office-presentation-symbolic",
  .title_field = "title",
  .import_name = "reviews",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_review_get_type,
};

static void
isms_review_class_init (IsmsReviewClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_review);
}

static void
isms_review_init (IsmsReview *self)
{
}
