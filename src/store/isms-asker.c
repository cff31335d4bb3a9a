/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A question that was replaced is cancelled, and its answer never reaches the owner. A change while
 * a question is under way only makes its answer stale: it is shown, and asked for once more. So a
 * burst of steps cannot keep a model from ever answering. */

#include "isms-asker.h"

struct _IsmsAsker
{
  gatomicrefcount refs; /* the owner's, and one for each question under way */
  IsmsStore *store;
  const IsmsAskerFuncs *funcs;
  GObject *owner; /* NULL once it is gone */

  GCancellable *cancellable; /* of the question under way, or NULL */
  gboolean stale;            /* something changed since it was asked */
};

typedef struct
{
  IsmsAsker *asker;
  GCancellable *cancellable;
} Asked;

static void
unref (IsmsAsker *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_object_unref (self->store);
  g_free (self);
}

static void
answer_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autofree Asked *asked = data;
  g_autoptr (GCancellable) cancellable = asked->cancellable;
  IsmsAsker *self = asked->asker;
  GError *error = NULL;
  gpointer answer = isms_store_read_finish (ISMS_STORE (source), result, &error);

  if (self->cancellable == cancellable)
    {
      g_autoptr (GObject) owner = g_object_ref (self->owner);
      gboolean stale = self->stale;

      g_clear_object (&self->cancellable);
      self->funcs->take (owner, answer, error);
      if (stale && self->cancellable == NULL && self->owner != NULL)
        isms_asker_ask (self);
    }
  else
    {
      g_clear_pointer (&answer, self->funcs->free_answer);
      g_clear_error (&error);
    }
  unref (self);
}

/**
 * isms_asker_new:
 * @store: what is asked; the asker keeps it
 * @funcs: how, for as long as the program runs
 * @owner: (type GObject.Object): handed to them; it frees the asker in its dispose
 *
 * To be used on the thread of the store's main context.
 *
 * Returns: (transfer full): an asker that has asked nothing
 */
IsmsAsker *
isms_asker_new (IsmsStore *store, const IsmsAskerFuncs *funcs, gpointer owner)
{
  IsmsAsker *self = g_new0 (IsmsAsker, 1);

  g_atomic_ref_count_init (&self->refs);
  self->store = g_object_ref (store);
  self->funcs = funcs;
  self->owner = owner;
  return self;
}

/**
 * isms_asker_free:
 * @self: (transfer full): an asker
 *
 * Cancels what is under way. The owner hears nothing any more.
 */
void
isms_asker_free (IsmsAsker *self)
{
  isms_asker_cancel (self);
  self->owner = NULL;
  unref (self);
}

/**
 * isms_asker_ask:
 * @self: an asker
 *
 * Asks the owner's question as it is now. What is under way is of no use any more: it is cancelled,
 * and its answer dropped.
 */
void
isms_asker_ask (IsmsAsker *self)
{
  Asked *asked = g_new0 (Asked, 1);

  isms_asker_cancel (self);
  self->cancellable = g_cancellable_new ();
  g_atomic_ref_count_inc (&self->refs);
  asked->asker = self;
  asked->cancellable = g_object_ref (self->cancellable);
  isms_store_read_async (self->store, self->funcs->read, self->funcs->dup_question (self->owner),
                         self->funcs->free_question, self->funcs->free_answer, self->cancellable,
                         answer_cb, asked);
}

/**
 * isms_asker_refresh:
 * @self: an asker
 *
 * Asks the same question because what it is about has changed: at once, or when the answer that is
 * under way has been taken.
 */
void
isms_asker_refresh (IsmsAsker *self)
{
  if (self->cancellable != NULL)
    self->stale = TRUE;
  else
    isms_asker_ask (self);
}

/**
 * isms_asker_cancel:
 * @self: an asker
 *
 * Drops the question under way, if there is one.
 */
void
isms_asker_cancel (IsmsAsker *self)
{
  g_cancellable_cancel (self->cancellable);
  g_clear_object (&self->cancellable);
  self->stale = FALSE;
}

/**
 * isms_asker_is_asking:
 * @self: an asker
 *
 * Returns: whether a question is under way
 */
gboolean
isms_asker_is_asking (IsmsAsker *self)
{
  return self->cancellable != NULL;
}

/**
 * isms_asker_is_behind:
 * @self: an asker
 *
 * Returns: whether another answer is to come, also while one is being taken
 */
gboolean
isms_asker_is_behind (IsmsAsker *self)
{
  return self->cancellable != NULL || self->stale;
}
