/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Threats: their fields. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-threat.h"

struct _IsmsThreat
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsThreat, isms_threat, ISMS_TYPE_RECORD)

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "threat|name|bedrohung|gefährdung|bezeichnung" },
  { "category", ISMS_FIELD_TEXT, N_ ("Category"), N_ ("The group that it stands in."),
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .import_names = "group|type|kategorie|gruppe|art" },
  { "description", ISMS_FIELD_PROSE, N_ ("Description"),
    N_ ("What happens, in a sentence that a risk can say."), ISMS_FIELD_SEARCHED,
    .import_names = "details|beschreibung" },
  { "asset_kinds", ISMS_FIELD_CHOICES, N_ ("Typical Of"),
    N_ ("The kinds of assets that it is suggested for."), ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .choices = isms_asset_kinds,
    .import_names = "asset kinds|asset types|assets|arten von werten" },
  { "cia", ISMS_FIELD_CHOICES, N_ ("Touches"),
    N_ ("What would be lost: confidentiality, integrity, availability."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_risk_goals,
    .import_names = "c/i/a|goals|schutzziele" },
  { "risks", ISMS_FIELD_INTEGER, N_ ("Risks"), NULL, ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
};

const IsmsKind isms_kind_threat = {
  .name = "threat",
  .number = 5,
  .view = "threat_list",
  .prefix = "T",
  .label = N_ ("Threat"),
  .plural = N_ ("Threats"),
  .purpose = N_ ("What may act on assets and do harm. Risks are suggested from here."),
  .icon_name = "weather-storm-symbolic",
  .title_field = "title",
  .import_name = "threats",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = isms_threat_get_type,
};

static void
isms_threat_class_init (IsmsThreatClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_threat);
}

static void
isms_threat_init (IsmsThreat *self)
{
}
