/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What the descriptors say and what the schema has are the same, both ways. */

#include "model-fixture.h"

#include "isms-ready-view.h"

static GHashTable *
list_columns (ModelFixture *fixture, const char *table)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (fixture->reader, "SELECT name FROM pragma_table_info (?)", &error);
  GHashTable *columns = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  g_assert_no_error (error);
  isms_statement_bind_text (statement, 1, table);
  while (isms_statement_next (statement, &error))
    g_hash_table_add (columns, g_strdup (isms_statement_get_text (statement, 0)));
  g_assert_no_error (error);
  g_assert_cmpuint (g_hash_table_size (columns), >, 0);
  return columns;
}

static void
take_column (GHashTable *columns, const char *table, const char *column)
{
  if (!g_hash_table_remove (columns, column))
    g_error ("%s has no column “%s”", table, column);
}

static void
assert_empty (GHashTable *columns, const char *table)
{
  GHashTableIter iter;
  gpointer column;

  g_hash_table_iter_init (&iter, columns);
  if (g_hash_table_iter_next (&iter, &column, NULL))
    g_error ("column “%s” of %s is no field", (const char *) column, table);
}

static const char *const common[] = { "id",         "uid",      "ref", "created_at",
                                      "updated_at", "archived", NULL };

static void
test_fields_are_columns (ModelFixture *fixture, gconstpointer data)
{
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GHashTable) table = list_columns (fixture, (*kind)->name);
      g_autoptr (GHashTable) view = list_columns (fixture, (*kind)->view);

      for (guint i = 0; common[i] != NULL; i++)
        {
          g_assert_nonnull (isms_kind_find_field (*kind, common[i]));
          take_column (table, (*kind)->name, common[i]);
          take_column (view, (*kind)->view, common[i]);
        }
      take_column (table, (*kind)->name, "revision");
      take_column (view, (*kind)->view, "ref_key");

      for (guint i = 0; i < (*kind)->n_fields; i++)
        {
          const IsmsField *field = &(*kind)->fields[i];

          take_column (view, (*kind)->view, field->name);
          if (field->kind == ISMS_FIELD_REFERENCE)
            take_column (view, (*kind)->view, isms_field_get_column (field));
          if (!(field->flags & ISMS_FIELD_COMPUTED) && !isms_field_has_links (field))
            take_column (table, (*kind)->name, isms_field_get_column (field));
          else /* what one act alone writes, such as an approval */
            g_hash_table_remove (table, isms_field_get_column (field));
        }
      if (g_str_equal ((*kind)->name, "risk"))
        for (guint i = 0; i < 3; i++)
          {
            g_autofree char *cell =
                g_strconcat (isms_posture_get_name ((IsmsPosture) i), "_cell", NULL);

            take_column (view, (*kind)->view, cell);
          }

      assert_empty (table, (*kind)->name);
      assert_empty (view, (*kind)->view);
    }
}

static void
check_links (ModelFixture *fixture, const IsmsKind *kind, const IsmsField *field)
{
  g_autoptr (GHashTable) columns = list_columns (fixture, field->link_table);
  g_autofree char *from = g_strconcat (kind->name, "_id", NULL);

  take_column (columns, field->link_table, "id");
  take_column (columns, field->link_table, from);
  if (field->kind == ISMS_FIELD_LINKS)
    {
      take_column (columns, field->link_table, isms_kind_get_link_column (kind, field));
      return;
    }
  take_column (columns, field->link_table, "for_kind");
  take_column (columns, field->link_table, "for_id");
}

static void
check_field (ModelFixture *fixture, const IsmsKind *kind, const IsmsField *field)
{
  gboolean has_choices = field->kind == ISMS_FIELD_CHOICE || field->kind == ISMS_FIELD_CHOICES;
  gboolean has_target = field->kind == ISMS_FIELD_REFERENCE || field->kind == ISMS_FIELD_LINKS;

  g_assert_nonnull (field->label);
  g_assert_cmpint (has_choices, ==, field->choices != NULL);
  g_assert_cmpint (has_target, ==, field->target != NULL);
  g_assert_cmpint (isms_field_has_links (field), ==, field->link_table != NULL);
  if (has_target)
    g_assert_nonnull (isms_kind_find (field->target));
  if (isms_field_has_links (field))
    check_links (fixture, kind, field);
  if (field->flags & ISMS_FIELD_SEARCHED)
    g_assert_true (field->kind == ISMS_FIELD_TEXT || field->kind == ISMS_FIELD_PROSE);
}

