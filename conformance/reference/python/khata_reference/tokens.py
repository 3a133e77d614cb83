"""What stands in the credentials' header of a call."""

from __future__ import annotations

import base64
import json
import threading
import time
from typing import Optional
from urllib.parse import quote_plus

from . import log
from .faults import NoAnswer, Refused
from .retry import retry_after
from .transport import Pool


class ApiKey:
    """The key alone; there is nothing to renew."""

    can_renew = False

    def __init__(self, key: str) -> None:
        log.hide(key)
        self._headers = {"X-Api-Key": key}

    def headers(self, seconds: float) -> dict[str, str]:
        """The header with the credentials."""
        return self._headers

    def void(self, headers: dict[str, str]) -> None:
        """Nothing can be done about a refused key."""


class ClientCredentials:
    """OAuth 2.0 client credentials. One token for all threads, renewed before it expires, by one thread."""

    can_renew = True

    def __init__(self, pool: Pool, prefix: str, client_id: str, client_secret: str) -> None:
        log.hide(client_secret)
        self._pool = pool
        self._target = f"{prefix}/oauth2/token"
        # RFC 6749, section 2.3.1: both are form-encoded before they are joined.
        pair = f"{quote_plus(client_id)}:{quote_plus(client_secret)}"
        self._basic = "Basic " + base64.b64encode(pair.encode()).decode()
        log.hide(self._basic[6:])
        self._lock = threading.Lock()
        self._token: Optional[str] = None
        self._renew_at = 0.0
        self._failed_at = 0.0
        self._failure: Optional[Exception] = None

    def headers(self, seconds: float) -> dict[str, str]:
        """The header with a token that is good for a while yet.

        :param seconds: how long the token's answer may take
        :raises NoAnswer: when the bank gives none now
        :raises Refused: when it will never give one
        """
        asked_at = time.monotonic()
        with self._lock:
            if self._token is None or time.monotonic() >= self._renew_at:
                # Who waited while another thread failed shares its failure, instead of asking in its wake.
                if self._failure is not None and self._failed_at > asked_at:
                    raise self._failure
                try:
                    self._renew(seconds)
                except (NoAnswer, Refused) as error:
                    self._failed_at, self._failure = time.monotonic(), error
                    raise
            return {"Authorization": f"Bearer {self._token}"}

    def void(self, headers: dict[str, str]) -> None:
        """Forgets the token of these headers, unless another thread has put a new one in its place."""
        with self._lock:
            if headers.get("Authorization") == f"Bearer {self._token}":
                self._token = None

    def _renew(self, seconds: float) -> None:
        headers = {"Authorization": self._basic, "Content-Type": "application/x-www-form-urlencoded"}
        headers["Accept"] = "application/json"
        self._token = None
        raw = self._pool.exchange("POST", self._target, headers, b"grant_type=client_credentials", seconds)
        received_at = time.monotonic()
        if raw.status == 429 or raw.status >= 500:
            error = NoAnswer("TOKEN_UNAVAILABLE", was_sent=False)
            error.wait_seconds = retry_after(raw.headers.get("retry-after"))
            raise error
        try:
            body = json.loads(raw.body) if raw.media_type().endswith("json") else None
        except ValueError:
            body = None
        if raw.status == 200 and isinstance(body, dict) and isinstance(body.get("access_token"), str):
            life = body.get("expires_in")
            life = float(life) if isinstance(life, int) and life > 0 else 60.0
            self._token = body["access_token"]
            log.hide(self._token)
            self._renew_at = received_at + life - min(60.0, life / 10)
            log.say(f"new access token, good for {life:.0f} s")
            return
        if 400 <= raw.status < 500 and isinstance(body, dict):
            word = body.get("code") or body.get("error") or "CREDENTIALS_INVALID"
            raise Refused(str(word).upper()[:100], raw.status)
        raise NoAnswer("TOKEN_UNAVAILABLE", was_sent=False)
