/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The list and its selection over a real workspace: what they hold, and exactly what they tell. */

#include "isms-edit.h"
#include "isms-selection.h"

#include <glib/gstdio.h>
#include <gtk/gtk.h>

typedef struct
{
  char *folder;
  IsmsWorkspace *workspace;
  IsmsStore *store;
  const IsmsKind *kind;
  IsmsList *list;
  IsmsSelection *selection;
  GString *told;     /* by the list */
  GString *selected; /* by the selection */
} Fixture;

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

  g_string_append_printf (told, "%sS%u+%u", told->len > 0 ? ", " : "", position, n_items);
}

static void
selection_changed_cb (GtkSelectionModel *model, guint position, guint n_items, gpointer data)
{
  GString *told = data;

  g_string_append_printf (told, "%s%u:%u", told->len > 0 ? ", " : "", position, n_items);
}

static void
remove_folder (const char *folder)
{
  g_autoptr (GDir) dir = g_dir_open (folder, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (folder, name, NULL);

      if (g_file_test (path, G_FILE_TEST_IS_DIR))
        remove_folder (path);
      else
        g_remove (path);
    }
  g_rmdir (folder);
}

static void
set_up (Fixture *self, gconstpointer data)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *path = NULL;
  IsmsWorkspaceSetup setup = { "Harbour Lights", "All of it.", "5x5", "EUR" };

  self->folder = g_dir_make_tmp ("isms-list-XXXXXX", &error);
  g_assert_no_error (error);
  path = g_build_filename (self->folder, "test.isms", NULL);
  self->workspace = isms_workspace_create (path, &setup, NULL, &error);
  g_assert_no_error (error);
  self->store = isms_workspace_get_store (self->workspace);
  self->kind = isms_kind_find ("risk");
  self->list = isms_list_new (self->workspace);
  self->selection = isms_selection_new (self->list);
  self->told = g_string_new (NULL);
  self->selected = g_string_new (NULL);
  g_signal_connect (self->list, "items-changed", G_CALLBACK (items_changed_cb), self->told);
  g_signal_connect (self->list, "sections-changed", G_CALLBACK (sections_changed_cb), self->told);
  g_signal_connect (self->selection, "selection-changed", G_CALLBACK (selection_changed_cb),
                    self->selected);
}

static void
tear_down (Fixture *self, gconstpointer data)
{
  gpointer list = self->list;
  gpointer selection = self->selection;

  /* an answer may still be on its way: it holds the list */
  g_object_add_weak_pointer (list, &list);
  g_object_add_weak_pointer (selection, &selection);
  g_object_unref (self->selection);
  g_assert_null (selection);
  g_object_unref (self->list);
  wait_for (list == NULL)
    ;
  isms_workspace_close (self->workspace);
  g_object_unref (self->workspace);
  g_string_free (self->told, TRUE);
  g_string_free (self->selected, TRUE);
  remove_folder (self->folder);
  g_free (self->folder);
}

static void
commit (IsmsStep *step)
{
  g_autoptr (GError) error = NULL;

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gint64
add (Fixture *self, const char *title)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Add a risk");
  gint64 id = isms_edit_create (step, self->kind, title);

  commit (step);
  return id;
}

/* One risk for each letter. */
static void
add_letters (Fixture *self, const char *letters)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Add risks");

  for (const char *p = letters; *p != '\0'; p++)
    {
      const char title[] = { *p, '\0' };

      isms_edit_create (step, self->kind, title);
    }
  commit (step);
}

static gint64
find_id (Fixture *self, const char *title)
{
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->list)); i++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), i);

      if (g_str_equal (isms_record_get_title (record), title))
        return isms_record_get_id (record);
    }
  g_assert_not_reached ();
}

static void
change (Fixture *self, gint64 id, const char *field, const char *value)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Change a risk");
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (GError) error = NULL;

  record = isms_record_load (isms_workspace_get_reader (self->workspace), self->kind, id, &error);
  g_assert_no_error (error);
  isms_edit_set (step, record, isms_kind_find_field (self->kind, field), value, &error);
  g_assert_no_error (error);
  commit (step);
}

static void delete (Fixture *self, gint64 id)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Delete a risk");
  g_autoptr (IsmsRecord) record = NULL;

  record = isms_record_load (isms_workspace_get_reader (self->workspace), self->kind, id, NULL);
  isms_edit_delete (step, record);
  commit (step);
}

static IsmsQuery *
query_by (Fixture *self, const char *sort, gboolean descending)
{
  IsmsQuery *query = isms_query_new (self->kind);

  isms_query_sort (query, sort, descending);
  return query;
}

