/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A new review is begun as any is, and then made what the plan says, as one that is there is:
 * participants and inputs are known by the person and by the letter, not by their place. */

#include "isms-config.h"

#include "isms-review-plan.h"

#include <glib/gi18n-lib.h>

#include "isms-edit-private.h"
#include "isms-kinds-private.h"
#include "isms-review-private.h"

/* Whoever works here still. */
#define ACTIVE "p.archived = 0 AND p.active = 1"

static void
free_seat (gpointer data)
{
  IsmsReviewSeat *seat = data;

  g_free (seat->name);
  g_free (seat->capacity);
  g_free (seat->email);
  g_free (seat);
}

static void
free_item (gpointer data)
{
  g_free (((IsmsReviewItem *) data)->name);
  g_free (data);
}

/**
 * isms_review_plan_free:
 * @self: (transfer full): a plan
 */
void
isms_review_plan_free (IsmsReviewPlan *self)
{
  g_free (self->uid);
  g_free (self->ref);
  g_free (self->title);
  g_free (self->planned_on);
  g_free (self->starts_at);
  g_free (self->place);
  g_free (self->chair_name);
  g_free (self->minutes_by_name);
  g_free (self->purpose);
  g_free (self->topics);
  g_ptr_array_unref (self->seats);
  g_ptr_array_unref (self->items);
  g_free (self);
}

/* --- Loading --- */

static char *
dup_filled (IsmsStatement *statement, int column)
{
  const char *text = isms_statement_get_text (statement, column);

  return text != NULL && *text != '\0' ? g_strdup (text) : NULL;
}

static IsmsReviewSeat *
find_seat (const IsmsReviewPlan *self, gint64 person, const char *name)
{
  for (guint i = 0; i < self->seats->len; i++)
    {
      IsmsReviewSeat *seat = self->seats->pdata[i];

      if (person != 0 ? seat->person == person
                      : seat->person == 0 && g_strcmp0 (seat->name, name) == 0)
        return seat;
    }
  return NULL;
}

/* Of rows of participant, person, name, capacity, address. Who is listed already stays where they
 * are. */
static gboolean
load_seats (IsmsReviewPlan *self,
            IsmsStatement *statement,
            IsmsReviewSeatOrigin origin,
            gboolean asked,
            GError **error)
{
  while (isms_statement_next (statement, error))
    {
      gint64 person = isms_statement_get_int (statement, 1);
      IsmsReviewSeat *seat;

      if (find_seat (self, person, isms_statement_get_text (statement, 2)) != NULL)
        continue;
      seat = g_new0 (IsmsReviewSeat, 1);
      seat->participant = isms_statement_get_int (statement, 0);
      seat->person = person;
      seat->name = isms_statement_dup_text (statement, 2);
      seat->capacity = dup_filled (statement, 3);
      seat->email = dup_filled (statement, 4);
      seat->origin = origin;
      seat->asked = asked;
      g_ptr_array_add (self->seats, seat);
    }
  return !isms_statement_failed (statement);
}

static gboolean
load_participants (IsmsReviewPlan *self, IsmsDatabase *database, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT r.id, r.person_id, r.title, r.capacity, p.email FROM review_participant AS r "
      "LEFT JOIN person AS p ON p.id = r.person_id WHERE r.review_id = ? AND r.archived = 0 "
      "ORDER BY r.id",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, self->review);
  return load_seats (self, statement, ISMS_REVIEW_SEAT_THERE, TRUE, error);
}

static gboolean
load_former (
    IsmsReviewPlan *self, IsmsDatabase *database, gint64 last, gboolean asked, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT 0, r.person_id, ifnull (p.name, r.title), r.capacity, p.email "
      "FROM review_participant AS r LEFT JOIN person AS p ON p.id = r.person_id "
      "WHERE r.review_id = ? AND r.archived = 0 AND (p.id IS NULL OR (" ACTIVE ")) ORDER BY r.id",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, last);
  return load_seats (self, statement, ISMS_REVIEW_SEAT_LAST, asked, error);
}

/* As what they take part: by their roles. */
static gboolean
load_holders (IsmsReviewPlan *self, IsmsDatabase *database, gboolean asked, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT 0, p.id, p.name, group_concat (r.title, ', ' ORDER BY r.ref_key, r.id), p.email "
      "FROM role AS r JOIN person AS p ON p.id = r.holder_id WHERE r.archived = 0 AND " ACTIVE
      " GROUP BY p.id ORDER BY min (r.ref_key), p.id",
      error);

  return statement != NULL && load_seats (self, statement, ISMS_REVIEW_SEAT_ROLE, asked, error);
}

