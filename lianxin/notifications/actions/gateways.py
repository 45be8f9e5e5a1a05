"""The street's ways out: set up, tried, switched, taken away; and what was not delivered."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from lianxin.accounts.models import User
from lianxin.core import journal
from lianxin.core.actor import Actor, Role
from lianxin.core.errors import Invalid, NotFound, NotPermitted
from lianxin.core.lazy import lazily
from lianxin.notifications import tasks
from lianxin.notifications.actions.sending.post import Outcome, failed, notify
from lianxin.notifications.models import Delivery, Gateway, Kind, Served, State
from lianxin.notifications.queries.gateways import gateway_for
from lianxin.notifications.queries.outbox import stuck_for, stuck_one
from lianxin.notifications.rules import PHONE, SCHEMES, may_set_up

apprise = lazily("apprise")
MOST_RETRIED = 1_000


@dataclass(frozen=True, slots=True)
class Facts:
    """What a street officer says of a way out."""

    name: str
    kind: str
    url: str
    """Blank where the one that is kept stays."""
    topics: Sequence[str]
    community_ids: Collection[int]


def set_up(actor: Actor, facts: Facts, *, now: datetime) -> Gateway:
    _require(actor, facts)
    check_url(facts.kind, facts.url)
    with transaction.atomic():
        gateway = Gateway.objects.create(
            name=facts.name,
            kind=facts.kind,
            url=facts.url,
            topics=list(facts.topics),
            added_at=now,
        )
        _serve(gateway, facts)
        journal.record(actor, "set_up_gateway", gateway, None, at=now, kind=facts.kind)
    return gateway


def change(actor: Actor, pk: int, facts: Facts, *, now: datetime) -> Gateway:
    """Change what is said of a way out; its kind stays."""
    _require(actor, facts)
    with transaction.atomic():
        gateway = gateway_for(actor, pk, lock=True)
        if facts.url:
            check_url(gateway.kind, facts.url)
            gateway.url = facts.url
        gateway.name, gateway.topics = facts.name, list(facts.topics)
        gateway.save(update_fields=["name", "topics", "url"])
        gateway.served.all().delete()
        _serve(gateway, facts)
        journal.record(actor, "change_gateway", gateway, None, at=now, is_new_url=bool(facts.url))
    return gateway


def _require(actor: Actor, facts: Facts) -> None:
    if not may_set_up(actor):
        raise NotFound
    if not set(facts.community_ids) <= actor.places(Role.STREET):
        raise NotPermitted(_("只能替本街道的社区设置。"))


def _serve(gateway: Gateway, facts: Facts) -> None:
    is_sms = gateway.kind == Kind.SMS
    try:
        with transaction.atomic():
            Served.objects.bulk_create(
                Served(gateway=gateway, community_id=pk, is_sms=is_sms)
                for pk in facts.community_ids
            )
    except IntegrityError as error:
        raise Invalid(
            _("有社区已经接了另一个短信服务，一个社区只接一个。"), field="communities"
        ) from error


def check_url(kind: str, url: str) -> None:
    """Refuse an address that is none, or of another kind of service."""
    if kind == Kind.SMS and PHONE not in url:
        raise Invalid(_("短信的地址里要有 {phone}，发的时候换成手机号。"), field="url")
    robot = apprise.Apprise.instantiate(url.replace(PHONE, "13800000000"))
    names: set[str] = set()
    if robot is not None:
        for told in (robot.protocol, robot.secure_protocol):
            names |= {told} if isinstance(told, str) else set(told or ())
    if not names & SCHEMES[kind]:
        raise Invalid(_("这个地址用不了：照下面的样子从群机器人那里抄来。"), field="url")


@transaction.atomic
def switch(actor: Actor, pk: int, *, is_on: bool, now: datetime) -> Gateway:
    gateway = gateway_for(actor, pk, lock=True)
    gateway.is_on = is_on
    gateway.save(update_fields=["is_on"])
    journal.record(actor, "switch_gateway", gateway, None, at=now, is_on=is_on)
    return gateway


@transaction.atomic
def remove(actor: Actor, pk: int, *, now: datetime) -> Gateway:
    """Take a way out away, and forget its address."""
    gateway = gateway_for(actor, pk, lock=True)
    gateway.url, gateway.is_on, gateway.removed_at = "", False, now
    gateway.save(update_fields=["url", "is_on", "removed_at"])
    gateway.served.all().delete()
    journal.record(actor, "remove_gateway", gateway, None, at=now)
    return gateway


def try_out(actor: Actor, pk: int, *, now: datetime) -> Outcome:
    """Send a few words by it: into the group, or to the telephone of who tries it."""
    gateway = gateway_for(actor, pk)
    url = gateway.url
    if gateway.kind == Kind.SMS:
        phone = User.objects.get(pk=actor.user_id or 0).phone
        if not phone:
            return failed(_("您的账号没有手机号，没处发。"), is_final=True)
        url = url.replace(PHONE, phone)
    outcome = notify(url, _("连心桥"), _("这是一条试发的消息。收到了，就接通了。"))
    with transaction.atomic():
        journal.record(actor, "try_gateway", gateway, None, at=now, is_sent=outcome.is_sent)
    return outcome


@transaction.atomic
def retry(actor: Actor, pk: int, *, now: datetime) -> None:
    """Have what was given up sent once more; the whole message, if it was one of several."""
    delivery = stuck_one(actor, pk, lock=True)
    parts = [delivery.pk]
    if delivery.batch:
        same = stuck_for(actor).filter(batch=delivery.batch)
        parts = list(same.values_list("pk", flat=True))
    _again(parts, now)
    journal.record(actor, "retry_delivery", delivery, delivery.community_id, at=now)


@transaction.atomic
def retry_all(actor: Actor, *, now: datetime) -> int:
    """The same with everything that was given up for good; what may have arrived is left."""
    dead = stuck_for(actor).filter(state=State.DEAD).order_by("pk")
    keys = list(dead.values_list("pk", flat=True)[:MOST_RETRIED])
    _again(keys, now)
    if keys:
        first = Delivery.objects.get(pk=keys[0])
        journal.record(actor, "retry_deliveries", first, None, at=now, count=len(keys))
    return len(keys)


def _again(keys: Collection[int], now: datetime) -> None:
    told = {"state": State.WAITING, "due_at": now, "done_at": None, "attempts": 0, "error": ""}
    Delivery.objects.filter(pk__in=keys).update(**told)
    if keys:
        tasks.wake(at=now)
