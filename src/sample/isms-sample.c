/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Tells the story in data/sample to a new workspace, step by step, each at its time and by its
 * person. The same day gives the same records, but for the workspace's own identity. */

#include "isms-config.h"

#include "isms-sample.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "isms-catalogue.h"
#include "isms-edit.h"
#include "isms-risk.h"
#include "isms-sample-private.h"
#include "isms-sample-resources.h"
#include "isms-uid.h"
#include "isms-workspace.h"

#define RESOURCES "/org/parapet/Parapet/sample/"
#define OVERDUE_AT_MOST 20 /* days that a review is left overdue */

static void
clear_story (IsmsSampleStory *story)
{
  g_clear_pointer (&story->method, isms_method_unref);
  isms_sample_calendar_clear (&story->calendar);
  g_clear_pointer (&story->organisation, g_key_file_unref);
  g_clear_pointer (&story->ids, g_hash_table_unref);
  g_clear_pointer (&story->names, g_hash_table_unref);
  g_clear_pointer (&story->rated, g_hash_table_unref);
  g_clear_pointer (&story->actions, isms_table_unref);
  g_clear_pointer (&story->acceptances, isms_table_unref);
  g_clear_pointer (&story->controls, isms_table_unref);
  g_clear_pointer (&story->control_changes, isms_table_unref);
  g_clear_pointer (&story->statements, isms_table_unref);
  g_clear_pointer (&story->evidence, isms_table_unref);
  g_clear_pointer (&story->checks, isms_table_unref);
  g_clear_pointer (&story->check_results, isms_table_unref);
  g_clear_pointer (&story->requirements, isms_table_unref);
  g_clear_pointer (&story->supplier_answers, isms_table_unref);
  isms_sample_context_clear (story);
  g_clear_pointer (&story->documents, isms_table_unref);
  g_clear_pointer (&story->attendances, isms_table_unref);
  g_clear_pointer (&story->measurements, isms_table_unref);
  g_clear_pointer (&story->improvement, isms_table_unref);
  g_clear_pointer (&story->audits, isms_table_unref);
  g_clear_pointer (&story->incidents, isms_table_unref);
  g_clear_pointer (&story->reviews, isms_table_unref);
  g_clear_pointer (&story->certification, isms_table_unref);
  g_clear_pointer (&story->gaps, isms_table_unref);
  g_clear_pointer (&story->blanks, isms_table_unref);
  g_clear_object (&story->store);
}
G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (IsmsSampleStory, clear_story)

GBytes *
isms_sample_load (const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, name, NULL);

  return g_resource_lookup_data (isms_sample_get_resource (), path, G_RESOURCE_LOOKUP_FLAGS_NONE,
                                 error);
}

IsmsTable *
isms_sample_load_table (const char *name, GCancellable *cancellable, GError **error)
{
  g_autoptr (GBytes) bytes = isms_sample_load (name, error);

  return bytes != NULL ? isms_table_read_csv (bytes, cancellable, error) : NULL;
}

gint64
isms_sample_find_id (IsmsSampleStory *story, const char *ref)
{
  const gint64 *id = g_hash_table_lookup (story->ids, ref);

  return id != NULL ? *id : 0;
}

void
isms_sample_note_id (IsmsSampleStory *story, const char *ref, gint64 id)
{
  g_hash_table_insert (story->ids, g_strdup (ref), g_memdup2 (&id, sizeof id));
}

IsmsStep *
isms_sample_begin (IsmsSampleStory *story, int day, const char *person, const char *label)
{
  IsmsStep *step = isms_store_begin (story->store, label);
  g_autoptr (GDateTime) time = isms_sample_calendar_step (&story->calendar, day);

  isms_step_set_time (step, time);
  isms_step_set_actor (step, g_hash_table_lookup (story->names, person));
  return step;
}

static char *
get_setting (IsmsSampleStory *story, const char *key)
{
  return g_key_file_get_string (story->organisation, "organisation", key, NULL);
}