static void
load_by_title (Fixture *self)
{
  g_autoptr (IsmsQuery) query = query_by (self, "title", FALSE);
  g_autoptr (GError) error = NULL;

  isms_list_load (self->list, query, &error);
  g_assert_no_error (error);
}

static char *
read_titles (GListModel *model)
{
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (model); i++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (model, i);

      g_string_append (titles, isms_record_get_title (record));
    }
  return g_string_free_and_steal (titles);
}

#define assert_told(fixture, expected)                                                             \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_cmpstr ((fixture)->told->str, ==, expected);                                          \
    g_string_truncate ((fixture)->told, 0);                                                        \
  }                                                                                                \
  G_STMT_END

#define assert_titles(fixture, expected)                                                           \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autofree char *titles_ = read_titles (G_LIST_MODEL ((fixture)->selection));                  \
    g_assert_cmpstr (titles_, ==, expected);                                                       \
  }                                                                                                \
  G_STMT_END

static void
select_only (Fixture *self, guint position)
{
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), position, TRUE);
}

/* The selected titles. */
static char *
read_selected (Fixture *self)
{
  g_autoptr (GArray) ids = isms_selection_dup_ids (self->selection);
  GString *titles = g_string_new (NULL);

  for (guint i = 0; i < ids->len; i++)
    {
      g_autoptr (IsmsRecord) record = NULL;

      record = isms_record_load (isms_workspace_get_reader (self->workspace), self->kind,
                                 g_array_index (ids, gint64, i), NULL);
      g_string_append (titles, isms_record_get_title (record));
    }
  return g_string_free_and_steal (titles);
}

static void
test_empty (Fixture *self, gconstpointer data)
{
  guint start;
  guint end;

  g_assert_cmpuint (g_list_model_get_n_items (G_LIST_MODEL (self->list)), ==, 0);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->list), 0));
  load_by_title (self);
  assert_told (self, "");
  gtk_section_model_get_section (GTK_SECTION_MODEL (self->list), 0, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, G_MAXUINT);
}

static void
test_fill (Fixture *self, gconstpointer data)
{
  g_autoptr (GObject) first = NULL;
  g_autoptr (GObject) again = NULL;

  add_letters (self, "cab");
  load_by_title (self);
  assert_told (self, "0-0+3");
  assert_titles (self, "abc");
  first = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  again = g_list_model_get_item (G_LIST_MODEL (self->selection), 0);
  g_assert_true (first == again);
  g_assert_null (g_list_model_get_item (G_LIST_MODEL (self->list), 3));
}

static void
test_async (Fixture *self, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = query_by (self, "title", TRUE);

  add_letters (self, "abc");
  isms_list_set_query (self->list, query);
  g_assert_true (isms_list_get_loading (self->list));
  assert_told (self, "");
  wait_for (!isms_list_get_loading (self->list))
    ;
  assert_told (self, "0-0+3");
  assert_titles (self, "cba");
  isms_list_set_query (self->list, NULL);
  g_assert_false (isms_list_get_loading (self->list));
  assert_told (self, "0-3+0");
}

static void
notified_cb (GObject *object, GParamSpec *pspec, gpointer data)
{
  guint *count = data;

  (*count)++;
}

/* The answer to a query that was replaced meanwhile never shows, nor that it was given up. */
static void
test_late_answer (Fixture *self, gconstpointer data)
{
  guint n_errors = 0;
  g_autoptr (IsmsQuery) down = query_by (self, "title", TRUE);
  g_autoptr (IsmsQuery) up = query_by (self, "title", FALSE);

  g_signal_connect (self->list, "notify::error", G_CALLBACK (notified_cb), &n_errors);
  add_letters (self, "abc");
  for (guint i = 0; i < 20; i++)
    isms_list_set_query (self->list, i % 2 == 0 ? down : up);
  wait_for (!isms_list_get_loading (self->list))
    ;
  assert_told (self, "0-0+3");
  assert_titles (self, "abc");
  g_assert_cmpuint (n_errors, ==, 0);
}

static void
test_insert_remove_move (Fixture *self, gconstpointer data)
{
  add_letters (self, "abdefg");
  load_by_title (self);
  assert_told (self, "0-0+6");

  add (self, "c");
  wait_for (self->told->len > 0)
    ;
  assert_told (self, "2-0+1");
  assert_titles (self, "abcdefg");

  delete (self, find_id (self, "e"));
  wait_for (self->told->len > 0)
    ;
  assert_told (self, "4-1+0");
  assert_titles (self, "abcdfg");

  change (self, find_id (self, "b"), "title", "x");
  wait_for (self->told->len > 0)
    ;
  assert_told (self, "1-1+0, 5-0+1");
  assert_titles (self, "acdfgx");
}

