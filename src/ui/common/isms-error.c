/* SPDX-License-Identifier: GPL-3.0-or-later
 * SPDX-FileCopyrightText: The Parapet authors */

/* The one place where an error becomes words for a person: what happened, what was kept, what to
 * do. Views show them with the action "win.error". */

#include "isms-config.h"

#include "isms-error.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>

#include "isms-store-error.h"

static char *
describe_store (const GError *error)
{
  switch ((IsmsStoreError) error->code)
    {
    case ISMS_STORE_ERROR_BUSY:
      return g_strdup (_ ("Another program is writing to this workspace. Nothing was changed here. "
                          "Close it there, or try again in a moment."));
    case ISMS_STORE_ERROR_FULL:
      return g_strdup (_ ("The disk is full. Nothing was changed, and all that was saved before is "
                          "kept. Free some space and try again."));
    case ISMS_STORE_ERROR_READ_ONLY:
      return g_strdup (_ ("This workspace is open for reading only. Nothing was changed. Export a "
                          "copy to work on it."));
    case ISMS_STORE_ERROR_CORRUPT:
      return g_strdup (_ ("The workspace file is damaged. It was left as it is. Restore the newest "
                          "good backup as a copy to go on working."));
    case ISMS_STORE_ERROR_NEWER:
      /* Translators: %s is a sentence that names the version that wrote the file. */
      return g_strdup_printf (_ ("%s. It was left as it is. Update Parapet to open it."),
                              error->message);
    case ISMS_STORE_ERROR_OLDER:
      /* Translators: %s is a sentence that names the version that wrote the file. */
      return g_strdup_printf (_ ("%s. It cannot be brought up to date, as it or its folder may not "
                                 "be written, and was left as it is. Copy it to a folder of your "
                                 "own and open the copy."),
                              error->message);
    case ISMS_STORE_ERROR_NOT_A_WORKSPACE:
      return g_strdup (
          _ ("This file is not a Parapet workspace. It was left as it is. Choose another file, "
             "or import a spreadsheet instead."));
    case ISMS_STORE_ERROR_NOT_FOUND:
      return g_strdup (_ ("It is not there any more. Nothing was changed. It may have been moved, "
                          "renamed or deleted."));
    case ISMS_STORE_ERROR_UNREADABLE:
      return g_strdup (_ ("You may not read this file. It was left as it is. Ask whoever owns it "
                          "to allow it, or choose another file."));
    case ISMS_STORE_ERROR_CHANGED:
      /* Translators: %s says which later step changed the same records. */
      return g_strdup_printf (_ ("This can not be undone on its own any more. Nothing was changed. "
                                 "Undo the later changes first. (%s)"),
                              error->message);
    case ISMS_STORE_ERROR_SEALED: /* already a sentence for the person */
      return g_strdup (error->message);
    case ISMS_STORE_ERROR_NOTHING:
      return g_strdup (_ ("There is nothing to undo or redo"));
    case ISMS_STORE_ERROR_EXISTS:
      return g_strdup (_ ("A file with this name is there already. It was left as it is. Choose "
                          "another name."));
    case ISMS_STORE_ERROR_CONSTRAINT:
      /* Translators: %s is the rule that was broken. */
      return g_strdup_printf (_ ("This change does not fit the other records. Nothing was changed. "
                                 "(%s)"),
                              error->message);
    case ISMS_STORE_ERROR_FAILED:
    default:
      /* Translators: %s is the reason as the system gives it. */
      return g_strdup_printf (_ ("This did not work. Nothing was changed. (%s)"), error->message);
    }
}

static char *
describe_io (const GError *error)
{
  switch (error->code)
    {
    case G_IO_ERROR_NOT_FOUND:
      return g_strdup (_ ("The file is not there. Nothing was changed. It may have been moved, "
                          "renamed or deleted."));
    case G_IO_ERROR_PERMISSION_DENIED: /* reading or writing: it does not say */
      return g_strdup (
          _ ("Access to the file was refused. Nothing was changed. Ask whoever owns it "
             "to allow it, or choose another one."));
    case G_IO_ERROR_READ_ONLY:
      return g_strdup (_ ("You may not write there. Nothing was changed. Choose another folder."));
    case G_IO_ERROR_NO_SPACE:
      return g_strdup (_ ("The disk is full. Nothing was changed. Free some space and try again."));
    case G_IO_ERROR_INVALID_DATA: /* already a sentence for the person, by the model */
      return g_strdup (error->message);
    default:
      return g_strdup_printf (_ ("This did not work. Nothing was changed. (%s)"), error->message);
    }
}

/**
 * isms_error_is_cancelled:
 * @error: (nullable): an error
 *
 * Whether @error only says that somebody cancelled: nobody needs to hear of it.
 */
gboolean
isms_error_is_cancelled (const GError *error)
{
  return g_error_matches (error, G_IO_ERROR, G_IO_ERROR_CANCELLED);
}

/**
 * isms_error_dup_sentence:
 * @error: an error of any layer
 *
 * Says what happened, what was kept and what to do; "win.error" shows it.
 *
 * Returns: (transfer full): plain text, translated
 */
char *
isms_error_dup_sentence (const GError *error)
{
  g_return_val_if_fail (error != NULL, NULL);

  if (error->domain == ISMS_STORE_ERROR)
    return describe_store (error);
  if (error->domain == G_IO_ERROR)
    return describe_io (error);
  /* Translators: %s is the reason as the system gives it. */
  return g_strdup_printf (_ ("This did not work. Nothing was changed. (%s)"), error->message);
}

/**
 * isms_error_dup_read_sentence:
 * @error: why something of a workspace could not be read
 *
 * For a view to say in its place: what can not be read is not nothing.
 *
 * Returns: (transfer full): plain text, translated
 */
char *
isms_error_dup_read_sentence (const GError *error)
{
  /* Translators: %s is the reason as the system gives it. */
  return g_strdup_printf (
      _ ("This could not be read. It was left as it is. Go away and come back to try again. (%s)"),
      error->message);
}

/**
 * isms_error_dup_write_sentence:
 * @error: why a file could not be written
 * @path: that file
 *
 * As isms_error_dup_sentence (), but where the file's folder refuses, it is the folder that is
 * named, not the workspace.
 *
 * Returns: (transfer full): plain text, translated
 */
char *
isms_error_dup_write_sentence (const GError *error, const char *path)
{
  g_autofree char *folder = g_path_get_dirname (path);
  g_autofree char *name = NULL;

  if (!g_error_matches (error, ISMS_STORE_ERROR, ISMS_STORE_ERROR_READ_ONLY)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_PERMISSION_DENIED)
      && !g_error_matches (error, G_IO_ERROR, G_IO_ERROR_READ_ONLY)
      && !(g_file_test (folder, G_FILE_TEST_IS_DIR) && g_access (folder, W_OK) != 0))
    return isms_error_dup_sentence (error);
  name = g_filename_display_name (folder);
  /* Translators: %s is a folder. */
  return g_strdup_printf (
      _ ("Nothing can be written to the folder “%s”. The workspace is as it was. "
         "Choose another folder, or allow writing to this one."),
      name);
}
