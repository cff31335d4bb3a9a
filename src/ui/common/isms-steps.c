/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Undo and redo of a window's workspace: the words on the buttons and the toasts after each step.
 * The toast's button and the header bar call the same undo of the store. One that takes long says
 * so, and can be cancelled. */

#include "isms-config.h"

#include "isms-steps.h"

#include <glib/gi18n-lib.h>

#include "isms-toast.h"

#define BUSY_DELAY_MS 500

struct _IsmsSteps
{
  GObject parent_instance;

  AdwToastOverlay *toasts; /* borrowed: the window owns both */
  IsmsStore *store;
  AdwToast *toast; /* the one shown, so that the next replaces it */
  gboolean busy;   /* it is the one that says that an undo or redo takes its time */
  gboolean quiet;  /* what is done is to be seen where it is done */
  int n_running;
  IsmsUndoKind running; /* the last that was asked for */
  guint busy_id;
  GCancellable *cancellable;
  char *undo_label;
  char *redo_label;
};

enum
{
  PROP_UNDO_WORDS = 1,
  PROP_REDO_WORDS,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  N_PROPS,
};

static GParamSpec *props[N_PROPS];
static guint failed_signal;

G_DEFINE_FINAL_TYPE (IsmsSteps, isms_steps, G_TYPE_OBJECT)

static char *
dup_label_of_step (IsmsSteps *self, gint64 step)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GPtrArray) entries =
      isms_journal_read (isms_store_get_reader (self->store), NULL, 0, step + 1, 1, &error);

  if (!entries || entries->len == 0)
    return NULL;
  return g_strdup (((IsmsJournalEntry *) g_ptr_array_index (entries, 0))->label);
}

/* The first step made the workspace: without it there would be no method and no organisation. */
static void
drop_first_step (IsmsSteps *self)
{
  g_autofree char *first = self->undo_label ? dup_label_of_step (self, 1) : NULL;

  if (g_strcmp0 (self->undo_label, first) == 0)
    g_clear_pointer (&self->undo_label, g_free);
}

