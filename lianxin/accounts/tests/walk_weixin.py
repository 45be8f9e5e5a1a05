"""Signing in with WeChat, for the walk over every address."""

from typing import Any

from lianxin.places.models import Community

OWN = {"weixin_login", "weixin_callback", "account_weixin_leave"}


def hidden_in(_community: Community, _secret: str, _users: Any) -> dict[str, dict[str, Any]]:
    return {}
