/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What becomes of each framework of a file and of each control in it: which columns would be
 * written. Only what the file says is ever among them, and of a control that is there nothing that
 * was decided here: not whether it applies, why, how far it is, who owns it, nor its notes. */

#include "isms-config.h"

#include "isms-framework-import-private.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#define MAX_TITLE 100       /* letters of the text that stand for a title */
#define MAX_PLACE 999999998 /* as the field has it */
#define PLACES 1000         /* frameworks begin at whole ones of these */
#define CHECK_EVERY 64      /* controls */

const char *const isms_framework_extra_fields[] = { "purpose",      "types",   "cia",    "concepts",
                                                    "capabilities", "domains", "former", NULL };

typedef struct
{
  IsmsDatabase *database;
  IsmsFrameworkPlan *plan;
  FrameworkNames names;
  GHashTable *used;   /* identities of frameworks that are in the plan */
  gint64 next_place;  /* behind all frameworks, there or planned */
  gint64 first_new;   /* the first place that is given to a new framework */
  guint n_renumbered; /* controls of the framework at hand with another number than here */
  GCancellable *cancellable;
} Settling;

/* One framework of the file and what the workspace has of it. */
typedef struct
{
  const IsmsFrameworkData *data;
  FrameworkExisting *existing;
  FrameworkRecord **records; /* of each control, or NULL */
  FrameworkPart *part;
  GHashTable *own_refs;
  int *tops;    /* of each control, what stands above all that it is below, or itself */
  gint64 place; /* of the first, less one; -1: places stay */
} Side;

/* One line without space around it; NULL for nothing. */
char *
isms_framework_dup_line (const char *text)
{
  g_autoptr (GString) line = g_string_new (NULL);

  for (const char *p = text; p != NULL && *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar letter = g_utf8_get_char (p);

      if (!g_unichar_isspace (letter) && !g_unichar_iscntrl (letter))
        g_string_append_unichar (line, letter);
      else if (line->len > 0 && line->str[line->len - 1] != ' ')
        g_string_append_c (line, ' ');
    }
  if (line->len > 0 && line->str[line->len - 1] == ' ')
    g_string_truncate (line, line->len - 1);
  return line->len > 0 ? g_string_free (g_steal_pointer (&line), FALSE) : NULL;
}

/* Without space at its end; NULL for nothing. */
char *
isms_framework_dup_prose (const char *text)
{
  char *prose = g_strchomp (g_strdup (text != NULL ? text : ""));

  if (*prose == '\0')
    g_clear_pointer (&prose, g_free);
  return prose;
}

/* What it is called where the file has no title: how its text begins, else its number. */
static char *
dup_other_title (const IsmsFrameworkControl *control)
{
  g_autofree char *first = g_strndup (control->text != NULL ? control->text : "",
                                      strcspn (control->text != NULL ? control->text : "", "\n"));
  g_autofree char *line = isms_framework_dup_line (first);
  g_autofree char *start = NULL;

  if (line == NULL)
    return isms_framework_dup_wanted_ref (control);
  if (g_utf8_strlen (line, -1) <= MAX_TITLE)
    return g_steal_pointer (&line);
  start = g_utf8_substring (line, 0, MAX_TITLE);
  return g_strconcat (g_strchomp (start), "…", NULL);
}

static char *
dup_wording (const IsmsFrameworkControl *control)
{
  g_autofree char *text = isms_framework_dup_prose (control->text);
  g_autofree char *guidance = isms_framework_dup_prose (control->guidance);

  if (text == NULL || guidance == NULL)
    return text != NULL ? g_steal_pointer (&text) : g_steal_pointer (&guidance);
  return g_strconcat (text, "\n\n", guidance, NULL);
}

/* As the file says it, else the title of the group at the top. */
static char *
dup_theme (const Side *side, guint i)
{
  const IsmsFrameworkControl *control = side->data->controls->pdata[i];
  const IsmsFrameworkControl *top = side->data->controls->pdata[side->tops[i]];
  const char *said = isms_framework_find_prop (control->props, ISMS_FRAMEWORK_NS_FIELD, "theme");

  if (said == NULL && top->kind == ISMS_FRAMEWORK_GROUP)
    said = top->title;
  return isms_framework_dup_line (said);
}

