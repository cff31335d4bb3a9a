/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Annex A and the clauses of ISO/IEC 27001, each a framework of its own. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-catalogue-private.h"
#include "isms-kind.h"

#define CLAUSES_PLACE 1000 /* behind as many controls as an annex will ever have */

typedef struct
{
  const char *name; /* of the file, and in the identity of its entries */
  const char *title;
  const char *version;
  gboolean in_soa;
  const char *ref_prefix;
  gint64 place; /* of its first entry, less one */
} Standard;

static const Standard standards[] = {
  { "annex-a", N_ ("ISO/IEC 27001, Annex A"), "2022", TRUE, "A.", 0 },
  { "clauses", N_ ("ISO/IEC 27001, Clauses 4 to 10"), "2022, Amd 1:2024", FALSE, "Cl.",
    CLAUSES_PLACE },
};

static const struct
{
  const char *value;
  const char *label;
} themes[] = {
  { "organizational", N_ ("5 Organizational controls") },
  { "people", N_ ("6 People controls") },
  { "physical", N_ ("7 Physical controls") },
  { "technological", N_ ("8 Technological controls") },
};

/* By the number of 2022: those of 2013 that went there, joined by ", ". */
static GHashTable *
load_former (GError **error)
{
  g_autoptr (GKeyFile) file = isms_catalogue_load ("mapping-2013-2022", error);
  g_autoptr (GHashTable) former = NULL;
  g_auto (GStrv) names = NULL;

  if (file == NULL)
    return NULL;
  former = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  names = g_key_file_get_groups (file, NULL);
  for (guint i = 0; names[i] != NULL; i++)
    {
      g_autofree char *to = g_key_file_get_string (file, names[i], "to", NULL);
      g_auto (GStrv) numbers = g_strsplit (to != NULL ? to : "", " ", -1);

      for (guint j = 0; numbers[j] != NULL; j++)
        {
          const char *there = g_hash_table_lookup (former, numbers[j]);

          g_hash_table_replace (former, g_strdup (numbers[j]),
                                there == NULL ? g_strdup (names[i])
                                              : g_strconcat (there, ", ", names[i], NULL));
        }
    }
  return g_steal_pointer (&former);
}

static char *
dup_entry_name (const Standard *standard, const char *name)
{
  return g_strconcat (standard->name, "/", name, NULL);
}

static gint64
find_entry (IsmsDatabase *database, const Standard *standard, const char *name, GError **error)
{
  g_autofree char *entry = dup_entry_name (standard, name);

  return isms_catalogue_find (database, "control", entry, error);
}

/* "6.1.2 a)" is Cl.6.1.2a: a ref is one word, and 7.2 alone is a control to most people. */
static char *
dup_ref (const Standard *standard, const char *name)
{
  g_auto (GStrv) parts = g_strsplit_set (name, " )", -1);
  g_autofree char *joined = g_strjoinv ("", parts);

  return g_strconcat (standard->ref_prefix, joined, NULL);
}

static void
set_theme (IsmsRow *row, GKeyFile *file, const char *name)
{
  g_autofree char *theme = g_key_file_get_string (file, name, "theme", NULL);

  for (guint i = 0; i < G_N_ELEMENTS (themes); i++)
    if (g_strcmp0 (themes[i].value, theme) == 0)
      isms_row_set_text (row, "theme", _ (themes[i].label));
}

/* A clause stands in the group of its first number, and below what it is a part of. */
static gboolean
set_parent (IsmsRow *row,
            IsmsDatabase *database,
            GKeyFile *file,
            const Standard *standard,
            const char *name,
            GError **error)
{
  g_autofree char *parent = g_key_file_get_string (file, name, "parent", NULL);
  g_autofree char *top = g_strndup (name, strcspn (name, "."));
  g_autofree char *title = g_key_file_get_locale_string (file, top, "title", NULL, NULL);
  g_autofree char *theme = NULL;
  gint64 id;

  if (title != NULL)
    {
      theme = g_strconcat (top, " ", title, NULL);
      isms_row_set_text (row, "theme", theme);
    }
  if (parent == NULL)
    return TRUE;
  id = find_entry (database, standard, parent, error);
  if (id > 0)
    isms_row_set_int (row, "parent_id", id);
  return id >= 0;
}

static gboolean
fill_clause (IsmsRow *row,
             IsmsDatabase *database,
             GKeyFile *file,
             const Standard *standard,
             const char *name,
             GError **error)
{
  gboolean assessable = g_key_file_get_boolean (file, name, "assessable", NULL);

  isms_row_set_text (row, "kind", assessable ? "clause" : "group");
  return set_parent (row, database, file, standard, name, error);
}

static void
fill_control (IsmsRow *row, GKeyFile *file, const char *name, GHashTable *former)
{
  static const char *const attributes[] = { "types", "cia", "concepts", "capabilities", "domains" };
  const IsmsKind *kind = isms_kind_find ("control");

  isms_row_set_text (row, "kind", "control");
  isms_row_set_text (row, "former", g_hash_table_lookup (former, name));
  set_theme (row, file, name);
  for (guint i = 0; i < G_N_ELEMENTS (attributes); i++)
    {
      g_autofree char *words = g_key_file_get_string (file, name, attributes[i], NULL);
      g_auto (GValue) value = G_VALUE_INIT;

      if (words != NULL
          && isms_field_parse (isms_kind_find_field (kind, attributes[i]), words, NULL, &value,
                               NULL)
          && G_VALUE_HOLDS_STRING (&value))
        isms_row_set_text (row, attributes[i], g_value_get_string (&value));
    }
}

