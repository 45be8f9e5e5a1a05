"""Members who vote for others by their written word, for one session, where the charter allows."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, NotFound, OutOfOrder
from lianxin.council.actions.taking import record, taken
from lianxin.council.models import Proxy, Seat, SeatState, Session
from lianxin.council.queries.law import proxies_allowed


@transaction.atomic
def empower(actor: Actor, pk: int, *, giver_id: int, holder_id: int, now: datetime) -> Proxy:
    """Note that a member who is not there has given another their vote in writing."""
    session, step = taken(actor, pk, "empower")
    most = proxies_allowed(session.council, now=now)
    if not most:
        raise OutOfOrder(_("按现在的规定和章程，表决不能委托别人。"))
    giver = _seat(session, giver_id, "giver")
    holder = _seat(session, holder_id, "holder")
    if giver == holder:
        raise Invalid(_("不能委托给自己。"), field="holder")
    if giver.state == SeatState.PRESENT:
        raise Invalid(_("他人在场，自己投就行。"), field="giver")
    standing = session.proxies.filter(ended_at=None)
    if standing.filter(giver=giver.member).exists():
        raise OutOfOrder(_("他已经委托过人了，要换人先收回。"))
    if standing.filter(giver=holder.member).exists():
        raise Invalid(_("他自己也委托了别人，不能再替人投。"), field="holder")
    if standing.filter(holder=holder.member).count() >= most:
        raise Invalid(_("一个人最多替 %(most)d 个人投。") % {"most": most}, field="holder")
    proxy = Proxy.objects.create(
        session=session, giver=giver.member, holder=holder.member, given_at=now
    )
    details = {"giver": giver.member_id, "holder": holder.member_id}
    record(actor, step.verb, session, session, now=now, **details)
    return proxy


def _seat(session: Session, member_id: int, field: str) -> Seat:
    if seat := session.seats.select_related("member").filter(member_id=member_id).first():
        return seat
    raise Invalid(_("从应到的成员里选。"), field=field)


@transaction.atomic
def take_proxy_back(actor: Actor, pk: int, *, proxy_id: int, now: datetime) -> Proxy:
    session, _step = taken(actor, pk, "empower")
    proxy = session.proxies.filter(pk=proxy_id, ended_at=None).first()
    if proxy is None:
        raise NotFound
    proxy.ended_at = max(now, proxy.given_at)
    proxy.save(update_fields=["ended_at"])
    details = {"giver": proxy.giver_id, "holder": proxy.holder_id}
    record(actor, "take_proxy_back", session, session, now=now, **details)
    return proxy
