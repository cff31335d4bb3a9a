/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What those of a role or of a unit have to know (7.2 a). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_COMPETENCE (isms_competence_get_type ())
G_DECLARE_FINAL_TYPE (IsmsCompetence, isms_competence, ISMS, COMPETENCE, IsmsRecord)

G_END_DECLS
