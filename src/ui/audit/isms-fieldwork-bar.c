/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A menu of the audits that have a checklist, and the progress of the one that is listed. What one
 * key changed is counted in the background. */

#include "isms-config.h"

#include "isms-fieldwork-bar.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-audit-checklist.h"
#include "isms-commit.h"

#define MAX_AUDITS 30 /* in the menu, the newest first */

struct _IsmsFieldworkBar
{
  AdwBin parent_instance;

  IsmsListPane *pane; /* it holds this */
  IsmsAsker *asker;
  gint64 audit;

  GtkWidget *button;
  GMenu *menu;
  GtkWidget *bar;
  GtkLabel *words;
};

G_DEFINE_FINAL_TYPE (IsmsFieldworkBar, isms_fieldwork_bar, ADW_TYPE_BIN)

typedef struct
{
  gint64 id;
  char *name; /* "AU-003 Access control" */
} Audit;

typedef struct
{
  gint64 audit; /* that it is about; 0: all */
  char *name;   /* of it, or NULL */
  IsmsChecklistProgress progress;
  GArray *audits; /* of Audit */
} Answer;

static void
clear_audit (gpointer data)
{
  g_free (((Audit *) data)->name);
}

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_free (answer->name);
  g_array_unref (answer->audits);
  g_free (answer);
}

static gpointer
dup_question (gpointer owner)
{
  return g_memdup2 (&ISMS_FIELDWORK_BAR (owner)->audit, sizeof (gint64));
}

/* Also the one that is listed, however old it is. */
static gboolean
read_audits (IsmsDatabase *database, Answer *answer, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT a.id, a.ref || ' ' || a.title, a.id = ?1 FROM audit AS a WHERE a.id = ?1 "
      "OR (a.archived = 0 AND EXISTS (SELECT 1 FROM audit_item AS i WHERE i.audit_id = a.id)) "
      "ORDER BY a.id = ?1 DESC, a.starts_on DESC, a.id DESC LIMIT ?2",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, answer->audit);
  isms_statement_bind_int (statement, 2, MAX_AUDITS);
  while (isms_statement_next (statement, error))
    {
      const Audit audit = { isms_statement_get_int (statement, 0),
                            isms_statement_dup_text (statement, 1) };

      if (isms_statement_get_int (statement, 2) != 0)
        answer->name = g_strdup (audit.name);
      g_array_append_val (answer->audits, audit);
    }
  return !isms_statement_failed (statement);
}

/* On the background reader's thread. */
static gpointer
read_answer (IsmsDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  Answer *answer = g_new0 (Answer, 1);

  answer->audit = *(const gint64 *) question;
  answer->audits = g_array_new (FALSE, FALSE, sizeof (Audit));
  g_array_set_clear_func (answer->audits, clear_audit);
  if (read_audits (database, answer, error)
      && isms_audit_checklist_load_progress (database, answer->audit, &answer->progress, error))
    return answer;
  free_answer (answer);
  return NULL;
}

static void
fill_menu (IsmsFieldworkBar *self, const Answer *answer)
{
  g_menu_remove_all (self->menu);
  for (guint i = 0; i < answer->audits->len; i++)
    {
      const Audit *audit = &g_array_index (answer->audits, Audit, i);
      g_autoptr (GMenuItem) item = g_menu_item_new (audit->name, NULL);

      g_menu_item_set_action_and_target (item, "fieldwork.show", "x", audit->id);
      g_menu_append_item (self->menu, item);
    }
  if (answer->audits->len > 0)
    {
      g_autoptr (GMenuItem) item = g_menu_item_new (_ ("All Audits"), NULL);

      g_menu_item_set_action_and_target (item, "fieldwork.show", "x", (gint64) 0);
      g_menu_append_item (self->menu, item);
    }
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsFieldworkBar *self = owner;
  g_autoptr (GError) unread = error;
  Answer *answer = data;
  g_autofree char *words = NULL;

  if (answer == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), unread);
      return;
    }
  words = answer->audit != 0 ? isms_audit_checklist_dup_words (&answer->progress) : g_strdup ("");
  gtk_label_set_label (self->words, words);
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button),
                             answer->name != NULL ? answer->name : _ ("All Audits"));
  gtk_widget_set_visible (self->bar, answer->audit != 0);
  gtk_level_bar_set_max_value (GTK_LEVEL_BAR (self->bar), MAX (answer->progress.n_items, 1));
  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), answer->progress.n_answered);
  gtk_widget_set_visible (GTK_WIDGET (self), answer->audits->len > 0);
  fill_menu (self, answer);
  free_answer (answer);
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_answer,
  .free_question = g_free,
  .free_answer = free_answer,
  .take = take_answer,
};

