/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records of every kind with whatever may stand in their fields, tied to one another. */

#include "export-fill.h"

#include "isms-rule.h"

#include <string.h>

static const char *const texts[] = {
  "=1+1",          "+49 30 1234", "-5",          "@here",      "'quoted",  "'=kept",
  "plain",         "two\nlines",  "a, b; c | d", "\"marked\"", "Ω é 😀",   "\ttabbed",
  "cr\r\nlf\r\n",  "2027-03-31",  "R-001",       "5.2",        "C=2, I=3", "   around   ",
  "Heading: text", "Yes",         "draft"
};

/* No white space that an import takes off, and no title twice. */
static gboolean tidy;

static char *
make_text (GRand *rand, gboolean one_line)
{
  GString *text = g_string_new (NULL);

  for (guint i = g_rand_int_range (rand, 1, 4); i > 0; i--)
    g_string_append (text, texts[g_rand_int_range (rand, 0, G_N_ELEMENTS (texts))]);
  if (one_line)
    g_strdelimit (text->str, "\r\n\t", ' ');
  if (tidy)
    {
      g_string_replace (text, "\r\n", "\n", 0);
      g_strstrip (text->str);
      text->len = strlen (text->str);
      g_string_prepend_c (text, 'x');
    }
  return g_string_free_and_steal (text);
}

static char *
make_choices (GRand *rand, const IsmsField *field)
{
  g_autoptr (GString) value = g_string_new (NULL);

  for (const IsmsChoice *choice = field->choices; choice->value != NULL; choice++)
    if (g_rand_boolean (rand))
      g_string_append_printf (value, "%s%s", value->len > 0 ? " " : "", choice->value);
  return value->len > 0 ? g_string_free_and_steal (g_steal_pointer (&value)) : NULL;
}

static const char *
make_choice (GRand *rand, const IsmsField *field)
{
  guint n = 0;

  while (field->choices[n].value != NULL)
    n++;
  return field->choices[g_rand_int_range (rand, 0, n)].value;
}

static void
fill_field (GRand *rand, IsmsRow *row, const IsmsField *field, gboolean is_title)
{
  const char *column = isms_field_get_column (field);
  g_autofree char *text = NULL;
  char date[24];

  if ((field->flags & (ISMS_FIELD_COMPUTED | ISMS_FIELD_INTERNAL)) != 0
      || isms_field_has_links (field)
      || (!is_title && (field->flags & ISMS_FIELD_REQUIRED) == 0
          && g_rand_int_range (rand, 0, 4) == 0))
    return;
  switch (field->kind)
    {
    case ISMS_FIELD_INTEGER:
    case ISMS_FIELD_MONEY:
      /* Needs are of the method's scale, which ends at 5. */
      isms_row_set_int (row, column,
                        field->max == ISMS_METHOD_MAX_SIZE ? g_rand_int_range (rand, 1, 6)
                        : field->max != 0 ? g_rand_int_range (rand, field->min, field->max + 1)
                                          : g_rand_int_range (rand, -5000, 5000));
      break;
    case ISMS_FIELD_REAL:
      /* of no more digits than a spreadsheet keeps */
      isms_row_set_real (row, column, g_rand_int (rand) / 1e6);
      break;
    case ISMS_FIELD_BOOLEAN:
      isms_row_set_int (row, column, g_rand_boolean (rand));
      break;
    case ISMS_FIELD_DATE:
      g_snprintf (date, sizeof date, "20%02d-%02d-%02d", g_rand_int_range (rand, 20, 40),
                  g_rand_int_range (rand, 1, 13), g_rand_int_range (rand, 1, 29));
      isms_row_set_text (row, column, date);
      break;
    case ISMS_FIELD_TIME:
      g_snprintf (date, sizeof date, "20%02d-%02d-%02dT%02d:%02d:%02dZ",
                  g_rand_int_range (rand, 20, 25), g_rand_int_range (rand, 1, 13),
                  g_rand_int_range (rand, 1, 29), g_rand_int_range (rand, 0, 24),
                  g_rand_int_range (rand, 0, 60), g_rand_int_range (rand, 0, 60));
      isms_row_set_text (row, column, date);
      break;
    case ISMS_FIELD_CHOICE:
      isms_row_set_text (row, column, make_choice (rand, field));
      break;
    case ISMS_FIELD_CHOICES:
      text = make_choices (rand, field);
      isms_row_set_text (row, column, text);
      break;
    case ISMS_FIELD_REFERENCE:
      break;
    case ISMS_FIELD_TEXT:
    case ISMS_FIELD_PROSE:
      text = make_text (rand, is_title || (tidy && field->kind == ISMS_FIELD_TEXT));
      isms_row_set_text (row, column, text);
      break;
    case ISMS_FIELD_LINKS:
    case ISMS_FIELD_RECORDS:
    default:
      g_assert_not_reached ();
    }
}