static void
test_fields_are_whole (ModelFixture *fixture, gconstpointer data)
{
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      const IsmsField *title = isms_kind_find_field (*kind, (*kind)->title_field);

      g_assert_nonnull (title);
      g_assert_true (title->flags & ISMS_FIELD_REQUIRED);
      g_assert_true (title->flags & ISMS_FIELD_SEARCHED);
      for (guint i = 0; i < (*kind)->n_fields; i++)
        check_field (fixture, *kind, &(*kind)->fields[i]);
    }
}

static void
check_choice (ModelFixture *fixture, const IsmsKind *kind, const IsmsField *field, gint64 id)
{
  g_autofree char *wrong = g_strdup_printf ("UPDATE %s SET %s = 'nonsense' WHERE id = %d",
                                            kind->name, field->name, (int) id);

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    {
      g_autofree char *right = g_strdup_printf ("UPDATE %s SET %s = '%s' WHERE id = %d", kind->name,
                                                field->name, choice->value, (int) id);

      /* Some a rule gives only for a reason; others stand only with what follows from them. */
      if (!run_sql (fixture, right))
        set_field (fixture, kind->name, id, field->name, choice->value);
    }
  g_assert_false (run_sql (fixture, wrong));
}

/* The schema takes every choice and nothing else. */
static void
test_choices_fit_schema (ModelFixture *fixture, gconstpointer data)
{
  create_record (fixture, "person", "Ada Osei");
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      gint64 id = create_record (fixture, (*kind)->name, "Something");

      if (isms_kind_find_field (*kind, "owner") != NULL)
        set_field (fixture, (*kind)->name, id, "owner", "1");
      if (isms_kind_find_field (*kind, "drop_reason") != NULL)
        set_field (fixture, (*kind)->name, id, "drop_reason", "It is no longer needed");
      if (g_str_equal ((*kind)->name, "evidence"))
        {
          set_field (fixture, "evidence", id, "link", "https://intranet.example/backup");
          set_field (fixture, "evidence", id, "words", "Seen on the day");
        }
      if (g_str_equal ((*kind)->name, "incident"))
        {
          set_field (fixture, "incident", id, "cause", "The key was in the door");
          set_field (fixture, "incident", id, "lessons", "None: it was an exercise");
        }
      for (guint i = 0; i < (*kind)->n_fields; i++)
        if ((*kind)->fields[i].choices != NULL
            && ((*kind)->fields[i].flags & ISMS_FIELD_COMPUTED) == 0)
          check_choice (fixture, *kind, &(*kind)->fields[i], id);
    }
}

/* Every table whose rows name a record of any kind by @word, "for" or "from". */
static GPtrArray *
list_tables_naming_any (ModelFixture *fixture, const char *word)
{
  g_autofree char *sql =
      g_strdup_printf ("SELECT m.name FROM sqlite_master AS m JOIN pragma_table_info (m.name) AS c "
                       "WHERE m.type = 'table' AND c.name IN ('%s_kind', '%s_id') GROUP BY m.name "
                       "HAVING count(*) = 2 ORDER BY m.name",
                       word, word);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsStatement) statement = isms_database_prepare (fixture->reader, sql, &error);
  GPtrArray *tables = g_ptr_array_new_with_free_func (g_free);

  g_assert_no_error (error);
  while (isms_statement_next (statement, &error))
    g_ptr_array_add (tables, g_strdup (isms_statement_get_text (statement, 0)));
  g_assert_no_error (error);
  return tables;
}

/* Puts a row that names the record by @word into @table, whose other columns must have a value: a
 * reference has that of the first record of its kind. FALSE: the schema has none for records of
 * @kind. */
