/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A score says that somebody was there, and the pass mark whether they passed. */

#include "isms-config.h"

#include "isms-seat-item.h"

#include <string.h>

#include <glib/gi18n-lib.h>

struct _IsmsSeatItem
{
  GObject parent_instance;

  gint64 person;
  char *name;
  char *facts;
  int pass_mark;
  char *before; /* the result that was recorded, or NULL */
  int score_before;
  char *result;
  char *typed;
  int score;
  gboolean valid;
};

G_DEFINE_FINAL_TYPE (IsmsSeatItem, isms_seat_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
isms_seat_item_finalize (GObject *object)
{
  IsmsSeatItem *self = ISMS_SEAT_ITEM (object);

  g_free (self->name);
  g_free (self->facts);
  g_free (self->before);
  g_free (self->result);
  g_free (self->typed);
  G_OBJECT_CLASS (isms_seat_item_parent_class)->finalize (object);
}

static void
isms_seat_item_class_init (IsmsSeatItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_seat_item_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_seat_item_init (IsmsSeatItem *self)
{
  self->score = self->score_before = ISMS_NO_SCORE;
  self->valid = TRUE;
}

/* "Lapsed · Yard": a narrow window cuts the end, and the unit matters less. */
static char *
write_facts (const IsmsSeat *seat)
{
  GString *facts = g_string_new (NULL);

  for (const IsmsChoice *choice = isms_training_states; choice->value != NULL; choice++)
    if (g_strcmp0 (choice->value, seat->state) == 0)
      g_string_append (facts, _ (choice->label));
  if (seat->unit != NULL)
    g_string_append_printf (facts, "%s%s", facts->len > 0 ? " · " : "", seat->unit);
  return g_string_free_and_steal (facts);
}

/* Attended or passed or failed: the score decides where it can. */
static void
judge (IsmsSeatItem *self)
{
  const char *judged;

  if (self->result == NULL)
    return;
  judged = isms_attendance_judge (self->result, self->score, self->pass_mark);
  if (!g_str_equal (judged, self->result))
    g_set_str (&self->result, judged);
}

/**
 * isms_seat_item_new:
 * @seat: what was recorded of a person
 * @pass_mark: of the course; 0 where it has none
 *
 * Returns: (transfer full): an item that is not changed yet
 */
IsmsSeatItem *
isms_seat_item_new (const IsmsSeat *seat, int pass_mark)
{
  IsmsSeatItem *self = g_object_new (ISMS_TYPE_SEAT_ITEM, NULL);

  self->person = seat->person;
  self->name = g_strdup (seat->name);
  self->facts = write_facts (seat);
  self->pass_mark = pass_mark;
  self->before = g_strdup (seat->result);
  self->result = g_strdup (seat->result);
  self->score = self->score_before = seat->score;
  self->typed = seat->score != ISMS_NO_SCORE ? g_strdup_printf ("%d", seat->score) : g_strdup ("");
  return self;
}

/**
 * isms_seat_item_get_person:
 * @self: an item
 *
 * Returns: the person's id
 */
gint64
isms_seat_item_get_person (IsmsSeatItem *self)
{
  return self->person;
}

/**
 * isms_seat_item_get_name:
 * @self: an item
 *
 * Returns: (transfer none): the person's name
 */
const char *
isms_seat_item_get_name (IsmsSeatItem *self)
{
  return self->name;
}

/**
 * isms_seat_item_dup_facts:
 * @self: an item
 *
 * Returns: (transfer full): their unit, and how the course stands with them
 */
char *
isms_seat_item_dup_facts (IsmsSeatItem *self)
{
  return g_strdup (self->facts);
}

/**
 * isms_seat_item_get_result:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): as it will stand; %NULL for nothing
 */
const char *
isms_seat_item_get_result (IsmsSeatItem *self)
{
  return self->result;
}

/**
 * isms_seat_item_set_result:
 * @self: an item
 * @result: (nullable): a choice's value; %NULL for nothing
 *
 * Who was not there keeps no score.
 */
void
isms_seat_item_set_result (IsmsSeatItem *self, const char *result)
{
  g_set_str (&self->result, result);
  if (result == NULL || g_str_equal (result, "invited") || g_str_equal (result, "excused")
      || g_str_equal (result, "absent"))
    {
      g_set_str (&self->typed, "");
      self->score = ISMS_NO_SCORE;
      self->valid = TRUE;
    }
  judge (self);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * isms_seat_item_get_score:
 * @self: an item
 *
 * Returns: (transfer none): what is typed as its score
 */
const char *
isms_seat_item_get_score (IsmsSeatItem *self)
{
  return self->typed;
}

/**
 * isms_seat_item_set_score:
 * @self: an item
 * @text: what is typed
 *
 * Returns: %FALSE where that is no whole number from 0 to 100, and not empty
 */
gboolean
isms_seat_item_set_score (IsmsSeatItem *self, const char *text)
{
  g_autofree char *stripped = g_strstrip (g_strdup (text));
  guint64 score = 0;

  if (g_str_equal (text, self->typed))
    return self->valid;
  g_set_str (&self->typed, text);
  self->valid =
      *stripped == '\0' || g_ascii_string_to_unsigned (stripped, 10, 0, 100, &score, NULL);
  self->score = self->valid && *stripped != '\0' ? (int) score : ISMS_NO_SCORE;
  if (self->score != ISMS_NO_SCORE && (self->result == NULL || strcmp (self->result, "passed") != 0)
      && g_strcmp0 (self->result, "failed") != 0)
    g_set_str (&self->result, "attended");
  judge (self);
  g_signal_emit (self, changed_signal, 0);
  return self->valid;
}

/**
 * isms_seat_item_is_valid:
 * @self: an item
 *
 * Returns: whether what is typed as its score is one
 */
gboolean
isms_seat_item_is_valid (IsmsSeatItem *self)
{
  return self->valid;
}

/**
 * isms_seat_item_is_changed:
 * @self: an item
 *
 * Returns: whether it is to be recorded
 */
gboolean
isms_seat_item_is_changed (IsmsSeatItem *self)
{
  return g_strcmp0 (self->result, self->before) != 0 || self->score != self->score_before;
}

/**
 * isms_seat_item_get_mark:
 * @self: an item
 *
 * Returns: what is to be recorded; borrows from @self
 */
IsmsAttendanceMark
isms_seat_item_get_mark (IsmsSeatItem *self)
{
  return (
      IsmsAttendanceMark) { .person = self->person, .result = self->result, .score = self->score };
}