/* A change that moves nothing is told by the record alone, at once, also to one that only a form
 * holds. */
static void
test_change_in_place (Fixture *self, gconstpointer data)
{
  g_autoptr (IsmsRecord) record = NULL;
  guint notified = 0;

  add_letters (self, "abc");
  load_by_title (self);
  assert_told (self, "0-0+3");
  record = g_list_model_get_item (G_LIST_MODEL (self->list), 1);
  g_signal_connect (record, "notify::category", G_CALLBACK (notified_cb), &notified);

  change (self, isms_record_get_id (record), "category", "People");
  g_assert_cmpuint (notified, ==, 1);
  g_assert_cmpstr (isms_record_get_text (record, "category"), ==, "People");
  add (self, "d");
  wait_for (self->told->len > 0)
    ;
  assert_told (self, "3-0+1");
}

static gint64
add_person (Fixture *self, const char *name)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Add a person");
  gint64 id = isms_edit_create (step, isms_kind_find ("person"), name);

  commit (step);
  return id;
}

/* What a view takes from another table follows that table. */
static void
test_change_elsewhere (Fixture *self, gconstpointer data)
{
  gint64 person = add_person (self, "Ama Osei");
  g_autofree char *owner = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  g_autoptr (IsmsStep) step = NULL;
  g_autoptr (IsmsRecord) risk = NULL;
  g_autoptr (IsmsRecord) record = NULL;
  g_autoptr (GError) error = NULL;
  const IsmsKind *people = isms_kind_find ("person");

  add_letters (self, "ab");
  load_by_title (self);
  risk = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  change (self, isms_record_get_id (risk), "owner", owner);
  g_assert_cmpstr (isms_record_get_text (risk, "owner"), ==, "Ama Osei");

  step = isms_store_begin (self->store, "Rename a person");
  record = isms_record_load (isms_workspace_get_reader (self->workspace), people, person, &error);
  g_assert_no_error (error);
  isms_edit_set (step, record, isms_kind_find_field (people, "name"), "Ama Mensah", &error);
  g_assert_no_error (error);
  commit (step);
  g_assert_cmpstr (isms_record_get_text (risk, "owner"), ==, "Ama Mensah");
}

static void
add_many (Fixture *self, guint n)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Add risks");

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *title = g_strdup_printf ("%05u", i);

      isms_edit_create (step, self->kind, title);
    }
  commit (step);
}

/* Many rows that became many others: emptied, then filled. Never told in one. */
static void
test_swap (Fixture *self, gconstpointer data)
{
  g_autoptr (IsmsQuery) down = query_by (self, "title", TRUE);
  g_autoptr (IsmsRecord) last = NULL;
  g_autoptr (GError) error = NULL;

  add_many (self, 200);
  load_by_title (self);
  assert_told (self, "0-0+200");
  select_only (self, 3);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 70, FALSE);
  isms_list_load (self->list, down, &error);
  g_assert_no_error (error);
  assert_told (self, "0-200+0, 0-0+200");
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), 196));
  g_assert_true (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), 129));
  g_assert_false (gtk_selection_model_is_selected (GTK_SELECTION_MODEL (self->selection), 3));
  last = g_list_model_get_item (G_LIST_MODEL (self->list), 199);
  g_assert_cmpstr (isms_record_get_title (last), ==, "00000");
}

/* Records are made a page at a time, and the pages kept are few. */
static void
test_pages (Fixture *self, gconstpointer data)
{
  g_autoptr (IsmsRecord) kept = NULL;
  g_autoptr (IsmsRecord) again = NULL;
  gpointer gone;

  add_many (self, 16 * 80);
  load_by_title (self);
  kept = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  gone = g_list_model_get_item (G_LIST_MODEL (self->list), 1);
  g_object_add_weak_pointer (gone, &gone);
  g_object_unref (gone);
  g_assert_nonnull (gone);
  for (guint i = 1; i < 80; i++)
    g_object_unref (g_list_model_get_item (G_LIST_MODEL (self->list), i * 16));
  g_assert_null (gone);
  again = g_list_model_get_item (G_LIST_MODEL (self->list), 0);
  g_assert_true (kept == again);
  g_assert_cmpuint (isms_list_get_n_calls (self->list), ==, 82);
}

