/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The rows stay as long as the same needs are there, and what they say changes: who has opened a
 * stage finds it open after a change elsewhere. */

#include "isms-config.h"

#include "isms-roadmap-page.h"

#include <glib/gi18n-lib.h>

#include "isms-asker.h"
#include "isms-commit.h"
#include "isms-day.h"
#include "isms-edit.h"
#include "isms-faces.h"
#include "isms-need-places.h"
#include "isms-organisation.h"
#include "isms-page.h"
#include "isms-print.h"
#include "isms-project-dialog.h"
#include "isms-readiness-report.h"
#include "isms-readiness.h"

#define WIDTH 760
#define BAR_WIDTH 120

typedef struct
{
  GtkWidget *row;
  GtkWidget *icon;
  GtkWidget *words;
} NeedRow;

typedef struct
{
  GtkWidget *row; /* AdwExpanderRow */
  GtkWidget *bar;
  GtkWidget *percent;
  GtkWidget *plan; /* the row that leads to its plan and tasks */
  GArray *needs;   /* of NeedRow */
} StageRow;

struct _IsmsRoadmapPage
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  IsmsAsker *asker;
  GPtrArray *stages; /* of IsmsStage, or NULL */
  GtkWidget *bar;
  GtkLabel *percent;
  GtkLabel *words;
  GtkWidget *offer; /* of a plan, where there is none */
  AdwPreferencesGroup *group;
  GArray *rows;         /* of StageRow */
  gboolean wants_focus; /* it came before there was anything to have it */
};

static void page_init (IsmsPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (IsmsRoadmapPage,
                               isms_roadmap_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (ISMS_TYPE_PAGE, page_init))

static void
clear_stage_row (gpointer data)
{
  g_clear_pointer (&((StageRow *) data)->needs, g_array_unref);
}

/* --- Going there --- */

static const IsmsStage *
get_stage (IsmsRoadmapPage *self, gpointer row)
{
  return self->stages->pdata[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "stage"))];
}

static void
need_activated_cb (AdwActionRow *row, IsmsRoadmapPage *self)
{
  const IsmsStage *stage = get_stage (self, row);
  const IsmsNeed *need =
      stage->needs->pdata[GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (row), "need"))];
  g_autoptr (GVariant) target = NULL;
  const char *action = isms_need_places_lead (stage, need, &target);

  if (action != NULL)
    gtk_widget_activate_action_variant (GTK_WIDGET (self), action, target);
}

static void
plan_activated_cb (AdwActionRow *row, IsmsRoadmapPage *self)
{
  const IsmsStage *stage = get_stage (self, row);

  if (stage->phase != 0)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.show-record", "(sx)", "phase",
                                stage->phase);
  else
    isms_roadmap_page_plan (self);
}

/* --- Showing --- */

static char *
dup_span (const IsmsStage *stage)
{
  g_autofree char *first = stage->starts_on != NULL ? isms_day_dup_words (stage->starts_on) : NULL;
  g_autofree char *last = stage->ends_on != NULL ? isms_day_dup_words (stage->ends_on) : NULL;

  if (stage->phase == 0)
    /* Translators: of a stage of a project */
    return g_strdup (_ ("Not planned"));
  if (first == NULL || last == NULL)
    return g_strdup (_ ("Without dates"));
  return g_strdup_printf ("%s – %s", first, last);
}

/* "2 Mar 2026 – 30 Apr 2026 · Ada Lind · 3 of 5 tasks done · late" */
static char *
dup_subtitle (const IsmsStage *stage)
{
  g_autofree char *span = dup_span (stage);
  GString *words = g_string_new (span);

  if (stage->owner != NULL)
    g_string_append_printf (words, " · %s", stage->owner);
  else if (stage->phase != 0)
    g_string_append_printf (words, " · %s", _ ("nobody is responsible"));
  if (stage->n_tasks > 0)
    {
      g_string_append (words, " · ");
      /* Translators: how many of how many tasks of a stage */
      g_string_append_printf (
          words, ngettext ("%u of %u task done", "%u of %u tasks done", stage->n_tasks),
          stage->n_done, stage->n_tasks);
    }
  if (stage->late)
    /* Translators: of a stage of a project, behind its dates */
    g_string_append_printf (words, " · %s", _ ("late"));
  return g_string_free_and_steal (words);
}

