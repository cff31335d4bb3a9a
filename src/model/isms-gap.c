/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The gap assessment: its fields, and the items that the clauses of the standard make. */

#include "isms-config.h"

#include "isms-gap.h"

#include <glib/gi18n-lib.h>

#include "isms-day.h"
#include "isms-edit-private.h"
#include "isms-kinds-private.h"
#include "isms-rule.h"

#define THEME 10000 /* places within a theme */

struct _IsmsGapItem
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsGapItem, isms_gap_item, ISMS_TYPE_RECORD)

const IsmsChoice isms_gap_results[] = {
  { "open", N_ ("Not looked at"), "open|offen|nicht betrachtet" },
  { "conforms", N_ ("Conforms"), "yes|ok|conforming|ja|konform|erfüllt" },
  { "partly", N_ ("Partly"), "partial|partially|teilweise" },
  { "no", N_ ("Does not conform"), "no|nein|nicht erfüllt" },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_control", N_ ("Its clause is gone"), NULL },
  { "no_note", N_ ("Does not say what is missing"), NULL },
  { "no_action", N_ ("Nothing is planned to close it"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Requirement"), N_ ("As it was called when it was listed."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "requirement title|anforderung|titel" },
  { "result", ISMS_FIELD_CHOICE, N_ ("Result"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_gap_results,
    .import_names = "status|rating|ergebnis|bewertung" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), N_ ("What is there, and what is missing."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "notes|comment|gap|bemerkung|notiz|lücke" },
  { "control", ISMS_FIELD_REFERENCE, N_ ("Clause or Control"), NULL, ISMS_FIELD_ASKED,
    .target = "control", .import_names = "clause|maßnahme|abschnitt" },
  { "assessed_on", ISMS_FIELD_DATE, N_ ("Assessed On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|bewertet am" },
  { "assessed_by", ISMS_FIELD_REFERENCE, N_ ("Assessed By"), NULL, ISMS_FIELD_FILTERED,
    .target = "person", .import_names = "assessor|who|bewertet von" },
  { "place", ISMS_FIELD_INTEGER, N_ ("Place"), NULL, ISMS_FIELD_INTERNAL },
  { "theme", ISMS_FIELD_TEXT, N_ ("Theme"), N_ ("The group that it is listed under."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_FILTERED, .import_names = "chapter|thema|kapitel",
    .order = "theme_place" },
  { "theme_place", ISMS_FIELD_INTEGER, N_ ("Place"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_INTERNAL },
  { "number", ISMS_FIELD_TEXT, N_ ("Number"), N_ ("Of the requirement, as it was."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED, .import_names = "no|nr|nummer", .order = "place",
    .max = 9 },
  { "open_actions", ISMS_FIELD_INTEGER, N_ ("Open Actions"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* A result has a day; what is entered anew stays as it was entered. */
static void
settle (const IsmsProposal *proposal, IsmsRow *after)
{
  gboolean looked = g_strcmp0 (isms_row_get_text (after, "result"), "open") != 0;
  g_autofree char *today = isms_day_today ();

  if (proposal->before == NULL || !isms_proposal_changes (proposal, "result"))
    return;
  if (isms_row_get (after, "assessed_on") == NULL)
    isms_row_set_text (after, "assessed_on", looked ? today : NULL);
  if (!looked && isms_row_get (after, "assessed_by_id") == NULL)
    isms_row_set_null (after, "assessed_by_id");
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  return proposal->after == NULL
         || isms_proposal_check_has_come (
             proposal, "assessed_on",
             _ ("Nothing has been assessed on a day that is still to come. Choose today or an "
                "earlier day."),
             error);
}

static const char *const rule_columns[] = { "result", "assessed_on", "assessed_by_id", NULL };

static const char *const leading[] = { "number",      "result",       "note", "flaws",
                                       "assessed_on", "open_actions", NULL };

static const char *const watched[] = { "action", NULL };

const IsmsKind isms_kind_gap_item = {
  .name = "gap_item",
  .number = 71,
  .view = "gap_item_list",
  .prefix = "GA",
  .label = N_ ("Gap Assessment Item"),
  .plural = N_ ("Gap Assessment Items"),
  .purpose = N_ ("Each clause of the standard: whether the ISMS conforms to it, what is missing, "
                 "and what is done about that."),
  .icon_name = "view-list-bullet-symbolic",
  .title_field = "title",
  .import_name = "gap-assessment",
  .watched = watched,
  .found_last = TRUE,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_gap_item_get_type,
  .check = check,
  .rule_columns = rule_columns,
  .settle = settle,
};

static void
isms_gap_item_class_init (IsmsGapItemClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_gap_item);
}

static void
isms_gap_item_init (IsmsGapItem *self)
{
}

/* --- Making it --- */

/* The clauses that are assessed in an audit, without those that have an item, archived or not. */
#define MISSING                                                                                    \
  "FROM audit_requirement AS q JOIN control AS c ON c.id = q.control_id "                          \
  "WHERE c.kind = 'clause' AND NOT EXISTS (SELECT 1 FROM gap_item AS g "                           \
  "WHERE g.control_id = c.id) "

static gboolean
add_item (IsmsWriter *writer, IsmsStatement *clause, GError **error)
{
  const char *theme = isms_statement_get_text (clause, 3);
  gint64 number = theme != NULL ? CLAMP (g_ascii_strtoll (theme, NULL, 10), 0, 99) : 99;
  g_autoptr (IsmsRow) item = isms_row_new ();

  isms_row_set_int (item, "control_id", isms_statement_get_int (clause, 0));
  isms_row_set_text (item, "number", isms_statement_get_text (clause, 1));
  isms_row_set_text (item, "title", isms_statement_get_text (clause, 2));
  isms_row_set_text (item, "theme", theme);
  isms_row_set_int (item, "place", number * THEME + isms_statement_get_int (clause, 4));
  return isms_writer_insert (writer, "gap_item", item, error) != 0;
}

static gboolean
add_missing (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  g_autoptr (IsmsStatement) clauses =
      isms_database_prepare (isms_writer_get_database (writer),
                             "SELECT c.id, c.ref, c.title, nullif (c.theme, ''), min (ifnull "
                             "(c.place, 9999), 9999) " MISSING "ORDER BY 5, c.ref_key, c.id",
                             error);
  g_autofree char *label = NULL;
  guint n = 0;

  if (clauses == NULL)
    return FALSE;
  while (isms_statement_next (clauses, error))
    {
      if (!add_item (writer, clauses, error))
        return FALSE;
      n++;
    }
  if (isms_statement_failed (clauses))
    return FALSE;
  label = g_strdup_printf (
      /* Translators: what a step did: how many clauses of the standard were listed */
      g_dngettext (GETTEXT_PACKAGE, "Added %u clause to the gap assessment",
                   "Added %u clauses to the gap assessment", n),
      n);
  isms_writer_set_label (writer, label);
  return TRUE;
}

/**
 * isms_gap_add_missing:
 * @step: a step that is not committed yet
 *
 * Adds an item that nobody has looked at yet for each clause of the standard that is assessed and
 * has none (4 to 10), with its number and title as they are. A step that adds nothing changes
 * nothing.
 */
void
isms_gap_add_missing (IsmsStep *step)
{
  isms_step_call (step, add_missing, NULL, NULL);
}

/**
 * isms_gap_count_missing:
 * @database: a connection of the calling thread
 * @error: return location
 *
 * Returns: how many items isms_gap_add_missing () would add; -1 on error
 */
int
isms_gap_count_missing (IsmsDatabase *database, GError **error)
{
  gint64 n = 0;

  return isms_database_query_int (database, "SELECT count (*) " MISSING, &n, error) ? (int) n : -1;
}

/**
 * isms_gap_record:
 * @step: a step that is not committed yet
 * @items: (element-type gint64): the ids of items; not changed any more
 * @result: the value of one of isms_gap_results; "open" takes it back
 * @person: the id of who assessed them; 0: nobody is named
 *
 * Records the result of each, with the day.
 */
void
isms_gap_record (IsmsStep *step, GArray *items, const char *result, gint64 person)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "result", result);
  if (person != 0 && !g_str_equal (result, "open"))
    isms_row_set_int (row, "assessed_by_id", person);
  isms_edit_change_many (step, &isms_kind_gap_item, items, row);
}