/* What a rule would refuse together with other values made at random; NULL: not set. */
static const struct
{
  const char *kind;
  const char *column;
  const char *value;
} kept_still[] = {
  { "risk", "status", "draft" },
  { "action", "state", "waiting" },
  { "action", "start_on", NULL },
  { "action", "done_on", NULL },
  { "action", "cost_actual", NULL },
  { "evidence", "link", "https://intranet.example/a;b,c?d=e:f" },
  { "evidence", "words", "Seen; on the day" },
  { "evidence", "collected_on", NULL },
  { "incident", "status", "reported" },
  { "incident", "occurred_at", NULL },
  { "incident", "detected_at", "2024-10-27T00:30:00Z" },
  { "incident", "reported_at", "2024-10-27T01:30:00Z" },
  { "incident", "contained_at", NULL },
  { "incident", "closed_at", NULL },
  { "incident", "notified_at", NULL },
  { "requirement", "addressed", "yes" },
  { "requirement", "valid_until", NULL },
  { "feedback", "answered_on", NULL },
  { "commitment", "signed_on", NULL },
  { "objective", "status", "planned" },
  { "planned_change", "state", "proposed" },
  { "role", "deputy_id", NULL },
  { "document", "reviewed_on", "2025-02-28" }, /* not on a day to come */
  { "course", "reviewed_on", "2025-02-28" },
  { "session", "state", "planned" },
  { "attendance", "title", "Somebody else" }, /* nobody's name, which would say whose it is */
  { "attendance", "person_id", NULL },        /* whose name would be its title */
  { "attendance", "session_id", NULL },       /* once by each, and not before its day */
  { "attendance", "result", "attended" },
  { "attendance", "attended_on", "2025-02-28" },
  { "attendance", "valid_until", "2027-02-28" },
  { "course", "pass_mark", NULL }, /* a score would decide */
  { "metric", "target", NULL },    /* what is to be watched would have to be worse */
  { "metric", "amber", NULL },
  { "metric", "red", NULL },
  { "measurement", "title", "Something else" },    /* no metric's, which would say whose it is */
  { "measurement", "metric_id", NULL },            /* once for each period of one */
  { "measurement", "period_start", "2025-02-01" }, /* whole, and before it is measured */
  { "measurement", "measured_on", "2025-02-28" },
  { "nonconformity", "detected_on", "2025-02-28" },
  { "nonconformity", "corrected_on", "2025-02-28" },
  { "nonconformity", "verified_on", "2025-03-31" },
  { "nonconformity", "closed_on", NULL },
  { "improvement", "proposed_on", "2025-02-28" },
  { "improvement", "decision", "accepted" },
  { "improvement", "decided_on", "2025-02-28" },
  { "improvement", "seen_on", "2025-03-31" },
  { "qualification", "obtained_on", "2025-02-28" },
  { "qualification", "valid_until", "2027-02-28" },
  { "supplier", "status", "active" },
  { "supplier", "ended_on", NULL },
  { "supplier", "access", "remote" },
  { "supplier", "exit_tested_on", NULL },
  { "contract", "start_on", NULL },
  { "contract", "waived", NULL },
  { "supplier_certificate", "issued_on", "2025-02-28" },
  { "supplier_certificate", "valid_until", "2027-02-28" },
  { "supplier_assessment", "assessed_on", "2025-02-28" },
  { "supplier_assessment", "conclusion", NULL },
  { "supplier_assessment", "next_due", "2027-02-28" },
  { "programme", "starts_on", "2024-01-01" },
  { "programme", "ends_on", "2027-01-01" },
  { "programme", "approved_on", "2024-02-29" },
  { "audit", "state", "planned" },
  { "audit", "starts_on", "2025-02-27" },
  { "audit", "ends_on", "2025-03-01" },
  { "audit", "began_on", NULL },
  { "audit", "finished_on", NULL },
  { "audit", "reported_on", NULL },
  { "audit", "closed_on", NULL },
  { "audit_item", "result", "conforms" }, /* another would find something */
  { "audit_item", "answered_on", "2025-02-28" },
  { "finding", "found_on", "2025-02-28" },
  { "holiday", "starts_on", "2025-12-31" },
  { "holiday", "ends_on", "2026-01-01" },
  { "review", "state", "planned" },
  { "review", "planned_on", "2025-02-28" },
  { "review", "starts_at", NULL }, /* on its day */
  { "phase", "starts_on", "2025-12-31" },
  { "phase", "ends_on", "2026-01-01" },
  { "gap_item", "assessed_on", "2025-02-28" }, /* not on a day to come */
  { "certificate", "issued_on", "2025-02-28" },
  { "certificate", "valid_until", "2028-02-27" },
  { "certificate", "withdrawn_on", NULL },
  { "review", "held_on", NULL },
  { "review", "next_on", NULL },
  { "review", "figures_on", NULL },
  { "review", "figures_since", NULL },
  { "review_input", "review_id", NULL },       /* whose it is from the beginning */
  { "review_participant", "person_id", NULL }, /* likewise */
  { "review_decision", "kind", "noted" },      /* another would make its action */
  { "review_addendum", "review_id", NULL },    /* which would have to be approved */
  { "review_addendum", "added_on", "2025-02-28" },
};

