/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Certificates of suppliers: fields and rules. */

#include "isms-config.h"

#include "isms-supplier-certificate.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsSupplierCertificate
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsSupplierCertificate, isms_supplier_certificate, ISMS_TYPE_RECORD)

static const IsmsChoice states[] = {
  { "expired", N_ ("Expired"), NULL },
  { "expires_soon", N_ ("Expires within 30 days"), NULL },
  { "valid", N_ ("Valid"), NULL },
  { "renewed", N_ ("Renewed since"), NULL, .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_supplier", N_ ("Belongs to no supplier"), NULL },
  { "expired", N_ ("Expired"), NULL },
  { "no_scope", N_ ("Its scope is not stated"), NULL },
  { "no_file", N_ ("No file"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Certificate"),
    N_ ("Such as ISO/IEC 27001, SOC 2 type 2 or TISAX."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "standard|what|report|name|zertifikat|norm|titel" },
  { "supplier", ISMS_FIELD_REFERENCE, N_ ("Supplier"), NULL,
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "supplier",
    .import_names = "vendor|provider|lieferant|dienstleister|anbieter" },
  { "number", ISMS_FIELD_TEXT, N_ ("Number"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "certificate number|certificate no|zertifikatsnummer|zertifikat-nr." },
  { "issuer", ISMS_FIELD_TEXT, N_ ("Issued By"), NULL, ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "body|auditor|certification body|aussteller|ausgestellt von" },
  { "scope", ISMS_FIELD_PROSE, N_ ("Scope"), N_ ("What it covers: does it cover what we use?"),
    ISMS_FIELD_SEARCHED, .import_names = "covers|geltungsbereich|umfang" },
  { "issued_on", ISMS_FIELD_DATE, N_ ("Issued On"), NULL, ISMS_FIELD_PLAIN,
    .import_names = "issued|from|since|ausgestellt am|vom|seit" },
  { "valid_until", ISMS_FIELD_DATE, N_ ("Valid Until"), NULL, ISMS_FIELD_ENDS | ISMS_FIELD_LISTED,
    .import_names = "expires|until|valid to|gültig bis|läuft ab" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

/* A.5.22: what a supplier shows was issued, and does not end before it begins. */
static gboolean
check (IsmsProposal *proposal, GError **error)
{
  const char *from = isms_proposal_get_text (proposal, "issued_on");
  const char *until = isms_proposal_get_text (proposal, "valid_until");

  if (proposal->after == NULL)
    return TRUE;
  if (from != NULL && until != NULL && strcmp (until, from) < 0)
    return isms_proposal_refuse (
        proposal,
        isms_row_get (proposal->after, "valid_until") != NULL ? "valid_until" : "issued_on",
        _ ("It cannot end before it begins. Change the other date first."), error);
  return isms_proposal_check_has_come (
      proposal, "issued_on",
      _ ("A certificate that is issued later is not there yet. Choose today or an earlier day."),
      error);
}

static const char *const rule_columns[] = { "issued_on", "valid_until", NULL };

static const char *const leading[] = {
  "supplier", "issuer", "valid_until", "state", "flaws", NULL
};

static const char *const watched[] = { "evidence", "evidence_for", "attachment", NULL };

const IsmsKind isms_kind_supplier_certificate = {
  .name = "supplier_certificate",
  .number = 52,
  .view = "supplier_certificate_list",
  .prefix = "SC",
  .label = N_ ("Supplier Certificate"),
  .plural = N_ ("Certificates"),
  .purpose = N_ ("What suppliers show for their security, what it covers, and until when it holds "
                 "(A.5.22)."),
  .icon_name = "application-certificate-symbolic",
  .title_field = "title",
  .import_name = "supplier-certificates",
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .watched = watched,
  .get_type = isms_supplier_certificate_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_supplier_certificate_class_init (IsmsSupplierCertificateClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_supplier_certificate);
}

static void
isms_supplier_certificate_init (IsmsSupplierCertificate *self)
{
}
