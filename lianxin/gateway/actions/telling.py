"""What is to be told to addresses: gathered out of the journal, claimed, and ended.

A delivery that somebody is at is nobody else's for a while; should they die over it, it is
anybody's again, and the receiver knows it by its id.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import transaction
from django.db.models import F
from django.urls import reverse
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import CLOCK
from lianxin.core.http import local_day
from lianxin.core.models import Entry
from lianxin.core.outside.posting import Reply
from lianxin.core.packs import rule
from lianxin.gateway.actions.stopping import stop
from lianxin.gateway.models import Delivery, DeliveryState, Hook
from lianxin.gateway.queries.telling import awake, due, fresh, last_of, news_for
from lianxin.notifications.actions import tell

LEASE = timedelta(minutes=2)
FIRST_WAIT = timedelta(minutes=1)
LONGEST_WAIT = timedelta(hours=12)


def gather(*, now: datetime) -> int:
    """Write down what each address is to be told; returns how many messages that makes."""
    entries = fresh(now=now)
    if not entries:
        return 0
    return sum(_gather(hook.pk, entries, now=now) for hook in awake())


@transaction.atomic
def _gather(pk: int, entries: Sequence[Entry], *, now: datetime) -> int:
    hook = awake().select_for_update(of=("self",), skip_locked=True).filter(pk=pk).first()
    if hook is None:
        return 0
    if hook.token.expires_at <= now or not hook.token.user.is_active:
        _stop(hook, _("令牌到期了"), now=now)
        return 0
    news = news_for(hook, entries, now=now)
    Delivery.objects.bulk_create(
        (
            Delivery(
                community_id=hook.community_id,
                hook=hook,
                entry_id=each.entry_id,
                kind=each.kind,
                body=each.body,
                next_at=now,
            )
            for each in news
        ),
        ignore_conflicts=True,
    )
    hook.mark = max(hook.mark, last_of(entries))
    hook.save(update_fields=["mark"])
    return len(news)


@dataclass(frozen=True, slots=True)
class Claimed:
    """A delivery that is ours for a while, and all that sending it needs."""

    delivery: Delivery
    url: str
    secret: str


@transaction.atomic
def claim(*, now: datetime, most: int = 20) -> list[Claimed]:
    """Take deliveries that are due, so that no other worker does."""
    found = Delivery.objects.filter(due(now=now)).select_related("hook")
    rows = list(
        found.select_for_update(of=("self",), skip_locked=True).order_by("next_at", "pk")[:most]
    )
    for each in rows:
        each.tries, each.next_at = each.tries + 1, now + LEASE
    Delivery.objects.bulk_update(rows, ["tries", "next_at"])
    return [Claimed(each, each.hook.url, each.hook.secret) for each in rows]


@transaction.atomic
def settle(claimed: Claimed, reply: Reply, *, now: datetime) -> None:
    """Write down what came of it: sent, tried again later, or given up, and the address with it."""
    tries = claimed.delivery.tries
    hooks = Hook.objects.select_related("token", "community__subdistrict")
    hook = hooks.select_for_update(of=("self",)).get(pk=claimed.delivery.hook_id)
    mine = Delivery.objects.filter(pk=claimed.delivery.pk, state=DeliveryState.WAITING, tries=tries)
    if reply.is_taken:
        mine.update(state=DeliveryState.SENT, ended_at=now, answer=reply.words)
        Hook.objects.filter(pk=hook.pk).update(failures=0)
        return
    jurisdictions = hook.community.subdistrict.jurisdictions
    most = rule("gateway.hook_tries", on=local_day(now), jurisdictions=jurisdictions).count
    Hook.objects.filter(pk=hook.pk).update(failures=F("failures") + 1)
    if reply.is_gone or tries >= most:
        mine.update(state=DeliveryState.GIVEN_UP, ended_at=now, answer=reply.words)
        if hook.stopped_at is None:
            _give_up(hook, reply, now=now)
        return
    mine.update(next_at=now + wait_after(tries), answer=reply.words)


def wait_after(tries: int) -> timedelta:
    """A minute at first, each time four times as long, at most half a day."""
    times: int = 4 ** (tries - 1)
    return min(FIRST_WAIT * times, LONGEST_WAIT)


def _give_up(hook: Hook, reply: Reply, *, now: datetime) -> None:
    """Tell an address no more that does not answer, and its owner that it is so."""
    never = _("一直送不到：%(why)s") % {"why": reply.words}
    _stop(hook, _("对方说不用再送了") if reply.is_gone else never, now=now)


def _stop(hook: Hook, why: str, *, now: datetime) -> None:
    """Stop, and tell its owner."""
    stop(hook, why, now=now)
    entry = journal.record(CLOCK, "stop_hook", hook, hook.community_id, at=now, why=why[:200])
    page = (
        reverse("gateway_desk:tokens", args=[hook.community.slug])
        if hook.token.is_desk
        else reverse("gateway:tokens")
    )
    tell(
        [hook.token.user_id],
        hook,
        title=_("推送停了：%(name)s") % {"name": hook.token.name},
        text=_("往 %(url)s 送的消息停了。%(why)s") % {"url": hook.url, "why": why},
        url=page,
        at=now,
        community_id=hook.community_id,
        mark=entry.pk,
    )


def forget_deliveries(*, now: datetime) -> int:
    """Let go of the log of what ended long ago."""
    kept = rule("gateway.deliveries_kept_days", on=local_day(now), jurisdictions=()).count
    old = Delivery.objects.filter(ended_at__lt=now - timedelta(days=kept))
    gone, _kinds = old.delete()
    return gone
