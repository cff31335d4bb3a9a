/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Scenarios: a vulnerability and a threat that makes use of it, where both are typical of the
 * asset's kind. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "isms-edit.h"
#include "isms-scenario.h"

static const char suggestion[] =
    "SELECT t.id, v.id, t.title, v.title, t.category, ifnull (v.description, v.title), "
    "  ifnull (t.description, t.title), t.cia, "
    "  max (CASE WHEN instr (t.cia, 'c') THEN ifnull (a.effective_c, 0) ELSE 0 END, "
    "       CASE WHEN instr (t.cia, 'i') THEN ifnull (a.effective_i, 0) ELSE 0 END, "
    "       CASE WHEN instr (t.cia, 'a') THEN ifnull (a.effective_a, 0) ELSE 0 END) AS weight "
    "FROM (SELECT id, kind, effective_c, effective_i, effective_a FROM asset_list WHERE id = ?) "
    "  AS a "
    "JOIN vulnerability AS v ON v.archived = 0 "
    "  AND instr (' ' || v.asset_kinds || ' ', ' ' || a.kind || ' ') > 0 "
    "JOIN vulnerability_threat AS l ON l.vulnerability_id = v.id "
    "JOIN threat AS t ON t.id = l.threat_id AND t.archived = 0 "
    "  AND instr (' ' || t.asset_kinds || ' ', ' ' || a.kind || ' ') > 0 "
    "WHERE NOT EXISTS (SELECT 1 FROM risk_asset AS k JOIN risk AS r ON r.id = k.risk_id "
    "  WHERE k.asset_id = a.id AND r.archived = 0 AND r.catalogue_threat_id = t.id "
    "  AND r.catalogue_vulnerability_id = v.id) "
    /* What is said of few kinds is more to the point than what is said of many. */
    "ORDER BY weight DESC, length (v.asset_kinds) - length (replace (v.asset_kinds, ' ', '')), "
    "  t.ref_key, v.ref_key";

/**
 * isms_scenario_free:
 * @self: (transfer full): a scenario
 */
void
isms_scenario_free (IsmsScenario *self)
{
  g_free (self->threat_title);
  g_free (self->vulnerability_title);
  g_free (self->category);
  g_free (self->cause);
  g_free (self->event);
  g_free (self->cia);
  g_free (self);
}

static IsmsScenario *
read_scenario (IsmsStatement *statement)
{
  IsmsScenario *self = g_new0 (IsmsScenario, 1);

  self->threat = isms_statement_get_int (statement, 0);
  self->vulnerability = isms_statement_get_int (statement, 1);
  self->threat_title = isms_statement_dup_text (statement, 2);
  self->vulnerability_title = isms_statement_dup_text (statement, 3);
  self->category = isms_statement_dup_text (statement, 4);
  self->cause = isms_statement_dup_text (statement, 5);
  self->event = isms_statement_dup_text (statement, 6);
  self->cia = isms_statement_dup_text (statement, 7);
  self->weight = (int) isms_statement_get_int (statement, 8);
  return self;
}

/**
 * isms_scenario_suggest:
 * @database: a connection of the calling thread
 * @asset: an asset's id
 * @error: return location
 *
 * What may happen to the asset by its kind (6.1.2 c 1): each vulnerability that is typical of the
 * kind with each typical threat that makes use of it, but for what is a risk of the asset already.
 *
 * Returns: (transfer full) (element-type IsmsScenario): the ones that touch what the asset needs
 *   most first; empty where it has no kind; %NULL on error
 */
GPtrArray *
isms_scenario_suggest (IsmsDatabase *database, gint64 asset, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (database, suggestion, error);
  g_autoptr (GPtrArray) found =
      g_ptr_array_new_with_free_func ((GDestroyNotify) isms_scenario_free);

  if (statement == NULL)
    return NULL;
  isms_statement_bind_int (statement, 1, asset);
  while (isms_statement_next (statement, error))
    g_ptr_array_add (found, read_scenario (statement));
  return isms_statement_failed (statement) ? NULL : g_steal_pointer (&found);
}

enum
{
  CONFIDENTIALITY = 1 << 0,
  INTEGRITY = 1 << 1,
  AVAILABILITY = 1 << 2,
};