static char *
dup_percent (guint percent)
{
  /* Translators: a share, with what your language puts between the number and the sign */
  return g_strdup_printf (_ ("%u%%"), percent);
}

static void
show_need (const IsmsNeed *need, NeedRow *row)
{
  gboolean met = need->met == need->wanted;
  g_autofree char *words = isms_need_dup_words (need);

  gtk_image_set_from_icon_name (GTK_IMAGE (row->icon), met             ? "object-select-symbolic"
                                                       : need->met > 0 ? "content-loading-symbolic"
                                                                       : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (row->icon, met ? "warning" : "success");
  gtk_widget_add_css_class (row->icon, met ? "success" : "warning");
  gtk_label_set_label (GTK_LABEL (row->words), words);
}

static void
show_stage (const IsmsStage *stage, StageRow *row)
{
  g_autofree char *subtitle = dup_subtitle (stage);
  g_autofree char *percent = dup_percent (stage->percent);
  g_autofree char *met =
      g_strdup_printf (_ ("%u of %u met"), stage->n_met, (guint) stage->needs->len);

  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (row->row), subtitle);
  gtk_level_bar_set_value (GTK_LEVEL_BAR (row->bar), stage->percent / 100.0);
  gtk_label_set_label (GTK_LABEL (row->percent), percent);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->bar), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  met, -1);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row->plan), stage->phase != 0
                                                                      ? _ ("Its plan and its tasks")
                                                                      : _ ("Plan the project"));
  for (guint i = 0; i < row->needs->len; i++)
    show_need (stage->needs->pdata[i], &g_array_index (row->needs, NeedRow, i));
}

static GtkWidget *
create_bar (const char *name, int width)
{
  GtkWidget *bar = gtk_level_bar_new ();

  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_LOW);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_HIGH);
  gtk_level_bar_remove_offset_value (GTK_LEVEL_BAR (bar), GTK_LEVEL_BAR_OFFSET_FULL);
  gtk_widget_set_valign (bar, GTK_ALIGN_CENTER);
  gtk_widget_set_size_request (bar, width, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (bar), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return bar;
}

static NeedRow
create_need (IsmsRoadmapPage *self, const IsmsNeed *need, guint stage, guint place)
{
  NeedRow row = { adw_action_row_new (), gtk_image_new (), gtk_label_new (NULL) };

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row.row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row.row), need->title);
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row.row), 0);
  if (need->clause != NULL)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (row.row), need->clause);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row.row), row.icon);
  gtk_widget_add_css_class (row.words, "numeric");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row.row), row.words);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row.row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row.row), TRUE);
  g_object_set_data (G_OBJECT (row.row), "stage", GUINT_TO_POINTER (stage));
  g_object_set_data (G_OBJECT (row.row), "need", GUINT_TO_POINTER (place));
  g_signal_connect_object (row.row, "activated", G_CALLBACK (need_activated_cb), self, 0);
  return row;
}

static GtkWidget *
create_plan_row (IsmsRoadmapPage *self, guint stage)
{
  GtkWidget *row = adw_action_row_new ();

  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("x-office-calendar-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data (G_OBJECT (row), "stage", GUINT_TO_POINTER (stage));
  g_signal_connect_object (row, "activated", G_CALLBACK (plan_activated_cb), self, 0);
  return row;
}

static void
add_stage (IsmsRoadmapPage *self, guint place)
{
  const IsmsStage *stage = self->stages->pdata[place];
  StageRow row = { adw_expander_row_new (), create_bar (stage->title, BAR_WIDTH),
                   gtk_label_new (NULL), create_plan_row (self, place),
                   g_array_new (FALSE, FALSE, sizeof (NeedRow)) };
  /* Translators: the number and the title of a stage of a project */
  g_autofree char *title = g_strdup_printf (_ ("%u  %s"), place + 1, stage->title);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row.row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row.row), title);
  adw_expander_row_set_title_lines (ADW_EXPANDER_ROW (row.row), 0);
  adw_expander_row_set_subtitle_lines (ADW_EXPANDER_ROW (row.row), 0);
  gtk_label_set_width_chars (GTK_LABEL (row.percent), 5);
  gtk_label_set_xalign (GTK_LABEL (row.percent), 1);
  gtk_widget_add_css_class (row.percent, "numeric");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row.row), row.bar);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (row.row), row.percent);
  for (guint i = 0; i < stage->needs->len; i++)
    {
      NeedRow need = create_need (self, stage->needs->pdata[i], place, i);

      adw_expander_row_add_row (ADW_EXPANDER_ROW (row.row), need.row);
      g_array_append_val (row.needs, need);
    }
  adw_expander_row_add_row (ADW_EXPANDER_ROW (row.row), row.plan);
  adw_preferences_group_add (self->group, row.row);
  g_array_append_val (self->rows, row);
}

