"""How a call to the bank can end otherwise than well. Two ways, because they need different action."""

from __future__ import annotations


class NoAnswer(Exception):
    """Nothing that the contract knows came back: what was asked may have happened, or not."""

    def __init__(self, code: str, was_sent: bool = True) -> None:
        super().__init__(code)
        self.code = code
        """The bank's last code, or our own word."""
        self.was_sent = was_sent
        """False: this attempt never left, so it cannot have had an effect."""
        self.wait_seconds = 0.0
        """How long the bank asked to wait at least."""
        self.is_alive = False
        """The bank itself has put the call off (429, a first call still running): it is not down."""


class Refused(Exception):
    """The bank said no, with a code that a repetition will not change."""

    def __init__(self, code: str, status: int, detail: str = "", is_certain: bool = True) -> None:
        super().__init__(code)
        self.code = code
        self.status = status
        self.detail = detail
        self.is_certain = is_certain
        """False: an earlier attempt was not answered, and this refusal does not tell what became of it."""
