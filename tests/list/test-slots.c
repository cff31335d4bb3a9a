/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Places of rows: what they hold, what they say, and exactly what the view is told. */

#include "isms-row.h"
#include "isms-slots.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

#define wait_for(condition)                                                                        \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 end_ = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                                   \
    while (!(condition))                                                                           \
      {                                                                                            \
        if (g_get_monotonic_time () > end_)                                                        \
          g_error ("timed out: %s", #condition);                                                   \
        if (!g_main_context_iteration (NULL, FALSE))                                               \
          g_usleep (500);                                                                          \
      }                                                                                            \
  }                                                                                                \
  G_STMT_END

#define IN_SIGHT 30
#define SHOWN 10 /* of them, by the view of these tests */

typedef struct
{
  char *path;
  IsmsWorkspace *workspace;
  IsmsList *list;
  IsmsSelection *selection;
  IsmsSlots *slots;
  GString *told;
  GPtrArray *held; /* of IsmsSlot, as by the rows of a view */
  guint top;       /* the first row in sight */
  guint n_waiting;
  guint n_refilled;
  guint n_whole;
} Fixture;

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GString *told = data;

  g_string_append_printf (told, "%s%u-%u+%u", told->len > 0 ? ", " : "", position, removed, added);
}

static void
sections_changed_cb (GtkSectionModel *model, guint position, guint n_items, gpointer data)
{
  GString *told = data;
  guint start, end;

  gtk_section_model_get_section (model, position, &start, &end);
  g_string_append_printf (told, "%sS%u+%u:%u", told->len > 0 ? ", " : "", position, n_items, end);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, gpointer data)
{
  GString *told = data;

  g_string_append_printf (told, "%s%u:%u", told->len > 0 ? ", " : "", position, n_items);
}

static void
count_cb (guint *n)
{
  (*n)++;
}

static void
get_sight (guint *first, guint *end, gpointer data)
{
  Fixture *self = data;

  *first = self->top;
  *end = self->top + IN_SIGHT;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  IsmsWorkspaceSetup setup = { "Harbour Lights", "All of it.", "5x5", "EUR" };
  g_autoptr (GError) error = NULL;

  self->path = g_strdup_printf ("%s/slots-%u.isms", g_get_tmp_dir (), g_random_int ());
  self->workspace = isms_workspace_create (self->path, &setup, NULL, &error);
  g_assert_no_error (error);
  self->list = isms_list_new (self->workspace);
  self->selection = isms_selection_new (self->list);
  self->slots = isms_slots_new (self->selection);
  self->told = g_string_new (NULL);
  self->held = g_ptr_array_new_with_free_func (g_object_unref);
  isms_slots_set_pace (self->slots, IN_SIGHT, get_sight, self);
  g_signal_connect (self->slots, "items-changed", G_CALLBACK (items_changed_cb), self->told);
  g_signal_connect (self->slots, "sections-changed", G_CALLBACK (sections_changed_cb), self->told);
  g_signal_connect (self->slots, "selection-changed", G_CALLBACK (selection_changed_cb),
                    self->told);
  g_signal_connect_swapped (self->slots, "waiting", G_CALLBACK (count_cb), &self->n_waiting);
  g_signal_connect_swapped (self->slots, "refilled", G_CALLBACK (count_cb), &self->n_refilled);
  g_signal_connect_swapped (self->slots, "whole", G_CALLBACK (count_cb), &self->n_whole);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gpointer list = self->list;

  g_object_add_weak_pointer (list, &list);
  g_object_unref (self->slots);
  g_ptr_array_unref (self->held);
  g_object_unref (self->selection);
  g_object_unref (self->list);
  wait_for (list == NULL)
    ;
  isms_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  g_string_free (self->told, TRUE);
  g_remove (self->path);
  g_free (self->path);
}

/* P-0000, P-0001, …; two jobs in turn. */
static void
add_people (Fixture *self, guint n)
{
  g_autoptr (IsmsStep) step =
      isms_store_begin (isms_workspace_get_store (self->workspace), "Add people");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < n; i++)
    {
      IsmsRow *row = isms_row_new ();
      g_autofree char *name = g_strdup_printf ("P-%04u", i);

      isms_row_set_text (row, "name", name);
      isms_row_set_text (row, "job", i % 2 == 0 ? "Owner" : "Reader");
      isms_step_insert (step, "person", row);
    }
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static void
load (Fixture *self, const char *words, const char *group, gboolean descending)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("person"));
  g_autoptr (GError) error = NULL;

  isms_query_sort (query, "name", descending);
  isms_query_group (query, group);
  isms_query_search (query, words);
  isms_list_load (self->list, query, &error);
  g_assert_no_error (error);
}