static void
test_groups (Fixture *self, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = query_by (self, "title", FALSE);
  g_autoptr (GError) error = NULL;
  guint start;
  guint end;

  add_letters (self, "abcde");
  load_by_title (self);
  change (self, find_id (self, "b"), "category", "Fire");
  change (self, find_id (self, "d"), "category", "Fire");
  change (self, find_id (self, "a"), "category", "Water");
  change (self, find_id (self, "c"), "category", "Water");
  change (self, find_id (self, "e"), "category", "Water");
  isms_query_group (query, "category");
  isms_list_load (self->list, query, &error);
  g_assert_no_error (error);
  assert_titles (self, "bdace");
  gtk_section_model_get_section (GTK_SECTION_MODEL (self->selection), 1, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  g_assert_cmpuint (end, ==, 2);
  gtk_section_model_get_section (GTK_SECTION_MODEL (self->selection), 4, &start, &end);
  g_assert_cmpuint (start, ==, 2);
  g_assert_cmpuint (end, ==, 5);

  g_string_truncate (self->told, 0);
  change (self, find_id (self, "d"), "category", "Water");
  wait_for (self->told->len > 0)
    ;
  assert_titles (self, "bacde");
  assert_told (self, "1-1+0, 3-0+1");
  gtk_section_model_get_section (GTK_SECTION_MODEL (self->selection), 1, &start, &end);
  g_assert_cmpuint (start, ==, 1);
  g_assert_cmpuint (end, ==, 5);

  change (self, find_id (self, "b"), "category", "Air");
  change (self, find_id (self, "a"), "category", "Air");
  wait_for (self->told->len > 0)
    ;
  gtk_section_model_get_section (GTK_SECTION_MODEL (self->selection), 0, &start, &end);
  g_assert_cmpuint (start, ==, 0);
  wait_for (
      (gtk_section_model_get_section (GTK_SECTION_MODEL (self->list), 0, &start, &end), end == 2))
    ;
}

/* A hundred steps in a burst: the list ends where the file is. */
static void
test_burst (Fixture *self, gconstpointer data)
{
  g_autofree char *expected = NULL;

  add_letters (self, "m");
  load_by_title (self);
  for (guint i = 0; i < 100; i++)
    {
      g_autofree char *title = g_strdup_printf ("%c", 'a' + (char) (i % 26));

      add (self, title);
    }
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 101)
    ;
  expected = read_titles (G_LIST_MODEL (self->list));
  load_by_title (self);
  assert_titles (self, expected);
}

static void
test_select (Fixture *self, gconstpointer data)
{
  GtkSelectionModel *model = GTK_SELECTION_MODEL (self->selection);
  g_autoptr (IsmsRecord) single = NULL;
  g_autofree char *titles = NULL;

  add_letters (self, "abcde");
  load_by_title (self);
  g_assert_null (isms_selection_dup_single (self->selection));
  select_only (self, 2);
  g_assert_cmpstr (self->selected->str, ==, "2:1");
  single = isms_selection_dup_single (self->selection);
  g_assert_cmpstr (isms_record_get_title (single), ==, "c");
  select_only (self, 2);
  g_assert_cmpstr (self->selected->str, ==, "2:1");
  gtk_selection_model_select_range (model, 3, 10, FALSE);
  g_assert_cmpstr (self->selected->str, ==, "2:1, 3:2");
  g_assert_null (isms_selection_dup_single (self->selection));
  titles = read_selected (self);
  g_assert_cmpstr (titles, ==, "cde");
  gtk_selection_model_unselect_all (model);
  g_assert_cmpstr (self->selected->str, ==, "2:1, 3:2, 2:3");
  gtk_selection_model_select_all (model);
  g_assert_cmpstr (self->selected->str, ==, "2:1, 3:2, 2:3, 0:5");
}

/* What is selected stays so wherever it moves; what comes is not selected. */
static void
test_selection_follows (Fixture *self, gconstpointer data)
{
  g_autofree char *titles = NULL;
  g_autofree char *fewer = NULL;

  add_letters (self, "abcde");
  load_by_title (self);
  select_only (self, 1);
  gtk_selection_model_select_item (GTK_SELECTION_MODEL (self->selection), 3, FALSE);
  g_string_truncate (self->told, 0);
  change (self, find_id (self, "b"), "title", "x");
  add (self, "bb");
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 6)
    ;
  assert_titles (self, "abbcdex");
  titles = read_selected (self);
  g_assert_cmpstr (titles, ==, "dx");
  delete (self, find_id (self, "d"));
  wait_for (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 5)
    ;
  fewer = read_selected (self);
  g_assert_cmpstr (fewer, ==, "x");
}

