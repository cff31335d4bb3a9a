/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells data/sample/requirements.csv: what a customer asks for, and which controls of the standard
 * ask for the same or for a part of it. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-control-mapping.h"
#include "isms-sample-private.h"
#include "isms-uid.h"

#define FIRST_PLACE 5001

static IsmsRow *
make_row (IsmsTable *table, guint row)
{
  const char *ref = isms_sample_get_cell (table, row, "ref");
  const char *wording = isms_sample_get_cell (table, row, "wording");
  g_autofree char *words = g_strdup_printf ("requirement/%s", ref);
  g_autofree char *uid = isms_uid_from_words (words);
  IsmsRow *values = isms_row_new ();

  isms_row_set_text (values, "uid", uid);
  isms_row_set_text (values, "ref", ref);
  isms_row_set_text (values, "title", isms_sample_get_cell (table, row, "title"));
  if (g_str_equal (isms_sample_get_cell (table, row, "kind"), "framework"))
    isms_row_set_text (values, "description", wording);
  else if (*wording != '\0')
    isms_row_set_text (values, "wording", wording);
  return values;
}

static void
add_control (IsmsSampleStory *story, IsmsStep *step, guint row, gint64 framework, const char *theme)
{
  IsmsTable *table = story->requirements;
  const char *parent = isms_sample_get_cell (table, row, "parent");
  IsmsRow *values = make_row (table, row);

  isms_row_set_text (values, "kind", isms_sample_get_cell (table, row, "kind"));
  isms_row_set_text (values, "theme", theme);
  isms_row_set_int (values, "framework_id", framework);
  isms_row_set_int (values, "place", FIRST_PLACE + row);
  if (*parent != '\0')
    isms_row_set_int (values, "parent_id", isms_sample_find_id (story, parent));
  isms_sample_note_id (story, isms_sample_get_cell (table, row, "ref"),
                       isms_step_insert (step, "control", values));
}

/* "subset A.5.1; intersects A.6.3" */
static gboolean
map_control (IsmsSampleStory *story, IsmsStep *step, guint row, GError **error)
{
  const char *ref = isms_sample_get_cell (story->requirements, row, "ref");
  g_auto (GStrv) mappings =
      g_strsplit (isms_sample_get_cell (story->requirements, row, "mappings"), "; ", -1);

  for (guint i = 0; mappings[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (mappings[i], " ", 2);
      IsmsRelation relation;

      if (*mappings[i] == '\0')
        continue;
      if (words[1] == NULL || !isms_relation_find (words[0], &relation)
          || isms_sample_find_id (story, words[1]) == 0)
        {
          g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: “%s”", ref, mappings[i]);
          return FALSE;
        }
      isms_control_mapping_add (step, isms_sample_find_id (story, ref),
                                isms_sample_find_id (story, words[1]), relation);
    }
  return TRUE;
}

/* The framework with its requirements, and then how they correspond. */
gboolean
isms_sample_requirements_happen (IsmsSampleStory *story,
                                 int day,
                                 const char *manager,
                                 GError **error)
{
  IsmsTable *table = story->requirements;
  g_autoptr (IsmsStep) taken =
      isms_sample_begin (story, day, manager, _ ("Took in what a customer asks for"));
  g_autoptr (IsmsStep) mapped = NULL;
  gint64 framework = isms_step_insert (taken, "framework", make_row (table, 1));
  const char *theme = NULL;

  for (guint row = 2; row < isms_table_get_n_rows (table); row++)
    {
      if (g_str_equal (isms_sample_get_cell (table, row, "kind"), "group"))
        theme = isms_sample_get_cell (table, row, "title");
      add_control (story, taken, row, framework, theme);
    }
  if (!isms_step_commit (taken, story->cancellable, error))
    return FALSE;
  mapped = isms_sample_begin (story, day, manager,
                              _ ("Mapped a customer’s requirements to the standard"));
  for (guint row = 2; row < isms_table_get_n_rows (table); row++)
    if (!map_control (story, mapped, row, error))
      return FALSE;
  return isms_step_commit (mapped, story->cancellable, error);
}
