"""What must survive a kill: one sqlite file in the data folder, written through to the disk at each commit.

WAL with synchronous=FULL: when a transaction has returned, it outlives the process and a loss of power.
No secret and no token is ever written here.
"""

from __future__ import annotations

import os
import sqlite3
import threading
from contextlib import contextmanager
from typing import Any, Iterator, Optional

_SCHEMA = """
CREATE TABLE IF NOT EXISTS command (
  command_id TEXT PRIMARY KEY,
  operation TEXT NOT NULL,
  input TEXT NOT NULL,
  result TEXT,                       -- set once it is final
  last TEXT                          -- what was answered last, of work that is told by no other rows
);
CREATE TABLE IF NOT EXISTS outbox (
  id INTEGER PRIMARY KEY,
  command_id TEXT NOT NULL REFERENCES command,
  operation TEXT NOT NULL, service TEXT NOT NULL, method TEXT NOT NULL, path TEXT NOT NULL,
  idempotency_key TEXT NOT NULL UNIQUE,
  body BLOB NOT NULL,                -- the exact bytes, sent again as they are
  run TEXT NOT NULL,                 -- which start of the program wrote it
  is_doubtful INTEGER NOT NULL DEFAULT 0,
  state TEXT NOT NULL DEFAULT 'PENDING', -- PENDING, ANSWERED, REFUSED, PARKED
  code TEXT
);
CREATE INDEX IF NOT EXISTS outbox_of_command ON outbox (command_id);
CREATE TABLE IF NOT EXISTS item (
  command_id TEXT NOT NULL REFERENCES command,
  position INTEGER NOT NULL,
  outbox_id INTEGER REFERENCES outbox,
  customer_reference TEXT, number TEXT NOT NULL,
  request TEXT,                      -- what is asked for it
  outcome TEXT, code TEXT,
  PRIMARY KEY (command_id, position)
);
CREATE INDEX IF NOT EXISTS item_of_outbox ON item (outbox_id);
CREATE TABLE IF NOT EXISTS account (
  number TEXT PRIMARY KEY,
  physical_account TEXT NOT NULL,
  customer_reference TEXT,
  state TEXT NOT NULL,               -- PLANNED, OPEN, DELETED, REFUSED; FOREIGN: seen, not opened by us
  command_id TEXT,
  remitter_check TEXT NOT NULL DEFAULT 'NONE', remitters TEXT NOT NULL DEFAULT '[]', revision INTEGER
);
CREATE INDEX IF NOT EXISTS account_of_customer ON account (customer_reference);
CREATE TABLE IF NOT EXISTS batch (
  batch_id TEXT PRIMARY KEY,
  physical_account TEXT NOT NULL,
  count INTEGER NOT NULL, control_sum TEXT NOT NULL, -- as computed from the records
  state TEXT NOT NULL                -- KEPT, ACKNOWLEDGED, REFUSED
);
CREATE TABLE IF NOT EXISTS inbox (
  reference TEXT PRIMARY KEY,        -- transactionReferenceNumber: what is booked once is told by it alone
  physical_account TEXT, sequence INTEGER,
  entry_type TEXT NOT NULL, original_reference TEXT,
  account TEXT NOT NULL, utr TEXT NOT NULL, payment_mode TEXT,
  paise INTEGER NOT NULL, business_date TEXT NOT NULL,
  state TEXT NOT NULL                -- BOOKED, SUSPENSE, PARKED
);
CREATE INDEX IF NOT EXISTS inbox_of_original ON inbox (original_reference);
CREATE INDEX IF NOT EXISTS inbox_of_utr ON inbox (utr);
CREATE TABLE IF NOT EXISTS refund (
  id INTEGER PRIMARY KEY,
  command_id TEXT UNIQUE,
  reference TEXT NOT NULL,
  refund_id TEXT UNIQUE,
  status TEXT NOT NULL,              -- ASKED, REFUSED, or the bank's word
  code TEXT, poll_at REAL NOT NULL DEFAULT 0
);
CREATE TABLE IF NOT EXISTS poll (
  physical_account TEXT PRIMARY KEY,
  not_before REAL NOT NULL           -- seconds since 1970, on this machine's clock
);
"""

Row = sqlite3.Row


class Store:
    """The file, for all threads of one session.

    :param folder: made when it is not there
    """

    def __init__(self, folder: str) -> None:
        os.makedirs(folder, exist_ok=True)
        path = os.path.join(folder, "khata-reference.sqlite3")
        self._lock = threading.RLock()
        self._db = sqlite3.connect(path, timeout=10, isolation_level=None, check_same_thread=False)
        self._db.row_factory = sqlite3.Row
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = FULL")
        if not self.one("SELECT 1 FROM sqlite_master WHERE name = 'poll'"):
            self._db.executescript("BEGIN IMMEDIATE;" + _SCHEMA + "COMMIT;")

    @contextmanager
    def transaction(self) -> Iterator[sqlite3.Connection]:
        """All or nothing; on the disk when it ends."""
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")

    def all(self, sql: str, *values: Any) -> list[Row]:
        """The rows of a question."""
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def one(self, sql: str, *values: Any) -> Optional[Row]:
        """The first row, or None."""
        with self._lock:
            row: Optional[Row] = self._db.execute(sql, values).fetchone()
            return row

    def write(self, sql: str, *values: Any) -> None:
        """One statement in a transaction of its own."""
        with self.transaction() as db:
            db.execute(sql, values)

    def close(self) -> None:
        """Lets the file go."""
        with self._lock:
            self._db.close()
