/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Read in the background, and built anew only where something is different. */

#include "isms-config.h"

#include "isms-training-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-faces.h"
#include "isms-training.h"

#define N_VIEWS 3
#define N_NEXT 12

struct _IsmsTrainingPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  char *shown; /* what is shown, in words; or NULL */
  GtkStack *faces;
  GtkWidget *box;
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsTrainingPage,
                               isms_training_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

enum
{
  SHOW_PEOPLE,
  NEW_COURSE,
  PRINT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  IsmsTrainingFigures *total;
  GPtrArray *figures[N_VIEWS]; /* (element-type IsmsTrainingFigures) */
  GPtrArray *next;             /* (element-type IsmsTrainingItem) */
} Answer;

static void
free_answer (gpointer data)
{
  Answer *answer = data;

  g_clear_pointer (&answer->total, isms_training_figures_free);
  for (guint i = 0; i < N_VIEWS; i++)
    g_clear_pointer (&answer->figures[i], g_ptr_array_unref);
  g_clear_pointer (&answer->next, g_ptr_array_unref);
  g_free (answer);
}

static gpointer
dup_question (gpointer owner)
{
  return NULL;
}

/* On the background reader's thread. */
static gpointer
read_answer (IsmsDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  Answer *answer = g_new0 (Answer, 1);
  gboolean done;

  answer->total = isms_training_load_total (database, error);
  done = answer->total != NULL;
  for (guint i = 0; done && i < N_VIEWS; i++)
    {
      answer->figures[i] = isms_training_load_figures (database, (IsmsTrainingView) i, error);
      done = answer->figures[i] != NULL;
    }
  if (done)
    answer->next = isms_training_load_next (database, N_NEXT, error);
  if (answer->next != NULL)
    return answer;
  free_answer (answer);
  return NULL;
}

/* --- The people behind a figure --- */

typedef enum
{
  MISSING,
  LAPSED,
  SOON,
} Sort;

static const struct
{
  const char *training; /* a choice's value of the field "training" */
  const char *courses;  /* the field that has the courses */
  const char *icon;
} sorts[] = {
  [MISSING] = { "missing", "missing", "dialog-warning-symbolic" },
  [LAPSED] = { "lapsed", "lapsed", "dialog-error-symbolic" },
  [SOON] = { "soon", "lapsing", "alarm-symbolic" },
};

static char *
dup_words (Sort sort, guint n)
{
  switch (sort)
    {
    case MISSING:
      /* Translators: how many people lack a course */
      return g_strdup_printf (ngettext ("%u missing", "%u missing", n), n);
    case LAPSED:
      /* Translators: how many people whose course is no longer valid */
      return g_strdup_printf (ngettext ("%u lapsed", "%u lapsed", n), n);
    case SOON:
    default:
      /* Translators: how many people whose course is valid for 30 more days at most */
      return g_strdup_printf (ngettext ("%u lapses soon", "%u lapse soon", n), n);
    }
}

static void
figure_clicked_cb (GtkButton *button, IsmsTrainingPage *self)
{
  IsmsQuery *query = g_object_get_data (G_OBJECT (button), "query");

  g_signal_emit (self, signals[SHOW_PEOPLE], 0, query);
}

/* @view -1: of all people together. */
static IsmsQuery *
create_query (int view, gint64 id, Sort sort)
{
  IsmsQuery *query = isms_query_new (isms_kind_find ("person"));
  g_autofree char *text = id != 0 ? g_strdup_printf ("%" G_GINT64_FORMAT, id) : g_strdup ("");
  const char *const ids[] = { text, NULL };
  const char *const training[] = { sorts[sort].training, NULL };

  if (view == ISMS_TRAINING_BY_COURSE)
    {
      isms_query_filter (query, sorts[sort].courses, ids);
      return query;
    }
  isms_query_filter (query, "training", training);
  if (view == ISMS_TRAINING_BY_UNIT)
    isms_query_filter (query, "unit", ids);
  if (view == ISMS_TRAINING_BY_ROLE)
    isms_query_filter (query, "roles", ids);
  return query;
}

