/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Chips and counts of the map, made for what the source says and the size allows. */

#include "isms-config.h"

#include "isms-heat-map-private.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-heat-cell.h"
#include "isms-risk-popover.h"
#include "isms-risk-words.h"

static void
popover_activated_cb (IsmsHeatMap *self, gint64 id)
{
  isms_heat_map_focus_risk (self, id);
}

static void
create_popover_cb (GtkMenuButton *button, gpointer data)
{
  IsmsHeatMap *self = data;
  g_autoptr (IsmsQuery) query = NULL;
  g_autofree char *column_l = NULL;
  g_autofree char *column_i = NULL;
  const char *posture = isms_posture_get_name (isms_heat_source_get_posture (self->source));
  GtkWidget *popover;
  guint index = 0;

  if (!g_ptr_array_find (self->counts, button, &index))
    return;
  query = isms_query_copy (isms_heat_source_get_found_query (self->source));
  column_l = g_strdup_printf ("%s_likelihood", posture);
  column_i = g_strdup_printf ("%s_impact", posture);
  isms_query_filter_int (query, column_l,
                         index / (guint) isms_heat_chart_get_n_impacts (self->chart) + 1);
  isms_query_filter_int (query, column_i,
                         index % (guint) isms_heat_chart_get_n_impacts (self->chart) + 1);
  popover = isms_risk_popover_new (isms_heat_source_get_workspace (self->source));
  isms_risk_popover_set_query (ISMS_RISK_POPOVER (popover), query);
  g_signal_connect_object (popover, "activated", G_CALLBACK (popover_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_menu_button_set_popover (button, popover);
}

/* "+4" stays "+4" where text runs from right to left. */
static GtkWidget *
create_count_label (void)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_widget_set_direction (label, GTK_TEXT_DIR_LTR);
  return label;
}

static void
set_count (IsmsHeatMap *self, IsmsHeatCell *cell, guint folded, gboolean more)
{
  guint index = isms_heat_map_get_index (self, isms_heat_cell_get_likelihood (cell),
                                         isms_heat_cell_get_impact (cell));
  GtkWidget **count = (GtkWidget **) &g_ptr_array_index (self->counts, index);
  g_autofree char *label = g_strdup_printf (more ? "+%u" : "%u", folded);
  g_autofree char *words = NULL;

  if (folded == 0)
    {
      g_clear_pointer (count, gtk_widget_unparent);
      return;
    }
  if (*count == NULL)
    {
      *count = gtk_menu_button_new ();
      gtk_widget_add_css_class (*count, "count-chip");
      gtk_menu_button_set_child (GTK_MENU_BUTTON (*count), create_count_label ());
      gtk_menu_button_set_create_popup_func (GTK_MENU_BUTTON (*count), create_popover_cb, self,
                                             NULL);
      gtk_widget_set_parent (*count, GTK_WIDGET (self));
    }
  gtk_label_set_text (GTK_LABEL (gtk_menu_button_get_child (GTK_MENU_BUTTON (*count))), label);
  words = g_strdup_printf (more ? ngettext ("%'u more risk", "%'u more risks", folded)
                                : ngettext ("%'u risk", "%'u risks", folded),
                           folded);
  gtk_accessible_update_property (GTK_ACCESSIBLE (*count), GTK_ACCESSIBLE_PROPERTY_LABEL, words,
                                  -1);
}

static void
focus_changed_cb (GtkWidget *chip, GParamSpec *pspec, IsmsHeatMap *self)
{
  IsmsRisk *risk = isms_risk_chip_get_risk (ISMS_RISK_CHIP (chip));

  if (gtk_widget_has_focus (chip) && risk != NULL)
    isms_heat_map_tell_risk (self, isms_record_get_id (ISMS_RECORD (risk)));
}

/* While days pass, chips come and go with every frame: those that went serve again. */
static IsmsRiskChip *
take_spare (IsmsHeatMap *self)
{
  if (self->spare->len == 0)
    return NULL;
  return g_ptr_array_steal_index_fast (self->spare, self->spare->len - 1);
}

/* A longer ref than any before: how much of a chip there is room for is worked out anew. */
static void
note_ref (IsmsHeatMap *self, const char *ref)
{
  if (strlen (ref) <= self->ref_chars)
    return;
  self->ref_chars = strlen (ref);
  self->width = -1;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}

/* Adds, moves and renames nothing but this one chip. */
IsmsRiskChip *
isms_heat_map_add_chip (IsmsHeatMap *self, IsmsRisk *risk)
{
  gint64 id = isms_record_get_id (ISMS_RECORD (risk));
  IsmsRiskChip *chip = g_hash_table_lookup (self->chips, &id);
  g_autofree char *words = NULL;

  if (chip == NULL)
    {
      chip = take_spare (self);
      if (chip == NULL)
        {
          chip = ISMS_RISK_CHIP (isms_risk_chip_new ());
          g_signal_connect (chip, "notify::has-focus", G_CALLBACK (focus_changed_cb), self);
          gtk_widget_set_child_visible (GTK_WIDGET (chip),
                                        id == self->pinned
                                            || isms_heat_map_arrange_pace (self) == G_MAXUINT);
          gtk_widget_set_parent (GTK_WIDGET (chip), GTK_WIDGET (self));
        }
      isms_risk_chip_set_selected (chip, id == self->risk);
      g_hash_table_insert (self->chips, g_memdup2 (&id, sizeof id), chip);
    }
  if (isms_risk_chip_get_risk (chip) != risk)
    {
      note_ref (self, isms_record_get_ref (ISMS_RECORD (risk)));
      isms_risk_chip_set_risk (chip, risk);
      isms_risk_chip_set_detail (chip, self->detail);
    }
  else if (!isms_heat_source_is_passing (self->source))
    {
      isms_risk_chip_set_detail (chip, self->detail);
    }
  if (isms_heat_source_is_passing (self->source))
    return chip;
  words = isms_risk_words_dup_chip (risk, isms_heat_source_get_method (self->source),
                                    isms_heat_source_get_posture (self->source));
  gtk_accessible_update_property (GTK_ACCESSIBLE (chip), GTK_ACCESSIBLE_PROPERTY_LABEL, words, -1);
  isms_heat_trail_describe_chip (self, chip, id);
  return chip;
}

static gint64
get_pinned (IsmsHeatMap *self)
{
  GtkWidget *focused = gtk_widget_get_focus_child (GTK_WIDGET (self));

  if (focused != NULL && ISMS_IS_RISK_CHIP (focused))
    return isms_record_get_id (ISMS_RECORD (isms_risk_chip_get_risk (ISMS_RISK_CHIP (focused))));
  return self->pinned;
}

/* Which risks show in the cell, as ids; the pinned one, if it is there, is never folded. */
static void
choose_ids (IsmsHeatMap *self, IsmsHeatCell *cell, IsmsRisk *pinned, GArray *ids, GArray *cells)
{
  int l = isms_heat_cell_get_likelihood (cell);
  int i = isms_heat_cell_get_impact (cell);
  IsmsPosture posture = isms_heat_source_get_posture (self->source);
  guint count = isms_heat_source_get_count (self->source, l, i);
  guint start = ids->len;
  guint n_ids;
  const gint64 *all = isms_heat_source_get_ids (self->source, l, i, &n_ids);
  guint n_shown = MIN (isms_heat_map_arrange_fold (self, count), n_ids);

  g_array_append_vals (ids, all, n_shown);
  if (pinned != NULL && n_shown > 0 && isms_risk_get_likelihood (pinned, posture) == l
      && isms_risk_get_impact (pinned, posture) == i)
    {
      gint64 id = isms_record_get_id (ISMS_RECORD (pinned));
      gboolean there = FALSE;

      for (guint k = start; k < ids->len; k++)
        there = there || g_array_index (ids, gint64, k) == id;
      if (!there)
        g_array_index (ids, gint64, ids->len - 1) = id;
    }
  for (guint k = start; k < ids->len; k++)
    g_array_append_val (cells, cell);
  set_count (self, cell, count - n_shown, n_shown > 0);
}

IsmsRisk *
isms_heat_map_load_risk (IsmsHeatMap *self, gint64 id)
{
  IsmsWorkspace *workspace = isms_heat_source_get_workspace (self->source);
  g_autoptr (GError) error = NULL;
  IsmsRecord *record = NULL;

  if (id != 0 && isms_workspace_get_reader (workspace) != NULL)
    record = isms_record_load (isms_workspace_get_reader (workspace), isms_kind_find ("risk"), id,
                               &error);
  if (error != NULL)
    isms_ui_report_error (GTK_WIDGET (self), error);
  return record != NULL ? ISMS_RISK (record) : NULL;
}

/* The pinned risk, unless the filters leave it out. */
static IsmsRisk *
load_pinned (IsmsHeatMap *self)
{
  IsmsDatabase *reader = isms_workspace_get_reader (isms_heat_source_get_workspace (self->source));
  gint64 id = get_pinned (self);
  g_autoptr (IsmsQuery) query = NULL;

  if (id == 0 || reader == NULL || isms_heat_source_get_day (self->source) != NULL)
    return NULL;
  query = isms_query_copy (isms_heat_source_get_found_query (self->source));
  isms_query_filter_int (query, "id", id);
  return isms_query_count (query, reader, NULL) == 1 ? isms_heat_map_load_risk (self, id) : NULL;
}

static void
unref_risk (gpointer risk)
{
  g_clear_object (&risk);
}

/* While days pass nothing is read twice; titles are those of now then. */
static GPtrArray *
load_passing (IsmsHeatMap *self, GArray *ids, GError **error)
{
  IsmsDatabase *reader = isms_workspace_get_reader (isms_heat_source_get_workspace (self->source));
  g_autoptr (GArray) missing = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GPtrArray) loaded = NULL;
  GPtrArray *risks = g_ptr_array_new_full (ids->len, unref_risk);

  for (guint i = 0; i < ids->len; i++)
    if (!g_hash_table_contains (self->passing, &g_array_index (ids, gint64, i)))
      g_array_append_val (missing, g_array_index (ids, gint64, i));
  if (missing->len > 0)
    loaded = isms_record_load_many (reader, isms_kind_find ("risk"), (gint64 *) missing->data,
                                    missing->len, error);
  for (guint i = 0; loaded != NULL && i < loaded->len; i++)
    if (g_ptr_array_index (loaded, i) != NULL)
      g_hash_table_insert (self->passing,
                           g_memdup2 (&g_array_index (missing, gint64, i), sizeof (gint64)),
                           g_object_ref (g_ptr_array_index (loaded, i)));
  for (guint i = 0; i < ids->len; i++)
    {
      IsmsRisk *risk = g_hash_table_lookup (self->passing, &g_array_index (ids, gint64, i));

      g_ptr_array_add (risks, risk != NULL ? g_object_ref (risk) : NULL);
    }
  return risks;
}