static void
load_item (IsmsReviewPlan *self, IsmsStatement *statement)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      IsmsReviewItem *item = self->items->pdata[i];

      if (g_strcmp0 (item->input, isms_statement_get_text (statement, 0)) != 0)
        continue;
      g_free (item->name);
      item->presenter = isms_statement_get_int (statement, 1);
      item->name = isms_statement_dup_text (statement, 2);
      item->minutes = isms_statement_get_int (statement, 3);
    }
}

/* As they are planned in @review, of which only who works here still presents a new one. */
static gboolean
load_items (IsmsReviewPlan *self, IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT i.input, p.id, p.name, i.minutes FROM review_input AS i "
      "LEFT JOIN person AS p ON p.id = i.presenter_id AND (?2 OR (" ACTIVE ")) "
      "WHERE i.review_id = ?1 AND i.archived = 0 ORDER BY i.id DESC",
      error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, review);
  isms_statement_bind_int (statement, 2, review == self->review);
  while (isms_statement_next (statement, error))
    load_item (self, statement);
  return !isms_statement_failed (statement);
}

#define HEAD                                                                                       \
  "SELECT t.uid, t.ref, t.title, t.planned_on, t.starts_at, t.minutes, t.place, c.id, c.name, "    \
  "m.id, m.name, t.purpose, t.topics FROM review AS t "

static gboolean
load_head (IsmsReviewPlan *self, IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (IsmsStatement) statement =
      isms_database_prepare (database,
                             HEAD "LEFT JOIN person AS c ON c.id = t.chair_id "
                                  "LEFT JOIN person AS m ON m.id = t.minutes_by_id WHERE t.id = ?",
                             error);

  if (statement == NULL)
    return FALSE;
  isms_statement_bind_int (statement, 1, review);
  if (!isms_statement_next (statement, error))
    {
      if (!isms_statement_failed (statement))
        g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                             _ ("The management review is not there any more."));
      return FALSE;
    }
  self->uid = isms_statement_dup_text (statement, 0);
  self->ref = isms_statement_dup_text (statement, 1);
  self->title = isms_statement_dup_text (statement, 2);
  self->planned_on = isms_statement_dup_text (statement, 3);
  self->starts_at = isms_statement_dup_text (statement, 4);
  self->minutes = isms_statement_get_int (statement, 5);
  self->place = dup_filled (statement, 6);
  self->chair = isms_statement_get_int (statement, 7);
  self->chair_name = isms_statement_dup_text (statement, 8);
  self->minutes_by = isms_statement_get_int (statement, 9);
  self->minutes_by_name = isms_statement_dup_text (statement, 10);
  self->purpose = dup_filled (statement, 11);
  self->topics = dup_filled (statement, 12);
  return TRUE;
}

static gboolean
is_here (IsmsDatabase *database, gint64 person)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT 1 FROM person AS p WHERE p.id = %" G_GINT64_FORMAT " AND " ACTIVE, person);
  gint64 found = 0;

  return isms_database_query_int (database, sql, &found, NULL);
}

/* What the last one tells of the next: not its title and its day. */
static gboolean
propose (IsmsReviewPlan *self, IsmsDatabase *database, gint64 last, GError **error)
{
  if (last != 0 && !load_head (self, database, last, error))
    return FALSE;
  g_clear_pointer (&self->uid, g_free);
  g_clear_pointer (&self->ref, g_free);
  g_clear_pointer (&self->title, g_free);
  g_clear_pointer (&self->planned_on, g_free);
  if (!is_here (database, self->chair))
    {
      self->chair = 0;
      g_clear_pointer (&self->chair_name, g_free);
    }
  if (!is_here (database, self->minutes_by))
    {
      self->minutes_by = 0;
      g_clear_pointer (&self->minutes_by_name, g_free);
    }
  self->title = isms_review_dup_proposed_title (database, error);
  if (self->title == NULL)
    return FALSE;
  self->planned_on = isms_review_dup_proposed_day (database, NULL);
  {
    g_autofree char *then = g_steal_pointer (&self->starts_at);

    if (then != NULL && self->planned_on != NULL)
      self->starts_at = isms_review_dup_moved (then, self->planned_on);
  }
  return TRUE;
}

static IsmsReviewPlan *
create (gint64 review)
{
  IsmsReviewPlan *self = g_new0 (IsmsReviewPlan, 1);

  self->review = review;
  self->seats = g_ptr_array_new_with_free_func (free_seat);
  self->items = g_ptr_array_new_with_free_func (free_item);
  for (const IsmsChoice *input = isms_review_inputs; input->value != NULL; input++)
    {
      IsmsReviewItem *item = g_new0 (IsmsReviewItem, 1);

      item->input = g_intern_string (input->value);
      g_ptr_array_add (self->items, item);
    }
  return self;
}

