/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Records and their properties. */

#include "isms-money.h"
#include "model-fixture.h"

static void
note_cb (GObject *object, GParamSpec *spec, GStrvBuilder *notes)
{
  g_strv_builder_add (notes, spec->name);
}

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return g_strcmp0 (*(const char *const *) a, *(const char *const *) b);
}

static char *
update_and_note (ModelFixture *fixture, IsmsRecord *record)
{
  g_autoptr (IsmsRecord) fresh =
      load_record (fixture, isms_record_get_kind (record)->name, isms_record_get_id (record));
  g_autoptr (GStrvBuilder) notes = g_strv_builder_new ();
  g_auto (GStrv) names = NULL;
  gulong handler = g_signal_connect (record, "notify", G_CALLBACK (note_cb), notes);

  isms_record_update_from (record, fresh);
  g_signal_handler_disconnect (record, handler);
  names = g_strv_builder_end (notes);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return g_strjoinv (" ", names);
}

static void
test_values (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "asset", "File server");
  g_autoptr (IsmsRecord) asset = NULL;

  create_record (fixture, "person", "Ada Osei");
  set_field (fixture, "asset", id, "owner", "1");
  set_field (fixture, "asset", id, "need_c", "3");
  set_field (fixture, "asset", id, "kind", "hardware");
  asset = load_record (fixture, "asset", id);

  g_assert_cmpstr (isms_record_get_ref (asset), ==, "A-001");
  g_assert_cmpstr (isms_record_get_title (asset), ==, "File server");
  g_assert_cmpstr (isms_record_get_text (asset, "owner"), ==, "Ada Osei");
  g_assert_cmpint (isms_record_get_reference (asset, "owner"), ==, 1);
  g_assert_cmpint (isms_record_get_int (asset, "need_c"), ==, 3);
  g_assert_cmpint (isms_record_get_int (asset, "need_i"), ==, 0);
  g_assert_true (isms_record_is_set (asset, "need_c"));
  g_assert_false (isms_record_is_set (asset, "need_i"));
  g_assert_false (isms_record_get_archived (asset));
  g_assert_null (isms_record_get_text (asset, "location"));
  g_assert_cmpstr (isms_record_get_text (asset, "uid"), !=, NULL);
}

/* Every field is a property, and both say the same. */
static void
test_properties (ModelFixture *fixture, gconstpointer data)
{
  for (const IsmsKind *const *kind = isms_kinds (); *kind != NULL; kind++)
    {
      gint64 id = create_record (fixture, (*kind)->name, "Something");
      g_autoptr (IsmsRecord) record = load_record (fixture, (*kind)->name, id);
      g_autofree char *title = NULL;
      gboolean archived = TRUE;

      for (guint i = 0; i < (*kind)->n_fields; i++)
        {
          const IsmsField *field = &(*kind)->fields[i];
          g_autofree char *name = g_strdelimit (g_strdup (field->name), "_", '-');
          g_autofree char *id_name = g_strconcat (name, "-id", NULL);
          g_auto (GValue) value = G_VALUE_INIT;

          g_object_get_property (G_OBJECT (record), name, &value);
          if (G_VALUE_HOLDS_STRING (&value))
            g_assert_cmpstr (g_value_get_string (&value), ==,
                             isms_record_get_text (record, field->name));
          else if (G_VALUE_HOLDS_INT64 (&value))
            g_assert_cmpint (g_value_get_int64 (&value), ==,
                             isms_record_get_int (record, field->name));
          else if (G_VALUE_HOLDS_DOUBLE (&value))
            g_assert_cmpfloat (g_value_get_double (&value), ==,
                               isms_record_get_real (record, field->name));
          else
            g_assert_cmpint (g_value_get_boolean (&value), ==,
                             isms_record_get_int (record, field->name));
          if (field->kind == ISMS_FIELD_REFERENCE)
            g_assert_nonnull (g_object_class_find_property (G_OBJECT_GET_CLASS (record), id_name));
        }

      g_object_get (record, "title", &title, "archived", &archived, NULL);
      g_assert_cmpstr (title, ==, "Something");
      g_assert_false (archived);
    }
}