static void
hold (Fixture *self, guint position, guint n)
{
  for (guint i = position; i < position + n; i++)
    g_ptr_array_add (self->held, g_list_model_get_item (G_LIST_MODEL (self->slots), i));
}

static void
show_all (Fixture *self)
{
  while (isms_slots_show_more (self->slots))
    ;
}

static const char *
get_name (Fixture *self, guint index)
{
  IsmsRecord *record = isms_slot_get_record (self->held->pdata[index]);

  return record != NULL ? isms_record_get_title (record) : NULL;
}

/* Without a pace all is told and filled at once. */
static void
test_at_once (Fixture *self, gconstpointer data)
{
  g_autoptr (IsmsSlots) slots = isms_slots_new (self->selection);
  g_autoptr (IsmsSlot) slot = NULL;

  add_people (self, 300);
  load (self, NULL, NULL, FALSE);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (slots)), ==, 300);
  g_assert_true (isms_slots_is_whole (slots));
  slot = g_list_model_get_item (G_LIST_MODEL (slots), 299);
  g_assert_cmpstr (isms_record_get_title (isms_slot_get_record (slot)), ==, "P-0299");
  g_assert_cmpint (isms_slot_get_id (slot), ==, isms_list_get_id (self->list, 299));
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (slots), 300));
}

/* A first answer begins with the rows in sight; the rest comes a few in each frame. */
static void
test_pace (Fixture *self, gconstpointer data)
{
  g_autoptr (IsmsSlot) one = NULL;
  g_autoptr (IsmsSlot) again = NULL;

  add_people (self, 60);
  load (self, NULL, NULL, FALSE);
  g_assert_cmpstr (self->told->str, ==, "0-0+30");
  g_assert_cmpuint (self->n_waiting, >, 0);
  g_assert_false (isms_slots_is_whole (self->slots));
  one = g_list_model_get_item (G_LIST_MODEL (self->slots), 3);
  again = g_list_model_get_item (G_LIST_MODEL (self->slots), 3);
  g_assert_true (one == again);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->slots), 30));

  /* what is not on show can be selected, and the view hears of rows that it knows */
  g_string_truncate (self->told, 0);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->slots), 50, TRUE);
  g_assert_cmpstr (self->told->str, ==, "");
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->slots));
  g_assert_cmpstr (self->told->str, ==, "0:30");
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->slots), 59));

  g_string_truncate (self->told, 0);
  g_assert_true (isms_slots_show_more (self->slots));
  g_assert_false (isms_slots_show_more (self->slots));
  g_assert_true (isms_slots_is_whole (self->slots));
  g_assert_cmpstr (self->told->str, ==, "30-0+16, 46-0+14");
  g_assert_cmpuint (self->n_whole, ==, 1);
  g_assert_cmpuint (self->n_refilled, ==, 0);
}

/* Another answer takes the places: the view is told of the difference alone. Rows in sight are
 * filled at once, the others before long. */
static void
test_refill (Fixture *self, gconstpointer data)
{
  guint n_changed = 0;

  add_people (self, 120);
  load (self, NULL, NULL, FALSE);
  show_all (self);
  hold (self, 0, 60);
  g_assert_cmpstr (get_name (self, 20), ==, "P-0020");
  g_assert_null (get_name (self, 40));
  show_all (self);
  g_assert_cmpstr (get_name (self, 40), ==, "P-0040");
  g_signal_connect_swapped (self->held->pdata[0], "changed", G_CALLBACK (count_cb), &n_changed);

  g_string_truncate (self->told, 0);
  load (self, NULL, NULL, TRUE);
  g_assert_cmpstr (self->told->str, ==, "");
  g_assert_cmpuint (self->n_refilled, ==, 1);
  g_assert_cmpuint (n_changed, ==, 1);
  g_assert_cmpstr (get_name (self, 0), ==, "P-0119");
  g_assert_cmpstr (get_name (self, 29), ==, "P-0090");
  g_assert_cmpstr (get_name (self, 40), ==, "P-0040");
  g_assert_true (isms_slots_show_more (self->slots));
  g_assert_cmpstr (get_name (self, 40), ==, "P-0079");
  g_assert_cmpstr (get_name (self, 59), ==, "P-0059");
  g_assert_false (isms_slots_show_more (self->slots));
  g_assert_cmpstr (get_name (self, 59), ==, "P-0060");

  /* what was scrolled to is filled at once */
  load (self, NULL, NULL, FALSE);
  g_assert_cmpstr (get_name (self, 59), ==, "P-0060");
  self->top = 40;
  isms_slots_fill_sight (self->slots);
  g_assert_cmpstr (get_name (self, 59), ==, "P-0059");
  self->top = 0;

  /* fewer rows, and none */
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 5, TRUE);
  g_string_truncate (self->told, 0);
  load (self, "P-0005", NULL, FALSE);
  g_assert_cmpstr (self->told->str, ==, "60-60+0, 0:60");
  g_assert_cmpstr (get_name (self, 0), ==, "P-0005");
  g_assert_null (get_name (self, 1));
  g_assert_false (isms_slot_is_past (self->held->pdata[0]));
  g_assert_true (isms_slot_is_past (self->held->pdata[1]));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->slots), 0));
  g_assert_false (isms_slots_is_whole (self->slots));
  g_string_truncate (self->told, 0);
  show_all (self);
  g_assert_cmpstr (self->told->str, ==, "36-24+0, 12-24+0, 1-11+0");
  g_assert_true (isms_slots_is_whole (self->slots));
  g_string_truncate (self->told, 0);
  load (self, "nobody", NULL, FALSE);
  show_all (self);
  g_assert_cmpstr (self->told->str, ==, "0-1+0");
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->slots)), ==, 0);
}

