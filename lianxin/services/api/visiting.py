"""Whoever goes out for a team: one's own visits, and what came of one; staff may write it, too.
What was found is not read back.
"""

from datetime import datetime
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Key,
    Part,
    Scope,
    Shape,
    body_of,
    done,
    filled,
    keep_home,
    sent_as,
    taking,
)
from lianxin.services.actions import calling
from lianxin.services.api.door import router
from lianxin.services.api.rounds import StateOfCall
from lianxin.services.forms.rounds import Record
from lianxin.services.models import CallState
from lianxin.services.queries.doors import visit_for
from lianxin.services.queries.sheet import Line, own_lines

IS_MET = Part(
    Annotated[bool, Field(description="见到人了没有")], ..., lambda met: "1" if met else ""
)


class OwnHomeCall(Shape):
    """A visit that one goes on; the name once whoever asked was told who comes."""

    id: int
    service: str = Field(examples=["修水龙头"])
    words: str
    place: str
    name: str = Field(description="告诉过对方谁来，才有")
    starts_at: datetime
    ends_at: datetime
    state: StateOfCall


class OwnCalls(Shape):
    """What one has to go to within a fortnight, what is overdue, and what was done today."""

    items: list[OwnHomeCall]


class HomeCallDone(Shape):
    """That what came of a visit is written down."""

    id: int
    state: StateOfCall


@router.reads(
    "/me/visits", scope=Scope.SERVICES_READ, gives=OwnCalls, says="我是服务队的：要上门的几家"
)
def own_visits(request: Call) -> OwnCalls:
    here = request.caller.community_id
    lines = own_lines(request.actor, here, today=http.today())
    return OwnCalls(items=[_line(each) for each in lines])


def _line(line: Line) -> OwnHomeCall:
    visit = line.visit
    return OwnHomeCall(
        id=visit.pk,
        service=visit.request.service.name,
        words=visit.request.words,
        place=visit.request.place_label,
        name=line.name,
        starts_at=visit.starts_at,
        ends_at=visit.ends_at,
        state=CallState(visit.state),
    )


@router.writes(
    "/me/visits/{int:pk}/record",
    scope=Scope.SERVICES_WRITE,
    gives=HomeCallDone,
    says="记上门结果：上门的人自己记，或者工作人员代记",
)
@taking(body_of(Record, "RecordsCall", without={"elapsed"}, instead={"is_met": IS_MET}))
def record_visit(request: Call, pk: Key, told: Any) -> HomeCallDone:
    keep_home(request, visit_for(request.actor, pk).community_id)
    data, files = filled(told, key=sent_as(request))
    form = Record(data, files)

    def deed() -> object:
        photo, now = form.cleaned_data["photo"], http.now()
        return calling.record(request.actor, pk, form.told(), now=now, photo=photo)

    done(form, deed)
    return HomeCallDone(id=pk, state=CallState(visit_for(request.actor, pk).state))
