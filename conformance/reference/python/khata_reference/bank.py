"""The bank's operations: one call each, tried until it is answered or put aside."""

from __future__ import annotations

import json
import time
from dataclasses import dataclass
from typing import Any, Callable, Mapping, Optional, Union
from urllib.parse import urlencode, urlsplit

from . import log
from .contract import IS_RETRYABLE, SHAPES, SPEAKS_OF_THIS_CALL_ONLY
from .faults import NoAnswer, Refused
from .retry import ATTEMPTS, WHOLE_CLIENT, Pace, retry_after
from .tokens import ApiKey, ClientCredentials
from .transport import Pool, Raw

Json = dict[str, Any]


@dataclass(frozen=True)
class Call:
    """One request, the same on each attempt."""

    operation: str
    """operationId of the contract."""
    service: str
    """What an API plan counts: the calls of a service are held back together."""
    method: str
    path: str
    """Below the base address, with its query."""
    body: Optional[bytes] = None
    key: Optional[str] = None
    """Idempotency-Key of a command."""
    is_doubtful: bool = False
    """Whether it may have been sent before, by an earlier run of this program."""
    accepts: Optional[Callable[[Json], bool]] = None
    """What the answer must say beside having the contract's form; an answer that does not is none."""


def encode(body: Json) -> bytes:
    """The bytes of a body, UTF-8 whatever the machine's locale."""
    return json.dumps(body, ensure_ascii=False, separators=(",", ":")).encode("utf-8")


def fetch_batch(account: str) -> Call:
    """The open batch of this physical account, a new one, or none."""
    body = encode({"physicalAccountNumber": account})
    return Call("fetchTransactionBatch", "transactions", "POST", "/v1/transaction-batches", body)


def acknowledge(batch_id: str, count: int, control_sum: str) -> Call:
    """Says that so many records of this sum are kept. Only the receipt for exactly that is an answer."""
    totals = {"numberOfTransactions": count, "controlSum": control_sum}

    def is_receipt(answer: Json) -> bool:
        return answer["batchId"] == batch_id and all(answer[name] == totals[name] for name in totals)

    path = f"/v1/transaction-batches/{batch_id}/acknowledgement"
    return Call(
        "acknowledgeTransactionBatch", "transactions", "POST", path, encode(totals), accepts=is_receipt
    )


def list_page(operation: str, service: str, path: str, query: Mapping[str, str]) -> Call:
    """One page of a list."""
    return Call(operation, service, "GET", f"{path}?{urlencode(query)}")


def get_account(number: str) -> Call:
    """A virtual account as the bank holds it."""
    return Call("getVirtualAccount", "create", "GET", f"/v1/virtual-accounts/{number}")


def get_refund(refund_id: str) -> Call:
    """A refund as it stands now."""
    return Call("getRefund", "refunds", "GET", f"/v1/refunds/{refund_id}")


