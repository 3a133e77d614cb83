"""The program's log: plain lines on standard error, never a secret.

Nothing here prints headers, bodies or the words of an exception, where a secret could hide. As a second
line of defence, every secret that the program was told is masked in every line.
"""

from __future__ import annotations

import sys
import threading
import time
from typing import Optional

_lock = threading.Lock()
_secrets: set[str] = set()


def hide(secret: Optional[str]) -> None:
    """Masks this text in every later line."""
    if secret and len(secret) >= 6:
        with _lock:
            _secrets.add(secret)


def say(text: str) -> None:
    """Writes one line with the time in UTC. Never fails: a full disk must not stop a payment."""
    with _lock:
        for secret in _secrets:
            text = text.replace(secret, "[secret]")
        line = time.strftime("%Y-%m-%dT%H:%M:%SZ ", time.gmtime()) + text.replace("\n", " ") + "\n"
        try:
            sys.stderr.buffer.write(line.encode("utf-8", "backslashreplace"))
            sys.stderr.buffer.flush()
        except (OSError, ValueError):
            pass


def say_crash(where: str, error: BaseException) -> None:
    """Tells of a fault of this program: its kind and place. Its words may quote data: left out."""
    frame = error.__traceback__
    while frame is not None and frame.tb_next is not None:
        frame = frame.tb_next
    place = f"{frame.tb_frame.f_code.co_filename}:{frame.tb_lineno}" if frame else "?"
    say(f"{where}: {type(error).__name__} at {place}")
