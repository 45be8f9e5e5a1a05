"""Rounds of visits at the desk: a half-day planned, promised, changed by hand. What was found at
somebody's home is read on the pages alone.
"""

from datetime import date, datetime
from typing import Annotated, Any

from ninja import Query
from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Body,
    Call,
    Day,
    Key,
    Scope,
    Shape,
    Slug,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
)
from lianxin.people.queries import workplace
from lianxin.places.models import Community
from lianxin.services.actions import calling, planning
from lianxin.services.api.door import router
from lianxin.services.deeds import VISIT_DEEDS
from lianxin.services.forms import rounds as forms
from lianxin.services.models import CallState, PlanState, Visit
from lianxin.services.queries import desk_rounds as queries
from lianxin.services.rules.requests import VISIT_FLOW
from lianxin.volunteers.deeds import Deed
from lianxin.volunteers.models import Half

StateOfCall = Annotated[CallState, enumerated(CallState)]
StateOfRound = Annotated[PlanState, enumerated(PlanState)]
TheHalf = Annotated[Half, enumerated(Half)]
VERBS = Field(examples=[["promise", "reassign"]], description="您现在能走的步")


class HomeCall(Shape):
    """A visit in a round."""

    id: int
    request: int
    service: str = Field(examples=["修水龙头"])
    place: str
    member: int
    member_name: str = Field(examples=["赵师傅"])
    starts_at: datetime
    ends_at: datetime
    state: StateOfCall
    is_promised: bool = Field(description="告诉过对方了：重排也不动它")


class HomeCallAtDesk(HomeCall):
    """The same with the steps open to the caller, and who could go instead."""

    able: list["WhoCould"]
    verbs: list[str] = VERBS


class WhoCould(Shape):
    """A member of a team who could go."""

    id: int
    name: str = Field(examples=["赵师傅"])


class RoundTold(Shape):
    """One member's half-day."""

    member: int
    name: str = Field(examples=["赵师傅"])
    minutes: int
    metres: int
    calls: list[HomeCall]


class LeftOutOfRound(Shape):
    """What a plan could not take up, and why."""

    request: int
    why: str


class HalfTold(Shape):
    """A half-day's rounds."""

    day: date
    half: str
    state: StateOfRound | None = Field(description="排着没有；空的是还没排过")
    progress: int
    waiting: int = Field(description="想要这半天、还没排上的")
    loose: int = Field(description="排了、还没告诉对方的")
    rounds: list[RoundTold]
    left_out: list[LeftOutOfRound]


class WhichHalf(Body):
    """A morning or an afternoon."""

    day: Day = Field(examples=["2026-03-12"])
    half: TheHalf = Field(examples=["am"])


@router.reads(
    "/communities/{slug}/rounds",
    scope=Scope.SERVICES_WORK,
    gives=HalfTold,
    says="半天的上门路线：谁去哪几家",
)
def rounds(request: Call, slug: Slug, which: Query[WhichHalf]) -> HalfTold:
    return _half(request, slug, which.day, which.half)


def _half(request: Call, slug: str, day: date, half: str) -> HalfTold:
    page = queries.half_desk(request.actor, slug, day, half)
    keep_home(request, page.community.pk)
    plan = page.plan
    return HalfTold(
        day=page.day,
        half=page.half,
        state=PlanState(plan.state) if plan else None,
        progress=plan.progress if plan else 0,
        waiting=page.waiting,
        loose=page.loose,
        rounds=[_round(each) for each in page.rounds],
        left_out=[LeftOutOfRound(request=each.pk, why=str(why)) for each, why in page.left_out],
    )


def _round(found: queries.Round) -> RoundTold:
    return RoundTold(
        member=found.member.pk,
        name=found.member.name,
        minutes=found.minutes,
        metres=found.metres,
        calls=[HomeCall.model_validate(call_facts(each)) for each in found.visits],
    )


def call_facts(visit: Visit) -> dict[str, Any]:
    return {
        "id": visit.pk,
        "request": visit.request_id,
        "service": visit.request.service.name,
        "place": visit.request.place_label,
        "member": visit.member_id,
        "member_name": visit.member.name,
        "starts_at": visit.starts_at,
        "ends_at": visit.ends_at,
        "state": CallState(visit.state),
        "is_promised": visit.is_promised,
    }


@router.writes(
    "/communities/{slug}/rounds/plan",
    scope=Scope.SERVICES_WORK,
    gives=HalfTold,
    says="排半天的上门；告诉过对方的不动，其余重排",
)
@taking(body_of(forms.HalfDay, "PlansHalf"))
def plan_half(request: Call, slug: Slug, told: Any) -> HalfTold:
    community, form = kept_workplace(request, slug), forms.HalfDay(filled(told)[0])

    def deed() -> object:
        return planning.plan_half(request.actor, community, **form.cleaned_data, now=http.now())

    done(form, deed)
    return _half(request, slug, form.cleaned_data["day"], form.cleaned_data["half"])


@router.writes(
    "/communities/{slug}/rounds/promise",
    scope=Scope.SERVICES_WORK,
    gives=HalfTold,
    says="半天的都告诉对方，时间定下",
)
@taking(body_of(forms.HalfDay, "PlansHalf"))
def promise_half(request: Call, slug: Slug, told: Any) -> HalfTold:
    community, form = kept_workplace(request, slug), forms.HalfDay(filled(told)[0])

    def deed() -> object:
        said = form.cleaned_data
        return calling.promise_all(
            request.actor, community, said["day"], said["half"], now=http.now()
        )

    done(form, deed)
    return _half(request, slug, form.cleaned_data["day"], form.cleaned_data["half"])


def kept_workplace(request: Call, slug: str) -> Community:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    return community


@router.reads(
    "/communities/{slug}/visits/{int:pk}/desk",
    scope=Scope.SERVICES_WORK,
    gives=HomeCallAtDesk,
    says="一次上门，和谁能去",
)
def visit_at_desk(request: Call, slug: Slug, pk: Key) -> HomeCallAtDesk:
    return _visit(request, slug, pk)


def _visit(request: Call, slug: str, pk: int) -> HomeCallAtDesk:
    visit, verbs = queries.visit_desk(request.actor, slug, pk)
    keep_home(request, visit.community_id)
    able = queries.able(visit.request, on=visit.day)
    return HomeCallAtDesk.model_validate(
        {**call_facts(visit), "able": [who_could(each) for each in able], "verbs": sorted(verbs)}
    )


def who_could(told: tuple[int, str]) -> WhoCould:
    return WhoCould(id=told[0], name=told[1])


def _of_visit(verb: str, deed: Deed) -> None:
    def take(request: Call, slug: Slug, pk: Key, told: Any) -> HomeCallAtDesk:
        visit, _verbs = queries.visit_desk(request.actor, slug, pk)
        keep_home(request, visit.community_id)
        choices = {"member_id": queries.able(visit.request, on=visit.day)}
        form = deed.form(request.actor, visit, http.today(), choices, *filled(told))
        done(form, lambda: deed.act(request.actor, pk, now=http.now(), **form.said()))
        return _visit(request, slug, pk)

    take.__name__ = f"visit_{verb}"
    router.writes(
        f"/communities/{{slug}}/visits/{{int:pk}}/{verb.replace('_', '-')}",
        scope=Scope.SERVICES_WORK,
        gives=HomeCallAtDesk,
        says=f"一次上门：{VISIT_FLOW[verb].label}",
    )(taking(body_of(deed.form, f"Visit{deed.form.__name__}"))(take))


for each, its_deed in VISIT_DEEDS.items():
    _of_visit(each, its_deed)
