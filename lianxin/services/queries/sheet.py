"""A member's route sheet: on the phone, on paper, in the calendar."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q

from lianxin.core.actor import Actor
from lianxin.core.errors import NotFound
from lianxin.services.models import CallState, Member, Visit
from lianxin.services.queries.doors import member_by_token

AHEAD = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Line:
    """One call; name and phone are there only once the person was told who comes."""

    visit: Visit
    name: str
    phone: str


@dataclass(frozen=True, slots=True)
class Sheet:
    member: Member
    today: date
    lines: Sequence[Line]

    @property
    def planned(self) -> list[Line]:
        return [each for each in self.lines if each.visit.state == CallState.PLANNED]

    @property
    def done(self) -> list[Line]:
        return [each for each in self.lines if each.visit.state == CallState.DONE]


def sheet(token: str, *, today: date) -> Sheet:
    """What is to be done from today on, what is overdue, and what was done today; a member who has
    left has none.
    """
    member = member_by_token(token)
    if member.until is not None and member.until < today:
        raise NotFound
    return Sheet(member, today, _lines(Q(member=member), today=today))


def own_lines(actor: Actor, community_id: int, *, today: date) -> list[Line]:
    """The same for who goes out and has an account, whichever teams they are in."""
    still = Q(member__until__isnull=True) | Q(member__until__gte=today)
    mine = Q(member__person_id__in=actor.person_ids, community_id=community_id)
    return _lines(mine & still, today=today)


def _lines(whose: Q, *, today: date) -> list[Line]:
    visits = Visit.objects.filter(
        Q(state=CallState.PLANNED) | Q(state=CallState.DONE, day=today),
        whose,
        day__lte=today + AHEAD,
    ).select_related("request__service", "request__place", "request__asker__user", "community")
    return [_line(each) for each in visits.order_by("starts_at", "pk")]


def _line(visit: Visit) -> Line:
    request, asker = visit.request, visit.request.asker
    is_open = visit.is_promised and visit.state == CallState.PLANNED
    if not is_open or asker is None:
        return Line(visit, "", "")
    phone = asker.phone or (asker.user.phone if asker.user else "")
    return Line(visit, request.served_name or asker.name, phone)