static void
refresh (IsmsSteps *self)
{
  g_clear_pointer (&self->undo_label, g_free);
  g_clear_pointer (&self->redo_label, g_free);
  if (self->store && isms_store_get_access (self->store) == ISMS_STORE_WRITABLE)
    {
      self->undo_label = isms_store_dup_undo_label (self->store);
      self->redo_label = isms_store_dup_redo_label (self->store);
      drop_first_step (self);
    }
  for (int i = PROP_UNDO_WORDS; i < N_PROPS; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

static char *
dup_words (IsmsSteps *self, IsmsUndoKind kind)
{
  if (kind == ISMS_REDO)
    /* Translators: the tooltip of the redo button; %s is what was done: "Moved R-014 to likely". */
    return self->redo_label ? g_strdup_printf (_ ("Redo: %s"), self->redo_label)
                            : g_strdup (_ ("Nothing to Redo"));
  /* Translators: the tooltip of the undo button; %s is what was done: "Moved R-014 to likely". */
  return self->undo_label ? g_strdup_printf (_ ("Undo: %s"), self->undo_label)
                          : g_strdup (_ ("Nothing to Undo"));
}

static void
dismiss (IsmsSteps *self)
{
  g_autoptr (AdwToast) old = g_steal_pointer (&self->toast);

  self->busy = FALSE;
  if (old)
    adw_toast_dismiss (old);
}

static void
dismissed_cb (AdwToast *toast, IsmsSteps *self)
{
  if (self->toast == toast)
    g_clear_object (&self->toast);
}

static void
show (IsmsSteps *self, AdwToast *toast)
{
  g_signal_connect_object (toast, "dismissed", G_CALLBACK (dismissed_cb), self, G_CONNECT_DEFAULT);
  dismiss (self);
  self->toast = g_object_ref (toast);
  adw_toast_overlay_add_toast (self->toasts, toast);
}

static void
cancel_cb (IsmsSteps *self)
{
  g_cancellable_cancel (self->cancellable);
  g_object_unref (self->cancellable);
  self->cancellable = g_cancellable_new ();
}

static void
busy_cb (gpointer data)
{
  IsmsSteps *self = data;
  AdwToast *toast = isms_toast_new (self->running == ISMS_REDO ? _ ("Redoing…") : _ ("Undoing…"));

  self->busy_id = 0;
  adw_toast_set_timeout (toast, 0);
  adw_toast_set_button_label (toast, _ ("_Cancel"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (cancel_cb), self,
                           G_CONNECT_SWAPPED);
  show (self, toast);
  self->busy = TRUE;
}

/* From now on it takes its time. */
static void
wait_until_busy (IsmsSteps *self)
{
  g_clear_handle_id (&self->busy_id, g_source_remove);
  if (self->n_running == 0 || self->store == NULL)
    return;
  self->busy_id = g_timeout_add_once (BUSY_DELAY_MS, busy_cb, self);
  g_source_set_static_name (g_main_context_find_source_by_id (NULL, self->busy_id),
                            "[parapet] busy_cb");
}

static void
finished_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (IsmsSteps) self = data;
  g_autoptr (GError) error = NULL;

  self->n_running--;
  if (self->busy)
    dismiss (self);
  wait_until_busy (self);
  if (!isms_store_undo_finish (ISMS_STORE (source), result, &error)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED))
    g_signal_emit (self, failed_signal, 0, error);
}

static void
undo_clicked_cb (AdwToast *toast, IsmsSteps *self)
{
  gint64 *step = g_object_get_data (G_OBJECT (toast), "step");

  if (*step)
    isms_steps_run (self, ISMS_UNDO_STEP, *step);
  else
    isms_steps_run (self, ISMS_REDO, 0);
}

/* Only what touches a review can be sealed by it. */
static gboolean
is_sealed (IsmsSteps *self, IsmsChange *change)
{
  g_autoptr (GError) error = NULL;

  return isms_change_touches (change, "review")
         && isms_journal_is_sealed (isms_store_get_reader (self->store),
                                    isms_change_get_step (change), &error);
}

/* @step: what the button undoes; 0: the button redoes. */
static void
show_toast (IsmsSteps *self, const char *title, gint64 step)
{
  AdwToast *toast = isms_toast_new (title);
  gint64 *data = g_new (gint64, 1);

  *data = step;
  g_object_set_data_full (G_OBJECT (toast), "step", data, g_free);
  adw_toast_set_button_label (toast, step ? _ ("_Undo") : _ ("_Redo"));
  g_signal_connect_object (toast, "button-clicked", G_CALLBACK (undo_clicked_cb), self,
                           G_CONNECT_DEFAULT);
  show (self, toast);
}

static void
changed_cb (IsmsSteps *self, IsmsChange *change)
{
  g_autofree char *label = NULL;
  g_autofree char *title = NULL;

  if (isms_change_get_step (change) == 0)
    return;
  refresh (self);
  switch (isms_change_get_kind (change))
    {
    case ISMS_STEP_UNDO:
      label = dup_label_of_step (self, isms_change_get_target (change));
      /* Translators: a message after an undo; %s is what had been done. */
      title = g_strdup_printf (_ ("Undid: %s"), label ? label : isms_change_get_label (change));
      show_toast (self, title, 0);
      break;
    case ISMS_STEP_REDO:
      label = dup_label_of_step (self, isms_change_get_target (change));
      /* Translators: a message after a redo; %s is what is done again. */
      title = g_strdup_printf (_ ("Redid: %s"), label ? label : isms_change_get_label (change));
      show_toast (self, title, isms_change_get_step (change));
      break;
    case ISMS_STEP_DO:
    default:
      if (self->quiet)
        dismiss (self);
      else if (is_sealed (self, change))
        show (self, isms_toast_new (isms_change_get_label (change)));
      else
        show_toast (self, isms_change_get_label (change), isms_change_get_step (change));
      break;
    }
}

static void
isms_steps_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  IsmsSteps *self = ISMS_STEPS (object);

  switch (id)
    {
    case PROP_UNDO_WORDS:
      g_value_take_string (value, dup_words (self, ISMS_UNDO));
      break;
    case PROP_REDO_WORDS:
      g_value_take_string (value, dup_words (self, ISMS_REDO));
      break;
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, isms_steps_get_can (self, ISMS_UNDO));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, isms_steps_get_can (self, ISMS_REDO));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
    }
}