static gboolean
is_kept_still (const IsmsKind *kind, const char *column)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept_still); i++)
    if (g_str_equal (kept_still[i].kind, kind->name) && g_str_equal (kept_still[i].column, column))
      return TRUE;
  return FALSE;
}

static void
keep_still (const IsmsKind *kind, IsmsRow *row)
{
  for (guint i = 0; i < G_N_ELEMENTS (kept_still); i++)
    if (g_str_equal (kept_still[i].kind, kind->name))
      isms_row_set_text (row, kept_still[i].column, kept_still[i].value);
}

/* Titles repeat, and hold what separates names in a list. */
static void
add_records (ModelFixture *self, GRand *rand, const IsmsKind *kind, gint64 *ids)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Fill");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < EXPORT_FILL_N; i++)
    {
      IsmsRow *row = isms_row_new ();

      for (guint j = 0; j < kind->n_fields; j++)
        fill_field (rand, row, &kind->fields[j],
                    g_str_equal (kind->fields[j].name, kind->title_field));
      keep_still (kind, row);
      if (g_str_equal (kind->name, "action"))
        isms_row_set_int (row, "cost_planned", g_rand_int_range (rand, 0, 5000));
      if (g_str_equal (kind->name, "commitment"))
        isms_row_set_int (row, "budget", g_rand_int_range (rand, 0, 5000));
      if (tidy)
        {
          const char *title = isms_row_get_text (row, kind->title_field);
          g_autofree char *only = g_strdup_printf ("%s %u", title, i);

          isms_row_set_text (row, kind->title_field, only);
        }
      ids[i] = isms_step_insert (step, kind->name, row);
    }
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

static gboolean
make_inputs (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const IsmsKind *kind = isms_kind_find ("review");
  g_autoptr (IsmsRow) row = isms_row_new ();
  gint64 *reviews = data;

  isms_row_set_text (row, "state", "planned");
  for (guint i = 0; i < EXPORT_FILL_N; i++)
    {
      const IsmsProposal made = {
        .database = isms_writer_get_database (writer), .kind = kind, .id = reviews[i], .after = row
      };

      if (!isms_proposal_follow (&made, writer, error))
        return FALSE;
    }
  return TRUE;
}

/* Those that each review is made with; of some of them there is something to say. */
static void
add_inputs (ModelFixture *self, GRand *rand, gint64 *reviews, gint64 *ids)
{
  const IsmsKind *kind = isms_kind_find ("review_input");
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Fill");
  g_autoptr (GError) error = NULL;

  isms_step_call (step, make_inputs, reviews, NULL);
  for (guint i = 0; i < EXPORT_FILL_N; i++)
    {
      IsmsRow *row = isms_row_new ();

      for (guint j = 0; j < kind->n_fields; j++)
        fill_field (rand, row, &kind->fields[j], FALSE);
      isms_row_remove (row, "title");
      isms_row_remove (row, "input");
      ids[i] = 1 + i * 7;
      isms_step_update (step, kind->name, ids[i], row);
    }
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
}

