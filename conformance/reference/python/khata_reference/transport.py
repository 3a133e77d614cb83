"""Connections to the bank: a small pool, each exchange with one deadline for its whole answer."""

from __future__ import annotations

import http.client
import select
import socket
import threading
import time
from dataclasses import dataclass
from typing import Any, Mapping, Optional
from urllib.parse import urlsplit

from .faults import NoAnswer

_IDLE_SECONDS = 20.0
_MOST_IDLE = 8
_LARGEST_ANSWER = 16 * 1024 * 1024


@dataclass(frozen=True)
class Raw:
    """An answer as it came: a whole one, the length checked."""

    status: int
    headers: http.client.HTTPMessage
    body: bytes

    def media_type(self) -> str:
        """`application/json`, without parameters."""
        return (self.headers.get("content-type") or "").split(";")[0].strip().lower()


class _Timed:
    """Mixed into a socket: every read waits until the deadline of the exchange and no longer.

    http.client's own timeout is per read, so that an answer which drips would never run out of it.
    """

    deadline = 0.0

    def recv_into(self, *args, **kwargs):  # type: ignore[no-untyped-def]
        left = self.deadline - time.monotonic()
        if left <= 0:
            raise socket.timeout("deadline")
        self.settimeout(left)  # type: ignore[attr-defined]
        return super().recv_into(*args, **kwargs)  # type: ignore[misc]


class _Socket(_Timed, socket.socket):
    pass


def _tls_context() -> Any:
    import ssl

    class _TlsSocket(_Timed, ssl.SSLSocket):
        pass

    context = ssl.create_default_context()
    context.sslsocket_class = _TlsSocket
    return context


class Pool:
    """Keeps connections open and gives each to one call at a time.

    :param origin: `http://host:port` or `https://host`, without a path
    """

    def __init__(self, origin: str) -> None:
        parts = urlsplit(origin)
        if parts.scheme not in ("http", "https") or not parts.hostname:
            raise ValueError("baseUrl must be an http or https address")
        self._tls = _tls_context() if parts.scheme == "https" else None
        self._host = parts.hostname
        self._port = parts.port or (443 if self._tls else 80)
        self._lock = threading.Lock()
        self._idle: list[tuple[float, http.client.HTTPConnection]] = []

    def exchange(
        self, method: str, target: str, headers: Mapping[str, str], body: Optional[bytes], seconds: float
    ) -> Raw:
        """Sends one request and reads its whole answer within so many seconds.

        :raises NoAnswer: when there is none, or not all of it
        """
        deadline = time.monotonic() + seconds
        connection = self._take()
        is_sent = connection is not None
        try:
            if connection is None:
                connection = self._connect(deadline)
                is_sent = True
            sock: Any = connection.sock
            sock.deadline = deadline
            sock.settimeout(max(0.001, deadline - time.monotonic()))
            connection.request(method, target, body=body, headers=dict(headers))
            response = connection.getresponse()
            payload = response.read(_LARGEST_ANSWER)
            if response.length:  # http.client does not mind that a read with a limit ends early
                raise http.client.IncompleteRead(payload)
        except (OSError, http.client.HTTPException, ValueError) as error:
            if connection is not None:
                connection.close()
            is_late = isinstance(error, socket.timeout) or time.monotonic() >= deadline
            raise NoAnswer("TIMED_OUT" if is_late else "CONNECTION_BROKEN", was_sent=is_sent) from None
        if response.will_close or not response.isclosed():
            connection.close()
        else:
            self._give_back(connection)
        return Raw(response.status, response.headers, payload)

    def close(self) -> None:
        """Closes what is idle."""
        with self._lock:
            for _, connection in self._idle:
                connection.close()
            self._idle.clear()

    def _connect(self, deadline: float) -> http.client.HTTPConnection:
        left = max(0.001, deadline - time.monotonic())
        problem: OSError = OSError("no address")
        for family, kind, protocol, _, address in socket.getaddrinfo(
            self._host, self._port, type=socket.SOCK_STREAM
        ):
            sock = _Socket(family, kind, protocol)
            try:
                sock.settimeout(left)
                sock.connect(address)
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                connection = http.client.HTTPConnection(self._host, self._port)
                # Handed a connected socket, http.client opens none of its own.
                connection.sock = (
                    self._tls.wrap_socket(sock, server_hostname=self._host) if self._tls else sock
                )
                connection.auto_open = 0
                return connection
            except OSError as error:
                problem = error
                sock.close()
        raise problem

    def _take(self) -> Optional[http.client.HTTPConnection]:
        with self._lock:
            while self._idle:
                since, connection = self._idle.pop()
                # Something to read where nothing was asked: the bank has closed it.
                is_readable = select.select([connection.sock], [], [], 0)[0]
                if time.monotonic() - since < _IDLE_SECONDS and not is_readable:
                    return connection
                connection.close()
        return None

    def _give_back(self, connection: http.client.HTTPConnection) -> None:
        with self._lock:
            if len(self._idle) < _MOST_IDLE:
                self._idle.append((time.monotonic(), connection))
            else:
                connection.close()
