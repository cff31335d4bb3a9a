/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Internal and external issues: what the organisation has to reckon with (4.1): fields. */

#include "isms-config.h"

#include "isms-issue.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"

struct _IsmsIssue
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsIssue, isms_issue, ISMS_TYPE_RECORD)

static const IsmsChoice side_choices[] = {
  { "internal", N_ ("Internal"), "intern|inside" },
  { "external", N_ ("External"), "extern|outside" },
  { NULL, NULL, NULL },
};

static const IsmsChoice category_choices[] = {
  { "strategy", N_ ("Strategy"), "goals|strategie|ziele" },
  { "culture", N_ ("Culture"), "values|kultur" },
  { "people", N_ ("People and Skills"), "personnel|skills|personal|fachkräfte" },
  { "processes", N_ ("Processes"), "organisation|prozesse" },
  { "technology", N_ ("Technology"), "it|technik|technologie" },
  { "finance", N_ ("Finance"), "money|economic|finanzen|wirtschaft" },
  { "law", N_ ("Law and Regulation"), "legal|regulatory|recht" },
  { "market", N_ ("Market and Competition"), "market|competition|markt|wettbewerb" },
  { "suppliers", N_ ("Suppliers"), "supply chain|lieferanten|lieferkette" },
  { "politics", N_ ("Politics and Society"), "political|social|politik|gesellschaft" },
  { "threats", N_ ("Threat Situation"), "threat|bedrohungslage" },
  { "climate", N_ ("Climate and Nature"), "environment|klima|umwelt" },
  { NULL, NULL, NULL },
};

static const IsmsChoice trend_choices[] = {
  { "better", N_ ("Improving"), "better|improving|besser" },
  { "same", N_ ("Unchanged"), "stable|same|unverändert|stabil" },
  { "worse", N_ ("Worsening"), "worse|worsening|schlechter" },
  { NULL, NULL, NULL },
};

static const IsmsChoice status_choices[] = {
  { "open", N_ ("Open"), "active|current|offen|aktuell" },
  { "closed", N_ ("No Longer Relevant"), "closed|done|erledigt|geschlossen", .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("The issue in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "issue|topic|thema|name|bezeichnung" },
  { "side", ISMS_FIELD_CHOICE, N_ ("Side"),
    N_ ("Whether it lies inside the organisation or outside."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = side_choices,
    .import_names = "internal/external|type|kind|art" },
  { "category", ISMS_FIELD_CHOICE, N_ ("Category"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = category_choices, .import_names = "topic area|kategorie|bereich" },
  { "description", ISMS_FIELD_PROSE, N_ ("Description"), N_ ("What is the case."),
    ISMS_FIELD_SEARCHED, .import_names = "details|beschreibung" },
  { "effect", ISMS_FIELD_PROSE, N_ ("Effect"), N_ ("What it means for information security."),
    ISMS_FIELD_SEARCHED, .import_names = "impact|consequence|auswirkung|wirkung" },
  { "trend", ISMS_FIELD_CHOICE, N_ ("Trend"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = trend_choices, .import_names = "tendency|tendenz|entwicklung" },
  { "watched_since", ISMS_FIELD_DATE, N_ ("Watched Since"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "since|date|seit|beobachtet seit" },
  { "status", ISMS_FIELD_CHOICE, N_ ("Status"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = status_choices,
    .import_names = "state|zustand|stand" },
  { "risks", ISMS_FIELD_LINKS, N_ ("Risks"), N_ ("The risks that follow from it (6.1.1)."),
    ISMS_FIELD_PLAIN, .target = "risk", .link_table = "issue_risk",
    .import_names = "risk|risk refs|risiken" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who keeps it up to date."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "responsible|who|verantwortlich|zuständig" },
  { "reviewed_on", ISMS_FIELD_DATE, N_ ("Last Reviewed"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "reviewed|last review|geprüft am|zuletzt geprüft" },
  { "review_months", ISMS_FIELD_INTEGER, N_ ("Review Every (Months)"),
    N_ ("From 1 to 60. Nothing: it is not reviewed on a schedule."), ISMS_FIELD_PLAIN,
    .import_names = "review interval|review cycle|prüfturnus|prüfintervall", .min = 1, .max = 60 },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "next_review", ISMS_FIELD_DATE, N_ ("Next Review"), NULL,
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "review_due", ISMS_FIELD_BOOLEAN, N_ ("Review Is Due"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
};

static const char *const leading[] = { "side",  "category",    "trend", "status",
                                       "owner", "next_review", NULL };

const IsmsKind isms_kind_issue = {
  .name = "issue",
  .number = 13,
  .view = "issue_list",
  .prefix = "IS",
  .label = N_ ("Issue"),
  .plural = N_ ("Issues"),
  .purpose = N_ ("What inside and outside the organisation bears on information security (4.1)."),
  .icon_name = "dialog-information-symbolic",
  .title_field = "title",
  .import_name = "issues",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_issue_get_type,
};

static void
isms_issue_class_init (IsmsIssueClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_issue);
}

static void
isms_issue_init (IsmsIssue *self)
{
}
