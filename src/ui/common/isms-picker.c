/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* A searchable list of what a field may hold. */

#include "isms-picker.h"

#include "isms-config.h"
#include <glib/gi18n-lib.h>

#include "isms-commit.h"
#include "isms-error.h"
#include "isms-list.h"
#include "isms-picker-item.h"
#include "isms-query.h"

/* Fewer choices than this need no search. */
#define MANY 8
#define MAX_TEXTS 500

struct _IsmsPicker
{
  AdwBin parent_instance;

  IsmsWorkspace *workspace;
  const IsmsKind *kind; /* whose field it is */
  const IsmsField *field;
  const IsmsKind *target; /* NULL: choices */
  gint64 left_out;        /* a record that is not offered; 0: none */
  IsmsPickerFlags flags;
  GPtrArray *chosen; /* (element-type utf8) */
  GPtrArray *bound;  /* (element-type GtkListItem): what shows rows now */

  GListModel *model;
  GListStore *items; /* choices, and the texts that are there */
  GCancellable *reading;
  GtkStringFilter *filter; /* of the items that are no records */
  IsmsList *list;          /* the records */
  char *asked;             /* the search that the rows answer, or will */
  guint n_downs;           /* keys that came before the rows did */
  gboolean entered;

  GtkWidget *search;
  GtkWidget *scroller;
  GtkWidget *view;
  GtkWidget *nothing;
  GtkWidget *create;
};

G_DEFINE_FINAL_TYPE (IsmsPicker, isms_picker, ADW_TYPE_BIN)

/* What run on the reader's thread needs. */
typedef struct
{
  const IsmsKind *kind;
  const char *field;
} Texts;

enum
{
  PICKED,
  CREATE,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static char *
dup_value (gpointer item)
{
  if (ISMS_IS_RECORD (item))
    return g_strdup_printf ("%" G_GINT64_FORMAT, isms_record_get_id (item));
  return g_strdup (isms_picker_item_get_value (item));
}

static const char *
get_label (gpointer item)
{
  const char *label =
      ISMS_IS_RECORD (item) ? isms_record_get_title (item) : isms_picker_item_get_label (item);

  return label != NULL ? label : "";
}

static gboolean
find_chosen (IsmsPicker *self, const char *value, guint *index)
{
  return g_ptr_array_find_with_equal_func (self->chosen, value, g_str_equal, index);
}

static void
show_row (IsmsPicker *self, GtkListItem *item)
{
  GtkWidget *row = gtk_list_item_get_child (item);
  GtkWidget *check = gtk_widget_get_last_child (row);
  gpointer object = gtk_list_item_get_item (item);
  g_autofree char *value = dup_value (object);
  gboolean chosen = find_chosen (self, value, NULL);
  g_autofree char *spoken = NULL;

  gtk_widget_set_opacity (check, chosen ? 1.0 : 0.0);
  /* Translators: a row of a list that has a check mark: "Laptops, chosen" */
  spoken = chosen ? g_strdup_printf (_ ("%s, chosen"), get_label (object))
                  : g_strdup (get_label (object));
  gtk_list_item_set_accessible_label (item, spoken);
}

/* The check marks follow. */
static void
show_rows (IsmsPicker *self)
{
  for (guint i = 0; i < self->bound->len; i++)
    show_row (self, self->bound->pdata[i]);
}

static void
ask (IsmsPicker *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->search));

  g_set_str (&self->asked, text);
  if (self->filter != NULL)
    gtk_string_filter_set_search (self->filter, text);
  if (self->list != NULL)
    {
      g_autoptr (IsmsQuery) query = isms_query_new (self->target);

      if (*text != '\0')
        isms_query_search (query, text);
      isms_query_set_names_first (query, TRUE);
      isms_query_leave_out (query, self->left_out);
      isms_query_sort (query, self->target->title_field, FALSE);
      isms_list_set_query (self->list, query);
    }
}

