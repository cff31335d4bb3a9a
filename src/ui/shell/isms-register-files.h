/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* What a register gives to files and to paper. */

#pragma once

#include "isms-heat-page.h"
#include "isms-register.h"

G_BEGIN_DECLS

/* Lets the register export what it lists. */
void isms_register_files_connect (IsmsRegister *page);
/* And print the report of its kind; for risks. */
void isms_register_files_connect_report (IsmsRegister *page);
/* And the map alone. */
void isms_register_files_connect_map (IsmsHeatPage *page);
void isms_register_files_export (IsmsRegister *page, GFile *file);

G_END_DECLS
