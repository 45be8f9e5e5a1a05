"""Where reports that waited in a phone arrive, for the walk over every address."""

from typing import Any

from lianxin.places.models import Community

PUBLIC = {"matters:pocket", "matters:pocket_send"}


def hidden_in(_community: Community, _secret: str, _users: Any) -> dict[str, dict[str, Any]]:
    return {}
