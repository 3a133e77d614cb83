"""What the client relies on of the contract: forms of answers, and which codes a repetition can help.

Forms are checked as far as the client reads them. What it does not know it ignores, and null where
something is optional is the same as absent.
"""

from __future__ import annotations

from typing import Any, Callable

from .days import instant
from .money import paise_of

Json = dict[str, Any]

IS_RETRYABLE = {
    "IDEMPOTENCY_IN_PROGRESS": True,
    "ACCOUNT_PLAN_LIMIT_EXCEEDED": True,
    "API_PLAN_LIMIT_EXCEEDED": True,
    "INTERNAL_ERROR": True,
    "SHUTTING_DOWN": True,
    "STORAGE_UNAVAILABLE": True,
    "RESPONSE_CONTRACT_VIOLATION": False,
}
"""Codes of the catalogue (docs/reference/problems.md). Others are judged by their status."""

SPEAKS_OF_THIS_CALL_ONLY = frozenset({"IDEMPOTENCY_IN_PROGRESS"})
"""Codes whose Retry-After binds the one call and not its whole service."""

ENTRY_TYPES = ("CREDIT", "REVERSAL")


def _texts(value: Json, *names: str) -> bool:
    return all(isinstance(value[name], str) and value[name] for name in names)


def is_transaction(entry: Json) -> bool:
    """Whether an entry of the stream can be booked. :raises Exception: when it has not its form at all"""
    _texts_of_it = ("transactionReferenceNumber", "virtualAccountNumber", "utr", "entryType")
    if not _texts(entry, *_texts_of_it):
        return False
    instant(entry["postedAt"])
    paise_of(entry["amount"])
    return entry["entryType"] != "REVERSAL" or _texts(entry, "originalTransactionReferenceNumber")


def _is_batch(body: Json) -> bool:
    batch = body["batch"]
    if batch is None:
        return isinstance(body["nextPollAfterSeconds"], int)
    if not _texts(batch, "batchId", "physicalAccountNumber") or not batch["batchId"].isalnum():
        return False
    paise_of(batch["controlSum"])
    return isinstance(batch["numberOfTransactions"], int) and all(map(is_transaction, batch["transactions"]))


def _is_bulk(body: Json) -> bool:
    for result in body["results"]:
        is_done = result.get("virtualAccount") is not None
        if is_done and not _texts(result["virtualAccount"], "virtualAccountNumber"):
            return False
        if not is_done and not _texts(result["problem"], "code"):
            return False
    return [result["index"] for result in body["results"]] == list(range(len(body["results"])))


def _is_account(body: Json) -> bool:
    return _texts(body, "virtualAccountNumber", "physicalAccountNumber", "status")


def is_refund(body: Json) -> bool:
    """Whether this is a refund as the client reads it."""
    return _texts(body, "refundId", "status", "transactionReferenceNumber")


def _is_list(is_one: Callable[[Json], bool]) -> Callable[[Json], bool]:
    def is_page(body: Json) -> bool:
        cursor = body["nextCursor"]
        return (cursor is None or isinstance(cursor, str)) and all(map(is_one, body["data"]))

    return is_page


SHAPES: dict[str, Callable[[Json], bool]] = {
    "createVirtualAccounts": _is_bulk,
    "modifyVirtualAccounts": _is_bulk,
    "deleteVirtualAccounts": _is_bulk,
    "getVirtualAccount": _is_account,
    "fetchTransactionBatch": _is_batch,
    "acknowledgeTransactionBatch": lambda body: _texts(body, "batchId", "acknowledgedAt", "controlSum"),
    "listTransactions": _is_list(is_transaction),
    "initiateRefund": is_refund,
    "getRefund": is_refund,
    "listRefunds": _is_list(is_refund),
}
"""By operationId: whether a body has the contract's form. May raise instead of saying no."""