static int *
find_tops (const IsmsFrameworkData *data)
{
  int *tops = g_new (int, data->controls->len + 1);

  for (guint i = 0; i < data->controls->len; i++)
    {
      int parent = ((IsmsFrameworkControl *) data->controls->pdata[i])->parent;

      tops[i] = parent < 0 ? (int) i : tops[parent];
    }
  return tops;
}

static const char *
get_kind (const IsmsFrameworkControl *control)
{
  if (!control->assessable)
    return "group";
  return g_strcmp0 (control->class_name, "clause") == 0 ? "clause" : "control";
}

static void
set_extra_fields (IsmsRow *values, const IsmsFrameworkControl *control)
{
  const IsmsKind *kind = isms_kind_find ("control");

  for (guint i = 0; isms_framework_extra_fields[i] != NULL; i++)
    {
      const char *name = isms_framework_extra_fields[i];
      const char *text = isms_framework_find_prop (control->props, ISMS_FRAMEWORK_NS_FIELD, name);
      g_auto (GValue) value = G_VALUE_INIT;

      if (text != NULL
          && isms_field_parse (isms_kind_find_field (kind, name), text, NULL, &value, NULL)
          && G_VALUE_HOLDS_STRING (&value))
        isms_row_set_value (values, name, &value);
    }
}

static void
settle_new (Settling *self, const Side *side, FrameworkRow *row, guint i)
{
  const IsmsFrameworkControl *control = side->data->controls->pdata[i];
  g_autofree char *words = g_strdup_printf ("control %s %s", side->existing->uid, control->id);
  g_autofree char *own = isms_framework_choose_uid (control->uid, words);
  g_autofree char *other = isms_framework_choose_uid (NULL, words);
  g_autofree char *uid = isms_framework_names_take_uid (&self->names, own, other);
  g_autofree char *wanted = isms_framework_dup_wanted_ref (control);
  g_autofree char *wording = dup_wording (control);
  g_autofree char *theme = dup_theme (side, i);

  row->shown.fate = ISMS_FRAMEWORK_NEW;
  row->shown.ref =
      isms_framework_names_take_ref (&self->names, wanted, side->part->shown.ref, side->own_refs);
  row->shown.title = isms_framework_dup_line (control->title);
  if (row->shown.title == NULL)
    row->shown.title = dup_other_title (control);
  row->parent = control->parent >= 0 ? control->parent : ISMS_FRAMEWORK_PARENT_NONE;
  isms_row_set_text (row->values, "uid", uid);
  isms_row_set_text (row->values, "ref", row->shown.ref);
  isms_row_set_text (row->values, "title", row->shown.title);
  isms_row_set_text (row->values, "kind", get_kind (control));
  isms_row_set_text (row->values, "wording", wording);
  isms_row_set_text (row->values, "theme", theme);
  row->said[FRAMEWORK_SAID_TITLE] = g_strdup (row->shown.title);
  row->said[FRAMEWORK_SAID_WORDING] = g_steal_pointer (&wording);
  row->said[FRAMEWORK_SAID_THEME] = g_steal_pointer (&theme);
  set_extra_fields (row->values, control);
}

/* Sets the column where the file says something else than what is there. */
static gboolean
set_if_other (IsmsRow *values, const char *column, const char *there, const char *said)
{
  if (said == NULL || g_strcmp0 (there, said) == 0)
    return FALSE;
  isms_row_set_text (values, column, said);
  return TRUE;
}

/* The same for a text of a control, which stays where a person wrote it here. */
static IsmsFrameworkChange
set_text (const Side *side, FrameworkRow *row, guint which, const char *there)
{
  static const struct
  {
    const char *column;
    IsmsFrameworkChange change;
  } texts[FRAMEWORK_N_SAID] = {
    [FRAMEWORK_SAID_TITLE] = { "title", ISMS_FRAMEWORK_CHANGE_TITLE },
    [FRAMEWORK_SAID_WORDING] = { "wording", ISMS_FRAMEWORK_CHANGE_WORDING },
    [FRAMEWORK_SAID_THEME] = { "theme", ISMS_FRAMEWORK_CHANGE_THEME },
  };
  const char *said = row->said[which];

  if (said == NULL || g_strcmp0 (there, said) == 0)
    return 0;
  if (isms_framework_said_is_own (side->part->said, row->shown.id, which, there))
    {
      row->shown.kept |= texts[which].change;
      return 0;
    }
  isms_row_set_text (row->values, texts[which].column, said);
  return texts[which].change;
}

