/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* Icons and words of signs and states. */

#include "isms-config.h"

#include "isms-review-words.h"

typedef struct
{
  const char *icon_name;
  const char *style;
} Look;

static const Look looks[] = {
  [ISMS_REVIEW_NONE] = { NULL, NULL },
  [ISMS_REVIEW_GOOD] = { "object-select-symbolic", "success" },
  [ISMS_REVIEW_WATCH] = { "dialog-warning-symbolic", "warning" },
  [ISMS_REVIEW_ACT] = { "dialog-error-symbolic", "error" },
};

/**
 * isms_review_sign_get_icon_name:
 * @sign: a sign
 *
 * Returns: (nullable): the icon that stands for it
 */
const char *
isms_review_sign_get_icon_name (IsmsReviewSign sign)
{
  return looks[sign].icon_name;
}

/**
 * isms_review_sign_get_style:
 * @sign: a sign
 *
 * Returns: (nullable): libadwaita's class for it
 */
const char *
isms_review_sign_get_style (IsmsReviewSign sign)
{
  return looks[sign].style;
}

/**
 * isms_review_sign_new:
 * @words: whether the word stands beside the icon; else a screen reader says it
 *
 * Returns: (transfer floating): hidden, until a sign is shown
 */
GtkWidget *
isms_review_sign_new (gboolean words)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);

  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  if (words)
    {
      GtkWidget *label = gtk_label_new (NULL);

      gtk_widget_add_css_class (label, "heading");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_widget_set_visible (box, FALSE);
  return box;
}

/**
 * isms_review_sign_show:
 * @widget: of isms_review_sign_new ()
 * @sign: what it shows from now on
 */
void
isms_review_sign_show (GtkWidget *widget, IsmsReviewSign sign)
{
  GtkWidget *image = gtk_widget_get_first_child (widget);
  GtkWidget *label = gtk_widget_get_next_sibling (image);
  const char *style = isms_review_sign_get_style (sign);

  gtk_widget_set_visible (widget, sign != ISMS_REVIEW_NONE);
  if (style == NULL || gtk_widget_has_css_class (widget, style))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (looks); i++)
    if (looks[i].style != NULL)
      gtk_widget_remove_css_class (widget, looks[i].style);
  gtk_widget_add_css_class (widget, style);
  gtk_image_set_from_icon_name (GTK_IMAGE (image), isms_review_sign_get_icon_name (sign));
  if (label != NULL)
    gtk_label_set_text (GTK_LABEL (label), isms_review_sign_get_label (sign));
  else
    gtk_accessible_update_property (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                    isms_review_sign_get_label (sign), -1);
}

/**
 * isms_review_state_get_icon_name:
 * @state: (nullable): of a review, as its list has it
 *
 * Returns: the icon that stands beside its word
 */
const char *
isms_review_state_get_icon_name (const char *state)
{
  static const struct
  {
    const char *state, *icon_name;
  } icons[] = {
    { "planned", "alarm-symbolic" },
    { "prepared", "document-edit-symbolic" },
    { "held", "checkbox-checked-symbolic" },
    { "approved", "object-select-symbolic" },
  };

  for (guint i = 0; i < G_N_ELEMENTS (icons); i++)
    if (g_strcmp0 (icons[i].state, state) == 0)
      return icons[i].icon_name;
  return "x-office-presentation-symbolic";
}
