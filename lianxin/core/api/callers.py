"""Who calls the API, and what they let the caller do in their name."""

import uuid
from dataclasses import dataclass

from django.http import HttpRequest
from django.utils.translation import gettext as _

from lianxin.core.actor import GUEST, Actor
from lianxin.core.errors import NotPermitted

NAMESPACE = uuid.UUID("5f2c3ef0-0c39-4f6a-9f0c-6a1d5a8e7a11")


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


def sent_as(call: Call) -> uuid.UUID:
    """The key of what a call makes: sent under one Idempotency-Key it is one thing, even when the
    gate has forgotten its answer.
    """
    said = call.headers.get("Idempotency-Key", "")
    if not said:
        return uuid.uuid4()
    return uuid.uuid5(NAMESPACE, f"{call.path}:{call.caller.token_id}:{said}")


def keep_home(call: Call, community_id: int) -> None:
    """Refuse a deed elsewhere than in the one community that the token is for."""
    if community_id != call.caller.community_id:
        raise NotPermitted(_("这个令牌只管它自己的社区。"))