static void
test_notify (ModelFixture *fixture, gconstpointer data)
{
  gint64 id = create_record (fixture, "person", "Ada");
  g_autoptr (IsmsRecord) person = load_record (fixture, "person", id);
  g_autofree char *nothing = update_and_note (fixture, person);
  g_autofree char *something = NULL;
  g_autofree char *unit = NULL;

  g_assert_cmpstr (nothing, ==, "");

  g_assert_true (run_sql (fixture, "UPDATE person SET name = 'Bo', email = 'bo@example.org'"));
  something = update_and_note (fixture, person);
  g_assert_cmpstr (something, ==, "email name title");
  g_assert_cmpstr (isms_record_get_title (person), ==, "Bo");

  create_record (fixture, "unit", "Sales");
  g_assert_true (run_sql (fixture, "UPDATE person SET unit_id = 1"));
  unit = update_and_note (fixture, person);
  g_assert_cmpstr (unit, ==, "unit unit-id");
}

static void
test_load_many (ModelFixture *fixture, gconstpointer data)
{
  const gint64 ids[] = { 3, 99, 1, 3 };
  g_autoptr (GPtrArray) records = NULL;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    create_record (fixture, "risk", "Flood");
  records = isms_record_load_many (fixture->reader, isms_kind_find ("risk"), ids,
                                   G_N_ELEMENTS (ids), &error);
  g_assert_no_error (error);
  g_assert_cmpuint (records->len, ==, 4);
  g_assert_cmpint (isms_record_get_id (records->pdata[0]), ==, 3);
  g_assert_null (records->pdata[1]);
  g_assert_cmpint (isms_record_get_id (records->pdata[2]), ==, 1);
  g_assert_cmpint (isms_record_get_id (records->pdata[3]), ==, 3);
}

static void
test_absent (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  g_assert_null (isms_record_load (fixture->reader, isms_kind_find ("risk"), 7, &error));
  g_assert_no_error (error);
}

static void
assert_display (const IsmsField *field, const char *stored, const char *shown)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  isms_field_parse (field, stored, NULL, &value, &error);
  g_assert_no_error (error);
  text = isms_field_dup_display (field, &value);
  g_assert_cmpstr (text, ==, shown);
}

static void
test_display (void)
{
  const IsmsKind *risk = isms_kind_find ("risk");
  const IsmsField money = { .name = "cost", .kind = ISMS_FIELD_MONEY, .label = "Cost" };
  const IsmsField real = { .name = "share", .kind = ISMS_FIELD_REAL, .label = "Share" };

  assert_display (isms_kind_find_field (risk, "next_review"), "2027-03-31", "31 Mar 2027");
  assert_display (isms_kind_find_field (risk, "status"), "in_treatment", "In Treatment");
  assert_display (isms_kind_find_field (risk, "cia"), "a,c", "Confidentiality, Availability");
  assert_display (isms_kind_find_field (risk, "cia"), "", "");
  assert_display (isms_kind_find_field (risk, "archived"), "yes", "Yes");
  assert_display (isms_kind_find_field (risk, "created_at"), "2026-11-05T15:05:00+01:00",
                  "5 Nov 2026, 14:05");
  assert_display (&money, "12,5", "12.50");
  assert_display (&real, "0.5", "0.5");
}

static void
assert_money (const char *text, const char *currency, gint64 minor, const char *plain)
{
  g_autoptr (GError) error = NULL;
  g_autofree char *back = NULL;
  gint64 found = -1;

  g_assert_true (isms_money_parse (text, currency, &found, &error));
  g_assert_no_error (error);
  g_assert_cmpint (found, ==, minor);
  back = isms_money_dup_text (found, currency);
  g_assert_cmpstr (back, ==, plain);
  g_assert_true (isms_money_parse (back, currency, &found, &error));
  g_assert_cmpint (found, ==, minor);
}