static GtkWidget *
create_figure (
    IsmsTrainingPage *self, int view, const IsmsTrainingFigures *figures, Sort sort, guint n)
{
  GtkWidget *content = adw_button_content_new ();
  GtkWidget *button = gtk_button_new ();
  g_autofree char *words = dup_words (sort, n);
  const char *title = figures->title != NULL ? figures->title : "";
  /* Translators: what is spoken of a figure: a course, and how many people lack it */
  g_autofree char *spoken =
      *title != '\0' ? g_strdup_printf (_ ("%s: %s"), title, words) : g_strdup (words);

  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), sorts[sort].icon);
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), words);
  gtk_button_set_child (GTK_BUTTON (button), content);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_add_css_class (button, "caption");
  g_object_set_data_full (G_OBJECT (button), "query", create_query (view, figures->id, sort),
                          (GDestroyNotify) isms_query_unref);
  gtk_widget_set_tooltip_text (button, _ ("Show These People"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (figure_clicked_cb), self,
                           G_CONNECT_DEFAULT);
  return button;
}

static void
add_figures (IsmsTrainingPage *self, GtkWidget *wrap, int view, const IsmsTrainingFigures *figures)
{
  const guint counts[] = {
    [MISSING] = figures->missing, [LAPSED] = figures->lapsed, [SOON] = figures->soon
  };

  for (guint sort = 0; sort < G_N_ELEMENTS (counts); sort++)
    if (counts[sort] > 0)
      adw_wrap_box_append (ADW_WRAP_BOX (wrap),
                           create_figure (self, view, figures, (Sort) sort, counts[sort]));
}

/* --- Rows --- */

static char *
dup_share (const IsmsTrainingFigures *figures)
{
  /* Translators: a share: "92 %" */
  return g_strdup_printf (_ ("%u %%"),
                          figures->asked > 0 ? 100 * figures->have / figures->asked : 0);
}

static GtkWidget *
create_head (const IsmsTrainingFigures *figures, const char *name)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (name);
  g_autofree char *share = dup_share (figures);
  /* Translators: how many of how many people: "46 of 50" */
  g_autofree char *of = g_strdup_printf (_ ("%u of %u"), figures->have, figures->asked);
  GtkWidget *count = gtk_label_new (of);
  GtkWidget *percent = gtk_label_new (share);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (title), PANGO_WRAP_WORD_CHAR);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (count, "dimmed");
  gtk_widget_add_css_class (count, "numeric");
  gtk_widget_add_css_class (count, "caption");
  gtk_widget_add_css_class (percent, "numeric");
  gtk_label_set_width_chars (GTK_LABEL (percent), 6);
  gtk_label_set_xalign (GTK_LABEL (percent), 1);
  gtk_widget_set_valign (count, GTK_ALIGN_BASELINE_CENTER);
  gtk_widget_set_valign (percent, GTK_ALIGN_BASELINE_CENTER);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), count);
  gtk_box_append (GTK_BOX (line), percent);
  return line;
}

static GtkWidget *
create_row (IsmsTrainingPage *self, int view, const IsmsTrainingFigures *figures)
{
  GtkWidget *row = adw_preferences_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *bar = gtk_progress_bar_new ();
  GtkWidget *wrap = adw_wrap_box_new ();
  const char *name = figures->title != NULL ? figures->title : _ ("Without a Unit");

  gtk_progress_bar_set_fraction (GTK_PROGRESS_BAR (bar),
                                 figures->asked > 0 ? (double) figures->have / figures->asked : 0);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  add_figures (self, wrap, view, figures);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 9);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 12);
  gtk_box_append (GTK_BOX (box), create_head (figures, name));
  gtk_box_append (GTK_BOX (box), bar);
  if (gtk_widget_get_first_child (wrap) != NULL)
    gtk_box_append (GTK_BOX (box), wrap);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_widget_set_focusable (row, FALSE);
  return row;
}

