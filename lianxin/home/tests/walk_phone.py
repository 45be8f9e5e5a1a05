"""What a telephone asks for to keep the pages at hand, for the walk over every address."""

from typing import Any

from lianxin.places.models import Community

PUBLIC = {"home:offline", "home:manifest", "home:app"}


def hidden_in(_community: Community, _secret: str, _users: Any) -> dict[str, dict[str, Any]]:
    return {}
