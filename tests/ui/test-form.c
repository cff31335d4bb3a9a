/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The form of a record as a person meets it. */

#include "isms-bulk-form.h"
#include "isms-desk.h"
#include "isms-edit.h"
#include "isms-record-form.h"

#define REFUSED "R-001: A risk needs an owner before it leaves draft. Name one first."

static const char *const three[] = { "Laptops", "Payroll data", "Web shop", NULL };

/* --- A group that a kind adds --- */

static guint n_made;
static IsmsRecord *shown; /* borrowed */

static GtkWidget *
create_group (IsmsWorkspace *workspace)
{
  GtkWidget *group = adw_preferences_group_new ();

  n_made++;
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), "Neighbours");
  return group;
}

static void
set_record (GtkWidget *group, IsmsRecord *record)
{
  g_assert_true (ADW_IS_PREFERENCES_GROUP (group));
  shown = record;
}

static const IsmsFormGroup group = {
  .kind = "asset",
  .create = create_group,
  .set_record = set_record,
};

static double
get_y (IsmsDesk *desk, GtkWidget *widget)
{
  graphene_point_t point;

  g_assert_true (gtk_widget_compute_point (widget, GTK_WIDGET (isms_desk_get_detail (desk)),
                                           &GRAPHENE_POINT_INIT (0, 0), &point));
  return point.y;
}

/* Made once, told of each record, between the fields and the evidence. */
static void
test_group (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkWidget *title;
  GtkWidget *files;

  n_made = 0;
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  g_assert_cmpuint (n_made, ==, 1);
  g_assert_nonnull (shown);
  g_assert_cmpstr (isms_record_get_title (shown), ==, "Laptops");
  gtk_selection_model_select_item (desk.selection, 2, TRUE);
  g_assert_cmpuint (n_made, ==, 1);
  g_assert_cmpstr (isms_record_get_title (shown), ==, "Web shop");
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  title = isms_ui_test_find_text (GTK_WIDGET (desk.window), "Neighbours");
  files = isms_ui_test_find_text (GTK_WIDGET (desk.window), "Evidence");
  g_assert_cmpfloat (get_y (&desk, title), >, get_y (&desk, isms_desk_find_row (&desk, "ref")));
  g_assert_cmpfloat (get_y (&desk, title), <, get_y (&desk, files));

  gtk_selection_model_unselect_all (desk.selection);
  g_assert_null (shown);
  isms_ui_test_close (desk.window);
}

/* --- One step for each edit --- */

static gboolean
has_history (IsmsDesk *desk, const char *words)
{
  return isms_ui_test_find_text (GTK_WIDGET (isms_desk_get_detail (desk)), words) != NULL;
}

/* The record hears of a step some time after the store. */
static gboolean
is_shown (IsmsRecord *record, const IsmsField *field, const char *words)
{
  g_autofree char *display = isms_record_dup_display (record, field);

  return g_strcmp0 (display, words) == 0;
}

