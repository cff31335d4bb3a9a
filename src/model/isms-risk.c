/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Risks: their fields, and their ratings, which are only ever added. */

#include "isms-config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-acceptance.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-estimate.h"
#include "isms-kinds-private.h"
#include "isms-person.h"
#include "isms-rating-sql.h"
#include "isms-risk.h"
#include "isms-rule.h"
#include "isms-words-private.h"

struct _IsmsRisk
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsRisk, isms_risk, ISMS_TYPE_RECORD)

const IsmsChoice isms_risk_goals[] = {
  { "c", N_ ("Confidentiality"), "vertraulichkeit|confidentialité" },
  { "i", N_ ("Integrity"), "integrität|intégrité" },
  { "a", N_ ("Availability"), "v|verfügbarkeit|d|disponibilité" },
  { NULL, NULL, NULL },
};

static const IsmsChoice treatments[] = {
  { "undecided", N_ ("Undecided"), "none|tbd|open|offen|unentschieden|à décider|aucun" },
  { "modify", N_ ("Modify"),
    "mitigate|mitigation|reduce|treat|control|mindern|vermindern|reduzieren|behandeln|réduire|"
    "réduction|atténuer|modifier" },
  { "retain", N_ ("Retain"),
    "accept|acceptance|tolerate|akzeptieren|akzeptanz|tragen|übernehmen|accepter|maintenir" },
  { "avoid", N_ ("Avoid"), "terminate|eliminate|vermeiden|éviter|refuser" },
  { "share", N_ ("Share"),
    "transfer|insure|outsource|übertragen|verlagern|teilen|partager|transférer" },
  { NULL, NULL, NULL },
};

