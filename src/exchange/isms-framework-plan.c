/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What became of each framework of a file and of what is in it, or would. */

#include "isms-config.h"

#include "isms-framework-import-private.h"

#include <glib/gi18n-lib.h>

static void
free_row (gpointer data)
{
  FrameworkRow *row = data;

  g_free (row->shown.ref);
  g_free (row->shown.title);
  g_free (row->shown.former);
  g_clear_pointer (&row->values, isms_row_free);
  for (guint i = 0; i < FRAMEWORK_N_SAID; i++)
    g_free (row->said[i]);
  g_free (row);
}

static void
free_part (gpointer data)
{
  FrameworkPart *part = data;

  g_free (part->shown.ref);
  g_free (part->shown.title);
  g_free (part->shown.version);
  g_free (part->shown.former);
  isms_row_free (part->values);
  g_clear_pointer (&part->said, isms_framework_said_free);
  for (guint i = 0; i < FRAMEWORK_N_SAID; i++)
    g_free (part->now[i]);
  g_ptr_array_unref (part->rows);
  g_free (part);
}

static void
free_map (gpointer data)
{
  FrameworkMap *map = data;

  isms_row_free (map->values);
  g_free (map);
}

IsmsFrameworkPlan *
isms_framework_plan_new (void)
{
  IsmsFrameworkPlan *self = g_new0 (IsmsFrameworkPlan, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->parts = g_ptr_array_new_with_free_func (free_part);
  self->maps = g_ptr_array_new_with_free_func (free_map);
  self->remarks = g_ptr_array_new_null_terminated (0, g_free, TRUE);
  return self;
}

FrameworkPart *
isms_framework_plan_add_part (IsmsFrameworkPlan *self)
{
  FrameworkPart *part = g_new0 (FrameworkPart, 1);

  part->values = isms_row_new ();
  part->rows = g_ptr_array_new_with_free_func (free_row);
  g_ptr_array_add (self->parts, part);
  return part;
}

FrameworkRow *
isms_framework_part_add_row (FrameworkPart *self)
{
  FrameworkRow *row = g_new0 (FrameworkRow, 1);

  row->parent = ISMS_FRAMEWORK_PARENT_STAYS;
  g_ptr_array_add (self->rows, row);
  return row;
}

FrameworkMap *
isms_framework_plan_add_map (IsmsFrameworkPlan *self)
{
  FrameworkMap *map = g_new0 (FrameworkMap, 1);

  map->values = isms_row_new ();
  g_ptr_array_add (self->maps, map);
  return map;
}

void
isms_framework_plan_remark (IsmsFrameworkPlan *self, const char *format, ...)
{
  va_list arguments;

  va_start (arguments, format);
  g_ptr_array_add (self->remarks, g_strdup_vprintf (format, arguments));
  va_end (arguments);
}

/* Once all is decided. */
void
isms_framework_plan_count_up (IsmsFrameworkPlan *self)
{
  for (guint i = 0; i < self->parts->len; i++)
    {
      FrameworkPart *part = self->parts->pdata[i];

      for (guint j = 0; j < part->rows->len; j++)
        {
          const IsmsFrameworkRow *row = &((FrameworkRow *) part->rows->pdata[j])->shown;

          self->counts[row->fate]++;
          self->n_kept += row->kept != 0;
        }
    }
  for (guint i = 0; i < self->maps->len; i++)
    self->map_counts[((FrameworkMap *) self->maps->pdata[i])->fate]++;
}

/**
 * isms_framework_plan_ref:
 *
 * Returns: (transfer full): @self. Any thread.
 */
IsmsFrameworkPlan *
isms_framework_plan_ref (IsmsFrameworkPlan *self)
{
  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

/**
 * isms_framework_plan_unref:
 *
 * Any thread.
 */
void
isms_framework_plan_unref (IsmsFrameworkPlan *self)
{
  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_ptr_array_unref (self->parts);
  g_ptr_array_unref (self->maps);
  g_ptr_array_unref (self->remarks);
  g_free (self);
}

/**
 * isms_framework_plan_get_n_frameworks:
 *
 * Returns: how many frameworks the file has; mappings are none
 */
guint
isms_framework_plan_get_n_frameworks (IsmsFrameworkPlan *self)
{
  return self->parts->len;
}

/**
 * isms_framework_plan_get_framework:
 *
 * Returns: (transfer none): what becomes of the record of a framework
 */
const IsmsFrameworkOutcome *
isms_framework_plan_get_framework (IsmsFrameworkPlan *self, guint index)
{
  g_return_val_if_fail (index < self->parts->len, NULL);

  return &((FrameworkPart *) self->parts->pdata[index])->shown;
}

/**
 * isms_framework_plan_get_n_rows:
 *
 * Returns: how many controls, clauses and groups the framework has, those that are gone among them
 */
guint
isms_framework_plan_get_n_rows (IsmsFrameworkPlan *self, guint framework)
{
  g_return_val_if_fail (framework < self->parts->len, 0);

  return ((FrameworkPart *) self->parts->pdata[framework])->rows->len;
}

/**
 * isms_framework_plan_get_row:
 *
 * Returns: (transfer none): what becomes of a control
 */
const IsmsFrameworkRow *
isms_framework_plan_get_row (IsmsFrameworkPlan *self, guint framework, guint index)
{
  g_return_val_if_fail (index < isms_framework_plan_get_n_rows (self, framework), NULL);

  return &((FrameworkRow *) ((FrameworkPart *) self->parts->pdata[framework])->rows->pdata[index])
              ->shown;
}

/**
 * isms_framework_plan_count:
 *
 * Returns: how many controls, clauses and groups of all frameworks have this fate
 */
guint
isms_framework_plan_count (IsmsFrameworkPlan *self, IsmsFrameworkFate fate)
{
  return self->counts[fate];
}

/**
 * isms_framework_plan_count_kept:
 *
 * Returns: how many controls, clauses and groups keep words that a person gave them here and that
 *   the file has otherwise, whatever else becomes of them
 */
guint
isms_framework_plan_count_kept (IsmsFrameworkPlan *self)
{
  return self->n_kept;
}

/**
 * isms_framework_plan_count_mappings:
 *
 * Returns: how many mappings of two controls have this fate; none is ever gone
 */
guint
isms_framework_plan_count_mappings (IsmsFrameworkPlan *self, IsmsFrameworkFate fate)
{
  return self->map_counts[fate];
}

/**
 * isms_framework_plan_count_left_out:
 *
 * Returns: how many mappings of two controls the file has that are left out; the remarks say why
 */
guint
isms_framework_plan_count_left_out (IsmsFrameworkPlan *self)
{
  return self->n_left_out;
}

/**
 * isms_framework_plan_get_remarks:
 *
 * Returns: (array zero-terminated=1) (transfer none): sentences about the file, and about what is
 *   left out of it
 */
const char *const *
isms_framework_plan_get_remarks (IsmsFrameworkPlan *self)
{
  static const char *const none[] = { NULL };

  return self->remarks->len > 0 ? (const char *const *) self->remarks->pdata : none;
}

/**
 * isms_framework_fate_get_label:
 *
 * Returns: (transfer none): a fate as people read it
 */
const char *
isms_framework_fate_get_label (IsmsFrameworkFate fate)
{
  switch (fate)
    {
    case ISMS_FRAMEWORK_NEW:
      /* Translators: what becomes of a control of a framework's file */
      return C_ ("framework", "New");
    case ISMS_FRAMEWORK_CHANGED:
      /* Translators: what becomes of a control of a framework's file */
      return C_ ("framework", "Changed");
    case ISMS_FRAMEWORK_UNCHANGED:
      /* Translators: what becomes of a control of a framework's file */
      return C_ ("framework", "Unchanged");
    case ISMS_FRAMEWORK_GONE:
    default:
      /* Translators: of a control that a newer version of a framework's file no longer has */
      return C_ ("framework", "No longer in the file");
    }
}

/**
 * isms_framework_changes_dup_words:
 *
 * Returns: (transfer full): what changed, as people read it, in a list; "" for nothing
 */
char *
isms_framework_changes_dup_words (IsmsFrameworkChange changes)
{
  static const char *const names[] = {
    NC_ ("change of a control", "title"), NC_ ("change of a control", "wording"),
    NC_ ("change of a control", "kind"),  NC_ ("change of a control", "what it is part of"),
    NC_ ("change of a control", "theme"),
  };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (changes & (1u << i))
      g_string_append_printf (words, "%s%s", words->len > 0 ? ", " : "",
                              g_dpgettext2 (GETTEXT_PACKAGE, "change of a control", names[i]));
  return g_string_free (g_steal_pointer (&words), FALSE);
}

/**
 * isms_framework_row_dup_words:
 *
 * Returns: (transfer full): what changed and what was kept, as people read it: "title; kept as you
 *   wrote it: wording"; "" for nothing
 */
char *
isms_framework_row_dup_words (const IsmsFrameworkRow *row)
{
  g_autofree char *changed = isms_framework_changes_dup_words (row->changes);
  g_autofree char *kept = isms_framework_changes_dup_words (row->kept);
  g_autofree char *words = NULL;

  if (*kept == '\0')
    return g_steal_pointer (&changed);
  /* Translators: of a control that a newer version of a framework has otherwise: title, wording, …
   */
  words = g_strdup_printf (_ ("kept as you wrote it: %s"), kept);
  return *changed != '\0' ? g_strconcat (changed, "; ", words, NULL) : g_steal_pointer (&words);
}

/**
 * isms_framework_outcome_dup_kept:
 *
 * Returns: (transfer full) (nullable): a sentence that names what a person wrote of the framework
 *   itself and the file has otherwise; %NULL for nothing
 */
char *
isms_framework_outcome_dup_kept (const IsmsFrameworkOutcome *outcome)
{
  static const struct
  {
    IsmsFrameworkChange change;
    const char *name;
  } names[] = {
    { ISMS_FRAMEWORK_CHANGE_TITLE, NC_ ("change of a control", "title") },
    { ISMS_FRAMEWORK_CHANGE_WORDING, NC_ ("change of a framework", "description") },
    { ISMS_FRAMEWORK_CHANGE_THEME, NC_ ("change of a framework", "publisher") },
  };
  g_autoptr (GString) words = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    if (outcome->kept & names[i].change)
      g_string_append_printf (
          words, "%s%s", words->len > 0 ? ", " : "",
          g_dpgettext2 (GETTEXT_PACKAGE, i == 0 ? "change of a control" : "change of a framework",
                        names[i].name));
  if (words->len == 0)
    return NULL;
  /* Translators: title, description, publisher of a framework, in a list */
  return g_strdup_printf (_ ("What you wrote of the framework itself stays: %s."), words->str);
}
