"""One message to one address, over the very address that was judged; nothing is followed."""

import http.client
import socket
import ssl
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from threading import Timer

from lianxin.gateway.solving.addresses import Parts, Unsafe, judged, parts_of

QUIET_SECONDS = 5
"""How long an address may be silent."""
LONGEST_SECONDS = 15
"""How long it may take altogether, however it drips."""
GONE = 410


@dataclass(frozen=True, slots=True)
class Reply:
    """What came back: a status, or in words why nothing did."""

    status: int
    words: str

    @property
    def is_taken(self) -> bool:
        return 200 <= self.status < 300

    @property
    def is_gone(self) -> bool:
        """It asks to be told no more."""
        return self.status == GONE


class _Pinned(http.client.HTTPConnection):
    """A connection to an address, under the name that it was found by."""

    def __init__(self, parts: Parts, address: str) -> None:
        super().__init__(parts.host, parts.port, timeout=QUIET_SECONDS)
        self._parts, self._address = parts, address

    def connect(self) -> None:
        found = socket.create_connection((self._address, self._parts.port), QUIET_SECONDS)
        if self._parts.scheme == "https":
            context = ssl.create_default_context()
            found = context.wrap_socket(found, server_hostname=self._parts.host)
        self.sock = found


def post(url: str, body: str, headers: Mapping[str, str], *, may_be_private: bool) -> Reply:
    """Send once; whatever goes wrong is told in the reply."""
    try:
        parts = parts_of(url, may_be_plain=may_be_private)
        connection = _Pinned(parts, judged(parts, may_be_private=may_be_private))
        return _posted(connection, parts.path, body, headers)
    except Unsafe as unsafe:
        return Reply(0, str(unsafe))
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        return Reply(0, f"{type(error).__name__}: {error}"[:120])


def _posted(connection: _Pinned, path: str, body: str, headers: Mapping[str, str]) -> Reply:
    watch = Timer(LONGEST_SECONDS, _cut, [connection])
    watch.daemon = True
    watch.start()
    try:
        connection.request("POST", path, body.encode(), dict(headers))
        answer = connection.getresponse()
        return Reply(answer.status, f"{answer.status} {answer.reason}"[:120])
    finally:
        watch.cancel()
        connection.close()


def _cut(connection: _Pinned) -> None:
    with suppress(OSError):
        if connection.sock:
            connection.sock.shutdown(socket.SHUT_RDWR)
