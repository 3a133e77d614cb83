"""Virtual accounts: opened, changed and deleted in calls of at most 100, each with an outcome of its own."""

from __future__ import annotations

import base64
import json
import os
import sqlite3
from typing import Iterable, Optional

from .bank import Bank, Json, get_account
from .faults import Refused
from .items import add_item, creation, failed, modification, note, result_of, take_over
from .outbox import Outbox
from .store import Row, Store

_MOST_ITEMS = 100
_PATHS = {
    "createAccounts": ("createVirtualAccounts", "create", "POST", "/v1/virtual-accounts"),
    "modifyAccounts": ("modifyVirtualAccounts", "modify", "PATCH", "/v1/virtual-accounts"),
    "deleteAccounts": ("deleteVirtualAccounts", "delete", "POST", "/v1/virtual-accounts/deletions"),
}


class Accounts:
    """The accounts of one session.

    :param prefix: what the bank allotted: every number begins with it
    """

    def __init__(self, store: Store, bank: Bank, outbox: Outbox, prefix: str) -> None:
        self._store = store
        self._bank = bank
        self._outbox = outbox
        self._prefix = prefix

    def create(self, command_id: str, given: Json, until: float) -> Json:
        """Opens what is asked for, or goes on with it. Customers who have an account get no second one."""
        if not self._is_known(command_id):
            references = [account["customerReference"] for account in given["accounts"]]
            # Another command may be about to open some of them: what became of it must be known first.
            for other in {row["command_id"] for row in self._live(references) if row["state"] == "PLANNED"}:
                self._deliver(other, until)
            with self._store.transaction() as db:
                note(db, command_id, "createAccounts", given)
                self._plan_creation(db, command_id, given)
        self._deliver(command_id, until)
        self._propose_others(command_id, given, until)
        return result_of(self._store, self._outbox, command_id)

    def modify(self, command_id: str, given: Json, until: float) -> Json:
        """Changes names, and adds remitters by sending their full list."""
        if not self._is_known(command_id):
            changes: dict[str, Json] = {}
            for change in given["changes"]:  # one account named twice is one item with both changes
                merged = changes.setdefault(change["virtualAccountNumber"], {"addRemitters": []})
                merged["addRemitters"] = merged["addRemitters"] + (change.get("addRemitters") or [])
                merged.update({"accountName": change["accountName"]} if change.get("accountName") else {})
            unknown = self._look_up(changes, until)
            with self._store.transaction() as db:
                note(db, command_id, "modifyAccounts", given)
                for position, (number, change) in enumerate(changes.items()):
                    add_item(db, command_id, position, number, change, code=unknown.get(number))
                self._put_modifications(db, command_id)
        self._deliver(command_id, until)
        self._modify_anew(command_id, until)
        return result_of(self._store, self._outbox, command_id)

    def delete(self, command_id: str, given: Json, until: float) -> Json:
        """Deletes; what was deleted before is done."""
        if not self._is_known(command_id):
            numbers = list(dict.fromkeys(given["virtualAccountNumbers"]))
            unknown = self._look_up(numbers, until)
            with self._store.transaction() as db:
                note(db, command_id, "deleteAccounts", given)
                for position, number in enumerate(numbers):
                    item = {"virtualAccountNumber": number, "reason": "CUSTOMER_EXITED"}
                    add_item(db, command_id, position, number, item, code=unknown.get(number))
                self._put(db, command_id, "deleteAccounts")
        self._deliver(command_id, until)
        return result_of(self._store, self._outbox, command_id)

    def resume(self, command_id: str, until: float) -> None:
        """Sends what an earlier run left, once."""
        self._deliver(command_id, until, most=1)

    # Planning: all of it before anything is sent, in one transaction.

    def _plan_creation(self, db: sqlite3.Connection, command_id: str, given: Json) -> None:
        for position, account in enumerate(given["accounts"]):
            reference = account["customerReference"]
            present = db.execute(
                "SELECT number, state FROM account"
                " WHERE customer_reference = ? AND state IN ('OPEN', 'PLANNED')",
                (reference,),
            ).fetchone()
            if present is not None:
                done = "SUCCEEDED" if present["state"] == "OPEN" else None
                add_item(db, command_id, position, present["number"], None, reference, outcome=done)
                continue
            self._plan_account(db, command_id, position, given["physicalAccountNumber"], account)
        self._put(db, command_id, "createAccounts")

    def _plan_account(
        self, db: sqlite3.Connection, command_id: str, position: int, physical: str, account: Json
    ) -> None:
        # Eighty random bits after the prefix: no counter that two machines, or two starts, could share.
        number = self._prefix + base64.b32encode(os.urandom(10)).decode()
        reference = account["customerReference"]
        names = "number, physical_account, customer_reference, state, command_id"
        values = (number, physical, reference, command_id)
        db.execute(f"INSERT INTO account ({names}) VALUES (?, ?, ?, 'PLANNED', ?)", values)
        add_item(db, command_id, position, number, creation(number, account), reference)

    def _put(self, db: sqlite3.Connection, command_id: str, operation: str) -> None:
        """Turns items that wait for a call into rows of the outbox, by physical account, 100 at a time."""
        rows = db.execute(
            "SELECT item.*, account.physical_account FROM item JOIN account USING (number)"
            " WHERE item.command_id = ? AND outbox_id IS NULL AND outcome IS NULL AND request IS NOT NULL"
            " ORDER BY position",
            (command_id,),
        ).fetchall()
        groups: dict[str, list[Row]] = {}
        for row in rows:
            groups.setdefault(row["physical_account"], []).append(row)
        for physical, group in groups.items():
            for first in range(0, len(group), _MOST_ITEMS):
                part = group[first : first + _MOST_ITEMS]
                items = [json.loads(row["request"]) for row in part]
                body = {"physicalAccountNumber": physical, "items": items}
                outbox_id = self._outbox.put(db, command_id, _PATHS[operation], body)
                for row in part:
                    db.execute(
                        "UPDATE item SET outbox_id = ? WHERE command_id = ? AND position = ?",
                        (outbox_id, command_id, row["position"]),
                    )

    def _put_modifications(self, db: sqlite3.Connection, command_id: str) -> None:
        rows = db.execute(
            "SELECT position, request, account.* FROM item JOIN account USING (number)"
            " WHERE item.command_id = ? AND outbox_id IS NULL AND outcome IS NULL",
            (command_id,),
        ).fetchall()
        for row in rows:
            item = modification(row, json.loads(row["request"]))
            # Nothing to change is done already; too many remitters would refuse all other items with it.
            outcome = None if len(item) > 1 else "SUCCEEDED"
            code = None
            if len(item.get("allowedRemitters", [])) > 10:
                outcome, code = "FAILED", "TOO_MANY_REMITTERS"
            db.execute(
                "UPDATE item SET request = ?, outcome = ?, code = ? WHERE command_id = ? AND position = ?",
                (json.dumps(item), outcome, code, command_id, row["position"]),
            )
        self._put(db, command_id, "modifyAccounts")

    def _look_up(self, numbers: Iterable[str], until: float) -> dict[str, str]:
        """Asks the bank for accounts that are not in our books. :returns: codes of those it does not know"""
        unknown: dict[str, str] = {}
        for number in numbers:
            if self._store.one("SELECT 1 FROM account WHERE number = ? AND state <> 'REFUSED'", number):
                continue
            try:
                self._remember(self._bank.ask(get_account(number), until))
            except Refused as refusal:
                unknown[number] = refusal.code
        return unknown

    def _remember(self, account: Json) -> None:
        """Takes over the bank's picture of an account, without making it ours."""
        with self._store.transaction() as db:
            values = (account["virtualAccountNumber"], account["physicalAccountNumber"])
            db.execute(
                "INSERT OR IGNORE INTO account (number, physical_account, state) VALUES (?, ?, 'FOREIGN')",
                values,
            )
            take_over(db, account)

    # Carrying out.

    def _deliver(self, command_id: str, until: float, most: Optional[int] = None) -> None:
        self._outbox.send_all(command_id, until, self._apply, most)

    def _apply(self, db: sqlite3.Connection, row: Row, answer: Optional[Json], code: Optional[str]) -> None:
        items = db.execute(
            "SELECT * FROM item WHERE outbox_id = ? ORDER BY position", (row["id"],)
        ).fetchall()
        results = answer["results"] if answer else []
        for index, item in enumerate(items):
            account: Optional[Json] = None
            problem = code or "NOT_IN_THE_ANSWER"
            if index < len(results):
                account = results[index].get("virtualAccount")
                problem = "" if account else results[index]["problem"]["code"]
            is_done = not problem
            if row["operation"] == "deleteVirtualAccounts" and problem == "VIRTUAL_ACCOUNT_DELETED":
                is_done, problem = True, ""
            outcome = "SUCCEEDED" if is_done else "FAILED"
            db.execute(
                "UPDATE item SET outcome = ?, code = ? WHERE command_id = ? AND position = ?",
                (outcome, problem or None, item["command_id"], item["position"]),
            )
            self._apply_to_account(db, row["operation"], item["number"], account, is_done, problem)

    @staticmethod
    def _apply_to_account(
        db: sqlite3.Connection,
        operation: str,
        number: str,
        account: Optional[Json],
        is_done: bool,
        problem: str,
    ) -> None:
        state = None
        if operation == "createVirtualAccounts":
            # A number that is taken may be taken by us; what the bank holds will tell.
            state = "OPEN" if is_done else None if problem == "VIRTUAL_ACCOUNT_NUMBER_TAKEN" else "REFUSED"
        elif operation == "deleteVirtualAccounts" and is_done:
            state = "DELETED"
        if state is not None:
            sql = "UPDATE account SET state = ? WHERE number = ? AND state <> 'FOREIGN'"
            db.execute(sql, (state, number))
        if account is not None:
            take_over(db, account)

    def _propose_others(self, command_id: str, given: Json, until: float) -> None:
        """Where a proposed number is taken: by ourselves it is done, by another it needs another number."""
        is_planned = False
        for item in failed(self._store, command_id, "VIRTUAL_ACCOUNT_NUMBER_TAKEN"):
            held: Json = {}
            try:
                held = self._bank.ask(get_account(item["number"]), until)
            except Refused:
                pass  # another organisation's
            is_ours = (
                held.get("customerReference") == item["customer_reference"] and held["status"] != "DELETED"
            )
            place = (command_id, item["position"])
            with self._store.transaction() as db:
                state = "OPEN" if is_ours else "REFUSED"
                db.execute("UPDATE account SET state = ? WHERE number = ?", (state, item["number"]))
                where = "WHERE command_id = ? AND position = ?"
                if is_ours:
                    db.execute(f"UPDATE item SET outcome = 'SUCCEEDED', code = NULL {where}", place)
                    continue
                db.execute(f"DELETE FROM item {where}", place)
                account = given["accounts"][item["position"]]
                physical = given["physicalAccountNumber"]
                self._plan_account(db, command_id, item["position"], physical, account)
                self._put(db, command_id, "createAccounts")
                is_planned = True
        if is_planned:
            self._deliver(command_id, until)

    def _modify_anew(self, command_id: str, until: float) -> None:
        """Where somebody else changed the account meanwhile: read it, decide again, once, under a new key."""
        conflicts = failed(self._store, command_id, "REVISION_CONFLICT")
        changes = {}
        for item in conflicts:
            held = self._bank.ask(get_account(item["number"]), until)
            before = json.loads(item["request"])
            known = self._store.one("SELECT remitters FROM account WHERE number = ?", item["number"])
            former = json.loads(known["remitters"]) if known else []
            added = [one for one in before.get("allowedRemitters", []) if one not in former]
            self._remember(held)
            name = {"accountName": before["accountName"]} if "accountName" in before else {}
            changes[item["position"]] = {**name, "addRemitters": added}
        if not changes:
            return
        with self._store.transaction() as db:
            for position, change in changes.items():
                db.execute(
                    "UPDATE item SET outbox_id = NULL, outcome = NULL, code = NULL, request = ?"
                    " WHERE command_id = ? AND position = ?",
                    (json.dumps(change), command_id, position),
                )
            self._put_modifications(db, command_id)
        self._deliver(command_id, until)

    # Rows.

    def _is_known(self, command_id: str) -> bool:
        return self._store.one("SELECT 1 FROM command WHERE command_id = ?", command_id) is not None

    def _live(self, references: list[str]) -> list[Row]:
        rows = self._store.all("SELECT * FROM account WHERE state IN ('OPEN', 'PLANNED')")
        wanted = set(references)
        return [row for row in rows if row["customer_reference"] in wanted]