static const IsmsChoice statuses[] = {
  { "draft", N_ ("Draft"), "new|identified|entwurf|neu|brouillon|nouveau|identifié" },
  { "assessed", N_ ("Assessed"),
    "open|analysed|analyzed|evaluated|offen|bewertet|eingeschätzt|ouvert|évalué|analysé" },
  { "in_treatment", N_ ("In Treatment"),
    "in progress|treating|ongoing|mitigating|in behandlung|in arbeit|in bearbeitung|laufend|"
    "en cours|en traitement" },
  { "accepted", N_ ("Accepted"), "approved|tolerated|akzeptiert|accepté" },
  { "lapsed", N_ ("Acceptance Lapsed"), NULL, .stored = "accepted" },
  { "closed", N_ ("Closed"),
    "done|complete|completed|resolved|geschlossen|erledigt|abgeschlossen|clos|fermé|terminé",
    .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice acceptances[] = {
  { "valid", N_ ("Valid"), NULL },
  { "lapsed", N_ ("Lapsed"), NULL },
  { "none", N_ ("None"), NULL },
  { NULL, NULL, NULL },
};

#define COMPUTED(field_name, field_kind, field_label, more)                                        \
  { .name = field_name,                                                                            \
    .kind = field_kind,                                                                            \
    .label = field_label,                                                                          \
    .flags = (IsmsFieldFlags) (ISMS_FIELD_COMPUTED | (more)) }

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("A few words that tell it from the others."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names =
        "risk|risk title|risk name|name|risiko|bezeichnung|titel|risque|intitulé|libellé|titre|"
        "risk statement" },
  { "cause", ISMS_FIELD_PROSE, N_ ("Cause"),
    N_ ("Because of what: the threat, and the weakness it meets."), ISMS_FIELD_SEARCHED,
    .import_names =
        "threat|vulnerability|threat source|source|risk source|weakness|bedrohung|ursache|"
        "schwachstelle|gefährdung|menace|vulnérabilité|cause du risque" },
  { "event", ISMS_FIELD_PROSE, N_ ("Event"), N_ ("What may happen."), ISMS_FIELD_SEARCHED,
    .import_names =
        "description|risk description|scenario|risk event|gap description|beschreibung|szenario|"
        "ereignis|scénario|événement" },
  { "consequence", ISMS_FIELD_PROSE, N_ ("Consequence"), N_ ("What it would lead to."),
    ISMS_FIELD_SEARCHED,
    .import_names =
        "effect|effects|consequences|impact description|folge|folgen|auswirkung|auswirkungen|"
        "conséquence|conséquences|impact" },
  { "assets", ISMS_FIELD_LINKS, N_ ("Assets"), N_ ("What it would hit."), ISMS_FIELD_FILTERED,
    .target = "asset", .link_table = "risk_asset",
    .import_names = "asset|asset name|affected asset|affected assets|information asset|wert|werte|"
                    "schutzobjekt|actif|actifs|bien|biens" },
  { "controls", ISMS_FIELD_LINKS, N_ ("Controls"),
    N_ ("What keeps it small, there already or planned (6.1.3 b)."), ISMS_FIELD_FILTERED,
    .target = "control", .link_table = "risk_control" },
  /* What people keep under such headings is prose more often than not: the cause. */
  { "catalogue_threat", ISMS_FIELD_REFERENCE, N_ ("Threat"), N_ ("What may act."),
    ISMS_FIELD_FILTERED, .target = "threat", .heading = N_ ("Catalogue Threat") },
  { "catalogue_vulnerability", ISMS_FIELD_REFERENCE, N_ ("Vulnerability"),
    N_ ("The weakness that it meets."), ISMS_FIELD_FILTERED, .target = "vulnerability",
    .heading = N_ ("Catalogue Vulnerability") },
  { "cia", ISMS_FIELD_CHOICES, N_ ("Touches"),
    N_ ("What would be lost: confidentiality, integrity, availability."), ISMS_FIELD_FILTERED,
    .choices = isms_risk_goals,
    .import_names = "c/i/a|c i a|goals|protection goals|schutzziel|schutzziele" },
  { "category", ISMS_FIELD_TEXT, N_ ("Category"), N_ ("The organisation’s own grouping."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_FILTERED,
    .import_names = "domain|group|area|risk category|kategorie|bereich|catégorie|domaine|thème" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"),
    N_ ("Who answers for it. Nothing leaves draft without."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "risk owner|who|responsible|verantwortlich|verantwortliche|risikoeigner|"
                    "risikoeigentümer|eigner|propriétaire|propriétaire du risque|responsable" },
  { "treatment", ISMS_FIELD_CHOICE, N_ ("Treatment"), N_ ("What is to be done about it (6.1.3 a)."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = treatments,
    .import_names =
        "response|strategy|option|treatment option|risk treatment|risk response|behandlung|"
        "risikobehandlung|maßnahmenart|traitement|traitement du risque" },
  { "status", ISMS_FIELD_CHOICE, N_ ("Status"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = statuses,
    .import_names = "state|stand|zustand|statut|état" },
  { "next_review", ISMS_FIELD_DATE, N_ ("Next Review"),
    N_ ("When to look at it again. A rating proposes it from its level."),
    ISMS_FIELD_DUE | ISMS_FIELD_LISTED,
    .import_names =
        "review|review date|review on|next review date|nächste überprüfung|wiedervorlage|"
        "prochaine revue|date de revue" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names =
        "notes|comment|comments|remark|remarks|bemerkung|bemerkungen|anmerkung|kommentar|notiz|"
        "remarque|remarques|commentaire|commentaires" },
  COMPUTED ("inherent_likelihood", ISMS_FIELD_INTEGER, N_ ("Inherent Likelihood"), 0),
  COMPUTED ("inherent_impact", ISMS_FIELD_INTEGER, N_ ("Inherent Impact"), 0),
  COMPUTED ("inherent_level", ISMS_FIELD_INTEGER, N_ ("Inherent Rank"), ISMS_FIELD_INTERNAL),
  COMPUTED ("inherent_level_name", ISMS_FIELD_TEXT, N_ ("Inherent Level"), 0),
  COMPUTED ("inherent_rated_on", ISMS_FIELD_DATE, N_ ("Inherent Rated On"), 0),
  COMPUTED ("current_likelihood", ISMS_FIELD_INTEGER, N_ ("Current Likelihood"), 0),
  COMPUTED ("current_impact", ISMS_FIELD_INTEGER, N_ ("Current Impact"), 0),
  COMPUTED ("current_level", ISMS_FIELD_INTEGER, N_ ("Current Rank"), ISMS_FIELD_INTERNAL),
  COMPUTED ("current_level_name",
            ISMS_FIELD_TEXT,
            N_ ("Current Level"),
            ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED),
  COMPUTED ("current_rated_on", ISMS_FIELD_DATE, N_ ("Current Rated On"), 0),
  COMPUTED ("target_likelihood", ISMS_FIELD_INTEGER, N_ ("Target Likelihood"), 0),
  COMPUTED ("target_impact", ISMS_FIELD_INTEGER, N_ ("Target Impact"), 0),
  COMPUTED ("target_level", ISMS_FIELD_INTEGER, N_ ("Target Rank"), ISMS_FIELD_INTERNAL),
  COMPUTED ("target_level_name", ISMS_FIELD_TEXT, N_ ("Target Level"), 0),
  COMPUTED ("target_rated_on", ISMS_FIELD_DATE, N_ ("Target Rated On"), 0),
  { "acceptance", ISMS_FIELD_CHOICE, N_ ("Acceptance"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED, .choices = acceptances },
  { "acceptance_because", ISMS_FIELD_CHOICES, N_ ("Acceptance Lapsed Because"), NULL,
    ISMS_FIELD_COMPUTED, .choices = isms_acceptance_lapses },
  COMPUTED ("acceptance_expires", ISMS_FIELD_DATE, N_ ("Acceptance Expires"), 0),
  { "plan_approval", ISMS_FIELD_CHOICE, N_ ("Plan Approval"), NULL, ISMS_FIELD_COMPUTED,
    .choices = acceptances },
  { "plan_because", ISMS_FIELD_CHOICES, N_ ("Approval Lapsed Because"), NULL, ISMS_FIELD_COMPUTED,
    .choices = isms_acceptance_lapses },
  ISMS_ACTION_SUMS,
};

static gboolean
find_valid_acceptance (const IsmsProposal *proposal, gboolean *found, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;

  *found = FALSE;
  if (proposal->id <= 0)
    return TRUE;
  statement = isms_database_prepare (proposal->database,
                                     "SELECT 1 FROM acceptance_list WHERE risk_id = ? "
                                     "AND what = 'risk' AND state = 'valid'",
                                     error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  *found = isms_statement_next (statement, error);
  return !isms_statement_failed (statement);
}

/* 6.1.3 f): a risk is accepted by its owner's word on record, not by choosing a status. It may come
 * back to the status as long as such a word holds; where that has lapsed, the view says so,
 * whatever is chosen. */
static gboolean
check_accepted (IsmsProposal *proposal, GError **error)
{
  const char *before =
      proposal->before != NULL ? isms_row_get_text (proposal->before, "status") : NULL;
  gboolean accepted;

  if (g_strcmp0 (isms_row_get_text (proposal->after, "status"), "accepted") != 0
      || g_strcmp0 (before, "accepted") == 0)
    return TRUE;
  if (!find_valid_acceptance (proposal, &accepted, error))
    return FALSE;
  if (accepted)
    return TRUE;
  return isms_proposal_refuse (
      proposal, "status",
      _ ("A risk is accepted by a person, on record, and gets this status by that. Choose “Accept "
         "Risk” in its form instead."),
      error);
}

/* 6.1.2 c) 2): a risk has an owner from the moment that it is more than a draft. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *status = isms_proposal_get_text (proposal, "status");
  const GValue *owner;

  if (proposal->after == NULL || status == NULL)
    return TRUE;
  if (!check_accepted (proposal, error))
    return FALSE;
  if (g_str_equal (status, "draft") || isms_proposal_get_int (proposal, "owner_id") != 0)
    return TRUE;

  owner = isms_row_get (proposal->after, "owner_id");
  if (owner != NULL && isms_row_get (proposal->after, "status") == NULL)
    return isms_proposal_refuse (
        proposal, "owner_id", _ ("Only a draft may be without an owner. Name another one instead."),
        error);
  return isms_proposal_refuse (proposal, "status",
                               _ ("A risk needs an owner before it leaves draft. Name one first."),
                               error);
}

static gboolean
has_current (const IsmsProposal *proposal)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      proposal->database, "SELECT 1 FROM rating WHERE risk_id = ? AND kind = 'current' LIMIT 1",
      NULL);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  return isms_statement_next (statement, NULL);
}

/* A draft with a current rating and an owner is assessed, whichever of them comes last: here it is
 * the owner; isms_rating_follow () sees to the rating. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  const IsmsRow *before = proposal->before;

  if (before == NULL || isms_row_get (after, "status") != NULL
      || g_strcmp0 (isms_row_get_text (before, "status"), "draft") != 0
      || isms_row_get_int (before, "owner_id") != 0
      || isms_proposal_get_int (proposal, "owner_id") == 0 || !has_current (proposal))
    return;
  isms_row_set_text (after, "status", "assessed");
}

static const char *const rule_columns[] = { "status", "owner_id", NULL };

static const char *const leading[] = { "current_level_name", "owner", "category", "status",
                                       "treatment",          NULL };

static const char *const parts[] = { "rating", "acceptance", NULL };

/* The approval of the plan goes by its actions; controls are linked to, and watched by that; their
 * checks say what is reported of them. */
static const char *const watched[] = { "action", "control_check", "control_check_result", NULL };

const IsmsKind isms_kind_risk = {
  .name = "risk",
  .number = 4,
  .view = "risk_with_actions",
  .prefix = "R",
  .label = N_ ("Risk"),
  .plural = N_ ("Risks"),
  .purpose =
      N_ ("What could keep the organisation from its aims, how likely and how bad it is, and "
          "what is done about it."),
  .icon_name = "isms-risks-symbolic",
  .title_field = "title",
  .import_name = "risks",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .parts = parts,
  .watched = watched,
  .get_type = isms_risk_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static const char *const posture_names[] = { "inherent", "current", "target" };

static const char *const posture_labels[] = {
  NC_ ("posture", "Inherent"),
  NC_ ("posture", "Current"),
  NC_ ("posture", "Target"),
};

static void
isms_risk_class_init (IsmsRiskClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_risk);
}

static void
isms_risk_init (IsmsRisk *self)
{
}

/**
 * isms_posture_get_name:
 * @posture: a posture
 *
 * Returns: (transfer none): the word for it in SQL: "current"
 */
const char *
isms_posture_get_name (IsmsPosture posture)
{
  return posture_names[posture];
}

/**
 * isms_posture_get_label:
 * @posture: a posture
 *
 * Returns: (transfer none): what people call it, translated
 */
const char *
isms_posture_get_label (IsmsPosture posture)
{
  return g_dpgettext2 (GETTEXT_PACKAGE, "posture", posture_labels[posture]);
}

/**
 * isms_risk_get_likelihood:
 * @self: a risk
 * @posture: which of its ratings
 *
 * Returns: the likelihood that holds, or 0 where it is not rated
 */
int
isms_risk_get_likelihood (IsmsRisk *self, IsmsPosture posture)
{
  static const char *const names[] = { "inherent_likelihood", "current_likelihood",
                                       "target_likelihood" };

  return (int) isms_record_get_int (ISMS_RECORD (self), names[posture]);
}

/**
 * isms_risk_get_impact:
 * @self: a risk
 * @posture: which of its ratings
 *
 * Returns: the impact that holds, or 0 where it is not rated
 */
int
isms_risk_get_impact (IsmsRisk *self, IsmsPosture posture)
{
  static const char *const names[] = { "inherent_impact", "current_impact", "target_impact" };

  return (int) isms_record_get_int (ISMS_RECORD (self), names[posture]);
}

/**
 * isms_risk_dup_owner_initials:
 * @self: a risk
 *
 * Returns: (transfer full): the first letters of the owner's first and last names, "" without one
 */
char *
isms_risk_dup_owner_initials (IsmsRisk *self)
{
  return isms_person_dup_initials (isms_record_get_text (ISMS_RECORD (self), "owner"));
}

/**
 * isms_rating_new_row:
 * @risk: the id of a risk
 * @method: the version it is rated under
 * @posture: which of its ratings
 * @likelihood: from 1
 * @impact: from 1
 * @why: (nullable): the reason
 * @who: (nullable): who judges
 * @rated_on: the day, ISO 8601
 * @error: return location
 *
 * A row for the table "rating": what isms_risk_rate () adds, for imports and samples. Any thread.
 *
 * Returns: (transfer full): the row; %NULL with %G_IO_ERROR_INVALID_DATA outside the scales
 */
IsmsRow *
isms_rating_new_row (gint64 risk,
                     IsmsMethod *method,
                     IsmsPosture posture,
                     int likelihood,
                     int impact,
                     const char *why,
                     const char *who,
                     const char *rated_on,
                     GError **error)
{
  const IsmsLevel *level = isms_method_rate (method, likelihood, impact);
  IsmsRow *row;

  if (level == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                   /* Translators: two ratings, then the greatest of each scale */
                   _ ("Likelihood %d and impact %d are not on the scales, which end at %d and %d."),
                   likelihood, impact, isms_method_get_n_likelihoods (method),
                   isms_method_get_n_impacts (method));
      return NULL;
    }

  row = isms_row_new ();
  isms_row_set_int (row, "risk_id", risk);
  isms_row_set_text (row, "kind", isms_posture_get_name (posture));
  isms_row_set_int (row, "method_id", isms_method_get_id (method));
  isms_row_set_int (row, "likelihood", likelihood);
  isms_row_set_int (row, "impact", impact);
  isms_row_set_int (row, "level", level->rank);
  isms_row_set_text (row, "why", why != NULL && *why != '\0' ? why : NULL);
  isms_row_set_text (row, "who", who);
  isms_row_set_text (row, "rated_on", rated_on);
  return row;
}

static char *
write_label (IsmsRisk *risk, IsmsMethod *method, IsmsPosture posture, int likelihood, int impact)
{
  const char *likelihood_label = isms_method_get_likelihood (method, likelihood)->label;
  const char *impact_label = isms_method_get_impact (method, impact)->label;
  g_autofree char *posture_label = isms_words_lower (isms_posture_get_label (posture));
  const char *ref = isms_record_get_ref (ISMS_RECORD (risk));
  gboolean first = isms_risk_get_likelihood (risk, posture) == 0;

  if (first && posture == ISMS_POSTURE_CURRENT)
    /* Translators: a risk's ref and the points of the scales: Rated R-014 Likely × Major */
    return g_strdup_printf (_ ("Rated %s %s × %s"), ref, likelihood_label, impact_label);
  if (first)
    /* Translators: Rated R-014 Likely × Major (target) */
    return g_strdup_printf (_ ("Rated %s %s × %s (%s)"), ref, likelihood_label, impact_label,
                            posture_label);
  if (posture == ISMS_POSTURE_CURRENT)
    /* Translators: a risk's ref and the points of the scales: Moved R-014 to Likely × Major */
    return g_strdup_printf (_ ("Moved %s to %s × %s"), ref, likelihood_label, impact_label);

  /* Translators: Moved R-014 to Likely × Major (target) */
  return g_strdup_printf (_ ("Moved %s to %s × %s (%s)"), ref, likelihood_label, impact_label,
                          posture_label);
}

/**
 * isms_rating_follow:
 * @before: (nullable): "status", "owner_id" and "next_review" of the risk as they stand; %NULL: it
 *   is new
 * @after: (inout): what is set in the same breath, which is left alone; what follows is added
 * @posture: which rating is given
 * @has_current: whether the risk has, or is given, a current rating
 * @review_days: of the level that the rating makes
 * @today: the day of the rating, ISO 8601
 *
 * What a rating changes in the risk itself (6.1.2, 8.2). A current rating proposes the next review
 * from its level: the risk's own moves when it is unset or later. A draft with an owner and a
 * current rating becomes assessed. Any thread.
 */
void
isms_rating_follow (const IsmsRow *before,
                    IsmsRow *after,
                    IsmsPosture posture,
                    gboolean has_current,
                    int review_days,
                    const char *today)
{
  const IsmsProposal risk = { .kind = &isms_kind_risk, .before = before, .after = after };
  const char *status = isms_proposal_get_text (&risk, "status");
  const char *review = isms_proposal_get_text (&risk, "next_review");

  if (isms_row_get (after, "status") == NULL && has_current
      && (status == NULL || g_str_equal (status, "draft"))
      && isms_proposal_get_int (&risk, "owner_id") != 0)
    isms_row_set_text (after, "status", "assessed");

  if (posture == ISMS_POSTURE_CURRENT && isms_row_get (after, "next_review") == NULL)
    {
      g_autofree char *iso = isms_day_dup_nth (isms_day_get_number (today) + review_days);

      if (review == NULL || strcmp (review, iso) > 0)
        isms_row_set_text (after, "next_review", iso);
    }
}

typedef struct
{
  gint64 risk;
  IsmsPosture posture;
  int review_days;
  char today[16];
  IsmsRow *rating;
} Follow;

static void
free_follow (gpointer data)
{
  Follow *follow = data;

  isms_row_free (follow->rating);
  g_free (follow);
}

/* 6.1.2: what was chosen on one grid is never kept as a place of another. */
static gboolean
check_method (IsmsDatabase *database, const IsmsRow *rating, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database, "SELECT id FROM method ORDER BY version DESC, id DESC LIMIT 1", error);

  if (statement == NULL)
    return FALSE;
  if (isms_statement_next (statement, error)
      && isms_statement_get_int (statement, 0)
             == g_value_get_int64 (isms_row_get (rating, "method_id")))
    return TRUE;
  if (!isms_statement_failed (statement))
    g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                         _ ("The risk method was changed in the meantime. Nothing was rated: "
                            "look at the risk on the new grid, and rate it there."));
  return FALSE;
}

/* Inside the step: the rating, and behind it the risk as it stands there. */
static gboolean
follow_cb (IsmsWriter *writer, gpointer user_data, GCancellable *cancellable, GError **error)
{
  const Follow *follow = user_data;
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      isms_writer_get_database (writer),
      "SELECT EXISTS (SELECT 1 FROM rating WHERE risk_id = risk.id AND kind = 'current'),"
      " status, owner_id, next_review FROM risk WHERE id = ?",
      error);
  g_autoptr (IsmsRow) before = isms_row_new ();
  g_autoptr (IsmsRow) after = isms_row_new ();

  if (statement == NULL || !check_method (isms_writer_get_database (writer), follow->rating, error)
      || !isms_rating_keep_estimate (isms_writer_get_database (writer), follow->rating, error)
      || isms_writer_insert (writer, "rating", follow->rating, error) == 0)
    return FALSE;
  isms_statement_bind_int (statement, 1, follow->risk);
  if (isms_statement_next (statement, error))
    {
      for (int i = 1; i < isms_statement_get_n_columns (statement); i++)
        {
          g_auto (GValue) value = G_VALUE_INIT;

          isms_statement_get_value (statement, i, &value);
          isms_row_set_value (before, isms_statement_get_name (statement, i), &value);
        }
      isms_rating_follow (before, after, follow->posture,
                          isms_statement_get_int (statement, 0) != 0, follow->review_days,
                          follow->today);
    }
  if (isms_statement_failed (statement))
    return FALSE;
  isms_statement_reset (statement);
  return isms_writer_update (writer, "risk", follow->risk, after, error)
         && isms_edit_touch (writer, &isms_kind_risk, follow->risk, error);
}

/**
 * isms_risk_rate:
 * @step: a step that is not committed yet
 * @risk: a risk
 * @method: the method in force
 * @posture: which of its ratings
 * @likelihood: from 1
 * @impact: from 1
 * @why: (nullable): the reason, in the person's words
 * @error: return location
 *
 * Appends a rating and never changes one (6.1.2 d, 8.2); the estimate in money of the rating before
 * goes on to hold, and the risk follows as isms_rating_follow () says, when the step is committed.
 * The step is called "Moved R-014 to Likely × Major".
 *
 * Returns: %FALSE with %G_IO_ERROR_INVALID_DATA outside the scales; the step is unchanged then. The
 *   commit fails with the same where @method is no longer in force
 */
gboolean
isms_risk_rate (IsmsStep *step,
                IsmsRisk *risk,
                IsmsMethod *method,
                IsmsPosture posture,
                int likelihood,
                int impact,
                const char *why,
                GError **error)
{
  g_autoptr (GDateTime) utc = isms_step_dup_time (step);
  g_autoptr (GDateTime) now = g_date_time_to_local (utc);
  g_autofree char *today = isms_day_of (now);
  g_autofree char *label = NULL;
  gint64 id = isms_record_get_id (ISMS_RECORD (risk));
  IsmsRow *row = isms_rating_new_row (id, method, posture, likelihood, impact, why,
                                      isms_step_get_actor (step), today, error);
  Follow follow = { .risk = id, .posture = posture };

  if (row == NULL)
    return FALSE;

  follow.review_days = isms_method_rate (method, likelihood, impact)->review_days;
  g_strlcpy (follow.today, today, sizeof follow.today);
  follow.rating = row;
  isms_step_call (step, follow_cb, g_memdup2 (&follow, sizeof follow), free_follow);

  label = write_label (risk, method, posture, likelihood, impact);
  isms_step_set_label (step, label);
  return TRUE;
}

/**
 * isms_rating_free:
 * @self: (transfer full): a rating
 */
void
isms_rating_free (IsmsRating *self)
{
  g_free (self->why);
  g_free (self->who);
  g_free (self->rated_on);
  g_free (self);
}

static IsmsRating *
read_rating (IsmsStatement *statement)
{
  IsmsRating *rating = g_new0 (IsmsRating, 1);
  const char *kind = isms_statement_get_text (statement, 1);

  rating->id = isms_statement_get_int (statement, 0);
  for (guint i = 0; i < G_N_ELEMENTS (posture_names); i++)
    if (g_str_equal (posture_names[i], kind))
      rating->posture = (IsmsPosture) i;
  rating->method = isms_statement_get_int (statement, 2);
  rating->likelihood = (int) isms_statement_get_int (statement, 3);
  rating->impact = (int) isms_statement_get_int (statement, 4);
  rating->why = isms_statement_dup_text (statement, 5);
  rating->who = isms_statement_dup_text (statement, 6);
  rating->rated_on = isms_statement_dup_text (statement, 7);
  return rating;
}

/**
 * isms_risk_load_ratings:
 * @database: a connection of the calling thread
 * @risk: the id of a risk
 * @error: return location
 *
 * Returns: (transfer full) (element-type IsmsRating): every rating of the risk, the newest first;
 *   %NULL on error
 */
GPtrArray *
isms_risk_load_ratings (IsmsDatabase *database, gint64 risk, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id, kind, method_id, likelihood, impact, why, who, rated_on FROM rating AS n "
      "WHERE risk_id = ? ORDER BY " ISMS_RATING_NEWEST_FIRST,
      error);
  g_autoptr (GPtrArray) ratings =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_rating_free);

  if (statement == NULL)
    return NULL;

  isms_statement_bind_int (statement, 1, risk);
  while (isms_statement_next (statement, error))
    g_ptr_array_add (ratings, read_rating (statement));
  if (isms_statement_failed (statement))
    return NULL;

  return g_steal_pointer (&ratings);
}
