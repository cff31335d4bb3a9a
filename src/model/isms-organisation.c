/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The organisation: its fields, and that there is always one. */

#include "isms-config.h"

#include "isms-organisation.h"

#include <stdlib.h>
#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsOrganisation
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsOrganisation, isms_organisation, ISMS_TYPE_RECORD)

static const IsmsChoice climates[] = {
  { "undecided", N_ ("Undecided"), "?|offen" },
  { "yes", N_ ("Relevant"), "yes|ja" },
  { "no", N_ ("Not Relevant"), "no|nein" },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "name", ISMS_FIELD_TEXT, N_ ("Name"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "organisation|organization|company|firma|unternehmen" },
  { "sector", ISMS_FIELD_TEXT, N_ ("Sector"), N_ ("What it does."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED, .import_names = "industry|branche" },
  { "headcount", ISMS_FIELD_INTEGER, N_ ("Headcount"), N_ ("How many people work in it."),
    ISMS_FIELD_LISTED, .import_names = "employees|staff|mitarbeiter|beschäftigte",
    .max = 10000000 },
  { "sites", ISMS_FIELD_PROSE, N_ ("Sites"), N_ ("Where it works."), ISMS_FIELD_SEARCHED,
    .import_names = "locations|standorte" },
  { "scope", ISMS_FIELD_PROSE, N_ ("Scope of the ISMS"),
    N_ ("What the ISMS covers, in words that can stand on a certificate (4.3)."),
    ISMS_FIELD_SEARCHED, .import_names = "scope|geltungsbereich|anwendungsbereich" },
  { "boundaries", ISMS_FIELD_PROSE, N_ ("Boundaries"),
    N_ ("Where it ends: sites, units, systems, networks."), ISMS_FIELD_SEARCHED,
    .import_names = "limits|grenzen" },
  { "interfaces", ISMS_FIELD_PROSE, N_ ("Interfaces"),
    N_ ("What it depends on that others do, and what others do that depends on it (4.3 c)."),
    ISMS_FIELD_SEARCHED, .import_names = "dependencies|schnittstellen|abhängigkeiten" },
  { "exclusions", ISMS_FIELD_PROSE, N_ ("Exclusions"), N_ ("What is left out, and why."),
    ISMS_FIELD_SEARCHED, .import_names = "excluded|ausschlüsse|ausnahmen" },
  { "climate", ISMS_FIELD_CHOICE, N_ ("Climate Change"),
    N_ ("Whether it is a relevant issue is to be determined (4.1). The reason goes first."),
    ISMS_FIELD_REQUIRED, .choices = climates, .import_names = "climate|klimawandel" },
  { "climate_reason", ISMS_FIELD_PROSE, N_ ("Reason for That"),
    N_ ("What was considered, and why it came out so."), ISMS_FIELD_SEARCHED,
    .import_names = "climate reason|grund klimawandel" },
  { "classifications", ISMS_FIELD_PROSE, N_ ("Classification Labels"),
    N_ ("For information, one a line, the most open first (A.5.12)."), ISMS_FIELD_PLAIN,
    .import_names = "labels|klassifizierung" },
  { "fiscal_year_start", ISMS_FIELD_TEXT, N_ ("Business Year Begins"), N_ ("Month and day: 01-01."),
    ISMS_FIELD_PLAIN, .import_names = "fiscal year|geschäftsjahr" },
  { "plans_elsewhere", ISMS_FIELD_BOOLEAN, N_ ("Project Planned Elsewhere"),
    N_ ("The way to a certificate is planned outside of Parapet: no plan is proposed."),
    ISMS_FIELD_PLAIN, .import_names = "anderswo geplant" },
  { "currency", ISMS_FIELD_TEXT, N_ ("Currency"), NULL, ISMS_FIELD_INTERNAL },
  { "tolerance_loss", ISMS_FIELD_INTEGER, N_ ("Tolerated Loss"), NULL, ISMS_FIELD_INTERNAL },
  { "tolerance_chance", ISMS_FIELD_INTEGER, N_ ("Tolerated Chance"), NULL, ISMS_FIELD_INTERNAL },
  { "one", ISMS_FIELD_INTEGER, N_ ("Only One"), NULL, ISMS_FIELD_INTERNAL },
};

static gboolean
is_month_and_day (const char *text)
{
  if (strlen (text) != 5 || text[2] != '-' || !g_ascii_isdigit (text[0])
      || !g_ascii_isdigit (text[1]) || !g_ascii_isdigit (text[3]) || !g_ascii_isdigit (text[4]))
    return FALSE;
  /* A leap day begins no year. */
  return g_date_valid_dmy ((GDateDay) atoi (text + 3), (GDateMonth) atoi (text), 2025);
}

/* 4.1 with Amendment 1: whether climate change is a relevant issue is determined, so there is a
 * reason for either answer. */
static gboolean
check_climate (IsmsProposal *proposal, GError **error)
{
  const char *climate = isms_proposal_get_text (proposal, "climate");
  const char *reason = isms_proposal_get_text (proposal, "climate_reason");

  if (g_strcmp0 (climate, "undecided") == 0 || (reason != NULL && *reason != '\0'))
    return TRUE;
  if (isms_row_get (proposal->after, "climate") == NULL
      && isms_row_get (proposal->after, "climate_reason") == NULL)
    return TRUE;
  return isms_proposal_refuse (
      proposal, isms_row_get (proposal->after, "climate") != NULL ? "climate" : "climate_reason",
      _ ("The decision on climate change has a reason either way. Write the reason first."), error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *begin;

  if (proposal->after == NULL || isms_proposal_get_int (proposal, "archived") != 0)
    return isms_proposal_refuse (
        proposal, NULL,
        _ ("A workspace is that of its organisation, which stays. Nothing was done."), error);
  begin = isms_proposal_get_text (proposal, "fiscal_year_start");
  if (begin == NULL || !is_month_and_day (begin))
    return isms_proposal_refuse (proposal, "fiscal_year_start",
                                 _ ("The business year begins on a month and a day, written as "
                                    "04-01 for the first of April."),
                                 error);
  return check_climate (proposal, error);
}

static const char *const rule_columns[] = { "archived", "fiscal_year_start", "climate",
                                            "climate_reason", NULL };

const IsmsKind isms_kind_organisation = {
  .name = "organisation",
  .number = 22,
  .view = "organisation_list",
  .prefix = "ORG",
  .label = N_ ("Organisation"),
  .plural = N_ ("Organisation"),
  .purpose = N_ ("Who the workspace is about, and what its ISMS covers (4.3)."),
  .icon_name = "go-home-symbolic",
  .title_field = "name",
  .import_name = "organisation",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = isms_organisation_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_organisation_class_init (IsmsOrganisationClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_organisation);
}

static void
isms_organisation_init (IsmsOrganisation *self)
{
}

/**
 * isms_organisation_get_kind:
 *
 * Returns: (transfer none): how the organisation is described
 */
const IsmsKind *
isms_organisation_get_kind (void)
{
  return &isms_kind_organisation;
}

/**
 * isms_organisation_load:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: (transfer full): the organisation that the workspace is about; %NULL on error
 */
IsmsRecord *
isms_organisation_load (IsmsDatabase *database, GError **error)
{
  gint64 id;

  if (!isms_database_query_int (database, "SELECT id FROM organisation", &id, error))
    return NULL;
  return isms_record_load (database, &isms_kind_organisation, id, error);
}
