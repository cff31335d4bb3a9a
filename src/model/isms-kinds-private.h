/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The kinds themselves, for isms-kind.c, which lists them. */

#pragma once

#include "isms-kind.h"

G_BEGIN_DECLS

extern const IsmsKind isms_kind_action;
extern const IsmsKind isms_kind_asset;
extern const IsmsKind isms_kind_attendance;
extern const IsmsKind isms_kind_audit;
extern const IsmsKind isms_kind_audit_item;
extern const IsmsKind isms_kind_audit_session;
extern const IsmsKind isms_kind_commitment;
extern const IsmsKind isms_kind_communication;
extern const IsmsKind isms_kind_competence;
extern const IsmsKind isms_kind_contract;
extern const IsmsKind isms_kind_control;
extern const IsmsKind isms_kind_control_check;
extern const IsmsKind isms_kind_course;
extern const IsmsKind isms_kind_evidence;
extern const IsmsKind isms_kind_feedback;
extern const IsmsKind isms_kind_finding;
extern const IsmsKind isms_kind_framework;
extern const IsmsKind isms_kind_holiday;
extern const IsmsKind isms_kind_improvement;
extern const IsmsKind isms_kind_phase;
extern const IsmsKind isms_kind_gap_item;
extern const IsmsKind isms_kind_certificate;
extern const IsmsKind isms_kind_incident;
extern const IsmsKind isms_kind_incident_entry;
extern const IsmsKind isms_kind_issue;
extern const IsmsKind isms_kind_measurement;
extern const IsmsKind isms_kind_metric;
extern const IsmsKind isms_kind_nonconformity;
extern const IsmsKind isms_kind_objective;
extern const IsmsKind isms_kind_organisation;
extern const IsmsKind isms_kind_party;
extern const IsmsKind isms_kind_person;
extern const IsmsKind isms_kind_planned_change;
extern const IsmsKind isms_kind_programme;
extern const IsmsKind isms_kind_qualification;
extern const IsmsKind isms_kind_requirement;
extern const IsmsKind isms_kind_review;
extern const IsmsKind isms_kind_review_addendum;
extern const IsmsKind isms_kind_review_decision;
extern const IsmsKind isms_kind_review_input;
extern const IsmsKind isms_kind_review_participant;
extern const IsmsKind isms_kind_risk;
extern const IsmsKind isms_kind_role;
extern const IsmsKind isms_kind_session;
extern const IsmsKind isms_kind_document;
extern const IsmsKind isms_kind_supplier;
extern const IsmsKind isms_kind_supplier_assessment;
extern const IsmsKind isms_kind_supplier_certificate;
extern const IsmsKind isms_kind_threat;
extern const IsmsKind isms_kind_unit;
extern const IsmsKind isms_kind_vulnerability;

extern const IsmsChoice isms_asset_kinds[]; /* what an asset may be */
extern const IsmsChoice isms_risk_goals[];  /* confidentiality, integrity, availability */

/* The fields that every kind has, in the order of their columns; "id" comes first. */
enum
{
  ISMS_COMMON_ID,
  ISMS_COMMON_UID,
  ISMS_COMMON_REF,
  ISMS_COMMON_CREATED_AT,
  ISMS_COMMON_UPDATED_AT,
  ISMS_COMMON_ARCHIVED,
  ISMS_N_COMMON,
};
extern const IsmsField isms_common_fields[ISMS_N_COMMON];

/* Progress and cost of its actions, of a kind whose view is <name>_with_actions (011-actions.sql)
 * and that watches "action". */
#define ISMS_ACTION_SUMS                                                                           \
  { "actions_progress", ISMS_FIELD_INTEGER, N_ ("Progress of Actions (%)"),                        \
    N_ ("On average, of all that is done for it."), ISMS_FIELD_COMPUTED | ISMS_FIELD_ASIDE },      \
      { "actions_overdue", ISMS_FIELD_INTEGER, N_ ("Overdue Actions"), NULL,                       \
        ISMS_FIELD_COMPUTED | ISMS_FIELD_ASIDE },                                                  \
      { "actions_planned", ISMS_FIELD_MONEY, N_ ("Planned Cost of Actions"), NULL,                 \
        ISMS_FIELD_COMPUTED | ISMS_FIELD_ASIDE },                                                  \
  {                                                                                                \
    "actions_actual", ISMS_FIELD_MONEY, N_ ("Actual Cost of Actions"), NULL,                       \
        ISMS_FIELD_COMPUTED | ISMS_FIELD_ASIDE                                                     \
  }

/* Counts the common fields first, then the kind's own; -1: there is none. */
int isms_kind_find_index (const IsmsKind *self, const char *name);
const IsmsField *isms_kind_get_nth (const IsmsKind *self, guint index);

G_END_DECLS