/* Its ref stays: documents name it. "NIST:AC-2" and "AC-2-2" are AC-2 too. */
static gboolean
has_other_number (const IsmsFrameworkControl *control, const FrameworkRecord *record)
{
  g_autofree char *wanted = isms_framework_dup_wanted_ref (control);
  g_autofree char *folded = g_utf8_casefold (wanted, -1);
  g_autofree char *ref = g_utf8_casefold (record->ref, -1);
  const char *colon = strrchr (ref, ':');
  const char *number = colon != NULL && strchr (folded, ':') == NULL ? colon + 1 : ref;
  gsize length = strlen (folded);

  return control->number != NULL
         && (strncmp (number, folded, length) != 0
             || (number[length] != '\0' && number[length] != '-'));
}

static gboolean
has_other_parent (const Side *side, const IsmsFrameworkControl *control, gint64 parent)
{
  const FrameworkRecord *record = control->parent >= 0 ? side->records[control->parent] : NULL;

  if (control->parent < 0)
    return parent != 0;
  return record == NULL || record->id != parent;
}

static void
settle_there (Settling *self, const Side *side, FrameworkRow *row, guint i)
{
  const IsmsFrameworkControl *control = side->data->controls->pdata[i];
  const FrameworkRecord *record = side->records[i];
  IsmsFrameworkChange changes = 0;

  row->shown.id = record->id;
  row->said[FRAMEWORK_SAID_TITLE] = isms_framework_dup_line (control->title);
  row->said[FRAMEWORK_SAID_WORDING] = dup_wording (control);
  row->said[FRAMEWORK_SAID_THEME] = dup_theme (side, i);
  changes |= set_text (side, row, FRAMEWORK_SAID_TITLE, record->title);
  changes |= set_text (side, row, FRAMEWORK_SAID_WORDING, record->wording);
  changes |= set_text (side, row, FRAMEWORK_SAID_THEME, record->theme);
  if (changes & ISMS_FRAMEWORK_CHANGE_TITLE)
    row->shown.former = g_strdup (record->title);
  if (record->is_group == control->assessable)
    {
      isms_row_set_text (row->values, "kind", get_kind (control));
      changes |= ISMS_FRAMEWORK_CHANGE_KIND;
    }
  if (has_other_parent (side, control, record->parent))
    {
      row->parent = control->parent >= 0 ? control->parent : ISMS_FRAMEWORK_PARENT_NONE;
      changes |= ISMS_FRAMEWORK_CHANGE_PARENT;
    }
  self->n_renumbered += has_other_number (control, record);
  row->shown.ref = g_strdup (record->ref);
  row->shown.title = g_strdup (
      changes & ISMS_FRAMEWORK_CHANGE_TITLE ? row->said[FRAMEWORK_SAID_TITLE] : record->title);
  row->shown.changes = changes;
  row->shown.fate = changes != 0 ? ISMS_FRAMEWORK_CHANGED : ISMS_FRAMEWORK_UNCHANGED;
}

static void
settle_gone (const Side *side)
{
  for (guint i = 0; i < side->existing->records->len; i++)
    {
      const FrameworkRecord *record = side->existing->records->pdata[i];
      FrameworkRow *row;

      if (record->is_found || record->archived)
        continue;
      row = isms_framework_part_add_row (side->part);
      row->shown.fate = ISMS_FRAMEWORK_GONE;
      row->shown.id = record->id;
      row->shown.is_group = record->is_group;
      row->shown.ref = g_strdup (record->ref);
      row->shown.title = g_strdup (record->title);
    }
}

/* Nothing new between them, and in the order of the file already? */
static gboolean
is_in_order (const Side *side)
{
  gint64 last = 0;

  for (guint i = 0; i < side->data->controls->len; i++)
    {
      if (side->records[i] == NULL || side->records[i]->place < last)
        return FALSE;
      last = side->records[i]->place;
    }
  return TRUE;
}