static int
get_began (IsmsSampleStory *story)
{
  return g_key_file_get_integer (story->organisation, "organisation", "began", NULL);
}

static gboolean
add_organisation (IsmsSampleStory *story, const char *manager, GError **error)
{
  static const char *const columns[] = { "name",       "sector",        "sites",   "scope",
                                         "boundaries", "interfaces",    "climate", "exclusions",
                                         "currency",   "climate_reason" };
  g_autoptr (IsmsStep) step =
      isms_sample_begin (story, get_began (story), manager, _ ("Created the workspace"));
  g_autofree char *method = get_setting (story, "method");
  g_autofree char *labels = get_setting (story, "classifications");
  g_autofree char *uid = isms_uid_from_words ("organisation");
  IsmsRow *row = isms_row_new ();

  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *value = get_setting (story, columns[i]);

      isms_row_set_text (row, columns[i], value);
    }
  isms_row_set_int (
      row, "headcount",
      g_key_file_get_integer (story->organisation, "organisation", "headcount", NULL));
  isms_row_set_int (
      row, "tolerance_loss",
      100 * g_key_file_get_int64 (story->organisation, "organisation", "tolerance_loss", NULL));
  isms_row_set_int (
      row, "tolerance_chance",
      g_key_file_get_integer (story->organisation, "organisation", "tolerance_chance", NULL));
  isms_row_set_text (row, "classifications", g_strdelimit (labels, ";", '\n'));
  isms_row_set_text (row, "uid", uid);
  isms_step_insert (step, "organisation", row);
  isms_method_add_preset (step, method);
  isms_catalogue_add (step);
  if (!isms_step_commit (step, story->cancellable, error))
    return FALSE;
  story->method = isms_method_load (isms_store_get_reader (story->store), 0, error);
  return story->method != NULL && isms_sample_statement_note_ids (story, error);
}

static gboolean
add_people (IsmsSampleStory *story,
            IsmsTable *units,
            IsmsTable *people,
            const char *manager,
            GError **error)
{
  g_autoptr (IsmsStep) step =
      isms_sample_begin (story, get_began (story), manager, _ ("Imported the units and people"));

  isms_sample_add_table (story, step, isms_kind_find ("unit"), units);
  isms_sample_add_table (story, step, isms_kind_find ("person"), people);
  return isms_step_commit (step, story->cancellable, error);
}

static gboolean
add_assets (IsmsSampleStory *story, const char *manager, GError **error)
{
  g_autoptr (IsmsTable) assets = isms_sample_load_table ("assets.csv", story->cancellable, error);
  g_autoptr (IsmsStep) step = NULL;

  if (assets == NULL)
    return FALSE;
  isms_sample_note_ids (story, assets);
  step = isms_sample_begin (story, get_began (story) + 1, manager, _ ("Imported the assets"));
  isms_sample_add_table (story, step, isms_kind_find ("asset"), assets);
  if (!isms_sample_link_table (story, step, isms_kind_find ("asset"), assets, "depends_on"))
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "assets.csv: no such asset");
      return FALSE;
    }
  return isms_step_commit (step, story->cancellable, error);
}

static IsmsRecord *
load_risk (IsmsSampleStory *story, const IsmsSampleRisk *risk, GError **error)
{
  IsmsRecord *record =
      isms_record_load (isms_store_get_reader (story->store), isms_kind_find ("risk"),
                        isms_sample_find_id (story, risk->ref), error);

  if (record == NULL && error != NULL && *error == NULL)
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "there is no risk %s", risk->ref);
  return record;
}

