"""Tokens given to programs and taken back."""

import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.scopes import PARTY_SCOPES
from lianxin.core.secrets import blind_index
from lianxin.core.text import said
from lianxin.gateway.actions.stopping import stop
from lianxin.gateway.models import Token
from lianxin.gateway.queries.tokens import most_days, token_for
from lianxin.gateway.rules import PREFIX, may_give
from lianxin.party.queries.access import has_part
from lianxin.places.models import Community

SHOWN_LETTERS = 9
HOUR = timedelta(hours=1)


@dataclass(frozen=True, slots=True)
class Given:
    """A new token, and the words that are shown this once."""

    token: Token
    words: str


@transaction.atomic
def give(
    actor: Actor,
    community: Community,
    *,
    name: str,
    scopes: Collection[str],
    days: int,
    now: datetime,
    is_desk: bool = False,
) -> Given:
    """Make a token for a program; raises NotPermitted for scopes that are not the giver's own."""
    name = said(name, field="name", missing=_("给它起个名，往后好认。"), most=40)
    if not scopes:
        raise Invalid(_("至少选一项它能做的事。"), field="scopes")
    # Asked only where it is needed: most tokens have nothing to do with Party work.
    leads = bool(PARTY_SCOPES.intersection(scopes)) and has_part(actor, community.pk)
    own = may_give(actor, community.pk, is_desk=is_desk, leads_party=leads)
    if not set(scopes) <= own:
        raise NotPermitted(_("您自己不能做的事，也不能交给程序去做。"))
    most = most_days(community, now=now)
    if not 1 <= days <= most:
        raise Invalid(_("最少一天，最多 %(most)d 天。") % {"most": most}, field="days")
    words = PREFIX + secrets.token_urlsafe(32)
    token = Token(
        community=community,
        user_id=actor.user_id or 0,
        name=name,
        prefix=words[:SHOWN_LETTERS],
        digest=blind_index(words),
        scopes=sorted(scopes),
        is_desk=is_desk,
        made_at=now,
        expires_at=now + timedelta(days=days),
    )
    _keep(token)
    told: dict[str, Any] = {"prefix": token.prefix, "scopes": token.scopes, "is_desk": is_desk}
    journal.record(actor, "give_token", token, community.pk, at=now, **told)
    return Given(token, words)


def _keep(token: Token) -> None:
    try:
        with transaction.atomic():
            token.save(force_insert=True)
    except IntegrityError as twice:
        words = _("您已经有一个叫“%(name)s”的令牌。换个名，或者先收回那一个。")
        raise Invalid(words % {"name": token.name}, field="name") from twice


@transaction.atomic
def take_back(actor: Actor, pk: int, *, now: datetime) -> Token:
    """End a token at once, and with it whatever was told to its addresses."""
    token = token_for(actor, pk, lock=True)
    if token.withdrawn_at is not None:
        raise OutOfOrder(_("这个令牌已经收回了。"))
    # Two hosts need not agree to the second.
    token.withdrawn_at = max(now, token.made_at)
    token.save(update_fields=["withdrawn_at"])
    for hook in token.hooks.filter(stopped_at__isnull=True):
        stop(hook, _("令牌收回了"), now=now)
    told: dict[str, Any] = {"prefix": token.prefix, "is_desk": token.is_desk}
    journal.record(actor, "take_token_back", token, token.community_id, at=now, **told)
    return token


def touch(token: Token, *, now: datetime) -> None:
    """Note that a token is used, once an hour: not every call is a write."""
    if token.used_at is None or now - token.used_at >= HOUR:
        stale = Q(used_at__isnull=True) | Q(used_at__lte=now - HOUR)
        Token.objects.filter(stale, pk=token.pk).update(used_at=max(now, token.made_at))
