/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Communication about information security (7.4): fields. */

#include "isms-config.h"

#include "isms-communication.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"

struct _IsmsCommunication
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsCommunication, isms_communication, ISMS_TYPE_RECORD)

static const IsmsChoice side_choices[] = {
  { "internal", N_ ("Internal"), "intern|inside" },
  { "external", N_ ("External"), "extern|outside" },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("What"), N_ ("What is told."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "what|topic|message|was|thema|inhalt" },
  { "side", ISMS_FIELD_CHOICE, N_ ("Side"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = side_choices,
    .import_names = "internal/external|type|art" },
  { "audience", ISMS_FIELD_TEXT, N_ ("With Whom"), NULL, ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "to whom|recipients|empfänger|an wen|mit wem" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Who Tells It"), NULL,
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "who|responsible|sender|wer|verantwortlich" },
  { "way", ISMS_FIELD_TEXT, N_ ("How"), N_ ("The meeting, the page, the letter."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED, .import_names = "how|channel|medium|wie|weg|kanal" },
  { "occasion", ISMS_FIELD_TEXT, N_ ("When"), N_ ("The occasion, where it is not on a schedule."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED, .import_names = "when|trigger|wann|anlass" },
  { "months", ISMS_FIELD_INTEGER, N_ ("Every (Months)"),
    N_ ("From 1 to 60, where it is on a schedule."), ISMS_FIELD_PLAIN,
    .import_names = "frequency|interval|turnus|häufigkeit", .min = 1, .max = 60 },
  { "last_on", ISMS_FIELD_DATE, N_ ("Last Time"), NULL, ISMS_FIELD_LISTED,
    .import_names = "last|zuletzt|zuletzt am" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "next_on", ISMS_FIELD_DATE, N_ ("Next Time"), NULL,
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
};

static const char *const leading[] = { "audience", "next_on", "owner", "way",
                                       "occasion", "side",    NULL };

const IsmsKind isms_kind_communication = {
  .name = "communication",
  .number = 21,
  .view = "communication_list",
  .prefix = "CM",
  .label = N_ ("Communication"),
  .plural = N_ ("Communications"),
  .purpose = N_ ("What is told to whom, when, by whom and how (7.4)."),
  .icon_name = "mail-send-symbolic",
  .title_field = "title",
  .import_name = "communications",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_communication_get_type,
};

static void
isms_communication_class_init (IsmsCommunicationClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_communication);
}

static void
isms_communication_init (IsmsCommunication *self)
{
}