static gboolean
has_same_needs (GPtrArray *left, GPtrArray *right)
{
  for (guint i = 0; i < left->len; i++)
    {
      const IsmsStage *one = left->pdata[i];
      const IsmsStage *other = right->pdata[i];

      if (one->needs->len != other->needs->len)
        return FALSE;
      for (guint j = 0; j < one->needs->len; j++)
        if (((const IsmsNeed *) one->needs->pdata[j])->title
            != ((const IsmsNeed *) other->needs->pdata[j])->title)
          return FALSE;
    }
  return TRUE;
}

/* The stage where the work is stands open from the beginning. */
static void
make_rows (IsmsRoadmapPage *self)
{
  const IsmsStage *current = isms_readiness_get_current (self->stages);
  gboolean open[32] = { FALSE };
  guint place;

  if (self->rows->len == 0 && g_ptr_array_find (self->stages, current, &place))
    open[place] = TRUE;
  for (guint i = 0; i < self->rows->len; i++)
    {
      GtkWidget *row = g_array_index (self->rows, StageRow, i).row;

      open[i] = adw_expander_row_get_expanded (ADW_EXPANDER_ROW (row));
      adw_preferences_group_remove (self->group, row);
    }
  g_array_set_size (self->rows, 0);
  for (guint i = 0; i < self->stages->len; i++)
    {
      add_stage (self, i);
      adw_expander_row_set_expanded (ADW_EXPANDER_ROW (g_array_index (self->rows, StageRow, i).row),
                                     open[i]);
    }
}

static void
show_whole (IsmsRoadmapPage *self)
{
  guint all = isms_readiness_get_percent (self->stages);
  const IsmsStage *current = isms_readiness_get_current (self->stages);
  g_autofree char *percent = dup_percent (all);
  g_autofree char *words =
      current != NULL
          /* Translators: the title of a stage, and how many of how many things it leads to */
          ? g_strdup_printf (_ ("Next: %s, %u of %u met"), current->title, current->n_met,
                             (guint) current->needs->len)
          : g_strdup (_ ("All seven stages are met"));

  gtk_level_bar_set_value (GTK_LEVEL_BAR (self->bar), all / 100.0);
  gtk_label_set_label (self->percent, percent);
  gtk_label_set_label (self->words, words);
}

/* The offer of a plan where there is one, else the first stage. */
static void
focus_first (IsmsRoadmapPage *self)
{
  GtkWidget *first = gtk_widget_get_visible (self->offer)
                         ? self->offer
                         : g_array_index (self->rows, StageRow, 0).row;

  self->wants_focus = FALSE;
  gtk_widget_child_focus (first, GTK_DIR_TAB_FORWARD);
}

/* Once it is taken, the offer goes, and what had the focus in it hands it on to the stages. */
static void
show_offer (IsmsRoadmapPage *self)
{
  gboolean is_wanted = isms_readiness_wants_plan (self->stages);
  gboolean had_focus =
      gtk_widget_get_visible (self->offer) && gtk_widget_get_focus_child (self->offer) != NULL;

  gtk_widget_set_visible (self->offer, is_wanted);
  if (had_focus && !is_wanted && gtk_widget_get_mapped (GTK_WIDGET (self)))
    focus_first (self);
}

