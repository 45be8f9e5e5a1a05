"""A connection to the very address that was judged."""

import http.client
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from threading import Event, Timer

from lianxin.core.outside.addresses import Parts

QUIET_SECONDS = 5
"""How long an address may be silent."""


class Pinned(http.client.HTTPConnection):
    """A connection to an address, under the name that it was found by."""

    def __init__(self, parts: Parts, address: str) -> None:
        super().__init__(parts.host, parts.port, timeout=QUIET_SECONDS)
        self._parts, self._address = parts, address
        self.held: socket.socket | None = None
        """The socket, also once the connection itself has let go of it to its answer."""

    def connect(self) -> None:
        found = socket.create_connection((self._address, self._parts.port), QUIET_SECONDS)
        if self._parts.scheme == "https":
            context = ssl.create_default_context()
            found = context.wrap_socket(found, server_hostname=self._parts.host)
        self.sock = self.held = found


@contextmanager
def cut_after(connection: Pinned, seconds: float) -> Iterator[None]:
    """Let a connection last no longer than this, however it drips, and close it; raises
    TimeoutError when it had to be cut.
    """
    is_cut = Event()
    watch = Timer(seconds, _cut, [connection, is_cut])
    watch.daemon = True
    watch.start()
    try:
        yield
        if is_cut.is_set():
            raise TimeoutError
    finally:
        watch.cancel()
        connection.close()


def _cut(connection: Pinned, is_cut: Event) -> None:
    is_cut.set()
    with suppress(OSError):
        if connection.held:
            connection.held.shutdown(socket.SHUT_RDWR)
