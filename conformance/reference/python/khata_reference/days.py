"""Indian days. +05:30 is a constant (no daylight saving), and the machine's time zone is never asked."""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone

IST = timezone(timedelta(hours=5, minutes=30))

# datetime.fromisoformat reads neither Z nor one decimal before Python 3.11.
_INSTANT = re.compile(
    r"([0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2})(?:\.([0-9]{1,9}))?(Z|[+-][0-9]{2}:[0-9]{2})"
)


def instant(text: object) -> datetime:
    """The instant of an RFC 3339 text with its offset.

    :raises ValueError: when it is anything else
    """
    match = _INSTANT.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError("not an instant with an offset")
    offset = "+00:00" if match[3] == "Z" else match[3]
    microseconds = int((match[2] or "0").ljust(6, "0")[:6])
    return datetime.fromisoformat(match[1] + offset).replace(microsecond=microseconds)


def indian_day(text: object) -> str:
    """The Indian calendar day, YYYY-MM-DD, of an RFC 3339 text.

    :raises ValueError: when the text is no instant
    """
    return instant(text).astimezone(IST).date().isoformat()