/* Whether a record with just this title is on show already. */
static gboolean
has_title (IsmsPicker *self, const char *title)
{
  guint n = MIN (g_list_model_get_n_items (G_LIST_MODEL (self->list)), 50);
  g_autofree char *folded = g_utf8_casefold (title, -1);

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (self->list), i);
      const char *other = isms_record_get_title (record);
      g_autofree char *other_folded = g_utf8_casefold (other != NULL ? other : "", -1);

      if (g_str_equal (folded, other_folded))
        return TRUE;
    }
  return FALSE;
}

static void
show_footer (IsmsPicker *self)
{
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));
  gboolean loading = self->list != NULL && isms_list_get_loading (self->list);
  guint n = g_list_model_get_n_items (self->model);
  gboolean create;

  g_strstrip (title);
  create = (self->flags & ISMS_PICKER_CREATE) != 0 && self->list != NULL && *title != '\0'
           && !loading && !has_title (self, title);
  if (create)
    {
      /* Translators: adds a record of a kind with a title: "Add Person “Ada Osei”" */
      g_autofree char *label = g_strdup_printf (_ ("Add %s “%s”"), _ (self->target->label), title);

      gtk_button_set_label (GTK_BUTTON (self->create), label);
    }
  gtk_widget_set_visible (self->create, create);
  gtk_widget_set_visible (self->scroller, n > 0);
  gtk_widget_set_visible (self->nothing, n == 0 && !loading && !create);
}

/* --- The texts that a field has, for one without choices --- */

static gboolean
has_texts (IsmsPicker *self)
{
  return self->field->kind == ISMS_FIELD_TEXT;
}

static gpointer
read_texts (IsmsDatabase *database, gpointer data, GCancellable *cancellable, GError **error)
{
  const Texts *texts = data;
  g_autoptr (IsmsQuery) query = isms_query_new (texts->kind);

  return isms_query_list_values (query, database, texts->field, MAX_TEXTS, error);
}

static void
texts_cb (GObject *source, GAsyncResult *result, gpointer user_data)
{
  g_autoptr (IsmsPicker) self = user_data;
  g_autoptr (GError) error = NULL;
  g_auto (GStrv) texts = isms_store_read_finish (ISMS_STORE (source), result, &error);
  guint keep = (self->flags & ISMS_PICKER_NONE) != 0 ? 1 : 0;
  g_autoptr (GPtrArray) items = g_ptr_array_new_with_free_func (g_object_unref);

  if (self->items == NULL || isms_error_is_cancelled (error))
    return;
  if (texts == NULL)
    {
      isms_ui_report_error (GTK_WIDGET (self), error);
      return;
    }
  for (guint i = 0; texts[i] != NULL; i++)
    if (*texts[i] != '\0')
      g_ptr_array_add (items, isms_picker_item_new (texts[i], texts[i]));
  g_list_store_splice (self->items, keep,
                       g_list_model_get_n_items (G_LIST_MODEL (self->items)) - keep, items->pdata,
                       items->len);
  gtk_widget_set_visible (self->search, items->len > MANY);
}

static void
ask_texts (IsmsPicker *self)
{
  Texts *texts = g_new0 (Texts, 1);

  texts->kind = self->kind;
  texts->field = self->field->name;
  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  self->reading = g_cancellable_new ();
  isms_store_read_async (isms_workspace_get_store (self->workspace), read_texts, texts, g_free,
                         (GDestroyNotify) g_strfreev, self->reading, texts_cb, g_object_ref (self));
}

/* --- The rows --- */

