"""Who calls the API, and what they let the caller do in their name."""

from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from lianxin.core.actor import GUEST, Actor
from lianxin.core.errors import NotPermitted


@dataclass(frozen=True, slots=True)
class Caller:
    """As whom a call comes, through which token, and to what that is good."""

    actor: Actor = GUEST
    token_id: int = 0
    """0 for a call without one, which reads what everybody may."""
    community_id: int = 0
    """The one community that the token is for."""
    scopes: frozenset[str] = frozenset()


class Call(HttpRequest):
    """A request that has passed the gate."""

    actor: Actor
    caller: Caller
    version: int | None
    """Of the one thing that the answer tells, where it has one."""


def keep_home(call: Call, community_id: int) -> None:
    """Refuse a deed elsewhere than in the one community that the token is for."""
    if community_id != call.caller.community_id:
        raise NotPermitted(_("这个令牌只管它自己的社区。"))