static gboolean
add_risk (IsmsSampleStory *story, const IsmsSampleRisk *risk, const char *manager, GError **error)
{
  static const char *const links[] = { "assets", "controls" };
  const IsmsKind *kind = isms_kind_find ("risk");
  /* Translators: a record's ref: Added risk R-014 */
  g_autofree char *label = g_strdup_printf (_ ("Added risk %s"), risk->ref);
  g_autoptr (IsmsStep) step = isms_sample_begin (story, risk->found, manager, label);
  g_autofree char *uid = isms_uid_from_words (risk->ref);
  IsmsRow *row = isms_row_new ();
  GHashTableIter iter;
  gpointer name, text;
  gint64 id;

  isms_row_set_text (row, "uid", uid);
  isms_row_set_text (row, "ref", risk->ref);
  isms_row_set_text (row, "title", risk->title);
  isms_row_set_text (row, "status", "assessed");
  g_hash_table_iter_init (&iter, risk->fields);
  while (g_hash_table_iter_next (&iter, &name, &text))
    isms_sample_set_cell (story, row, kind, name, text);
  id = isms_step_insert (step, "risk", row);
  isms_sample_note_id (story, risk->ref, id);
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    if (!isms_sample_link_records (story, step, kind, id, links[i],
                                   g_hash_table_lookup (risk->fields, links[i])))
      {
        g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: no such thing among its %s",
                     risk->ref, links[i]);
        return FALSE;
      }
  return isms_step_commit (step, story->cancellable, error);
}

static IsmsPosture
find_posture (const char *name)
{
  if (g_str_equal (name, "inherent"))
    return ISMS_POSTURE_INHERENT;
  return g_str_equal (name, "target") ? ISMS_POSTURE_TARGET : ISMS_POSTURE_CURRENT;
}

/* The current rating sets the next review, as in the window. */
static void
propose_review (IsmsSampleStory *story, IsmsStep *step, const IsmsSampleEvent *event)
{
  const IsmsLevel *level = isms_method_rate (story->method, event->likelihood, event->impact);
  g_autofree char *date =
      isms_sample_calendar_format (&story->calendar, event->day + level->review_days);
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "next_review", date);
  isms_step_update (step, "risk", isms_sample_find_id (story, event->risk->ref), row);
  g_hash_table_insert (story->rated, (gpointer) event->risk, (gpointer) event);
}

static gboolean
rate (IsmsSampleStory *story, const IsmsSampleEvent *event, const char *manager, GError **error)
{
  gint64 id = isms_sample_find_id (story, event->risk->ref);
  IsmsPosture posture = find_posture (event->what);
  const char *owner = g_hash_table_lookup (event->risk->fields, "owner");
  /* Translators: a risk's ref, and what is rated: Rate R-014 (target) */
  g_autofree char *label =
      g_strdup_printf (_ ("Rated %s (%s)"), event->risk->ref, isms_posture_get_label (posture));
  g_autofree char *date = isms_sample_calendar_format (&story->calendar, event->day);
  g_autofree char *words = g_strdup_printf ("%s/%u", event->risk->ref, event->order);
  g_autofree char *uid = isms_uid_from_words (words);
  g_autoptr (IsmsStep) step = NULL;
  IsmsRow *row =
      isms_rating_new_row (id, story->method, posture, event->likelihood, event->impact,
                           event->words, g_hash_table_lookup (story->names, owner), date, error);

  if (row == NULL)
    return FALSE;
  step = isms_sample_begin (story, event->day, posture == ISMS_POSTURE_CURRENT ? owner : manager,
                            label);
  isms_row_set_text (row, "uid", uid);
  if (!isms_rating_keep_estimate (isms_store_get_reader (story->store), row, error))
    {
      isms_row_free (row);
      return FALSE;
    }
  isms_step_insert (step, "rating", row);
  if (posture == ISMS_POSTURE_CURRENT)
    propose_review (story, step, event);
  isms_edit_touch_in_step (step, isms_kind_find ("risk"), id);
  return isms_step_commit (step, story->cancellable, error);
}