static int
read_goals (const char *cia)
{
  if (cia == NULL)
    return 0;
  return (strchr (cia, 'c') != NULL ? CONFIDENTIALITY : 0)
         | (strchr (cia, 'i') != NULL ? INTEGRITY : 0)
         | (strchr (cia, 'a') != NULL ? AVAILABILITY : 0);
}

/**
 * isms_scenario_dup_consequence:
 * @self: a scenario
 * @asset: the asset that it is told of
 *
 * Returns: (transfer full): which protection goals would be lost, in a sentence
 */
char *
isms_scenario_dup_consequence (const IsmsScenario *self, IsmsRecord *asset)
{
  const char *title = isms_record_get_title (asset);

  /* Translators: these are consequences of a risk; %s is the title of an asset */
  switch (read_goals (self->cia))
    {
    case CONFIDENTIALITY:
      return g_strdup_printf (_ ("“%s” becomes known to people it is not meant for."), title);
    case INTEGRITY:
      return g_strdup_printf (_ ("“%s” can no longer be relied on to be right."), title);
    case AVAILABILITY:
      return g_strdup_printf (_ ("“%s” is not there when it is needed."), title);
    case CONFIDENTIALITY | INTEGRITY:
      return g_strdup_printf (_ ("“%s” becomes known to others and can no longer be relied on."),
                              title);
    case CONFIDENTIALITY | AVAILABILITY:
      return g_strdup_printf (
          _ ("“%s” becomes known to others and is not there when it is needed."), title);
    case INTEGRITY | AVAILABILITY:
      return g_strdup_printf (
          _ ("“%s” can no longer be relied on, or is not there when it is needed."), title);
    case CONFIDENTIALITY | INTEGRITY | AVAILABILITY:
      return g_strdup_printf (
          _ ("“%s” becomes known to others, can no longer be relied on, or is lost."), title);
    default:
      return g_strdup_printf (_ ("“%s” comes to harm."), title);
    }
}

/**
 * isms_scenario_dup_title:
 * @self: a scenario
 * @asset: the asset that it is told of
 *
 * Returns: (transfer full): the title of a draft: "Ransomware: ERP system"
 */
char *
isms_scenario_dup_title (const IsmsScenario *self, IsmsRecord *asset)
{
  /* Translators: the title of a risk: a threat, and the asset that it would hit */
  return g_strdup_printf (_ ("%s: %s"), self->threat_title, isms_record_get_title (asset));
}

/**
 * isms_scenario_dup_label:
 * @asset: an asset
 * @n: how many drafts
 *
 * Returns: (transfer full): what the step that adds them is called
 */
char *
isms_scenario_dup_label (IsmsRecord *asset, guint n)
{
  /* Translators: what a step did; %s is an asset's ref: Added 3 drafts of risks of A-020 */
  return g_strdup_printf (g_dngettext (GETTEXT_PACKAGE, "Added %u draft of a risk of %s",
                                       "Added %u drafts of risks of %s", n),
                          n, isms_record_get_ref (asset));
}

static gboolean
is_titled_before (GPtrArray *scenarios, guint index)
{
  const IsmsScenario *self = g_ptr_array_index (scenarios, index);

  for (guint i = 0; i < index; i++)
    if (((const IsmsScenario *) scenarios->pdata[i])->threat == self->threat)
      return TRUE;
  return FALSE;
}

static IsmsRow *
write_draft (const IsmsScenario *self, IsmsRecord *asset, gboolean distinct)
{
  IsmsRow *row = isms_row_new ();
  g_autofree char *title = isms_scenario_dup_title (self, asset);
  g_autofree char *consequence = isms_scenario_dup_consequence (self, asset);
  gint64 owner = isms_record_get_reference (asset, "owner");

  if (distinct)
    {
      g_autofree char *longer = g_strdup_printf ("%s (%s)", title, self->vulnerability_title);

      g_set_str (&title, longer);
    }
  isms_row_set_text (row, "title", title);
  isms_row_set_text (row, "cause", self->cause);
  isms_row_set_text (row, "event", self->event);
  isms_row_set_text (row, "consequence", consequence);
  isms_row_set_text (row, "cia", self->cia);
  isms_row_set_text (row, "category", self->category);
  isms_row_set_int (row, "catalogue_threat_id", self->threat);
  isms_row_set_int (row, "catalogue_vulnerability_id", self->vulnerability);
  if (owner != 0)
    isms_row_set_int (row, "owner_id", owner);
  return row;
}

