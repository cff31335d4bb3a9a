/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What people write in cells: headings, dates and scales of three languages. */

#include "isms-scale-map.h"
#include "isms-words.h"

#include <locale.h>

static void
test_fold (void)
{
  static const struct
  {
    const char *heading;
    const char *folded;
    int size;
  } cases[] = {
    { "Likelihood (1-5)", "likelihood", 5 },
    { "Likelihood_1_3", "likelihood", 3 },
    { "Schadenshöhe", "schadenshohe", 0 },
    { "  Propriétaire\u00a0du risque ", "proprietaire du risque", 0 },
    { "Maßnahmen (Anhang A)", "massnahmen", 0 },
    { "(L)", "l", 0 },
    { "Impact [0–4]", "impact", 4 },
    { "Annex 27001 2022", "annex 27001 2022", 0 },
    { "", "", 0 },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int size;
      g_autofree char *folded = isms_heading_fold (cases[i].heading, &size);

      g_assert_cmpstr (folded, ==, cases[i].folded);
      g_assert_cmpint (size, ==, cases[i].size);
    }
}

static void
test_key (void)
{
  g_autofree char *plain = isms_words_key ("  Ines\tDUARTE ");
  g_autofree char *marked = isms_words_key ("M.  GROẞ\u00a0");

  g_assert_cmpstr (plain, ==, "ines duarte");
  g_assert_cmpstr (marked, ==, "m. gross");
}

static void
assert_date (const char *text, IsmsDateReading reading, const char *expected)
{
  GDate today;
  GDate date;
  char buffer[16] = "";

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 23, 11, 2026);
  if (isms_date_read (text, ISMS_DATE_ORDER_DAY_FIRST, &today, &date) != reading)
    g_error ("%s was read otherwise", text);
  if (reading != ISMS_DATE_NONE)
    g_date_strftime (buffer, sizeof buffer, "%Y-%m-%d", &date);
  if (g_strcmp0 (buffer, expected) != 0)
    g_error ("%s was read as %s", text, buffer);
}