/* Types into a row, leaves it by @key: one step, told as old → new, and one undo. */
static void
check_typed (
    IsmsDesk *desk, const char *field, const char *text, const char *key, const char *words)
{
  g_autoptr (IsmsRecord) record = g_list_model_get_item (G_LIST_MODEL (desk->selection), 0);
  const IsmsField *described = isms_kind_find_field (isms_kind_find ("asset"), field);
  guint64 generation = isms_store_get_generation (isms_desk_get_store (desk));
  g_autofree char *before = isms_record_dup_display (record, described);
  GtkWidget *row = isms_desk_find_row (desk, field);

  if (!GTK_IS_EDITABLE (row))
    row = isms_ui_test_find_type (row, "GtkTextView");
  gtk_widget_grab_focus (row);
  isms_ui_test_settle (row);
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_type (text);
  isms_ui_test_key (key);
  wait_for (isms_store_get_generation (isms_desk_get_store (desk)) == generation + 1
            && isms_record_is_set (record, field))
    ;
  isms_ui_test_key ("Tab"); /* leaving it writes nothing more */
  wait_for (has_history (desk, words))
    ;
  g_assert_cmpuint (isms_store_get_generation (isms_desk_get_store (desk)), ==, generation + 1);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  wait_for (isms_store_get_generation (isms_desk_get_store (desk)) == generation + 2)
    ;
  wait_for (is_shown (record, described, before))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

static void
test_steps (void)
{
  IsmsDesk desk = isms_desk_open (three);

  isms_desk_set_field (&desk, 0, "location", "Attic");
  isms_desk_set_field (&desk, 0, "need_c", "2");
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  check_typed (&desk, "location", "vault", "Return", "Location: Attic → vault");
  check_typed (&desk, "need_c", "4", "Return", "Need for Confidentiality: 2 → 4");
  check_typed (&desk, "description", "black boxes", "ctrl+Return",
               "Description: none → black boxes");
  isms_ui_test_close (desk.window);
}

/* What a key or two pick is one step, told as old → new, and one undo. */
static void
check_picked (IsmsDesk *desk,
              IsmsRecord *record,
              const char *field,
              guint64 generation,
              const char *before,
              const char *words)
{
  const IsmsField *described = isms_kind_find_field (isms_record_get_kind (record), field);

  wait_for (isms_store_get_generation (isms_desk_get_store (desk)) > generation)
    ;
  wait_for (has_history (desk, words))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  g_assert_cmpuint (isms_store_get_generation (isms_desk_get_store (desk)), ==, generation + 1);
  gtk_widget_activate_action (GTK_WIDGET (desk->window), "win.undo", NULL);
  wait_for (isms_store_get_generation (isms_desk_get_store (desk)) == generation + 2)
    ;
  wait_for (is_shown (record, described, before))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
}

/* Focus to what the row of @field offers, then @keys, one after another. */
static void
check_keys (IsmsDesk *desk,
            IsmsRecord *record,
            const char *field,
            const char *type,
            const char *const *keys,
            const char *words)
{
  const IsmsField *described = isms_kind_find_field (isms_record_get_kind (record), field);
  guint64 generation = isms_store_get_generation (isms_desk_get_store (desk));
  g_autofree char *before = isms_record_dup_display (record, described);
  GtkWidget *row = isms_desk_find_row (desk, field);

  if (type != NULL)
    row = isms_ui_test_find_type (row, type);
  gtk_widget_grab_focus (row);
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  for (gsize i = 0; keys[i] != NULL; i++)
    {
      isms_ui_test_key (keys[i]);
      isms_ui_test_settle (GTK_WIDGET (desk->window));
    }
  check_picked (desk, record, field, generation, before, words);
}

static gint64
add_record (IsmsDesk *desk, const char *kind, const char *title)
{
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Add");
  g_autoptr (GError) error = NULL;
  gint64 id = isms_edit_create (step, isms_kind_find (kind), title);

  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* Opens the register of @kind at its one record. */
static IsmsRecord *
open_record (IsmsDesk *desk, const char *destination, const char *kind, gint64 id)
{
  isms_window_show_destination (desk->window, destination);
  isms_window_show_record (desk->window, kind, id);
  desk->page = ISMS_REGISTER (
      isms_ui_test_find_type (GTK_WIDGET (isms_window_get_page (desk->window)), "IsmsRegister"));
  desk->pane = isms_register_get_pane (desk->page);
  desk->selection = GTK_SELECTION_MODEL (isms_list_pane_get_selection (desk->pane));
  wait_for (isms_detail_get_record (isms_desk_get_detail (desk)) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  return isms_detail_get_record (isms_desk_get_detail (desk));
}

static void
test_picked_steps (void)
{
  static const char *const down[] = { "space", "Down", "Return", NULL };
  static const char *const space[] = { "space", NULL };
  IsmsDesk desk = isms_desk_open (three);
  gint64 person_id = add_record (&desk, "person", "Ben Okafor");
  gint64 risk = add_record (&desk, "risk", "Flood in the archive");
  IsmsRecord *record;

  record =
      open_record (&desk, "assets", "asset",
                   isms_list_get_id (isms_selection_get_list (ISMS_SELECTION (desk.selection)), 0));
  check_keys (&desk, record, "kind", NULL, down, "Kind: none → Information");

  record = open_record (&desk, "risks", "risk", risk);
  check_keys (&desk, record, "cia", "GtkToggleButton", space, "Touches: none → Confidentiality");

  record = open_record (&desk, "people", "person", person_id);
  check_keys (&desk, record, "active", NULL, space, "Active: Yes → No");
  isms_ui_test_close (desk.window);
}

/* --- Records picked by keys --- */

/* The keys come one behind the other, as fast as somebody types who knows the way: none waits for
 * the list that it is about. */
static void
check_quick_keys (IsmsDesk *desk,
                  IsmsRecord *record,
                  const char *field,
                  const char *type,
                  const char *keys,
                  const char *words)
{
  guint64 generation = isms_store_get_generation (isms_desk_get_store (desk));
  const IsmsField *described = isms_kind_find_field (isms_record_get_kind (record), field);
  g_autofree char *before = isms_record_dup_display (record, described);
  g_auto (GStrv) each = g_strsplit (keys, " ", -1);
  GtkWidget *row = isms_desk_find_row (desk, field);

  if (type != NULL)
    row = isms_ui_test_find_type (row, type);
  gtk_widget_grab_focus (row);
  isms_ui_test_settle (GTK_WIDGET (desk->window));
  for (gsize i = 0; each[i] != NULL; i++)
    isms_ui_test_key (each[i]);
  check_picked (desk, record, field, generation, before, words);
}

static IsmsRecord *
open_first_asset (IsmsDesk *desk)
{
  return open_record (
      desk, "assets", "asset",
      isms_list_get_id (isms_selection_get_list (ISMS_SELECTION (desk->selection)), 0));
}

static void
test_reference (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsRecord *record;

  add_record (&desk, "person", "Ada Osei");
  add_record (&desk, "person", "Ben Okafor");
  record = open_first_asset (&desk);
  check_quick_keys (&desk, record, "owner", NULL, "space b e n Return", "Owner: none → Ben Okafor");
  check_quick_keys (&desk, record, "owner", NULL, "Return Down Down Return",
                    "Owner: none → Ada Osei");
  /* one that is not there is added by the same key */
  check_quick_keys (&desk, record, "owner", NULL, "space c y Return", "Owner: none → cy");
  isms_ui_test_close (desk.window);
}

static void
test_links (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsRecord *record = open_first_asset (&desk);
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("asset"), "depends_on");
  GtkWidget *button;
  GtkPopover *popover;
  guint64 generation;

  check_quick_keys (&desk, record, "depends_on", "GtkMenuButton", "space w e b Return Escape",
                    "Depends On: with Web shop");

  generation = isms_store_get_generation (isms_desk_get_store (&desk));
  button = isms_ui_test_find_type (isms_desk_find_row (&desk, field->name), "GtkMenuButton");
  gtk_widget_grab_focus (button);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("space");
  isms_ui_test_type ("pay");
  isms_ui_test_key ("Return");
  isms_ui_test_key ("Escape");
  wait_for (has_history (&desk, "Depends On: with Payroll data"))
    ;
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  wait_for (!gtk_widget_get_mapped (GTK_WIDGET (popover)))
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  /* and away by its own button */
  gtk_widget_grab_focus (isms_ui_test_find_button (
      isms_ui_test_find_type (isms_desk_find_row (&desk, field->name), "AdwWrapBox"),
      "A-002 Payroll data"));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("space");
  wait_for (has_history (&desk, "Depends On: without Payroll data"))
    ;
  g_assert_cmpuint (isms_store_get_generation (isms_desk_get_store (&desk)), ==, generation + 2);
  isms_ui_test_close (desk.window);
}

static gboolean
is_check_shown (GtkWidget *widget, gconstpointer data)
{
  return GTK_IS_IMAGE (widget) && gtk_widget_get_mapped (widget)
         && g_strcmp0 (gtk_image_get_icon_name (GTK_IMAGE (widget)), "object-select-symbolic") == 0
         && gtk_widget_get_opacity (widget) > 0.5;
}

/* The check mark comes as one picks, and goes as one picks again. */
static void
test_links_check (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkWidget *button;
  GtkWidget *popover;

  open_first_asset (&desk);
  button = isms_ui_test_find_type (isms_desk_find_row (&desk, "depends_on"), "GtkMenuButton");
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_widget_grab_focus (button);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("space");
  wait_for (gtk_widget_get_mapped (popover))
    ;
  isms_ui_test_type ("pay");
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find (popover, is_check_shown, NULL) != NULL)
    ;
  isms_ui_test_key ("Return");
  wait_for (isms_ui_test_find (popover, is_check_shown, NULL) == NULL)
    ;
  isms_ui_test_close (desk.window);
}

/* An asset is not offered to itself. */
static void
test_not_itself (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsRecord *record = open_first_asset (&desk);
  GtkWidget *button;
  GtkWidget *popover;

  button = isms_ui_test_find_type (isms_desk_find_row (&desk, "depends_on"), "GtkMenuButton");
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_widget_grab_focus (button);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("space");
  wait_for (isms_ui_test_find_text (popover, "Payroll data"))
    ;
  g_assert_null (isms_ui_test_find_text (popover, isms_record_get_title (record)));
  isms_ui_test_close (desk.window);
}

/* As before, where the row itself says it. */
static void
test_ring_told (void)
{
  IsmsDesk desk = isms_desk_open (three);
  const IsmsField *field = isms_kind_find_field (isms_kind_find ("asset"), "depends_on");
  IsmsList *list = isms_selection_get_list (ISMS_SELECTION (desk.selection));
  gint64 first = isms_list_get_id (list, 0);
  gint64 second = isms_list_get_id (list, 1);
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (&desk), "Link");
  g_autoptr (GError) error = NULL;
  GtkWidget *button;
  GtkWidget *popover;

  isms_edit_set_links (step, isms_kind_find ("asset"), second, field, &first, 1);
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  open_first_asset (&desk);
  button = isms_ui_test_find_type (isms_desk_find_row (&desk, "depends_on"), "GtkMenuButton");
  popover = GTK_WIDGET (gtk_menu_button_get_popover (GTK_MENU_BUTTON (button)));
  gtk_widget_grab_focus (button);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("space");
  wait_for (gtk_widget_get_mapped (popover))
    ;
  isms_ui_test_type ("pay");
  isms_ui_test_key ("Return");
  wait_for (!gtk_widget_get_mapped (popover))
    ;
  g_assert_true (gtk_widget_has_css_class (isms_desk_find_row (&desk, "depends_on"), "error"));
  isms_ui_test_close (desk.window);
}