static void
planned_cb (IsmsRoadmapPage *self)
{
  if (self->stages != NULL && isms_readiness_is_planned (self->stages))
    focus_first (self);
}

/* --- Reading --- */

static gpointer
dup_question (gpointer owner)
{
  return NULL;
}

static gpointer
read_stages (IsmsDatabase *database, gpointer question, GCancellable *cancellable, GError **error)
{
  return isms_readiness_load (database, error);
}

static void
take_stages (gpointer owner, gpointer data, GError *error)
{
  IsmsRoadmapPage *self = owner;
  g_autoptr (GError) unread = error;
  g_autoptr (GPtrArray) before = NULL;

  if (data == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), unread);
      return;
    }
  before = g_steal_pointer (&self->stages);
  self->stages = data;
  if (before == NULL || !has_same_needs (before, self->stages))
    make_rows (self);
  for (guint i = 0; i < self->stages->len; i++)
    show_stage (self->stages->pdata[i], &g_array_index (self->rows, StageRow, i));
  show_whole (self);
  show_offer (self);
  if (self->wants_focus)
    focus_first (self);
}

static const IsmsAskerFuncs funcs = {
  .dup_question = dup_question,
  .read = read_stages,
  .free_question = g_free,
  .free_answer = (GDestroyNotify) g_ptr_array_unref,
  .take = take_stages,
};

static void
store_changed_cb (IsmsRoadmapPage *self, IsmsChange *change)
{
  if (isms_readiness_is_touched (change))
    isms_asker_refresh (self->asker);
}

/* --- The page --- */

static const char *
isms_roadmap_page_get_title (IsmsPage *page)
{
  return _ ("Roadmap");
}

static gboolean
isms_roadmap_page_can (IsmsPage *page, IsmsPageAction action)
{
  return action == ISMS_PAGE_ACTION_PRINT;
}

static void
isms_roadmap_page_activate (IsmsPage *page, IsmsPageAction action)
{
  IsmsRoadmapPage *self = ISMS_ROADMAP_PAGE (page);

  if (action == ISMS_PAGE_ACTION_PRINT)
    isms_print_compose (GTK_WIDGET (self), isms_workspace_get_store (self->workspace),
                        _ ("Readiness for Certification"), isms_readiness_report_new);
}

static void
page_init (IsmsPageInterface *iface)
{
  iface->get_title = isms_roadmap_page_get_title;
  iface->can = isms_roadmap_page_can;
  iface->activate = isms_roadmap_page_activate;
}

static GtkWidget *
create_whole (IsmsRoadmapPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *title = gtk_label_new (_ ("Readiness for Certification"));

  self->percent = GTK_LABEL (gtk_label_new (NULL));
  self->words = GTK_LABEL (gtk_label_new (NULL));
  self->bar = create_bar (_ ("Readiness for Certification"), -1);
  gtk_widget_add_css_class (title, "title-2");
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->percent), "title-2");
  gtk_widget_add_css_class (GTK_WIDGET (self->percent), "numeric");
  gtk_label_set_wrap (self->words, TRUE);
  gtk_label_set_xalign (self->words, 0);
  gtk_widget_add_css_class (GTK_WIDGET (self->words), "dimmed");
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), GTK_WIDGET (self->percent));
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->bar);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->words));
  return box;
}

/* The plan can still be taken from any stage. */
static void
refuse_cb (IsmsRoadmapPage *self)
{
  IsmsStore *store = isms_workspace_get_store (self->workspace);
  g_autoptr (GError) error = NULL;
  g_autoptr (IsmsRecord) record =
      isms_organisation_load (isms_workspace_get_reader (self->workspace), &error);
  g_autoptr (IsmsStep) step = isms_store_begin (store, _ ("The project is planned elsewhere"));

  if (record == NULL
      || !isms_edit_set (step, record,
                         isms_kind_find_field (isms_organisation_get_kind (), "plans_elsewhere"),
                         "1", &error))
    isms_ui_report_error (GTK_WIDGET (self), error);
  else
    isms_ui_commit (GTK_WIDGET (self), step);
}