static gboolean
insert_entry (IsmsWriter *writer,
              GKeyFile *file,
              const Standard *standard,
              const char *name,
              GHashTable *former,
              IsmsRow *row,
              GError **error)
{
  g_autofree char *entry = dup_entry_name (standard, name);
  g_autofree char *uid = isms_catalogue_make_uid ("control", entry);
  g_autofree char *ref = dup_ref (standard, name);

  isms_row_set_text (row, "uid", uid);
  isms_row_set_text (row, "ref", ref);
  isms_catalogue_copy_text (row, file, name, "title", "title");
  isms_catalogue_copy_text (row, file, name, "purpose", "purpose");
  if (standard->in_soa)
    fill_control (row, file, name, former);
  else if (!fill_clause (row, isms_writer_get_database (writer), file, standard, name, error))
    return FALSE;
  return isms_writer_insert (writer, "control", row, error) != 0;
}

static gint64
insert_framework (IsmsWriter *writer, const Standard *standard, GError **error)
{
  g_autoptr (IsmsRow) row = isms_row_new ();
  g_autofree char *uid = isms_catalogue_make_uid ("framework", standard->name);

  isms_row_set_text (row, "uid", uid);
  isms_row_set_text (row, "title", _ (standard->title));
  isms_row_set_text (row, "version", standard->version);
  isms_row_set_text (row, "publisher", "ISO/IEC");
  isms_row_set_int (row, "in_soa", standard->in_soa);
  isms_row_set_text (row, "licence",
                     _ ("Numbers, titles and attributes only. The text of the standard is ISO’s."));
  return isms_writer_insert (writer, "framework", row, error);
}

static gboolean
add_standard (IsmsWriter *writer,
              const Standard *standard,
              GCancellable *cancellable,
              GError **error)
{
  IsmsDatabase *database = isms_writer_get_database (writer);
  g_autoptr (GKeyFile) file = isms_catalogue_load (standard->name, error);
  g_auto (GStrv) names = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;
  g_autoptr (GHashTable) former = file != NULL ? load_former (error) : NULL;
  gint64 framework =
      former == NULL ? -1 : isms_catalogue_find (database, "framework", standard->name, error);

  if (framework < 0)
    return FALSE;
  if (framework == 0)
    framework = insert_framework (writer, standard, error);
  for (guint i = 0; framework > 0 && names[i] != NULL; i++)
    {
      g_autoptr (IsmsRow) row = isms_row_new ();
      gint64 there = find_entry (database, standard, names[i], error);

      if (there < 0 || g_cancellable_set_error_if_cancelled (cancellable, error))
        return FALSE;
      if (there > 0)
        continue;
      isms_row_set_int (row, "framework_id", framework);
      isms_row_set_int (row, "place", standard->place + i + 1);
      if (!insert_entry (writer, file, standard, names[i], former, row, error))
        return FALSE;
    }
  return framework > 0;
}

/* Inside a step. */
gboolean
isms_catalogue_add_controls (IsmsWriter *writer, GCancellable *cancellable, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (standards); i++)
    if (!add_standard (writer, &standards[i], cancellable, error))
      return FALSE;
  return TRUE;
}

/* -1 on error. */
int
isms_catalogue_count_missing_controls (IsmsDatabase *database, GError **error)
{
  int missing = 0;

  for (guint i = 0; i < G_N_ELEMENTS (standards); i++)
    {
      g_autoptr (GKeyFile) file = isms_catalogue_load (standards[i].name, error);
      g_auto (GStrv) names = file != NULL ? g_key_file_get_groups (file, NULL) : NULL;

      if (file == NULL)
        return -1;
      for (guint j = 0; names[j] != NULL; j++)
        {
          gint64 id = find_entry (database, &standards[i], names[j], error);

          if (id < 0)
            return -1;
          missing += id == 0;
        }
    }
  return missing;
}

/**
 * isms_catalogue_dup_successor:
 * @number: a control of the edition of 2013: "A.9.2.1"
 *
 * Returns: (transfer full) (nullable): the ref of the control of 2022 that continues it: "A.5.16";
 * %NULL where there is no such control, or where it went to several
 */
char *
isms_catalogue_dup_successor (const char *number)
{
  static GKeyFile *file; /* read once, by whichever thread asks first */
  static gsize loaded = 0;
  g_autofree char *to = NULL;

  if (g_once_init_enter (&loaded))
    {
      file = isms_catalogue_load ("mapping-2013-2022", NULL);
      g_once_init_leave (&loaded, 1);
    }
  to = file != NULL ? g_key_file_get_string (file, number, "to", NULL) : NULL;
  return to != NULL && strchr (to, ' ') == NULL ? g_strconcat ("A.", to, NULL) : NULL;
}
