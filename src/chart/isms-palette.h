/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The colours of every chart: on a light screen, on a dark one, on paper. Never colour alone: a
 * tone stands beside a letter, and on paper it also has a hatch. */

#pragma once

#include <cairo.h>
#include <glib.h>

G_BEGIN_DECLS

#define ISMS_N_TONES 5

typedef struct
{
  double red, green, blue; /* sRGB, 0 … 1 */
} IsmsColor;

typedef enum
{
  ISMS_HATCH_NONE,
  ISMS_HATCH_DOTS,
  ISMS_HATCH_RISING,  /* wide diagonals */
  ISMS_HATCH_FALLING, /* closer diagonals, the other way */
  ISMS_HATCH_CROSSED, /* both */
  ISMS_HATCH_DENSE,   /* both, close */
} IsmsHatch;

typedef struct
{
  IsmsColor fill;
  IsmsColor text; /* at least 4.5:1 on the fill */
  IsmsColor ink;  /* of the hatch */
  IsmsHatch hatch;
} IsmsTone;

typedef enum
{
  ISMS_PALETTE_LIGHT,
  ISMS_PALETTE_DARK,
  ISMS_PALETTE_PAPER,
} IsmsPaletteVariant;

typedef struct
{
  IsmsTone tones[ISMS_N_TONES];
  IsmsColor background; /* what the others are meant to stand on; charts do not paint it */
  IsmsColor foreground;
  IsmsColor dim;
  IsmsColor grid;
  IsmsColor accent;
  IsmsColor acceptance; /* the acceptance line */
  IsmsColor better;     /* of what changes; on any tone */
  IsmsColor worse;
} IsmsPalette;

const IsmsPalette *isms_palette_get (IsmsPaletteVariant variant);
/* @tone: 1 calm … 5 worst; others are clamped. */
const IsmsTone *isms_palette_get_tone (const IsmsPalette *self, int tone);
double isms_color_get_luminance (const IsmsColor *self);
double isms_color_get_contrast (const IsmsColor *self, const IsmsColor *other);
void isms_color_set_source (const IsmsColor *self, cairo_t *cr);
/* Fills the current path with the tone, hatch included; the path is gone then. */
void isms_tone_fill (const IsmsTone *self, cairo_t *cr);

G_END_DECLS
