"""What a caller has seen of a thing, and whether it still stands so."""

import re

from django.utils.translation import gettext as _

from lianxin.core.api.callers import Call
from lianxin.core.errors import Refused

_SEEN = re.compile(r'(?:W/)?"(?P<version>\d{1,9})(?:-[^"]*)?"')


class Stale(Refused):
    """The thing has moved on since the caller looked."""

    status = 412


def unchanged_since(call: Call, version: int) -> int | None:
    """The version that `If-Match` names, None where the caller does not mind; raises Stale where
    it is another than the present one.
    """
    asked = call.headers.get("If-Match", "").strip()
    if not asked or asked == "*":
        return None
    seen = {int(found["version"]) for found in _SEEN.finditer(asked)}
    if version in seen:
        return version
    raise Stale(_("它在您看过以后又变了，先读一遍最新的，再决定。"))
