"""What a browser is remembered by while it asks for help: its drafts, by their keys."""

import uuid
from dataclasses import replace
from typing import Any

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import Request

ASKING = "asking"
MOST = 10


def draft(request: Request, key: uuid.UUID) -> dict[str, Any]:
    """What was said so far; raises NotFound in another's browser."""
    found: dict[str, Any] | None = request.session.get(ASKING, {}).get(str(key))
    if found is None:
        raise NotFound
    return found


def keep(request: Request, key: uuid.UUID, **said: Any) -> None:
    kept = request.session.get(ASKING, {})
    kept[str(key)] = {**kept.get(str(key), {}), **said}
    request.session[ASKING] = dict(list(kept.items())[-MOST:])


def bearing(actor: Actor, token: str) -> Actor:
    """The actor with the private link that they came by."""
    return replace(actor, keys=actor.keys | {token})
