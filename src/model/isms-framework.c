/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Frameworks: their fields, and that none goes from under its controls. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-framework.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsFramework
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsFramework, isms_framework, ISMS_TYPE_RECORD)

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "framework|standard|name|norm|rahmenwerk|bezeichnung" },
  { "version", ISMS_FIELD_TEXT, N_ ("Version"), N_ ("Its edition or year."), ISMS_FIELD_LISTED,
    .import_names = "edition|year|ausgabe|jahr" },
  { "publisher", ISMS_FIELD_TEXT, N_ ("Publisher"), NULL,
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .import_names = "provider|author|herausgeber" },
  { "in_soa", ISMS_FIELD_BOOLEAN, N_ ("In the Statement of Applicability"),
    N_ ("Whether its controls are decided on one by one (6.1.3 d)."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .import_names = "soa|in soa" },
  { "description", ISMS_FIELD_PROSE, N_ ("Description"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "details|beschreibung" },
  { "licence", ISMS_FIELD_PROSE, N_ ("Licence"),
    N_ ("What may be done with its words, and who says so."), ISMS_FIELD_PLAIN,
    .import_names = "license|copyright|lizenz|rechte" },
  { "source", ISMS_FIELD_TEXT, N_ ("Source"), N_ ("The address or the file that it came from."),
    ISMS_FIELD_PLAIN, .import_names = "url|link|file|quelle" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "controls", ISMS_FIELD_INTEGER, N_ ("Controls"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
};

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT count (*) FROM control WHERE framework_id = %" G_GINT64_FORMAT, proposal->id);
  gint64 n_controls = 0;

  if (proposal->after != NULL)
    return TRUE;
  if (!isms_database_query_int (proposal->database, sql, &n_controls, error))
    return FALSE;
  if (n_controls == 0)
    return TRUE;
  return isms_proposal_refuse (
      proposal, NULL,
      _ ("Its controls and what was decided on them would lose their place. Archive it instead."),
      error);
}

static const char *const rule_columns[] = { NULL };

static const char *const watched[] = { "control", NULL };

const IsmsKind isms_kind_framework = {
  .name = "framework",
  .number = 7,
  .view = "framework_list",
  .prefix = "F",
  .label = N_ ("Framework"),
  .plural = N_ ("Frameworks"),
  .purpose = N_ ("The standards and catalogues that controls and clauses come from."),
  .icon_name = "accessories-dictionary-symbolic",
  .title_field = "title",
  .import_name = "frameworks",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .watched = watched,
  .get_type = isms_framework_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_framework_class_init (IsmsFrameworkClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_framework);
}

static void
isms_framework_init (IsmsFramework *self)
{
}
