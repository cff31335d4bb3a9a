/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Units: their fields. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-unit.h"

struct _IsmsUnit
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsUnit, isms_unit, ISMS_TYPE_RECORD)

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "unit|name|department|team|abteilung|bereich" },
  { "lead", ISMS_FIELD_REFERENCE, N_ ("Lead"), N_ ("Who heads it."),
    ISMS_FIELD_MINE | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "head|manager|leiter|leitung" },
  { "parent", ISMS_FIELD_REFERENCE, N_ ("Part Of"), N_ ("The unit above it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED | ISMS_FIELD_NO_RING, .target = "unit",
    .import_names = "parent unit|belongs to|übergeordnet" },
  { "description", ISMS_FIELD_PROSE, N_ ("Description"), N_ ("What it does, and where."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "details|tasks|beschreibung|aufgaben" },
};

const IsmsKind isms_kind_unit = {
  .name = "unit",
  .number = 2,
  .view = "unit_list",
  .prefix = "U",
  .label = N_ ("Unit"),
  .plural = N_ ("Units"),
  .purpose = N_ ("The parts of the organisation that people and assets belong to."),
  .icon_name = "folder-symbolic",
  .title_field = "title",
  .import_name = "units",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = isms_unit_get_type,
};

static void
isms_unit_class_init (IsmsUnitClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_unit);
}

static void
isms_unit_init (IsmsUnit *self)
{
}
