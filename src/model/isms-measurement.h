/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A value of a metric for one period (9.1). */

#pragma once

#include "isms-record.h"

G_BEGIN_DECLS

#define ISMS_TYPE_MEASUREMENT (isms_measurement_get_type ())
G_DECLARE_FINAL_TYPE (IsmsMeasurement, isms_measurement, ISMS, MEASUREMENT, IsmsRecord)

G_END_DECLS
