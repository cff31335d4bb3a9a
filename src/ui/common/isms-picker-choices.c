/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a field may hold, in words. */

#include "isms-config.h"

#include "isms-picker.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-picker-item.h"
#include "isms-query.h"
#include "isms-record.h"

/**
 * isms_picker_create_choices:
 * @field: a field
 * @none: whether nothing is a choice too
 *
 * Returns: (transfer full): an IsmsPickerItem for each value that @field declares
 */
GListStore *
isms_picker_create_choices (const IsmsField *field, gboolean none)
{
  GListStore *items = g_list_store_new (ISMS_TYPE_PICKER_ITEM);

#define ADD(value, label)                                                                          \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_autoptr (IsmsPickerItem) item_ = isms_picker_item_new (value, label);                        \
    g_list_store_append (items, item_);                                                            \
  }                                                                                                \
  G_STMT_END

  if (none)
    ADD ("", _ ("Not Set"));
  if (field->kind == ISMS_FIELD_BOOLEAN)
    {
      ADD ("1", _ ("Yes"));
      ADD ("0", _ ("No"));
    }
  if (field->kind == ISMS_FIELD_DATE)
    for (const IsmsDaySpan *span = isms_day_spans (); span->name != NULL; span++)
      ADD (span->name, _ (span->label));
  for (const IsmsChoice *choice = field->choices; choice != NULL && choice->value != NULL; choice++)
    ADD (choice->value, _ (choice->label));
#undef ADD
  return items;
}

static char *
dup_me (IsmsWorkspace *workspace)
{
  g_autoptr (IsmsRecord) record =
      isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("person"),
                        isms_workspace_get_acting_person (workspace), NULL);

  if (record == NULL)
    return g_strdup (_ ("Me"));
  /* Translators: a filter by who acts, and who that is: "Me (Ada Osei)" */
  return g_strdup_printf (_ ("Me (%s)"), isms_record_get_title (record));
}

static char *
dup_day (const char *value)
{
  for (const IsmsDaySpan *span = isms_day_spans (); span->name != NULL; span++)
    if (g_str_equal (span->name, value))
      return g_strdup (_ (span->label));
  return isms_day_dup_words (value);
}

/**
 * isms_picker_dup_label:
 * @workspace: where records are looked up
 * @field: a field
 * @value: one of its values
 *
 * Returns: (transfer full): how a person reads @value
 */
char *
isms_picker_dup_label (IsmsWorkspace *workspace, const IsmsField *field, const char *value)
{
  if (*value == '\0')
    return g_strdup (_ ("Not Set"));
  if (g_strcmp0 (field->target, "person") == 0 && g_str_equal (value, ISMS_QUERY_ME))
    return dup_me (workspace);
  if (field->kind == ISMS_FIELD_DATE)
    return dup_day (value);
  if (field->target != NULL)
    {
      g_autoptr (IsmsRecord) record =
          isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find (field->target),
                            g_ascii_strtoll (value, NULL, 10), NULL);

      return g_strdup (record != NULL ? isms_record_get_title (record) : "");
    }
  if (field->kind == ISMS_FIELD_BOOLEAN)
    return g_strdup (g_str_equal (value, "1") ? _ ("Yes") : _ ("No"));
  {
    const IsmsChoice *choice = isms_field_find_choice (field, value);

    return g_strdup (choice != NULL ? _ (choice->label) : value);
  }
}