static void
link_assets (IsmsDesk *desk, guint position, guint other)
{
  IsmsList *list = isms_selection_get_list (ISMS_SELECTION (desk->selection));
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, isms_list_get_id (list, other));

  isms_desk_set_field (desk, position, "depends_on", id);
}

/* Links that can not be read are not taken for none: the next pick would delete them. */
static void
test_links_unread (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsFieldEditor *editor;
  GtkWidget *row;

  link_assets (&desk, 0, 2);
  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  editor = isms_desk_find_editor (&desk, "depends_on");
  row = isms_field_editor_get_row (editor);
  g_assert_true (gtk_widget_get_sensitive (row));
  isms_ui_test_hide_table (desk.window, "asset_dependency");
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  wait_for (isms_field_editor_get_message (editor) != NULL)
    ;
  g_assert_nonnull (strstr (isms_field_editor_get_message (editor), "could not be read"));
  g_assert_false (gtk_widget_get_sensitive (row));
  isms_field_editor_create (editor, "Not linked"); /* whatever asks for it */

  isms_ui_test_return_table (desk.window, "asset_dependency");
  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  wait_for (isms_field_editor_get_message (editor) == NULL)
    ;
  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  wait_for (isms_ui_test_find_text (row, "A-003 Web shop") != NULL)
    ;
  g_assert_true (gtk_widget_get_sensitive (row));
  g_assert_cmpuint (isms_desk_get_n_items (&desk), ==, 3);
  isms_ui_test_close (desk.window);
}

