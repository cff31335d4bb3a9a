/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Nothing is recorded by it. */

#include "isms-config.h"

#include "isms-question-item.h"

#include <glib/gi18n-lib.h>

struct _IsmsQuestionItem
{
  GObject parent_instance;

  char *name;
  char *topic;
  char *question;
  char *before;
  char *note_before;
  char *answer;
  char *note;
};

G_DEFINE_FINAL_TYPE (IsmsQuestionItem, isms_question_item, G_TYPE_OBJECT)

static guint changed_signal;

static void
isms_question_item_finalize (GObject *object)
{
  IsmsQuestionItem *self = ISMS_QUESTION_ITEM (object);

  g_free (self->name);
  g_free (self->topic);
  g_free (self->question);
  g_free (self->before);
  g_free (self->note_before);
  g_free (self->answer);
  g_free (self->note);
  G_OBJECT_CLASS (isms_question_item_parent_class)->finalize (object);
}

static void
isms_question_item_class_init (IsmsQuestionItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = isms_question_item_finalize;
  changed_signal = g_signal_new ("changed", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 0);
}

static void
isms_question_item_init (IsmsQuestionItem *self)
{
}

/**
 * isms_question_item_new:
 * @answer: what was recorded of a question
 * @leads: whether it is the first of its topic
 *
 * Returns: (transfer full): an item that is not changed yet
 */
IsmsQuestionItem *
isms_question_item_new (const IsmsSupplierAnswer *answer, gboolean leads)
{
  IsmsQuestionItem *self = g_object_new (ISMS_TYPE_QUESTION_ITEM, NULL);

  self->name = g_strdup (answer->name);
  self->topic = leads ? g_strdup (answer->topic) : NULL;
  self->question = g_strdup (answer->question);
  self->before = g_strdup (answer->answer);
  self->answer = g_strdup (answer->answer);
  self->note_before = g_strdup (answer->note != NULL ? answer->note : "");
  self->note = g_strdup (self->note_before);
  return self;
}

/**
 * isms_question_item_get_question:
 * @self: an item
 *
 * Returns: (transfer none): its words
 */
const char *
isms_question_item_get_question (IsmsQuestionItem *self)
{
  return self->question;
}

/**
 * isms_question_item_get_topic:
 * @self: an item
 *
 * Returns: (transfer none) (nullable): its topic, where it is the first of it
 */
const char *
isms_question_item_get_topic (IsmsQuestionItem *self)
{
  return self->topic;
}

/**
 * isms_question_item_get_answer:
 * @self: an item
 *
 * Returns: (transfer none): a choice's value, as it will stand
 */
const char *
isms_question_item_get_answer (IsmsQuestionItem *self)
{
  return self->answer;
}

/**
 * isms_question_item_get_label:
 * @self: an item
 *
 * Returns: (transfer none): its answer as a person reads it
 */
const char *
isms_question_item_get_label (IsmsQuestionItem *self)
{
  for (const IsmsChoice *choice = isms_supplier_answers; choice->value != NULL; choice++)
    if (g_str_equal (choice->value, self->answer))
      return _ (choice->label);
  return self->answer;
}

/**
 * isms_question_item_set_answer:
 * @self: an item
 * @answer: a choice's value
 */
void
isms_question_item_set_answer (IsmsQuestionItem *self, const char *answer)
{
  g_set_str (&self->answer, answer);
  g_signal_emit (self, changed_signal, 0);
}

/**
 * isms_question_item_get_note:
 * @self: an item
 *
 * Returns: (transfer none): what is typed as its note; empty where nothing is
 */
const char *
isms_question_item_get_note (IsmsQuestionItem *self)
{
  return self->note;
}

/**
 * isms_question_item_set_note:
 * @self: an item
 * @note: what is typed
 */
void
isms_question_item_set_note (IsmsQuestionItem *self, const char *note)
{
  if (g_set_str (&self->note, note))
    g_signal_emit (self, changed_signal, 0);
}

/**
 * isms_question_item_is_answered:
 * @self: an item
 *
 * Returns: whether it was asked
 */
gboolean
isms_question_item_is_answered (IsmsQuestionItem *self)
{
  return !g_str_equal (self->answer, "not_asked");
}

/**
 * isms_question_item_is_changed:
 * @self: an item
 *
 * Returns: whether it is to be recorded
 */
gboolean
isms_question_item_is_changed (IsmsQuestionItem *self)
{
  return !g_str_equal (self->answer, self->before) || !g_str_equal (self->note, self->note_before);
}

/**
 * isms_question_item_get_mark:
 * @self: an item
 *
 * Returns: what is to be recorded; borrows from @self
 */
IsmsSupplierMark
isms_question_item_get_mark (IsmsQuestionItem *self)
{
  return (IsmsSupplierMark) { .name = self->name, .answer = self->answer, .note = self->note };
}
