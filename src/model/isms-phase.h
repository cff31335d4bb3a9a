/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The stages of the way to a certificate, planned: spans, who is responsible, and tasks, which are
 * actions. How far one is, is computed: isms-readiness.h. */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_PHASE (isms_phase_get_type ())
G_DECLARE_FINAL_TYPE (IsmsPhase, isms_phase, ISMS, PHASE, IsmsRecord)

/* The seven stages, in their order. */
extern const IsmsChoice isms_stages[];
#define ISMS_N_STAGES 7

G_END_DECLS
