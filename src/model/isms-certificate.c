/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Certificates: their fields, and when they may be called issued. */

#include "isms-config.h"

#include "isms-certificate.h"

#include <glib/gi18n-lib.h>

#include "isms-kinds-private.h"
#include "isms-rule.h"

struct _IsmsCertificate
{
  IsmsRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (IsmsCertificate, isms_certificate, ISMS_TYPE_RECORD)

static const IsmsChoice states[] = {
  /* Translators: of a certificate: no audit of the certification body has been yet */
  { "preparing", N_ ("In preparation"), NULL },
  { "stage_1", N_ ("Stage 1 done"), NULL },
  { "stage_2", N_ ("Stage 2 done"), NULL },
  { "valid", N_ ("Valid"), NULL },
  { "ending", N_ ("Ends soon"), NULL },
  { "expired", N_ ("Expired"), NULL, .late = TRUE },
  { "withdrawn", N_ ("Withdrawn"), NULL, .over = TRUE },
  { NULL, NULL, NULL },
};

static const IsmsChoice steps[] = {
  { "stage_1", N_ ("Stage 1"), NULL },
  { "stage_2", N_ ("Stage 2"), NULL },
  { "surveillance", N_ ("Surveillance audit"), NULL },
  { "recertification", N_ ("Recertification"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsChoice flaws[] = {
  { "no_body", N_ ("No certification body"), NULL },
  { "no_owner", N_ ("Nobody is responsible"), NULL },
  { "no_end", N_ ("No last day"), NULL },
  { "not_planned", N_ ("The next audit is not planned"), NULL },
  { NULL, NULL, NULL },
};

static const IsmsField fields[] = {
  { "title", ISMS_FIELD_TEXT, N_ ("Title"), N_ ("The standard that is certified."),
    ISMS_FIELD_REQUIRED | ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "certificate|standard|zertifikat|norm" },
  { "body", ISMS_FIELD_TEXT, N_ ("Certification Body"), NULL,
    ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED, .import_names = "issuer|zertifizierungsstelle" },
  { "owner", ISMS_FIELD_REFERENCE, N_ ("Responsible"), NULL,
    ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .target = "person", .import_names = "verantwortlich" },
  { "scope", ISMS_FIELD_PROSE, N_ ("Certified Scope"), N_ ("As it stands on the certificate."),
    ISMS_FIELD_SEARCHED, .import_names = "geltungsbereich|anwendungsbereich" },
  { "number", ISMS_FIELD_TEXT, N_ ("Number"), NULL, ISMS_FIELD_SEARCHED | ISMS_FIELD_LISTED,
    .import_names = "certificate number|nummer|zertifikatsnummer" },
  { "issued_on", ISMS_FIELD_DATE, N_ ("Issued On"), NULL, ISMS_FIELD_LISTED,
    .import_names = "issued|valid from|ausgestellt am|gültig ab" },
  { "valid_until", ISMS_FIELD_DATE, N_ ("Valid Until"), NULL, ISMS_FIELD_LISTED | ISMS_FIELD_ENDS,
    .import_names = "expires|gültig bis" },
  { "withdrawn_on", ISMS_FIELD_DATE, N_ ("Withdrawn On"),
    N_ ("Or given back: from then on there is none."), ISMS_FIELD_PLAIN,
    .import_names = "withdrawn|entzogen am" },
  { "note", ISMS_FIELD_PROSE, N_ ("Note"), NULL, ISMS_FIELD_SEARCHED,
    .import_names = "notes|comment|comments|remark|remarks|bemerkung|notiz" },
  { "state", ISMS_FIELD_CHOICE, N_ ("State"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = states },
  { "stage_1_on", ISMS_FIELD_DATE, N_ ("Stage 1 Was On"), N_ ("From the audits."),
    ISMS_FIELD_COMPUTED },
  { "stage_2_on", ISMS_FIELD_DATE, N_ ("Stage 2 Was On"), N_ ("From the audits."),
    ISMS_FIELD_COMPUTED },
  { "n_surveillance", ISMS_FIELD_INTEGER, N_ ("Surveillance Audits"),
    N_ ("Since it was issued, from the audits."), ISMS_FIELD_COMPUTED },
  { "next_step", ISMS_FIELD_CHOICE, N_ ("Next"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = steps },
  { "next_due", ISMS_FIELD_DATE, N_ ("Due"), N_ ("By when the next audit is to have been."),
    ISMS_FIELD_DUE | ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED },
  { "overdue", ISMS_FIELD_BOOLEAN, N_ ("Overdue"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_FILTERED },
  { "flaws", ISMS_FIELD_CHOICES, N_ ("Stands Out"), NULL,
    ISMS_FIELD_COMPUTED | ISMS_FIELD_LISTED | ISMS_FIELD_FILTERED, .choices = flaws },
};

static gboolean
check (IsmsProposal *proposal, GError **error)
{
  if (proposal->after == NULL)
    return TRUE;
  return isms_proposal_check_has_come (
             proposal, "issued_on",
             _ ("A certificate is issued on a day that has come. Choose today or an earlier day."),
             error)
         && isms_proposal_check_order (
             proposal, "issued_on", "valid_until",
             _ ("A certificate does not end before it is issued. Choose a later last day."), error)
         && isms_proposal_check_order (proposal, "issued_on", "withdrawn_on",
                                       _ ("A certificate is not withdrawn before it is issued."),
                                       error);
}

static const char *const rule_columns[] = { "issued_on", "valid_until", "withdrawn_on", NULL };

static const char *const leading[] = { "state",     "body",        "next_step", "next_due",
                                       "issued_on", "valid_until", "owner",     NULL };

static const char *const watched[] = { "audit", NULL };

const IsmsKind isms_kind_certificate = {
  .name = "certificate",
  .number = 72,
  .view = "certificate_list",
  .prefix = "CE",
  .label = N_ ("Certificate"),
  .plural = N_ ("Certificates"),
  .purpose = N_ ("The certificate of the ISMS: who issues it, how long it is valid, and which "
                 "audit keeps it."),
  .icon_name = "application-certificate-symbolic",
  .title_field = "title",
  .import_name = "certificates",
  .watched = watched,
  .fields = fields,
  .n_fields = G_N_ELEMENTS (fields),
  .leading = leading,
  .get_type = isms_certificate_get_type,
  .check = check,
  .rule_columns = rule_columns,
};

static void
isms_certificate_class_init (IsmsCertificateClass *klass)
{
  isms_record_class_set_kind (ISMS_RECORD_CLASS (klass), &isms_kind_certificate);
}

static void
isms_certificate_init (IsmsCertificate *self)
{
}