static GtkWidget *
create_offer (IsmsRoadmapPage *self)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *buttons = adw_wrap_box_new ();
  GtkWidget *refuse = gtk_button_new_with_mnemonic (_ ("Planned _Elsewhere"));
  GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Plan the Project…"));

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("No project plan yet"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                               _ ("Seven stages and their tasks are proposed from a first day to "
                                  "the day of the certificate. "
                                  "You see them first, and take what you want."));
  adw_action_row_set_subtitle_lines (ADW_ACTION_ROW (row), 0);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "suggested-action");
  g_signal_connect_swapped (button, "clicked", G_CALLBACK (isms_roadmap_page_plan), self);
  gtk_widget_add_css_class (refuse, "flat");
  g_signal_connect_swapped (refuse, "clicked", G_CALLBACK (refuse_cb), self);
  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (buttons), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (buttons), 6);
  gtk_widget_set_valign (buttons, GTK_ALIGN_CENTER);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), refuse);
  adw_wrap_box_append (ADW_WRAP_BOX (buttons), button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), buttons);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), button);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  gtk_widget_set_visible (group, FALSE);
  return group;
}

static gboolean
isms_roadmap_page_focus (GtkWidget *widget, GtkDirectionType direction)
{
  IsmsRoadmapPage *self = ISMS_ROADMAP_PAGE (widget);

  self->wants_focus = self->stages == NULL;
  return self->wants_focus
         || GTK_WIDGET_CLASS (isms_roadmap_page_parent_class)->focus (widget, direction);
}

static void
isms_roadmap_page_dispose (GObject *object)
{
  IsmsRoadmapPage *self = ISMS_ROADMAP_PAGE (object);

  g_clear_pointer (&self->asker, isms_asker_free);
  g_clear_object (&self->workspace);
  G_OBJECT_CLASS (isms_roadmap_page_parent_class)->dispose (object);
}

static void
isms_roadmap_page_finalize (GObject *object)
{
  IsmsRoadmapPage *self = ISMS_ROADMAP_PAGE (object);

  g_clear_pointer (&self->stages, g_ptr_array_unref);
  g_array_unref (self->rows);
  G_OBJECT_CLASS (isms_roadmap_page_parent_class)->finalize (object);
}

static void
isms_roadmap_page_class_init (IsmsRoadmapPageClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = isms_roadmap_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = isms_roadmap_page_finalize;
  GTK_WIDGET_CLASS (klass)->focus = isms_roadmap_page_focus;
}

static void
isms_roadmap_page_init (IsmsRoadmapPage *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 24);

  self->rows = g_array_new (FALSE, FALSE, sizeof (StageRow));
  g_array_set_clear_func (self->rows, clear_stage_row);
  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  adw_preferences_group_set_title (self->group, _ ("Stages"));
  adw_preferences_group_set_description (
      self->group,
      _ ("Parapet counts what is there. Open a stage to see what is missing, and go there."));
  self->offer = create_offer (self);
  gtk_box_append (GTK_BOX (box), create_whole (self));
  gtk_box_append (GTK_BOX (box), self->offer);
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->group));
  adw_bin_set_child (ADW_BIN (self), isms_face_new_column (box, WIDTH));
}

/**
 * isms_roadmap_page_new:
 * @workspace: whose readiness
 *
 * Returns: (transfer floating): the seven stages on the way to a certificate
 */
GtkWidget *
isms_roadmap_page_new (IsmsWorkspace *workspace)
{
  IsmsRoadmapPage *self = g_object_new (ISMS_TYPE_ROADMAP_PAGE, NULL);
  IsmsStore *store = isms_workspace_get_store (workspace);

  self->workspace = g_object_ref (workspace);
  self->asker = isms_asker_new (store, &funcs, self);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  isms_asker_ask (self->asker);
  return GTK_WIDGET (self);
}

/**
 * isms_roadmap_page_plan:
 * @self: the page
 *
 * Offers the plan of a project, to be taken as it is or in part.
 */
void
isms_roadmap_page_plan (IsmsRoadmapPage *self)
{
  IsmsProjectDialog *dialog = isms_project_dialog_present (GTK_WIDGET (self), self->workspace);

  g_signal_connect_object (dialog, "closed", G_CALLBACK (planned_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}
