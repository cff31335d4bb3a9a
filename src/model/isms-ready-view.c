/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Ready views. A kind says by the flags of its fields and the marks of its choices whose a record
 * is, by when it is due, and what of it is overdue or over; nothing here knows a kind. */

#include "isms-config.h"

#include "isms-ready-view.h"

#include <glib/gi18n-lib.h>

#include "isms-query.h"

static const char *const names[] = { "overdue", "mine", "due" };

G_STATIC_ASSERT (G_N_ELEMENTS (names) == ISMS_N_READY_VIEWS);

/* The field with @flag, else the one of that name and type. */
static const IsmsField *
find_field (const IsmsKind *kind, IsmsFieldFlags flag, const char *name, IsmsFieldKind type)
{
  const IsmsField *field;

  for (guint i = 0; flag != 0 && i < kind->n_fields; i++)
    if ((kind->fields[i].flags & flag) != 0)
      return &kind->fields[i];
  field = isms_kind_find_field (kind, name);
  return field != NULL && field->kind == type ? field : NULL;
}

static const IsmsField *
find_due (const IsmsKind *kind)
{
  return find_field (kind, ISMS_FIELD_DUE | ISMS_FIELD_ENDS, "due", ISMS_FIELD_DATE);
}

static const IsmsField *
find_owner (const IsmsKind *kind)
{
  const IsmsField *field = find_field (kind, ISMS_FIELD_MINE, "owner", ISMS_FIELD_REFERENCE);

  return field != NULL && g_strcmp0 (field->target, "person") == 0 ? field : NULL;
}

static gboolean
has_choice (const IsmsField *field, gboolean late)
{
  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    if (late ? choice->late : choice->over)
      return TRUE;
  return FALSE;
}

/* What the kind itself calls overdue: a yes or no, or some of its choices. */
static const IsmsField *
find_late (const IsmsKind *kind)
{
  const IsmsField *field = find_field (kind, 0, "overdue", ISMS_FIELD_BOOLEAN);

  for (guint i = 0; field == NULL && i < kind->n_fields; i++)
    if (has_choice (&kind->fields[i], TRUE))
      field = &kind->fields[i];
  return field;
}

static void
add_filter (GVariantBuilder *builder, const IsmsField *field, GStrvBuilder *values)
{
  g_auto (GStrv) list = g_strv_builder_end (values);

  g_variant_builder_add (builder, "{s^as}", field->name, list);
}

static void
add_value (GVariantBuilder *builder, const IsmsField *field, const char *value)
{
  const char *const values[] = { value, NULL };

  g_variant_builder_add (builder, "{s^as}", field->name, values);
}

static void
add_late (GVariantBuilder *builder, const IsmsField *field)
{
  g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

  if (field->kind == ISMS_FIELD_BOOLEAN)
    {
      add_value (builder, field, "1");
      return;
    }
  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    if (choice->late)
      g_strv_builder_add (values, choice->value);
  add_filter (builder, field, values);
}

/* A day of what is not over. */
static void
add_days (GVariantBuilder *builder, const IsmsKind *kind, const char *span)
{
  add_value (builder, find_due (kind), span);
  for (guint i = 0; i < kind->n_fields; i++)
    {
      const IsmsField *field = &kind->fields[i];
      g_autoptr (GStrvBuilder) values = g_strv_builder_new ();

      if (field->kind != ISMS_FIELD_CHOICE || !has_choice (field, FALSE))
        continue;
      for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
        if (!choice->over)
          g_strv_builder_add (values, choice->value);
      if ((field->flags & ISMS_FIELD_REQUIRED) == 0)
        g_strv_builder_add (values, "");
      add_filter (builder, field, values);
    }
}

/**
 * isms_ready_view_get_name:
 * @self: a view
 *
 * Returns: (transfer none): its name on the command line, in no language
 */
const char *
isms_ready_view_get_name (IsmsReadyView self)
{
  return names[self];
}

/**
 * isms_ready_view_find:
 * @name: a name
 * @view: (out): the view that is called that
 *
 * Returns: %FALSE if there is none
 */
gboolean
isms_ready_view_find (const char *name, IsmsReadyView *view)
{
  for (guint i = 0; i < ISMS_N_READY_VIEWS; i++)
    if (g_str_equal (names[i], name))
      {
        *view = i;
        return TRUE;
      }
  return FALSE;
}

