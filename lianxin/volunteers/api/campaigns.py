"""Campaigns over the community's places: which are covered, what is found and cleaned."""

from datetime import date, datetime
from typing import Annotated, Any

from pydantic import Field

from lianxin.core import http
from lianxin.core.api import (
    Call,
    Choices,
    Found,
    Key,
    Part,
    Ref,
    Scope,
    Shape,
    Slug,
    as_told,
    body_of,
    done,
    enumerated,
    filled,
    keep_home,
    taking,
    unchanged_since,
)
from lianxin.core.errors import NotFound
from lianxin.core.pace import spend
from lianxin.people.queries import workplace
from lianxin.volunteers import actions
from lianxin.volunteers.api.door import labels, offering, router, steps_at_desk
from lianxin.volunteers.api.shapes import (
    REVISION,
    VERBS,
    StateOfCampaign,
    VolunteerShift,
    shift_of,
)
from lianxin.volunteers.deeds import CAMPAIGN_DEEDS, COVER, TASK_DEEDS
from lianxin.volunteers.forms.campaigning import Tell
from lianxin.volunteers.forms.steps import CampaignForm
from lianxin.volunteers.models import Campaign, CampaignState, Task, TaskKind, TaskState
from lianxin.volunteers.queries import campaigns as queries
from lianxin.volunteers.queries.access import spot_for, task_for
from lianxin.volunteers.queries.law import JOINS, count_of
from lianxin.volunteers.rules import CAMPAIGN_FLOW, TASK_FLOW
from lianxin.volunteers.rules.wording import shift_told

StateOfTask = Annotated[TaskState, enumerated(TaskState)]
KindOfTask = Annotated[TaskKind, enumerated(TaskKind)]
SPOT = Part(Annotated[Ref, Field(description="哪里：编号在 spots 里")], ..., str)
PlansCampaign = body_of(CampaignForm, "PlansCampaign")


class SpotTold(Shape):
    """A place of a campaign."""

    id: int
    name: str = Field(examples=["青龙巷"])
    covered_at: datetime | None = Field(description="什么时候走到的")
    open: int = Field(description="还有几处没清理")
    cleaned: int


class FoundTold(Shape):
    """Something that is to be cleaned."""

    id: int
    spot: int
    kind: KindOfTask
    words: str
    state: StateOfTask
    found_at: datetime
    is_shown: bool


class CampaignTold(Shape):
    """A campaign with its map, as the caller sees it."""

    id: int
    name: str = Field(examples=["创建全国卫生城市"])
    what: str
    state: StateOfCampaign
    starts_on: date
    ends_on: date
    outcome: str
    revision: int = REVISION
    spots: list[SpotTold]
    tasks: list[FoundTold]
    shifts: list[VolunteerShift]
    verbs: list[str] = VERBS


@router.reads(
    "/communities/{slug}/volunteering/campaigns/{int:pk}",
    scope=Scope.VOLUNTEERS_READ,
    gives=CampaignTold,
    says="一个专题活动：走到了哪里、清理了什么",
    is_open=True,
)
def campaign(request: Call, slug: Slug, pk: Key) -> CampaignTold:
    return _told(request, slug, pk)


def _told(request: Call, slug: str, pk: int) -> CampaignTold:
    seen = queries.coverage(request.actor, slug, pk)
    found = seen.campaign
    request.version = found.revision
    return CampaignTold(
        id=found.pk,
        name=found.name,
        what=found.what,
        state=CampaignState(found.state),
        starts_on=found.starts_on,
        ends_on=found.ends_on,
        outcome=found.outcome,
        revision=found.revision,
        spots=[_spot(row) for row in seen.rows],
        tasks=[_task(each) for each in seen.tasks],
        shifts=[shift_of(each) for each in seen.shifts],
        verbs=sorted(seen.verbs),
    )


def _spot(row: queries.Row) -> SpotTold:
    spot = row.spot
    return SpotTold(
        id=spot.pk, name=spot.name, covered_at=spot.covered_at, open=row.open, cleaned=row.cleaned
    )


def _task(task: Task) -> FoundTold:
    return as_told(FoundTold, task, spot=task.spot_id)


@router.writes(
    "/communities/{slug}/volunteering/campaigns",
    scope=Scope.VOLUNTEERS_WORK,
    gives=CampaignTold,
    says="办一个专题活动",
    status=201,
)
@taking(PlansCampaign)
def plan_campaign(request: Call, slug: Slug, told: Any) -> CampaignTold:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    form = CampaignForm(filled(told)[0])

    def deed() -> Campaign:
        return actions.plan_campaign(request.actor, community, form.told(), now=http.now())

    return _told(request, slug, done(form, deed).pk)


