/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the order in which an audit goes: how far it is, its timetable, its checklist, its findings.
 */

#include "isms-config.h"

#include "isms-audit-groups.h"

#include "isms-audit-findings-group.h"
#include "isms-audit-states-group.h"
#include "isms-checklist-group.h"
#include "isms-fieldwork-group.h"
#include "isms-nonconformities-group.h"
#include "isms-record-form.h"
#include "isms-timetable-group.h"

static void
set_record (GtkWidget *group, IsmsRecord *record)
{
  isms_late_group_set_record (ISMS_LATE_GROUP (group), record);
}

static void
set_timetable (GtkWidget *group, IsmsRecord *record)
{
  isms_timetable_group_set_record (ISMS_TIMETABLE_GROUP (group), record);
}

static void
set_item (GtkWidget *group, IsmsRecord *record)
{
  isms_fieldwork_group_set_record (ISMS_FIELDWORK_GROUP (group), record);
}

/* To its first row: what is to be done with it stands there. */
static void
edit (GtkWidget *group)
{
  gtk_widget_child_focus (group, GTK_DIR_TAB_FORWARD);
}

static const IsmsFormGroup groups[] = {
  {
      .kind = "audit",
      .early = TRUE,
      .create = isms_audit_states_group_new,
      .set_record = set_record,
  },
  {
      .kind = "audit",
      .early = TRUE,
      .shows_kind = "audit_item",
      .create = isms_checklist_group_new,
      .set_record = set_record,
      .edit = edit,
      .name = "checklist",
  },
  {
      .kind = "audit",
      .shows_kind = "audit_session",
      .create = isms_timetable_group_new,
      .set_record = set_timetable,
  },
  {
      .kind = "audit",
      .shows_kind = "finding",
      .shows_field = "audit",
      .create = isms_audit_findings_group_new,
      .set_record = set_record,
      .edit = edit,
      .name = "finding",
  },
  {
      .kind = "audit_item",
      .early = TRUE,
      .create = isms_fieldwork_group_new,
      .set_record = set_item,
  },
};

/**
 * isms_audit_groups_add:
 *
 * Hands in these groups. To be called in the class_init of the page.
 */
void
isms_audit_groups_add (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    isms_record_form_add_group (&groups[i]);
  isms_nonconformities_group_add_to ("audit");
  isms_nonconformities_group_add_to ("finding");
}
