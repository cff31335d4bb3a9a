/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Interested parties (4.2): fields. */

#include "isms-config.h"

#include "isms-party.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"

struct _IsmsParty
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsParty, isms_party, ISMS_TYPE_RECORD)

static const IsmsChoice kind_choices[] = {
  { "customer", N_ ("Customers"), "customer|client|kunde" },
  { "authority", N_ ("Authorities"), "regulator|authority|government|behörde|aufsicht" },
  { "owner", N_ ("Owners"), "shareholder|investor|owner|eigentümer|gesellschafter" },
  { "employee", N_ ("Employees"), "staff|employee|mitarbeiter|beschäftigte" },
  { "supplier", N_ ("Suppliers"), "supplier|vendor|lieferant|dienstleister" },
  { "partner", N_ ("Partners"), "partner" },
  { "insurer", N_ ("Insurers and Banks"), "insurer|bank|versicherer|versicherung" },
  { "group", N_ ("Group of Companies"), "parent company|group|konzern|mutter" },
  { "public", N_ ("The Public"), "public|press|neighbours|öffentlichkeit|presse" },
  { "other", N_ ("Others"), "other|andere|sonstige" },
  { NULL, NULL, NULL },
};

static const IsmsChoice influence_choices[] = {
  { "low", N_ ("Low"), "gering|niedrig" },
  { "medium", N_ ("Medium"), "mittel" },
  { "high", N_ ("High"), "groß|hoch" },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Name"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "party|interested party|stakeholder|partei|interessierte partei" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = kind_choices,
    .import_names = "type|category|art|kategorie" },
  { "description", ISMS_FIELD_PROSE, N_ ("Description"),
    N_ ("What they have to do with the organisation."), ISMS_FIELD_SEARCHED,
    .import_names = "details|needs|expectations|beschreibung" },
  { "influence", ISMS_FIELD_CHOICE, N_ ("Influence"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = influence_choices, .import_names = "importance|power|einfluss|bedeutung" },
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
  { "requirements", ISMS_FIELD_INTEGER, N_ ("Requirements"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "open_feedback", ISMS_FIELD_INTEGER, N_ ("Unanswered Feedback"), NULL, ISMS_FIELD_COMPUTED },
};

static const char *const leading[] = { "kind",  "influence",   "requirements",
                                       "owner", "next_review", NULL };

static const char *const watched[] = { "requirement", "feedback", NULL };

const IsmsKind isms_kind_party = {
  .name = "party",
  .number = 23,
  .view = "party_list",
  .prefix = "IP",
  .label = N_ ("Interested Party"),
  .plural = N_ ("Interested Parties"),
  .purpose = N_ ("Who has a stake in information security, and what they ask for (4.2)."),
  .icon_name = "system-users-symbolic",
  .title_field = "title",
  .import_name = "parties",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_party_get_type,
};

static void
isms_party_class_init (IsmsPartyClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_party);
}

static void
isms_party_init (IsmsParty *self)
{
}
