"""Addresses that want to be told."""

import base64
import secrets
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotPermitted, OutOfOrder
from lianxin.core.outside.addresses import Unsafe, parts_of
from lianxin.gateway.actions.stopping import stop
from lianxin.gateway.models import Hook
from lianxin.gateway.queries.hooks import hook_for
from lianxin.gateway.queries.tokens import token_for
from lianxin.gateway.rules import KINDS
from lianxin.gateway.solving.signing import SECRET

MOST_HOOKS = 10


@dataclass(frozen=True, slots=True)
class Subscribed:
    """A new address, and the secret that its messages are signed with, shown this once."""

    hook: Hook
    secret: str


@transaction.atomic
def subscribe(
    actor: Actor,
    token_id: int,
    *,
    url: str,
    kinds: Collection[str],
    now: datetime,
    may_be_private: bool,
) -> Subscribed:
    """Tell an address from now on of what the token's owner may see."""
    token = token_for(actor, token_id, lock=True)
    try:
        parts_of(url, may_be_plain=may_be_private)
    except Unsafe as unsafe:
        raise Invalid(str(unsafe), field="url") from unsafe
    if unknown := set(kinds) - set(KINDS):
        raise Invalid(_("没有“%(kind)s”这一种。") % {"kind": sorted(unknown)[0]}, field="kinds")
    if token.hooks.filter(stopped_at__isnull=True).count() >= MOST_HOOKS:
        raise OutOfOrder(_("一个令牌最多登记 %(most)d 个地址。") % {"most": MOST_HOOKS})
    secret = SECRET + base64.b64encode(secrets.token_bytes(32)).decode()
    try:
        with transaction.atomic():
            hook = Hook.objects.create(
                community_id=token.community_id,
                token=token,
                url=url,
                kinds=sorted(kinds),
                secret=secret,
                made_at=now,
                mark=journal.mark(),
            )
    except IntegrityError as twice:
        raise OutOfOrder(_("这个地址已经登记过了。")) from twice
    journal.record(actor, "subscribe", hook, token.community_id, at=now, kinds=hook.kinds)
    return Subscribed(hook, secret)


@transaction.atomic
def unsubscribe(actor: Actor, pk: int, *, now: datetime) -> Hook:
    """Tell an address no more."""
    hook = hook_for(actor, pk, lock=True)
    if hook.token.user_id != actor.user_id and not hook.token.is_desk:
        raise NotPermitted(_("这个地址是别人登记的。"))
    if hook.stopped_at is not None:
        raise OutOfOrder(_("这个地址已经停了。"))
    stop(hook, _("登记的人停了它"), now=now)
    journal.record(actor, "unsubscribe", hook, hook.community_id, at=now)
    return hook