/**
 * isms_review_plan_load:
 * @database: a connection of the calling thread
 * @review: the id of a review; 0: a new one
 * @error: return location
 *
 * The plan of a review, with those listed beside its participants who may take part as well: who
 * did in the last one, and the holders of roles (5.3). A new one is as the last one was, on the day
 * that was said there; those who took part are asked again, or, where there is no last one, the
 * holders of roles.
 *
 * Returns: (transfer full): the plan; %NULL on error
 */
IsmsReviewPlan *
isms_review_plan_load (IsmsDatabase *database, gint64 review, GError **error)
{
  g_autoptr (IsmsReviewPlan) self = create (review);
  g_autoptr (GError) failure = NULL;
  gint64 last = isms_review_find_last (database, &failure);
  gboolean done;

  if (failure != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&failure));
      return NULL;
    }
  done = review != 0 ? load_head (self, database, review, error)
                     : propose (self, database, last, error);
  done = done && load_items (self, database, review != 0 ? review : last, error)
         && load_participants (self, database, error)
         && (last == 0 || last == review || load_former (self, database, last, review == 0, error))
         && load_holders (self, database, review == 0 && last == 0, error);
  return done ? g_steal_pointer (&self) : NULL;
}

/* --- Changing --- */

/**
 * isms_review_plan_seat:
 * @self: a plan
 * @person: the id of a person; 0: a guest
 * @name: how they are called
 *
 * Returns: (transfer none): their seat, asked
 */
IsmsReviewSeat *
isms_review_plan_seat (IsmsReviewPlan *self, gint64 person, const char *name)
{
  IsmsReviewSeat *seat = find_seat (self, person, name);

  if (seat == NULL)
    {
      seat = g_new0 (IsmsReviewSeat, 1);
      seat->person = person;
      seat->name = g_strdup (name);
      seat->origin = ISMS_REVIEW_SEAT_ADDED;
      g_ptr_array_add (self->seats, seat);
    }
  seat->asked = TRUE;
  return seat;
}

/**
 * isms_review_plan_count_minutes:
 * @self: a plan
 *
 * Returns: how many minutes its inputs are given
 */
gint64
isms_review_plan_count_minutes (const IsmsReviewPlan *self)
{
  gint64 sum = 0;

  for (guint i = 0; i < self->items->len; i++)
    sum += ((IsmsReviewItem *) self->items->pdata[i])->minutes;
  return sum;
}

/**
 * isms_review_plan_share:
 * @self: a plan of which it is said how long it takes
 *
 * Gives each input for which no time is said the same whole number of minutes of what is left.
 */
void
isms_review_plan_share (IsmsReviewPlan *self)
{
  gint64 left = self->minutes - isms_review_plan_count_minutes (self);
  gint64 n = 0;

  for (guint i = 0; i < self->items->len; i++)
    n += ((IsmsReviewItem *) self->items->pdata[i])->minutes == 0;
  for (guint i = 0; i < self->items->len && n > 0 && left >= n; i++)
    {
      IsmsReviewItem *item = self->items->pdata[i];

      if (item->minutes == 0)
        item->minutes = left / n;
    }
}

/* --- Writing --- */

static void
set_reference (IsmsRow *row, const char *column, gint64 id)
{
  if (id != 0)
    isms_row_set_int (row, column, id);
  else
    isms_row_set_null (row, column);
}

static IsmsRow *
create_head (const IsmsReviewPlan *self)
{
  IsmsRow *row = isms_row_new ();

  isms_row_set_text (row, "title", self->title);
  isms_row_set_text (row, "planned_on", self->planned_on);
  isms_row_set_text (row, "starts_at", self->starts_at);
  set_reference (row, "minutes", self->minutes);
  isms_row_set_text (row, "place", self->place);
  set_reference (row, "chair_id", self->chair);
  set_reference (row, "minutes_by_id", self->minutes_by);
  isms_row_set_text (row, "purpose", self->purpose);
  isms_row_set_text (row, "topics", self->topics);
  return row;
}

static gboolean
write_items (const IsmsReviewPlan *self, IsmsWriter *writer, GError **error)
{
  for (guint i = 0; i < self->items->len; i++)
    {
      const IsmsReviewItem *item = self->items->pdata[i];
      g_autofree char *sql = g_strdup_printf (
          "SELECT id FROM review_input WHERE archived = 0 AND review_id = %" G_GINT64_FORMAT
          " AND input = '%s' ORDER BY id LIMIT 1",
          self->review, item->input);
      g_autoptr (IsmsRow) row = isms_row_new ();
      gint64 id = 0;

      if (!isms_database_query_int (isms_writer_get_database (writer), sql, &id, error))
        {
          if (error != NULL && *error != NULL)
            return FALSE;
          continue;
        }
      set_reference (row, "presenter_id", item->presenter);
      set_reference (row, "minutes", item->minutes);
      if (!isms_edit_write (writer, &isms_kind_review_input, id, g_steal_pointer (&row), error))
        return FALSE;
    }
  return TRUE;
}