class Bank:
    """The bank, as all threads of a session share it.

    :param base_url: origin and prefix, put before /v1 and /oauth2
    :param seconds: how long one answer may take, from its connection to its last byte
    """

    def __init__(self, base_url: str, credentials: Json, seconds: float, seed: int) -> None:
        address = urlsplit(base_url)
        self._prefix = address.path.rstrip("/")
        self._pool = Pool(f"{address.scheme}://{address.netloc}")
        self._seconds = seconds
        self._pace = Pace(seed)
        self._credentials: Union[ApiKey, ClientCredentials]
        if credentials["kind"] == "API_KEY":
            self._credentials = ApiKey(credentials["apiKey"])
        else:
            client = credentials["clientId"], credentials["clientSecret"]
            self._credentials = ClientCredentials(self._pool, self._prefix, *client)

    def ask(self, call: Call, until: float, most: Optional[int] = None) -> Json:
        """Makes the call until it is answered.

        :param until: monotonic time at which its caller wants to know in any case
        :param most: attempts; left out, as many as the state of the bank lets seem sensible
        :returns: the body of a success, of the contract's form
        :raises Refused: when the bank says no for good
        :raises NoAnswer: when all attempts were in vain
        """
        is_doubtful = call.is_doubtful
        is_renewed = False
        attempt = 0
        attempts = self._pace.enter(call.service, until)
        attempts = min(attempts, most or attempts)
        while True:
            attempt += 1
            try:
                answer = self._attempt(call, is_doubtful)
                self._pace.answered(call.service)
                return answer
            except Refused as refusal:
                self._pace.answered(call.service)
                if refusal.status != 401 or is_renewed or not self._credentials.can_renew:
                    log.say(f"{call.operation}: refused, {refusal.code}")
                    raise
                # Renewed once, and the same bytes sent again; a second refusal is the operator's to solve.
                is_renewed = True
                attempt -= 1
            except NoAnswer as nothing:
                is_doubtful = is_doubtful or nothing.was_sent
                log.say(f"{call.operation}: attempt {attempt} of {attempts}, {nothing.code}")
                if nothing.is_alive:
                    self._pace.answered(call.service)
                    attempts = most or ATTEMPTS
                if attempt >= attempts:
                    if not nothing.is_alive:
                        self._pace.put_aside(call.service, attempts)
                    raise NoAnswer(nothing.code, was_sent=is_doubtful) from None
                try:
                    self._pace.pause(attempt, nothing.wait_seconds, until, nothing.code)
                    self._pace.wait(call.service, until)
                except NoAnswer as late:
                    raise NoAnswer(nothing.code or late.code, was_sent=is_doubtful) from None

    def close(self) -> None:
        """Lets the idle connections go."""
        self._pool.close()

    def _attempt(self, call: Call, is_doubtful: bool) -> Json:
        started = time.monotonic()
        try:
            credentials = self._credentials.headers(self._seconds)
        except NoAnswer as nothing:
            unsent = NoAnswer(nothing.code, was_sent=False)
            unsent.wait_seconds = nothing.wait_seconds
            raise unsent from None
        except Refused as refusal:
            # No 401 of the call itself: asking for another token would not help.
            raise Refused(refusal.code, 403, is_certain=not is_doubtful) from None
        headers = {**credentials, "Accept": "application/json, application/problem+json"}
        if call.body is not None:
            headers["Content-Type"] = "application/json"
        if call.key is not None:
            headers["Idempotency-Key"] = call.key
        raw = self._pool.exchange(call.method, self._prefix + call.path, headers, call.body, self._seconds)
        log.say(f"{call.operation}: {raw.status} after {(time.monotonic() - started) * 1000:.0f} ms")
        if 200 <= raw.status < 300:
            return _success(call, raw)
        raise self._trouble(call, raw, credentials, is_doubtful)

    def _trouble(
        self, call: Call, raw: Raw, credentials: dict[str, str], is_doubtful: bool
    ) -> Union[NoAnswer, Refused]:
        problem = _json(raw) if raw.media_type() == "application/problem+json" else None
        code = problem.get("code") if problem else None
        detail = str(problem.get("detail", ""))[:500] if problem else ""
        if not isinstance(code, str):
            code = None
        if raw.status == 401:
            self._credentials.void(credentials)
            return Refused(code or "CREDENTIALS_REFUSED", 401, detail, is_certain=not is_doubtful)
        is_retryable = raw.status == 429 or raw.status >= 500
        if code is not None:
            is_retryable = IS_RETRYABLE.get(code, is_retryable)
        elif raw.status < 500 and raw.status != 429:
            is_retryable = (
                True  # no problem of the bank's: some gateway's page, which says nothing of the call
            )
        if not is_retryable:
            is_certain = raw.status < 500 and (not is_doubtful or raw.status in (400, 404, 409, 422))
            return Refused(code or f"HTTP_{raw.status}", raw.status, detail, is_certain)
        # 429 comes before anything is done. Of a 5xx nobody knows.
        nothing = NoAnswer(code or f"HTTP_{raw.status}", was_sent=raw.status != 429)
        nothing.is_alive = raw.status in (409, 429)
        nothing.wait_seconds = retry_after(raw.headers.get("retry-after"))
        if nothing.wait_seconds and code not in SPEAKS_OF_THIS_CALL_ONLY:
            is_whole = raw.status == 429 and code != "API_PLAN_LIMIT_EXCEEDED"
            self._pace.hold(WHOLE_CLIENT if is_whole else call.service, nothing.wait_seconds)
        return nothing


def _json(raw: Raw) -> Optional[Json]:
    try:
        body = json.loads(raw.body.decode("utf-8"))
    except (ValueError, RecursionError):
        return None
    return body if isinstance(body, dict) else None


def _success(call: Call, raw: Raw) -> Json:
    """The body, if it is what the contract promises; unknown members are none of our business."""
    body = _json(raw) if raw.media_type() == "application/json" else None
    try:
        is_good = (
            body is not None and SHAPES[call.operation](body) and (not call.accepts or call.accepts(body))
        )
    except (KeyError, TypeError, ValueError, AttributeError):
        is_good = False
    if not is_good:
        raise NoAnswer("ANSWER_NOT_CONTRACTED")
    assert body is not None
    return body
