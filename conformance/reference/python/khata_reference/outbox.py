"""Every command to the bank is a row before it is a request: key and bytes, the same until answered."""

from __future__ import annotations

import sqlite3
import os
from typing import Callable, Optional

from .bank import Bank, Call, Json, encode
from .faults import NoAnswer, Refused
from .store import Row, Store

RUN = os.urandom(16).hex()
"""This start of the program. Rows of another one may have been sent without our knowing."""

Applied = Callable[[sqlite3.Connection, Row, Optional[Json], Optional[str]], None]
"""Books what came of a row, in the transaction that closes it: the answer, or the code of the refusal."""


class Outbox:
    """Commands that wait for their answer."""

    def __init__(self, store: Store, bank: Bank) -> None:
        self._store = store
        self._bank = bank

    def put(
        self, db: sqlite3.Connection, command_id: str, what: tuple[str, str, str, str], body: Json
    ) -> int:
        """Writes a command down, under a new key.

        :param what: operation, service, method, path
        :returns: the id of the row
        """
        values = (command_id, *what, os.urandom(16).hex(), encode(body), RUN)
        names = "command_id, operation, service, method, path, idempotency_key, body, run"
        row = db.execute(f"INSERT INTO outbox ({names}) VALUES (?, ?, ?, ?, ?, ?, ?, ?)", values)
        assert row.lastrowid is not None
        return row.lastrowid

    def pending(self, command_id: str) -> list[Row]:
        """What still waits, in order."""
        return self._store.all(
            "SELECT * FROM outbox WHERE command_id = ? AND state = 'PENDING' ORDER BY id", command_id
        )

    def trouble(self, command_id: str) -> Optional[str]:
        """The code of what keeps the command from being over: unanswered, or parked for a person."""
        row = self._store.one(
            "SELECT code FROM outbox WHERE command_id = ? AND state IN ('PENDING', 'PARKED') ORDER BY id",
            command_id,
        )
        return None if row is None else row["code"] or "NOT_SENT_YET"

    def send_all(self, command_id: str, until: float, apply: Applied, most: Optional[int] = None) -> None:
        """Sends what waits, one after the other, as far as it goes.

        A refusal of the whole call refuses the rest too, which differs in its items only and was never sent.
        """
        refused: Optional[str] = None
        for row in self.pending(command_id):
            if refused is not None and not self._may_have_been_sent(row):
                self._close(row, "REFUSED", refused, apply)
                continue
            call = Call(
                row["operation"], row["service"], row["method"], row["path"], row["body"],
                row["idempotency_key"], self._may_have_been_sent(row),
            )  # fmt: skip
            try:
                answer = self._bank.ask(call, until, most)
            except Refused as refusal:
                if refusal.is_certain:
                    refused = refusal.code
                    self._close(row, "REFUSED", refusal.code, apply)
                    continue
                # Not to be sent again as it is, and not known to be void: for a person to look at.
                self._store.write(
                    "UPDATE outbox SET state = 'PARKED', code = ? WHERE id = ?", refusal.code, row["id"]
                )
                return
            except NoAnswer as nothing:
                self._store.write(
                    "UPDATE outbox SET code = ?, is_doubtful = is_doubtful OR ? WHERE id = ?",
                    nothing.code, nothing.was_sent, row["id"],
                )  # fmt: skip
                return
            with self._store.transaction() as db:
                db.execute("UPDATE outbox SET state = 'ANSWERED', code = NULL WHERE id = ?", (row["id"],))
                apply(db, row, answer, None)

    def _close(self, row: Row, state: str, code: str, apply: Applied) -> None:
        with self._store.transaction() as db:
            db.execute("UPDATE outbox SET state = ?, code = ? WHERE id = ?", (state, code, row["id"]))
            apply(db, row, None, code)

    @staticmethod
    def _may_have_been_sent(row: Row) -> bool:
        return bool(row["is_doubtful"]) or row["run"] != RUN