/* The first place above @place that is another's. */
static gboolean
find_limit (Settling *self, gint64 framework, gint64 place, gint64 *limit, GError **error)
{
  g_autoptr (IsmsStatement) select = isms_database_prepare (
      self->database,
      "SELECT ifnull (min (place), 9999999999) FROM control WHERE place > ? AND framework_id IS "
      "NOT ?",
      error);

  if (select == NULL)
    return FALSE;
  isms_statement_bind_int (select, 1, place);
  isms_statement_bind_int (select, 2, framework);
  if (!isms_statement_next (select, error))
    return FALSE;
  *limit = isms_statement_get_int (select, 0);
  if (self->first_new > place)
    *limit = MIN (*limit, self->first_new);
  return TRUE;
}

/* Where the framework stands: where it stood, as long as it does not grow into the next one. */
static gboolean
settle_place (Settling *self, Side *side, GError **error)
{
  guint n = side->data->controls->len;
  gint64 first = G_MAXINT64, limit;

  side->place = -1;
  if (is_in_order (side))
    return TRUE;
  for (guint i = 0; i < side->existing->records->len; i++)
    first = MIN (first, ((FrameworkRecord *) side->existing->records->pdata[i])->place);
  if (first != G_MAXINT64)
    {
      if (!find_limit (self, side->existing->id, first, &limit, error))
        return FALSE;
      if (MAX (first, 1) + n <= limit)
        {
          side->place = MAX (first, 1) - 1;
          return TRUE;
        }
    }
  side->place = MIN (self->next_place, MAX_PLACE - (gint64) n);
  self->first_new = MIN (self->first_new, side->place);
  self->next_place = (side->place + n + PLACES) / PLACES * PLACES;
  return TRUE;
}

static gboolean
settle_rows (Settling *self, const Side *side, GError **error)
{
  for (guint i = 0; i < side->existing->records->len; i++)
    g_hash_table_add (
        side->own_refs,
        g_utf8_casefold (((FrameworkRecord *) side->existing->records->pdata[i])->ref, -1));
  for (guint i = 0; i < side->data->controls->len; i++)
    {
      const IsmsFrameworkControl *control = side->data->controls->pdata[i];
      FrameworkRow *row = isms_framework_part_add_row (side->part);

      if (i % CHECK_EVERY == 0 && g_cancellable_set_error_if_cancelled (self->cancellable, error))
        return FALSE;
      row->values = isms_row_new ();
      row->shown.is_group = !control->assessable;
      if (side->records[i] == NULL)
        settle_new (self, side, row, i);
      else
        settle_there (self, side, row, i);
      if (side->place >= 0
          && (side->records[i] == NULL || side->records[i]->place != side->place + i + 1))
        isms_row_set_int (row->values, "place", side->place + i + 1);
    }
  settle_gone (side);
  return TRUE;
}

/* Sets a text of the framework itself, unless a person wrote what is there. */
static void
set_own (const Side *side,
         guint which,
         IsmsFrameworkChange change,
         const char *column,
         const char *there,
         const char *said)
{
  if (said == NULL || g_strcmp0 (there, said) == 0)
    return;
  if (isms_framework_said_is_own (side->part->said, 0, which, there))
    side->part->shown.kept |= change;
  else
    isms_row_set_text (side->part->values, column, said);
}