static gboolean
add_row_naming (
    ModelFixture *fixture, const char *table, const char *word, const IsmsKind *kind, gint64 id)
{
  g_autoptr (GHashTable) columns = list_columns (fixture, table);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Add");
  g_autofree char *kind_column = g_strconcat (word, "_kind", NULL);
  g_autofree char *id_column = g_strconcat (word, "_id", NULL);
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, kind_column, kind->name);
  isms_row_set_int (row, id_column, id);
  if (isms_kind_find (table) != NULL)
    isms_row_set_text (row, isms_kind_find (table)->title_field, "For it");
  if (g_hash_table_contains (columns, "letter"))
    isms_row_set_text (row, "letter", "R");
  if (g_hash_table_contains (columns, "look_again"))
    {
      isms_row_set_text (row, "question", "role-vacant");
      isms_row_set_text (row, "reason", "It is seen to");
      isms_row_set_text (row, "person", "Ada Osei");
      isms_row_set_text (row, "known_on", "2026-01-01");
      isms_row_set_text (row, "look_again", "2026-02-01");
    }
  for (const IsmsKind *const *holder = isms_kinds (); *holder != NULL; holder++)
    {
      g_autofree char *column = g_strconcat ((*holder)->name, "_id", NULL);

      if (isms_kind_find (table) == NULL && g_hash_table_contains (columns, column))
        isms_row_set_int (row, column, 1);
    }
  isms_step_insert (step, table, row);
  return isms_step_commit (step, NULL, NULL);
}

static void
delete_record (ModelFixture *fixture, const IsmsKind *kind, gint64 id)
{
  g_autoptr (IsmsRecord) record = load_record (fixture, kind->name, id);
  g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Delete");
  g_autoptr (GError) error = NULL;

  isms_edit_delete (step, record);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* What is for a record goes with it, of whatever kind it is. */
static void
test_nothing_left_behind (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) tables = list_tables_naming_any (fixture, "for");

  g_assert_true (g_ptr_array_find_with_equal_func (tables, "action", g_str_equal, NULL)
                 && g_ptr_array_find_with_equal_func (tables, "responsibility", g_str_equal, NULL));
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    create_record (fixture, (*kind)->name, "First");
  for (guint i = 0; i < tables->len; i++)
    {
      const char *table = tables->pdata[i];
      guint n_taken = 0;

      for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
        {
          gint64 id = create_record (fixture, (*kind)->name, "Second");
          g_autofree char *sql = g_strdup_printf (
              "SELECT count(*) FROM %s WHERE for_kind = '%s' AND for_id = %" G_GINT64_FORMAT, table,
              (*kind)->name, id);

          n_taken += add_row_naming (fixture, table, "for", *kind, id);
          delete_record (fixture, *kind, id);
          if (read_int (fixture, sql) != 0)
            g_error ("%s keeps what was for a record of %s", table, (*kind)->name);
        }
      g_assert_cmpuint (n_taken, >, 0);
    }
}

/* What came from a record stays without it, and names nothing that is not there. */
static void
test_nothing_names_what_is_gone (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) tables = list_tables_naming_any (fixture, "from");

  g_assert_true (g_ptr_array_find_with_equal_func (tables, "nonconformity", g_str_equal, NULL)
                 && g_ptr_array_find_with_equal_func (tables, "finding", g_str_equal, NULL));
  for (guint i = 0; i < tables->len; i++)
    for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
      {
        const char *table = tables->pdata[i];
        gint64 id = create_record (fixture, (*kind)->name, "Where it comes from");
        g_autofree char *all = g_strdup_printf ("SELECT count(*) FROM %s", table);
        g_autofree char *naming = g_strdup_printf (
            "SELECT count(*) FROM %s WHERE from_kind = '%s' OR from_id = %" G_GINT64_FORMAT, table,
            (*kind)->name, id);
        int n;

        g_assert_true (add_row_naming (fixture, table, "from", *kind, id));
        g_assert_cmpint (read_int (fixture, naming), >, 0);
        n = read_int (fixture, all) - (g_str_equal (table, (*kind)->name) ? 1 : 0);
        delete_record (fixture, *kind, id);
        if (read_int (fixture, naming) != 0)
          g_error ("%s names a record of %s that is gone", table, (*kind)->name);
        g_assert_cmpint (read_int (fixture, all), ==, n);
      }
}

