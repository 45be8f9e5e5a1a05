"""How a guest comes back: by the token of a private link."""

from dataclasses import replace

from lianxin.core.actor import Actor


def holder(actor: Actor, token: str) -> Actor:
    return replace(actor, keys=frozenset({token})) if token else actor
