/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Markdown as blocks, texts compared in words, and the templates. */

#include "model-fixture.h"

#include "isms-markdown.h"
#include "isms-template.h"
#include "isms-text-diff.h"

static void
append_marked (GString *out, const IsmsMarkedText *text)
{
  guint at = 0;

  for (guint i = 0; i < text->spans->len; i++)
    {
      const IsmsMarkSpan *span = &g_array_index (text->spans, IsmsMarkSpan, i);

      g_string_append_len (out, text->text + at, span->start - at);
      g_string_append_printf (
          out, "<%s%s%s%s%s:", span->marks & ISMS_MARK_STRONG ? "b" : "",
          span->marks & ISMS_MARK_EMPHASIS ? "i" : "", span->marks & ISMS_MARK_BLANK ? "_" : "",
          span->marks & ISMS_MARK_ADDED ? "+" : "", span->marks & ISMS_MARK_REMOVED ? "-" : "");
      g_string_append_len (out, text->text + span->start, span->end - span->start);
      g_string_append_c (out, '>');
      at = span->end;
    }
  g_string_append (out, text->text + at);
}

/* A block a line: "h2 Scope", "p We <b:must>", "i1 3. Third". */
static char *
tell (const char *markdown)
{
  static const char kinds[] = "hpinvt";
  g_autoptr (GPtrArray) blocks = isms_markdown_parse (markdown);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < blocks->len; i++)
    {
      const IsmsMarkdownBlock *block = blocks->pdata[i];

      g_string_append_printf (out, "%s%c", i > 0 ? "\n" : "", kinds[block->kind]);
      if (block->kind == ISMS_MARKDOWN_HEADING || block->kind == ISMS_MARKDOWN_ITEM)
        g_string_append_printf (out, "%u", block->level);
      if (block->kind == ISMS_MARKDOWN_ITEM)
        g_string_append_printf (out, " %s", block->marker != NULL ? block->marker : "…");
      if (block->text != NULL)
        {
          g_string_append_c (out, ' ');
          append_marked (out, block->text);
        }
      for (guint row = 0; block->rows != NULL && row < block->rows->len; row++)
        for (guint cell = 0; cell < ((GPtrArray *) block->rows->pdata[row])->len; cell++)
          {
            g_string_append (out, cell > 0 ? " | " : row > 0 ? " / " : " ");
            append_marked (out, ((GPtrArray *) block->rows->pdata[row])->pdata[cell]);
          }
    }
  return g_string_free_and_steal (out);
}

