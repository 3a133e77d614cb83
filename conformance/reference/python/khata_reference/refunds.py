"""Refunds: asked for once by the bank's reference, followed by a thread of their own until they end."""

from __future__ import annotations

import json
import sqlite3
import threading
import time
from typing import Optional

from . import log
from .bank import Bank, Json, get_refund, list_page
from .faults import NoAnswer, Refused
from .money import paise_of
from .outbox import Outbox
from .store import Row, Store

_CALL = ("initiateRefund", "refunds", "POST", "/v1/refunds")
_RANK = {"ASKED": 0, "ACCEPTED": 1, "IN_PROCESS": 2, "PROCESSED": 3, "FAILED": 4, "RETURNED": 4}
_OWED_AGAIN = ("FAILED", "RETURNED")
_STATES = {"PROCESSED": "PAID", "FAILED": "RESTORED", "RETURNED": "RESTORED"}
_LIVE = "status NOT IN ('REFUSED', 'FAILED', 'RETURNED')"


class Refunds:
    """The refunds of one session.

    :param client_name: what the bank knows the partner by
    """

    def __init__(self, store: Store, bank: Bank, outbox: Outbox, client_name: str) -> None:
        self._store = store
        self._bank = bank
        self._outbox = outbox
        self._client_name = client_name
        self._changed = threading.Event()
        self._is_over = False
        self._failures: dict[int, int] = {}

    def request(self, command_id: str, given: Json, until: float) -> Json:
        """Refunds the credit that is described, or goes on with it."""
        if self._store.one("SELECT 1 FROM command WHERE command_id = ?", command_id) is None:
            with self._store.transaction() as db:
                reference, code = self._choose(db, given)
                result = json.dumps({"outcome": "FAILED", "code": code}) if code else None
                values = (command_id, "requestRefund", json.dumps(given), result, result)
                db.execute("INSERT INTO command VALUES (?, ?, ?, ?, ?)", values)
                if reference is not None:
                    sql = "INSERT INTO refund (command_id, reference, status) VALUES (?, ?, 'ASKED')"
                    db.execute(sql, (command_id, reference))
                    body = {"clientName": self._client_name, "transactionReferenceNumber": reference}
                    self._outbox.put(db, command_id, _CALL, body)
        self._outbox.send_all(command_id, until, self._apply)
        self._changed.set()
        row = self._store.one("SELECT * FROM refund WHERE command_id = ?", command_id)
        if row is not None and row["code"] in ("REFUND_IN_PROGRESS", "ALREADY_REFUNDED"):
            self._adopt(row["reference"], until)
        return self._result(command_id)

    def resume(self, command_id: str, until: float) -> None:
        """Sends what an earlier run left, once."""
        self._outbox.send_all(command_id, until, self._apply, most=1)
        self._changed.set()

    def take_over(self, refund: Json) -> None:
        """Takes the bank's picture of a refund. States only go forward: notifications may overtake."""
        with self._store.transaction() as db:
            row = db.execute("SELECT * FROM refund WHERE refund_id = ?", (refund["refundId"],)).fetchone()
            reference = refund["transactionReferenceNumber"]
            if row is None:  # its first answer was lost, or somebody else asked for it
                sql = "SELECT * FROM refund WHERE reference = ? AND refund_id IS NULL AND status = 'ASKED'"
                row = db.execute(sql, (reference,)).fetchone()
            if row is None:
                row = _inserted(db, reference, refund["refundId"])
            if _RANK.get(refund["status"], 0) < _RANK.get(row["status"], 0):
                return
            told = refund.get("nextPollAfterSeconds")
            poll_at = time.time() + max(1, told if isinstance(told, int) else 60)
            db.execute(
                "UPDATE refund SET refund_id = ?, status = ?, poll_at = ? WHERE id = ?",
                (refund["refundId"], refund["status"], poll_at, row["id"]),
            )
        self._changed.set()

    def ledger(self) -> list[Json]:
        """The refunds as the driver protocol tells them: of each credit the last."""
        rows = self._store.all("SELECT * FROM refund WHERE status <> 'REFUSED' ORDER BY id")
        last = {row["reference"]: _STATES.get(row["status"], "PENDING") for row in rows}
        return [{"transactionReferenceNumber": key, "state": state} for key, state in last.items()]

    def follow(self) -> None:
        """Asks for refunds that are not over, never sooner than told. Runs in its own thread until stop()."""
        while not self._is_over:
            self._changed.clear()
            rows = self._store.all(
                "SELECT * FROM refund WHERE refund_id IS NOT NULL"
                " AND status NOT IN ('REFUSED', 'FAILED', 'RETURNED') ORDER BY poll_at LIMIT 1"
            )
            wait = rows[0]["poll_at"] - time.time() if rows else 3600.0
            if wait > 0:
                self._changed.wait(min(wait, 3600.0))
            elif not self._is_over:
                self._poll(rows[0])

    def stop(self) -> None:
        """Ends follow()."""
        self._is_over = True
        self._changed.set()

    def _poll(self, row: Row) -> None:
        try:
            # One attempt; the next poll is its repetition.
            self.take_over(self._bank.ask(get_refund(row["refund_id"]), time.monotonic() + 30, most=1))
            self._failures.pop(row["id"], None)
            return
        except Refused:
            wait = 300.0
        except NoAnswer as nothing:
            failures = self._failures[row["id"]] = self._failures.get(row["id"], 0) + 1
            wait = max(nothing.wait_seconds, min(60.0, 2.0**failures))
        self._store.write("UPDATE refund SET poll_at = ? WHERE id = ?", time.time() + wait, row["id"])

    def _choose(self, db: sqlite3.Connection, given: Json) -> tuple[Optional[str], Optional[str]]:
        """The credit that is meant, from our own books, or why there is none to refund."""
        try:
            paise = paise_of(given["amount"])
        except ValueError:
            return None, "AMOUNT_MALFORMED"
        credits = db.execute(
            "SELECT reference FROM inbox"
            " WHERE entry_type = 'CREDIT' AND utr = ? AND account = ? AND paise = ? ORDER BY sequence",
            (given["utr"], given["virtualAccountNumber"], paise),
        ).fetchall()
        code = "CREDIT_NOT_FOUND"
        for credit in credits:
            key = (credit["reference"],)
            if db.execute("SELECT 1 FROM inbox WHERE original_reference = ?", key).fetchone():
                code = "CREDIT_REVERSED"
                continue
            live = db.execute(f"SELECT status FROM refund WHERE reference = ? AND {_LIVE}", key).fetchone()
            if live is None:
                return credit["reference"], None
            code = "ALREADY_REFUNDED" if live["status"] == "PROCESSED" else "REFUND_IN_PROGRESS"
        return None, code

    def _apply(self, db: sqlite3.Connection, row: Row, answer: Optional[Json], code: Optional[str]) -> None:
        if answer is None:
            sql = "UPDATE refund SET status = 'REFUSED', code = ? WHERE command_id = ?"
            db.execute(sql, (code, row["command_id"]))
            return
        told = answer.get("nextPollAfterSeconds")
        poll_at = time.time() + max(1, told if isinstance(told, int) else 60)
        # A replayed answer tells of the beginning: what a notification said since stays.
        db.execute(
            "UPDATE refund SET refund_id = ?, poll_at = ?,"
            " status = CASE status WHEN 'ASKED' THEN ? ELSE status END WHERE command_id = ?",
            (answer["refundId"], poll_at, answer["status"], row["command_id"]),
        )

    def _adopt(self, reference: str, until: float) -> None:
        """The bank has a refund of this credit that we did not ask for: it counts, so that none is added."""
        query = {"transactionReferenceNumber": reference, "limit": "100"}
        try:
            page = self._bank.ask(list_page("listRefunds", "refunds", "/v1/refunds", query), until)
        except (NoAnswer, Refused) as trouble:
            log.say(f"refund of {reference} is not ours, and cannot be read: {trouble.code}")
            return
        for refund in page["data"]:
            self.take_over(refund)

    def _result(self, command_id: str) -> Json:
        row = self._store.one("SELECT * FROM refund WHERE command_id = ?", command_id)
        if row is None:
            command = self._store.one("SELECT result FROM command WHERE command_id = ?", command_id)
            assert command is not None
            return json.loads(command["result"])
        status = row["status"]
        if status == "REFUSED":
            return {"outcome": "FAILED", "code": row["code"]}
        if status in _OWED_AGAIN:
            return {"outcome": "FAILED", "code": f"REFUND_{status}"}
        if status == "ASKED":
            return {"outcome": "UNKNOWN", "code": self._outbox.trouble(command_id) or "NOT_SENT_YET"}
        # The bank has taken it: that was asked for. Accepted is not paid; the ledger tells when it is.
        return {"outcome": "SUCCEEDED"}


def _inserted(db: sqlite3.Connection, reference: str, refund_id: str) -> Row:
    sql = "INSERT INTO refund (reference, refund_id, status) VALUES (?, ?, 'ASKED')"
    row_id = db.execute(sql, (reference, refund_id)).lastrowid
    return db.execute("SELECT * FROM refund WHERE id = ?", (row_id,)).fetchone()
