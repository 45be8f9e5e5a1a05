"""The service worker's script is the same for everybody."""

from typing import Any

from lianxin.accounts.models import User
from lianxin.places.models import Community

PUBLIC = {"home:worker"}


def hidden_in(
    _community: Community, _secret: str, _users: dict[str, User]
) -> dict[str, dict[str, Any]]:
    """Nothing is kept behind it."""
    return {}