/* To records of every kind, the same refs among them: those of all kinds begin alike. */
static void
tie_to_any (IsmsStep *step,
            GRand *rand,
            const IsmsKind *kind,
            gint64 id,
            const IsmsField *field,
            GHashTable *all)
{
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; isms_kinds ()[i] != NULL; i++)
    {
      gint64 *ids = g_hash_table_lookup (all, isms_kinds ()[i]->name);
      gint64 key =
          isms_kind_make_key (isms_kinds ()[i], ids[g_rand_int_range (rand, 0, EXPORT_FILL_N)]);

      if (isms_kinds ()[i] != kind && isms_field_takes (field, isms_kinds ()[i]->name)
          && g_rand_boolean (rand))
        g_array_append_val (keys, key);
    }
  isms_edit_set_links (step, kind, id, field, (const gint64 *) keys->data, keys->len);
}

/* Ties the records of a kind to others by its references and links. */
static void
tie_records (ModelFixture *self, GRand *rand, const IsmsKind *kind, gint64 *ids, GHashTable *all)
{
  g_autoptr (IsmsStep) step = isms_store_begin (self->store, "Tie");
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < EXPORT_FILL_N; i++)
    for (guint j = 0; j < kind->n_fields; j++)
      {
        const IsmsField *field = &kind->fields[j];
        gint64 *targets = field->target != NULL ? g_hash_table_lookup (all, field->target) : NULL;
        gint64 target = targets != NULL ? targets[g_rand_int_range (rand, 0, EXPORT_FILL_N)] : 0;
        IsmsRow *row = isms_row_new ();

        if (tidy && targets == ids && i > 0) /* no ring */
          target = ids[g_rand_int_range (rand, 0, (gint32) i)];
        if (is_kept_still (kind, isms_field_get_column (field))
            || (field->flags & ISMS_FIELD_COMPUTED) != 0)
          ;
        else if (field->kind == ISMS_FIELD_REFERENCE && (targets != ids || target < ids[i] || !tidy)
                 && (targets != ids || target != ids[i]))
          {
            isms_row_set_int (row, isms_field_get_column (field), target);
            isms_step_update (step, kind->name, ids[i], g_steal_pointer (&row));
          }
        else if (field->kind == ISMS_FIELD_LINKS
                 && ((field->flags & ISMS_FIELD_NO_RING) != 0 || targets == ids))
          isms_edit_set_links (step, kind, ids[i], field, targets, MIN (i, i % 7));
        else if (field->kind == ISMS_FIELD_LINKS && i % 3 != 0)
          isms_edit_set_links (step, kind, ids[i], field, targets + i % 30, i % 7);
        else if (field->kind == ISMS_FIELD_RECORDS)
          tie_to_any (step, rand, kind, ids[i], field, all);
        g_clear_pointer (&row, isms_row_free);
      }
  g_assert_true (isms_step_commit (step, NULL, &error));
  g_assert_no_error (error);
}

void
export_fill (ModelFixture *self, GRand *rand, gboolean is_tidy)
{
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);

  tidy = is_tidy;
  for (guint i = 0; isms_kinds ()[i] != NULL; i++)
    {
      gint64 *ids = g_new0 (gint64, EXPORT_FILL_N);

      if (g_str_equal (isms_kinds ()[i]->name, "review_input"))
        add_inputs (self, rand, g_hash_table_lookup (all, "review"), ids);
      else
        add_records (self, rand, isms_kinds ()[i], ids);
      g_hash_table_insert (all, (gpointer) isms_kinds ()[i]->name, ids);
    }
  for (guint i = 0; isms_kinds ()[i] != NULL; i++)
    tie_records (self, rand, isms_kinds ()[i], g_hash_table_lookup (all, isms_kinds ()[i]->name),
                 all);
  for (guint i = 0; i < EXPORT_FILL_N; i += 2)
    for (guint j = ISMS_POSTURE_INHERENT; j <= ISMS_POSTURE_TARGET; j++)
      rate_risk (self, ((gint64 *) g_hash_table_lookup (all, "risk"))[i], j,
                 g_rand_int_range (rand, 1, 6), g_rand_int_range (rand, 1, 6));
}