/* What is refused is said in front: the list that it was chosen from gives way. */
static void
test_ring_refused (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkWidget *button;
  GtkPopover *popover;

  open_first_asset (&desk);
  button = isms_ui_test_find_type (isms_desk_find_row (&desk, "depends_on"), "GtkMenuButton");
  popover = gtk_menu_button_get_popover (GTK_MENU_BUTTON (button));
  gtk_widget_grab_focus (button);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("space");
  wait_for (gtk_widget_get_mapped (GTK_WIDGET (popover)))
    ;
  gtk_widget_activate_action (button, "win.error", "s", "It leads back. Nothing was changed.");
  wait_for (!gtk_widget_get_mapped (GTK_WIDGET (popover)))
    ;
  wait_for (
      isms_ui_test_find_text (GTK_WIDGET (desk.window), "It leads back. Nothing was changed."))
    ;
  isms_ui_test_key ("Escape");
  wait_for (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window))
            == NULL)
    ;
  isms_ui_test_close (desk.window);
}

static void
test_date (void)
{
  IsmsDesk desk = isms_desk_open (three);
  gint64 id = add_record (&desk, "risk", "Flood in the archive");
  IsmsRecord *record = open_record (&desk, "risks", "risk", id);

  check_quick_keys (&desk, record, "next_review", NULL, "ctrl+a 2 0 2 7 minus 0 3 minus 3 1 Return",
                    "Next Review: none → 31 Mar 2027");
  check_quick_keys (&desk, record, "next_review", NULL,
                    "ctrl+a 1 2 space M a y space 2 0 2 7 Return",
                    "Next Review: none → 12 May 2027");
  isms_ui_test_close (desk.window);
}