static void
test_found (void)
{
  const IsmsKind *risk = isms_kind_find ("risk");

  g_assert_nonnull (risk);
  g_assert_true (isms_kind_find ("risks") == risk);
  g_assert_true (isms_kind_find_number (risk->number) == risk);
  g_assert_null (isms_kind_find ("nonsense"));
  g_assert_null (isms_kind_find_number (0));
  g_assert_null (isms_kind_find_field (risk, "nonsense"));
  g_assert_cmpstr (isms_field_get_column (isms_kind_find_field (risk, "owner")), ==, "owner_id");
  g_assert_cmpstr (isms_field_get_column (isms_kind_find_field (risk, "cia")), ==, "cia");
}

static void
claim (GHashTable *claimed, const IsmsKind *kind, const char *word)
{
  if (!g_hash_table_add (claimed, g_utf8_strdown (word, -1)))
    g_error ("two fields of %s are called “%s”", kind->name, word);
}

/* A heading of a spreadsheet means one field, and a number or prefix one kind. */
static void
test_unambiguous (void)
{
  g_autoptr (GHashTable) prefixes = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) numbers = g_hash_table_new (NULL, NULL);

  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GHashTable) claimed =
          g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

      g_assert_true (g_hash_table_add (prefixes, (gpointer) (*kind)->prefix));
      g_assert_true (g_hash_table_add (numbers, GUINT_TO_POINTER ((*kind)->number)));

      for (guint i = 0; i < (*kind)->n_fields; i++)
        {
          const char *names = (*kind)->fields[i].import_names;
          g_auto (GStrv) words = g_strsplit (names != NULL ? names : "", "|", -1);

          claim (claimed, *kind, (*kind)->fields[i].name);
          for (guint j = 0; words[j] != NULL; j++)
            claim (claimed, *kind, words[j]);
        }
    }
}

/* Lists show every field once, and first what the kind says. */
static void
test_leading (void)
{
  const IsmsKind *risk = isms_kind_find ("risk");
  static const char *const first[] = { "current_level_name", "owner", "category", "status",
                                       "treatment",          "title" };
  g_autoptr (GPtrArray) listed = isms_kind_list_fields (risk);

  for (guint i = 0; i < G_N_ELEMENTS (first); i++)
    g_assert_cmpstr (((const IsmsField *) listed->pdata[i])->name, ==, first[i]);
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      g_autoptr (GPtrArray) fields = isms_kind_list_fields (*kind);

      g_assert_cmpuint (fields->len, ==, (*kind)->n_fields);
      for (guint i = 0; i < (*kind)->n_fields; i++)
        g_assert_true (g_ptr_array_find (fields, &(*kind)->fields[i], NULL));
    }
  g_assert_cmpstr (isms_field_get_heading (isms_kind_find_field (risk, "catalogue_threat")), ==,
                   "Catalogue Threat");
  g_assert_cmpstr (isms_field_get_heading (isms_kind_find_field (risk, "owner")), ==, "Owner");
}

/* The states and options of the data dictionary, all of them and no other, in its order. */
static const struct
{
  const char *path;
  const char *kind;
  const char *field;
  const char *values;
} dictionary[] = {
  { "/model/6.1.2-c-kinds-of-assets", "asset", "kind",
    "information process software hardware network people site service" },
  { "/model/6.1.2-c-what-a-risk-touches", "risk", "cia", "c i a" },
  { "/model/6.1.2-c-states-of-a-risk", "risk", "status",
    "draft assessed in_treatment accepted closed" },
  { "/model/6.1.3-a-treatment-options", "risk", "treatment",
    "undecided modify retain avoid share" },
  { "/model/A.5.25-severities-of-an-incident", "incident", "severity",
    "low moderate high critical" },
  { "/model/A.5.26-states-of-an-incident", "incident", "status",
    "reported contained resolved closed" },
  { "/model/6.1.3-e-kinds-of-actions", "action", "kind",
    "treatment corrective decision improvement project audit document" },
  { "/model/6.1.3-e-states-of-an-action", "action", "state",
    "open in_progress waiting done dropped" },
};

static void
test_dictionary (gconstpointer data)
{
  guint i = GPOINTER_TO_UINT (data);
  const IsmsField *field =
      isms_kind_find_field (isms_kind_find (dictionary[i].kind), dictionary[i].field);
  g_autoptr (GString) values = g_string_new (NULL);

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    if (choice->stored == NULL) /* what else there is only follows from other records */
      g_string_append_printf (values, "%s%s", values->len > 0 ? " " : "", choice->value);
  g_assert_cmpstr (values->str, ==, dictionary[i].values);
}

