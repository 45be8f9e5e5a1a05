"""Tokens, for who gave them, for the desk, and for the gate."""

from datetime import datetime

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.core.http import local_day
from lianxin.core.packs import rule
from lianxin.core.secrets import blind_index
from lianxin.gateway.models import Token
from lianxin.gateway.rules import carried, in_force, visible_to
from lianxin.people.queries import actor_in
from lianxin.places.models import Community


def tokens_for(actor: Actor) -> QuerySet[Token]:
    return Token.objects.filter(visible_to(actor)).select_related("community", "user")


def own_tokens(actor: Actor) -> QuerySet[Token]:
    """Those that one gave as a resident, the latest first."""
    found = tokens_for(actor).filter(user_id=actor.user_id or 0, is_desk=False)
    return found.prefetch_related("hooks").order_by("-pk")


def desk_tokens(actor: Actor, community_id: int) -> QuerySet[Token]:
    """Those that work at a community's desk, whoever gave them, the latest first."""
    found = tokens_for(actor).filter(community_id=community_id, is_desk=True)
    return found.order_by("-pk")


def token_for(actor: Actor, pk: int, *, lock: bool = False) -> Token:
    found = tokens_for(actor).filter(pk=pk)
    if token := (found.select_for_update(of=("self",)) if lock else found).first():
        return token
    raise NotFound


def token_said(words: str, *, now: datetime) -> Token | None:
    """The token whose words these are, while it is good."""
    found = Token.objects.filter(in_force(now), digest=blind_index(words))
    return found.select_related("user", "community__subdistrict").first()


def actor_by(token: Token, *, now: datetime) -> Actor:
    """As whom a token acts now."""
    roles = carried(token.scopes, is_desk=token.is_desk)
    return actor_in(token.user, token.community_id, today=local_day(now), roles=roles)


def most_days(community: Community, *, now: datetime) -> int:
    jurisdictions = community.subdistrict.jurisdictions
    return rule("gateway.token_days", on=local_day(now), jurisdictions=jurisdictions).count