/* Where the rating stands, with what is known of the money now. */
static gboolean
estimate (IsmsSampleStory *story, const IsmsSampleEvent *event, GError **error)
{
  g_autoptr (IsmsRecord) record = load_risk (story, event->risk, error);
  IsmsPosture posture = find_posture (event->posture);
  const char *owner = g_hash_table_lookup (event->risk->fields, "owner");
  g_autofree char *date = isms_sample_calendar_format (&story->calendar, event->day);
  g_autofree char *words = g_strdup_printf ("%s/%u", event->risk->ref, event->order);
  g_autofree char *uid = isms_uid_from_words (words);
  /* Translators: a risk's ref, and which rating: Estimated the loss of R-014 (current) */
  g_autofree char *label = g_strdup_printf (_ ("Estimated the loss of %s (%s)"), event->risk->ref,
                                            isms_posture_get_label (posture));
  g_autoptr (IsmsStep) step = NULL;
  IsmsRow *row;

  if (record == NULL)
    return FALSE;
  row = isms_rating_new_row (isms_record_get_id (record), story->method, posture,
                             isms_risk_get_likelihood (ISMS_RISK (record), posture),
                             isms_risk_get_impact (ISMS_RISK (record), posture), event->words,
                             g_hash_table_lookup (story->names, owner), date, error);
  if (row == NULL)
    return FALSE;
  isms_estimate_set_row (&event->estimate, row);
  isms_row_set_text (row, "uid", uid);
  step = isms_sample_begin (story, event->day, owner, label);
  isms_step_insert (step, "rating", row);
  isms_edit_touch_in_step (step, isms_kind_find ("risk"), isms_record_get_id (record));
  return isms_step_commit (step, story->cancellable, error);
}

static gboolean
change (IsmsSampleStory *story, const IsmsSampleEvent *event, const char *manager, GError **error)
{
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("risk"), event->what);
  g_autoptr (IsmsRecord) record = load_risk (story, event->risk, error);
  g_autoptr (IsmsStep) step = NULL;
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  if (record == NULL)
    return FALSE;
  if (field == NULL)
    {
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "%s: no field “%s”",
                   event->risk->ref, event->what);
      return FALSE;
    }
  if (field->kind == ISMS_FIELD_REFERENCE)
    {
      text = g_strdup_printf ("%" G_GINT64_FORMAT, isms_sample_find_id (story, event->words));
      g_hash_table_replace (event->risk->fields, g_strdup (event->what), g_strdup (event->words));
    }
  label = isms_edit_dup_label (record, field);
  step = isms_sample_begin (story, event->day, manager, label);
  return isms_edit_set (step, record, field, text != NULL ? text : event->words, error)
         && isms_step_commit (step, story->cancellable, error);
}

static gboolean
happen (IsmsSampleStory *story, const IsmsSampleEvent *event, const char *manager, GError **error)
{
  gboolean handled;

  if (event->risk == NULL)
    {
      gboolean done;

      if (g_str_equal (event->what, "collect"))
        return isms_sample_evidence_collect (story, event->row, event->day, error);
      if (g_str_equal (event->what, "context"))
        return isms_sample_context_happens (story, event, manager, error);
      if (g_str_equal (event->what, "document"))
        return isms_sample_documents_happen (story, event->row, event->day, error);
      if (g_str_equal (event->what, "improvement"))
        return isms_sample_improvement_happens (story, story->improvement, event->row, event->day,
                                                error);
      if (g_str_equal (event->what, "audit"))
        return isms_sample_improvement_happens (story, story->audits, event->row, event->day,
                                                error);
      if (g_str_equal (event->what, "incident"))
        return isms_sample_improvement_happens (story, story->incidents, event->row, event->day,
                                                error);
      if (g_str_equal (event->what, "certification"))
        return isms_sample_improvement_happens (story, story->certification, event->row, event->day,
                                                error);
      if (g_str_equal (event->what, "gap"))
        return isms_sample_gaps_happen (story, event->row, event->day, error);
      if (g_str_equal (event->what, "review"))
        return isms_sample_reviews_happen (story, event->row, event->day, error);
      if (g_str_equal (event->what, "attendance"))
        return isms_sample_training_happens (story, event->row, event->day, error);
      if (g_str_equal (event->what, "measurement"))
        return isms_sample_metrics_happens (story, event->row, event->day, manager, error);
      if (g_str_equal (event->what, "supplier"))
        return isms_sample_suppliers_happen (story, event->row, event->day, error);
      done = isms_sample_statement_happens (story, event, manager, &handled, error);

      if (!handled)
        done = isms_sample_checks_happens (story, event, manager, &handled, error);
      return handled ? done : isms_sample_treatment_happens (story, event, manager, error);
    }
  if (g_str_equal (event->what, "new"))
    return add_risk (story, event->risk, manager, error);
  if (g_str_equal (event->what, "estimate"))
    return estimate (story, event, error);
  if (event->likelihood > 0)
    return rate (story, event, manager, error);
  return change (story, event, manager, error);
}

