/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Holidays and absences: fields and rules. */

#include "isms-config.h"

#include "isms-holiday.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsHoliday
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsHoliday, isms_holiday, ISMS_TYPE_RECORD)

static const IsmsChoice flaws[] = {
  { "no_day", N_ ("No first day"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "holiday|absence|name|feiertag|abwesenheit" },
  { "starts_on", ISMS_FIELD_DATE, N_ ("First Day"), NULL, ISMS_FIELD_ASKED | ISMS_FIELD_LISTED,
    .import_names = "start|date|day|from|beginn|von|datum" },
  { "ends_on", ISMS_FIELD_DATE, N_ ("Last Day"), N_ ("Nothing: it is one day."), ISMS_FIELD_LISTED,
    .import_names = "end|until|to|ende|bis" },
  { "yearly", ISMS_FIELD_BOOLEAN, N_ ("Every Year"), N_ ("On the same day of each year."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .import_names = "annual|repeats|jährlich" },
  { "person", ISMS_FIELD_REFERENCE, N_ ("Person"), N_ ("Who is away. Nobody: it is for all."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person", .import_names = "who|wer" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  if (proposal->after == NULL)
    return TRUE;
  return isms_proposal_check_order (
      proposal, "starts_on", "ends_on",
      _ ("It does not end before it begins. Change the other day first."), error);
}

static const char *const rule_columns[] = { "starts_on", "ends_on", NULL };

static const char *const leading[] = { "starts_on", "ends_on", "yearly", "person", "flaws", NULL };

const IsmsKind isms_kind_holiday = {
  .name = "holiday",
  .number = 59,
  .view = "holiday_list",
  .prefix = "HO",
  .label = N_ ("Holiday or Absence"),
  .plural = N_ ("Holidays and Absences"),
  .purpose = N_ ("Days on which nobody, or somebody, is there, so that no audit is planned then."),
  .icon_name = "x-office-calendar-symbolic",
  .title_field = "title",
  .import_name = "holidays",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_holiday_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_holiday_class_init (IsmsHolidayClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_holiday);
}

static void
isms_holiday_init (IsmsHoliday *self)
{
}