static void
settle_framework (Settling *self, const Side *side)
{
  const IsmsFrameworkData *data = side->data;
  FrameworkExisting *existing = side->existing;
  IsmsFrameworkOutcome *shown = &side->part->shown;
  IsmsRow *values = side->part->values;
  g_autofree char *title = isms_framework_dup_line (data->title);
  g_autofree char *version = isms_framework_dup_line (data->version);
  g_autofree char *publisher = isms_framework_dup_line (data->publisher);
  g_autofree char *description = isms_framework_dup_prose (data->description);
  g_autofree char *licence = isms_framework_dup_prose (data->licence);

  shown->id = existing->id;
  shown->ref = existing->id != 0 ? g_strdup (existing->ref)
                                 : isms_framework_names_take_framework_ref (&self->names, data);
  if (title == NULL && existing->id == 0)
    title = g_strdup (shown->ref);
  set_own (side, FRAMEWORK_SAID_TITLE, ISMS_FRAMEWORK_CHANGE_TITLE, "title", existing->title,
           title);
  if (set_if_other (values, "version", existing->version, version) && existing->id != 0)
    {
      shown->former = g_strdup (existing->version);
      shown->older = isms_framework_is_older (version, existing->version);
    }
  set_own (side, FRAMEWORK_SAID_THEME, ISMS_FRAMEWORK_CHANGE_THEME, "publisher",
           existing->publisher, publisher);
  set_own (side, FRAMEWORK_SAID_WORDING, ISMS_FRAMEWORK_CHANGE_WORDING, "description",
           existing->description, description);
  set_if_other (values, "licence", existing->licence, licence);
  shown->fate = existing->id == 0                ? ISMS_FRAMEWORK_NEW
                : isms_row_get_size (values) > 0 ? ISMS_FRAMEWORK_CHANGED
                                                 : ISMS_FRAMEWORK_UNCHANGED;
  shown->title = g_strdup (isms_row_get (values, "title") != NULL ? title : existing->title);
  shown->version = g_strdup (version != NULL ? version : existing->version);
  if (existing->id == 0)
    {
      char *uid = isms_framework_names_take_uid (&self->names, existing->uid, NULL);

      g_free (existing->uid);
      existing->uid = uid;
      isms_row_set_text (values, "uid", uid);
      isms_row_set_text (values, "ref", shown->ref);
      isms_row_set_int (values, "in_soa", FALSE);
    }
  side->part->now[FRAMEWORK_SAID_TITLE] = g_steal_pointer (&title);
  side->part->now[FRAMEWORK_SAID_WORDING] = g_steal_pointer (&description);
  side->part->now[FRAMEWORK_SAID_THEME] = g_steal_pointer (&publisher);
}

/* But for those on links, none of which is kept. */
static void
remark_file (IsmsFrameworkPlan *plan, const IsmsFrameworkData *data)
{
  for (guint i = 0; i < data->remarks->len; i++)
    {
      const IsmsFrameworkRemark *remark = data->remarks->pdata[i];

      if (strstr (remark->path, ".links[") == NULL)
        isms_framework_plan_remark (plan, "%s%s%s", remark->path, *remark->path != '\0' ? ": " : "",
                                    remark->text);
    }
}

/* What is no field of a control. */
static guint
count_other_props (GPtrArray *props)
{
  guint n = 0;

  for (guint i = 0; i < props->len; i++)
    n += g_strcmp0 (((IsmsFrameworkProp *) props->pdata[i])->ns, ISMS_FRAMEWORK_NS_FIELD) != 0;
  return n;
}

/* Where the numbers of the file are not the refs of the workspace. */
static void
remark_numbers (Settling *self, const Side *side)
{
  const char *title = side->part->shown.title;

  if (self->names.n_prefixed > 0)
    isms_framework_plan_remark (
        self->plan,
        /* Translators: the title of a framework, a number, a ref */
        g_dngettext (
            GETTEXT_PACKAGE,
            "“%s”: %u number is that of another record, or could be; “%s:” stands before it.",
            "“%s”: %u numbers are those of other records, or could be; “%s:” stands before them.",
            self->names.n_prefixed),
        title, self->names.n_prefixed, side->part->shown.ref);
  if (self->n_renumbered > 0)
    isms_framework_plan_remark (
        self->plan,
        /* Translators: the title of a framework, a number */
        g_dngettext (GETTEXT_PACKAGE,
                     "“%s”: %u control has another number in the file; its ref here stays.",
                     "“%s”: %u controls have other numbers in the file; their refs here stay.",
                     self->n_renumbered),
        title, self->n_renumbered);
  self->names.n_prefixed = 0;
  self->n_renumbered = 0;
}

static void
remark_older (Settling *self, const Side *side)
{
  const IsmsFrameworkOutcome *shown = &side->part->shown;

  if (shown->older)
    isms_framework_plan_remark (
        self->plan,
        /* Translators: the title of a framework, and two versions of it */
        _ ("“%s”: the file holds version %s, which is older than version %s here. What you import "
           "replaces newer words by older ones; words of your own stay."),
        shown->title, shown->version, shown->former);
}