static GPtrArray *
load_risks (IsmsHeatMap *self, GArray *ids)
{
  IsmsWorkspace *workspace = isms_heat_source_get_workspace (self->source);
  g_autoptr (GError) error = NULL;
  GPtrArray *risks;

  if (ids->len == 0 || isms_workspace_get_reader (workspace) == NULL)
    return NULL;
  if (isms_heat_source_is_passing (self->source))
    risks = load_passing (self, ids, &error);
  else
    risks = isms_record_load_found (isms_workspace_get_reader (workspace),
                                    isms_heat_source_get_found_query (self->source),
                                    (gint64 *) ids->data, ids->len, &error);
  if (error != NULL)
    isms_ui_report_error (GTK_WIDGET (self), error);
  return risks;
}

/* Before the others come. */
static void
spare_chips (IsmsHeatMap *self, GPtrArray *risks)
{
  g_autoptr (GHashTable) shown = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gpointer id;
  gpointer chip;

  for (guint i = 0; risks != NULL && i < risks->len; i++)
    if (g_ptr_array_index (risks, i) != NULL)
      {
        gint64 number = isms_record_get_id (g_ptr_array_index (risks, i));

        g_hash_table_add (shown, g_memdup2 (&number, sizeof number));
      }
  g_hash_table_iter_init (&iter, self->chips);
  while (g_hash_table_iter_next (&iter, &id, &chip))
    if (chip != self->move.chip && !g_hash_table_contains (shown, id))
      {
        if (gtk_widget_get_focus_child (GTK_WIDGET (self)) == chip)
          gtk_widget_unparent (chip); /* the focus is not to land on another risk */
        else
          g_ptr_array_add (self->spare, chip);
        g_hash_table_iter_remove (&iter);
      }
}

