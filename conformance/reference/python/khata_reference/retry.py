"""When a call may go out, and when it may go out again.

Full jitter: each pause is drawn between nothing and a cap that grows, so that clients which failed together
do not come back together. What the bank asked for by Retry-After is waited for in any case.
"""

from __future__ import annotations

import random
import re
import threading
import time
from typing import Optional

from .faults import NoAnswer

ATTEMPTS = 8
"""How often one call is tried before it is put aside."""

_FIRST_CAP = 0.2
_LAST_CAP = 0.8
_SPACING = 0.04
_PROBE_AFTER = 1.5
_PROBE_AFTER_AT_MOST = 8.0

WHOLE_CLIENT = "*"


class Pace:
    """Shared by all threads of a session: what one call learns of the bank's state binds the others."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._lock = threading.Lock()
        self._held_until: dict[str, float] = {}
        self._turns: list[float] = []
        self._down: dict[str, tuple[float, float]] = {}

    def hold(self, scope: str, seconds: float) -> None:
        """Nothing of this service (or of the whole client) goes out for so long."""
        with self._lock:
            until = time.monotonic() + seconds
            self._held_until[scope] = max(until, self._held_until.get(scope, 0.0))

    def enter(self, service: str, until: float) -> int:
        """Waits until a first attempt may go out.

        After a call had to be put aside the bank is taken to be down: then each call is one probe, and
        probes keep a growing distance, until one is answered.

        :param until: monotonic time after which nobody waits for the answer
        :returns: how many attempts the call has
        :raises NoAnswer: when its turn would come too late; nothing was sent
        """
        with self._lock:
            turn, distance = self._down.get(service, (0.0, 0.0))
            if distance:
                turn = max(turn, time.monotonic())
                self._down[service] = (turn + distance, distance)
        if distance:
            self._sleep_until(turn, until, "BANK_UNREACHABLE")
        self.wait(service, until)
        with self._lock:
            return 1 if self._down.get(service) else ATTEMPTS

    def wait(self, service: str, until: float) -> None:
        """Waits out what the bank asked for. :raises NoAnswer: when that is too long; nothing was sent"""
        while True:
            with self._lock:
                held = max(self._held_until.get(service, 0.0), self._held_until.get(WHOLE_CLIENT, 0.0))
                if held <= time.monotonic():
                    return
                # Not all at the instant at which the bank is to be asked again.
                turn = self._turn_from(held + self._random.uniform(0, _FIRST_CAP))
            self._sleep_until(turn, until, "TOLD_TO_WAIT")

    def pause(self, attempt: int, at_least: float, until: float, code: str) -> None:
        """Pauses after a failed attempt, counted from 1.

        :raises NoAnswer: with this code, when that is too long
        """
        cap = min(_LAST_CAP, _FIRST_CAP * 2 ** (attempt - 1))
        with self._lock:
            turn = self._turn_from(time.monotonic() + max(at_least, self._random.uniform(0, cap)))
        self._sleep_until(turn, until, code)

    def _turn_from(self, turn: float) -> float:
        """The next turn that no other thread has: a bank that has just come back is not stormed."""
        self._turns = sorted(taken for taken in self._turns if taken > time.monotonic())
        for taken in self._turns:
            if abs(taken - turn) < _SPACING:
                turn = taken + _SPACING
        self._turns.append(turn)
        return turn

    def answered(self, service: str) -> None:
        """The bank works."""
        with self._lock:
            self._down.pop(service, None)

    def put_aside(self, service: str, attempts: int) -> None:
        """A call had no answer in all its attempts; a single one in vain says nothing, but for a probe."""
        with self._lock:
            _, distance = self._down.get(service, (0.0, 0.0))
            if not distance and attempts < ATTEMPTS:
                return
            distance = min(_PROBE_AFTER_AT_MOST, distance * 2) if distance else _PROBE_AFTER
            self._down[service] = (time.monotonic() + distance, distance)

    @staticmethod
    def _sleep_until(turn: float, until: float, code: str) -> None:
        if turn >= until:
            raise NoAnswer(code, was_sent=False)
        time.sleep(max(0.0, turn - time.monotonic()))


def retry_after(value: Optional[str]) -> float:
    """Seconds that a Retry-After asks for, given in seconds or as an HTTP date; 0 when it asks for nothing.

    A date is whole seconds and the two clocks differ, so it is rounded up by one.
    """
    text = (value or "").strip()
    if re.fullmatch(r"[0-9]{1,9}", text):
        return float(text)
    if not text:
        return 0.0
    from datetime import timezone
    from email.utils import parsedate_to_datetime

    try:
        date = parsedate_to_datetime(text)
    except (TypeError, ValueError, OverflowError, IndexError):
        return 0.0
    # HTTP has no other time than Greenwich's.
    stamp = (date if date.tzinfo else date.replace(tzinfo=timezone.utc)).timestamp()
    return max(0.0, stamp - time.time() + 1.0)