static void
test_blocks (void)
{
  static const struct
  {
    const char *markdown;
    const char *blocks;
  } cases[] = {
    { "", "" },
    { "## Scope\n\nWe **must** act, *all* of us.", "h2 Scope\np We <b:must> act, <i:all> of us." },
    { "One\ntwo  \nthree", "p One two\nthree" },
    { "- a\n- b\n  - c\n- d", "i0 • a\ni0 • b\ni1 • c\ni0 • d" },
    { "3. a\n4. b", "i0 3. a\ni0 4. b" },
    { "1) a\n\n   more\n\n2) b", "i0 1) a\ni0 … more\ni0 2) b" },
    { "1. a\n   - b\n   - c\n2. d", "i0 1. a\ni1 • b\ni1 • c\ni0 2. d" },
    { "- a\n\n  1. b\n\n  after", "i0 • a\ni1 1. b\ni0 … after" },
    { "-\n- b", "i0 • \ni0 • b" },
    { "We [[do what]].", "p We <_:[do what]>." },
    { "**We [[do]] it**", "p <b:We ><b_:[do]><b: it>" },
    { "[[a]] [[b]]", "p <_:[a]> <_:[b]>" },
    { "| A | B |\n|---|--:|\n| 1 | **2** |\n| [[x]] | |", "t A | B / 1 | <b:2> / <_:[x]> | " },
    { "> said\n> so", "n said so" },
    { "    a  b\n    c", "v a  b\nc" },
    { "a &amp; b &copy; &#228;", "p a & b &copy; ä" },
    { "<b>x</b>", "p <b>x</b>" },
    { "[site](https://example.org)", "p site (https://example.org)" },
    { "a\n\n---\n\nb", "p a\np b" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *blocks = tell (cases[i].markdown);

      g_assert_cmpstr (blocks, ==, cases[i].blocks);
    }
}

/* Whatever somebody writes, something is made of it. */
static void
test_awkward (void)
{
  static const char letters[] = "*_[]()#>-1.|`\\ \n\t&<!~a";
  g_autoptr (GString) deep = g_string_new (NULL);

  for (guint i = 0; i < 100; i++)
    g_string_append (deep, "- ");
  for (guint i = 0; i < 3000; i++)
    {
      char text[64];
      g_autofree char *blocks = NULL;

      for (guint j = 0; j < sizeof text - 1; j++)
        text[j] = letters[g_test_rand_int_range (0, sizeof letters - 1)];
      text[sizeof text - 1] = '\0';
      blocks = tell (text);
      g_assert_true (g_utf8_validate (blocks, -1, NULL));
    }
  g_free (tell (deep->str));
}

static char *
compare (const char *before, const char *after)
{
  static const char *const signs[] = { "+", "-", "~" };
  g_autoptr (GPtrArray) changes = isms_text_compare (before, after);
  GString *out = g_string_new (NULL);

  for (guint i = 0; i < changes->len; i++)
    {
      const IsmsTextChange *change = changes->pdata[i];

      g_string_append_printf (out, "%s%s %s: ", i > 0 ? "\n" : "", signs[change->kind],
                              change->section != NULL ? change->section : "");
      append_marked (out, change->text);
    }
  return g_string_free_and_steal (out);
}

static void
test_compare (void)
{
  static const struct
  {
    const char *before;
    const char *after;
    const char *changes;
  } cases[] = {
    { "", "", "" },
    { "Same", "Same", "" },
    { "## A\n\nText", "## A\n\nText\n\nMore", "+ A: More" },
    { "## A\n\nText\n\nMore", "## A\n\nText", "- A: More" },
    { "## A\n\nWe do it once a year.", "## A\n\nWe do it twice a year.",
      "~ A: We do it <-:once> <+:twice> a year." },
    { "We look at it once a year, all of us.", "We look at it all of us.",
      "~ : We look at it <-:once a year,> all of us." },
    { "One thing\n\nAnother matter", "Wholly different\n\nAnother matter",
      "- : One thing\n+ : Wholly different" },
    { "- a\n- b\n- c", "- a\n- c", "- : b" },
    { "1. a\n2. b", "1. a\n2. x b", "~ : 2. <+:x> b" },
    { "| A | B |\n|---|---|\n| one | two |", "| A | B |\n|---|---|\n| one | three |",
      "~ : one | <-:two> <+:three>" },
    /* Setting is no matter. */
    { "**Bold** word", "Bold *word*", "" },
    { "a\n\nb\n\nc", "c\n\na\n\nb", "+ : c\n- : c" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *changes = compare (cases[i].before, cases[i].after);

      g_assert_cmpstr (changes, ==, cases[i].changes);
    }
}

/* Longer than what is compared word by word. */
static void
test_compare_long (void)
{
  g_autoptr (GString) before = g_string_new (NULL);
  g_autoptr (GString) after = g_string_new (NULL);
  g_autoptr (GPtrArray) changes = NULL;

  for (guint i = 0; i < 5000; i++)
    {
      g_string_append_printf (before, "paragraph%u\n\n", i);
      g_string_append_printf (after, "absatz%u\n\n", i);
    }
  changes = isms_text_compare (before->str, after->str);
  g_assert_cmpuint (changes->len, ==, 10000);
}

/* --- Templates --- */

static void
test_templates (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) templates = isms_template_list (NULL);

  g_assert_cmpuint (templates->len, >=, 17);
  for (guint i = 0; i < templates->len; i++)
    {
      const IsmsTemplate *template = templates->pdata[i];

      g_assert_cmpint (template->review_months, >, 0);
      g_assert_cmpuint (isms_document_count_blanks (template->body), >, 0);
      g_assert_nonnull (template->summary);
    }
}

/* Each says what its file says, with a line for each paragraph. */
static void
test_unwrapped (void)
{
  static const char *const languages[] = { "en", "de" };

  for (guint i = 0; i < G_N_ELEMENTS (languages); i++)
    {
      g_autoptr (GPtrArray) templates = isms_template_list (languages[i]);

      g_assert_cmpuint (templates->len, >=, 17);
      for (guint k = 0; k < templates->len; k++)
        {
          const IsmsTemplate *template = templates->pdata[k];
          g_autofree char *name = g_strconcat (template->name, ".md", NULL);
          g_autofree char *path = g_test_build_filename (G_TEST_DIST, "..", "data", "templates",
                                                         languages[i], name, NULL);
          g_autoptr (GError) error = NULL;
          g_autofree char *file = NULL;
          g_autofree char *written = NULL;
          g_autofree char *blocks = tell (template->body);

          g_file_get_contents (path, &file, NULL, &error);
          g_assert_no_error (error);
          written = tell (strstr (file, "\n---\n") + 5);
          g_assert_cmpstr (blocks, ==, written);
        }
    }
}

static void
test_use (ModelFixture *fixture, gconstpointer data)
{
  g_autoptr (GPtrArray) templates = isms_template_list (NULL);
  gint64 author = create_record (fixture, "person", "Ada Osei");

  for (guint i = 0; i < templates->len; i++)
    {
      const IsmsTemplate *template = templates->pdata[i];
      g_autoptr (IsmsStep) step = isms_store_begin (fixture->store, "Use");
      const IsmsVersionDraft draft = { .person = author };
      g_autoptr (GError) error = NULL;
      gint64 id = isms_template_use (step, fixture->reader, template, &draft, &error);
      g_autoptr (IsmsRecord) record = NULL;
      g_autoptr (GPtrArray) versions = NULL;
      g_autoptr (GArray) served = NULL;
      g_autofree char *text = NULL;

      g_assert_no_error (error);
      isms_step_commit (step, NULL, &error);
      g_assert_no_error (error);
      record = load_record (fixture, "document", id);
      g_assert_cmpstr (isms_record_get_title (record), ==, template->title);
      g_assert_cmpstr (isms_record_get_text (record, "kind"), ==, template->kind);
      g_assert_cmpint (isms_record_get_int (record, "review_months"), ==, template->review_months);
      g_assert_cmpstr (isms_record_get_text (record, "state"), ==, "draft");
      g_assert_nonnull (isms_record_get_text (record, "classification"));
      /* Every number that it names is there. */
      served = isms_record_load_links (
          fixture->reader, isms_kind_find ("document"), id,
          isms_kind_find_field (isms_kind_find ("document"), "controls"), &error);
      g_assert_cmpuint (served->len, ==,
                        g_strv_length (template->clauses) + g_strv_length (template->controls));
      versions = isms_document_load_versions (fixture->reader, id, &error);
      g_assert_cmpuint (versions->len, ==, 1);
      text = isms_document_load_text (
          fixture->reader, ((const IsmsDocumentVersion *) versions->pdata[0])->id, &error);
      g_assert_null (strstr (text, "{{"));
    }
  g_assert_cmpint (read_int (fixture, "SELECT count (*) FROM document_version, organisation "
                                      "WHERE instr (text, organisation.name) > 0"),
                   ==, templates->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/model/markdown/blocks", test_blocks);
  g_test_add_func ("/model/markdown/awkward", test_awkward);
  g_test_add_func ("/model/markdown/compare", test_compare);
  g_test_add_func ("/model/markdown/compare-long", test_compare_long);
  g_test_add_func ("/model/templates/unwrapped", test_unwrapped);
  add_model_test ("/model/templates/whole", test_templates);
  add_model_test ("/model/7.5.2-document-from-a-template", test_use);

  return g_test_run ();
}
