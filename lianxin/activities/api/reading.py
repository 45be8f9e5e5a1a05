"""Activities: what is ahead and has been, signing up and giving a place back."""

from datetime import datetime
from typing import Annotated

from django.http import HttpResponse
from django.urls import reverse
from ninja import Query
from pydantic import Field

from lianxin.activities import actions, pdf
from lianxin.activities.actions import Who
from lianxin.activities.api.door import router
from lianxin.activities.models import Activity, Kind, Signup, SignupState, State, Way
from lianxin.activities.queries import calendar
from lianxin.activities.queries.access import activity_at
from lianxin.activities.queries.mine import mine
from lianxin.activities.queries.portal import own, stars, turn, turns
from lianxin.activities.rules.activity import Phase, phase
from lianxin.activities.rules.words import answer
from lianxin.core import http
from lianxin.core.api import (
    PDF,
    Call,
    Key,
    Leaf,
    Scope,
    Shape,
    Slug,
    Turning,
    enumerated,
    keep_home,
    turned,
)
from lianxin.core.errors import NotFound
from lianxin.places.queries import community_by_slug

KindOfActivity = Annotated[Kind, enumerated(Kind)]
ActivityState = Annotated[State, enumerated(State)]
WayOfComing = Annotated[Way, enumerated(Way)]
PhaseNow = Annotated[Phase, enumerated(Phase)]
StateOfSignup = Annotated[SignupState, enumerated(SignupState)]


class ActivityRow(Shape):
    """An activity as a list tells it."""

    id: int
    title: str = Field(examples=["元宵灯会"])
    kind: KindOfActivity
    state: ActivityState
    organiser: str
    starts_at: datetime
    ends_at: datetime
    where: str = Field(examples=["社区活动室"])
    way: WayOfComing
    phase: PhaseNow = Field(description="报名：没开始、正在报、截止了；或不用报名、办完了")
    capacity: int | None
    taken: int
    waiting: int


class ActivityTold(ActivityRow):
    """An activity, and what the caller has of it."""

    words: str
    audience: str
    partners: str
    reason: str = Field(description="为什么取消了")
    headcount: int | None
    outcome: str
    stars: float | None = Field(description="来过的人打的分，平均")
    own: "SignupTold | None" = Field(description="您报的名")


class SignupTold(Shape):
    """One's own sign-up."""

    activity: int
    number: int = Field(examples=[17])
    state: StateOfSignup
    words: str = Field(examples=["报上了，您是第 17 号。"])
    offer_until: datetime | None = Field(description="候补轮到了，几点前答应")


class Ahead(Shape):
    """What is ahead, the next first."""

    items: list[ActivityRow]


class ActivityLeaf(Leaf):
    """A page of what has been, the latest first."""

    items: list[ActivityRow]


class Signups(Shape):
    """One's own sign-ups for what is ahead."""

    items: list[SignupTold]


@router.reads(
    "/communities/{slug}/activities",
    scope=Scope.ACTIVITIES_READ,
    gives=Ahead,
    says="要办的活动，近的在前",
    is_open=True,
)
def ahead(request: Call, slug: Slug) -> Ahead:
    now, community = http.now(), community_by_slug(slug)
    rows = calendar.ahead(request.actor, community.pk, now=now)
    return Ahead(items=[row_of(each) for each in rows])


@router.reads(
    "/communities/{slug}/activities/past",
    scope=Scope.ACTIVITIES_READ,
    gives=ActivityLeaf,
    says="办过的活动，新的在前，一页二十场",
    is_open=True,
)
def past(request: Call, slug: Slug, turn: Query[Turning]) -> ActivityLeaf:
    page = calendar.past(
        request.actor, community_by_slug(slug).pk, after=turn.after, before=turn.before
    )
    return turned(ActivityLeaf, page, row_of)


@router.reads(
    "/communities/{slug}/activities/{int:pk}",
    scope=Scope.ACTIVITIES_READ,
    gives=ActivityTold,
    says="一场活动，和您报的名",
    is_open=True,
)
def activity(request: Call, slug: Slug, pk: Key) -> ActivityTold:
    return told_activity(request, activity_at(request.actor, slug, pk))


