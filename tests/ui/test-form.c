/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The form of a record as a person meets it. */

#include "isms-desk.h"
#include "isms-record-form.h"

static const char *const three[] = { "Laptops", "Payroll data", "Web shop", NULL };

/* --- A group that a kind adds --- */

static guint n_made;
static IsmsRecord *shown; /* borrowed */

static GtkWidget *
create_group (IsmsWorkspace *workspace)
{
  GtkWidget *group = adw_preferences_group_new ();

  n_made++;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), "Neighbours");
  return group;
}

static void
set_record (GtkWidget *group, IsmsRecord *record)
{
  g_assert_true (ADW_IS_PREFERENCES_GROUP (group));
  shown = record;
}

static const IsmsFormGroup group = {
  .kind = "asset",
  .create = create_group,
  .set_record = set_record,
};

static double
get_y (IsmsDesk *desk, GtkWidget *widget)
{
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (isms_desk_get_detail (desk)),
                                           &GRAPHENE_POINT_INIT (0, 0), &point));
  return point.y;
}

/* Made once, told of each record, between the fields and the attachments. */
static void
test_group (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkWidget *title;
  GtkWidget *files;

  n_made = 0;
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  g_assert_cmpuint (n_made, ==, 1);
  g_assert_nonnull (shown);
  g_assert_cmpstr (isms_record_get_title (shown), ==, "Laptops");
  gtk_selection_model_select_item (desk.selection, 2, TRUE);
  g_assert_cmpuint (n_made, ==, 1);
  g_assert_cmpstr (isms_record_get_title (shown), ==, "Web shop");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  title = isms_ui_test_find_text (GTK_WIDGET (desk.window), "Neighbours");
  files = isms_ui_test_find_text (GTK_WIDGET (desk.window), "Attachments");
  g_assert_cmpfloat (get_y (&desk, title), >, get_y (&desk, isms_desk_find_row (&desk, "ref")));
  g_assert_cmpfloat (get_y (&desk, title), <, get_y (&desk, files));

  gtk_selection_model_unselect_all (desk.selection);
  g_assert_null (shown);
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  isms_record_form_add_group (&group);
  g_test_add_func ("/ui/form/group", test_group);
  return isms_ui_test_run ();
}
