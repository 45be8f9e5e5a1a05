"""One message to one address, over the very address that was judged; nothing is followed."""

import http.client
from collections.abc import Mapping
from dataclasses import dataclass

from lianxin.core.outside.addresses import Unsafe, judged, parts_of
from lianxin.core.outside.pinned import Pinned, cut_after

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


def post(url: str, body: str, headers: Mapping[str, str], *, may_be_private: bool) -> Reply:
    """Send once; whatever goes wrong is told in the reply."""
    try:
        parts = parts_of(url, may_be_plain=may_be_private)
        connection = Pinned(parts, judged(parts, may_be_private=may_be_private))
        return _posted(connection, parts.path, body, headers)
    except Unsafe as unsafe:
        return Reply(0, str(unsafe))
    except (OSError, http.client.HTTPException, UnicodeError) as error:
        return Reply(0, f"{type(error).__name__}: {error}"[:120])


def _posted(connection: Pinned, path: str, body: str, headers: Mapping[str, str]) -> Reply:
    with cut_after(connection, LONGEST_SECONDS):
        connection.request("POST", path, body.encode(), dict(headers))
        answer = connection.getresponse()
        return Reply(answer.status, f"{answer.status} {answer.reason}"[:120])