static void
show_risks (IsmsHeatMap *self, GPtrArray *risks, GArray *cells)
{
  GtkWidget *last = self->cells->len ? g_ptr_array_index (self->cells, self->cells->len - 1) : NULL;

  spare_chips (self, risks);
  for (guint i = 0; risks != NULL && i < risks->len; i++)
    {
      IsmsRisk *risk = g_ptr_array_index (risks, i);
      IsmsHeatCell *cell = g_array_index (cells, IsmsHeatCell *, i);
      IsmsRiskChip *chip;

      if (risk == NULL)
        continue;
      chip = isms_heat_map_add_chip (self, risk);
      isms_risk_chip_set_cell (chip, isms_heat_cell_get_likelihood (cell),
                               isms_heat_cell_get_impact (cell));
      if (gtk_widget_get_prev_sibling (GTK_WIDGET (chip)) != last)
        gtk_widget_insert_after (GTK_WIDGET (chip), GTK_WIDGET (self), last);
      last = GTK_WIDGET (chip);
    }
  while (self->spare->len > 0)
    gtk_widget_unparent (GTK_WIDGET (take_spare (self)));
  if (self->move.chip != NULL)
    gtk_widget_insert_before (GTK_WIDGET (self->move.chip), GTK_WIDGET (self), NULL);
}