@router.reads(
    "/me/signups", scope=Scope.ACTIVITIES_READ, gives=Signups, says="我报了名、还没办的活动"
)
def signups(request: Call) -> Signups:
    found = list(mine(request.actor))
    places = turns(found)
    return Signups(items=[_signup(each, places.get(each.pk, 0)) for each in found])


@router.writes(
    "/communities/{slug}/activities/{int:pk}/sign-up",
    scope=Scope.ACTIVITIES_WRITE,
    gives=SignupTold,
    says="报名：再按一次还是同一个号",
)
def sign_up(request: Call, slug: Slug, pk: Key) -> SignupTold:
    activity = _home(request, slug, pk)
    return _signup(actions.sign_up(request.actor, activity.pk, Who(), now=http.now()))


@router.writes(
    "/communities/{slug}/activities/{int:pk}/cancel",
    scope=Scope.ACTIVITIES_WRITE,
    gives=SignupTold,
    says="不去了，名额给下一位",
)
def cancel(request: Call, slug: Slug, pk: Key) -> SignupTold:
    signup = _own(request, _home(request, slug, pk))
    return _signup(actions.cancel(request.actor, signup.pk, now=http.now()))


@router.writes(
    "/communities/{slug}/activities/{int:pk}/confirm",
    scope=Scope.ACTIVITIES_WRITE,
    gives=SignupTold,
    says="候补轮到了：我来",
)
def confirm(request: Call, slug: Slug, pk: Key) -> SignupTold:
    signup = _own(request, _home(request, slug, pk))
    return _signup(actions.confirm(request.actor, signup.pk, now=http.now()))


def _home(request: Call, slug: str, pk: int) -> Activity:
    activity = activity_at(request.actor, slug, pk)
    keep_home(request, activity.community_id)
    return activity


def _own(request: Call, activity: Activity) -> Signup:
    signup = own(request.actor, activity).signup
    if signup is None:
        raise NotFound
    return signup


def row_of(activity: Activity) -> ActivityRow:
    return ActivityRow.model_validate(activity_facts(activity))


def activity_facts(activity: Activity) -> dict[str, object]:
    return {
        "id": activity.pk,
        "title": activity.title,
        "kind": Kind(activity.kind),
        "state": State(activity.state),
        "organiser": activity.organiser,
        "starts_at": activity.starts_at,
        "ends_at": activity.ends_at,
        "where": activity.where,
        "way": Way(activity.way),
        "phase": phase(activity, http.now()),
        "capacity": activity.capacity,
        "taken": activity.taken,
        "waiting": activity.waiting,
    }


def told_activity(request: Call, activity: Activity) -> ActivityTold:
    mean, signup = stars(activity).mean, own(request.actor, activity).signup
    request.version = activity.revision
    return ActivityTold.model_validate(
        {
            **activity_facts(activity),
            "words": activity.words,
            "audience": activity.audience,
            "partners": activity.partners,
            "reason": activity.reason,
            "headcount": activity.headcount,
            "outcome": activity.outcome,
            "stars": None if mean is None else round(float(mean), 2),
            "own": _signup(signup) if signup else None,
        }
    )


def _signup(signup: Signup, place: int | None = None) -> SignupTold:
    return SignupTold(
        activity=signup.activity_id,
        number=signup.number,
        state=SignupState(signup.state),
        words=answer(signup, turn=turn(signup) if place is None else place),
        offer_until=signup.offer_until,
    )


@router.papers(
    "/communities/{slug}/activities/{int:pk}/poster",
    scope=Scope.ACTIVITIES_READ,
    says="一场活动的海报，PDF，带报名的码",
    is_open=True,
)
def poster(request: Call, slug: Slug, pk: Key) -> HttpResponse:
    activity = activity_at(request.actor, slug, pk)
    page = reverse("activities:show", args=[slug, activity.pk])
    address = request.build_absolute_uri(page)
    paper = pdf.poster(activity, address=address, today=http.today())
    return HttpResponse(paper, content_type=PDF)