static GtkWidget *
add_section (IsmsTrainingPage *self, const char *title, const char *description)
{
  GtkWidget *group = adw_preferences_group_new ();

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), title);
  adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), description);
  gtk_box_append (GTK_BOX (self->box), group);
  return group;
}

static void
next_activated_cb (AdwActionRow *row, gpointer data)
{
  gint64 *person = g_object_get_data (G_OBJECT (row), "person");

  gtk_widget_activate_action (GTK_WIDGET (row), "win.show-record", "(sx)", "person", *person);
}

static void
add_next (IsmsTrainingPage *self, GPtrArray *items)
{
  GtkWidget *group;

  if (items->len == 0)
    return;
  group = add_section (self, _ ("What Lapses Next"), NULL);
  for (guint i = 0; i < items->len; i++)
    {
      const IsmsTrainingItem *item = items->pdata[i];
      g_autofree char *day = isms_day_dup_words (item->until);
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *label = gtk_label_new (day);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), item->name);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), item->title);
      gtk_widget_add_css_class (label, "numeric");
      gtk_widget_add_css_class (label, g_str_equal (item->state, "soon") ? "warning" : "dimmed");
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "person",
                              g_memdup2 (&item->person, sizeof item->person), g_free);
      g_signal_connect (row, "activated", G_CALLBACK (next_activated_cb), NULL);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
    }
}

/* All people together: what is to be done first. */
static void
add_total (IsmsTrainingPage *self, const IsmsTrainingFigures *total)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *wrap = adw_wrap_box_new ();
  g_autofree char *share = dup_share (total);
  g_autofree char *words = g_strdup_printf (
      ngettext ("%u of %u person has every course that they are to have.",
                "%u of %u people have every course that they are to have.", total->asked),
      total->have, total->asked);
  GtkWidget *percent = gtk_label_new (share);
  GtkWidget *label = gtk_label_new (words);

  gtk_widget_add_css_class (percent, "title-1");
  gtk_widget_add_css_class (percent, "numeric");
  gtk_label_set_xalign (GTK_LABEL (percent), 0);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (wrap), 6);
  add_figures (self, wrap, -1, total);
  gtk_box_append (GTK_BOX (box), percent);
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), wrap);
  gtk_box_append (GTK_BOX (self->box), box);
}

static void
show_answer (IsmsTrainingPage *self, const Answer *answer)
{
  const char *const titles[N_VIEWS] = { _ ("By Course"), _ ("By Unit"), _ ("By Role") };
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  gtk_stack_set_visible_child_name (self->faces, answer->total->asked > 0 ? "figures" : "none");
  if (answer->total->asked == 0)
    return;
  add_total (self, answer->total);
  for (guint view = 0; view < N_VIEWS; view++)
    {
      GPtrArray *figures = answer->figures[view];
      GtkWidget *group = figures->len > 0 ? add_section (self, titles[view], NULL) : NULL;

      for (guint i = 0; i < figures->len; i++)
        adw_preferences_group_add (ADW_PREFERENCES_GROUP (group),
                                   create_row (self, (int) view, figures->pdata[i]));
      if (view == ISMS_TRAINING_BY_COURSE)
        add_next (self, answer->next);
    }
}

/* --- Reading --- */

static void
write_figures (GString *text, const IsmsTrainingFigures *figures)
{
  g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%u %u %u %u %u\n", figures->id,
                          figures->title != NULL ? figures->title : "", figures->asked,
                          figures->have, figures->soon, figures->lapsed, figures->missing);
}

/* Two answers that say the same say it in the same words. */
static char *
write_answer (const Answer *answer)
{
  GString *text = g_string_new (NULL);

  write_figures (text, answer->total);
  for (guint view = 0; view < N_VIEWS; view++)
    for (guint i = 0; i < answer->figures[view]->len; i++)
      write_figures (text, answer->figures[view]->pdata[i]);
  for (guint i = 0; i < answer->next->len; i++)
    {
      const IsmsTrainingItem *item = answer->next->pdata[i];

      g_string_append_printf (text, "%" G_GINT64_FORMAT "\t%s\t%s\t%s\t%s\n", item->person,
                              item->name, item->title, item->until, item->state);
    }
  return g_string_free_and_steal (text);
}