static void
setup_cb (GtkSignalListItemFactory *factory, GtkListItem *item, IsmsPicker *self)
{
  GtkWidget *row = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *check = gtk_image_new_from_icon_name ("object-select-symbolic");
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *ref = gtk_label_new (NULL);

  gtk_accessible_update_state (GTK_ACCESSIBLE (check), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_label_set_xalign (GTK_LABEL (label), 0.0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_add_css_class (ref, "dim-label");
  gtk_widget_add_css_class (ref, "numeric");
  gtk_widget_add_css_class (ref, "caption");
  gtk_box_append (GTK_BOX (row), label);
  gtk_box_append (GTK_BOX (row), ref);
  gtk_box_append (GTK_BOX (row), check);
  gtk_list_item_set_child (item, row);
}

static void
bind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, IsmsPicker *self)
{
  GtkWidget *label = gtk_widget_get_first_child (gtk_list_item_get_child (item));
  GtkWidget *ref = gtk_widget_get_next_sibling (label);
  gpointer object = gtk_list_item_get_item (item);
  const char *text = ISMS_IS_RECORD (object) ? isms_record_get_ref (object) : NULL;

  gtk_label_set_label (GTK_LABEL (label), get_label (object));
  gtk_label_set_label (GTK_LABEL (ref), text != NULL ? text : "");
  show_row (self, item);
  g_ptr_array_add (self->bound, item);
}

static void
unbind_cb (GtkSignalListItemFactory *factory, GtkListItem *item, IsmsPicker *self)
{
  g_ptr_array_remove_fast (self->bound, item);
}

static void
search_changed_cb (IsmsPicker *self)
{
  if (g_strcmp0 (self->asked, gtk_editable_get_text (GTK_EDITABLE (self->search))) != 0)
    ask (self);
  show_footer (self);
}

static void
pick (IsmsPicker *self, gpointer item)
{
  g_autofree char *value = dup_value (item);
  guint index;

  if ((self->flags & ISMS_PICKER_SEVERAL) != 0)
    {
      if (find_chosen (self, value, &index))
        g_ptr_array_remove_index (self->chosen, index);
      else
        g_ptr_array_add (self->chosen, g_strdup (value));
      show_rows (self);
      gtk_editable_select_region (GTK_EDITABLE (self->search), 0,
                                  -1); /* the next one replaces it */
    }
  g_signal_emit (self, signals[PICKED], 0, value);
}

static void
row_activate_cb (IsmsPicker *self, guint position)
{
  isms_picker_activate (self, position);
}

static void
create_cb (IsmsPicker *self)
{
  g_autofree char *title = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->search)));

  g_strstrip (title);
  if (*title != '\0')
    g_signal_emit (self, signals[CREATE], 0, title);
}

/* Whether the rows answer what stands in the search; asks, where the search waits to. */
static gboolean
is_answered (IsmsPicker *self)
{
  if (g_strcmp0 (self->asked, gtk_editable_get_text (GTK_EDITABLE (self->search))) != 0)
    {
      ask (self);
      show_footer (self);
    }
  return self->list == NULL || !isms_list_get_loading (self->list);
}

/* Enter in the search takes the first row, or adds what is not there. */
static void
enter (IsmsPicker *self, guint position)
{
  if (g_list_model_get_n_items (self->model) > position)
    isms_picker_activate (self, position);
  else if (gtk_widget_get_visible (self->create))
    create_cb (self);
}

static gboolean
focus_row (IsmsPicker *self, guint position)
{
  gtk_list_view_scroll_to (GTK_LIST_VIEW (self->view), position, GTK_LIST_SCROLL_FOCUS, NULL);
  return gtk_widget_grab_focus (self->view);
}

/* The keys that were pressed while the rows were on their way now mean what they would have. */
static void
loading_changed_cb (IsmsPicker *self)
{
  guint n = g_list_model_get_n_items (self->model);
  guint n_downs = self->n_downs;

  show_footer (self);
  if (isms_list_get_loading (self->list))
    return;
  self->n_downs = 0;
  if (self->entered)
    {
      self->entered = FALSE;
      enter (self, n > 0 && n_downs > 0 ? MIN (n_downs, n) - 1 : 0);
    }
  else if (n_downs > 0 && n > 0)
    focus_row (self, MIN (n_downs, n) - 1);
}

static void
search_activate_cb (IsmsPicker *self)
{
  if (self->n_downs == 0 && *gtk_editable_get_text (GTK_EDITABLE (self->search)) == '\0')
    return;
  if (is_answered (self))
    enter (self, 0);
  else
    self->entered = TRUE;
}

