/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Rows that are made when asked for: what they hold, how many there are, and what the list tells.
 */

#include "isms-rows.h"

#define MANY 1000

typedef struct
{
  IsmsRows *rows;
  GString *told;
  guint n_filled;
  guint n_refilled;
  guint n_waiting;
} Fixture;

static void
fill_row (GObject *row, const IsmsRowsEntry *entry, gpointer data)
{
  Fixture *fixture = data;

  fixture->n_filled++;
  g_object_set_data (row, "key", GINT_TO_POINTER ((int) entry->key));
  g_object_set_data (row, "first", GUINT_TO_POINTER (entry->first));
}

static void
items_changed_cb (GListModel *model, guint position, guint removed, guint added, gpointer data)
{
  GString *told = data;

  g_string_append_printf (told, "%s%u-%u+%u", told->len > 0 ? ", " : "", position, removed, added);
}

static void
refilled_cb (IsmsRows *rows, gpointer data)
{
  ((Fixture *) data)->n_refilled++;
}

static void
waiting_cb (IsmsRows *rows, gpointer data)
{
  ((Fixture *) data)->n_waiting++;
}

static void
set_up (Fixture *self, gconstpointer data)
{
  self->rows = isms_rows_new (G_TYPE_OBJECT, fill_row, self);
  self->told = g_string_new (NULL);
  g_signal_connect (self->rows, "items-changed", G_CALLBACK (items_changed_cb), self->told);
  g_signal_connect (self->rows, "refilled", G_CALLBACK (refilled_cb), self);
  g_signal_connect (self->rows, "waiting", G_CALLBACK (waiting_cb), self);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  g_assert_finalize_object (self->rows);
  g_string_free (self->told, TRUE);
}

/* Keys from @from to before @to, without @but; each row finds @first. */
static GArray *
make (gint64 from, gint64 to, gint64 but, guint first)
{
  GArray *entries = g_array_new (FALSE, FALSE, sizeof (IsmsRowsEntry));

  for (gint64 i = from; i < to; i++)
    {
      IsmsRowsEntry entry = { i, first, 0 };

      if (i != but)
        g_array_append_val (entries, entry);
    }
  return entries;
}

static void
assert_told (Fixture *self, const char *expected)
{
  g_assert_cmpstr (self->told->str, ==, expected);
  g_string_truncate (self->told, 0);
}

static GObject *
get (Fixture *self, guint position, int key)
{
  GObject *row = g_list_model_get_item (G_LIST_MODEL (self->rows), position);

  g_assert_cmpint (GPOINTER_TO_INT (g_object_get_data (row, "key")), ==, key);
  return row;
}

/* Many rows come a few at a time, and none is made before it is asked for. */
static void
test_paced (Fixture *self, gconstpointer data)
{
  guint n = 16;

  isms_rows_take (self->rows, make (0, MANY, -1, 0));
  assert_told (self, "0-0+16");
  g_assert_cmpuint (self->n_refilled, ==, 0); /* it had no rows */
  g_assert_cmpuint (self->n_waiting, ==, 1);
  g_assert_cmpuint (isms_rows_get_n_entries (self->rows), ==, MANY);
  while (isms_rows_show_more (self->rows))
    {
      g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->rows)), ==, n + 8);
      n += 8;
    }
  g_assert_cmpuint (n, ==, 208);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->rows)), ==, MANY);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->rows), MANY));
  g_assert_cmpuint (self->n_filled, ==, 0);
}

/* A row that is held is one object, and forgotten when nobody holds it. */
static void
test_live (Fixture *self, gconstpointer data)
{
  g_autoptr (GObject) one = NULL;
  g_autoptr (GObject) again = NULL;

  isms_rows_take (self->rows, make (0, 10, -1, 0));
  one = get (self, 3, 3);
  again = get (self, 3, 3);
  g_assert_true (one == again);
  g_assert_cmpuint (self->n_filled, ==, 1);
  g_clear_object (&again);
  g_assert_finalize_object (g_steal_pointer (&one));
  g_object_unref (get (self, 3, 3));
  g_assert_cmpuint (self->n_filled, ==, 2);
}

/* Where little changed the other rows keep their objects, which say what is newer. */
static void
test_kept (Fixture *self, gconstpointer data)
{
  g_autoptr (GObject) before = NULL;
  g_autoptr (GObject) gone = NULL;
  g_autoptr (GObject) after = NULL;
  g_autoptr (GObject) same = NULL;

  isms_rows_take (self->rows, make (0, 10, -1, 0));
  g_string_truncate (self->told, 0);
  before = get (self, 2, 2);
  gone = get (self, 5, 5);
  after = get (self, 7, 7);

  isms_rows_take (self->rows, make (0, 10, 5, 1));
  assert_told (self, "5-1+0");
  g_assert_cmpuint (GPOINTER_TO_UINT (g_object_get_data (before, "first")), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_object_get_data (after, "first")), ==, 1);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_object_get_data (gone, "first")), ==, 0);
  same = get (self, 6, 7);
  g_assert_true (same == after);

  isms_rows_take (self->rows, make (0, 10, -1, 2));
  assert_told (self, "5-0+1");
  g_clear_object (&same);
  same = get (self, 5, 5);
  g_assert_true (same == gone);
  g_assert_cmpuint (GPOINTER_TO_UINT (g_object_get_data (gone, "first")), ==, 2);

  isms_rows_take (self->rows, make (0, 10, -1, 3));
  assert_told (self, "");
  g_assert_cmpuint (GPOINTER_TO_UINT (g_object_get_data (gone, "first")), ==, 3);
}