static IsmsStep *
keep_text_cb (
    IsmsFieldEditor *editor, const char *text, const char *create, gpointer data, GError **error)
{
  g_set_str (data, text);
  return NULL;
}

/* Money is typed as people write it, and read the same in every locale. */
static void
test_money (void)
{
  static const char *const amounts[][2] = {
    { "12,500.50", "12500.50" },
    { "12.500,50", "12500.50" },
    { "12 500,5", "12500.50" },
    { "12,500", "12500.00" },
    { "7", "7.00" },
    { "-3.20", "-3.20" },
    { "a lot", "a lot" },
    { "", "" },
  };
  static const IsmsField field = { .name = "cost", .kind = ISMS_FIELD_MONEY, .label = "Cost" };
  IsmsDesk desk = isms_desk_open (three);
  g_autofree char *text = NULL;
  g_autoptr (IsmsFieldEditor) editor =
      isms_field_editor_new (desk.workspace, &field, keep_text_cb, &text);
  GtkWidget *row = isms_field_editor_get_row (editor);

  for (gsize i = 0; i < G_N_ELEMENTS (amounts); i++)
    {
      gtk_editable_set_text (GTK_EDITABLE (row), amounts[i][0]);
      isms_field_editor_commit (editor);
      g_assert_cmpstr (text, ==, amounts[i][1]);
    }
  g_clear_object (&editor);
  isms_ui_test_close (desk.window);
}

/* What does not fit is not lost in silence when one goes on to the next record: the window says so.
 */
static void
test_left_unfit (void)
{
  IsmsDesk desk = isms_desk_open (three);
  GtkWidget *title;

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  title = isms_desk_find_row (&desk, "title");
  gtk_widget_grab_focus (title);
  isms_ui_test_settle (title);
  isms_ui_test_key ("ctrl+a");
  isms_ui_test_key ("Delete");
  wait_for (isms_field_editor_is_dirty (isms_desk_find_editor (&desk, "title")))
    ;
  gtk_selection_model_select_item (desk.selection, 1, TRUE);
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window),
                                    "A-001 was not changed: Title cannot be empty."))
    ;
  g_assert_null (isms_field_editor_get_message (isms_desk_find_editor (&desk, "title")));
  g_assert_true (isms_desk_is_listed (&desk, 0, three[0]));
  isms_ui_test_close (desk.window);
}

/* --- Several at once --- */

static IsmsSelection *
select_new_risks (IsmsDesk *desk)
{
  const IsmsKind *kind = isms_kind_find ("risk");
  g_autoptr (IsmsStep) step = isms_store_begin (isms_desk_get_store (desk), "Add risks");
  g_autoptr (IsmsList) list = isms_list_new (desk->workspace);
  g_autoptr (IsmsQuery) query = isms_query_new (kind);
  g_autoptr (GError) error = NULL;
  IsmsSelection *selection;

  isms_edit_create (step, kind, "Flood in the archive");
  isms_edit_create (step, kind, "Theft of a laptop");
  isms_step_commit (step, NULL, &error);
  g_assert_no_error (error);
  isms_list_load (list, query, &error);
  g_assert_no_error (error);
  selection = isms_selection_new (list);
  gtk_selection_model_select_all (GTK_SELECTION_MODEL (selection));
  return selection;
}

