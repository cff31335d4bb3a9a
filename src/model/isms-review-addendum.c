/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What is added to a management review after it was approved, and never changed. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-review.h"

struct _IsmsReviewAddendum
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsReviewAddendum, isms_review_addendum, ISMS_TYPE_RECORD)

static const IsmsChoice flaws[] = {
  { "no_review", N_ ("Belongs to no review"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("What is added, in a few words."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "addendum|nachtrag|titel" },
  { "review", ISMS_FIELD_REFERENCE, N_ ("Management Review"), NULL,
    ISMS_FIELD_ASKED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "review",
    .import_names = "of review|managementbewertung" },
  { "words", ISMS_FIELD_PROSE, N_ ("Words"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "text|wortlaut" },
  { "person", ISMS_FIELD_REFERENCE, N_ ("Added By"), NULL, ISMS_FIELD_LISTED, .target = "person",
    .import_names = "who|author|von|wer" },
  { "added_on", ISMS_FIELD_DATE, N_ ("Added On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "date|datum|am" },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED,
    .choices = flaws },
};

static const char *const leading[] = { "review", "added_on", "person", NULL };

const IsmsKind isms_kind_review_addendum = {
  .name = "review_addendum",
  .number = 64,
  .view = "review_addendum_list",
  .prefix = "AD",
  .label = N_ ("Addendum"),
  .plural = N_ ("Addenda"),
  .purpose = N_ ("What was added to a management review after it was approved."),
  .icon_name = "document-edit-symbolic",
  .title_field = "title",
  .import_name = "review-addenda",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_review_addendum_get_type,
};

static void
isms_review_addendum_class_init (IsmsReviewAddendumClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_review_addendum);
}

static void
isms_review_addendum_init (IsmsReviewAddendum *self)
{
}
