/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* One row that opens to all: early on, much is missing of which nothing is urgent. */

#include "isms-config.h"

#include "isms-review-lacks.h"

#include <glib/gi18n-lib.h>

struct _IsmsReviewLacks
{
  AdwPreferencesGroup parent_instance;

  GPtrArray *lacks; /* or NULL */
  GPtrArray *rows;  /* borrowed from the tree */
  GtkWidget *head;
  GtkWidget *sign;
};

G_DEFINE_FINAL_TYPE (IsmsReviewLacks, isms_review_lacks, ADW_TYPE_PREFERENCES_GROUP)

enum
{
  ACTIVATED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
isms_review_lacks_dispose (GObject *object)
{
  g_clear_pointer (&ISMS_REVIEW_LACKS (object)->lacks, g_ptr_array_unref);
  G_OBJECT_CLASS (isms_review_lacks_parent_class)->dispose (object);
}

static void
isms_review_lacks_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_REVIEW_LACKS (object)->rows);
  G_OBJECT_CLASS (isms_review_lacks_parent_class)->finalize (object);
}

static void
isms_review_lacks_class_init (IsmsReviewLacksClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_review_lacks_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_review_lacks_finalize;
  signals[ACTIVATED] = g_signal_new ("activated", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0,
                                     NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_POINTER);
}

static void
isms_review_lacks_init (IsmsReviewLacks *self)
{
  self->rows = g_ptr_array_new ();
  self->head = adw_expander_row_new ();
  self->sign = gtk_image_new ();
  adw_expander_row_add_prefix (ADW_EXPANDER_ROW (self->head), self->sign);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->head);
}

/**
 * isms_review_lacks_new:
 *
 * Returns: (transfer floating): of no review yet
 */
GtkWidget *
isms_review_lacks_new (void)
{
  return g_object_new (ISMS_TYPE_REVIEW_LACKS, NULL);
}

static void
activated_cb (GtkWidget *row, IsmsReviewLacks *self)
{
  guint at;

  if (self->lacks != NULL && g_ptr_array_find (self->rows, row, &at) && at < self->lacks->len)
    g_signal_emit (self, signals[ACTIVATED], 0, self->lacks->pdata[at]);
}

static GtkWidget *
create_row (IsmsReviewLacks *self)
{
  GtkWidget *row = adw_action_row_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self, G_CONNECT_DEFAULT);
  return row;
}

/* Rows are filled again: the one with the focus keeps it, and says what comes next. */
static void
show_rows (IsmsReviewLacks *self)
{
  guint n = self->lacks->len;

  while (self->rows->len > n)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self->head),
                             g_ptr_array_steal_index (self->rows, self->rows->len - 1));
  while (self->rows->len < n)
    {
      GtkWidget *row = create_row (self);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (self->head), row);
      g_ptr_array_add (self->rows, row);
    }
  for (guint i = 0; i < n; i++)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->rows->pdata[i]),
                                   ((const IsmsReviewLack *) self->lacks->pdata[i])->sentence);
}

static void
show_head (IsmsReviewLacks *self)
{
  guint n = self->lacks->len;
  g_autofree char *title =
      n > 0 ? g_strdup_printf (ngettext ("%u thing is missing before it can be approved",
                                         "%u things are missing before it can be approved", n),
                               n)
            : g_strdup (_ ("Nothing is missing: it can be approved"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->head), title);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->sign),
                                n > 0 ? "view-list-bullet-symbolic" : "object-select-symbolic");
  if (n > 0)
    gtk_widget_remove_css_class (self->sign, "success");
  else
    gtk_widget_add_css_class (self->sign, "success");
  adw_expander_row_set_enable_expansion (ADW_EXPANDER_ROW (self->head), n > 0);
}

/**
 * isms_review_lacks_show:
 * @self: a list
 * @lacks: (nullable) (element-type IsmsReviewLack): what is missing; %NULL hides the list: there is
 *   nothing to be approved
 */
void
isms_review_lacks_show (IsmsReviewLacks *self, GPtrArray *lacks)
{
  g_return_if_fail (ISMS_IS_REVIEW_LACKS (self));

  gtk_widget_set_visible (GTK_WIDGET (self), lacks != NULL);
  if (lacks == NULL || lacks == self->lacks)
    return;
  g_clear_pointer (&self->lacks, g_ptr_array_unref);
  self->lacks = g_ptr_array_ref (lacks);
  show_rows (self);
  show_head (self);
}

void
isms_review_lacks_open (IsmsReviewLacks *self, gboolean open)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self->head), open);
}

GtkWidget *
isms_review_lacks_get_row (IsmsReviewLacks *self, guint index)
{
  return index < self->rows->len ? self->rows->pdata[index] : NULL;
}

const char *
isms_review_lacks_get_title (IsmsReviewLacks *self)
{
  return adw_preferences_row_get_title (ADW_PREFERENCES_ROW (self->head));
}
