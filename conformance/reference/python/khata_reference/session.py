"""One session: a bank to work with, a data folder, and the commands of the driver protocol."""

from __future__ import annotations

import json
import threading
import time
from typing import Any, Callable, Optional

from . import log
from .accounts import Accounts
from .bank import Bank, Json
from .books import Books
from .faults import NoAnswer, Refused
from .notifications import Notifications, check_secret
from .outbox import RUN, Outbox
from .refunds import Refunds
from .store import Store
from .stream import Stream

_PATIENCE_SECONDS = 12.0
_PATIENCE_OF_A_SYNC_SECONDS = 60.0


class Session:
    """Works for one `start`.

    :param given: the input of start
    :raises ValueError: when it cannot be worked with
    """

    def __init__(self, given: Json) -> None:
        check_secret(given.get("notificationSecret"))
        self._store = Store(given["dataDir"])
        seconds = given["requestDeadlineMilliseconds"] / 1000
        self._bank = Bank(given["baseUrl"], given["credentials"], seconds, given["seed"])
        outbox = Outbox(self._store, self._bank)
        self._books = Books(self._store)
        self._accounts = Accounts(self._store, self._bank, outbox, given["virtualAccountPrefix"])
        self._stream = Stream(self._store, self._bank, self._books)
        self._refunds = Refunds(self._store, self._bank, outbox, given["clientName"])
        secret = given.get("notificationSecret")
        self._notifications = Notifications(secret, self._books, self._refunds)
        self._lock = threading.Lock()
        self._locks: dict[str, threading.Lock] = {}
        for work in (self._resume, self._refunds.follow):
            threading.Thread(target=_guarded(work), daemon=True).start()

    def work(self, operation: str, command_id: str, given: Json, deadline: Optional[int]) -> Json:
        """Does a piece of work, or goes on with it, or tells again what came of it."""
        patience = _PATIENCE_OF_A_SYNC_SECONDS if operation == "syncTransactions" else _PATIENCE_SECONDS
        # Answered some time before it is too late, so that "unknown" can still be said.
        until = time.monotonic() + (deadline * 0.0008 if deadline else patience)
        with self._lock_of(command_id):
            done = self._store.one("SELECT result FROM command WHERE command_id = ?", command_id)
            if done is not None and done["result"] is not None:
                return json.loads(done["result"])
            return self._do(operation, command_id, given, until)

    def outcome(self, command_id: str, deadline: Optional[int]) -> Json:
        """What is known of an earlier command now; what waits for an answer is asked again."""
        seconds = deadline * 0.0008 if deadline else _PATIENCE_SECONDS
        until = time.monotonic() + seconds
        lock = self._lock_of(command_id)
        if not lock.acquire(timeout=seconds):
            return {"outcome": "UNKNOWN", "code": "STILL_RUNNING"}
        try:
            row = self._store.one("SELECT * FROM command WHERE command_id = ?", command_id)
            if row is None:
                return {"outcome": "UNKNOWN", "code": "COMMAND_NOT_KNOWN"}
            if row["last"] is not None:
                return json.loads(row["last"])
            return self._do(row["operation"], command_id, json.loads(row["input"]), until)
        finally:
            lock.release()

    def ledger(self) -> Json:
        """What has been booked."""
        return {"entries": self._books.ledger(), "refunds": self._refunds.ledger()}

    def stop(self) -> None:
        """Lets the bank and the file go."""
        self._refunds.stop()
        self._bank.close()

    def _do(self, operation: str, command_id: str, given: Json, until: float) -> Json:
        plans: dict[str, Callable[[str, Json, float], Json]] = {
            "createAccounts": self._accounts.create,
            "modifyAccounts": self._accounts.modify,
            "deleteAccounts": self._accounts.delete,
            "requestRefund": self._refunds.request,
        }
        if operation in plans:
            try:
                return plans[operation](command_id, given, until)
            except (NoAnswer, Refused) as trouble:
                # Of the reading that some commands begin with: nothing was written, so nothing happened yet.
                is_refused = isinstance(trouble, Refused)
                return {"outcome": "FAILED" if is_refused else "UNKNOWN", "code": trouble.code}
        result = self._naturally_repeatable(operation, given, until)
        # Done is done; what came to nothing is told on being asked, and tried again on being told to.
        text = json.dumps(result)
        final = text if result["outcome"] == "SUCCEEDED" else None
        sql = "INSERT OR REPLACE INTO command VALUES (?, ?, '{}', ?, ?)"
        self._store.write(sql, command_id, operation, final, text)
        return result

    def _naturally_repeatable(self, operation: str, given: Json, until: float) -> Json:
        if operation == "syncTransactions":
            return self._stream.sync(given["physicalAccountNumbers"], given.get("workers") or 1, until)
        if operation == "watch":
            return self._stream.watch(given["physicalAccountNumbers"], given["forMilliseconds"] / 1000)
        if operation == "enquireTransactions":
            return self._stream.enquire(given["physicalAccountNumber"], given["from"], given["to"], until)
        return self._notifications.receive(given["headers"], given["body"])

    def _resume(self) -> None:
        """Takes up what an earlier run of the program left unanswered."""
        rows = self._store.all(
            "SELECT DISTINCT command_id, command.operation FROM outbox JOIN command USING (command_id)"
            " WHERE outbox.state = 'PENDING' AND outbox.run <> ? ORDER BY outbox.id",
            RUN,
        )
        for row in rows:
            owner = self._refunds if row["operation"] == "requestRefund" else self._accounts
            with self._lock_of(row["command_id"]):
                owner.resume(row["command_id"], time.monotonic() + _PATIENCE_SECONDS)

    def _lock_of(self, command_id: str) -> threading.Lock:
        with self._lock:
            return self._locks.setdefault(command_id, threading.Lock())


def _guarded(work: Callable[[], Any]) -> Callable[[], None]:
    def run() -> None:
        try:
            work()
        except Exception as error:  # a thread that dies in silence would leave its work undone for ever
            log.say_crash("background", error)

    return run
