"""One file from one address: https only, nothing of our own network, no more than so much and so
long; each address to which it is sent on is judged like the first.
"""

import http.client
from collections.abc import Collection
from time import monotonic
from urllib.parse import urljoin, urlsplit

from django.utils.translation import gettext as _

from lianxin.core.outside.addresses import Unsafe, judged, parts_of
from lianxin.core.outside.pinned import Pinned, cut_after

LONGEST_SECONDS = 20
"""From the first word to the last, all ways together."""
MOST_WAYS = 4
"""How often it may be sent on, and one."""
ONWARD = frozenset({301, 302, 303, 307, 308})
HEADERS = {"Accept": "image/*", "Accept-Encoding": "identity", "User-Agent": "lianxin"}


class NotFetched(ValueError):
    """Why nothing came, in words for staff."""


def fetch(
    url: str,
    *,
    most_bytes: int,
    seconds: float = LONGEST_SECONDS,
    trusted: Collection[str] = (),
) -> bytes:
    """What is at an address; raises NotFetched. `trusted` names hosts with their ports that are
    called though they lie inside, and without TLS.
    """
    until = monotonic() + seconds
    for _way in range(MOST_WAYS):
        try:
            found = _asked(url, most_bytes, until - monotonic(), trusted)
        except (OSError, http.client.HTTPException, UnicodeError) as error:
            raise NotFetched(_("没有取到：%(why)s") % {"why": type(error).__name__}) from error
        except Unsafe as unsafe:
            raise NotFetched(str(unsafe)) from unsafe
        if isinstance(found, bytes):
            return found
        url = urljoin(url, found)
    raise NotFetched(_("这个网址转来转去，没有取。"))


def _asked(url: str, most: int, seconds: float, trusted: Collection[str]) -> bytes | str:
    """The file, or where else to ask."""
    if seconds <= 0:
        raise NotFetched(_("等得太久，没有取。"))
    is_trusted = urlsplit(url).netloc in trusted
    parts = parts_of(url, may_be_plain=is_trusted)
    connection = Pinned(parts, judged(parts, may_be_private=is_trusted))
    with cut_after(connection, seconds):
        connection.request("GET", parts.path, headers=HEADERS)
        answer = connection.getresponse()
        if answer.status in ONWARD:
            return answer.headers.get("Location", "")
        if answer.status != 200:
            raise NotFetched(_("那边答的是 %(status)d。") % {"status": answer.status})
        return _read(answer, most)


def _read(answer: http.client.HTTPResponse, most: int) -> bytes:
    """No more than is allowed, whatever was announced; what ends early is no file."""
    if (answer.length or 0) > most:
        raise NotFetched(_("文件太大，没有取。"))
    data = answer.read(most + 1)
    if len(data) > most:
        raise NotFetched(_("文件太大，没有取。"))
    if answer.length:
        raise NotFetched(_("没有传完。"))
    return data