/* The search keeps Escape from the popover. */
static void
stop_search_cb (IsmsPicker *self)
{
  GtkWidget *popover = gtk_widget_get_ancestor (GTK_WIDGET (self), GTK_TYPE_POPOVER);

  if (popover != NULL)
    gtk_popover_popdown (GTK_POPOVER (popover));
}

static gboolean
search_key_pressed_cb (IsmsPicker *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Down)
    return GDK_EVENT_PROPAGATE;
  if (!is_answered (self))
    {
      self->n_downs++;
      return GDK_EVENT_STOP;
    }
  return g_list_model_get_n_items (self->model) > 0 && focus_row (self, 0);
}

/* Space does to a row what Enter does: the list's own would select it, and nothing here is
 * selected. */
static gboolean
row_key_pressed_cb (IsmsPicker *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((keyval != GDK_KEY_space && keyval != GDK_KEY_KP_Space)
      || (state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return GDK_EVENT_PROPAGATE;
  return gtk_widget_activate (gtk_root_get_focus (gtk_widget_get_root (GTK_WIDGET (self))));
}

static void
isms_picker_dispose (GObject *object)
{
  IsmsPicker *self = ISMS_PICKER (object);

  g_cancellable_cancel (self->reading);
  g_clear_object (&self->reading);
  gtk_widget_dispose_template (GTK_WIDGET (self), ISMS_TYPE_PICKER);
  g_clear_object (&self->items);
  g_clear_object (&self->model);
  g_clear_object (&self->filter);
  g_clear_object (&self->list);
  g_clear_object (&self->workspace);

  G_OBJECT_CLASS (isms_picker_parent_class)->dispose (object);
}

static void
isms_picker_finalize (GObject *object)
{
  g_ptr_array_unref (ISMS_PICKER (object)->chosen);
  g_ptr_array_unref (ISMS_PICKER (object)->bound);
  g_free (ISMS_PICKER (object)->asked);

  G_OBJECT_CLASS (isms_picker_parent_class)->finalize (object);
}

static void
isms_picker_class_init (IsmsPickerClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = isms_picker_dispose;
  object_class->finalize = isms_picker_finalize;

  signals[PICKED] = g_signal_new ("picked", ISMS_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[CREATE] = g_signal_new ("create", ISMS_TYPE_PICKER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                  NULL, G_TYPE_NONE, 1, G_TYPE_STRING);

  gtk_widget_class_set_template_from_resource (widget_class, "/org/parapet/Parapet/isms-picker.ui");
  gtk_widget_class_bind_template_child (widget_class, IsmsPicker, search);
  gtk_widget_class_bind_template_child (widget_class, IsmsPicker, scroller);
  gtk_widget_class_bind_template_child (widget_class, IsmsPicker, view);
  gtk_widget_class_bind_template_child (widget_class, IsmsPicker, nothing);
  gtk_widget_class_bind_template_child (widget_class, IsmsPicker, create);
  gtk_widget_class_bind_template_callback (widget_class, search_changed_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, stop_search_cb);
  gtk_widget_class_bind_template_callback (widget_class, search_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_key_pressed_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activate_cb);
  gtk_widget_class_bind_template_callback (widget_class, create_cb);
}

static void
isms_picker_init (IsmsPicker *self)
{
  self->chosen = g_ptr_array_new_with_free_func (g_free);
  self->bound = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}

/* For an expression, which owns what it is given. */
static char *
dup_item_label (IsmsPickerItem *item)
{
  return g_strdup (isms_picker_item_get_label (item));
}

/* Behind "Not Set", by the name of today. */
static void
show_me (IsmsPicker *self)
{
  guint position = (self->flags & ISMS_PICKER_NONE) != 0 ? 1 : 0;
  g_autofree char *label = NULL;
  g_autoptr (IsmsPickerItem) me = NULL;

  if ((self->flags & ISMS_PICKER_ME) == 0 || g_strcmp0 (self->field->target, "person") != 0)
    return;
  label = isms_picker_dup_label (self->workspace, self->field, ISMS_QUERY_ME);
  me = isms_picker_item_new (ISMS_QUERY_ME, label);
  g_list_store_splice (self->items, position,
                       g_list_model_get_n_items (G_LIST_MODEL (self->items)) - position,
                       (gpointer *) &me, 1);
}

static void
create_model (IsmsPicker *self)
{
  guint n;
  g_autoptr (GListStore) models = g_list_store_new (G_TYPE_LIST_MODEL);
  GtkExpression *label = gtk_cclosure_expression_new (G_TYPE_STRING, NULL, 0, NULL,
                                                      G_CALLBACK (dup_item_label), NULL, NULL);
  g_autoptr (GtkFilterListModel) shown = NULL;

  self->items = isms_picker_create_choices (self->field, (self->flags & ISMS_PICKER_NONE) != 0);
  show_me (self);
  n = g_list_model_get_n_items (G_LIST_MODEL (self->items));
  self->filter = gtk_string_filter_new (label);
  shown = gtk_filter_list_model_new (g_object_ref (G_LIST_MODEL (self->items)),
                                     g_object_ref (GTK_FILTER (self->filter)));
  g_list_store_append (models, shown);
  if (self->target != NULL)
    {
      self->list = isms_list_new (self->workspace);
      g_list_store_append (models, self->list);
      g_signal_connect_object (self->list, "notify::loading", G_CALLBACK (loading_changed_cb), self,
                               G_CONNECT_SWAPPED);
    }
  self->model =
      G_LIST_MODEL (gtk_flatten_list_model_new (G_LIST_MODEL (g_steal_pointer (&models))));
  gtk_widget_set_visible (self->search, self->target != NULL || n > MANY);
}

/**
 * isms_picker_new:
 * @workspace: where records are looked up
 * @kind: whose field
 * @field: whose values to offer
 * @flags: what may be picked
 *
 * Returns: a picker, empty until isms_picker_reset ()
 */
GtkWidget *
isms_picker_new (IsmsWorkspace *workspace,
                 const IsmsKind *kind,
                 const IsmsField *field,
                 IsmsPickerFlags flags)
{
  IsmsPicker *self = g_object_new (ISMS_TYPE_PICKER, NULL);
  GtkListItemFactory *factory = gtk_signal_list_item_factory_new ();

  self->workspace = g_object_ref (workspace);
  self->kind = kind;
  self->field = field;
  self->flags = flags;
  if (field->target != NULL)
    self->target = isms_kind_find (field->target);
  create_model (self);

  g_signal_connect_object (factory, "setup", G_CALLBACK (setup_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "bind", G_CALLBACK (bind_cb), self, G_CONNECT_DEFAULT);
  g_signal_connect_object (factory, "unbind", G_CALLBACK (unbind_cb), self, G_CONNECT_DEFAULT);
  gtk_list_view_set_factory (GTK_LIST_VIEW (self->view), factory);
  g_object_unref (factory);
  {
    g_autoptr (GtkNoSelection) selection = gtk_no_selection_new (g_object_ref (self->model));

    gtk_list_view_set_model (GTK_LIST_VIEW (self->view), GTK_SELECTION_MODEL (selection));
  }
  g_signal_connect_object (self->model, "items-changed", G_CALLBACK (show_footer), self,
                           G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ (field->label), -1);
  return GTK_WIDGET (self);
}

/**
 * isms_picker_set_record:
 * @self: a picker
 * @record: (nullable): whose field it is; %NULL: of several, or of none
 *
 * A record is not offered itself where nothing may lead back to where it began. It takes effect
 * when the rows are asked for next.
 */
void
isms_picker_set_record (IsmsPicker *self, IsmsRecord *record)
{
  g_return_if_fail (ISMS_IS_PICKER (self));

  self->left_out = record != NULL && isms_record_get_kind (record) == self->target
                       ? isms_record_get_id (record)
                       : 0;
}

/**
 * isms_picker_set_chosen:
 * @self: a picker
 * @values: (nullable): the values that carry a check mark
 */
void
isms_picker_set_chosen (IsmsPicker *self, const char *const *values)
{
  g_return_if_fail (ISMS_IS_PICKER (self));

  g_ptr_array_set_size (self->chosen, 0);
  for (gsize i = 0; values != NULL && values[i] != NULL; i++)
    g_ptr_array_add (self->chosen, g_strdup (values[i]));
  show_rows (self);
}

/**
 * isms_picker_dup_chosen:
 * @self: a picker
 *
 * Returns: (transfer full): the values that carry a check mark
 */
GStrv
isms_picker_dup_chosen (IsmsPicker *self)
{
  GStrv values;

  g_return_val_if_fail (ISMS_IS_PICKER (self), NULL);

  values = g_new0 (char *, self->chosen->len + 1);
  for (guint i = 0; i < self->chosen->len; i++)
    values[i] = g_strdup (self->chosen->pdata[i]);
  return values;
}

/**
 * isms_picker_reset:
 * @self: a picker
 *
 * Empties the search and asks for the rows anew.
 */
void
isms_picker_reset (IsmsPicker *self)
{
  g_return_if_fail (ISMS_IS_PICKER (self));

  show_me (self);
  gtk_editable_set_text (GTK_EDITABLE (self->search), "");
  self->n_downs = 0;
  self->entered = FALSE;
  if (has_texts (self))
    ask_texts (self);
  ask (self);
  show_footer (self);
}

/**
 * isms_picker_get_model:
 * @self: a picker
 *
 * Returns: (transfer none): the rows
 */
GListModel *
isms_picker_get_model (IsmsPicker *self)
{
  g_return_val_if_fail (ISMS_IS_PICKER (self), NULL);

  return self->model;
}

/**
 * isms_picker_activate:
 * @self: a picker
 * @position: of a row
 *
 * Picks the row, as a click on it does.
 */
void
isms_picker_activate (IsmsPicker *self, guint position)
{
  g_autoptr (GObject) item = NULL;

  g_return_if_fail (ISMS_IS_PICKER (self));

  item = g_list_model_get_item (self->model, position);
  if (item != NULL)
    pick (self, item);
}

static void
popover_show_cb (GtkWidget *popover, IsmsPicker *picker)
{
  isms_picker_reset (picker);
  if (gtk_widget_get_visible (picker->search))
    gtk_widget_grab_focus (picker->search);
}

/**
 * isms_picker_create_popover:
 * @picker: a picker
 *
 * Returns: (transfer floating): a popover around @picker
 */
GtkWidget *
isms_picker_create_popover (IsmsPicker *picker)
{
  GtkWidget *popover = gtk_popover_new ();

  gtk_widget_set_size_request (GTK_WIDGET (picker), 260, -1);
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (picker));
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_show_cb), picker,
                           G_CONNECT_DEFAULT);
  return popover;
}

static void
row_activated_cb (GtkMenuButton *button)
{
  gtk_menu_button_popup (button);
}

/**
 * isms_picker_add_to_row:
 * @picker: a picker
 * @row: an AdwActionRow
 *
 * Puts a button at the end of @row that opens @picker in a popover. The row opens it at once as
 * well: were the button its activatable widget, it would do so a quarter of a second later, as
 * buttons that are not pressed themselves do, and keys typed by then would be lost.
 *
 * Returns: (transfer none): the button, a GtkMenuButton
 */
GtkWidget *
isms_picker_add_to_row (IsmsPicker *picker, GtkWidget *row)
{
  GtkWidget *button = gtk_menu_button_new ();

  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "pan-down-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), isms_picker_create_popover (picker));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_signal_connect_object (row, "activated", G_CALLBACK (row_activated_cb), button,
                           G_CONNECT_SWAPPED);
  return button;
}
