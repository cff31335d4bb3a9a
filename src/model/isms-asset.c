/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Assets: their fields, and what their needs may be. */

#include "isms-config.h"

#include <glib/gi18n-lib.h>

#include "isms-asset.h"
#include "isms-kinds-private.h"
#include "isms-method.h"
#include "isms-rule.h"

struct _IsmsAsset
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsAsset, isms_asset, ISMS_TYPE_RECORD)

const IsmsChoice isms_asset_kinds[] = {
  { "information", N_ ("Information"), "data|information|daten|informationen|records" },
  { "process", N_ ("Process"), "business process|prozess|activity" },
  { "software", N_ ("Software"), "application|app|system|anwendung" },
  { "hardware", N_ ("Hardware"), "device|equipment|server|gerät|geräte" },
  { "network", N_ ("Network"), "netz|netzwerk|communications" },
  { "people", N_ ("People"), "personnel|staff|personal|mitarbeiter" },
  { "site", N_ ("Site"), "location|building|premises|standort|gebäude" },
  { "service", N_ ("Service"), "supplier service|cloud|dienst|dienstleistung" },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), NULL,
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "asset|asset name|name|wert|bezeichnung|schutzobjekt" },
  { "kind", ISMS_FIELD_CHOICE, N_ ("Kind"),
    N_ ("What sort of thing it is. The risk editor suggests by it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = isms_asset_kinds,
    .import_names = "type|asset type|asset kind|category|art|typ|kategorie" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Owner"), N_ ("Who answers for it."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person",
    .import_names = "asset owner|responsible|verantwortlich|eigentümer" },
  { "custodian", ISMS_FIELD_REFERENCE, N_ ("Custodian"), N_ ("Who looks after it from day to day."),
    ISMS_FIELD_PLAIN, .target = "person", .import_names = "keeper|administrator|betreuer" },
  { "unit", ISMS_FIELD_REFERENCE, N_ ("Unit"),
    N_ ("The part of the organisation that it belongs to."), ISMS_FIELD_FILTERED, .target = "unit",
    .import_names = "department|team|division|abteilung|bereich" },
  { "location", ISMS_FIELD_TEXT, N_ ("Location"), N_ ("Where it stands or is kept."),
    ISMS_FIELD_SEARCHED, .import_names = "site|place|standort|ort" },
  { "classification", ISMS_FIELD_TEXT, N_ ("Classification"),
    N_ ("One of the organisation’s labels for information."),
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED,
    .import_names = "class|label|confidentiality class|klassifizierung|vertraulichkeit" },
  { "need_c", ISMS_FIELD_INTEGER, N_ ("Need for Confidentiality"), N_ ("1 is the lowest."),
    ISMS_FIELD_PLAIN, .import_names = "confidentiality|c|vertraulichkeitsbedarf", .min = 1,
    .max = ISMS_METHOD_MAX_SIZE },
  { "need_i", ISMS_FIELD_INTEGER, N_ ("Need for Integrity"), N_ ("1 is the lowest."),
    ISMS_FIELD_PLAIN, .import_names = "integrity|i|integrität", .min = 1,
    .max = ISMS_METHOD_MAX_SIZE },
  { "need_a", ISMS_FIELD_INTEGER, N_ ("Need for Availability"), N_ ("1 is the lowest."),
    ISMS_FIELD_PLAIN, .import_names = "availability|a|verfügbarkeit", .min = 1,
    .max = ISMS_METHOD_MAX_SIZE },
  { "need_reason", ISMS_FIELD_TEXT, N_ ("Why It Inherits No Need"),
    N_ ("With a reason its own needs hold, whatever depends on it."), ISMS_FIELD_SEARCHED,
    .import_names = "reason|override reason|begründung" },
  { "depends_on", ISMS_FIELD_LINKS, N_ ("Depends On"),
    N_ ("What it does not work without. That inherits its needs."),
    ISMS_FIELD_FILTERED | ISMS_FIELD_NO_RING, .target = "asset", .link_table = "asset_dependency",
    .import_names = "depends on|dependencies|requires|needs|hängt ab von|abhängig von|benötigt" },
  { "needed_by", ISMS_FIELD_TEXT, N_ ("Needed By"), NULL, ISMS_FIELD_COMPUTED },
  { "effective_c", ISMS_FIELD_INTEGER, N_ ("Confidentiality"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "c_from", ISMS_FIELD_TEXT, N_ ("Confidentiality From"), NULL, ISMS_FIELD_COMPUTED },
  { "effective_i", ISMS_FIELD_INTEGER, N_ ("Integrity"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "i_from", ISMS_FIELD_TEXT, N_ ("Integrity From"), NULL, ISMS_FIELD_COMPUTED },
  { "effective_a", ISMS_FIELD_INTEGER, N_ ("Availability"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "a_from", ISMS_FIELD_TEXT, N_ ("Availability From"), NULL, ISMS_FIELD_COMPUTED },
  { "description", ISMS_FIELD_PROSE, N_ ("Description"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "details|what|beschreibung" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
};

static const char *const needs[] = { "need_c", "need_i", "need_a", NULL };

/* 6.1.2 a): needs are of the scale of impacts of the method in force; of any while there is none.
 */
static gboolean
load_scale (IsmsDatabase *database, gint64 *n_impacts, GError **error)
{
  *n_impacts = 0;
  return isms_database_query_int (database,
                                  "SELECT count (*) FROM method_impact WHERE method_id ="
                                  " (SELECT id FROM method ORDER BY version DESC, id DESC LIMIT 1)",
                                  n_impacts, error);
}

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  gint64 n_impacts;

  if (proposal->after == NULL)
    return TRUE;
  if (!load_scale (proposal->database, &n_impacts, error))
    return FALSE;
  for (guint i = 0; needs[i] != NULL; i++)
    {
      gint64 need = isms_row_get_int (proposal->after, needs[i]);
      g_autofree char *sentence = NULL;

      if (n_impacts == 0 || need <= n_impacts
          || (proposal->before != NULL && isms_row_get_int (proposal->before, needs[i]) == need))
        continue;
      sentence = g_strdup_printf (_ ("The method in force has impacts from 1 to %d, and so have "
                                     "needs. Choose one of these."),
                                  (int) n_impacts);
      return isms_proposal_refuse (proposal, needs[i], sentence, error);
    }
  return TRUE;
}

const IsmsKind isms_kind_asset = {
  .name = "asset",
  .number = 3,
  .view = "asset_list",
  .prefix = "A",
  .label = N_ ("Asset"),
  .plural = N_ ("Assets"),
  .purpose = N_ ("What the organisation needs and wants to protect, and who answers for it."),
  .icon_name = "computer-symbolic",
  .title_field = "title",
  .import_name = "assets",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .get_type = isms_asset_get_type,
  .check = check,
  .rule_columns = needs,
};

static void
isms_asset_class_init (IsmsAssetClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_asset);
}

static void
isms_asset_init (IsmsAsset *self)
{
}
