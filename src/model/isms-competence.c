/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Competences: fields. Who has one is computed in the views (009-training.sql). */

#include "isms-config.h"

#include "isms-competence.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"

struct _IsmsCompetence
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsCompetence, isms_competence, ISMS_TYPE_RECORD)

static const IsmsChoice flaws[] = {
  { "unmet", N_ ("Somebody lacks it"), NULL },
  { "for_nobody", N_ ("For no role and no unit"), NULL },
  { "no_measure", N_ ("Nothing that would show it"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Competence"), N_ ("What they have to know or be able to do."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "skill|name|kompetenz|fähigkeit|kenntnis" },
  { "role", ISMS_FIELD_REFERENCE, N_ ("Role"), N_ ("Who holds it, or stands in, needs this."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "role",
    .import_names = "function|rolle|funktion" },
  { "unit", ISMS_FIELD_REFERENCE, N_ ("Unit"), N_ ("Everybody in it needs this."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "unit",
    .import_names = "department|team|abteilung|bereich" },
  { "course", ISMS_FIELD_REFERENCE, N_ ("Course"), N_ ("Who has it has the competence."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "course",
    .import_names = "training|kurs|schulung" },
  { "qualification", ISMS_FIELD_TEXT, N_ ("Qualification"),
    N_ ("What else shows it, in words: a degree, a certificate, years of work."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "shown by|certificate|needed|qualifikation|nachweis durch" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "asked", ISMS_FIELD_INTEGER, N_ ("Need It"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "have", ISMS_FIELD_INTEGER, N_ ("Have It"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "lacking", ISMS_FIELD_TEXT, N_ ("Who Lacks It"), NULL, ISMS_FIELD_COMPUTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static const char *const leading[] = { "role", "unit",  "course", "qualification",
                                       "have", "asked", "flaws",  NULL };

static const char *const watched[] = { "attendance", "qualification", "person", NULL };

const IsmsKind isms_kind_competence = {
  .name = "competence",
  .number = 28,
  .view = "competence_list",
  .prefix = "CP",
  .label = N_ ("Competence"),
  .plural = N_ ("Competences"),
  .purpose = N_ ("What those of a role or a unit have to know, and what shows that they do (7.2)."),
  .icon_name = "applications-engineering-symbolic",
  .title_field = "title",
  .import_name = "competences",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_competence_get_type,
};

static void
isms_competence_class_init (IsmsCompetenceClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_competence);
}

static void
isms_competence_init (IsmsCompetence *self)
{
}
