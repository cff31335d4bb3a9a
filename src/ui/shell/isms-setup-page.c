/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The four questions a new workspace begins with: organisation, scope, risk method, currency. */

#include "isms-config.h"

#include "isms-setup-page.h"

#include <glib/gi18n-lib.h>
#include <locale.h>

#include "isms-combo-search.h"
#include "isms-method.h"

#define DEFAULT_PRESET "5x5"
#define DEFAULT_CURRENCY "EUR"

struct _IsmsSetupPage
{
  AdwNavigationPage parent_instance;

  AdwEntryRow *organisation_row;
  AdwEntryRow *scope_row;
  AdwComboRow *preset_row;
  AdwComboRow *currency_row;
  GtkWidget *create_button;
};

static guint create_signal;

G_DEFINE_FINAL_TYPE (IsmsSetupPage, isms_setup_page, ADW_TYPE_NAVIGATION_PAGE)

/* ISO 4217, those of the larger economies. */
static const char *const currencies[] = {
  "AED", "AUD", "BRL", "CAD", "CHF", "CLP", "CNY", "COP", "CZK", "DKK", "EUR",
  "GBP", "HKD", "HUF", "IDR", "ILS", "INR", "ISK", "JPY", "KES", "KRW", "MAD",
  "MXN", "MYR", "NGN", "NOK", "NZD", "PEN", "PHP", "PLN", "RON", "RSD", "SAR",
  "SEK", "SGD", "THB", "TRY", "TWD", "UAH", "USD", "VND", "ZAR", NULL,
};

static guint
find_currency (const char *code)
{
  for (guint i = 0; currencies[i]; i++)
    if (g_ascii_strncasecmp (currencies[i], code, 3) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

/* That of the locale, where it is known. */
static guint
guess_currency (void)
{
  const struct lconv *locale = localeconv ();
  guint found = GTK_INVALID_LIST_POSITION;

  if (locale->int_curr_symbol && *locale->int_curr_symbol)
    found = find_currency (locale->int_curr_symbol);
  return found != GTK_INVALID_LIST_POSITION ? found : find_currency (DEFAULT_CURRENCY);
}

static void
fill_presets (IsmsSetupPage *self)
{
  g_autoptr (GtkStringList) labels = gtk_string_list_new (NULL);
  guint n;
  const IsmsMethodPreset *presets = isms_method_presets (&n);
  guint selected = 0;

  for (guint i = 0; i < n; i++)
    {
      gtk_string_list_append (labels, g_dgettext (GETTEXT_PACKAGE, presets[i].label));
      if (g_str_equal (presets[i].id, DEFAULT_PRESET))
        selected = i;
    }
  adw_combo_row_set_model (self->preset_row, G_LIST_MODEL (labels));
  adw_combo_row_set_selected (self->preset_row, selected);
}

static void
fill_currencies (IsmsSetupPage *self)
{
  g_autoptr (GtkStringList) list = gtk_string_list_new (currencies);
  g_autoptr (GtkExpression) expression =
      gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string");

  adw_combo_row_set_expression (self->currency_row, expression);
  isms_combo_search_enable (self->currency_row);
  adw_combo_row_set_model (self->currency_row, G_LIST_MODEL (list));
  adw_combo_row_set_selected (self->currency_row, guess_currency ());
}

static gboolean
is_complete (IsmsSetupPage *self)
{
  g_autofree char *name = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->organisation_row)));

  return *g_strstrip (name) != '\0';
}

static void
update_cb (IsmsSetupPage *self)
{
  gtk_widget_set_sensitive (self->create_button, is_complete (self));
}

static void
preset_cb (IsmsSetupPage *self)
{
  guint n;
  const IsmsMethodPreset *presets = isms_method_presets (&n);
  guint selected = adw_combo_row_get_selected (self->preset_row);

  if (selected < n)
    adw_action_row_set_subtitle (ADW_ACTION_ROW (self->preset_row),
                                 g_dgettext (GETTEXT_PACKAGE, presets[selected].description));
}

static void
create_cb (IsmsSetupPage *self)
{
  if (is_complete (self))
    g_signal_emit (self, create_signal, 0);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->organisation_row));
}

static void
isms_setup_page_shown (AdwNavigationPage *page)
{
  gtk_widget_grab_focus (GTK_WIDGET (ISMS_SETUP_PAGE (page)->organisation_row));
}

static void
isms_setup_page_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), ISMS_TYPE_SETUP_PAGE);
  G_OBJECT_CLASS (isms_setup_page_parent_class)->dispose (object);
}

static void
isms_setup_page_class_init (IsmsSetupPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = isms_setup_page_dispose;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = isms_setup_page_shown;

  create_signal = g_signal_new ("create", ISMS_TYPE_SETUP_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);

  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/parapet/Parapet/isms-setup-page.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsSetupPage, organisation_row);
  gtk_widget_class_bind_template_child (widget_class, IsmsSetupPage, scope_row);
  gtk_widget_class_bind_template_child (widget_class, IsmsSetupPage, preset_row);
  gtk_widget_class_bind_template_child (widget_class, IsmsSetupPage, currency_row);
  gtk_widget_class_bind_template_child (widget_class, IsmsSetupPage, create_button);
  gtk_widget_class_bind_template_callback (widget_class, update_cb);
  gtk_widget_class_bind_template_callback (widget_class, preset_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
isms_setup_page_init (IsmsSetupPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  fill_presets (self);
  fill_currencies (self);
}

/**
 * isms_setup_page_new:
 * @title: (nullable): what the questions lead to; %NULL: only the workspace itself
 *
 * Returns: (transfer floating): the questions, unanswered but for what the locale answers
 */
IsmsSetupPage *
isms_setup_page_new (const char *title)
{
  IsmsSetupPage *self = g_object_new (ISMS_TYPE_SETUP_PAGE, NULL);

  if (title)
    {
      adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
      gtk_button_set_label (GTK_BUTTON (self->create_button), _ ("C_ontinue"));
    }
  return self;
}

/**
 * isms_setup_page_get_setup:
 * @self: the page
 * @setup: (out caller-allocates): the answers; its strings stay the page's
 */
void
isms_setup_page_get_setup (IsmsSetupPage *self, IsmsWorkspaceSetup *setup)
{
  guint n;
  const IsmsMethodPreset *presets = isms_method_presets (&n);
  guint preset = adw_combo_row_get_selected (self->preset_row);
  guint currency = adw_combo_row_get_selected (self->currency_row);

  setup->organisation = gtk_editable_get_text (GTK_EDITABLE (self->organisation_row));
  setup->scope = gtk_editable_get_text (GTK_EDITABLE (self->scope_row));
  setup->preset = preset < n ? presets[preset].id : DEFAULT_PRESET;
  setup->currency =
      currency < G_N_ELEMENTS (currencies) - 1 ? currencies[currency] : DEFAULT_CURRENCY;
}
