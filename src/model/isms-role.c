/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Roles, their duties and authority (5.3): fields and rules. */

#include "isms-config.h"

#include "isms-role.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsRole
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsRole, isms_role, ISMS_TYPE_RECORD)

static const IsmsChoice flaws_choices[] = {
  { "vacant", N_ ("Held by nobody"), NULL },
  { "left", N_ ("Its holder has left"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "role|function|rolle|funktion|name" },
  { "duties", ISMS_FIELD_PROSE, N_ ("Duties"), N_ ("What its holder has to do."),
    ISMS_FIELD_SEARCHED, .import_names = "tasks|description|aufgaben|pflichten" },
  { "authority", ISMS_FIELD_PROSE, N_ ("Authority"), N_ ("What its holder may decide."),
    ISMS_FIELD_SEARCHED, .import_names = "powers|rights|befugnisse|rechte" },
  { "holder", ISMS_FIELD_REFERENCE, N_ ("Holder"), N_ ("Who has it now."),
    ISMS_FIELD_MINE | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "person|held by|owner|inhaber|besetzt mit" },
  { "deputy", ISMS_FIELD_REFERENCE, N_ ("Deputy"), N_ ("Who stands in."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "substitute|stand-in|vertretung|stellvertreter" },
  { "unit", ISMS_FIELD_REFERENCE, N_ ("Unit"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .target = "unit", .import_names = "department|team|abteilung|bereich" },
  { "assigned_on", ISMS_FIELD_DATE, N_ ("Assigned On"), N_ ("When its holder was told (5.3)."),
    ISMS_FIELD_PLAIN, .import_names = "since|from|seit|übertragen am" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "responsibilities", ISMS_FIELD_INTEGER, N_ ("Responsibilities"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws_choices },
};

/* 5.3: who stands in for oneself stands in for nobody. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  gint64 holder, deputy;

  if (proposal->after == NULL)
    return TRUE;
  holder = isms_proposal_get_int (proposal, "holder_id");
  deputy = isms_proposal_get_int (proposal, "deputy_id");
  if (holder == 0 || holder != deputy)
    return TRUE;
  return isms_proposal_refuse (
      proposal, isms_row_get (proposal->after, "deputy_id") != NULL ? "deputy_id" : "holder_id",
      _ ("Nobody stands in for themselves. Choose another person."), error);
}

static const char *const rule_columns[] = { "holder_id", "deputy_id", NULL };

static const char *const leading[] = {
  "holder", "deputy", "unit", "responsibilities", "flaws", NULL
};

static const char *const parts[] = { "responsibility", NULL };

const IsmsKind isms_kind_role = {
  .name = "role",
  .number = 17,
  .view = "role_list",
  .prefix = "RO",
  .label = N_ ("Role"),
  .plural = N_ ("Roles"),
  .purpose = N_ ("Who may and must do what for information security (5.3)."),
  .icon_name = "avatar-default-symbolic",
  .title_field = "title",
  .import_name = "roles",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .parts = parts,
  .get_type = isms_role_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_role_class_init (IsmsRoleClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_role);
}

static void
isms_role_init (IsmsRole *self)
{
}