static void
take_answer (gpointer owner, gpointer data, GError *error)
{
  IsmsTrainingPage *self = owner;
  g_autoptr (GError) unread = error;
  Answer *answer = data;
  g_autofree char *words = NULL;

  if (answer == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), unread);
      return;
    }
  words = write_answer (answer);
  if (g_strcmp0 (words, self->shown) != 0)
    show_answer (self, answer);
  g_set_str (&self->shown, words);
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
store_changed_cb (IsmsTrainingPage *self, IsmsChange *change)
{
  if (isms_kind_is_touched (isms_kind_find ("person"), change))
    isms_asker_refresh (self->asker);
}

/* --- The page --- */

static void
new_cb (IsmsTrainingPage *self)
{
  g_signal_emit (self, signals[NEW_COURSE], 0);
}

static const char *
isms_training_page_get_title (IsmsPage *page)
{
  return _ ("Coverage");
}

static gboolean
isms_training_page_can (IsmsPage *page, IsmsPageAction action)
{
  return action == ISMS_PAGE_ACTION_PRINT;
}

static void
isms_training_page_activate (IsmsPage *page, IsmsPageAction action)
{
  g_signal_emit (page, signals[PRINT], 0);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_training_page_get_title;
  iface->can = isms_training_page_can;
  iface->activate = isms_training_page_activate;
}

static void
isms_training_page_dispose (GObject *object)
{
  IsmsTrainingPage *self = ISMS_TRAINING_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_training_page_parent_class)->dispose (object);
}

static void
isms_training_page_finalize (GObject *object)
{
  g_free (ISMS_TRAINING_PAGE (object)->shown);
  G_OBJECT_CLASS (isms_training_page_parent_class)->finalize (object);
}

static void
isms_training_page_class_init (IsmsTrainingPageClass *klass)
{
  GType type = G_TYPE_FROM_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_training_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_training_page_finalize;
  signals[SHOW_PEOPLE] = g_signal_new ("show-people", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                       G_TYPE_NONE, 1, G_TYPE_POINTER);
  signals[NEW_COURSE] =
      g_signal_new ("new-course", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  signals[PRINT] =
      g_signal_new ("print", type, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static GtkWidget *
create_none (IsmsTrainingPage *self)
{
  GtkWidget *status = isms_face_new_status (
      "system-users-symbolic", _ ("Nobody Has to Learn Anything Yet"),
      _ ("Describe a course, say who is to have it, and record who attended. This page then shows "
         "who lacks what, by course, unit and role, and what lapses next (7.2, 7.3)."));
  GtkWidget *button = isms_face_add_button (status, _ ("_New Course"), TRUE);

  gtk_widget_set_sensitive (button, !isms_workspace_get_read_only (self->workspace));
  g_signal_connect_object (button, "clicked", G_CALLBACK (new_cb), self, G_CONNECT_SWAPPED);
  return status;
}

static void
isms_training_page_init (IsmsTrainingPage *self)
{
  self->faces = GTK_STACK (gtk_stack_new ());
  gtk_widget_set_vexpand (GTK_WIDGET (self->faces), TRUE);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->faces));
}

/**
 * isms_training_page_new:
 * @workspace: whose people
 *
 * Returns: (transfer floating): how training is covered (7.2, 7.3), kept up to date
 */
GtkWidget *
isms_training_page_new (IsmsWorkspace *workspace)
{
  IsmsTrainingPage *self = g_object_new (ISMS_TYPE_TRAINING_PAGE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  gtk_stack_add_named (self->faces, adw_bin_new (), "blank");
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);
  gtk_stack_add_named (self->faces, isms_face_new_column (self->box, 760), "figures");
  gtk_stack_add_named (self->faces, create_none (self), "none");
  self->asker = isms_asker_new (store, &funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_asker_ask (self->asker);
  return GTK_WIDGET (self);
}