/* 0: they do not take part; -1: on error. */
static gint64
find_participant (const IsmsReviewPlan *self,
                  const IsmsReviewSeat *seat,
                  IsmsDatabase *database,
                  GError **error)
{
  g_autoptr (IsmsStatement) statement = isms_database_prepare (
      database,
      "SELECT id FROM review_participant WHERE review_id = ?1 AND archived = 0 "
      "AND CASE WHEN ?2 <> 0 THEN person_id = ?2 ELSE person_id IS NULL AND title = ?3 END "
      "ORDER BY id LIMIT 1",
      error);

  if (statement == NULL)
    return -1;
  isms_statement_bind_int (statement, 1, self->review);
  isms_statement_bind_int (statement, 2, seat->person);
  isms_statement_bind_text (statement, 3, seat->name);
  if (isms_statement_next (statement, error))
    return isms_statement_get_int (statement, 0);
  return isms_statement_failed (statement) ? -1 : 0;
}

static gboolean
write_seat (const IsmsReviewPlan *self,
            const IsmsReviewSeat *seat,
            IsmsWriter *writer,
            GError **error)
{
  gint64 id = find_participant (self, seat, isms_writer_get_database (writer), error);
  IsmsRow *row = NULL;

  if (id < 0)
    return FALSE;
  if (id == 0 && !seat->asked)
    return TRUE;
  if (seat->asked)
    row = isms_row_new ();
  if (seat->asked && (id != 0 || seat->capacity != NULL)) /* else it is the job, by the rules */
    isms_row_set_text (row, "capacity", seat->capacity);
  if (id == 0)
    {
      isms_row_set_int (row, "review_id", self->review);
      isms_row_set_text (row, "title", seat->name);
      set_reference (row, "person_id", seat->person);
    }
  return isms_edit_write (writer, &isms_kind_review_participant, id, row, error);
}

static gboolean
write_plan (IsmsWriter *writer, gpointer data, GCancellable *cancellable, GError **error)
{
  const IsmsReviewPlan *self = data;

  if (!isms_edit_write (writer, &isms_kind_review, self->review, create_head (self), error))
    return FALSE;
  for (guint i = 0; i < self->seats->len; i++)
    if (!write_seat (self, self->seats->pdata[i], writer, error))
      return FALSE;
  return write_items (self, writer, error);
}

static IsmsReviewPlan *
copy (const IsmsReviewPlan *self, gint64 review)
{
  IsmsReviewPlan *plan = create (review);

  plan->title = g_strdup (self->title);
  plan->planned_on = g_strdup (self->planned_on);
  plan->starts_at = g_strdup (self->starts_at);
  plan->minutes = self->minutes;
  plan->place = g_strdup (self->place);
  plan->chair = self->chair;
  plan->minutes_by = self->minutes_by;
  plan->purpose = g_strdup (self->purpose);
  plan->topics = g_strdup (self->topics);
  for (guint i = 0; i < self->seats->len; i++)
    {
      const IsmsReviewSeat *from = self->seats->pdata[i];
      IsmsReviewSeat *seat = isms_review_plan_seat (plan, from->person, from->name);

      seat->capacity = g_strdup (from->capacity);
      seat->asked = from->asked;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      const IsmsReviewItem *from = self->items->pdata[i];
      IsmsReviewItem *item = plan->items->pdata[i];

      item->presenter = from->presenter;
      item->minutes = from->minutes;
    }
  return plan;
}

/**
 * isms_review_plan_write:
 * @step: a step that is not committed yet
 * @self: a plan with a title
 *
 * Has the review as the plan says, a new one where it is of none. Who is not asked any more goes;
 * who is not in the plan at all stays. Committing fails with %G_IO_ERROR_INVALID_DATA and a
 * sentence where a rule refuses it, and for a review that is approved.
 *
 * Returns: the id of the review
 */
gint64
isms_review_plan_write (IsmsStep *step, const IsmsReviewPlan *self)
{
  gint64 review =
      self->review != 0 ? self->review : isms_review_begin (step, self->title, self->planned_on);

  isms_step_call (step, write_plan, copy (self, review), (GDestroyNotify) isms_review_plan_free);
  return review;
}