/* A row that comes or goes takes its place along; every other one keeps its own. */
static void
test_edits (Fixture *self, gconstpointer data)
{
  IsmsSlot *fourth;

  add_people (self, 20);
  load (self, NULL, NULL, FALSE);
  hold (self, 0, 20);
  fourth = self->held->pdata[4];
  g_string_truncate (self->told, 0);
  load (self, "P-00", NULL, FALSE);
  g_assert_cmpstr (self->told->str, ==, "");
  {
    g_autoptr (IsmsStep) step =
        isms_store_begin (isms_workspace_get_store (self->workspace), "Delete a person");
    g_autoptr (GError) error = NULL;

    isms_step_delete (step, "person", isms_list_get_id (self->list, 2));
    isms_step_commit (step, NULL, &error);
    g_assert_no_error (error);
  }
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (self->slots)) == 19)
    ;
  g_assert_cmpstr (self->told->str, ==, "2-1+0");
  {
    g_autoptr (IsmsSlot) slot = g_list_model_get_item (G_LIST_MODEL (self->slots), 3);

    g_assert_true (slot == fourth);
    g_assert_cmpstr (isms_record_get_title (isms_slot_get_record (slot)), ==, "P-0004");
  }
  /* whoever holds the one that went still finds what it held */
  g_assert_cmpstr (get_name (self, 2), ==, "P-0002");
}

/* Many that go or come at one place are many rows that stand elsewhere, not many to be told. */
static void
test_stretch (Fixture *self, gconstpointer data)
{
  add_people (self, 120);
  load (self, NULL, NULL, FALSE);
  show_all (self);
  hold (self, 0, SHOWN);
  g_string_truncate (self->told, 0);
  load (self, "P-000", NULL, FALSE);
  g_assert_cmpstr (self->told->str, ==, "10-110+0");
  g_string_truncate (self->told, 0);
  load (self, NULL, NULL, FALSE);
  g_assert_cmpstr (self->told->str, ==, "10-0+20");
  show_all (self);
  g_assert_cmpstr (self->told->str, ==,
                   "10-0+20, 30-0+16, 46-0+16, 62-0+16, 78-0+16, 94-0+16, 110-0+10");
}

/* While the number of rows is told there is one section, so that old groups meet no new ones. */
static void
test_groups (Fixture *self, gconstpointer data)
{
  guint start, end;

  add_people (self, 80);
  load (self, NULL, "job", FALSE);
  show_all (self);
  gtk_section_model_get_section (GTK_SECTION_MODEL (self->slots), 42, &start, &end);
  g_assert_cmpuint (start, ==, 40);
  g_assert_cmpuint (end, ==, 80);
  g_string_truncate (self->told, 0);
  load (self, NULL, "job", TRUE);
  g_assert_cmpstr (self->told->str, ==, "S0+80:80, S0+80:40");
  g_string_truncate (self->told, 0);
  load (self, "P-000", "job", FALSE);
  g_assert_cmpstr (self->told->str, ==, "S0+80:80, 10-70+0, S0+10:5");
}

static void
add_test (const char *name, void (*test) (Fixture *, gconstpointer))
{
  g_autofree char *path = g_strconcat ("/list/slots/", name, NULL);

  g_test_add (path, Fixture, NULL, set_up, test, tear_down);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  add_test ("at-once", test_at_once);
  add_test ("pace", test_pace);
  add_test ("refill", test_refill);
  add_test ("edits", test_edits);
  add_test ("stretch", test_stretch);
  add_test ("groups", test_groups);
  return g_test_run ();
}
