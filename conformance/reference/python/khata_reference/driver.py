"""The driver protocol: one JSON object per line, in on standard input and out on standard output.

Each command has a thread of its own, so that answers come as they are ready.
"""

from __future__ import annotations

import json
import os
import sys
import threading
import time
from typing import Any, Callable, Optional

from . import VERSION, log

Json = dict[str, Any]

_CAPABILITIES = (
    "CREATE MODIFY DELETE SYNC WATCH ENQUIRE REFUND NOTIFY LEDGER OUTCOME RESTART WORKERS API_KEY OAUTH2"
    " PARALLEL_SESSIONS"
).split()
_WORK = frozenset(
    "createAccounts modifyAccounts deleteAccounts syncTransactions watch enquireTransactions requestRefund"
    " receiveNotification".split()
)


class Driver:
    """Answers commands.

    :param write: takes one reply; called from any thread
    """

    def __init__(self, write: Callable[[Json], None]) -> None:
        self._write = write
        self._instance = os.urandom(16).hex()
        self._lock = threading.Lock()
        self._sessions: dict[str, Any] = {}
        self._threads: list[threading.Thread] = []

    def take(self, line: bytes) -> None:
        """Takes one line and answers it from another thread, some time. What is no frame is only logged."""
        try:
            frame = json.loads(line.decode("utf-8"))
            if not isinstance(frame["id"], str) or not isinstance(frame["operation"], str):
                raise TypeError
        except (ValueError, KeyError, TypeError, RecursionError):
            log.say("a line on standard input is no command of the protocol; left out")
            return
        thread = threading.Thread(target=self._answer, args=(frame,), daemon=True)
        self._threads = [one for one in self._threads if one.is_alive()] + [thread]
        thread.start()

    def finish(self, seconds: float) -> None:
        """Lets answers that are nearly ready still go out."""
        end = time.monotonic() + seconds
        for thread in self._threads:
            thread.join(max(0.0, end - time.monotonic()))

    def _answer(self, frame: Json) -> None:
        try:
            reply = self._reply(frame)
        except KeyError as error:
            reply = {"error": f"{frame['operation']} lacks {error}"}
        except ValueError as error:
            reply = {"error": f"{frame['operation']}: {error}"}
        except Exception as error:
            log.say_crash(frame["operation"], error)
            reply = {"error": f"{frame['operation']} failed by {type(error).__name__}; see the log"}
        self._write({"id": frame["id"], **reply})
        if frame["operation"] == "stop" and not self._sessions:
            os._exit(0)  # a program of its own ends with its session; everything durable is on the disk

    def _reply(self, frame: Json) -> Json:
        operation, given = frame["operation"], frame.get("input") or {}
        if operation == "hello":
            result: Json = {
                "protocolVersion": 1,
                "name": "Khata reference client in Python",
                "version": VERSION,
            }
            result.update(instanceId=self._instance, capabilities=_CAPABILITIES)
            return {"result": result}
        if operation == "start":
            return {"result": self._start(frame["session"], given)}
        deadline: Optional[int] = frame.get("deadlineMilliseconds")
        known = ("ledger", "outcome", "stop")
        if operation not in _WORK and operation not in known:
            return {"unsupported": f"this integration knows no {operation[:100]}"}
        with self._lock:
            session = self._sessions.get(frame["session"])
            if operation == "stop":
                self._sessions.pop(frame["session"], None)
        if operation == "stop":
            if session is not None:
                session.stop()
            return {"result": {}}
        if session is None:
            return {"error": f"{operation} came before start"}
        if operation == "ledger":
            return {"result": session.ledger()}
        if operation == "outcome":
            return {"result": session.outcome(given["commandId"], deadline)}
        return {"result": session.work(operation, frame["commandId"], given, deadline)}

    def _start(self, name: str, given: Json) -> Json:
        from .session import Session  # what it needs is loaded once it is needed: hello comes quickly

        with self._lock:
            if name not in self._sessions:
                self._sessions[name] = Session(given)
        return {}


def main() -> int:
    """Runs until the end of standard input."""
    lock = threading.Lock()
    out = sys.stdout.buffer

    def write(reply: Json) -> None:
        line = json.dumps(reply, ensure_ascii=False).encode("utf-8", "backslashreplace") + b"\n"
        with lock:
            try:
                out.write(line)
                out.flush()
            except (OSError, ValueError):
                os._exit(0)  # nobody listens any more

    driver = Driver(write)
    for line in sys.stdin.buffer:
        if line.strip():
            driver.take(line)
    driver.finish(0.5)
    # Threads may be under way; what they have promised is in the outbox, and goes on at the next start.
    os._exit(0)