/* Who left on which day. */
static gboolean
leave (IsmsSampleStory *story,
       IsmsTable *people,
       guint row,
       int day,
       const char *manager,
       GError **error)
{
  const char *ref = isms_table_get (people, row, 0);
  /* Translators: a person's name */
  g_autofree char *label = g_strdup_printf (_ ("%s has left"), isms_table_get (people, row, 1));
  g_autoptr (IsmsStep) step = isms_sample_begin (story, day, manager, label);
  IsmsRow *values = isms_row_new ();

  isms_row_set_int (values, "active", 0);
  isms_step_update (step, "person", isms_sample_find_id (story, ref), values);
  return isms_step_commit (step, story->cancellable, error);
}

static gboolean
let_leave (IsmsSampleStory *story,
           IsmsTable *people,
           int before,
           int until,
           const char *manager,
           GError **error)
{
  guint column = isms_table_get_n_columns (people) - 1;

  for (guint row = 1; row < isms_table_get_n_rows (people); row++)
    {
      int day = (int) g_ascii_strtoll (isms_table_get (people, row, column), NULL, 10);

      if (day != 0 && day >= before && day < until
          && !leave (story, people, row, day, manager, error))
        return FALSE;
    }
  return TRUE;
}

/* Somebody plans anew, three days ago, what would be overdue for too long. */
static gboolean
plan_reviews (IsmsSampleStory *story,
              const IsmsSampleRisks *risks,
              const char *manager,
              GError **error)
{
  for (guint i = 0; i < risks->risks->len; i++)
    {
      const IsmsSampleRisk *risk = g_ptr_array_index (risks->risks, i);
      const IsmsSampleEvent *event = g_hash_table_lookup (story->rated, risk);
      const IsmsLevel *level;
      IsmsSampleEvent planned = { .risk = risk, .day = -3, .what = (char *) "next_review" };
      g_autofree char *date = NULL;

      if (event == NULL)
        continue;
      level = isms_method_rate (story->method, event->likelihood, event->impact);
      if (event->day + level->review_days >= -OVERDUE_AT_MOST)
        continue;
      date = isms_sample_calendar_format (&story->calendar, 5 + (int) (i * 17 % 90));
      planned.words = date;
      if (!change (story, &planned, manager, error))
        return FALSE;
    }
  return TRUE;
}

static gboolean
tell_risks (IsmsSampleStory *story, IsmsTable *people, const char *manager, GError **error)
{
  g_autoptr (GBytes) text = isms_sample_load ("risks.txt", error);
  g_autoptr (IsmsSampleRisks) risks = NULL;
  int day = get_began (story);

  risks = text != NULL ? isms_sample_risks_read (text, error) : NULL;
  if (risks == NULL)
    return FALSE;
  isms_sample_treatment_plan (story, risks);
  isms_sample_statement_plan (story, risks);
  isms_sample_evidence_plan (story, risks);
  isms_sample_checks_plan (story, risks);
  isms_sample_context_plan (story, risks);
  isms_sample_documents_plan (story, risks);
  isms_sample_training_plan (story, risks);
  isms_sample_metrics_plan (story, risks);
  isms_sample_suppliers_plan (story, risks);
  isms_sample_improvement_plan (story, risks);
  isms_sample_reviews_plan (story, risks);
  isms_sample_certification_plan (story, risks);
  for (guint i = 0; i < risks->events->len; i++)
    {
      const IsmsSampleEvent *event = g_ptr_array_index (risks->events, i);

      if (!let_leave (story, people, day, event->day, manager, error)
          || !happen (story, event, manager, error))
        return FALSE;
      day = event->day;
    }
  return plan_reviews (story, risks, manager, error);
}

