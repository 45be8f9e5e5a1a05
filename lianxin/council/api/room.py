"""Who is in the room, as the staff note it."""

from typing import Annotated

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import Body, Call, Key, Ref, Scope, Shape, Slug, enumerated, keep_home
from lianxin.council import actions
from lianxin.council.api.door import router
from lianxin.council.models import Seat, SeatState, SessionState
from lianxin.council.queries.desk_sitting import desk_sitting

StateInRoom = Annotated[SeatState, enumerated(SeatState)]
StateOfMeeting = Annotated[SessionState, enumerated(SessionState)]


class SeatTold(Shape):
    """A member who was called to the session."""

    id: int
    name: str = Field(examples=["李桂芳"])
    state: StateInRoom
    has_come: bool


class Room(Shape):
    """Who was called, and who is there."""

    session: int
    state: StateOfMeeting
    present: int
    quorum_needed: int = Field(description="要到多少人才能表决")
    seats: list[SeatTold]
    verbs: list[str] = Field(examples=[["adjourn", "arrive", "leave", "pause"]])


class Seats(Body):
    """Of which seats it is noted."""

    seats: list[Ref] = Field(min_length=1, max_length=200, examples=[[3, 4]])


@router.reads(
    "/communities/{slug}/sessions/{int:pk}/room",
    scope=Scope.COUNCIL_WORK,
    gives=Room,
    says="一次会：应到的每个人，到了没有",
)
def room(request: Call, slug: Slug, pk: Key) -> Room:
    return _room(request, slug, pk)


ATTENDANCE = {
    "arrive": (actions.arrive, "记到会"),
    "leave": (actions.leave, "记离席"),
    "excuse": (actions.excuse, "记请假"),
    "take_back": (actions.take_back, "到会记错了，改成没有到"),
}
"""By verb: the desk's own action, and what the document calls it."""


def _operation(verb: str) -> None:
    act, says = ATTENDANCE[verb]

    def note(request: Call, slug: Slug, pk: Key, told: Seats) -> Room:
        seen = desk_sitting(request.actor, slug, pk, now=http.now()).seen
        keep_home(request, seen.council.community_id)
        act(request.actor, pk, told.seats, now=http.now())
        return _room(request, slug, pk)

    note.__name__ = verb
    router.writes(
        f"/communities/{{slug}}/sessions/{{int:pk}}/{verb.replace('_', '-')}",
        scope=Scope.COUNCIL_WORK,
        gives=Room,
        says=says,
    )(note)


for each in ATTENDANCE:
    _operation(each)


def _room(request: Call, slug: str, pk: int) -> Room:
    seen = desk_sitting(request.actor, slug, pk, now=http.now()).seen
    request.version = seen.session.revision
    return Room(
        session=seen.session.pk,
        state=SessionState(seen.session.state),
        present=len(seen.present),
        quorum_needed=seen.bar.quorum_needed,
        seats=[_seat(each) for each in seen.seats],
        verbs=sorted(seen.verbs),
    )


def _seat(seat: Seat) -> SeatTold:
    return SeatTold(
        id=seat.pk,
        name=seat.member.name,
        state=SeatState(seat.state),
        has_come=seat.first_at is not None,
    )
