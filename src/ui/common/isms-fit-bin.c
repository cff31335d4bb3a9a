/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A bin that says how wide it will be. */

#include "isms-fit-bin.h"

struct _IsmsFitBin
{
  AdwBin parent_instance;

  int width;
};

G_DEFINE_FINAL_TYPE (IsmsFitBin, isms_fit_bin, ADW_TYPE_BIN)

enum
{
  FIT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static GtkSizeRequestMode
isms_fit_bin_get_request_mode (GtkWidget *widget)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  return child != NULL ? gtk_widget_get_request_mode (child) : GTK_SIZE_REQUEST_CONSTANT_SIZE;
}

static void
isms_fit_bin_measure (GtkWidget *widget,
                      GtkOrientation orientation,
                      int for_size,
                      int *minimum,
                      int *natural,
                      int *minimum_baseline,
                      int *natural_baseline)
{
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  *minimum = *natural = 0;
  if (child != NULL)
    gtk_widget_measure (child, orientation, for_size, minimum, natural, NULL, NULL);
}

static void
isms_fit_bin_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  IsmsFitBin *self = ISMS_FIT_BIN (widget);
  GtkWidget *child = adw_bin_get_child (ADW_BIN (widget));

  if (width != self->width)
    {
      self->width = width;
      g_signal_emit (self, signals[FIT], 0, width);
    }
  if (child != NULL && gtk_widget_should_layout (child))
    {
      int least;

      /* What is shown now may need more height than was asked for: it comes in the next frame. */
      gtk_widget_measure (child, GTK_ORIENTATION_VERTICAL, width, &least, NULL, NULL, NULL);
      gtk_widget_allocate (child, width, MAX (height, least), baseline, NULL);
    }
}

static void
isms_fit_bin_class_init (IsmsFitBinClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  widget_class->get_request_mode = isms_fit_bin_get_request_mode;
  widget_class->measure = isms_fit_bin_measure;
  widget_class->size_allocate = isms_fit_bin_size_allocate;

  signals[FIT] = g_signal_new ("fit", ISMS_TYPE_FIT_BIN, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_INT);
}

static void
isms_fit_bin_init (IsmsFitBin *self)
{
  gtk_widget_set_layout_manager (GTK_WIDGET (self), NULL);
}

/**
 * isms_fit_bin_new:
 *
 * Returns: (transfer floating): a bin without a child
 */
GtkWidget *
isms_fit_bin_new (void)
{
  return g_object_new (ISMS_TYPE_FIT_BIN, NULL);
}

/**
 * isms_fit_bin_get_width:
 * @self: a bin
 *
 * Returns: the width last told, in application pixels; 0 before the first
 */
int
isms_fit_bin_get_width (IsmsFitBin *self)
{
  g_return_val_if_fail (ISMS_IS_FIT_BIN (self), 0);

  return self->width;
}