/* ISO 4217 says how many digits the minor unit of a currency has. */
static void
test_money (void)
{
  static const char *const wrong[] = {
    "",    "many",     "1.2.3",     "12.3456", "1-2",  "12345678901234567890",
    "5 %", "1234.567", "12,34.567", "1 2",     "1.,5", "-",
    "10t", "1.5 mil",  "1,250 k",   "1.250 M", "1e5",  "5 EU R",
    "k",   "1 M 2",    "2 MEUR"
  };
  g_autofree char *yen = isms_money_dup_display (1250, "JPY");
  g_autofree char *euro = isms_money_dup_display (-5, "EUR");

  assert_money ("1234.5", "EUR", 123450, "1234.50");
  assert_money ("1.234,50", "EUR", 123450, "1234.50");
  assert_money ("EUR 1,234", "EUR", 123400, "1234.00");
  assert_money ("-0,05 €", "EUR", -5, "-0.05");
  assert_money ("5 kr", "SEK", 500, "5.00");
  assert_money ("12,500", "JPY", 12500, "12500");
  assert_money ("1.234", "KWD", 1234, "1.234");
  assert_money ("1,234,567.5", "USD", 123456750, "1234567.50");
  assert_money ("12 500,5", "EUR", 1250050, "12500.50");
  assert_money ("12.500,50 €", "EUR", 1250050, "12500.50");
  assert_money ("12’500.50", "CHF", 1250050, "12500.50");
  assert_money ("12\u202f500,50", "EUR", 1250050, "12500.50");
  assert_money ("12,34,567", "INR", 123456700, "1234567.00");
  assert_money ("\u22123", "EUR", -300, "-3.00");
  assert_money ("10k", "EUR", 1000000, "10000.00");
  assert_money ("1.5\u00a0M", "EUR", 150000000, "1500000.00");
  assert_money ("1,7 Mio. €", "EUR", 170000000, "1700000.00");
  assert_money ("EUR 488 Tsd.", "EUR", 48800000, "488000.00");
  assert_money ("2 m", "JPY", 2000000, "2000000");
  assert_money ("0.125 bn", "EUR", 12500000000, "125000000.00");
  assert_money ("1,250.5 k", "EUR", 125050000, "1250500.00");
  g_assert_cmpstr (euro, ==, "-0.05\u00a0EUR");
  g_assert_true (g_str_has_suffix (yen, "\u00a0JPY"));
  g_assert_null (strchr (yen, '.'));
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_autoptr (GError) error = NULL;
      gint64 found;

      g_assert_false (isms_money_parse (wrong[i], "EUR", &found, &error));
      g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
    }
}

static void
assert_refused (const IsmsKind *kind, const char *field, const char *text)
{
  g_auto (GValue) value = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  g_assert_false (
      isms_field_parse (isms_kind_find_field (kind, field), text, NULL, &value, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  g_assert_false (G_IS_VALUE (&value));
}

static void
test_parse_refuses (void)
{
  const IsmsKind *risk = isms_kind_find ("risk");
  const IsmsKind *asset = isms_kind_find ("asset");
  const char *const days[] = { "2026-02-29", "2026-13-01",           "31.03.2027", "2026-1-1",
                               "soon",       "2026-01-01T00:00:00Z", "0000-01-01" };

  for (guint i = 0; i < G_N_ELEMENTS (days); i++)
    assert_refused (risk, "next_review", days[i]);
  assert_refused (risk, "status", "Draft");
  assert_refused (risk, "cia", "c x");
  assert_refused (risk, "title", "");
  assert_refused (risk, "title", "\xff");
  assert_refused (risk, "owner", "Ada");
  assert_refused (risk, "archived", "perhaps");
  assert_refused (asset, "need_c", "0");
  assert_refused (asset, "need_c", "11");
  assert_refused (asset, "need_c", "1.5");
  assert_refused (asset, "need_c", "99999999999999999999");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  add_model_test ("/model/record/values", test_values);
  add_model_test ("/model/record/properties", test_properties);
  add_model_test ("/model/record/notify", test_notify);
  add_model_test ("/model/record/load-many", test_load_many);
  add_model_test ("/model/record/absent", test_absent);
  g_test_add_func ("/model/field/display", test_display);
  g_test_add_func ("/model/money", test_money);
  g_test_add_func ("/model/field/parse-refuses", test_parse_refuses);

  return g_test_run ();
}
