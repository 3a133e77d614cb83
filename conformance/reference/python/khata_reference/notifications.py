"""Notifications by Standard Webhooks: genuine and fresh, or refused."""

from __future__ import annotations

import base64
import binascii
import hashlib
import hmac
import json
import time
from typing import Mapping, Optional

from . import log
from .bank import Json
from .books import Books
from .contract import is_refund, is_transaction
from .refunds import Refunds

_TOLERANCE_SECONDS = 300


class Notifications:
    """What arrives at the partner's own address.

    :param secret: `whsec_…`; without one every notification is refused
    """

    def __init__(self, secret: Optional[str], books: Books, refunds: Refunds) -> None:
        log.hide(secret)
        self._key = _key_of(secret) if secret else None
        self._books = books
        self._refunds = refunds

    def receive(self, headers: Mapping[str, str], body: str) -> Json:
        """Checks and takes in one notification. Said to be taken only once it is kept."""
        refusal = self._refusal(
            {name.lower(): value for name, value in headers.items()}, body.encode("utf-8")
        )
        if refusal is not None:
            log.say(f"notification refused: {refusal}")
            return {"outcome": "FAILED", "code": refusal}
        try:
            event = json.loads(body)
            data, kind = event["data"], event["type"]
            if kind in ("CREDIT_POSTED", "CREDIT_REVERSED") and is_transaction(data):
                self._books.keep_notified(data)
            elif kind in ("REFUND_SETTLED", "REFUND_RETURNED") and is_refund(data):
                self._refunds.take_over(data)
            else:
                log.say(f"notification of a kind that is not used here: {str(kind)[:40]}")
        except (ValueError, KeyError, TypeError):
            return {"outcome": "FAILED", "code": "NOTIFICATION_MALFORMED"}
        return {"outcome": "SUCCEEDED"}

    def _refusal(self, headers: Mapping[str, str], body: bytes) -> Optional[str]:
        if self._key is None:
            return "NO_NOTIFICATION_SECRET"
        sent_at = headers.get("webhook-timestamp", "")
        if not (sent_at.isascii() and sent_at.isdigit() and len(sent_at) <= 12):
            return "TIMESTAMP_REFUSED"
        signed = f"{headers.get('webhook-id', '')}.{sent_at}.".encode("utf-8") + body
        expected = b"v1," + base64.b64encode(hmac.new(self._key, signed, hashlib.sha256).digest())
        given = headers.get("webhook-signature", "").split(" ")
        # Several while an old secret gives way to a new one; compared in constant time.
        if not any(hmac.compare_digest(expected, one.encode("utf-8")) for one in given):
            return "SIGNATURE_INVALID"
        if abs(time.time() - int(sent_at)) > _TOLERANCE_SECONDS:
            return "TIMESTAMP_REFUSED"
        return None


def check_secret(secret: Optional[str]) -> None:
    """:raises ValueError: when it is not of the form whsec_ and base64"""
    if secret is None:
        return
    try:
        is_good = secret.startswith("whsec_") and bool(_key_of(secret))
    except binascii.Error:
        is_good = False
    if not is_good:
        raise ValueError("notificationSecret is not whsec_ and base64")


def _key_of(secret: str) -> bytes:
    text = secret[len("whsec_") :]
    return base64.b64decode(text + "=" * (-len(text) % 4), validate=True)
