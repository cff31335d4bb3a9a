/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Its tabs, and the groups that the forms of its records have. */

#include "isms-config.h"

#include "isms-people-page.h"

#include <glib/gi18n-lib.h>

#include "isms-attendance-group.h"
#include "isms-record-form.h"
#include "isms-register.h"
#include "isms-training-group.h"
#include "isms-training-page.h"

struct _IsmsPeoplePage
{
  IsmsTabsPage parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsPeoplePage, isms_people_page, ISMS_TYPE_TABS_PAGE)

enum
{
  PRINT_PLAN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

/* The people behind a figure. */
static void
show_people_cb (IsmsTrainingPage *training, IsmsQuery *query, IsmsTabsPage *page)
{
  GtkWidget *people = isms_tabs_page_get_tab (page, "person");

  isms_tabs_page_show_tab (page, "person");
  isms_list_pane_set_query (isms_register_get_pane (ISMS_REGISTER (people)), query);
}

static void
new_course_cb (IsmsTrainingPage *training, IsmsTabsPage *page)
{
  isms_tabs_page_show_tab (page, "course");
  isms_page_activate (ISMS_PAGE (isms_tabs_page_get_tab (page, "course")), ISMS_PAGE_ACTION_NEW);
}

static void
print_cb (IsmsPeoplePage *self)
{
  g_signal_emit (self, signals[PRINT_PLAN], 0);
}

static GtkWidget *
create_training (IsmsTabsPage *page)
{
  GtkWidget *training = isms_training_page_new (isms_tabs_page_get_workspace (page));

  g_signal_connect_object (training, "show-people", G_CALLBACK (show_people_cb), page,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (training, "new-course", G_CALLBACK (new_course_cb), page,
                           G_CONNECT_DEFAULT);
  g_signal_connect_object (training, "print", G_CALLBACK (print_cb), page, G_CONNECT_SWAPPED);
  return training;
}

const IsmsTab isms_people_tabs[] = {
  { .name = "coverage", .title = N_ ("Coverage"), .create = create_training },
  { .name = "course", .kind = "course" },
  { .name = "session", .kind = "session", .sort = "held_on", .newest = TRUE },
  { .name = "attendance", .kind = "attendance", .sort = "attended_on", .newest = TRUE },
  { .name = "person", .kind = "person" },
  { .name = "unit", .kind = "unit" },
  { .name = "competence", .kind = "competence" },
  { .name = "qualification", .kind = "qualification" },
  { NULL },
};

static void
set_record (GtkWidget *group, IsmsRecord *record)
{
  isms_late_group_set_record (ISMS_LATE_GROUP (group), record);
}

static const IsmsFormGroup person_group = {
  .kind = "person",
  .shows_computed = TRUE,
  .shows_kind = "attendance",
  .create = isms_training_group_new,
  .set_record = set_record,
};

static const IsmsFormGroup course_group = {
  .kind = "course",
  .create = isms_training_group_new,
  .set_record = set_record,
};

static const IsmsFormGroup attendance_group = {
  .kind = "session",
  .shows_kind = "attendance",
  .create = isms_attendance_group_new,
  .set_record = set_record,
};

static void
isms_people_page_class_init (IsmsPeoplePageClass *klass)
{
  isms_record_form_add_group (&person_group);
  isms_record_form_add_group (&course_group);
  isms_record_form_add_group (&attendance_group);
  signals[PRINT_PLAN] = g_signal_new ("print-plan", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                      NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_people_page_init (IsmsPeoplePage *self)
{
}

/**
 * isms_people_page_new:
 * @workspace: whose people
 *
 * Returns: (transfer floating): the destination, showing how training is covered
 */
GtkWidget *
isms_people_page_new (IsmsWorkspace *workspace)
{
  IsmsTabsPage *self = g_object_new (ISMS_TYPE_PEOPLE_PAGE, "workspace", workspace, "title",
                                     _ ("People & Training"), NULL);

  isms_tabs_page_add (self, isms_people_tabs, G_N_ELEMENTS (isms_people_tabs) - 1);
  return GTK_WIDGET (self);
}