static gboolean
has_focus_within (IsmsDesk *desk, GtkWidget *widget)
{
  GtkWidget *focus = gtk_root_get_focus (GTK_ROOT (desk->window));

  return focus != NULL && (focus == widget || gtk_widget_is_ancestor (focus, widget));
}

/* What a row says is wrong is reached by Tab, which leads on from there to the next row. */
static void
test_tab_past_message (void)
{
  IsmsDesk desk = isms_desk_open (three);
  IsmsFieldEditor *editor;

  gtk_selection_model_select_item (desk.selection, 0, TRUE);
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  editor = isms_desk_find_editor (&desk, "need_c");
  gtk_widget_grab_focus (isms_field_editor_get_row (editor));
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_type ("much");
  isms_ui_test_key ("Return");
  wait_for (isms_field_editor_get_message (editor) != NULL)
    ;
  isms_ui_test_settle (GTK_WIDGET (desk.window));
  isms_ui_test_key ("Tab");
  wait_for (has_focus_within (&desk, isms_field_editor_get_message_row (editor)))
    ;
  isms_ui_test_key ("Tab");
  wait_for (has_focus_within (&desk, isms_desk_find_row (&desk, "need_i")))
    ;
  isms_ui_test_close (desk.window);
}

/* What a rule refuses on the writer's thread is told at its row, which says "Leave as It Is" again.
 */
static void
test_bulk_refused (void)
{
  IsmsDesk desk = isms_desk_open (three);
  g_autoptr (IsmsSelection) selection = select_new_risks (&desk);
  GtkWidget *window = gtk_window_new ();
  GtkWidget *form = isms_bulk_form_new (desk.workspace, isms_kind_find ("risk"), selection);
  IsmsFieldEditor *editor = isms_bulk_form_find_editor (ISMS_BULK_FORM (form), "status");
  GtkWidget *row = isms_field_editor_get_row (editor);

  gtk_window_set_child (GTK_WINDOW (window), form);
  gtk_window_present (GTK_WINDOW (window));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), 2); /* no longer a draft, without an owner */
  wait_for (g_strcmp0 (isms_field_editor_get_message (editor), REFUSED) == 0)
    ;
  g_assert_cmpuint (adw_combo_row_get_selected (ADW_COMBO_ROW (row)), ==, 0);
  g_assert_false (isms_field_editor_is_dirty (editor));
  g_assert_null (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window)));

  isms_bulk_form_reset (ISMS_BULK_FORM (form));
  g_assert_null (isms_field_editor_get_message (editor));
  gtk_window_destroy (GTK_WINDOW (window));
  isms_ui_test_close (desk.window);
}

/* The answer comes when others are selected: the window says it, not their row. */
static void
test_bulk_other (void)
{
  IsmsDesk desk = isms_desk_open (three);
  g_autoptr (IsmsSelection) selection = select_new_risks (&desk);
  GtkWidget *form = isms_bulk_form_new (desk.workspace, isms_kind_find ("risk"), selection);
  IsmsFieldEditor *editor = isms_bulk_form_find_editor (ISMS_BULK_FORM (form), "status");
  AdwDialog *dialog = adw_dialog_new ();

  adw_dialog_set_child (dialog, form);
  adw_dialog_present (dialog, GTK_WIDGET (desk.window));
  isms_ui_test_settle (form);
  adw_combo_row_set_selected (ADW_COMBO_ROW (isms_field_editor_get_row (editor)), 2);
  isms_bulk_form_reset (ISMS_BULK_FORM (form));
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), REFUSED))
    ;
  g_assert_null (isms_field_editor_get_message (editor));
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window)));
  adw_dialog_force_close (dialog);
  isms_ui_test_close (desk.window);
}