/* Which views a kind has follows from its fields; all of them are filters that a list knows. */
static void
test_ready_views (void)
{
  static const struct
  {
    const char *kind;
    const char *views;
    const char *overdue; /* the filters, printed */
  } cases[] = {
    { "action", "overdue mine due", "{'overdue': ['1']}" },
    { "document", "overdue mine due", "{'review': ['overdue']}" },
    { "control_check", "overdue mine due", "{'state': ['missed']}" },
    { "evidence", "overdue mine due", "{'state': ['expired']}" },
    { "session", "overdue due", "{'due': ['overdue']}" },
    { "issue", "overdue mine due", "{'next_review': ['past'], 'status': ['open']}" },
    { "asset", "mine", NULL },
    { "role", "mine", NULL },
    { "threat", "", NULL },
    { "person", "", NULL },
  };

  for (gsize i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      const IsmsKind *kind = isms_kind_find (cases[i].kind);
      g_autoptr (GString) views = g_string_new (NULL);

      for (guint view = 0; view < ISMS_N_READY_VIEWS; view++)
        if (isms_ready_view_fits (view, kind))
          g_string_append_printf (views, "%s%s", views->len > 0 ? " " : "",
                                  isms_ready_view_get_name (view));
      g_assert_cmpstr (views->str, ==, cases[i].views);
      if (cases[i].overdue != NULL)
        {
          g_autoptr (GVariant) filters =
              g_variant_ref_sink (isms_ready_view_dup_filters (ISMS_READY_VIEW_OVERDUE, kind));
          g_autofree char *words = g_variant_print (filters, FALSE);

          g_assert_cmpstr (words, ==, cases[i].overdue);
        }
    }
  g_assert_true (isms_ready_views_use (isms_kind_find ("action"),
                                       isms_kind_find_field (isms_kind_find ("action"), "due")));
  g_assert_false (isms_ready_views_use (
      isms_kind_find ("action"), isms_kind_find_field (isms_kind_find ("action"), "done_on")));
}

static gboolean
has_moments (const IsmsKind *kind)
{
  for (guint i = 0; i < kind->n_fields; i++)
    if (kind->fields[i].kind == ISMS_FIELD_TIME
        && (kind->fields[i].flags & ISMS_FIELD_COMPUTED) != 0)
      return TRUE;
  return FALSE;
}

/* A date that something is to be done by, or that calls it overdue, is known as that. What runs by
 * the hour is due in no number of days. */
static void
test_due_is_marked (void)
{
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    for (guint i = 0; i < (*kind)->n_fields; i++)
      {
        const IsmsField *field = &(*kind)->fields[i];

        if ((field->flags & (ISMS_FIELD_DUE | ISMS_FIELD_ENDS)) != 0)
          g_assert_cmpint (field->kind, ==, ISMS_FIELD_DATE);
        if ((field->flags & ISMS_FIELD_MINE) != 0)
          g_assert_cmpstr (field->target, ==, "person");
        if ((g_str_equal (field->name, "overdue") && !has_moments (*kind))
            || g_str_equal (field->name, "next_review"))
          g_assert_true (isms_ready_view_fits (ISMS_READY_VIEW_DUE, *kind));
      }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/kind/fields-are-columns", test_fields_are_columns);
  add_model_test ("/model/kind/fields-are-whole", test_fields_are_whole);
  add_model_test ("/model/kind/choices-fit-schema", test_choices_fit_schema);
  add_model_test ("/model/kind/nothing-left-behind", test_nothing_left_behind);
  add_model_test ("/model/kind/nothing-names-what-is-gone", test_nothing_names_what_is_gone);
  g_test_add_func ("/model/kind/found", test_found);
  g_test_add_func ("/model/kind/unambiguous", test_unambiguous);
  g_test_add_func ("/model/kind/leading", test_leading);
  g_test_add_func ("/model/kind/ready-views", test_ready_views);
  g_test_add_func ("/model/kind/due-is-marked", test_due_is_marked);

  for (guint i = 0; i < G_N_ELEMENTS (dictionary); i++)
    g_test_add_data_func (dictionary[i].path, GUINT_TO_POINTER (i), test_dictionary);

  return g_test_run ();
}
