from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from lianxin.core import journal
from lianxin.core.actor import Actor
from lianxin.core.errors import Invalid, OutOfOrder
from lianxin.core.headcounts import read_headcount
from lianxin.core.http import local_day
from lianxin.facilities.actions.rooms import require
from lianxin.facilities.models import Visit
from lianxin.facilities.queries import room_for
from lianxin.facilities.queries.desk import visit_for


@transaction.atomic
def count_visits(
    actor: Actor, room_id: int, *, on: date, count: str, now: datetime, who: str = ""
) -> Visit:
    """Write down how many came on a day, as a number or a round word (“20余人”)."""
    room = room_for(actor, room_id)
    require(actor, room.community_id)
    read = read_headcount(count)
    if read is None or read[0] == 0:
        raise Invalid(_("写一个数，例如 35 或 20余人。"), field="count")
    if on > local_day(now):
        raise Invalid(_("这一天还没到。"), field="on")
    visit = Visit.objects.create(
        community_id=room.community_id,
        room=room,
        on=on,
        count=read[0],
        is_approximate=read[1],
        who=who.strip()[:60],
        entered_by_id=actor.user_id,
        entered_at=now,
    )
    journal.record(actor, "count_visits", visit, room.community_id, at=now, count=visit.count)
    return visit


@transaction.atomic
def take_back_visits(actor: Actor, pk: int, *, now: datetime) -> Visit:
    """What was a mistake counts no more; it stays written that it was."""
    visit = visit_for(actor, pk, lock=True)
    require(actor, visit.community_id)
    if visit.taken_back_at:
        raise OutOfOrder(_("这一笔已经撤销过了。"))
    visit.taken_back_at = now
    visit.save(update_fields=["taken_back_at"])
    journal.record(actor, "take_back_visits", visit, visit.community_id, at=now)
    return visit