static void
store_changed_cb (IsmsFieldworkBar *self, IsmsChange *change)
{
  if (isms_change_touches (change, "audit_item") || isms_change_touches (change, "audit"))
    isms_asker_refresh (self->asker);
}

/* The list may have gone on to another audit. */
static void
query_changed_cb (IsmsFieldworkBar *self)
{
  gint64 audit = isms_list_pane_get_scope_value (self->pane);

  if (audit == self->audit)
    return;
  self->audit = audit;
  isms_asker_ask (self->asker);
}

static void
show_cb (GtkWidget *widget, const char *name, GVariant *parameter)
{
  IsmsFieldworkBar *self = ISMS_FIELDWORK_BAR (widget);

  isms_list_pane_set_scope_value (self->pane, "audit_id", g_variant_get_int64 (parameter));
  isms_list_pane_focus_list (self->pane);
}

static void
isms_fieldwork_bar_dispose (GObject *object)
{
  IsmsFieldworkBar *self = ISMS_FIELDWORK_BAR (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_object (&self->menu);
  G_OBJECT_CLASS (isms_fieldwork_bar_parent_class)->dispose (object);
}

static void
isms_fieldwork_bar_class_init (IsmsFieldworkBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_fieldwork_bar_dispose;
  gtk_widget_class_install_action (GTK_WIDGET_CLASS (klass), "fieldwork.show", "x", show_cb);
}

static void
isms_fieldwork_bar_init (IsmsFieldworkBar *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->menu = g_menu_new ();
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (self->button), G_MENU_MODEL (self->menu));
  gtk_menu_button_set_always_show_arrow (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_menu_button_set_can_shrink (GTK_MENU_BUTTON (self->button), TRUE);
  gtk_widget_set_tooltip_text (self->button, _ ("Whose Checklist Is Listed"));
  gtk_widget_add_css_class (self->button, "flat");
  self->bar = gtk_level_bar_new ();
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (self->bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_size_request (self->bar, 64, -1);
  gtk_widget_set_valign (self->bar, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->bar), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->words = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "numeric");
  gtk_label_set_ellipsize (self->words, PANGO_ELLIPSIZE_END);
  gtk_widget_set_name (GTK_WIDGET (self->words), "progress");
  gtk_box_append (GTK_BOX (line), self->button);
  gtk_box_append (GTK_BOX (line), self->bar);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->words));
  gtk_widget_set_margin_start (line, 6);
  gtk_widget_set_margin_end (line, 12);
  gtk_widget_set_margin_bottom (line, 6);
  gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  adw_bin_set_child (ADW_BIN (self), line);
}

/**
 * isms_fieldwork_bar_new:
 * @workspace: where the audits live
 * @pane: the list of items that it is put into
 *
 * Returns: (transfer floating): whose checklist is listed and how far it is, kept up to date
 */
GtkWidget *
isms_fieldwork_bar_new (IsmsWorkspace *workspace, IsmsListPane *pane)
{
  IsmsFieldworkBar *self = g_object_new (ISMS_TYPE_FIELDWORK_BAR, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->pane = pane;
  self->audit = isms_list_pane_get_scope_value (pane);
  self->asker = isms_asker_new (store, &funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (pane, "query-changed", G_CALLBACK (query_changed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_asker_ask (self->asker);
  return GTK_WIDGET (self);
}

/**
 * isms_fieldwork_bar_get_words:
 * @self: a bar
 *
 * Returns: (transfer none): how far the checklist is: "213 of 600, 1 major, 4 minor"
 */
const char *
isms_fieldwork_bar_get_words (IsmsFieldworkBar *self)
{
  g_return_val_if_fail (ISMS_IS_FIELDWORK_BAR (self), NULL);

  return gtk_label_get_label (self->words);
}
