-- SPDX-License-Identifier: GPL-3.0-or-later
-- SPDX-FileCopyrightText: The Parapet authors

-- What the store keeps for itself: its own facts, the journal, attachments, the search index.

CREATE TABLE meta (
  key   TEXT NOT NULL PRIMARY KEY,
  value TEXT
) STRICT, WITHOUT ROWID;

-- One row for every step that changed something. The hash covers the previous hash, this row and
-- all of its changes, which are those numbered from first_change, n_changes of them.
CREATE TABLE journal (
  id           INTEGER PRIMARY KEY,
  at           TEXT NOT NULL,
  actor        TEXT NOT NULL,
  label        TEXT NOT NULL,
  kind         TEXT NOT NULL CHECK (kind = 'do' OR kind = 'undo' OR kind = 'redo'),
  target       INTEGER REFERENCES journal (id),
  first_change INTEGER NOT NULL,
  n_changes    INTEGER NOT NULL CHECK (n_changes > 0),
  hash         TEXT NOT NULL CHECK (length (hash) = 64)
) STRICT;

CREATE INDEX journal_target ON journal (target) WHERE target IS NOT NULL;

CREATE TABLE journal_change (
  seq    INTEGER PRIMARY KEY,
  step   INTEGER NOT NULL,
  tbl    TEXT NOT NULL,
  row    INTEGER NOT NULL,
  op     TEXT NOT NULL CHECK (op = 'i' OR op = 'u' OR op = 'd'),
  before TEXT,
  after  TEXT
) STRICT;

CREATE INDEX journal_change_row ON journal_change (tbl, row);

CREATE TRIGGER journal_no_update BEFORE UPDATE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_no_delete BEFORE DELETE ON journal
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_change_no_update BEFORE UPDATE ON journal_change
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;
CREATE TRIGGER journal_change_no_delete BEFORE DELETE ON journal_change
BEGIN SELECT RAISE (ABORT, 'the journal is append-only'); END;

-- The bytes of attached files, each content once.
CREATE TABLE attachment_blob (
  id      INTEGER PRIMARY KEY,
  sha256  TEXT NOT NULL UNIQUE CHECK (length (sha256) = 64),
  size    INTEGER NOT NULL,
  content BLOB NOT NULL
) STRICT;

-- Which file belongs to which row.
CREATE TABLE attachment (
  id         INTEGER PRIMARY KEY,
  uid        TEXT NOT NULL UNIQUE,
  tbl        TEXT NOT NULL,
  row        INTEGER NOT NULL,
  name       TEXT NOT NULL,
  media_type TEXT NOT NULL,
  size       INTEGER NOT NULL,
  sha256     TEXT NOT NULL REFERENCES attachment_blob (sha256),
  created_at TEXT NOT NULL
) STRICT;

CREATE INDEX attachment_row ON attachment (tbl, row);
CREATE INDEX attachment_sha256 ON attachment (sha256);

-- Words only, no text: what a hit says is read from its record. rowid: number of the table << 40 | id.
CREATE VIRTUAL TABLE search USING fts5 (
  ref, title, body,
  content = '', contentless_delete = 1, prefix = '1 2 3',
  tokenize = 'unicode61 remove_diacritics 2'
);