/* Until the next answer, a row whose record went reads as one without values. */
static void
test_gone (Fixture *self, gconstpointer data)
{
  gint64 id;
  IsmsRecord *record;
  g_autofree char *title = NULL;
  g_autofree char *owner = NULL;
  gboolean archived;

  add_letters (self, "abc");
  load_by_title (self);
  id = find_id (self, "b");
  delete (self, id);
  record = g_list_model_get_item (G_LIST_MODEL (self->list), 1);
  g_object_get (record, "title", &title, "owner", &owner, "archived", &archived, NULL);
  g_assert_null (title);
  g_assert_null (owner);
  g_assert_false (archived);
  g_assert_cmpint (isms_record_get_id (record), ==, 0);
  g_assert_null (isms_record_get_ref (record));
  g_object_unref (record);

  wait_for (g_list_model_get_n_items (G_LIST_MODEL (self->list)) == 2)
    ;
  assert_titles (self, "ac");
}

/* Select-all of many holds no record and asks for none. */
static void
test_select_all (Fixture *self, gconstpointer data)
{
  guint64 before;

  add_many (self, 3000);
  load_by_title (self);
  before = isms_list_get_n_calls (self->list);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  g_assert_cmpuint (isms_list_get_n_calls (self->list), ==, before);
  g_assert_cmpstr (self->selected->str, ==, "0:3000");
}

/* What was read before a query failed stays, and the error is told. */
static void
test_error (Fixture *self, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (self->kind);
  g_autoptr (GError) error = NULL;

  add_letters (self, "abc");
  load_by_title (self);
  isms_query_filter_int (query, "no_such_column", 1);
  g_assert_false (isms_list_load (self->list, query, &error));
  g_assert_nonnull (error);
  g_assert_nonnull (isms_list_get_error (self->list));
  assert_titles (self, "abc");
  load_by_title (self);
  g_assert_null (isms_list_get_error (self->list));
}

/* Opening and closing a row of a tree tells of the rows below it alone. */
static void
test_tree (Fixture *self, gconstpointer data)
{
  g_autoptr (IsmsQuery) query = isms_query_new (isms_kind_find ("control"));
  g_autoptr (GtkBitset) selected = NULL;
  g_autoptr (GError) error = NULL;
  gint64 annex, theme;
  IsmsListNode node;

  isms_query_set_tree (query, TRUE);
  g_assert_true (isms_list_load (self->list, query, &error));
  annex = isms_list_get_id (self->list, 0);
  theme = isms_list_get_id (self->list, 1);
  g_assert_cmpint (isms_list_get_above (self->list, theme), ==, annex);
  g_string_truncate (self->told, 0);
  isms_list_set_open (self->list, theme, FALSE);
  isms_list_set_open (self->list, theme, FALSE);
  isms_list_set_open (self->list, annex, FALSE);
  isms_list_set_open (self->list, annex, TRUE);
  isms_list_set_open (self->list, theme, TRUE);
  g_assert_cmpstr (self->told->str, ==, "2-37+0, 1-60+0, 1-0+60, 2-0+37");
  g_assert_true (isms_list_get_node (self->list, theme, &node));
  g_assert_true (node.open && node.leads && node.head == 2 && node.n_counted == 37);

  /* headings are none of what is selected */
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (self->selection));
  selected = gtk_selection_model_get_selection (GTK_SELECTION_MODEL (self->selection));
  g_assert_false (gtk_bitset_contains (selected, 0) || gtk_bitset_contains (selected, 1));
  g_assert_true (gtk_bitset_contains (selected, 2));

  /* the same again when the answer comes anew */
  isms_list_set_open (self->list, theme, FALSE);
  g_assert_true (isms_list_load (self->list, query, &error));
  g_assert_true (isms_list_get_node (self->list, theme, &node) && !node.open);
  g_assert_false (isms_list_reveal (self->list, 999999));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define add_test(name, function)                                                                   \
  g_test_add ("/list/" name, Fixture, NULL, set_up, function, tear_down)
  add_test ("empty", test_empty);
  add_test ("fill", test_fill);
  add_test ("async", test_async);
  add_test ("late-answer", test_late_answer);
  add_test ("insert-remove-move", test_insert_remove_move);
  add_test ("change-in-place", test_change_in_place);
  add_test ("change-elsewhere", test_change_elsewhere);
  add_test ("swap", test_swap);
  add_test ("pages", test_pages);
  add_test ("groups", test_groups);
  add_test ("burst", test_burst);
  add_test ("gone", test_gone);
  add_test ("error", test_error);
  add_test ("selection/select", test_select);
  add_test ("selection/follows", test_selection_follows);
  add_test ("selection/all", test_select_all);
  add_test ("tree", test_tree);
  return g_test_run ();
}
