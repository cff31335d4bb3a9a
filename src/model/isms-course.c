/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Courses: fields and rules. Who is to have one, and who has, is computed in the views
 * (009-training.sql). */

#include "isms-config.h"

#include "isms-course.h"

#include <glib/gi18n-lib.h>

#include "isms-audience.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsCourse
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsCourse, isms_course, ISMS_TYPE_RECORD)

static const IsmsChoice kinds[] = {
  { "training", N_ ("Training"), "course|schulung|ausbildung|kurs" },
  { "awareness", N_ ("Awareness"), "campaign|sensibilisierung|bewusstsein|kampagne" },
  { NULL, NULL, NULL },
};

static const IsmsChoice reviews[] = {
  { "overdue", N_ ("Overdue"), NULL, .late = TRUE },
  { "due_soon", N_ ("Due within 30 days"), NULL },
  { "not_due", N_ ("Not due yet"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "review_overdue", N_ ("Content is overdue for review"), NULL },
  { "nobody", N_ ("Names no unit and no role"), NULL },
  { "idle", N_ ("Names units or roles, but its audience is another"), NULL },
  { "no_owner", N_ ("No owner"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "course|name|training|kurs|schulung|titel" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = kinds,
    .import_names = "type|art|typ" },
  { "content", ISMS_FIELD_PROSE, N_ ("Content"), N_ ("What it teaches."), ISMS_FIELD_SEARCHED,
    .import_names = "description|contents|topics|inhalt|inhalte|beschreibung" },
  { "audience", ISMS_FIELD_CHOICE, N_ ("Audience"),
    N_ ("Who is to have it. What a competence asks for comes on top."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_audiences,
    .import_names = "for whom|target group|zielgruppe|für wen" },
  { "units", ISMS_FIELD_LINKS, N_ ("Units"),
    N_ ("Those of these units, and of the units beneath them, where it is for units and roles."),
    ISMS_FIELD_PLAIN, .target = "unit", .link_table = "course_unit",
    .import_names = "departments|einheiten|abteilungen" },
  { "roles", ISMS_FIELD_LINKS, N_ ("Roles"),
    N_ ("Who holds these roles or stands in, where it is for units and roles."), ISMS_FIELD_PLAIN,
    .target = "role", .link_table = "course_role", .import_names = "functions|rollen|funktionen" },
  { "renew_months", ISMS_FIELD_INTEGER, N_ ("Renew Every (Months)"),
    N_ ("From 1 to 120. Nothing: once is enough."), ISMS_FIELD_LISTED, .min = 1, .max = 120,
    .import_names = "renew months|valid for|validity|gültigkeit|gültig (monate)|wiederholung" },
  { "pass_mark", ISMS_FIELD_INTEGER, N_ ("Pass Mark"),
    N_ ("How many of 100 points pass its test. Nothing: it has none."), ISMS_FIELD_PLAIN, .min = 1,
    .max = 100, .import_names = "pass score|quiz pass mark|bestehensgrenze|mindestpunktzahl" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who keeps its content current."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "course owner|responsible|verantwortlich|eigentümer" },
  { "review_months", ISMS_FIELD_INTEGER, N_ ("Review Content Every (Months)"),
    N_ ("Counted from when it was last looked at, or came in."), ISMS_FIELD_PLAIN, .min = 1,
    .max = 120,
    .import_names = "review months|review interval|prüfintervall|überprüfung (monate)" },
  { "reviewed_on", ISMS_FIELD_DATE, N_ ("Content Reviewed"),
    N_ ("When its content was last found to be current, or made so."), ISMS_FIELD_PLAIN,
    .import_names = "reviewed|reviewed on|last review|geprüft am|zuletzt geprüft" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "next_session", ISMS_FIELD_DATE, N_ ("Next Session"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "last_session", ISMS_FIELD_DATE, N_ ("Last Session"), NULL, ISMS_FIELD_COMPUTED },
  { "next_review", ISMS_FIELD_DATE, N_ ("Next Review"), NULL,
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED },
  { "review", ISMS_FIELD_CHOICE, N_ ("Review"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED,
    .choices = reviews },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* 7.2 b): what was looked at was looked at on a day that has come. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return isms_proposal_check_has_come (
      proposal, "reviewed_on",
      _ ("A course has not been reviewed on a day that is still to come. Choose today or an "
         "earlier day."),
      error);
}

static const char *const rule_columns[] = { "reviewed_on", NULL };

static const char *const leading[] = { "kind",  "audience", "renew_months", "next_session", "owner",
                                       "flaws", NULL };

static const char *const watched[] = { "session", NULL };

const IsmsKind isms_kind_course = {
  .name = "course",
  .number = 25,
  .view = "course_list",
  .prefix = "CO",
  .label = N_ ("Course"),
  .plural = N_ ("Courses"),
  .purpose = N_ ("What people are taught, who is to have it, and how long it holds (7.2, 7.3)."),
  .icon_name = "accessories-dictionary-symbolic",
  .title_field = "title",
  .import_name = "courses",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_course_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_course_class_init (IsmsCourseClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_course);
}

static void
isms_course_init (IsmsCourse *self)
{
}