static gboolean
load_tables (IsmsSampleStory *story, GError **error)
{
  const struct
  {
    const char *name;
    IsmsTable **table;
  } tables[] = {
    { "actions.csv", &story->actions },
    { "acceptances.csv", &story->acceptances },
    { "controls.csv", &story->controls },
    { "control-changes.csv", &story->control_changes },
    { "statements.csv", &story->statements },
    { "evidence.csv", &story->evidence },
    { "checks.csv", &story->checks },
    { "check-results.csv", &story->check_results },
    { "requirements.csv", &story->requirements },
    { "documents.csv", &story->documents },
    { "attendances.csv", &story->attendances },
    { "measurements.csv", &story->measurements },
    { "supplier-answers.csv", &story->supplier_answers },
    { "improvement.csv", &story->improvement },
    { "audits.csv", &story->audits },
    { "incidents.csv", &story->incidents },
    { "reviews.csv", &story->reviews },
    { "certification.csv", &story->certification },
    { "gaps.csv", &story->gaps },
    { "document-blanks.csv", &story->blanks },
  };

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    {
      *tables[i].table = isms_sample_load_table (tables[i].name, story->cancellable, error);
      if (*tables[i].table == NULL)
        return FALSE;
    }
  return isms_sample_context_load (story, error);
}

static gboolean
tell (IsmsSampleStory *story, GError **error)
{
  g_autoptr (GBytes) bytes = isms_sample_load ("organisation.ini", error);
  g_autoptr (IsmsTable) units = NULL;
  g_autoptr (IsmsTable) people = NULL;
  g_autofree char *manager = NULL;

  if (bytes == NULL
      || !g_key_file_load_from_bytes (story->organisation, bytes, G_KEY_FILE_NONE, error)
      || (units = isms_sample_load_table ("units.csv", story->cancellable, error)) == NULL
      || (people = isms_sample_load_table ("people.csv", story->cancellable, error)) == NULL
      || !load_tables (story, error))
    return FALSE;
  for (guint row = 1; row < isms_table_get_n_rows (people); row++)
    g_hash_table_insert (story->names, g_strdup (isms_table_get (people, row, 0)),
                         g_strdup (isms_table_get (people, row, 1)));
  isms_sample_note_ids (story, units);
  isms_sample_note_ids (story, people);
  manager = get_setting (story, "acting");
  return add_organisation (story, manager, error)
         && add_people (story, units, people, manager, error) && add_assets (story, manager, error)
         && tell_risks (story, people, manager, error);
}

/**
 * isms_sample_create:
 * @path: where the file is to be; none may stand there
 * @today: (nullable): the day on which the story ends; %NULL for this day
 * @cancellable: (nullable): a cancellable
 * @error: return location
 *
 * Makes the sample workspace. Blocks for a second or two; any thread. No file is left behind when
 * it fails.
 *
 * Returns: whether it is there
 */
gboolean
isms_sample_create (const char *path, GDateTime *today, GCancellable *cancellable, GError **error)
{
  g_autoptr (GDateTime) now =
      today != NULL ? g_date_time_ref (today) : g_date_time_new_now_local ();
  g_auto (IsmsSampleStory) story = { .cancellable = cancellable };
  gboolean told;

  if (g_cancellable_set_error_if_cancelled (cancellable, error))
    return FALSE;
  story.store =
      isms_store_open (path, isms_workspace_tables (), ISMS_STORE_OPEN_CREATE, cancellable, error);
  if (story.store == NULL)
    return FALSE;
  isms_sample_calendar_init (&story.calendar, now);
  story.organisation = g_key_file_new ();
  story.ids = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  story.names = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  story.rated = g_hash_table_new (NULL, NULL);

  told = tell (&story, error);
  isms_store_close (story.store);
  if (!told)
    g_unlink (path);
  return told;
}