/**
 * isms_scenario_add_drafts:
 * @step: a step that is not committed yet
 * @asset: an asset
 * @scenarios: (element-type IsmsScenario): what may happen to it
 * @ids: (nullable) (element-type gint64): gets the ids of the drafts
 *
 * A draft for each: in words, with threat, vulnerability, what it touches, and the asset; its owner
 * is proposed to be the asset's. Nothing is rated (6.1.2 d is a person's judgement).
 */
void
isms_scenario_add_drafts (IsmsStep *step, IsmsRecord *asset, GPtrArray *scenarios, GArray *ids)
{
  const IsmsKind *kind = isms_kind_find ("risk");
  const IsmsField *assets = isms_kind_find_field (kind, "assets");
  const gint64 target = isms_record_get_id (asset);

  for (guint i = 0; i < scenarios->len; i++)
    {
      gint64 id = isms_edit_insert (
          step, kind, write_draft (scenarios->pdata[i], asset, is_titled_before (scenarios, i)));

      isms_edit_set_links (step, kind, id, assets, &target, 1);
      if (ids != NULL)
        g_array_append_val (ids, id);
    }
}

static void
fill (IsmsRow *row, IsmsRecord *risk, const char *column, const char *text)
{
  const char *there = isms_record_get_text (risk, column);

  if (text != NULL && (there == NULL || *there == '\0'))
    isms_row_set_text (row, column, text);
}

/**
 * isms_scenario_apply:
 * @step: a step that is not committed yet
 * @risk: a risk
 * @asset: the asset that the scenario was suggested for
 * @self: a scenario
 *
 * Sets threat and vulnerability of the risk, and in words what nobody has written yet.
 */
void
isms_scenario_apply (IsmsStep *step, IsmsRecord *risk, IsmsRecord *asset, const IsmsScenario *self)
{
  IsmsRow *row = isms_row_new ();
  g_autofree char *consequence = isms_scenario_dup_consequence (self, asset);

  isms_row_set_int (row, "catalogue_threat_id", self->threat);
  isms_row_set_int (row, "catalogue_vulnerability_id", self->vulnerability);
  fill (row, risk, "cause", self->cause);
  fill (row, risk, "event", self->event);
  fill (row, risk, "consequence", consequence);
  fill (row, risk, "cia", self->cia);
  fill (row, risk, "category", self->category);
  isms_step_update (step, "risk", isms_record_get_id (risk), row);
}

/* Without the stop at its end, which the sentence around it has. */
static char *
dup_clause (const char *words)
{
  g_autofree char *copy = g_strstrip (g_strdup (words));
  gsize length = strlen (copy);

  while (length > 0 && (copy[length - 1] == '.' || copy[length - 1] == ';'))
    copy[--length] = '\0';
  return g_steal_pointer (&copy);
}

/**
 * isms_scenario_dup_statement:
 * @cause: (nullable): because of what
 * @event: (nullable): what may happen
 * @consequence: (nullable): what it would lead to
 *
 * Returns: (transfer full): the statement of the risk as one would read it to somebody; "" where
 *   nothing is said yet
 */
char *
isms_scenario_dup_statement (const char *cause, const char *event, const char *consequence)
{
  g_autofree char *because = dup_clause (cause != NULL ? cause : "");
  g_autofree char *what = dup_clause (event != NULL ? event : "");
  g_autofree char *then = dup_clause (consequence != NULL ? consequence : "");
  g_autoptr (GString) words = g_string_new (NULL);

  if (*because != '\0')
    /* Translators: the first part of a risk's statement, before “What may happen: …” */
    g_string_append_printf (words, _ ("The cause: %s."), because);
  if (*what != '\0')
    /* Translators: the second part of a risk's statement */
    g_string_append_printf (
        words, *because != '\0' ? _ (" So this may happen: %s.") : _ ("This may happen: %s."),
        what);
  if (*then != '\0')
    /* Translators: the third part of a risk's statement */
    g_string_append_printf (
        words, words->len > 0 ? _ (" It would mean: %s.") : _ ("It would mean: %s."), then);
  return g_string_free_and_steal (g_steal_pointer (&words));
}
