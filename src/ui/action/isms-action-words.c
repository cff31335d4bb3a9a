/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

#include "isms-config.h"

#include "isms-action-words.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-time-line.h"

static void
append (GString *words, const char *between, const char *more)
{
  if (more != NULL && *more != '\0')
    g_string_append_printf (words, "%s%s", words->len > 0 ? between : "", more);
}

/**
 * isms_action_words_dup_day:
 * @item: an action
 *
 * Returns: (transfer full): the day that matters now: "Overdue, 3 Mar 2026", "Due 3 Mar 2027",
 *   "Done 3 Mar 2026"; "" without one
 */
char *
isms_action_words_dup_day (const IsmsActionItem *item)
{
  g_autofree char *due = isms_day_dup_unbroken (item->due);
  g_autofree char *done = isms_day_dup_unbroken (item->done_on);

  if (item->state == ISMS_ACTION_DONE)
    /* Translators: of an action; a day */
    return g_strdup_printf (_ ("Done %s"), done);
  if (item->state == ISMS_ACTION_DROPPED || item->due == NULL)
    return g_strdup ("");
  if (item->overdue)
    /* Translators: of an action; the day on which it was due */
    return g_strdup_printf (_ ("Overdue, %s"), due);
  /* Translators: of an action; a day */
  return g_strdup_printf (_ ("Due %s"), due);
}

/**
 * isms_action_words_dup_source:
 * @item: an action
 *
 * Returns: (transfer full): the ref of what it is for and its kind
 */
char *
isms_action_words_dup_source (const IsmsActionItem *item)
{
  if (item->for_ref == NULL)
    return g_strdup (_ (item->kind->label));
  return g_strdup_printf ("%s · %s", item->for_ref, _ (item->kind->label));
}

/**
 * isms_action_words_dup_facts:
 * @item: an action
 * @grouping: by what it stands in a group, which has that in its heading
 *
 * Returns: (transfer full): its days, how often it comes, its owner, its state, what it is for
 */
char *
isms_action_words_dup_facts (const IsmsActionItem *item, IsmsActionGrouping grouping)
{
  GString *facts = g_string_new (NULL);
  g_autofree char *days = isms_time_line_dup_days (item->start_on, item->due);
  const char *between = " · ";

  append (facts, between, days);
  append (facts, between, item->recurrence != NULL ? _ (item->recurrence->label) : NULL);
  if (grouping != ISMS_ACTION_BY_OWNER)
    append (facts, between, item->owner != NULL ? item->owner : _ ("No owner"));
  append (facts, between, _ (isms_action_get_state_choice (item->state)->label));
  if (grouping != ISMS_ACTION_BY_RECORD)
    append (facts, between, item->for_ref);
  if (grouping != ISMS_ACTION_BY_KIND)
    append (facts, between, _ (item->kind->label));
  return g_string_free_and_steal (facts);
}

/**
 * isms_action_words_dup_tip:
 * @item: an action
 *
 * Returns: (transfer full): three lines at most
 */
char *
isms_action_words_dup_tip (const IsmsActionItem *item)
{
  GString *tip = g_string_new (item->title);

  if (item->owner != NULL)
    g_string_append_printf (tip, "\n%s", item->owner);
  if (item->for_ref != NULL)
    g_string_append_printf (tip, "\n%s %s", item->for_ref, item->for_title);
  return g_string_free_and_steal (tip);
}

/**
 * isms_action_words_dup_said:
 * @item: an action
 *
 * Returns: (transfer full): "AC-014 Codes for sites without reception, In Progress, Overdue,
 *   3 Mar 2026, owner Noor Haddad, high priority, 25 %, R-008 · Risk Treatment"
 */
char *
isms_action_words_dup_said (const IsmsActionItem *item)
{
  GString *words = g_string_new (NULL);
  g_autofree char *day = isms_action_words_dup_day (item);
  g_autofree char *source = isms_action_words_dup_source (item);
  g_autofree char *owner =
      /* Translators: of an action, as a screen reader says it; a person's name */
      item->owner != NULL ? g_strdup_printf (_ ("owner %s"), item->owner)
                          : g_strdup (_ ("no owner"));
  /* Translators: of an action, as a screen reader says it; Low, Normal or High */
  g_autofree char *priority = g_strdup_printf (_ ("priority %s"), _ (item->priority->label));
  g_autofree char *progress = g_strdup_printf (_ ("%d %%"), item->progress);

  g_string_append_printf (words, "%s %s", item->ref, item->title);
  append (words, ", ", _ (isms_action_get_state_choice (item->state)->label));
  append (words, ", ", day);
  append (words, ", ", item->drop_reason);
  append (words, ", ", owner);
  append (words, ", ", priority);
  append (words, ", ", item->state != ISMS_ACTION_DONE ? progress : NULL);
  append (words, ", ", source);
  return g_string_free_and_steal (words);
}