/* What has no place in a workspace, said once for each framework. */
static void
remark_left_out (Settling *self, const Side *side)
{
  const char *title = side->part->shown.title;
  guint n_links = 0, n_parts = 0;

  for (guint i = 0; i < side->data->controls->len; i++)
    {
      const IsmsFrameworkControl *control = side->data->controls->pdata[i];

      n_links += control->links->len;
      n_parts += control->parts->len + count_other_props (control->props);
    }
  if (n_links > 0)
    isms_framework_plan_remark (
        self->plan,
        /* Translators: the title of a framework, a number */
        g_dngettext (GETTEXT_PACKAGE, "“%s”: %u link of its controls is not kept.",
                     "“%s”: %u links of its controls are not kept.", n_links),
        title, n_links);
  if (n_parts > 0)
    isms_framework_plan_remark (
        self->plan,
        /* Translators: the title of a framework, a number; particulars are objectives, examples, …
         */
        g_dngettext (
            GETTEXT_PACKAGE,
            "“%s”: of each control, statement and guidance are kept; %u other particular is not.",
            "“%s”: of each control, statement and guidance are kept; %u other particulars are not.",
            n_parts),
        title, n_parts);
}

static gboolean
settle_side (Settling *self, const IsmsFrameworkData *data, gint64 into, GError **error)
{
  g_autoptr (FrameworkExisting) existing =
      isms_framework_find_existing (self->database, data, into, self->used, error);
  g_autofree FrameworkRecord **records =
      existing != NULL ? isms_framework_match (existing, data) : NULL;
  g_autoptr (GHashTable) own_refs = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autofree int *tops = find_tops (data);
  Side side = {
    .data = data, .existing = existing, .records = records, .own_refs = own_refs, .tops = tops
  };

  if (existing == NULL)
    return FALSE;
  side.part = isms_framework_plan_add_part (self->plan);
  side.part->said = isms_framework_said_load (existing->id, self->database, error);
  if (side.part->said == NULL)
    return FALSE;
  settle_framework (self, &side);
  g_hash_table_add (self->used, g_strdup (existing->uid));
  if (!settle_place (self, &side, error) || !settle_rows (self, &side, error))
    return FALSE;
  remark_older (self, &side);
  remark_left_out (self, &side);
  remark_numbers (self, &side);
  return TRUE;
}

static gboolean
settle_file (Settling *self, const IsmsFrameworkData *data, gint64 into, GError **error)
{
  remark_file (self->plan, data);
  return data->kind != ISMS_FRAMEWORK_FILE_CATALOGUE || settle_side (self, data, into, error);
}

static gboolean
check_into (GPtrArray *files, gint64 into, GError **error)
{
  guint n = 0;

  for (guint i = 0; i < files->len; i++)
    n += ((IsmsFrameworkData *) files->pdata[i])->kind == ISMS_FRAMEWORK_FILE_CATALOGUE;
  if (into == 0 || n == 1)
    return TRUE;
  g_set_error_literal (
      error, G_IO_ERROR, G_IO_ERROR_INVALID_ARGUMENT,
      _ ("Only a file with one framework can be a newer version of one that is there. Nothing was "
         "imported. Import it without naming a framework."));
  return FALSE;
}

/* Decides all and writes nothing. */
IsmsFrameworkPlan *
isms_framework_settle (GPtrArray *files,
                       gint64 into,
                       IsmsDatabase *database,
                       GCancellable *cancellable,
                       GError **error)
{
  g_autoptr (IsmsFrameworkPlan) plan = isms_framework_plan_new ();
  g_autoptr (GHashTable) used = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  Settling self = { .database = database,
                    .plan = plan,
                    .used = used,
                    .first_new = G_MAXINT64,
                    .cancellable = cancellable };
  gint64 last = 0;
  gboolean settled =
      check_into (files, into, error) && isms_framework_names_load (&self.names, database, error)
      && isms_database_query_int (database, "SELECT ifnull (max (place), 0) FROM control", &last,
                                  error);

  self.next_place = (last + PLACES) / PLACES * PLACES;
  for (guint i = 0; settled && i < files->len; i++)
    settled = settle_file (&self, files->pdata[i], into, error);
  isms_framework_names_clear (&self.names);
  if (!settled || !isms_framework_settle_maps (plan, files, database, cancellable, error))
    return NULL;
  isms_framework_plan_count_up (plan);
  return g_steal_pointer (&plan);
}