static void
isms_steps_dispose (GObject *object)
{
  IsmsSteps *self = ISMS_STEPS (object);

  isms_steps_set_store (self, NULL);
  g_clear_object (&self->toast);
  self->toasts = NULL;
  G_OBJECT_CLASS (isms_steps_parent_class)->dispose (object);
}

static void
isms_steps_finalize (GObject *object)
{
  IsmsSteps *self = ISMS_STEPS (object);

  g_free (self->undo_label);
  g_free (self->redo_label);
  G_OBJECT_CLASS (isms_steps_parent_class)->finalize (object);
}

static void
isms_steps_class_init (IsmsStepsClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY;

  object_class->get_property = isms_steps_get_property;
  object_class->dispose = isms_steps_dispose;
  object_class->finalize = isms_steps_finalize;

  props[PROP_UNDO_WORDS] = g_param_spec_string ("undo-words", NULL, NULL, NULL, flags);
  props[PROP_REDO_WORDS] = g_param_spec_string ("redo-words", NULL, NULL, NULL, flags);
  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  failed_signal = g_signal_new ("failed", ISMS_TYPE_STEPS, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_ERROR);
}

static void
isms_steps_init (IsmsSteps *self)
{
}

/**
 * isms_steps_new:
 * @toasts: where the toasts appear; must outlive the result's use
 *
 * Returns: (transfer full): undo and redo without a store
 */
IsmsSteps *
isms_steps_new (AdwToastOverlay *toasts)
{
  IsmsSteps *self = g_object_new (ISMS_TYPE_STEPS, NULL);

  self->toasts = toasts;
  return self;
}

/**
 * isms_steps_set_store:
 * @self: undo and redo
 * @store: (nullable): the store to follow
 *
 * Follows @store instead of the one before; what is still under way there is no longer of interest.
 */
void
isms_steps_set_store (IsmsSteps *self, IsmsStore *store)
{
  g_return_if_fail (ISMS_IS_STEPS (self));

  if (self->store)
    {
      g_cancellable_cancel (self->cancellable);
      g_signal_handlers_disconnect_by_func (self->store, changed_cb, self);
    }
  g_clear_object (&self->cancellable);
  dismiss (self);
  g_clear_handle_id (&self->busy_id, g_source_remove);
  g_set_object (&self->store, store);
  if (store)
    {
      self->cancellable = g_cancellable_new ();
      g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  refresh (self);
}

/**
 * isms_steps_run:
 * @self: undo and redo
 * @kind: what to do
 * @step: the step to undo, for %ISMS_UNDO_STEP
 *
 * Starts it; the toast says when it is done, "failed" is emitted when it is not.
 */
void
isms_steps_run (IsmsSteps *self, IsmsUndoKind kind, gint64 step)
{
  g_return_if_fail (ISMS_IS_STEPS (self));

  if (!self->store)
    return;
  self->running = kind;
  if (self->n_running++ == 0)
    wait_until_busy (self);
  isms_store_undo_async (self->store, kind, step, self->cancellable, finished_cb,
                         g_object_ref (self));
}

/**
 * isms_steps_set_quiet:
 * @self: undo and redo
 * @quiet: whether only what is undone and redone is told, not each step
 *
 * For a window that many look at: what is done is to be seen in it, without words in front.
 */
void
isms_steps_set_quiet (IsmsSteps *self, gboolean quiet)
{
  g_return_if_fail (ISMS_IS_STEPS (self));

  self->quiet = quiet;
}

gboolean
isms_steps_get_can (IsmsSteps *self, IsmsUndoKind kind)
{
  return kind == ISMS_REDO ? self->redo_label != NULL : self->undo_label != NULL;
}
