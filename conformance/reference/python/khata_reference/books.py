"""The inbox and the books: each record of the stream once, by its transactionReferenceNumber alone."""

from __future__ import annotations

import sqlite3
from typing import Iterable, Optional

from .bank import Json
from .contract import ENTRY_TYPES
from .days import indian_day
from .money import paise_of, text_of
from .store import Store


class Books:
    """What was received, and on which account it stands."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def keep_batch(self, batch: Json, count: int, control_sum: str) -> None:
        """Takes in and books all records of a batch; when this returns, they outlive the process."""
        with self._store.transaction() as db:
            values = (batch["batchId"], batch["physicalAccountNumber"], count, control_sum)
            db.execute("INSERT OR REPLACE INTO batch VALUES (?, ?, ?, ?, 'KEPT')", values)
            _book(db, batch["transactions"])

    def keep_notified(self, entry: Json) -> None:
        """Takes in one record that a notification told of. The stream brings it too; it counts once."""
        with self._store.transaction() as db:
            _book(db, [entry])

    def ledger(self) -> list[Json]:
        """All entries, in the words of the driver protocol."""
        rows = self._store.all("SELECT * FROM inbox ORDER BY physical_account, sequence, reference")
        return [
            {
                "transactionReferenceNumber": row["reference"],
                "entryType": row["entry_type"],
                "virtualAccountNumber": row["account"],
                "utr": row["utr"],
                "amount": text_of(row["paise"]),
                "businessDate": row["business_date"],
                "state": row["state"],
            }
            for row in rows
            if row["entry_type"] in ENTRY_TYPES
        ]


def _book(db: sqlite3.Connection, entries: Iterable[Json]) -> None:
    for entry in entries:
        reference = entry["transactionReferenceNumber"]
        if db.execute("SELECT 1 FROM inbox WHERE reference = ?", (reference,)).fetchone():
            continue
        original = entry.get("originalTransactionReferenceNumber")
        values = (
            reference, entry.get("physicalAccountNumber"), entry.get("sequenceNumber"),
            entry["entryType"], original,
            # As they are written: strings, leading zeros and letters included. A rail that we do not
            # know is no reason to refuse money.
            entry["virtualAccountNumber"], entry["utr"], entry.get("paymentMode"),
            paise_of(entry["amount"]), indian_day(entry["postedAt"]),
            _state(db, entry["entryType"], entry["virtualAccountNumber"], original),
        )  # fmt: skip
        db.execute(f"INSERT INTO inbox VALUES ({', '.join('?' * len(values))})", values)
    # A reversal may come before its credit, within a batch or over several: it waits, and blocks nobody.
    db.execute(
        "UPDATE inbox SET state = (SELECT credit.state FROM inbox AS credit"
        "                          WHERE credit.reference = inbox.original_reference)"
        " WHERE entry_type = 'REVERSAL' AND state = 'PARKED'"
        " AND original_reference IN (SELECT reference FROM inbox)"
    )


def _state(db: sqlite3.Connection, entry_type: str, account: str, original: Optional[str]) -> str:
    if entry_type == "REVERSAL":
        credit = db.execute("SELECT state FROM inbox WHERE reference = ?", (original,)).fetchone()
        return credit["state"] if credit else "PARKED"
    if entry_type != "CREDIT":
        return "PARKED"
    # An account whose creation was not answered is ours all the same; so is a deleted one.
    known = db.execute(
        "SELECT 1 FROM account WHERE number = ? AND state IN ('PLANNED', 'OPEN', 'DELETED')", (account,)
    ).fetchone()
    return "BOOKED" if known else "SUSPENSE"