/**
 * isms_ready_view_fits:
 * @self: a view
 * @kind: a kind of records
 *
 * Returns: whether the records of @kind have what the view asks for
 */
gboolean
isms_ready_view_fits (IsmsReadyView self, const IsmsKind *kind)
{
  switch (self)
    {
    case ISMS_READY_VIEW_OVERDUE:
      return find_late (kind) != NULL || find_due (kind) != NULL;
    case ISMS_READY_VIEW_MINE:
      return find_owner (kind) != NULL;
    default:
      return find_due (kind) != NULL;
    }
}

/**
 * isms_ready_view_get_label:
 * @self: a view
 * @kind: a kind of records that it fits
 *
 * Returns: (transfer none): what people call it
 */
const char *
isms_ready_view_get_label (IsmsReadyView self, const IsmsKind *kind)
{
  const IsmsField *due = find_due (kind);
  gboolean ends = due != NULL && (due->flags & ISMS_FIELD_ENDS) != 0;

  switch (self)
    {
    case ISMS_READY_VIEW_OVERDUE:
      /* Translators: a view of a register: what does not hold any more */
      return ends ? C_ ("view", "Expired") : C_ ("view", "Overdue");
    case ISMS_READY_VIEW_MINE:
      /* Translators: a view of a register: what belongs to the acting person */
      return C_ ("view", "Mine");
    default:
      return ends ? C_ ("view", "Expires in 30 Days") : C_ ("view", "Due in 30 Days");
    }
}

/**
 * isms_ready_view_dup_filters:
 * @self: a view
 * @kind: a kind of records that it fits
 *
 * Days and persons are those of the moment when the query is run.
 *
 * Returns: (transfer floating): the fields with the values that pass, as "a{sas}"
 */
GVariant *
isms_ready_view_dup_filters (IsmsReadyView self, const IsmsKind *kind)
{
  GVariantBuilder builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE ("a{sas}"));

  if (self == ISMS_READY_VIEW_MINE)
    add_value (&builder, find_owner (kind), ISMS_QUERY_ME);
  else if (self == ISMS_READY_VIEW_DUE)
    add_days (&builder, kind, "next-30");
  else if (find_late (kind) != NULL)
    add_late (&builder, find_late (kind));
  else
    add_days (&builder, kind, "past");
  return g_variant_builder_end (&builder);
}

/**
 * isms_ready_view_get_sort:
 * @self: a view
 * @kind: a kind of records that it fits
 *
 * Returns: (transfer none) (nullable): the name of the field that its records are in the order of
 */
const char *
isms_ready_view_get_sort (IsmsReadyView self, const IsmsKind *kind)
{
  const IsmsField *due = find_due (kind);

  return self != ISMS_READY_VIEW_MINE && due != NULL ? due->name : NULL;
}

/**
 * isms_ready_views_use:
 * @kind: a kind of records
 * @field: one of its fields
 *
 * Returns: whether a view that fits @kind filters by @field
 */
gboolean
isms_ready_views_use (const IsmsKind *kind, const IsmsField *field)
{
  for (guint i = 0; i < ISMS_N_READY_VIEWS; i++)
    {
      g_autoptr (GVariant) filters = NULL;
      g_autoptr (GVariant) values = NULL;

      if (!isms_ready_view_fits (i, kind))
        continue;
      filters = g_variant_ref_sink (isms_ready_view_dup_filters (i, kind));
      values = g_variant_lookup_value (filters, field->name, NULL);
      if (values != NULL)
        return TRUE;
    }
  return FALSE;
}

/**
 * isms_ready_view_get_due_field:
 * @kind: a kind of records
 *
 * Returns: (transfer none) (nullable): by when one is due, or how long it holds
 */
const IsmsField *
isms_ready_view_get_due_field (const IsmsKind *kind)
{
  return find_due (kind);
}

/**
 * isms_ready_view_get_owner_field:
 * @kind: a kind of records
 *
 * Returns: (transfer none) (nullable): whose one is
 */
const IsmsField *
isms_ready_view_get_owner_field (const IsmsKind *kind)
{
  return find_owner (kind);
}

/**
 * isms_ready_view_get_late_field:
 * @kind: a kind of records
 *
 * Returns: (transfer none) (nullable): by what the kind itself says that one is overdue: a yes or
 * no, or a field some of whose choices are late
 */
const IsmsField *
isms_ready_view_get_late_field (const IsmsKind *kind)
{
  return find_late (kind);
}
