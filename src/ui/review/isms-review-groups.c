/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* In the order of the meeting. */

#include "isms-config.h"

#include "isms-review-groups.h"

#include "isms-record-form.h"

static void
set_record (GtkWidget *group, IsmsRecord *record)
{
  isms_late_group_set_record (ISMS_LATE_GROUP (group), record);
}

static void
edit_participants (GtkWidget *group)
{
  isms_participants_group_edit (ISMS_PARTICIPANTS_GROUP (group));
}

static void
set_decisions (GtkWidget *group, IsmsRecord *record)
{
  isms_decisions_group_set_record (ISMS_DECISIONS_GROUP (group), record);
}

static const IsmsFormGroup groups[] = {
  {
      .kind = "review",
      .name = "review_participant",
      .shows_kind = "review_participant",
      .create = isms_participants_group_new,
      .set_record = set_record,
      .edit = edit_participants,
  },
  {
      .kind = "review",
      .shows_kind = "review_input",
      .create = isms_inputs_group_new,
      .set_record = set_record,
  },
  {
      .kind = "review",
      .shows_kind = "review_decision",
      .create = isms_decisions_group_new,
      .set_record = set_decisions,
  },
  {
      .kind = "review",
      .shows_kind = "review_addendum",
      .create = isms_addenda_group_new,
      .set_record = set_record,
  },
};

/**
 * isms_review_groups_add:
 *
 * Hands in these groups, once, before the first form of a review is made.
 */
void
isms_review_groups_add (void)
{
  for (guint i = 0; i < G_N_ELEMENTS (groups); i++)
    isms_record_form_add_group (&groups[i]);
}
