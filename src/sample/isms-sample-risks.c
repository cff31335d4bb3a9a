/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Reads the story of the risks: a line in the first column begins one, the lines under it are its
 * fields, and, where they begin with a number of days, what happened to it. */

#include "isms-sample-risks.h"

#include <stdlib.h>
#include <string.h>

static void
free_risk (IsmsSampleRisk *risk)
{
  g_free (risk->ref);
  g_free (risk->title);
  g_hash_table_unref (risk->fields);
  g_free (risk);
}

static void
free_event (IsmsSampleEvent *event)
{
  g_free (event->what);
  g_free (event->words);
  g_free (event->posture);
  g_free (event);
}

void
isms_sample_risks_free (IsmsSampleRisks *self)
{
  g_ptr_array_unref (self->events);
  g_ptr_array_unref (self->risks);
  g_free (self);
}

static gboolean
refuse (guint line, GError **error)
{
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA, "risks.txt:%u: not understood", line);
  return FALSE;
}

/* Cuts off the first word of *@text. */
static char *
take_word (const char **text)
{
  const char *end = *text + strcspn (*text, " ");
  char *word = g_strndup (*text, (gsize) (end - *text));

  *text = end + strspn (end, " ");
  return word;
}

static IsmsSampleEvent *
add_event (IsmsSampleRisks *self, const IsmsSampleRisk *risk, int day, char *what)
{
  IsmsSampleEvent *event = g_new0 (IsmsSampleEvent, 1);

  event->risk = risk;
  event->day = day;
  event->order = self->events->len;
  event->what = what;
  g_ptr_array_add (self->events, event);
  return event;
}

static gboolean
is_rating (const char *what)
{
  return g_str_equal (what, "inherent") || g_str_equal (what, "current")
         || g_str_equal (what, "target");
}

/* "current pert 0.1 0.2 1 5000 20000 90000", then why. */
static gboolean
read_estimate (IsmsSampleEvent *event, const char **text)
{
  g_autofree char *shape = NULL;

  event->posture = take_word (text);
  shape = take_word (text);
  event->estimate.shape = g_str_equal (shape, "pert") ? ISMS_SHAPE_PERT : ISMS_SHAPE_LOGNORMAL;
  for (int i = 0; i < 2 * ISMS_N_POINTS; i++)
    {
      g_autofree char *number = take_word (text);

      if (i < ISMS_N_POINTS)
        event->estimate.frequency[i] = g_ascii_strtod (number, NULL);
      else
        event->estimate.loss[i - ISMS_N_POINTS] = g_ascii_strtoll (number, NULL, 10) * 100;
    }
  return is_rating (event->posture) && isms_estimate_check (&event->estimate, NULL);
}

static gboolean
read_event (
    IsmsSampleRisks *self, IsmsSampleRisk *risk, const char *text, guint line, GError **error)
{
  g_autofree char *number = take_word (&text);
  int day = atoi (number);
  IsmsSampleEvent *event;

  if (risk->found == 0)
    {
      risk->found = day;
      add_event (self, risk, day, g_strdup ("new"));
    }
  event = add_event (self, risk, day, take_word (&text));
  if (is_rating (event->what))
    {
      g_autofree char *likelihood = take_word (&text);
      g_autofree char *impact = take_word (&text);

      event->likelihood = atoi (likelihood);
      event->impact = atoi (impact);
    }
  if (g_str_equal (event->what, "estimate") && !read_estimate (event, &text))
    return refuse (line, error);
  event->words = g_strdup (text);
  return day < 0 && *text != '\0' ? TRUE : refuse (line, error);
}

static gboolean
read_line (IsmsSampleRisks *self, const char *text, guint line, GError **error)
{
  IsmsSampleRisk *risk;

  if (*text == '\0' || *text == '#')
    return TRUE;
  if (*text != ' ')
    {
      risk = g_new0 (IsmsSampleRisk, 1);
      risk->fields = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
      risk->ref = take_word (&text);
      risk->title = g_strdup (text);
      g_ptr_array_add (self->risks, risk);
      return TRUE;
    }
  if (self->risks->len == 0)
    return refuse (line, error);
  risk = g_ptr_array_index (self->risks, self->risks->len - 1);
  text += strspn (text, " ");
  if (*text == '-')
    return read_event (self, risk, text, line, error);
  else
    {
      char *name = take_word (&text);

      g_hash_table_replace (risk->fields, name, g_strdup (text));
      return TRUE;
    }
}

static int
compare_events (gconstpointer a, gconstpointer b)
{
  const IsmsSampleEvent *one = *(const IsmsSampleEvent *const *) a;
  const IsmsSampleEvent *two = *(const IsmsSampleEvent *const *) b;

  return one->day != two->day ? one->day - two->day
                              : (one->order > two->order) - (one->order < two->order);
}

/**
 * isms_sample_risks_read:
 * @text: the file
 * @error: return location
 *
 * Returns: (transfer full): the risks, and what happened to them in order; %NULL with the line that
 *   is not understood
 */
IsmsSampleRisks *
isms_sample_risks_read (GBytes *text, GError **error)
{
  g_autoptr (IsmsSampleRisks) self = g_new0 (IsmsSampleRisks, 1);
  g_autofree char *whole = NULL;
  g_auto (GStrv) lines = NULL;

  self->risks = g_ptr_array_new_with_free_func ((GDestroyNotify) free_risk);
  self->events = g_ptr_array_new_with_free_func ((GDestroyNotify) free_event);
  whole = g_strndup (g_bytes_get_data (text, NULL), g_bytes_get_size (text));
  lines = g_strsplit (whole, "\n", -1);
  for (guint i = 0; lines[i] != NULL; i++)
    if (!read_line (self, lines[i], i + 1, error))
      return NULL;
  isms_sample_risks_sort (self);
  return g_steal_pointer (&self);
}

IsmsSampleEvent *
isms_sample_risks_add (IsmsSampleRisks *self, int day, const char *what, guint row)
{
  IsmsSampleEvent *event = add_event (self, NULL, day, g_strdup (what));

  event->row = row;
  return event;
}

void
isms_sample_risks_sort (IsmsSampleRisks *self)
{
  g_ptr_array_sort (self->events, compare_events);
}
