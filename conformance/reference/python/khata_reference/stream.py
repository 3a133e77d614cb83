"""The stream of a physical account: fetch, compare, keep, acknowledge, until nothing is pending."""

from __future__ import annotations

import threading
import time
from functools import partial
from typing import Any, Callable, Optional, Sequence

from . import log
from .bank import Bank, Json, acknowledge, fetch_batch, list_page
from .books import Books
from .days import indian_day
from .faults import NoAnswer, Refused
from .money import paise_of, text_of
from .store import Store

_MOST_VAIN_FETCHES = 6
"""Fetches one after the other that bring the stream no further, before a person has to look."""

_MOST_PAGES = 2000


class Stream:
    """Pulls and books."""

    def __init__(self, store: Store, bank: Bank, books: Books) -> None:
        self._store = store
        self._bank = bank
        self._books = books

    def sync(self, accounts: Sequence[str], workers: int, until: float) -> Json:
        """Pulls these streams to their end, each by so many threads at one time."""
        for account in accounts:
            trouble = self._pull_to_end(account, workers, until)
            if trouble is not None:
                return _result(trouble)
        return {"outcome": "SUCCEEDED"}

    def watch(self, accounts: Sequence[str], seconds: float) -> Json:
        """Polls as in production, never sooner than told, for so long."""
        end = time.monotonic() + seconds
        troubles: list[Exception] = []

        def poll(account: str) -> None:
            trouble: Optional[Exception] = None
            while time.monotonic() < end:
                wait = self._not_before(account) - time.time()
                if wait > 0:
                    time.sleep(min(wait, max(0.0, end - time.monotonic())))
                    continue
                trouble = self._pull_to_end(account, 1, end)
                if isinstance(trouble, Refused):
                    break
                if trouble is not None:
                    self._not_sooner(account, 2.0)
            troubles.extend([trouble] if trouble else [])

        _in_parallel([partial(poll, account) for account in dict.fromkeys(accounts)])
        time.sleep(max(0.0, end - time.monotonic()))
        return _result(troubles[0]) if troubles else {"outcome": "SUCCEEDED"}

    def enquire(self, account: str, start: str, end: str, until: float) -> Json:
        """References of all entries of the Indian days from the one to the other instant."""
        query = {"physicalAccountNumber": account, "fromDate": indian_day(start), "toDate": indian_day(end)}
        references: dict[str, None] = {}
        cursors: set[str] = set()
        query["limit"] = "100"
        try:
            for _ in range(_MOST_PAGES):
                page = self._bank.ask(
                    list_page("listTransactions", "transactions", "/v1/transactions", query), until
                )
                references.update((entry["transactionReferenceNumber"], None) for entry in page["data"])
                cursor = page["nextCursor"]
                if cursor is None:
                    return {"outcome": "SUCCEEDED", "transactionReferenceNumbers": list(references)}
                if cursor in cursors:
                    break
                cursors.add(cursor)
                query["cursor"] = cursor
        except (NoAnswer, Refused) as trouble:
            return _result(trouble)
        return {"outcome": "FAILED", "code": "LIST_HAS_NO_END"}

    def _pull_to_end(self, account: str, workers: int, until: float) -> Optional[Exception]:
        """:returns: what came in the way, None when the end was reached"""
        is_drained = threading.Event()
        troubles: list[Exception] = []

        def work() -> None:
            try:
                self._pull(account, until, is_drained)
            except (NoAnswer, Refused) as trouble:
                troubles.append(trouble)
                is_drained.set()

        try:
            self._acknowledge_kept(account, until)
        except (NoAnswer, Refused) as trouble:
            return trouble
        _in_parallel([work] * workers)
        return troubles[0] if troubles else None

    def _pull(self, account: str, until: float, is_drained: threading.Event) -> None:
        in_vain = 0
        last: Optional[str] = None
        while not is_drained.is_set():
            if in_vain >= _MOST_VAIN_FETCHES:
                raise Refused("CONTROL_TOTALS_MISMATCH" if last is None else "STREAM_STANDS_STILL", 0)
            if in_vain:
                time.sleep(min(0.05 * 2**in_vain, 0.5))
            answer = self._bank.ask(fetch_batch(account), until)
            batch = answer["batch"]
            if batch is None:
                self._not_sooner(account, answer["nextPollAfterSeconds"])
                is_drained.set()  # what one worker was told holds for the others
                return
            entries = batch["transactions"]
            count, control_sum = len(entries), text_of(sum(paise_of(entry["amount"]) for entry in entries))
            if (count, control_sum) != (batch["numberOfTransactions"], batch["controlSum"]):
                log.say(f"batch {batch['batchId']}: totals disagree, fetching again")
                in_vain, last = in_vain + 1, None
                continue
            self._books.keep_batch(batch, count, control_sum)
            is_taken = self._acknowledge(batch["batchId"], count, control_sum, until)
            in_vain = in_vain + 1 if batch["batchId"] == last or not is_taken else 0
            last = batch["batchId"]

    def _acknowledge(self, batch_id: str, count: int, control_sum: str, until: float) -> bool:
        """:returns: False when the bank sees this batch otherwise, so that it must be fetched again"""
        state = "ACKNOWLEDGED"
        try:
            self._bank.ask(acknowledge(batch_id, count, control_sum), until)
        except Refused as refusal:
            if refusal.status not in (404, 422):
                raise
            state = "REFUSED"
        self._store.write("UPDATE batch SET state = ? WHERE batch_id = ?", state, batch_id)
        return state == "ACKNOWLEDGED"

    def _acknowledge_kept(self, account: str, until: float) -> None:
        """Batches that are kept and whose acknowledgement was not answered, perhaps to an earlier run."""
        rows = self._store.all("SELECT * FROM batch WHERE physical_account = ? AND state = 'KEPT'", account)
        for row in rows:
            self._acknowledge(row["batch_id"], row["count"], row["control_sum"], until)

    def _not_before(self, account: str) -> float:
        row = self._store.one("SELECT not_before FROM poll WHERE physical_account = ?", account)
        return row["not_before"] if row else 0.0

    def _not_sooner(self, account: str, seconds: float) -> None:
        self._store.write("INSERT OR REPLACE INTO poll VALUES (?, ?)", account, time.time() + seconds)


def _result(trouble: Any) -> Json:
    """What was not pulled yet still can be; what was refused needs somebody."""
    return {"outcome": "FAILED" if isinstance(trouble, Refused) else "UNKNOWN", "code": trouble.code}


def _in_parallel(works: Sequence[Callable[[], None]]) -> None:
    if len(works) == 1:
        works[0]()
        return
    threads = [threading.Thread(target=work, daemon=True) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