/* The answer comes when the form is gone: the window that is in use says it. */
static void
test_bulk_late (void)
{
  IsmsDesk desk = isms_desk_open (three);
  g_autoptr (IsmsSelection) selection = select_new_risks (&desk);
  GtkWidget *form = isms_bulk_form_new (desk.workspace, isms_kind_find ("risk"), selection);
  gpointer weak = g_object_ref_sink (form);
  IsmsFieldEditor *editor = isms_bulk_form_find_editor (ISMS_BULK_FORM (form), "status");

  g_object_add_weak_pointer (G_OBJECT (form), &weak);
  adw_combo_row_set_selected (ADW_COMBO_ROW (isms_field_editor_get_row (editor)), 2);
  g_object_run_dispose (G_OBJECT (form));
  g_object_unref (form);
  wait_for (weak == NULL)
    ;
  wait_for (isms_ui_test_find_text (GTK_WIDGET (desk.window), REFUSED))
    ;
  adw_dialog_force_close (
      adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (desk.window)));
  isms_ui_test_close (desk.window);
}

/* --- What the first frame shows --- */

typedef struct
{
  GtkWidget *view;
  guint n_frames;
  guint n_empty; /* in which its text was not drawn */
} Frames;

static gboolean
draws_text (GtkWidget *view)
{
  g_autoptr (GdkPaintable) paintable = gtk_widget_paintable_new (view);
  g_autoptr (GtkSnapshot) snapshot = gtk_snapshot_new ();
  g_autoptr (GskRenderNode) node = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;

  gdk_paintable_snapshot (paintable, GDK_SNAPSHOT (snapshot), gtk_widget_get_width (view),
                          gtk_widget_get_height (view));
  node = gtk_snapshot_to_node (snapshot);
  if (node == NULL)
    return FALSE;
  bytes = gsk_render_node_serialize (node);
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return strstr (text, "text {") != NULL;
}

static void
painted_cb (GdkFrameClock *clock, Frames *frames)
{
  GtkTextBuffer *buffer = gtk_text_view_get_buffer (GTK_TEXT_VIEW (frames->view));

  if (!gtk_widget_get_mapped (frames->view) || gtk_text_buffer_get_char_count (buffer) == 0)
    return;
  frames->n_frames++;
  frames->n_empty += !draws_text (frames->view);
}

/* A title that comes a frame late flickers. */
static void
test_first_frame (void)
{
  IsmsDesk desk = isms_desk_open (three);
  Frames frames = { isms_desk_find_row (&desk, "title"), 0, 0 };
  GdkFrameClock *clock = gtk_widget_get_frame_clock (GTK_WIDGET (desk.window));
  gulong id = g_signal_connect (clock, "after-paint", G_CALLBACK (painted_cb), &frames);

  for (guint i = 0; i < 3; i++)
    {
      guint before = frames.n_frames;

      gtk_selection_model_select_item (desk.selection, i, TRUE);
      wait_for (frames.n_frames >= before + 2)
        ;
    }
  g_signal_handler_disconnect (clock, id);
  g_assert_cmpuint (frames.n_empty, ==, 0);
  isms_ui_test_close (desk.window);
}

int
main (int argc, char **argv)
{
  isms_ui_test_init (&argc, &argv);
  isms_record_form_add_group (&group);
  g_test_add_func ("/ui/form/group", test_group);
  g_test_add_func ("/ui/form/steps", test_steps);
  g_test_add_func ("/ui/form/picked-steps", test_picked_steps);
  g_test_add_func ("/ui/form/reference", test_reference);
  g_test_add_func ("/ui/form/links", test_links);
  g_test_add_func ("/ui/form/links-check", test_links_check);
  g_test_add_func ("/ui/form/not-itself", test_not_itself);
  g_test_add_func ("/ui/form/links-unread", test_links_unread);
  g_test_add_func ("/ui/form/ring-refused", test_ring_refused);
  g_test_add_func ("/ui/form/ring-told", test_ring_told);
  g_test_add_func ("/ui/form/date", test_date);
  g_test_add_func ("/ui/form/money", test_money);
  g_test_add_func ("/ui/form/left-unfit", test_left_unfit);
  g_test_add_func ("/ui/form/tab-past-message", test_tab_past_message);
  g_test_add_func ("/ui/form/bulk-refused", test_bulk_refused);
  g_test_add_func ("/ui/form/bulk-other", test_bulk_other);
  g_test_add_func ("/ui/form/bulk-late", test_bulk_late);
  g_test_add_func ("/ui/form/first-frame", test_first_frame);
  return isms_ui_test_run ();
}