static void
test_dates (void)
{
  static const struct
  {
    const char *text;
    IsmsDateReading reading;
    const char *date;
  } cases[] = {
    { "2027-03-31", ISMS_DATE_EXACT, "2027-03-31" },
    { "2027-03-31 10:15:00", ISMS_DATE_EXACT, "2027-03-31" },
    { "2027-03-31T00:00:00Z", ISMS_DATE_EXACT, "2027-03-31" },
    { "31/03/2027", ISMS_DATE_EXACT, "2027-03-31" },
    { "3/31/2027", ISMS_DATE_EXACT, "2027-03-31" },
    { "03/04/2027", ISMS_DATE_EXACT, "2027-04-03" },
    { "31.03.2027", ISMS_DATE_EXACT, "2027-03-31" },
    { "1.4.27", ISMS_DATE_EXACT, "2027-04-01" },
    { "15 January 2027", ISMS_DATE_EXACT, "2027-01-15" },
    { "Jan 15th, 2027", ISMS_DATE_EXACT, "2027-01-15" },
    { "15. März 2027", ISMS_DATE_EXACT, "2027-03-15" },
    { "1er août 2027", ISMS_DATE_EXACT, "2027-08-01" },
    { "15-Mar-27", ISMS_DATE_EXACT, "2027-03-15" },
    { "46112", ISMS_DATE_EXACT, "2026-03-31" },
    { "May 2027", ISMS_DATE_LAST_DAY, "2027-05-31" },
    { "Mar-27", ISMS_DATE_LAST_DAY, "2027-03-31" },
    { "12/2026", ISMS_DATE_LAST_DAY, "2026-12-31" },
    { "2026-12", ISMS_DATE_LAST_DAY, "2026-12-31" },
    { "Q2 2027", ISMS_DATE_LAST_DAY, "2027-06-30" },
    { "Q4-2026", ISMS_DATE_LAST_DAY, "2026-12-31" },
    { "2027 Q1", ISMS_DATE_LAST_DAY, "2027-03-31" },
    { "4. Quartal 2026", ISMS_DATE_LAST_DAY, "2026-12-31" },
    { "T2 2027", ISMS_DATE_LAST_DAY, "2027-06-30" },
    { "H1 2027", ISMS_DATE_LAST_DAY, "2027-06-30" },
    { "End of Q1", ISMS_DATE_LAST_DAY, "2027-03-31" },
    { "Ende Q4", ISMS_DATE_LAST_DAY, "2026-12-31" },
    { "end of May", ISMS_DATE_LAST_DAY, "2027-05-31" },
    { "fin 2027", ISMS_DATE_LAST_DAY, "2027-12-31" },
    { "2027", ISMS_DATE_LAST_DAY, "2027-12-31" },
    { "30 days", ISMS_DATE_NONE, "" },
    { "Annual review", ISMS_DATE_NONE, "" },
    { "ASAP", ISMS_DATE_NONE, "" },
    { "31/02/2027", ISMS_DATE_NONE, "" },
    { "Q5 2027", ISMS_DATE_NONE, "" },
    { "17", ISMS_DATE_NONE, "" },
    { "", ISMS_DATE_NONE, "" },
    { "of the", ISMS_DATE_NONE, "" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    assert_date (cases[i].text, cases[i].reading, cases[i].date);
  g_assert_cmpint (isms_date_get_order ("31/03/2027"), ==, ISMS_DATE_ORDER_DAY_FIRST);
  g_assert_cmpint (isms_date_get_order ("03/31/2027"), ==, ISMS_DATE_ORDER_MONTH_FIRST);
  g_assert_cmpint (isms_date_get_order ("03/04/2027"), ==, -1);
  g_assert_cmpint (isms_date_get_order ("2027-03-31"), ==, -1);
}

static void
test_random_dates (void)
{
  static const char *const pieces[] = { "1", "31",  "2027", "q",     "end", " ", "-",  "/",
                                        ".", "mai", "é",    "12345", ":",   "T", "h2", "of" };
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  GDate today;
  GDate date;

  g_date_clear (&today, 1);
  g_date_set_dmy (&today, 29, 2, 2028);
  for (guint run = 0; run < 20000; run++)
    {
      g_autoptr (GString) text = g_string_new (NULL);

      for (guint i = g_rand_int_range (rand, 0, 8); i > 0; i--)
        g_string_append (text, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
      if (isms_date_read (text->str, run % 2, &today, &date) != ISMS_DATE_NONE)
        g_assert_true (g_date_valid (&date));
    }
}

/* Adds "|"-separated cells and compares "text=value" pairs in order. */
static void
assert_scale (const char *const *labels, int size, const char *cells, const char *expected)
{
  g_autoptr (IsmsScaleMap) map = isms_scale_map_new (labels);
  g_auto (GStrv) texts = g_strsplit (cells, "|", -1);
  g_autoptr (GString) found = g_string_new (NULL);

  for (guint i = 0; texts[i] != NULL; i++)
    isms_scale_map_add (map, texts[i], 1);
  isms_scale_map_guess (map, size);
  for (guint i = 0; texts[i] != NULL; i++)
    g_string_append_printf (found, "%s%d", i > 0 ? " " : "", isms_scale_map_read (map, texts[i]));
  g_assert_cmpstr (found->str, ==, expected);
}

static void
test_scales (void)
{
  static const char *const five[] = { "Rare",   "Unlikely",       "Possible",
                                      "Likely", "Almost certain", NULL };
  static const char *const three[] = { "Low", "Medium", "High", NULL };

  assert_scale (five, 0, "1|2|5|", "1 2 5 0");
  assert_scale (five, 3, "1|2|3", "1 3 5");
  assert_scale (five, 0, "1|10|5", "1 5 3");
  assert_scale (five, 0, "0|4|2", "1 5 3");
  assert_scale (five, 0, "4 - Likely|5 - Almost certain|2 - Unlikely|3 (Possible)|Likely (4)|L1",
                "4 5 2 3 4 1");
  assert_scale (five, 0, "3/3|1/3", "5 1");
  assert_scale (five, 0, "rare|POSSIBLE|almost  certain", "1 3 5");
  assert_scale (five, 0, "High|Medium|Low", "5 3 1");
  assert_scale (five, 0, "Very low|Low|Medium|High|Very high", "1 2 3 4 5");
  assert_scale (five, 0, "low|medium|high|critical", "1 2 4 5");
  assert_scale (five, 0, "wahrscheinlich|möglich|selten", "4 3 1");
  assert_scale (five, 0, "gering|katastrophal|erheblich", "2 5 4");
  assert_scale (five, 0, "peu probable|très élevé", "2 5");
  assert_scale (three, 0, "Low|Medium|High", "1 2 3");
  assert_scale (three, 5, "1|3|5", "1 2 3");
  assert_scale (five, 0, "30 days|somehow|3", "0 0 3");
}

static void
test_scale_set (void)
{
  static const char *const labels[] = { "Low", "High", NULL };
  g_autoptr (IsmsScaleMap) map = isms_scale_map_new (labels);
  g_autoptr (IsmsScaleMap) copy = NULL;

  isms_scale_map_add (map, "Often", 1);
  isms_scale_map_add (map, "often", 1);
  isms_scale_map_guess (map, 0);
  g_assert_cmpuint (isms_scale_map_get_size (map), ==, 1);
  g_assert_cmpuint (isms_scale_map_get_nth (map, 0)->count, ==, 2);
  isms_scale_map_set (map, "OFTEN", 2);
  copy = isms_scale_map_copy (map);
  isms_scale_map_set (map, "often", 9);
  g_assert_cmpint (isms_scale_map_read (copy, "Often"), ==, 2);
  g_assert_cmpint (isms_scale_map_read (copy, "never"), ==, 0);
}

static void
test_booleans (void)
{
  g_assert_cmpint (isms_words_read_boolean ("Ja"), ==, 1);
  g_assert_cmpint (isms_words_read_boolean (" x "), ==, 1);
  g_assert_cmpint (isms_words_read_boolean ("non"), ==, 0);
  g_assert_cmpint (isms_words_read_boolean ("perhaps"), ==, -1);
  g_assert_cmpint (isms_words_read_boolean (""), ==, -1);
}

int
main (int argc, char **argv)
{
  setlocale (LC_ALL, "");
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/exchange/words/fold", test_fold);
  g_test_add_func ("/exchange/words/key", test_key);
  g_test_add_func ("/exchange/words/dates", test_dates);
  g_test_add_func ("/exchange/words/random-dates", test_random_dates);
  g_test_add_func ("/exchange/words/scales", test_scales);
  g_test_add_func ("/exchange/words/scale-set", test_scale_set);
  g_test_add_func ("/exchange/words/booleans", test_booleans);
  return g_test_run ();
}
