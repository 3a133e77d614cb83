"""Items of bulk commands as rows: what is asked of each account, and what became of it."""

from __future__ import annotations

import json
import sqlite3
from typing import Optional

from .bank import Json
from .outbox import Outbox
from .store import Row, Store


def note(db: sqlite3.Connection, command_id: str, operation: str, given: Json) -> None:
    """Writes a command of the driver down, in the transaction that plans it."""
    values = (command_id, operation, json.dumps(given))
    db.execute("INSERT INTO command (command_id, operation, input) VALUES (?, ?, ?)", values)


def add_item(
    db: sqlite3.Connection, command_id: str, position: int, number: str, request: Optional[Json],
    reference: Optional[str] = None, outcome: Optional[str] = None, code: Optional[str] = None,
) -> None:  # fmt: skip
    """Adds an item. With a code it has failed; without a request another command cares for its account."""
    text = None if request is None else json.dumps(request)
    values = (command_id, position, number, text, reference, "FAILED" if code else outcome, code)
    names = "command_id, position, number, request, customer_reference, outcome, code"
    db.execute(f"INSERT INTO item ({names}) VALUES (?, ?, ?, ?, ?, ?, ?)", values)


def failed(store: Store, command_id: str, code: str) -> list[Row]:
    """Items of a command that were refused with this code."""
    sql = "SELECT * FROM item WHERE command_id = ? AND code = ? ORDER BY position"
    return store.all(sql, command_id, code)


def result_of(store: Store, outbox: Outbox, command_id: str) -> Json:
    """What is known of a bulk command now, item by item."""
    rows = store.all(
        "SELECT item.*, account.state FROM item LEFT JOIN account USING (number)"
        " WHERE item.command_id = ? ORDER BY position",
        command_id,
    )
    items = []
    for row in rows:
        outcome = row["outcome"]
        if outcome is None and row["request"] is None:  # another command opens it
            outcome = {"OPEN": "SUCCEEDED", "REFUSED": "FAILED"}.get(row["state"])
        item = {"virtualAccountNumber": row["number"], "outcome": outcome or "UNKNOWN"}
        item.update({"customerReference": row["customer_reference"]} if row["customer_reference"] else {})
        item.update({"code": row["code"]} if row["code"] else {})
        items.append(item)
    outcomes = {item["outcome"] for item in items}
    outcome = next((one for one in ("UNKNOWN", "FAILED") if one in outcomes), "SUCCEEDED")
    refused = next((item["code"] for item in items if "code" in item), None)
    code = outbox.trouble(command_id) or refused if outcome == "UNKNOWN" else refused
    return {"outcome": outcome, "items": items, **({"code": code} if code else {})}


def creation(number: str, account: Json) -> Json:
    """The item of a create call."""
    item = {"virtualAccountNumber": number, "accountName": account["accountName"]}
    item["customerReference"] = account["customerReference"]
    if account.get("allowedRemitters"):
        item.update(remitterCheck="ACCOUNT_AND_IFSC", allowedRemitters=account["allowedRemitters"])
    if account.get("validTo"):
        item["validTo"] = account["validTo"]
    return item


def modification(account: Row, change: Json) -> Json:
    """The item of a modify call, from what is known of the account and what shall change."""
    item: Json = {"virtualAccountNumber": account["number"]}
    if change.get("accountName"):
        item["accountName"] = change["accountName"]
    if change.get("addRemitters"):
        present = json.loads(account["remitters"])
        # The list replaces the former one as a whole, so those that may pay already are in it.
        item["allowedRemitters"] = present + [one for one in change["addRemitters"] if one not in present]
        check = account["remitter_check"]
        item["remitterCheck"] = "ACCOUNT_AND_IFSC" if check == "NONE" else check
        if account["revision"]:
            item["revision"] = account["revision"]
    return item


def take_over(db: sqlite3.Connection, account: Json) -> None:
    """Takes over what the bank says of an account that is in our books."""
    remitters = [
        {name: one[name] for name in ("accountNumber", "ifsc") if one.get(name)}
        for one in account.get("allowedRemitters") or []
    ]
    values = (account.get("remitterCheck") or "NONE", json.dumps(remitters), account.get("revision"))
    db.execute(
        "UPDATE account SET remitter_check = ?, remitters = ?, revision = ? WHERE number = ?",
        (*values, account["virtualAccountNumber"]),
    )