/* What a screen reader says of each cell. */
void
isms_heat_map_name_cells (IsmsHeatMap *self)
{
  IsmsMethod *method = isms_heat_source_get_method (self->source);

  for (guint k = 0; k < self->cells->len; k++)
    {
      IsmsHeatCell *cell = g_ptr_array_index (self->cells, k);
      int l = isms_heat_cell_get_likelihood (cell);
      int i = isms_heat_cell_get_impact (cell);
      g_autofree char *words = NULL;

      words =
          isms_risk_words_dup_cell (method, l, i, isms_heat_source_get_count (self->source, l, i));
      isms_heat_cell_set_words (cell, words);
      isms_heat_trail_describe_cell (self, cell);
    }
}

/* Makes chips and counts for what the source says and the size allows. */
void
isms_heat_map_fill (IsmsHeatMap *self)
{
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GArray) cells = g_array_new (FALSE, FALSE, sizeof (IsmsHeatCell *));
  g_autoptr (GPtrArray) risks = NULL;
  g_autoptr (IsmsRisk) pinned = NULL;

  if (self->chart == NULL || self->geometry == NULL || self->source == NULL)
    return;
  pinned = load_pinned (self);
  for (guint i = 0; i < self->cells->len; i++)
    choose_ids (self, g_ptr_array_index (self->cells, i), pinned, ids, cells);
  risks = load_risks (self, ids);
  show_risks (self, risks, cells);
  self->filled = TRUE;
  gtk_widget_queue_allocate (GTK_WIDGET (self));
}
