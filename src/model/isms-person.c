/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* People: their fields. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-person.h"
#include "isms-review.h"
#include "isms-rule.h"

struct _IsmsPerson
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsPerson, isms_person, ISMS_TYPE_RECORD)

static const IsmsChoice trainings[] = {
  { "missing", N_ ("Lacks a course"), NULL },
  { "lapsed", N_ ("A course has lapsed"), NULL },
  { "soon", N_ ("A course lapses within 30 days"), NULL },
  { "done", N_ ("Has what is needed"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "name", ISMS_FIELD_TEXT, N_ ("Name"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "person|full name|employee|vor- und nachname|mitarbeiter" },
  { "job", ISMS_FIELD_TEXT, N_ ("Job Title"), NULL, ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "title|position|function|role|funktion|stelle" },
  { "unit", ISMS_FIELD_REFERENCE, N_ ("Unit"),
    N_ ("The part of the organisation that they work in."), ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .target = "unit", .import_names = "department|team|division|abteilung|bereich" },
  { "email", ISMS_FIELD_TEXT, N_ ("Email"), NULL, ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "e-mail|mail|email address|e-mail-adresse" },
  { "phone", ISMS_FIELD_TEXT, N_ ("Phone"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "telephone|tel|mobile|telefon" },
  { "active", ISMS_FIELD_BOOLEAN, N_ ("Active"), N_ ("Still with the organisation."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_FILTERED, .import_names = "in service|employed|aktiv" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "roles", ISMS_FIELD_LINKS, N_ ("Roles Held"), N_ ("As holder or deputy (5.3)."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED, .target = "role", .link_table = "person_role" },
  { "training", ISMS_FIELD_CHOICES, N_ ("Training"),
    N_ ("How the courses stand that they are to have (7.2, 7.3)."),
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = trainings },
  { "missing", ISMS_FIELD_LINKS, N_ ("Missing Courses"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED, .target = "course", .link_table = "person_missing" },
  { "lapsed", ISMS_FIELD_LINKS, N_ ("Lapsed Courses"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED, .target = "course", .link_table = "person_lapsed" },
  { "lapsing", ISMS_FIELD_LINKS, N_ ("Lapse within 30 Days"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED, .target = "course", .link_table = "person_lapsing" },
};

/* 6.1.2 c) 2): who owns risks that are more than drafts cannot just vanish. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  g_autoptr (IsmsStatement) statement = NULL;
  g_autofree char *sentence = NULL;
  gint64 n_risks;

  if (proposal->after != NULL)
    return TRUE;
  if (!isms_review_check_person (proposal, error))
    return FALSE;
  statement = isms_database_prepare (proposal->database,
                                     "SELECT count(*), min(ref) FROM risk "
                                     "WHERE owner_id = ? AND status <> 'draft'",
                                     error);
  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, proposal->id);
  if (!isms_statement_next (statement, error))
    return FALSE;
  n_risks = isms_statement_get_int (statement, 0);
  if (n_risks == 0)
    return TRUE;

  sentence = g_strdup_printf (
      /* Translators: how many, and the ref of one of them */
      ngettext ("This person owns %d risk that is not a draft: %s. Give it another owner, "
                "or archive the person.",
                "This person owns %d risks that are not drafts, such as %s. Give them "
                "another owner, or archive the person.",
                (gulong) n_risks),
      (int) n_risks, isms_statement_get_text (statement, 1));
  return isms_proposal_refuse (proposal, NULL, sentence, error);
}

static const char *const rule_columns[] = { NULL }; /* only deleting is asked for */

/* What decides which courses they are to have, and which they do. */
static const char *const watched[] = { "attendance", "competence", "course_unit", "course_role",
                                       NULL };

const IsmsKind isms_kind_person = {
  .name = "person",
  .number = 1,
  .view = "person_list",
  .prefix = "P",
  .label = N_ ("Person"),
  .plural = N_ ("People"),
  .purpose = N_ ("Who owns, judges and does things. Everything else names them."),
  .icon_name = "system-users-symbolic",
  .title_field = "name",
  .import_name = "people",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .watched = watched,
  .get_type = isms_person_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_person_class_init (IsmsPersonClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_person);
}

static void
isms_person_init (IsmsPerson *self)
{
}

/**
 * isms_person_dup_initials:
 * @name: (nullable): a person's name
 *
 * Returns: (transfer full): the first letters of the first and the last name, "" without one
 */
char *
isms_person_dup_initials (const char *name)
{
  g_auto (GStrv) words = g_strsplit_set (name != NULL ? name : "", " \t", -1);
  GString *initials = g_string_new (NULL);
  const char *last = NULL;

  for (guint i = 0; words[i] != NULL; i++)
    {
      if (*words[i] == '\0')
        continue;
      if (initials->len == 0)
        g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (words[i])));
      else
        last = words[i];
    }
  if (last != NULL)
    g_string_append_unichar (initials, g_unichar_toupper (g_utf8_get_char (last)));

  return g_string_free (initials, FALSE);
}
