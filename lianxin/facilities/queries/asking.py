from datetime import datetime
from uuid import UUID

from django.db.models import QuerySet

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.facilities.models import Ask, AskState, Booking, Loan, LoanState, Room
from lianxin.facilities.rules.rooms import own_or_at_desk


def asks_for(actor: Actor) -> QuerySet[Ask]:
    seen = Ask.objects.filter(own_or_at_desk(actor))
    return seen.select_related("room", "community__subdistrict", "person__user")


def ask_for(actor: Actor, pk: int, *, lock: bool = False) -> Ask:
    found = asks_for(actor).filter(pk=pk)
    if ask := (found.select_for_update(of=("self",)) if lock else found).first():
        return ask
    raise NotFound


def asked_already(actor: Actor, key: UUID) -> Ask | None:
    """What was sent under the same key before."""
    return asks_for(actor).filter(key=key).first()


MOST_HELD = 200


def held(room: Room, *, since: datetime, until: datetime) -> list[Booking]:
    """When a room is given already; by whom and for what is nobody's business but the desk's."""
    given = Booking.objects.filter(room=room, released_at__isnull=True)
    found = given.filter(starts_at__lt=until, ends_at__gt=since).order_by("starts_at", "pk")
    return list(found.only("starts_at", "ends_at")[:MOST_HELD])


def open_asks_of(person_id: int) -> int:
    return Ask.objects.filter(person_id=person_id, state=AskState.ASKED).count()


def overdue_asks(now: datetime) -> list[int]:
    """Asks whose time has come without an answer, for the clock."""
    late = Ask.objects.filter(state=AskState.ASKED, starts_at__lte=now)
    return list(late.order_by("pk").values_list("pk", flat=True))


def own_asks(actor: Actor, community_id: int) -> QuerySet[Ask]:
    mine = asks_for(actor).filter(person_id__in=actor.person_ids, community_id=community_id)
    return mine.order_by("-starts_at", "-pk")[:20]


def own_loans(actor: Actor, community_id: int) -> QuerySet[Loan]:
    mine = Loan.objects.filter(
        own_or_at_desk(actor),
        person_id__in=actor.person_ids,
        community_id=community_id,
        state=LoanState.OUT,
    )
    return mine.select_related("equipment").order_by("due_on", "pk")[:20]
