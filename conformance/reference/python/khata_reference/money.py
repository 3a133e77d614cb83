"""Rupees as whole paise: Python's integers are exact at any size, floats never appear."""

from __future__ import annotations

import re

_AMOUNT = re.compile(r"(0|[1-9][0-9]{0,16})\.([0-9]{2})", re.ASCII)


def paise_of(text: object) -> int:
    """Paise of a decimal string with two places, up to 17 digits before the point.

    :raises ValueError: when it is anything else, a JSON number included
    """
    match = _AMOUNT.fullmatch(text) if isinstance(text, str) else None
    if match is None:
        raise ValueError("not an amount with two places")
    return int(match[1] + match[2])


def text_of(paise: int) -> str:
    """The decimal string of so many paise, 0 or more."""
    return f"{paise // 100}.{paise % 100:02d}"
