/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Of the records only the words are kept, in one block; what is sorted is sorted here, so that the
 * main thread only picks an order. */

#include "isms-loss-table.h"

#define AT_ONCE 1024 /* records that are held at the same time */

struct _IsmsLossTable
{
  GStringChunk *chunk;
  GArray *words;                       /* of IsmsLossWords */
  guint *places[ISMS_LOSS_N_POSTURES]; /* of each estimate's words */
  guint *by_title[ISMS_LOSS_N_POSTURES];
  guint *by_owner[ISMS_LOSS_N_POSTURES];
};

/* --- Sorting --- */

/* Equal ones stand as they stood. */
static int
compare_places (gconstpointer a, gconstpointer b, gpointer data)
{
  const double *values = data;
  guint one = *(const guint *) a;
  guint other = *(const guint *) b;
  int order = (values[one] > values[other]) - (values[one] < values[other]);

  return order != 0 ? order : (one > other) - (one < other);
}

static guint *
sort_places (double *values, guint n)
{
  guint *places = g_new (guint, n);

  for (guint i = 0; i < n; i++)
    places[i] = i;
  g_sort_array (places, n, sizeof (guint), compare_places, values);
  return places;
}

typedef struct
{
  char *key;
  guint place;
} Key;

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  return g_strcmp0 (((const Key *) a)->key, ((const Key *) b)->key);
}

/* A number for the words of each risk: equal texts have the same. */
static double *
rank_words (GArray *words, gboolean by_owner)
{
  double *ranks = g_new (double, words->len);
  g_autofree Key *keys = g_new (Key, words->len);
  double rank = 0;

  for (guint i = 0; i < words->len; i++)
    {
      const IsmsLossWords *one = &g_array_index (words, IsmsLossWords, i);

      keys[i] = (Key) { g_utf8_collate_key (by_owner ? one->owner : one->title, -1), i };
    }
  g_sort_array (keys, words->len, sizeof (Key), compare_keys, NULL);
  for (guint i = 0; i < words->len; i++)
    {
      rank += i > 0 && compare_keys (&keys[i - 1], &keys[i], NULL) != 0;
      ranks[keys[i].place] = rank;
    }
  for (guint i = 0; i < words->len; i++)
    g_free (keys[i].key);
  return ranks;
}

static guint *
sort_by_rank (const double *ranks, const guint *places, guint n)
{
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] = ranks[places[i]];
  return sort_places (values, n);
}

static void
sort_words (IsmsLossTable *self, GArray *const *estimates)
{
  g_autofree double *titles = rank_words (self->words, FALSE);
  g_autofree double *owners = rank_words (self->words, TRUE);

  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    {
      self->by_title[i] = sort_by_rank (titles, self->places[i], estimates[i]->len);
      self->by_owner[i] = sort_by_rank (owners, self->places[i], estimates[i]->len);
    }
}

/* --- Reading --- */

/* Each risk once; returns their ids. */
static GArray *
list_ids (IsmsLossTable *self, GArray *const *estimates)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (GHashTable) seen = g_hash_table_new (g_int64_hash, g_int64_equal);

  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    {
      self->places[i] = g_new (guint, estimates[i]->len);
      for (guint j = 0; j < estimates[i]->len; j++)
        {
          IsmsRiskEstimate *one = &g_array_index (estimates[i], IsmsRiskEstimate, j);
          gpointer place;

          if (!g_hash_table_lookup_extended (seen, &one->risk, NULL, &place))
            {
              place = GUINT_TO_POINTER (ids->len);
              g_hash_table_insert (seen, &one->risk, place);
              g_array_append_val (ids, one->risk);
            }
          self->places[i][j] = GPOINTER_TO_UINT (place);
        }
    }
  return ids;
}

static const char *
keep (IsmsLossTable *self, const char *text)
{
  return g_string_chunk_insert_const (self->chunk, text != NULL ? text : "");
}

/* A risk that went meanwhile has no words until the next answer. */
static gboolean
read_words (IsmsLossTable *self, IsmsDatabase *database, const GArray *ids, GError **error)
{
  const gint64 *all = (const gint64 *) (gpointer) ids->data;

  for (guint i = 0; i < ids->len; i += AT_ONCE)
    {
      guint n = MIN (ids->len - i, AT_ONCE);
      g_autoptr (GPtrArray) records =
          isms_record_load_many (database, isms_kind_find ("risk"), all + i, n, error);

      for (guint j = 0; records != NULL && j < n; j++)
        {
          IsmsRecord *record = records->pdata[j];
          IsmsLossWords words = { all[i + j], "", "", "" };

          if (record != NULL)
            {
              words.ref = keep (self, isms_record_get_ref (record));
              words.title = keep (self, isms_record_get_title (record));
              words.owner = keep (self, isms_record_get_text (record, "owner"));
            }
          g_array_append_val (self->words, words);
        }
      if (records == NULL)
        return FALSE;
    }
  return TRUE;
}

/**
 * isms_loss_table_load:
 * @database: a connection of the calling thread
 * @estimates: (array length=ISMS_LOSS_N_POSTURES): what is estimated
 * @error: return location
 *
 * Returns: (transfer full): the words of all risks among them; %NULL on error
 */
IsmsLossTable *
isms_loss_table_load (IsmsDatabase *database, GArray *const *estimates, GError **error)
{
  g_autoptr (IsmsLossTable) self = g_new0 (IsmsLossTable, 1);
  g_autoptr (GArray) ids = list_ids (self, estimates);

  self->chunk = g_string_chunk_new (64 * 1024);
  self->words = g_array_sized_new (FALSE, FALSE, sizeof (IsmsLossWords), ids->len);
  if (!read_words (self, database, ids, error))
    return NULL;
  sort_words (self, estimates);
  return g_steal_pointer (&self);
}

/**
 * isms_loss_table_free:
 * @self: (transfer full): a table
 */
void
isms_loss_table_free (IsmsLossTable *self)
{
  for (int i = 0; i < ISMS_LOSS_N_POSTURES; i++)
    {
      g_free (self->places[i]);
      g_free (self->by_title[i]);
      g_free (self->by_owner[i]);
    }
  g_clear_pointer (&self->words, g_array_unref);
  g_clear_pointer (&self->chunk, g_string_chunk_free);
  g_free (self);
}

const IsmsLossWords *
isms_loss_table_get_words (IsmsLossTable *self, IsmsPosture posture, guint place)
{
  return &g_array_index (self->words, IsmsLossWords, self->places[posture][place]);
}

const guint *
isms_loss_table_get_order (IsmsLossTable *self, IsmsPosture posture, IsmsLossOrder order)
{
  return order == ISMS_LOSS_BY_OWNER ? self->by_owner[posture] : self->by_title[posture];
}

/**
 * isms_loss_table_sort_losses:
 * @portfolio: what was simulated
 * @order: %ISMS_LOSS_BY_EXPECTED or %ISMS_LOSS_BY_AT_RISK
 *
 * Any thread.
 *
 * Returns: (transfer full): the places of its risks, the cheapest first
 */
guint *
isms_loss_table_sort_losses (IsmsPortfolio *portfolio, IsmsLossOrder order)
{
  guint n;
  const IsmsRiskLoss *risks = isms_portfolio_get_risks (portfolio, &n);
  g_autofree double *values = g_new (double, n);

  for (guint i = 0; i < n; i++)
    values[i] =
        order == ISMS_LOSS_BY_AT_RISK ? (double) risks[i].loss.at_risk : risks[i].loss.expected;
  return sort_places (values, n);
}