@router.writes(
    "/communities/{slug}/volunteering/campaigns/{int:pk}/rewrite",
    scope=Scope.VOLUNTEERS_WORK,
    gives=CampaignTold,
    says="改一个专题活动",
    has_version=True,
)
@taking(PlansCampaign)
def rewrite_campaign(request: Call, slug: Slug, pk: Key, told: Any) -> CampaignTold:
    seen = unchanged_since(request, _page(request, slug, pk).seen.campaign.revision)
    form = CampaignForm(filled(told)[0])

    def deed() -> object:
        return actions.rewrite_campaign(request.actor, pk, form.told(), now=http.now(), seen=seen)

    done(form, deed)
    return _told(request, slug, pk)


@router.writes(
    "/communities/{slug}/volunteering/campaigns/{int:pk}/tasks",
    scope=Scope.VOLUNTEERS_WRITE,
    gives=CampaignTold,
    says="说一处要清理的；工作人员看过才公开",
    status=201,
)
@taking(body_of(Tell, "TellsOfTask", instead={"spot": SPOT}))
def report_task(request: Call, slug: Slug, pk: Key, told: Any) -> CampaignTold:
    seen = queries.coverage(request.actor, slug, pk)
    keep_home(request, seen.community.pk)
    most = count_of(seen.community, JOINS, on=http.today())
    spend("volunteers.tell", str(request.actor.user_id), most=most, now=http.now())
    form = Tell([(row.spot.pk, row.spot.name) for row in seen.rows], *filled(told))

    def deed() -> object:
        spot, found = form.cleaned_data["spot"], form.found()
        return actions.report_task(request.actor, spot, found, now=http.now())

    done(form, deed)
    return _told(request, slug, pk)


def _page(request: Call, slug: str, pk: int) -> queries.CampaignDesk:
    page = queries.campaign_desk(request.actor, slug, pk)
    keep_home(request, page.seen.community.pk)
    return page


def _found(request: Call, slug: str, pk: int) -> Found:
    page = _page(request, slug, pk)
    seen = page.seen
    choices: Choices = {
        "place_ids": [(yard.pk, yard.name) for yard in page.yards],
        "spot_ids": [(row.spot.pk, row.spot.name) for row in seen.rows],
        "shift_id": [
            (each.pk, shift_told(each)) for each in seen.shifts if each.state == "planned"
        ],
    }
    return offering(seen.campaign, choices)


def _spot_found(request: Call, slug: str, pk: int) -> Found:
    found = spot_for(request.actor, pk)
    return offering(_kept(request, slug, found, found.campaign))


def _task_found(request: Call, slug: str, pk: int) -> Found:
    found = task_for(request.actor, pk)
    return offering(_kept(request, slug, found, found.spot.campaign))


def _kept(request: Call, slug: str, thing: Any, campaign: Campaign) -> Any:
    community = workplace(request.actor, slug)
    keep_home(request, community.pk)
    if campaign.community_id != community.pk:
        raise NotFound
    return thing


steps_at_desk(
    path="volunteering/campaigns/{int:pk}",
    name="campaign_{}",
    body="VolunteersCampaign{}",
    find=_found,
    gives=CampaignTold,
    tell=lambda request, slug, campaign: _told(request, slug, campaign.pk),
    has_version=True,
).declare(
    CAMPAIGN_DEEDS, labels(CAMPAIGN_DEEDS, CAMPAIGN_FLOW, {"spots": "加地点", "send": "排谁去哪里"})
)
steps_at_desk(
    path="volunteering/spots/{int:pk}",
    name="spot_{}",
    body="VolunteersSpot{}",
    find=_spot_found,
    gives=CampaignTold,
    tell=lambda request, slug, spot: _told(request, slug, spot.campaign_id),
).declare(COVER, labels(COVER, CAMPAIGN_FLOW, {"cover": "记下这里走到了"}))
steps_at_desk(
    path="volunteering/tasks/{int:pk}",
    name="task_{}",
    body="VolunteersTask{}",
    find=_task_found,
    gives=CampaignTold,
    tell=lambda request, slug, task: _told(request, slug, task.spot.campaign_id),
).declare(TASK_DEEDS, labels(TASK_DEEDS, TASK_FLOW, {"clean": "记下清理好了", "drop": "不用清理"}))