/* The rows from 0 on that a view holds. */
static GPtrArray *
hold (Fixture *self, guint n)
{
  GPtrArray *held = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < n; i++)
    g_ptr_array_add (held, g_list_model_get_item (G_LIST_MODEL (self->rows), i));
  return held;
}

static void
show_all (Fixture *self)
{
  while (isms_rows_show_more (self->rows))
    ;
  g_string_truncate (self->told, 0);
}

static int
get_key (GPtrArray *held, guint position)
{
  return GPOINTER_TO_INT (g_object_get_data (held->pdata[position], "key"));
}

/* Where many are others, each row stays and stands for what is there now. */
static void
test_stays (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (GObject) same = NULL;

  isms_rows_take (self->rows, make (0, MANY, -1, 0));
  show_all (self);
  held = hold (self, 200);
  isms_rows_take (self->rows, make (MANY, 3 * MANY, -1, 1));
  assert_told (self, "");
  g_assert_cmpuint (self->n_refilled, ==, 1);
  g_assert_cmpint (get_key (held, 0), ==, MANY);
  g_assert_cmpint (get_key (held, 199), ==, MANY + 199);
  same = get (self, 42, MANY + 42);
  g_assert_true (same == held->pdata[42]);
  g_assert_false (isms_rows_show_more (self->rows)); /* the rest costs nothing */
  assert_told (self, "1000-0+1000");

  isms_rows_take (self->rows, make (5 * MANY, 6 * MANY, -1, 1));
  assert_told (self, "1000-1000+0");
  g_assert_cmpint (get_key (held, 199), ==, 5 * MANY + 199);
}

/* Rows past the end go a few at a time, those that nobody holds at once; they stand for nothing. */
static void
test_past (Fixture *self, gconstpointer data)
{
  g_autoptr (GPtrArray) held = NULL;
  g_autoptr (GObject) past = NULL;
  g_autoptr (GObject) again = NULL;

  isms_rows_take (self->rows, make (0, MANY, -1, 0));
  show_all (self);
  held = hold (self, 60);
  isms_rows_take (self->rows, make (MANY, MANY + 20, -1, 1));
  assert_told (self, "60-940+0");
  g_assert_cmpuint (isms_rows_get_n_entries (self->rows), ==, 20);
  g_assert_cmpint (get_key (held, 19), ==, MANY + 19);
  g_assert_cmpint (get_key (held, 20), ==, 20); /* as it was */
  past = g_list_model_get_item (G_LIST_MODEL (self->rows), 30);
  g_assert_true (past == held->pdata[30]);
  g_assert_true (isms_rows_show_more (self->rows));
  assert_told (self, "36-24+0");

  isms_rows_take (self->rows, make (MANY, MANY + 21, -1, 1));
  assert_told (self, "20-16+0, 20-0+1"); /* few rows are told as they are */
  again = get (self, 20, MANY + 20);
  g_assert_false (again == held->pdata[20]);
  isms_rows_take (self->rows, make (0, 0, -1, 0));
  isms_rows_clear (self->rows);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->rows)), ==, 0);
  g_assert_false (isms_rows_show_more (self->rows));
}

/* A change of few rows beyond those that were told of waits with them. */
static void
test_untold (Fixture *self, gconstpointer data)
{
  isms_rows_take (self->rows, make (0, MANY, -1, 0));
  assert_told (self, "0-0+16");
  isms_rows_take (self->rows, make (0, MANY, 500, 0));
  assert_told (self, "");
  isms_rows_take (self->rows, make (0, MANY, 10, 0));
  assert_told (self, "");
  g_assert_cmpuint (self->n_refilled, ==, 1); /* from the 10th on to the 500th */
  isms_rows_take (self->rows, make (0, MANY, 9, 0));
  assert_told (self, "9-1+1");
  isms_rows_take (self->rows, make (0, MANY, -1, 0));
  assert_told (self, "9-0+1");
  show_all (self);
  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->rows)), ==, MANY);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add ("/list/rows/paced", Fixture, NULL, set_up, test_paced, tear_down);
  g_test_add ("/list/rows/live", Fixture, NULL, set_up, test_live, tear_down);
  g_test_add ("/list/rows/kept", Fixture, NULL, set_up, test_kept, tear_down);
  g_test_add ("/list/rows/stays", Fixture, NULL, set_up, test_stays, tear_down);
  g_test_add ("/list/rows/past", Fixture, NULL, set_up, test_past, tear_down);
  g_test_add ("/list/rows/untold", Fixture, NULL, set_up, test_untold, tear_down);
  return g_test_run ();
}
